"""Readings of salaries: the pay of a level or rank that stands before the figure."""

import re
from datetime import timedelta

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Figure, point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention

_MEASURES = ("salary_minimum", "salary_maximum")
_MONEY = frozenset({"dollar", "dollars", "CAD", "$", "Canadian dollar"})
_IN_TEXT = frozenset({"counted", "clause", "sentence"})
_PAID = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|earn(?:s|ed|ing)?|paid|pays?|gets?|salar(?:y|ies)|top(?:s|ped)?|max(?:es|"
    r"imum)?|takes? home|"
    r"pull(?:s|ing)?|at|on|range)\b",
    re.IGNORECASE,
)
# Pay rates hold until the next agreement, and agreements come late.
_IN_FORCE = timedelta(days=2 * 366)
# Farther from the published range no allowance or increment leads.
_BEYOND = 1.6


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The ends of the pay range of the level or rank that is paid."""
    if (
        claim.unit not in _MONEY
        or claim.kind not in {"money", "rate", "average"}
        or not 30_000 <= (stated_value(claim) or 0) <= 900_000
    ):
        return None
    chosen = _paid_level(view, claim, index)
    if chosen is None:
        return None
    named = [m.concept_id for m in claim.mentions if m.concept_id in _MEASURES and m.part in _IN_TEXT]
    time = _dates.when(view, claim)
    made = []
    for measure in named[:1] or _MEASURES:
        for cell in index.cells_of(measure):
            figures = _in_force(index.series(measure, *cell), time) if cell[0] == chosen.concept_id else []
            made += [_reading(index, measure, chosen.concept_id, f) for f in figures]
    if not made:
        return None
    options = tuple(o for r in made for o in r.options)
    others = tuple(point(f) for measure in named[:1] or _MEASURES for f in _known(index, measure, chosen.concept_id))
    is_far = _is_far(stated_value(claim) or 0.0, [o.value for o in options])
    found = Reading(made[-1].label, options, others, may_refute=is_far or bool(named))
    return Readings(time, (found,), confidence=0.85)


def _paid_level(view: ThreadView, claim: Claim, index: Index) -> Mention | None:
    """The last level or rank before the figure, or the first after it, with a word of pay in the sentence."""
    if not _PAID.search(claim.sentence) and not any(m.concept_id in _MEASURES for m in claim.mentions):
        return None
    paid = {subject for measure in _MEASURES for subject, _ in index.cells_of(measure)}
    found = [m for m in claim.mentions if m.concept_id in paid and m.part in _IN_TEXT]
    before = [m for m in found if m.end_char <= claim.start_char]
    if before:
        return max(before, key=lambda m: m.start_char)
    return min(found, key=lambda m: m.start_char, default=None)


def _known(index: Index, measure: str, subject: str) -> list[Figure]:
    return [f for cell in index.cells_of(measure) if cell[0] == subject for f in index.series(measure, *cell)]


def _in_force(series: tuple[Figure, ...], time: _dates.When) -> list[Figure]:
    if time.end is None:
        return list(series)
    return [f for f in series if f.start <= time.end and f.end >= time.end - _IN_FORCE]


def _reading(index: Index, measure: str, subject: str, figure: Figure) -> Reading:
    return Reading(
        f"{index.label(measure)}, {index.label(subject)}, {in_words(figure.end, figure.facts)}", (point(figure),)
    )


def _is_far(stated: float, values: list[float]) -> bool:
    return stated > _BEYOND * max(values) or stated < min(values) / _BEYOND
