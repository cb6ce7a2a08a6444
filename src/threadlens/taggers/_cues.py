"""Cue words as lists name them: whole words, stems that end in '*', phrases with '_' for a blank."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_][\w'’.\-+/]*")
_ENDING = re.compile(r"'(?:s|d|ll|re|ve|m)$")
_LONGEST = 3  # words of a phrase
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Cues:
    """Which words speak for which label."""

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]

    def count(self, tokens: list[str]) -> Counter[str]:
        """How many cues of each label stand in a row of words; the longest phrase at a place counts alone."""
        found: Counter[str] = Counter()
        at = 0
        while at < len(tokens):
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
        if cue in self.words:
            return self.words[cue]
        for size in range(len(cue), _SHORTEST_STEM - 1, -1):
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
