"""The words of a thread's posts, looked up by runs of a few: what a later post repeats of an earlier one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SHINGLE = 5  # words looked up at once: rare enough to be no phrase, short enough to survive an edit near by
_LEAST_WORDS = 8  # a repetition of fewer words is one only where it is the whole of an earlier post
_LEAST_WHOLE = 4  # and that of fewer still never is: 'Thanks', 'I agree with you'
_GAP = 3  # words that may differ inside a repetition
_POST = 2**32  # more than the words of any post
_PLACES = 6  # places kept for one shingle, so that a phrase of every post costs no more than a rare one
_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*|[^\w\s\"“”'‘’«»„.,;:!?…()\[\]–—-]")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|$")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A stretch of a text that an earlier post holds too."""

    start: int
    end: int
    post: int  # index of the earlier post
    whole: bool  # all of the earlier post


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Match:
    """Words [start, end) of a text that are words of an earlier one from `source_start` on."""

    start: int
    end: int
    post: int
    source_start: int
    source_end: int


class TextIndex:
    """The words of a thread's posts so far, looked up by runs of a few words."""

    def __init__(self, footers: frozenset[tuple[str, ...]] = frozenset()) -> None:
        self._footers = footers
        self._words: list[tuple[str, ...]] = []
        self._authors: list[str | None] = []
        # Where a shingle stands, as one number or, of the few that stand in several places, a list of them: millions
        # of lists would cost more than all else here. A shingle is its hash: what is found by it is compared again.
        self._places: dict[int, int | list[int]] = {}
        self._paragraphs: set[tuple[str, ...]] = set()
        self._unread: list[str] = []  # texts whose paragraphs nobody has asked for yet
        self._whole: dict[tuple[str, ...], int] = {}
        self._whole_openings: set[int] = set()
        self._by_author: dict[str, list[int]] = defaultdict(list)

    def add(self, text: str, author: str | None = None) -> None:
        """Take in the next post's own words."""
        words = _texts(text)
        post = len(self._words)
        self._words.append(words)
        self._authors.append(author)
        if author:
            self._by_author[author.casefold()].append(post)
        shingles = _runs(words, _SHINGLE)
        places = range(post * _POST, post * _POST + len(shingles))
        if len(set(shingles)) == len(shingles) and self._places.keys().isdisjoint(shingles):
            self._places.update(zip(shingles, places, strict=True))
        else:
            for shingle, place in zip(shingles, places, strict=True):
                self._place(shingle, place)
        self._unread.append(text)
        if _LEAST_WHOLE <= len(words) < _LEAST_WORDS:
            self._whole.setdefault(words, post)
            self._whole_openings.add(hash(words[:_LEAST_WHOLE]))

    def repeated(self, text: str) -> list[Repeated]:
        """The stretches of a text that repeat earlier posts, cut at ends of sentences or paragraphs."""
        if not self._may_hold(text):
            return []
        words = [w for w in _words(text) if not self._is_footer(text, w)]
        breaks = _breaks(text)
        found: list[Repeated] = []
        at = 0
        while at < len(words):
            match = self._match(words, at)
            if match is None or not self._counts(match):
                at += 1
                continue
            start, end = words[self._first(text, words, match)].start, words[match.end - 1].end
            fitted = _fit(start, end, breaks)
            if fitted is None:
                at = match.end
                continue
            whole = match.source_end - match.source_start >= 0.95 * len(self._words[match.post])
            found.append(Repeated(fitted[0], fitted[1], match.post, whole))
            at = next((i for i in range(match.end, len(words)) if words[i].start >= fitted[1]), len(words))
        return _joined(text, found)

    def source(self, text: str, author: str | None) -> int | None:
        """The earlier post that a quote is taken from, or None."""
        words = _texts(text)
        if not words:
            return None
        votes: dict[int, int] = defaultdict(int)
        for shingle in _runs(words, _SHINGLE):
            for post, _ in self._found(shingle):
                votes[post] += 1
        name = author.casefold() if author else None
        if votes:
            same = [p for p in votes if name and (self._authors[p] or "").casefold() == name]
            best = max(same or votes, key=lambda p: (votes[p], -p))
            if votes[best] >= 0.3 * (len(words) - _SHINGLE + 1):
                return best
        for post in reversed(self._by_author.get(name or "", [])[-100:]):
            if _holds(self._words[post], words):
                return post
        return None

    def holds(self, text: str) -> bool:
        """Whether a paragraph of an earlier post is this very text."""
        while self._unread:
            self._paragraphs.update(_texts(m[0]) for m in _PARAGRAPH.finditer(self._unread.pop()))
        return _texts(text) in self._paragraphs

    def _place(self, shingle: int, place: int) -> None:
        known = self._places.get(shingle)
        if known is None:
            self._places[shingle] = place
        elif isinstance(known, int):
            self._places[shingle] = [known, place]
        elif len(known) < _PLACES:
            known.append(place)

    def _found(self, shingle: int) -> list[tuple[int, int]]:
        """The posts that a shingle stands in, and the word it begins with in each."""
        places = self._places.get(shingle)
        if places is None:
            return []
        return [divmod(place, _POST) for place in (places if isinstance(places, list) else [places])]

    def _may_hold(self, text: str) -> bool:
        """Whether any run of words of a text is known: most posts repeat nothing, and are done with here."""
        texts = _texts(text)
        return not (
            self._places.keys().isdisjoint(_runs(texts, _SHINGLE))
            and self._whole_openings.isdisjoint(_runs(texts, _LEAST_WHOLE))
        )

    def _match(self, words: Sequence[_Word], at: int) -> _Match | None:
        """The longest match that begins at a word, the earliest post first."""
        best: _Match | None = None
        run = tuple(w.text for w in words[at : at + _SHINGLE])
        for post, place in self._found(hash(run)):
            if self._words[post][place : place + _SHINGLE] != run:
                continue
            end, source_end = self._extend(words, at + _SHINGLE, post, place + _SHINGLE)
            if best is None or end > best.end:
                best = _Match(at, end, post, place, source_end)
        if best is None:
            for size in range(min(_LEAST_WORDS - 1, len(words) - at), _LEAST_WHOLE - 1, -1):
                whole = self._whole.get(tuple(w.text for w in words[at : at + size]))
                if whole is not None:
                    return _Match(at, at + size, whole, 0, size)
        return best

    def _extend(self, words: Sequence[_Word], at: int, post: int, place: int) -> tuple[int, int]:
        """How far a match goes on, past differences of a few words."""
        source = self._words[post]
        while at < len(words) and place < len(source):
            if words[at].text == source[place]:
                at, place = at + 1, place + 1
                continue
            skip = _resume(tuple(w.text for w in words[at : at + _GAP + 3]), source[place : place + _GAP + 3])
            if skip is None:
                break
            at, place = at + skip[0], place + skip[1]
        return at, place

    def _first(self, text: str, words: Sequence[_Word], match: _Match) -> int:
        """The first word of a match, moved to its paragraph's first where an edit alone lies between."""
        line = text.rfind("\n", 0, words[match.start].start) + 1
        first = match.start
        while first > 0 and words[first - 1].start >= line:
            first -= 1
        skipped = [w.text for w in words[first : match.start]]
        source = self._words[match.post][max(0, match.source_start - len(skipped) - 1) : match.source_start]
        alike = sum(word in source for word in skipped)
        return first if len(skipped) <= 2 * _GAP and 2 * alike >= len(skipped) else match.start

    def _counts(self, match: _Match) -> bool:
        """Whether a match is long enough to be a repetition."""
        length = match.end - match.start
        return length >= _LEAST_WORDS or length >= max(_LEAST_WHOLE, len(self._words[match.post]))

    def _is_footer(self, text: str, word: _Word) -> bool:
        """Whether a word stands in a paragraph that ends several posts."""
        if not self._footers:
            return False
        begin, end = text.rfind("\n", 0, word.start) + 1, text.find("\n", word.end)
        return _texts(text[begin : end if end >= 0 else None]) in self._footers


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, plain apostrophes."""
    return _texts(text)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [m[0] for m in _PARAGRAPH.finditer(text) if m[0].strip()]


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        yield _Word(found[0].replace("’", "'").casefold(), found.start(), found.end())


def _breaks(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Paragraphs and sentences of a text as spans."""
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if m[0].strip()]
    sentences: list[tuple[int, int]] = []
    for start, end in paragraphs:
        at = start
        for m in _SENTENCE_END.finditer(text, start, end):
            if m.end() > at:
                sentences.append((at, m.end()))
                at = m.end()
    return paragraphs, sentences


