"""Words in the form in which names are compared: plural, possessive, spelling and accents folded."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# 'E.X.' and 'D.M.' are one word; EX01 is two (EX, 01); an apostrophe ends a word.
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_]+|\d+|[&%]")
_ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s")
_SPELLING = (
    (re.compile(r"our$"), "or"),
    (re.compile(r"(.{3})is(e|ed|ation)$"), r"\1iz\2"),
    (re.compile(r"ence$"), "ense"),
)
# Plural and singular differ by more than an ending.
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "staffs": "staff",
    "lives": "life",
}


@dataclass(slots=True)  # not frozen: every word of every sentence with a figure is one
class Word:
    """A word of a text with its comparable form."""

    start_char: int
    end_char: int
    key: str
    is_upper: bool  # written as an acronym: EX, DMs, E.X.
    is_acronym_plural: bool = False  # DMs, ORs


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text."""
    return [word_of(match) for match in matches(text, start, end)]


def matches(text: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """Where the words of a stretch of text are; most need no more."""
    return list(_WORD.finditer(text, start, len(text) if end is None else end))


def word_of(match: re.Match[str]) -> Word:
    """The word that was found."""
    raw = match.group()
    is_plural = raw.endswith("s") and _ACRONYM_PLURAL.fullmatch(raw) is not None
    return Word(match.start(), match.end(), key(raw), raw.isupper() or is_plural, is_plural)


@lru_cache(maxsize=20_000)  # a thread repeats its words
def key(raw: str) -> str:
    """The form in which a word is compared."""
    if raw.isdigit():
        return raw.lstrip("0") or "0"
    if raw == "&":
        return "and"
    plain = raw if raw.isascii() else unicodedata.normalize("NFKD", raw).encode("ascii", "ignore").decode()
    plain = plain.replace(".", "").lower()
    return _spelling(_IRREGULAR.get(plain) or singular(plain))


def singular(word: str) -> str:
    """A regular plural without its ending; words that only look like one may lose theirs too, alike on both sides."""
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]


def _spelling(word: str) -> str:
    if len(word) > 5:
        for pattern, replacement in _SPELLING:
            word = pattern.sub(replacement, word)
    return word
