"""Statements that values are the same, constant, different or unique."""

import re

from threadlens.checks._against.entities import several
from threadlens.checks._against.figures import states
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.scopes import Place
from threadlens.checks._against.statement import Statement
from threadlens.records import TableReading

_SAME = re.compile(r"\b(?:same|equal(?:s|ly)?(?! to \d)|identical|constants?|similar|uniform|alike)\b")
_DIFFERENT = re.compile(
    r"\b(?:differs?|different(?! (?:type|kind|categor|sort))|unique|distinct|varies|vary|"
    r"not (?:the )?(?:same|equal|identical|constant))\b"
)


def sameness_sign(statement: Statement) -> int:
    """1: the same, -1: different, 0: neither is said."""
    if _DIFFERENT.search(statement.lower):
        return -1
    return 1 if _SAME.search(statement.lower) else 0


def sameness_readings(statement: Statement, grid: Grid, sign: int) -> list[TableReading]:
    """Whether the named cells hold one value or as many values as cells."""
    rows, columns = several(statement.all_rows), several(statement.all_columns)
    columns = [c for c in columns if c.index >= grid.label_columns]
    best_rows = [link.index for link in statement.rows]
    best_columns = [link.index for link in statement.columns]
    data_columns = [j for j in best_columns if j >= grid.label_columns]
    groups: list[tuple[str, list[Place], float]] = []
    if len(rows) > 1:
        at = [c.index for c in columns] or data_columns
        fit = 1.0 if at else 0.6
        groups += [(f"column {j + 1}", [(r.index, j) for r in rows], fit) for j in at or grid.data_columns]
    elif len(columns) > 1:
        at = [r.index for r in rows] or best_rows
        fit = 0.9 if at else 0.6
        groups += [(f"row {i + 1}", [(i, c.index) for c in columns], fit) for i in at or grid.data_rows]
    elif best_columns and not best_rows:
        groups += [(f"column {j + 1}", [(i, j) for i in grid.data_rows], 0.9) for j in best_columns]
    elif best_rows and not best_columns:
        groups += [(f"row {i + 1}", [(i, j) for j in grid.data_columns], 0.7) for i in best_rows]
    return [r for group in groups if (r := _read(statement, grid, group, sign)) is not None]


def _read(statement: Statement, grid: Grid, group: tuple[str, list[Place], float], sign: int) -> TableReading | None:
    name, places, fit = group
    filled = [p for p in places if not grid.cells[p[0]][p[1]].is_empty]
    if len(filled) < 2:
        return None
    kinds = {_key(grid, p) for p in filled}
    holds = len(kinds) == 1 if sign > 0 else len(kinds) == len(filled)
    figures = [f for f in statement.figures if not f.is_word]
    if figures and sign > 0 and holds:
        holds = states(grid.cells[filled[0][0]][filled[0][1]], figures[-1])
    words = f"{name}: {len(kinds)} different values in {len(filled)} cells"
    return TableReading("same", words, holds, fit, tuple(filled))


def _key(grid: Grid, place: Place) -> str:
    found = grid.cells[place[0]][place[1]]
    return f"{found.value:g}" if found.is_numeric and len(found.numbers) == 1 else found.compact or found.text
