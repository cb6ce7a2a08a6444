"""Whether a cell's number agrees with a stated one."""

from threadlens.checks._against.cells import Cell
from threadlens.checks._against.statement import Figure, Statement
from threadlens.checks._against.words import compact

_ENOUGH_DIGITS = 2  # a figure of one digit is no rounded one


def agrees(figure: Figure, value: float) -> bool:
    """Whether a number agrees with a figure at the figure's printed precision."""
    stated = figure.value
    slack = 1e-9 * max(1.0, abs(stated), abs(value))
    if figure.modifier in ("<", "<=", ">", ">="):
        return _inequality(figure.modifier, value, stated)
    if abs(value - stated) <= slack or abs(abs(value) - abs(stated)) <= slack:
        return True
    digits = len(f"{abs(stated):.{figure.decimals}f}".replace(".", "").lstrip("0"))
    half = 0.5 * 10.0**-figure.decimals
    if figure.modifier == "~":
        return abs(value - stated) <= 0.1 * abs(stated)
    return digits >= _ENOUGH_DIGITS and figure.decimals > 0 and abs(abs(value) - abs(stated)) <= half + slack


def states(cell: Cell, figure: Figure) -> bool:
    """Whether any number of a cell is the stated one."""
    if figure.modifier in ("<", "<=", ">", ">=") and any(mark in cell.text for mark in "<>≤≥"):
        return any(abs(number - figure.value) < 1e-12 for number in cell.numbers)
    return any(agrees(figure, number) for number in cell.numbers)


def written(cell: Cell, statement: Statement) -> bool:
    """Whether a cell stands in the statement as it is printed, with or without its dashes and signs."""
    if len(cell.compact) < 2 or cell.is_empty:
        return False
    return cell.compact in compact_parts(statement)


def compact_parts(statement: Statement) -> str:
    """The statement's letters and digits without anything between."""
    return compact(statement.text)


def _inequality(modifier: str, value: float, bound: float) -> bool:
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound}[modifier]
