"""Counts that the statement narrows: rows that meet a condition, things that it lists itself."""

import re
from collections.abc import Iterator

from threadlens.checks._against.figures import BOUNDS, meets
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.statement import Figure, Statement
from threadlens.checks._against.words import STOP, words
from threadlens.records import TableReading

_LIST_CUE = re.compile(r"(?::| - |\bi\.?e\b\.?'?,?|\bsuch as\b|\bnamely\b|\blike\b)\s*(.+)$")
_JOINTS = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|;")
_VERB = re.compile(r"\s+(?:are|were)\s+(?:the\s+)?$")


def listed_things(statement: Statement, grid: Grid, figure: Figure) -> int:
    """How many things of the table the statement lists, after the figure or, with 'are', before it; 0 for no list."""
    word = statement.words[figure.position]
    after = _LIST_CUE.search(statement.text[word.end :])
    if after:
        return _parts(after.group(1), grid)
    before = statement.text[: word.start]
    verb = _VERB.search(before)
    return _parts(before[: verb.start()], grid) if verb else 0


def conditioned(statement: Statement, grid: Grid, figure: Figure) -> Iterator[TableReading]:
    """Rows with a cell that the statement says."""
    stems = {w.stem for w in statement.words}
    for j in grid.data_columns:
        groups: dict[str, list[tuple[int, int]]] = {}
        for i in grid.data_rows:
            cell = grid.cells[i][j]
            own = {w.stem for w in cell.words if w.text not in STOP}
            if own and not cell.is_numeric and not cell.is_empty and own <= stems:
                groups.setdefault(cell.text.lower(), []).append((i, j))
        for text, places in groups.items():
            words_said = f"rows with {text!r}: {len(places)}"
            yield TableReading("count", words_said, len(places) == figure.value, 0.9, tuple(places), len(places))


def within_bound(statement: Statement, grid: Grid, figure: Figure) -> Iterator[TableReading]:
    """Rows with a number within a bound that the statement states."""
    bound = next((f for f in statement.figures if f is not figure and f.modifier in BOUNDS), None)
    if bound is None:
        return
    for link in statement.columns:
        found = [(i, v) for i, v in grid.column(link.index)]
        met = [i for i, v in found if meets(bound, v)]
        words_said = f"rows with {bound.modifier} {bound.value:g}: {len(met)} of {len(found)}"
        yield TableReading(
            "count", words_said, len(met) == figure.value, 1.0, tuple((i, link.index) for i in met), len(met)
        )


def _parts(text: str, grid: Grid) -> int:
    parts = [part for part in _JOINTS.split(text.strip(" .")) if words(part)]
    if len(parts) < 2:
        return 0
    known = grid.vocabulary
    return sum(any(w.stem in known for w in words(part) if w.text not in STOP) for part in parts)
