"""Statements that one thing is more or less than another, or than a figure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from threadlens.checks._against.entities import several
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.linking import Link
from threadlens.checks._against.scopes import Place, scopes
from threadlens.checks._against.statement import Statement
from threadlens.checks._against.words import word_set
from threadlens.records import TableReading

_THAN = re.compile(
    r"\b(more|higher|greater|larger|bigger|longer|better|older|faster|above|stronger|heavier|taller|exceed(?:s|ed)?|"
    r"less|lower|smaller|fewer|shorter|worse|younger|slower|below|weaker|lighter)\b"
    r"(?:\s+\w+){0,4}?\s+(?:than|to|compared|as compared|when compared)?\b"
)
_LESS = word_set("less lower smaller fewer shorter worse younger slower below weaker lighter")
_SIGN = re.compile(r"\b(positive|negative)\b")
_ALL = re.compile(r"\b(?:all|every|each|always)\b")
_NONE = re.compile(r"\b(?:none|no|never|neither)\b")
_BOUND = re.compile(r"\b(above|below|over|under|exceed\w*)\b\s+[^\w\s]?\d")
_TREND = re.compile(
    r"\b(increas|decreas|declin|rise|rises|rose|grow|grew|fall|falls|fell|drop|shrank|shrunk|shrink)\w*\b"
)
_DOWN = ("decreas", "declin", "fall", "fell", "drop", "shrank", "shrunk", "shrink")


def comparison_readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """Every reading of the statement as a comparison."""
    match = _THAN.search(statement.lower)
    if bound := _BOUND.search(statement.lower):
        digit = bound.end() - 1  # the bound itself; 'under 500' may name a column
        after = [f for f in statement.figures if statement.words[f.position].start in (digit, digit - 1)]
        if after:
            sign = -1 if bound.group(1) in ("below", "under") else 1
            return _against_figure(statement, grid, sign, after[0].value)
    if match and re.search(r"\bthan\b|exceed|compared", statement.lower):
        after = [f for f in statement.figures if statement.words[f.position].start >= match.end() - 1]
        sign = -1 if match.group(1) in _LESS else 1
        if after:
            return _against_figure(statement, grid, sign, after[0].value)
        return _between(statement, grid, sign, match.start())
    if _SIGN.search(statement.lower):
        sign = 1 if "positive" in statement.lower else -1
        return _against_figure(statement, grid, sign, 0.0)
    if (trend := _TREND.search(statement.lower)) and not statement.figures:
        return _trend(statement, grid, -1 if trend.group(1) in _DOWN else 1)
    return []


def _between(statement: Statement, grid: Grid, sign: int, cut: int) -> list[TableReading]:
    """Of two rows at a column, or two columns at a row: the one that is named first is more."""
    rows, columns = several(statement.all_rows), several(statement.all_columns)
    columns = [c for c in columns if c.index >= grid.label_columns]
    found: list[TableReading] = []
    if len(rows) >= 2:
        first, rest = _ordered(statement, rows, cut)
        at = [link.index for link in statement.columns if link.index >= grid.label_columns]
        places = [((first.index, j), [(r.index, j) for r in rest]) for j in at or grid.data_columns]
        fit = 1.0 if at else 0.5
    elif len(columns) >= 2:
        first, rest = _ordered(statement, columns, cut)
        at = [link.index for link in statement.rows]
        places = [((i, first.index), [(i, c.index) for c in rest]) for i in at or grid.data_rows]
        fit = 0.9 if at else 0.6
    else:
        return []
    for one, others in places:
        if (reading := _more(grid, one, others, sign, fit)) is not None:
            found.append(reading)
    return found


def _more(grid: Grid, one: Place, others: list[Place], sign: int, fit: float) -> TableReading | None:
    value = grid.cells[one[0]][one[1]].value
    rest = [v for i, j in others if (v := grid.cells[i][j].value) is not None]
    if value is None or not rest:
        return None
    words = f"{value:g} {'>' if sign > 0 else '<'} {', '.join(f'{v:g}' for v in rest)}"
    return TableReading("compare", words, all(sign * (value - v) > 0 for v in rest), fit, (one, *others))


def _ordered(statement: Statement, links: Sequence[Link], cut: int) -> tuple[Link, list[Link]]:
    def place(link: Link) -> int:
        others = frozenset(p for other in links if other is not link for p in other.positions)
        return min(link.positions - others or link.positions)

    by_place = sorted(links, key=place)
    before = [link for link in by_place if statement.words[place(link)].start < cut]
    first = before[0] if before else by_place[0]
    return first, [link for link in by_place if link is not first]


def _against_figure(statement: Statement, grid: Grid, sign: int, bound: float) -> list[TableReading]:
    rows = {link.index for link in statement.rows}
    found = []
    for scope in scopes(statement, grid):
        cells = [(p, v) for p, v in scope.cells if scope.axis != "column" or not rows or p[0] in rows]
        if not cells:
            continue
        true = [p for p, v in cells if sign * (v - bound) > 0]
        some = not _ALL.search(statement.lower) and not rows and len(cells) > 1 and scope.axis == "table"
        holds = not true if _NONE.search(statement.lower) else bool(true) if some else len(true) == len(cells)
        words = f"{scope.words}: {len(true)} of {len(cells)} {'above' if sign > 0 else 'below'} {bound:g}"
        found.append(TableReading("compare", words, holds, scope.fit, tuple(true)))
    return found


def _trend(statement: Statement, grid: Grid, sign: int) -> list[TableReading]:
    found = []
    for scope in scopes(statement, grid):
        cells = list(scope.cells)
        if scope.axis == "row":  # 'from 2019 to 2021': those columns alone, without a total or share beside them
            ends = sorted({link.index for link in several(statement.all_columns)})
            cells = [(p, v) for p, v in cells if not ends or ends[0] <= p[1] <= ends[-1]]
        elif statement.rows and scope.axis == "column":  # 'from 1991 to 2001' where years are rows
            rows = sorted({link.index for link in several(statement.all_rows)})
            cells = [(p, v) for p, v in cells if len(rows) > 1 and rows[0] <= p[0] <= rows[-1]]
        values = [v for _, v in cells]
        if scope.axis in ("table", "group") or len(values) < 2:
            continue
        steps = [sign * (b - a) for a, b in pairwise(values)]
        holds = sign * (values[-1] - values[0]) > 0 and sum(s >= 0 for s in steps) * 3 >= 2 * len(steps)
        words = f"{scope.words}: from {values[0]:g} to {values[-1]:g}"
        found.append(TableReading("compare", words, holds, scope.fit, tuple(p for p, _ in cells)))
    return found
