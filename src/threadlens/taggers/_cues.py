"""Cue words as lists name them: whole words, stems that end in '*', phrases with '_' for a blank."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(r"[^\W_][\w'’.\-+/]*")
_ENDING = re.compile(r"'(?:s|d|ll|re|ve|m)$")
_LONGEST = 3  # words of a phrase
_SHORTEST_STEM = 3
_MOST_KNOWN = 50_000
_NO_CUE: tuple[bool, tuple[str, ...]] = (False, ())  # of the words that neither are a cue nor begin one


@dataclass(frozen=True, slots=True)
class Cues:
    """Which words speak for which label."""

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    longest_stem: int = field(init=False, repr=False)
    openers: frozenset[str] = field(init=False, repr=False)  # the first words of the phrases
    _known: dict[str, tuple[str, ...]] = field(init=False, repr=False, default_factory=dict)  # rows of words met before
    _first: dict[str, tuple[bool, tuple[str, ...]]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest_stem", max(map(len, self.stems), default=0))
        phrases = [cue for cue in (*self.words, *self.stems) if "_" in cue]
        object.__setattr__(self, "openers", frozenset(cue.partition("_")[0] for cue in phrases))

    def count(self, tokens: list[str]) -> Counter[str]:
        """How many cues of each label stand in a row of words; the longest phrase at a place counts alone."""
        found: Counter[str] = Counter()
        known_first = self._first
        at, size = 0, 1
        while at < len(tokens):
            first = tokens[at]
            known = known_first.get(first)
            if known is _NO_CUE:
                at += 1
                continue
            opens_phrase, labels = known if known is not None else self._learn(first)
            size = 1
            if opens_phrase:
                for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                    labels = self.of("_".join(tokens[at : at + size]))
                    if labels:
                        break
                else:
                    size = 1
            for label in labels:
                found[label] += 1
            at += size
        return found

    def _learn(self, first: str) -> tuple[bool, tuple[str, ...]]:
        """Whether a word may begin a phrase or is a stem, whose whole row counts once, and what it is alone."""
        if len(self._first) >= _MOST_KNOWN:
            self._first.clear()
        labels = self._look_up(first)
        is_open = first in self.openers or any(first[:n] in self.stems for n in range(_SHORTEST_STEM, len(first) + 1))
        known = self._first[first] = (is_open, labels) if is_open or labels else _NO_CUE
        return known

    def of(self, cue: str) -> tuple[str, ...]:
        known = self._known.get(cue)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[cue] = self._look_up(cue)
        return known

    def _look_up(self, cue: str) -> tuple[str, ...]:
        if cue in self.words:
            return self.words[cue]
        for size in range(min(len(cue), self.longest_stem), _SHORTEST_STEM - 1, -1):
            if cue[:size] in self.stems:
                return self.stems[cue[:size]]
        return ()


def cues(lists: Mapping[str, str]) -> Cues:
    """Cues out of lists of words, one a label."""
    pairs = [(cue, label) for label, words in lists.items() for cue in words.split()]
    return Cues(
        words=_by_cue((c, label) for c, label in pairs if not c.endswith("*")),
        stems=_by_cue((c[:-1], label) for c, label in pairs if c.endswith("*")),
    )


def tokens(text: str) -> list[str]:
    """Words in lower case, without possessive and contracted endings and closing stops."""
    return [t if t.isalpha() else _bare(t) for t in _TOKEN.findall(text.lower().replace("’", "'"))]


def _bare(token: str) -> str:
    bare = token.rstrip(".-+/'")
    return _ENDING.sub("", bare) if "'" in bare else bare


def _by_cue(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cue, label in pairs:
        found[cue] = tuple(dict.fromkeys((*found.get(cue, ()), label)))
    return found
