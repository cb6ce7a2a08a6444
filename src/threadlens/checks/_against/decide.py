"""The outcome of a statement: the readings that fit it best, held against each other."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from threadlens.checks._against.comparisons import comparison_readings
from threadlens.checks._against.counts import count_readings
from threadlens.checks._against.extremes import extreme_readings, extreme_sign
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.linking import Linker
from threadlens.checks._against.lookups import lookup_readings
from threadlens.checks._against.missing import is_about_missing, missing_readings
from threadlens.checks._against.ranges import range_figures, range_readings
from threadlens.checks._against.sameness import sameness_readings, sameness_sign
from threadlens.checks._against.statement import Statement, read_statement
from threadlens.checks._against.totals import total_readings
from threadlens.checks._against.wording import explained
from threadlens.records import CellTable, Quantity, TableReading, TableVerdict

_EXCEPT = re.compile(r"\b(?:except|excluding|apart from|aside from|leaving out)\b")
_NOT = re.compile(r"\b(?:is|are|was|were|does|do|did|has|have) not\b|n't\b")
# What the table must hold of the words before its figures refute them.
_LEAST_EXPLAINED = {"lookup": 0.75, "total": 0.75, "range": 0.6, "same": 0.6, "extreme": 0.6, "missing": 0.9}
_LEAST_SHARE = 0.5  # of the words, before a figure anywhere in the table supports them
_LEAST_NAMED = 0.5  # the same where row and column are both named
# Without a named column, or cell, these say little when they fail.
_LEAST_FIT_REFUTED = {"extreme": 0.6, "range": 0.95, "missing": 1.0, "compare": 0.6, "lookup": 0.7}
# How often a supported and a refuted were right on the looked-at half of benchmarks/tables.py, 2026-11.
_CONFIDENCE = {
    "lookup": (0.93, 0.9),
    "count": (0.91, 0.78),
    "extreme": (0.93, 0.84),
    "range": (0.97, 0.6),
    "same": (0.89, 0.65),
    "compare": (0.88, 0.6),
    "missing": (0.97, 0.6),
    "total": (0.85, 0.89),
}
_LONG = 34  # words and numbers; longer statements say more than a table
_LEAST_FIT = 0.4
_NEAR = 0.15  # readings this close in fit are not told apart


class TableChecker:
    """Holds statements against one table."""

    def __init__(self, table: CellTable) -> None:
        self.grid = Grid(table)
        self._rows, self._columns = Linker(self.grid.rows), Linker(self.grid.columns)

    def check(self, text: str, quantities: Sequence[Quantity] = ()) -> TableVerdict:
        """What the table says of a statement."""
        if not self.grid.body:
            return TableVerdict(text, "not_enough_evidence", note="the table has no rows")
        statement = read_statement(text, self.grid, self._rows, self._columns, quantities)
        tried = [self._placed(r) for r in readings(statement, self.grid)]
        return _decide(statement, tried, explained(statement, self.grid))

    def _placed(self, reading: TableReading) -> TableReading:
        places = self.grid.places
        if places[-1] == len(places) - 1:  # no blank rows
            return reading
        return replace(reading, cells=tuple((places[i], j) for i, j in reading.cells))


def readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """The readings of the operation that the statement's words ask for."""
    if _EXCEPT.search(statement.lower):
        return []
    if is_about_missing(statement):
        return missing_readings(statement, grid)
    return next((found for read in _OPERATIONS if (found := read(statement, grid))), [])


def _ranges(statement: Statement, grid: Grid) -> list[TableReading]:
    ends = range_figures(statement)
    return range_readings(statement, grid, ends) if ends else []


def _extremes(statement: Statement, grid: Grid) -> list[TableReading]:
    sign = extreme_sign(statement, grid)
    return extreme_readings(statement, grid, sign) if sign else []


def _sameness(statement: Statement, grid: Grid) -> list[TableReading]:
    sign = sameness_sign(statement)
    return sameness_readings(statement, grid, sign) if sign else []


def _lookups(statement: Statement, grid: Grid) -> list[TableReading]:
    """What is printed comes before what could be computed."""
    found = lookup_readings(statement, grid)
    if _NOT.search(statement.lower):
        return [replace(r, is_true=not r.is_true, words=f"not: {r.words}") for r in found]
    return found if any(r.is_true for r in found) else total_readings(statement, grid) or found


# The first whose words are said; a look-up asks for none.
_OPERATIONS: tuple[Callable[[Statement, Grid], list[TableReading]], ...] = (
    _ranges,
    _extremes,
    count_readings,
    _sameness,
    comparison_readings,
    _lookups,
)


def _decide(statement: Statement, found: Sequence[TableReading], share: float) -> TableVerdict:
    ranked = tuple(sorted(found, key=lambda r: -r.fit))
    if not ranked or ranked[0].fit < _LEAST_FIT:
        return TableVerdict(statement.text, "not_enough_evidence", None, ranked, "no reading fits the words")
    top = [r for r in ranked if r.fit >= ranked[0].fit - _NEAR]
    true = [r for r in top if r.is_true]
    deciding = true[0] if true else top[0]
    if not _is_held(statement, deciding, share):
        return TableVerdict(statement.text, "not_enough_evidence", None, ranked, "the table does not hold its words")
    # without a figure of its own a statement is not singled out by the reading that happens to hold
    is_open = deciding.operation in ("compare", "same") and any(r.fit == deciding.fit and not r.is_true for r in top)
    if true and is_open:
        return TableVerdict(statement.text, "conflicting", deciding, ranked, "one reading holds, another does not")
    outcome = "supported" if true else "refuted"
    confidence = _CONFIDENCE[deciding.operation][0 if true else 1]
    return TableVerdict(statement.text, outcome, deciding, ranked, deciding.words, confidence)


def _is_held(statement: Statement, deciding: TableReading, share: float) -> bool:
    """Whether the table holds enough of the words for its figures to decide."""
    if deciding.is_true:
        return deciding.fit > _LEAST_FIT or share >= _LEAST_SHARE
    least = _LEAST_NAMED if deciding.fit == 1.0 else _LEAST_EXPLAINED.get(deciding.operation, 0.0)
    is_named = deciding.fit >= _LEAST_FIT_REFUTED.get(deciding.operation, 0.0)
    return is_named and share >= least and len(statement.words) <= _LONG
