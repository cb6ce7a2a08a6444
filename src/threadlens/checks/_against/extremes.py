"""Statements of what is highest or lowest, and how high."""

import re
from collections.abc import Iterator

from threadlens.checks._against.figures import agrees, states
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.scopes import Scope, label_scopes, scopes
from threadlens.checks._against.statement import Figure, Statement
from threadlens.records import TableReading

_HIGH = re.compile(
    r"\b(?:highest|heighest|largest|greatest|maximum|biggest|best|peak|longest|tallest|heaviest|strongest|oldest|fastest|most|top|max)\b"
)
_LOW = re.compile(
    r"\b(?:lowest|smallest|least|minimum|fewest|shortest|lightest|weakest|youngest|slowest|worst|min|minimal)\b"
)
_PLACE = re.compile(r"(?:est|most|least|maximum|minimum|max|min)\s+(?:values?\s+)?(?:in|at|for|under|with|on|during)\b")
_ORDINAL = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ORDINALS = re.compile(r"\b(second|third|fourth|fifth|2nd|3rd|4th)[ -](?:\w+est\b|most\b)")


def extreme_sign(statement: Statement, grid: Grid) -> int:
    """1 for the highest, -1 for the lowest, 0 where no such word is said or it is part of a header."""
    named = {w.stem for link in statement.columns for level in grid.columns[link.index].levels for w in level}
    rows = {link.index for link in statement.rows}
    named |= {w.stem for label in grid.rows if label.index in rows for level in label.levels for w in level}
    high, low = _HIGH.search(statement.lower), _LOW.search(statement.lower)
    if high and high.group()[:7] in named:
        high = None
    if low and low.group()[:7] in named:
        low = None
    if re.search(r"\bat (?:least|most)\b", statement.lower) or bool(high) == bool(low):
        return 0
    return 1 if high else -1


def extreme_readings(statement: Statement, grid: Grid, sign: int) -> list[TableReading]:
    """Every reading of the statement as the extreme of a scope."""
    figures = _figures(statement)
    rank = _rank(statement)
    found = []
    wanted = [*scopes(statement, grid), *(label_scopes(statement, grid) if figures and not statement.columns else ())]
    for scope in wanted:
        if len(scope.cells) > 1:
            found += list(_read(statement, scope, (sign, rank), figures, grid))
    if not found and not figures and rank == 1:
        return _in_every_column(statement, grid, sign)
    return found


def _in_every_column(statement: Statement, grid: Grid, sign: int) -> list[TableReading]:
    """Where no column is named, a row is the highest if it is so in each."""
    named = {link.index for link in statement.rows}
    firsts = []
    for j in grid.data_columns:
        cells = grid.column(j)
        if len(cells) > 1 and named & {i for i, _ in cells}:
            value = max(v * sign for _, v in cells) * sign
            firsts.append({i for i, v in cells if v == value})
    where = [bool(named & rows) for rows in firsts]
    if not where or any(where) != all(where):
        return []
    words = f"{'highest' if sign > 0 else 'lowest'} of each of {len(where)} columns"
    return [TableReading("extreme", words, all(where), 0.8, tuple((i, 0) for i in sorted(named)))]


def _read(
    statement: Statement, scope: Scope, order: tuple[int, int], figures: list[Figure], grid: Grid
) -> Iterator[TableReading]:
    sign, rank = order
    values = sorted({v for _, v in scope.cells}, reverse=sign > 0)
    if len(values) < rank:
        return
    value = values[rank - 1]
    places = tuple(place for place, v in scope.cells if v == value)
    word = f"{'' if rank == 1 else f'{rank}. '}{'highest' if sign > 0 else 'lowest'}"
    named_rows = {link.index for link in statement.rows}
    named_columns = {link.index for link in statement.columns}
    text = f"{word} of {scope.words}: {value:g}"
    at_row = not named_rows or any(i in named_rows for i, _ in places)
    at_column = not named_columns or any(j in named_columns for _, j in places)
    if figures:
        holds = any(agrees(f, value) or any(states(grid.cells[i][j], f) for i, j in places) for f in figures)
        if scope.axis == "column" and named_rows:
            yield TableReading("extreme", text, holds and at_row, scope.fit, places, value)
        elif scope.axis == "row" and named_columns:
            yield TableReading("extreme", text, holds and at_column, scope.fit, places, value)
        else:
            yield TableReading("extreme", text, holds, scope.fit, places, value)
    elif scope.axis == "column" and named_rows:
        fit = scope.fit * (0.75 if _ends_in_column(statement) else 0.95)
        yield TableReading("extreme", text, at_row, fit, places, value)
    elif scope.axis == "row" and named_columns:
        # a row holds unlike things more often than a column does
        fit = scope.fit if _ends_in_column(statement) else scope.fit * 0.8
        yield TableReading("extreme", text, at_column, fit, places, value)


def _ends_in_column(statement: Statement) -> bool:
    """'Area is highest in the north' looks along the row of areas where the north is a column."""
    match = _PLACE.search(statement.lower)
    if match is None:
        return False
    after = [min(link.positions) for link in statement.columns if link.positions]
    return any(statement.words[position].start >= match.end() for position in after)


def _figures(statement: Statement) -> list[Figure]:
    """The figures that may be the extreme itself: decimals before whole numbers, digits before words."""
    figures = [f for f in statement.figures if not f.is_word] or list(statement.figures)
    return [f for f in figures if f.decimals] or figures


def _rank(statement: Statement) -> int:
    match = _ORDINALS.search(statement.lower)
    if not match:
        return 1
    word = match.group(1)
    return _ORDINAL.get(word) or int(word[0])
