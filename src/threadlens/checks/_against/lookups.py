"""Statements of what stands at a named row and column."""

from collections.abc import Sequence

from threadlens.checks._against.entities import several
from threadlens.checks._against.figures import states
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.scopes import Place
from threadlens.checks._against.statement import Figure, Statement
from threadlens.checks._against.words import STOP, compact
from threadlens.records import TableReading


def lookup_readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """Every reading of the statement as a look-up."""
    rows = [link.index for link in statement.rows] or rows_by_cells(statement, grid)
    columns = [link.index for link in statement.columns]
    places, fit, name = _places(grid, rows, columns)
    if any(not f.is_word for f in statement.figures):
        found = _figures_at(statement, grid, places, fit, name)
        if found.is_true:
            # a small number stands somewhere in most tables
            is_telling = any(f.decimals or abs(f.value) >= 100 for f in statement.figures)
            return [found] if rows or columns or is_telling else []
        return [*_one_row(statement, grid), *_beside_text(statement, grid), found]
    return _text_at(statement, grid, rows, columns)


def _places(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> tuple[list[Place], float, str]:
    if rows and columns:
        places = [(i, j) for i in rows for j in columns]
        return places + _mirrored(grid, places), 1.0, "named row and column"
    if rows:
        return [(i, j) for i in rows for j in range(int(grid.is_numbered), grid.width)], 0.8, "named row"
    if columns:
        return [(i, j) for i in grid.body for j in columns], 0.7, "named column"
    return [(i, j) for i in range(len(grid.cells)) for j in range(grid.width)], 0.4, "whole table"


def _mirrored(grid: Grid, places: list[Place]) -> list[Place]:
    """The same pairs the other way round, in a table that crosses things with themselves and fills one half."""
    if not all(grid.cells[i][j].is_empty for i, j in places):
        return []
    rows = {label.texts[0].lower(): label.index for label in grid.rows if label.texts}
    columns = {label.texts[0].lower(): label.index for label in grid.columns if label.texts}
    names = [(grid.cells[i][0].text.lower(), grid.columns[j].texts[:1]) for i, j in places]
    return [(rows[b[0].lower()], columns[a]) for a, b in names if b and b[0].lower() in rows and a in columns]


def _figures_at(statement: Statement, grid: Grid, places: list[Place], fit: float, name: str) -> TableReading:
    whole = compact(statement.text)
    found: list[Place] = []
    missed: list[Figure] = []
    for figure in statement.figures:
        if figure.is_word:
            continue
        at = [p for p in places if _says(statement, grid, p, figure, whole)]
        if at:
            found += at
        else:
            missed.append(figure)
    told = [f for f in statement.figures if f not in missed and (f.decimals or abs(f.value) >= 100)]
    if told and all(not f.decimals and abs(f.value) < 10 for f in missed):
        missed = []  # indices and units: 'k 1', 'm 2'
    if missed:
        known = _numbers_of_names(statement, grid)
        missed = [f for f in missed if abs(f.value) not in known] if found or fit < 1 else missed
    words = f"{name}: " + ("every figure is there" if not missed else f"no {', '.join(f'{f.value:g}' for f in missed)}")
    value = grid.cells[found[0][0]][found[0][1]].value if found else None
    return TableReading("lookup", words, not missed, fit, tuple(dict.fromkeys(found or places[:9])), value)


def _numbers_of_names(statement: Statement, grid: Grid) -> set[float]:
    """Numbers that belong to the names of what the statement speaks of, and to the caption."""
    rows = {link.index for link in (*statement.rows, *several(statement.all_rows))}
    named = [label for label in grid.rows if label.index in rows]
    named += [grid.columns[link.index] for link in statement.columns]
    found = {abs(w.value) for label in named for level in label.levels for w in level if w.value is not None}
    return found | {abs(w.value) for w in grid.caption if w.value is not None}


def _one_row(statement: Statement, grid: Grid) -> list[TableReading]:
    """'V 16.1 for ID 75' names its row by a figure of that row, or its column by a figure of the header."""
    figures = [f for f in statement.figures if not f.is_word]
    if len(figures) < 2:
        return []
    columns = [link.index for link in statement.columns if link.index >= grid.label_columns] or grid.data_columns
    rows = [link.index for link in statement.rows] or grid.body
    for i in rows:
        for j in columns:
            names = [*grid.cells[i][: grid.label_columns], *(row[j] for row in grid.cells[: grid.header_rows])]
            here = [f for f in figures if states(grid.cells[i][j], f)]
            if here and all(f in here or any(states(n, f) for n in names) for f in figures):
                return [TableReading("lookup", "one row or column bears every figure", True, 0.9, ((i, j),))]
    return []


def _beside_text(statement: Statement, grid: Grid) -> list[TableReading]:
    """A table with its labels in several columns: a text cell that the statement says, and what stands right of it."""
    stems = {w.stem for w in statement.words}
    figures = [f for f in statement.figures if not f.is_word]
    for i in grid.body:
        for j in grid.data_columns[:-1]:
            own = _own(grid, (i, j))
            right = grid.cells[i][j + 1]
            if len(own) > 1 and own <= stems and all(states(right, f) for f in figures):
                words = f"beside {grid.cells[i][j].text!r}: {right.text}"
                return [TableReading("lookup", words, True, 0.9, ((i, j + 1),), right.value)]
    return []


def _says(statement: Statement, grid: Grid, place: Place, figure: Figure, whole: str) -> bool:
    cell = grid.cells[place[0]][place[1]]
    if states(cell, figure):
        return True
    # a copy that lost the dash of 0.73–0.95 or the sign of 4 × 10
    return len(cell.numbers) > 1 and len(cell.compact) > 3 and cell.compact in whole


def _text_at(statement: Statement, grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> list[TableReading]:
    stems = {w.stem for w in statement.words}
    named = {w.stem for x in grid.rows if x.index in rows for level in x.levels for w in level}
    named |= {w.stem for j in columns for level in grid.columns[j].levels for w in level}
    found = []
    for j in columns or grid.data_columns:
        for i in rows:
            if j < grid.label_columns:
                continue
            own = _own(grid, (i, j))
            if own and own <= stems and own - named:
                found.append(TableReading("lookup", f"printed: {grid.cells[i][j].text}", True, 1.0, ((i, j),)))
            elif own and not own & stems:
                others = {k for k in grid.body if k != i and (o := _own(grid, (k, j))) and o <= stems and o - named}
                if others:
                    k = min(others)
                    words = f"printed: {grid.cells[i][j].text}, not {grid.cells[k][j].text}"
                    found.append(TableReading("lookup", words, False, 0.9, ((i, j),)))
    return found


def _own(grid: Grid, place: Place) -> frozenset[str]:
    cell = grid.cells[place[0]][place[1]]
    return frozenset(w.stem for w in cell.words if w.text not in STOP) if not cell.is_empty else frozenset()


def rows_by_cells(statement: Statement, grid: Grid) -> list[int]:
    """Rows named by a text cell beside their label."""
    stems = {w.stem for w in statement.words}
    found = []
    for i in grid.body:
        for j in grid.data_columns:
            cell = grid.cells[i][j]
            if cell.is_numeric or cell.is_empty or len(cell.compact) < 3:
                continue
            own = _own(grid, (i, j))
            if own and own <= stems:
                found.append(i)
                break
    return found if len(found) * 2 <= len(grid.body) else []
