"""Cue words and patterns of the senses, as the TOML files of this folder list them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from threadlens.taggers._cues import Cues, cues

SENSES = ("bird", "city", "organisation", "other", "pay_system", "person", "product")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A strong sign right beside the word."""

    sense: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    word: re.Pattern[str] | None
    certain: bool = False

    def matches(self, left: str, word: str, right: str) -> bool:
        """Whether all its parts are there."""
        return (
            (self.before is None or self.before.search(left) is not None)
            and (self.after is None or self.after.match(right) is not None)
            and (self.word is None or self.word.fullmatch(word) is not None)
        )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What speaks for which sense."""

    cues: Cues  # near a mention
    topics: Cues  # anywhere in its thread
    patterns: tuple[Pattern, ...]
    grammar: dict[str, frozenset[str]]  # function words that may stand right before and right after


@cache
def lexicon() -> Lexicon:
    """The lexicon of this folder."""
    folder = files(__package__)
    lists = {
        name: tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("cues", "topics", "patterns")
    }
    return Lexicon(
        cues=cues(lists["cues"]),
        topics=cues(lists["topics"]),
        patterns=tuple(_pattern(p) for p in lists["patterns"]["pattern"]),
        grammar={k: frozenset(v.split()) for k, v in lists["patterns"]["grammar"].items()},
    )


def _pattern(entry: dict[str, str | bool]) -> Pattern:
    flags = re.NOFLAG if entry.get("exact") else re.IGNORECASE
    parts = {k: re.compile(str(entry[k]), flags) if k in entry else None for k in ("before", "after", "word")}
    return Pattern(str(entry["sense"]), parts["before"], parts["after"], parts["word"], bool(entry.get("certain")))
