"""Whether a cell's number agrees with a stated one."""

from threadlens.checks._against.cells import Cell
from threadlens.checks._against.statement import Figure

_ENOUGH_DIGITS = 2  # a figure of one digit is no rounded one
_ENOUGH_ZEROS = 3  # 27,000 is read to the thousand, 30 and 400 as they stand
_TENTH = 0.1  # what 'about' and open zeros allow
BOUNDS = {"<": "<", "<=": "≤<", ">": ">", ">=": "≥>"}  # a modifier and the marks that a cell prints for it


def agrees(figure: Figure, value: float) -> bool:
    """Whether a number agrees with a figure, by its modifier and printed precision."""
    stated = figure.value
    slack = 1e-9 * max(1.0, abs(stated), abs(value))
    if figure.modifier in BOUNDS:
        return meets(figure, value)
    if abs(value - stated) <= slack:
        return True
    if figure.modifier == "~":
        return abs(value - stated) <= _TENTH * abs(stated)
    half = _half_place(figure)
    return abs(value - stated) <= min(half, _TENTH * abs(stated)) + slack


def states(cell: Cell, figure: Figure) -> bool:
    """Whether any number of a cell is the stated one."""
    if figure.modifier in BOUNDS and any(mark in cell.text for mark in "<>≤≥"):
        is_alike = any(mark in cell.text for mark in BOUNDS[figure.modifier])
        return is_alike and any(abs(number - figure.value) < 1e-12 for number in cell.numbers)
    if any(agrees(figure, number) for number in cell.numbers):
        return True
    # a typographic minus or dash gets lost where text is copied
    return any(mark in cell.text for mark in "−–") and any(agrees(figure, -number) for number in cell.numbers)


def meets(bound: Figure, value: float) -> bool:
    """Whether a number lies within a stated bound."""
    return {
        "<": value < bound.value,
        "<=": value <= bound.value,
        ">": value > bound.value,
        ">=": value >= bound.value,
    }[bound.modifier]


def _half_place(figure: Figure) -> float:
    """Half the place value of the last digit that counts; nothing where a figure is too short to be a rounded one."""
    digits = f"{abs(figure.value):.{figure.decimals}f}".replace(".", "").lstrip("0")
    if figure.is_word or len(digits) < _ENOUGH_DIGITS:
        return 0.0
    zeros = len(digits) - len(digits.rstrip("0")) if not figure.decimals else 0
    place = 10.0**zeros if zeros >= _ENOUGH_ZEROS else 10.0**-figure.decimals
    return place / 2
