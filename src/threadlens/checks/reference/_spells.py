"""Averages and extremes of a series over the years that a sentence speaks of: weighed like the figures themselves."""

import re
from collections.abc import Iterator
from itertools import product

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Figure, mean, mean_share, point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._cells import Cell, wholes
from threadlens.checks.reference._salience import Moment
from threadlens.records import Claim

_AVERAGE = re.compile(r"\b(?:averag\w*|mean|a year|per year|each year|yearly|typically|usually)\b", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\b(?:peak\w*|high(?:est)?|most|top(?:ped)?|record|never (?:over|above|past|more|got past|went over)|max\w*)\b",
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"\b(?:low(?:est)?|bottom(?:ed)?|least|fewest|trough|never (?:under|below|less)|min\w*)\b", re.IGNORECASE
)
_COST = 1.0
_SINCE_EVER = 1.0  # of all years for which there are figures, where none are named
_LONG = 1.5


def counts(view: ThreadView, claim: Claim, index: Index, found: list[Cell], spans: list[Moment]) -> Iterator[Candidate]:
    """The mean of a period's yearly figures, and the highest and lowest of them."""
    if claim.kind == "average" or _AVERAGE.search(claim.sentence):
        for cell, span in product(found, spans):
            figures = _dates.within(cell.series, span.time)
            if span.time.years > _LONG and len(figures) > 1:
                yield _mean(index, cell, figures, cell.cost + span.cost + _COST)
    for words, choose in ((_HIGHEST, max), (_LOWEST, min)):
        if words.search(claim.sentence):
            for cell in found:
                for figures, cost in _stretches(cell, spans, view, claim):
                    yield _extreme(index, cell, choose(figures, key=lambda f: f.value), cell.cost + cost + _COST)


def shares(index: Index, claim: Claim, found: list[Cell], spans: list[Moment]) -> Iterator[Candidate]:
    """The mean of yearly shares over a period."""
    if claim.kind != "average" and not _AVERAGE.search(claim.sentence):
        return
    for cell, span in product(found, spans):
        for whole in wholes(index, cell, {}):
            bottoms = {f.end: f for f in whole.series}
            pairs = [(f, bottoms[f.end]) for f in _dates.within(cell.series, span.time) if f.end in bottoms]
            if span.time.years > _LONG and len(pairs) > 1 and all(n.value < d.value for n, d in pairs):
                yield _mean_share(index, (cell, whole), pairs, cell.cost + whole.cost + span.cost + _COST)


def _stretches(cell: Cell, spans: list[Moment], view: ThreadView, claim: Claim) -> Iterator[tuple[list[Figure], float]]:
    for span in spans:
        figures = _dates.within(cell.series, span.time)
        if span.time.years > _LONG and len(figures) > 1:
            yield figures, span.cost
    posted = view.posted(claim) or view.latest
    known = [f for f in cell.series if posted is None or f.end <= posted]
    if len(known) > 1:
        yield known, _SINCE_EVER


def _mean(index: Index, cell: Cell, figures: list[Figure], cost: float) -> Candidate:
    computed = mean(figures)
    last = in_words(figures[-1].end, figures[-1].facts)
    label = f"{cell.label(index)}, average of {len(figures)} years to {last}"
    return Candidate(computed.value, cost, lambda: (label, computed))


def _mean_share(index: Index, cells: tuple[Cell, Cell], pairs: list[tuple[Figure, Figure]], cost: float) -> Candidate:
    computed = mean_share(pairs)
    label = f"{cells[0].label(index)}, share of {cells[1].label(index)}, average of {len(pairs)} years"
    return Candidate(computed.value, cost, lambda: (label, computed))


def _extreme(index: Index, cell: Cell, figure: Figure, cost: float) -> Candidate:
    label = f"{cell.label(index)}, {in_words(figure.end, figure.facts)}"
    return Candidate(figure.value, cost, lambda: (label, point(figure)), cell.key)
