"""Readings of what a measure gained or lost between two months that the words name."""

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Figure, difference, growth
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import MONTHLY
from threadlens.checks.reference import _months
from threadlens.checks.reference._changes import directed
from threadlens.checks.reference._link import special_measure
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim


def readings(view: ThreadView, claim: Claim, index: Index, *, is_percent: bool) -> Readings | None:
    """The change of a monthly measure; None where none is named, or not two months."""
    if claim.unit not in {None, "percent", "%", "people"} or claim.numerator is not None:
        return None
    measures = [m for m in special_measure(view, claim, index) if m in MONTHLY]
    months = _months.named(view, claim)
    if not measures or len(months) != 2:
        return None
    for cell in ((measures[0], *c) for c in index.cells_of(measures[0])):
        ends = [_only(_dates.at(index.series(*cell), when)) for when in months]
        if ends[0] is None or ends[1] is None or ends[0].end >= ends[1].end:
            return None
        value = growth(ends[0], ends[1]) if is_percent else difference(ends[0], ends[1])
        label = f"{index.label(measures[0])}, change from {in_words(ends[0].end)} to {in_words(ends[1].end)}"
        time = When(months[0].start, months[1].end, "claim")
        told = directed(value, falls=value.value < 0)
        return Readings(time, (Reading(label, (told,)),), confidence=0.85, signed=False)
    return None


def _only(figures: list[Figure]) -> Figure | None:
    return figures[0] if len(figures) == 1 else None
