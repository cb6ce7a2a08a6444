"""The cells that a statement may speak of: a column, a row, a group of columns, the whole table."""

from collections.abc import Iterator
from dataclasses import dataclass

from threadlens.checks._against.grid import Grid
from threadlens.checks._against.linking import best
from threadlens.checks._against.statement import Statement

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Numeric cells that are looked at together."""

    words: str
    cells: tuple[tuple[Place, float], ...]
    fit: float
    axis: str  # column, row, group, table


def scopes(statement: Statement, grid: Grid) -> Iterator[Scope]:
    """Every scope that the words allow, the best named first."""
    columns = [link for link in statement.columns if link.index >= grid.label_columns]
    if not columns and not statement.rows:
        columns = list(statement.columns)
    for link in columns:
        name = " / ".join(reversed(grid.columns[link.index].texts))
        yield Scope(f"column {name!r}", _column(grid, link.index), 1.0, "column")
    if len(columns) > 1:
        cells = tuple(c for link in columns for c in _column(grid, link.index))
        yield Scope(f"{len(columns)} columns of one name", cells, 0.95, "group")
    for row in statement.rows:
        name = " / ".join(reversed(_row_texts(grid, row.index)))
        yield Scope(f"row {name!r}", tuple(((row.index, j), v) for j, v in grid.row(row.index)), 0.9, "row")
    for section in _named_sections(statement, grid):
        rows = [i for i, text in grid.section_of.items() if text == section]
        for link in columns:
            cells = tuple(((i, link.index), v) for i, v in grid.column(link.index, rows))
            yield Scope(f"column {link.index + 1} under {section!r}", cells, 0.95, "column")
        if not columns:
            cells = tuple(((i, j), v) for j in grid.data_columns for i, v in grid.column(j, rows))
            yield Scope(f"the rows under {section!r}", cells, 0.8, "group")
    if not columns and not statement.rows:
        yield Scope("the whole table", tuple(c for j in grid.data_columns for c in _column(grid, j)), 0.4, "table")


def label_scopes(statement: Statement, grid: Grid) -> Iterator[Scope]:
    """The numbers by which rows and columns are called: years, sizes, running numbers."""
    named = {link.index for link in best([link for link in statement.all_columns if link.index < grid.label_columns])}
    said = {w.value for w in statement.words if w.value is not None}
    for j in range(grid.label_columns):
        cells = tuple(((i, j), c.numbers[0]) for i in grid.body if (c := grid.cells[i][j]).is_numeric)
        if len(cells) > 1 and (j in named or len(said & {v for _, v in cells}) > 1):
            yield Scope(f"names of rows, column {j + 1}", cells, 1.0, "column")
        if j in named:
            top = grid.header_rows - 1
            heads = tuple(((top, k), c.numbers[0]) for k in grid.data_columns if (c := grid.cells[top][k]).numbers)
            yield Scope(f"headers beside column {j + 1}", heads, 0.95, "row")


def _column(grid: Grid, j: int) -> tuple[tuple[Place, float], ...]:
    return tuple(((i, j), v) for i, v in grid.column(j))


def _row_texts(grid: Grid, i: int) -> tuple[str, ...]:
    return next((label.texts for label in grid.rows if label.index == i), ())


def _named_sections(statement: Statement, grid: Grid) -> list[str]:
    stems = {w.stem for w in statement.words}
    found = []
    for i, text in grid.sections.items():
        own = {w.stem for w in grid.cells[i][0].words}
        if own and own <= stems:
            found.append(text)
    return found
