"""Every way to cut a run of digits into so many figures that a table would print."""

import re
from dataclasses import dataclass
from functools import lru_cache

_MOST = 120_000  # more ways than this are not looked through


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure as printed."""

    text: str
    value: float
    decimals: int
    is_share: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its figures."""

    label: str
    cells: tuple[Cell, ...]


def cuts(digits: str, count: int) -> list[tuple[Cell, ...]]:
    """Every cut into `count` figures without leading zeros; [] where there is none or there are too many to tell."""
    grouped = "," in digits
    # ends[n]: the ways to cut what begins at n into the figures counted so far, from the last figure backwards
    ends: dict[int, list[tuple[Cell, ...]]] = {len(digits): [()]}
    for left in range(count):
        before: dict[int, list[tuple[Cell, ...]]] = {}
        for start in range(count - left - 1, len(digits)):
            ways = [
                (cell, *rest)
                for end, tails in ends.items()
                if end > start and (left or end == len(digits)) and (cell := _cell(digits[start:end], grouped))
                for rest in tails
            ]
            if ways:
                before[start] = ways
            if len(ways) > _MOST:
                return []
        ends = before
    return ends.get(0, [])


_PLAIN = re.compile(r"\$?(?:0|[1-9]\d*)(?P<decimals>\.\d{1,3})?(?P<share>%)?")
_GROUPED = re.compile(r"\$?(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?P<decimals>\.\d{1,3})?(?P<share>%)?")


@lru_cache(maxsize=100_000)
def _cell(text: str, grouped: bool) -> Cell | None:
    """A figure without leading zeros; with separators of thousands wherever the row has any; no share above 100."""
    found = (_GROUPED if grouped else _PLAIN).fullmatch(text)
    if found is None:
        return None
    value = float(text.strip("$%").replace(",", ""))
    share = found["share"] is not None
    if share and value > 100:
        return None
    return Cell(text, value, len(found["decimals"] or ".") - 1, share)
