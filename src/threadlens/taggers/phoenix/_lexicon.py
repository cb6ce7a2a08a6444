"""Cue words and patterns of the senses, as cues.toml and patterns.toml list them."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SENSES = ("bird", "city", "organisation", "other", "pay_system", "person", "product")

_TOKEN = re.compile(r"[^\W_][\w'’.\-+/]*")
_LONGEST = 3  # words of a phrase
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """A strong sign right beside the word."""

    sense: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    word: re.Pattern[str] | None

    def matches(self, left: str, word: str, right: str) -> bool:
        """Whether all its parts are there."""
        return (
            (self.before is None or self.before.search(left) is not None)
            and (self.after is None or self.after.match(right) is not None)
            and (self.word is None or self.word.fullmatch(word) is not None)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Which words speak for which sense."""

    words: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    patterns: tuple[Pattern, ...]
    topics: dict[str, tuple[str, ...]]

    def topic(self, tokens: list[str]) -> Counter[str]:
        """How many words of each sense that tell what a whole text is about."""
        return Counter(sense for token in tokens for sense in self.topics.get(token, ()))

    def senses(self, tokens: list[str]) -> Counter[str]:
        """How many cues of each sense stand in a row of words; the longest phrase at a place counts alone."""
        found: Counter[str] = Counter()
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                senses = self._of("_".join(tokens[at : at + size]))
                if senses:
                    break
            else:
                senses, size = (), 1
            found.update(senses)
            at += size
        return found

    def _of(self, cue: str) -> tuple[str, ...]:
        if cue in self.words:
            return self.words[cue]
        for size in range(len(cue), _SHORTEST_STEM - 1, -1):
            if cue[:size] in self.stems:
                return self.stems[cue[:size]]
        return ()


def tokens(text: str) -> list[str]:
    """Words in lower case, without possessive endings and closing stops."""
    return [_bare(t) for t in _TOKEN.findall(text.lower().replace("’", "'"))]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this folder."""
    folder = files(__package__)
    cues = tomllib.loads((folder / "cues.toml").read_text("utf-8"))
    topics = tomllib.loads((folder / "topics.toml").read_text("utf-8"))
    patterns = tomllib.loads((folder / "patterns.toml").read_text("utf-8"))["pattern"]
    return Lexicon(
        words=_by_cue((c, s) for s in SENSES for c in cues[s].split() if not c.endswith("*")),
        stems=_by_cue((c[:-1], s) for s in SENSES for c in cues[s].split() if c.endswith("*")),
        patterns=tuple(_pattern(p) for p in patterns),
        topics=_by_cue((c, s) for s in SENSES for c in topics[s].split()),
    )


def _bare(token: str) -> str:
    return token.rstrip(".-+/'").removesuffix("'s")


def _by_cue(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for cue, sense in pairs:
        found[cue] = tuple(dict.fromkeys((*found.get(cue, ()), sense)))
    return found


def _pattern(entry: dict[str, str | bool]) -> Pattern:
    flags = re.NOFLAG if entry.get("exact") else re.IGNORECASE
    parts = {k: re.compile(str(entry[k]), flags) if k in entry else None for k in ("before", "after", "case")}
    return Pattern(str(entry["sense"]), parts["before"], parts["after"], parts["case"])
