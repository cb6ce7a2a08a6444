"""Tables: their cells as a rectangle, and which rows and columns are headers."""

import re
from collections.abc import Callable

from bs4 import Tag

_DIGIT = re.compile(r"\d")
# A year, a quarter or a date over a column is a header although it is a number.
_PERIOD = re.compile(r"(?:[A-Za-zÀ-ÿ.]+\s+)?(?:(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?|Q[1-4]|FY\s?\d+)\*?", re.IGNORECASE)


def rows_of(table: Tag) -> list[list[Tag]]:
    """The table's own rows of cells, rows of nested tables left out."""
    rows = []
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            cells = [c for c in row.find_all(["td", "th"], recursive=False) if isinstance(c, Tag)]
            if cells:
                rows.append(cells)
    return rows


def is_data(table: Tag) -> bool:
    """Whether the table holds data: two columns at least, two rows at least, no blocks laid out inside."""
    rows = rows_of(table)
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return False
    return table.find(["table", "blockquote", "iframe"]) is None


def cells_of(table: Tag, read: Callable[[Tag], str]) -> tuple[tuple[str, ...], ...]:
    """The cells as a rectangle; a label that spans several places stands in each, a figure only in the first."""
    grid: dict[tuple[int, int], str] = {}
    rows = rows_of(table)
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            text = read(cell)
            spans = [(dy, dx) for dy in range(_span(cell, "rowspan")) for dx in range(_span(cell, "colspan"))]
            for dy, dx in spans:
                if y + dy < len(rows):
                    grid[y + dy, x + dx] = text if (dy, dx) == (0, 0) or _is_label(text) else ""
            x += 1
    width = max((x for _, x in grid), default=-1) + 1
    return tuple(tuple(grid.get((y, x), "") for x in range(width)) for y in range(len(rows)))


def header_rows(table: Tag, cells: tuple[tuple[str, ...], ...]) -> int:
    """How many rows at the top are headers: marked so, else labels and periods over figures."""
    marked = 0
    for row in rows_of(table):
        if row[0].find_parent("thead") is None and not (len(row) > 1 and all(cell.name == "th" for cell in row)):
            break
        marked += 1
    if marked:
        return min(marked, len(cells) - 1)
    top = cells[0][1:] if cells else ()
    if top and all(_is_label(text) for text in top) and any(_is_figure(text) for row in cells[1:] for text in row[1:]):
        return 1
    return 0


def header_columns(table: Tag, cells: tuple[tuple[str, ...], ...], head: int) -> int:
    """How many columns at the left are headers: marked so, else labels beside figures."""
    body = rows_of(table)[head:]
    if body and all(row[0].name == "th" for row in body):
        return 1
    below = cells[head:]
    if below and all(_is_label(row[0]) for row in below) and any(_is_figure(text) for row in below for text in row[1:]):
        return 1
    return 0


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return max(1, min(int(value), 50)) if value.isdecimal() and len(value) < 4 else 1


def _is_label(text: str) -> bool:
    return not _DIGIT.search(text) or bool(_PERIOD.fullmatch(text)) or bool(re.match(r"[A-Za-zÀ-ÿ]{2,}", text))


def _is_figure(text: str) -> bool:
    return bool(_DIGIT.search(text))
