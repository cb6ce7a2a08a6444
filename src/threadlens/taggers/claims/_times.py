"""When a claim holds: the time of its sentence or of those before it, the time in a table's headers or caption."""

import re
from collections.abc import Sequence
from datetime import date

from threadlens.records import PassageSpan
from threadlens.taggers.claims._belonging import of_figure
from threadlens.taggers.claims._context import Context
from threadlens.taggers.claims._periods import Period, nearest, periods
from threadlens.taggers.claims._tables import Cell

Days = tuple[date | None, date | None]
_HEADS_CHANGE = re.compile(
    r"\b(?:change|increase|decrease|growth|difference|gain|loss|delta)\b|[+]/[-−]|Δ", re.IGNORECASE
)
_YEAR = 366


def heads_change(header: str | None) -> bool:
    """Whether a column holds changes: 'change on last year'."""
    return _HEADS_CHANGE.search(header or "") is not None


def period_of(context: Context, index: int, figure: tuple[int, int], kind: str) -> Days:
    """First and last day that a figure of a sentence speaks of."""
    named = context.periods(index)
    if kind != "change":
        named = of_figure(named, figure, context.sentence(index), context.text, context.posted)
    if named:
        if kind == "change":
            return _span(named, figure, context.text)
        chosen = nearest(named, figure, context.text)
        return chosen.first, chosen.last
    before = context.carried_period(index)
    return (before.first, before.last) if before else (None, None)


def _span(named: Sequence[Period], figure: tuple[int, int], text: str) -> Days:
    """A change runs from the earlier to the later of two times that its sentence names."""
    points = [p for p in named if p.first and p.last and not p.is_present]
    chosen = nearest(named, figure, text)
    is_point = chosen.first is not None and chosen.last is not None and (chosen.last - chosen.first).days < _YEAR
    if len(points) == 2 and is_point and all((p.last - p.first).days < _YEAR for p in points if p.first and p.last):
        days = [day for p in points for day in (p.first, p.last) if day]
        return min(days), max(days)
    return chosen.first, chosen.last


def header_period(context: Context, cell: Cell, passage: PassageSpan) -> Days:
    """The time in a cell's headers, else in the caption, else in the headers of the table before."""
    tables = [p for p in context.post.passages if p.role == "table" and p.start_char < passage.start_char]
    for header in (cell.column_header, cell.row_header):
        if heads_change(header):
            continue  # 'change on last year' is one to the year of the table
        found = [p for p in periods(header or "", 0, len(header or ""), context.posted) if not p.is_anaphora]
        if found:
            return found[0].first, found[0].last
    for stretch in (_caption(context, passage), *((t.start_char, t.end_char) for t in reversed(tables))):
        found = [
            p
            for p in periods(context.text, *stretch, context.posted)
            if p.first and not p.is_present and not p.is_anaphora
        ]
        if found:
            return found[-1].first, found[-1].last
    return None, None


def _caption(context: Context, passage: PassageSpan) -> tuple[int, int]:
    """The sentence or two before a table."""
    index = context.first_sentence(passage)
    return (
        (context.sentence(max(0, index - 2))[0], passage.start_char)
        if index
        else (passage.start_char, passage.start_char)
    )
