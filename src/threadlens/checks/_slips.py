"""Figures that are another one miswritten: two digits swapped, or one digit wrong."""

import math

from threadlens.records import Claim

SWAPPED, WRONG_DIGIT = "two digits swapped", "one digit wrong"
_LEAST_DIGITS = 3
_TWO = 2


def digits_of(claim: Claim) -> int:
    """How many digits of a figure were written down to say something."""
    typed = [c for c in claim.text if c.isdigit()]
    told = "".join(typed).rstrip("0")
    return max(len(told.lstrip("0")), min(_LEAST_DIGITS, len(typed)))


def telling(text: str) -> int:
    """How many digits of a figure say something: of 7,376 four, of 40,000 one."""
    return len("".join(c for c in text if c.isdigit()).strip("0"))


def slip(claim: Claim, value: float) -> str:
    """How the figure may be this value miswritten; nothing where it is another number."""
    stated, count = claim.value, digits_of(claim)
    if stated is None or stated <= 0 or value <= 0 or count < _LEAST_DIGITS:
        return ""
    if math.floor(math.log10(stated)) != math.floor(math.log10(value)):
        return ""
    mine, other = _significant(stated, count), _significant(value, count)
    places = [n for n, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
    if len(places) == 1:
        return WRONG_DIGIT if len(mine.strip("0")) > 1 else ""
    is_swap = len(places) == _TWO and places[1] == places[0] + 1
    return SWAPPED if is_swap and mine[places[0]] == other[places[1]] and mine[places[1]] == other[places[0]] else ""


def _significant(value: float, count: int) -> str:
    return f"{value:.{count - 1}e}".split("e")[0].replace(".", "")
