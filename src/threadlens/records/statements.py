"""One statement held against one table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table as a file or a page holds it: rows of text, header rows first."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    header_rows: int | None = None  # None: to be found


@dataclass(frozen=True, slots=True)
class TableReading:
    """One way to read a statement over a table, and whether it holds."""

    operation: str  # lookup, count, extreme, range, same, compare, missing, total
    words: str
    is_true: bool
    fit: float  # of the statement's words, 0 to 1
    cells: tuple[tuple[int, int], ...] = ()  # row and column as in the file, from 0
    value: float | None = None


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """What a table says of a statement."""

    statement: str
    outcome: str  # supported, refuted, conflicting, not_enough_evidence
    reading: TableReading | None = None  # the one that decided
    readings: tuple[TableReading, ...] = ()  # all that were tried, the best fit first
    note: str | None = None
    confidence: float | None = None
