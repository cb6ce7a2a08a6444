"""Holds statements against one table that a user has at hand."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from threadlens.checks._against import TableChecker
from threadlens.errors import SourceError, UsageError
from threadlens.records import CellTable, TableReading, TableVerdict
from threadlens.taggers.quantities.reader import read

_LOADED = frozenset({".xlsx", ".xlsm", ".parquet"})
_DELIMITERS = ",;\t|"
_TABLES_KEPT = 64  # checkers at hand where lines name tables of their own


def check_lines(lines: Iterable[str], table: Path | None, caption: str = "") -> Iterator[TableVerdict]:
    """The verdict on each line: a statement, or JSON with `claim` and, where they differ, `table` and `caption`."""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text:
            continue
        asked = _asked(text, number) if text.startswith("{") else {"claim": text}
        path = Path(asked["table"]) if asked.get("table") else table
        if path is None:
            raise UsageError(f"line {number} names no table: give --against FILE, or a `table` on each line")
        checker = _checker(path, asked.get("caption", caption))
        yield checker.check(asked["claim"], read(asked["claim"]).quantities)


def read_table(path: Path, caption: str = "") -> CellTable:
    """The rows of a file: delimited text, a workbook, Parquet."""
    if path.suffix.lower() in _LOADED:
        return _loaded(path, caption)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from error
    text = _decoded(content)
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise SourceError(f"{path}: holds no table")
    return CellTable(path.name, rows, caption)


def cell_names(reading: TableReading, limit: int = 8) -> str:
    """The cells of a reading as a spreadsheet calls them: B3, C3."""
    names = [f"{_letters(j)}{i + 1}" for i, j in reading.cells[:limit]]
    return ", ".join(names) + (" …" if len(reading.cells) > limit else "")


def _loaded(path: Path, caption: str) -> CellTable:
    # by name: what reads workbooks and Parquet takes longer to load than most tables to check
    grids = import_module("threadlens.stages.reference").read(path)
    if not grids:
        raise SourceError(f"{path}: holds no table")
    grid = grids[0]
    about = " ".join((caption, *grid.above)).strip()
    return CellTable(path.name, (tuple(grid.header), *(tuple(row) for row in grid.rows)), about, header_rows=1)


@lru_cache(maxsize=_TABLES_KEPT)
def _checker(path: Path, caption: str) -> TableChecker:
    return TableChecker(read_table(path, caption))


def _asked(text: str, number: int) -> dict[str, str]:
    try:
        asked = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"line {number} is no JSON: {error.msg}") from error
    if not isinstance(asked.get("claim"), str):
        raise UsageError(f"line {number} has no `claim`")
    return {name: asked[name] for name in ("claim", "table", "caption") if isinstance(asked.get(name), str)}


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """The mark that parts the most lines into one number of cells."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def fit(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark)]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=fit)


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
