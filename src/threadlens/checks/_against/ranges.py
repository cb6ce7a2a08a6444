"""Statements of a span: 'ranges from 2 to 9', 'varies between 2 and 9'."""

import re
from itertools import pairwise

from threadlens.checks._against.figures import agrees
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.scopes import label_scopes, scopes
from threadlens.checks._against.statement import Figure, Statement
from threadlens.records import TableReading

# what grows from one year to another is no span
_TREND = re.compile(
    r"\b(?:increas|decreas|declin|rose\b|rise|grew|grow|fall|fell|drop|shrank|shrunk|shrink|reduc|went|climb|expand)"
)
_JOINT = re.compile(r"[^\w]*(?:[^\W\d]{1,6}[^\w]*)?(?:\b(?:to|and|until|through|till)\b|[-–])[^\w]*")
_VERB = re.compile(
    r"\b(?:rang(?:es|ed|ing)|var(?:ies|ied|y|ying)|spans|spanned)\b|\brange (?:is|between|from|of|for)\b|"
    r"\bin (?:the )?range\b|\bare range\b|\bfrom\b.*\bto\b"
)


def range_figures(statement: Statement) -> tuple[Figure, Figure] | None:
    """Both ends of a span that the statement states."""
    if not _VERB.search(statement.lower) or _TREND.search(statement.lower):
        return None
    # 'from 2001 to 2016' states both years, even where rows are called so
    said = [
        Figure(i, w.value, w.decimals, w.is_word_number) for i, w in enumerate(statement.words) if w.value is not None
    ]
    for first, second in pairwise(f for f in said if not statement.words[f.position].is_glued):
        between = statement.text[statement.words[first.position].end : statement.words[second.position].start]
        if _JOINT.fullmatch(between.lower()):
            return first, second
    return None


def range_readings(statement: Statement, grid: Grid, ends: tuple[Figure, Figure]) -> list[TableReading]:
    """Every reading of the statement as the least and the greatest of a scope."""
    found = []
    for scope in (*label_scopes(statement, grid), *scopes(statement, grid)):
        if len(scope.cells) < 2:
            continue
        values = [v for _, v in scope.cells]
        low, high = min(values), max(values)
        holds = (agrees(ends[0], low) and agrees(ends[1], high)) or (agrees(ends[1], low) and agrees(ends[0], high))
        places = tuple(place for place, v in scope.cells if v in (low, high))
        found.append(TableReading("range", f"{scope.words}: {low:g} to {high:g}", holds, scope.fit, places))
    for link in statement.columns:
        for i in grid.body:
            cell = grid.cells[i][link.index]
            if len(cell.numbers) > 1 and agrees(ends[0], cell.numbers[0]) and agrees(ends[1], cell.numbers[1]):
                found.append(TableReading("range", f"printed: {cell.text}", True, 1.0, ((i, link.index),)))
    return found
