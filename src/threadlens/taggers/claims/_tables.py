"""Which row and column a figure of a table stands in."""

import re
from dataclasses import dataclass

from threadlens.records import PassageSpan

_FIGURE_CELL = re.compile(r"[<>~≈]?\s*[-−]?[$€£]?\s?\d[\d,.  ]*\s?(?:%|[kKmMbB]\b|bn|million|billion)?\s*[*†]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table with the words that name its row and column."""

    start_char: int
    end_char: int
    text: str
    row_header: str | None
    column_header: str | None
    is_header: bool


def cells(text: str, passage: PassageSpan) -> list[Cell]:
    """All cells of a table passage; its text holds them tab-separated, a line a row."""
    grid = passage.cells or tuple(
        tuple(line.split("\t")) for line in text[passage.start_char : passage.end_char].split("\n")
    )
    header_rows, header_columns = passage.header_rows, passage.header_columns
    if not header_rows:
        header_rows = _leading_rows(grid)
    if not header_columns:
        header_columns = _leading_columns(grid[header_rows:])
    found: list[Cell] = []
    at = passage.start_char
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            start = text.find(cell, at, passage.end_char) if cell else at
            if start < 0:
                return found  # the text is not the cells: better no headers than wrong ones
            row_header = " ".join(row[:header_columns]).strip() or None
            column_header = " ".join(g[c] for g in grid[:header_rows] if c < len(g)).strip() or None
            is_header = r < header_rows or c < header_columns
            found.append(Cell(start, start + len(cell), cell, row_header, column_header, is_header))
            at = start + len(cell)
    return found


def is_figure(cell: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return _FIGURE_CELL.fullmatch(cell.strip()) is not None


def _is_year(cell: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:[-–/]\d\d)?", cell.strip()) is not None


def _leading_rows(grid: tuple[tuple[str, ...], ...]) -> int:
    """A first row without figures, years aside, heads the columns where rows with figures follow."""
    if len(grid) < 2 or not any(is_figure(cell) for row in grid[1:] for cell in row):
        return 0
    first = [cell for cell in grid[0] if cell.strip()]
    return int(bool(first) and all(not is_figure(cell) or _is_year(cell) for cell in first))


def _leading_columns(rows: tuple[tuple[str, ...], ...]) -> int:
    """Columns from the left that hold words or years in every row."""
    width = min((len(row) for row in rows), default=0)
    for column in range(width):
        cells_of = [row[column] for row in rows]
        if any(is_figure(cell) and not (_is_year(cell) and column == 0) for cell in cells_of):
            return column
    return max(0, width - 1)
