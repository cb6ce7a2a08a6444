"""Statements of a sum, a mean, a difference or a ratio that the table does not print."""

import re
from itertools import pairwise

from threadlens.checks._against.entities import several
from threadlens.checks._against.figures import agrees
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.lookups import rows_by_cells
from threadlens.checks._against.scopes import Scope, scopes
from threadlens.checks._against.statement import Statement
from threadlens.records import TableReading

_SUM = re.compile(r"\b(?:total|sum|altogether|combined|in all|overall)\b")
_MEAN = re.compile(r"\b(?:average|mean)\b")
_DIFFERENCE = re.compile(
    r"\b(?:difference|differs? by|(?:increas|decreas|declin|grow|drop)\w* by|(?:rose|grew|fell|fallen|risen|grown|"
    r"gained|lost) by|more than .* by|gap)\b"
)
_TIMES = re.compile(r"\b(?:times|fold|ratio|twice|double|half)\b")


def total_readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """Every reading of the statement as arithmetic over a scope."""
    figures = [f for f in statement.figures if not f.is_word]
    if not figures:
        return []
    figure = figures[-1]
    found: list[TableReading] = []
    for scope in (*_groups(statement, grid), *scopes(statement, grid)):
        values = [v for _, v in scope.cells]
        places = tuple(p for p, _ in scope.cells)
        if len(values) < 2 or scope.axis == "table":
            continue
        if _SUM.search(statement.lower):
            value = round(sum(values), 9)
            found.append(
                TableReading(
                    "total", f"sum of {scope.words}: {value:g}", agrees(figure, value), scope.fit, places, value
                )
            )
        if _MEAN.search(statement.lower):
            value = sum(values) / len(values)
            found.append(
                TableReading(
                    "total", f"mean of {scope.words}: {value:g}", agrees(figure, value), scope.fit, places, value
                )
            )
    pair = _pair(statement, grid)
    if pair:
        a, b = pair
        if _DIFFERENCE.search(statement.lower):
            value = round(abs(a - b), 9)
            found.append(TableReading("total", f"difference of {a:g} and {b:g}", agrees(figure, value), 1.0, (), value))
        if _TIMES.search(statement.lower) and b and a:
            value = max(abs(a / b), abs(b / a))
            found.append(TableReading("total", f"ratio of {a:g} and {b:g}", agrees(figure, value), 1.0, (), value))
    return found


def _groups(statement: Statement, grid: Grid) -> list[Scope]:
    """Rows that share a text cell which the statement says: the points of all riders of one team."""
    rows = [] if statement.rows else rows_by_cells(statement, grid)
    if not 1 < len(rows) < len(grid.body):
        return []
    columns = [link.index for link in statement.columns if link.index >= grid.label_columns]
    found = [(j, tuple(((i, j), v) for i, v in grid.column(j, rows))) for j in columns]
    return [Scope(f"column {j + 1} of {len(rows)} rows", cells, 1.0, "column") for j, cells in found]


def _pair(statement: Statement, grid: Grid) -> tuple[float, float] | None:
    rows = several(statement.all_rows)
    columns = [c for c in several(statement.all_columns) if c.index >= grid.label_columns]
    if len(rows) == 2 and statement.columns:
        places = [(r.index, statement.columns[0].index) for r in rows]
    elif len(columns) == 2 and statement.rows:
        places = [(statement.rows[0].index, c.index) for c in columns]
    else:
        return None
    values = [grid.cells[i][j].value for i, j in places]
    for a, b in pairwise(values):
        if a is not None and b is not None:
            return a, b
    return None
