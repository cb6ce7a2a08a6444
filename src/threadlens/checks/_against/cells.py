"""What one cell of a table says: its numbers, its range, its words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from threadlens.checks._against.words import Word, compact, words

_EMPTY = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "−",
        "n/a",
        "na",
        "nan",
        "n.a.",
        "nd",
        "n.d.",
        "none",
        "null",
        "..",
        "...",
        "…",
        "x",
        "/",
        "//",
        "*",
    }
)
# What may stand beside the number of a numeric cell: units, stars, letters of footnotes.
_LETTERS = re.compile(r"[^\W\d_]")
_POWER = re.compile(r"[×x*·]\s*10\s*(?:\^|\*\*)?\s*([-−–]?\d+)")
_SPAN = re.compile(r"\d\s*(?:–|−|-|—|to|…|\.\.\.?|~)\s*\d")
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f](?=\d{3}(?!\d))")
_LIST = re.compile(r"[-−–]?\d[\d.]*(?:\s*[;/ ]\s*[-−–]?\d[\d.]*)+")
_DECIMAL_COMMA = re.compile(r"[-−–+]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))")
_BOUND = re.compile(r"^\s*(<=|>=|<|>|≤|≥)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as text and as numbers."""

    text: str
    words: tuple[Word, ...]
    numbers: tuple[float, ...]
    is_empty: bool
    is_numeric: bool
    is_span: bool
    compact: str
    values: tuple[float, ...]  # several where a cell lists plain numbers

    @property
    def value(self) -> float | None:
        """The number that the cell is about: its first."""
        return self.numbers[0] if self.is_numeric and self.numbers else None


@lru_cache(maxsize=65536)
def cell(text: str) -> Cell:
    """Reads a cell."""
    text = " ".join(text.replace("\u00a0", " ").split())
    plain = _GROUPED.sub("", text)
    if _DECIMAL_COMMA.fullmatch(plain):
        plain = plain.replace(",", ".")
    found = words(plain)
    numbers = tuple(w.value for w in found if w.value is not None and not w.is_word_number)
    power = _POWER.search(plain)
    if power and numbers and len(numbers) > 1:
        exponent = int(power.group(1).replace("−", "-").replace("–", "-"))
        if abs(exponent) < 30:
            numbers = (numbers[0] * 10.0**exponent, *numbers)  # the factor alone is kept: copies lose the power
    is_empty = text.lower() in _EMPTY
    is_numeric = _is_numeric(plain, numbers)
    values = numbers if _LIST.fullmatch(text) else numbers[:1] if is_numeric else ()
    return Cell(text, found, numbers, is_empty, is_numeric, bool(_SPAN.search(plain)), compact(text), values)


def _is_numeric(text: str, numbers: tuple[float, ...]) -> bool:
    """Whether a cell is a number with what may stand beside one, rather than text with a digit in it."""
    if not numbers:
        return False
    head = _BOUND.sub("", text).lstrip(" (~±+-−–$€£≈")
    if not head[:1].isdigit() and not head.startswith("."):
        return False
    return len(_LETTERS.findall(text)) <= max(4, sum(c.isdigit() for c in text))