def _fit(start: int, end: int, breaks: tuple[list[tuple[int, int]], list[tuple[int, int]]]) -> tuple[int, int] | None:
    """The match as whole sentences from a paragraph's start, or None where it lies inside somebody's own sentence."""
    paragraphs, sentences = breaks
    first = next((p for p in paragraphs if p[0] <= start < p[1]), None)
    if first is None:
        return None
    if start - first[0] > 6:  # a list marker or an opening quote sign may come before
        later = next((s for s in sentences if s[0] >= start - 2 and s[1] <= end + 3), None)
        if later is None or end - later[0] < 60:
            return None
        start = later[0]
    else:
        start = first[0]
    ends = [s[1] for s in sentences if start < s[1] <= end + 6]
    return (start, max(ends)) if ends else None


def _joined(text: str, found: Sequence[Repeated]) -> list[Repeated]:
    """Neighbouring stretches from one post as one, with what lies between them if that is no word of its own."""
    joined: list[Repeated] = []
    for stretch in found:
        last = joined[-1] if joined else None
        if last and last.post == stretch.post and not _WORD.search(text[last.end : stretch.start]):
            joined[-1] = Repeated(last.start, stretch.end, stretch.post, last.whole or stretch.whole)
        else:
            joined.append(stretch)
    return joined


def _resume(words: Sequence[str], source: Sequence[str]) -> tuple[int, int] | None:
    """How many words to skip on either side until three in a row agree again."""
    for total in range(1, 2 * _GAP + 1):
        for i in range(max(0, total - _GAP), min(_GAP, total) + 1):
            j = total - i
            if len(words[i : i + 3]) == 3 and words[i : i + 3] == source[j : j + 3]:
                return i, j
    return None


def _holds(source: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return any(source[i : i + size] == words for i in range(len(source) - size + 1)) if size else False


@lru_cache(maxsize=8)  # a text is looked up and then taken in
def _texts(text: str) -> tuple[str, ...]:
    """The words of a text without their places."""
    folded = text.replace("’", "'").casefold()
    if len(folded) == len(text) and "\u0345" not in text:
        return tuple(_WORD.findall(folded))
    # A letter that becomes several, as 'İ' does, may become one with a sign that divides the word, and U+0345 is a sign
    # that becomes a letter.
    return tuple(word.replace("’", "'").casefold() for word in _WORD.findall(text))


@lru_cache(maxsize=8)  # as above
def _runs(words: tuple[str, ...], size: int) -> list[int]:
    """Every run of so many words, as its hash."""
    return list(map(hash, zip(*(words[at:] for at in range(size)), strict=False)))
