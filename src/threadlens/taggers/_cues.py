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


@dataclass(frozen=True, slots=True)
class Cues:
    """Which words speak for which label."""

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    beginnings: frozenset[str] = field(init=False, repr=False)  # the first letters of every cue
    longest_stem: int = field(init=False, repr=False)
    _known: dict[str, tuple[str, ...]] = field(init=False, repr=False, default_factory=dict)  # rows of words met before

    def __post_init__(self) -> None:
        every = [*self.words, *self.stems]
        # A row of words is looked up only where its first letters begin some cue; shorter words may begin any.
        object.__setattr__(self, "beginnings", frozenset(cue[:_SHORTEST_STEM] for cue in every))
        object.__setattr__(self, "longest_stem", max(map(len, self.stems), default=0))

    def count(self, tokens: list[str]) -> Counter[str]:
        """How many cues of each label stand in a row of words; the longest phrase at a place counts alone."""
        found: Counter[str] = Counter()
        at = 0
        beginnings = self.beginnings
        while at < len(tokens):
            first = tokens[at]
            if len(first) >= _SHORTEST_STEM and first[:_SHORTEST_STEM] not in beginnings:
                at += 1
                continue
            for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                labels = self._of("_".join(tokens[at : at + size]))
                if labels:
                    break
            else:
                labels, size = (), 1
            found.update(labels)
            at += size
        return found

    def _of(self, cue: str) -> tuple[str, ...]:
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
    return [_bare(t) for t in _TOKEN.findall(text.lower().replace("’", "'"))]


def _bare(token: str) -> str:
    bare = token.rstrip(".-+/'")
    return _ENDING.sub("", bare) if "'" in bare else bare


def _by_cue(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cue, label in pairs:
        found[cue] = tuple(dict.fromkeys((*found.get(cue, ()), label)))
    return found
