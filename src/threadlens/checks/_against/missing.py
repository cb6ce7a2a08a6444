"""Statements that a value is not there."""

import re

from threadlens.checks._against.entities import several
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.statement import Statement
from threadlens.records import TableReading

_CUE = re.compile(
    r"\b(?:no (?:\w+ )?(?:values?|data|entry|entries|information)|has no|have no|ha(?:s|ve) not|(?:does|do) not "
    r"(?:have|contain)|doesn't have|don't have|missing values?|without (?:any )?(?:values?|data)|(?:is|are) (?:not "
    r"(?:given|available|reported|present|mentioned|known|provided|listed|there)|missing|blank|empty))\b"
)


def is_about_missing(statement: Statement) -> bool:
    """Whether the statement says that something is not there."""
    return bool(_CUE.search(statement.lower))


def missing_readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """Whether the named cells are empty."""
    rows = [link.index for link in several(statement.all_rows)] or [link.index for link in statement.rows]
    columns = [link.index for link in statement.columns if link.index >= grid.label_columns]
    if rows and columns:
        places = [(i, j) for i in rows for j in columns]
        fit = 1.0
    elif rows:
        places = [(i, j) for i in rows for j in grid.data_columns]
        fit = 0.7
    elif columns:
        places = [(i, j) for i in grid.body for j in columns]
        fit = 0.6
    else:
        return []
    empty = [place for place in places if grid.cells[place[0]][place[1]].is_empty]
    alike = [link.index for link in statement.rows]  # rows of one name in several sections
    alone = any(all(grid.cells[i][j].is_empty for k, j in places if k == i) for i in alike if i in rows)
    holds = (len(empty) == len(places) or (len(alike) > 1 and alone)) if rows else bool(empty)
    return [TableReading("missing", f"{len(empty)} of {len(places)} named cells are empty", holds, fit, tuple(empty))]
