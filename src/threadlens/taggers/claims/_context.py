"""What surrounds a figure in its post: sentence, clause, passage, the concepts and times named there."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from threadlens.records import PassageSpan, PostText
from threadlens.taggers.claims._ages import bands
from threadlens.taggers.claims._matcher import Match, Matcher
from threadlens.taggers.claims._periods import Period, periods, resolve
from threadlens.taggers.claims._shorts import shorts

# Where one statement of a sentence ends and the next begins.
_CLAUSE = re.compile(
    r"[;:()]|,\s+(?:and|but|while|whereas|which|who|whose|representing|or|so|yet|with|then)\b"
    r"|\s[–—-]{1,2}\s|…"
    r"|\b(?:but|while|whereas|because|although|though|unless)\b",
    re.IGNORECASE,
)
_OWN = PassageSpan(0, 0, "own")
_PRESENT = re.compile(r"\b(?:is|are|has|have|am|do|does|will|would|now|I|my)\b|['’](?:s|re|ve|ll)\b", re.IGNORECASE)
# A time named this many sentences ago is no longer what a sentence without one speaks of.
_REACH = 3
_FAR_REACH = 8
_YEAR = 366  # days
# An answer without a verb of its own is hardly longer.
_SHORT = 40


class Context:
    """One post, prepared for reading its figures."""

    def __init__(self, post: PostText, sentences: Sequence[tuple[int, int]], matcher: Matcher) -> None:
        self.post = post
        self.text = post.text
        self.sentences = list(sentences)
        self.matcher = matcher
        self._starts = [start for start, _ in self.sentences]
        self._passage_starts = [p.start_char for p in post.passages]
        self.posted = post.posted_at.date() if post.posted_at else None
        self._matches: dict[int, list[Match]] = {}
        self._ages: dict[int, list[Match]] = {}
        self._periods: dict[int, list[Period]] = {}
        self._breaks: dict[int, list[tuple[int, int]]] = {}

    def sentence_at(self, at: int) -> int:
        """Index of the sentence that holds a character."""
        return max(0, bisect_right(self._starts, at) - 1)

    def first_sentence(self, passage: PassageSpan) -> int:
        """Index of a passage's first sentence."""
        index = self.sentence_at(passage.start_char)
        return index + (self.sentence(index)[1] <= passage.start_char)

    def sentence(self, index: int) -> tuple[int, int]:
        """Start and end of a sentence."""
        return self.sentences[index] if self.sentences else (0, len(self.text))

    def passage_at(self, at: int) -> PassageSpan:
        """The passage that holds a character; the whole post is own words where none is known."""
        index = bisect_right(self._passage_starts, at) - 1
        if index < 0:
            return _OWN
        passage = self.post.passages[index]
        return passage if at < passage.end_char else _OWN

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a figure."""
        index = self.sentence_at(start)
        first, last = self.sentence(index)
        if index not in self._breaks:
            self._breaks[index] = [m.span() for m in _CLAUSE.finditer(self.text, first, last)]
        for opening, closing in self._breaks[index]:
            if closing <= start:
                first = closing
            elif opening >= end:
                return first, opening
        return first, last

    def matches(self, index: int) -> list[Match]:
        """Concepts named in a sentence."""
        if index not in self._matches:
            found = self.matcher.find(self.text, *self.sentence(index))
            ages = self.ages(index)
            short = shorts(self.text, *self.sentence(index), self.post.thread_title or "", self.matcher)
            named = [a for a in ages if a.concept_ids]
            named += [s for s in short if not any(_overlap(s, m) for m in (*found, *ages))]
            free = [m for m in found if not any(_overlap(a, m) for a in ages)]
            self._matches[index] = sorted(free + named, key=lambda m: m.start_char) if ages or short else found
        return self._matches[index]

    def ages(self, index: int) -> list[Match]:
        """Age bands named in a sentence: their numbers are no figures."""
        if index not in self._ages:
            self._ages[index] = bands(self.text, *self.sentence(index), self.matcher)
        return self._ages[index]

    def periods(self, index: int) -> list[Period]:
        """Times named in a sentence, anaphora resolved by the sentences before it."""
        if index not in self._periods:
            found = periods(self.text, *self.sentence(index), self.posted)
            before = self.period_before(index) if any(p.is_anaphora for p in found) else None
            if any(self.text[p.start_char : p.end_char].lower().endswith("back then") for p in found):
                before = self._long_past(index) or before
            self._periods[index] = resolve(found, before, self.posted)
        return self._periods[index]

    def period_before(self, index: int) -> Period | None:
        """The last time named in the few sentences before this one, in the same passage or in the quote it answers."""
        start, _ = self.sentence(index)
        passage = self.passage_at(start)
        for earlier in range(index - 1, max(-1, index - 1 - _REACH), -1):
            before = self.passage_at(self.sentence(earlier)[0])
            if before != passage and before.role != "quote":
                return None
            named = [p for p in self.periods(earlier) if not p.is_present]
            if named:
                return named[-1]
        return None

    def _long_past(self, index: int) -> Period | None:
        """The last time before a sentence that 'back then' may mean: not that of the post, and not a year ago."""
        for earlier in range(index - 1, max(-1, index - 1 - _FAR_REACH), -1):
            for named in reversed(self.periods(earlier)):
                if named.last and self.posted and (self.posted - named.last).days > _YEAR:
                    return named
        return None

    def carried_period(self, index: int) -> Period | None:
        """The time that a sentence without one inherits: of its own line, and not where it speaks of now."""
        start, end = self.sentence(index)
        before = self.period_before(index)
        if before is None or _PRESENT.search(self.text, start, end):
            return None
        return None if "\n" in self.text[before.end_char : start] and not self._answers(before, start, end) else before

    def _answers(self, before: Period, start: int, end: int) -> bool:
        """Whether a sentence only puts right what the quote before it says: '112 thousand.'"""
        passage = self.passage_at(start)
        is_first = not self.text[passage.start_char : start].strip()
        return is_first and end - start <= _SHORT and self.passage_at(before.start_char).role == "quote"

    @cached_property
    def title_matches(self) -> list[Match]:
        """Concepts named in the thread's title."""
        return self.matcher.find(self.post.thread_title) if self.post.thread_title else []

    @cached_property
    def quote_matches(self) -> list[Match]:
        """Concepts named in the post's quotes."""
        return [
            match
            for passage in self.post.passages
            if passage.role == "quote"
            for match in self.matcher.find(self.text, passage.start_char, passage.end_char)
        ]


def _overlap(one: Match, other: Match) -> bool:
    return one.start_char < other.end_char and other.start_char < one.end_char
