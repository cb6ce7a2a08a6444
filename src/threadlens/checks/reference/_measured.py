"""Series of measures other than a number of people that a claim's words may mean: damages, backlog, salaries."""

import math
import re
from collections.abc import Iterator
from operator import itemgetter

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._vocabulary import PAY_SYSTEM_ID, PERCENT, PLAIN_MEASURES, SALARIES
from threadlens.checks._wording import is_of_money
from threadlens.checks.reference._cells import Cell
from threadlens.checks.reference._hints import hinted
from threadlens.checks.reference._measures import VOLATILE
from threadlens.checks.reference._pay import is_difference
from threadlens.checks.reference._salience import Salient, concepts
from threadlens.records import Claim

_COUNTED_ELSEWHERE = PLAIN_MEASURES.union(SALARIES)
_OF_SUBJECT = 2.0  # a measure of what the talk is of, with no word of its own
_TOPIC, _FAR_TOPIC = 4.5, 8.0  # what the thread is about, with no word of it near the figure
_BESIDE, _STEP = 2.0, 0.5  # what stands in one table with a figure that holds
_PAID, _NO_PAY = 1.0, 3.0  # a level's pay where words of pay stand in the sentence, or none
_PAY = re.compile(
    r"\b(?:pay|paid|pays|salar\w+|wage\w*|mak(?:e|es|ing)|earn\w*|max\w*|tops?|topp\w+|start\w*|stops?|range\w*|band|scale|"
    r"bottom|ceiling|floor|gross|takes? home)\b",
    re.IGNORECASE,
)
_LOW, _HIGH = 60_000, 500_000  # what a year's pay may be
_BARE = 1_000_000  # a bare number of millions is one of money
_UNSAID = 1.0
_BY_NAME = 2.0
_SAID = 1.0  # what the sentence itself hints at


def is_of_pay(claim: Claim, index: Index) -> bool:
    """Whether a sentence speaks of the pay of a level or rank."""
    paid = {holder for measure in SALARIES for holder, _ in index.cells_of(measure)}
    return _PAY.search(claim.sentence) is not None and any(m.concept_id in paid for m in claim.mentions)


def cells(view: ThreadView, claim: Claim, index: Index) -> list[Cell]:
    """All series of measures that may be meant, the likeliest first."""
    stated = stated_value(claim) or 0.0
    is_money = is_of_money(claim)
    measures = _measures(view, claim, index)
    found = _of(view, claim, index, measures, is_money=is_money)
    is_multiple = claim.unit in PERCENT or claim.kind in {"ratio", "change"}
    if is_multiple and not is_money:
        found += _of(view, claim, index, measures, is_money=True)
    elif not is_money and claim.unit is None:
        likely = measures if stated >= _BARE else [m for m in measures if m.cost <= _SAID]
        bare = _of(view, claim, index, likely, is_money=True)
        found += [Cell(c.subject, c.scope, c.cost + _UNSAID, c.series, c.measure, c.is_lasting) for c in bare]
    is_salary = (is_money or claim.unit is None) and _LOW <= stated <= _HIGH
    if is_salary or (_PAY.search(claim.sentence) and (is_multiple or (is_money and is_difference(view, claim)))):
        found += _salaries(view, claim, index, is_said=is_money)
    return sorted(found, key=lambda c: c.cost)


def _measures(view: ThreadView, claim: Claim, index: Index) -> list[Salient]:
    """Measures that the talk names, and all of the pay system where the thread speaks of it."""
    named = [s for s in concepts(view, claim, index, "measure") if s.concept_id not in _COUNTED_ELSEWHERE]
    known = {s.concept_id for s in named}
    for subject in concepts(view, claim, index, "subject")[:3]:
        own = [m for m in index.measures_of(subject.concept_id) if m not in known and m not in _COUNTED_ELSEWHERE]
        named += [Salient(m, subject.cost + _OF_SUBJECT + math.log2(len(own))) for m in own]
        known.update(own)
    if not view.is_about_pay:
        return named
    best: dict[str, float] = {}
    for salient in (*named, *hinted(view, claim)):
        best[salient.concept_id] = min(salient.cost, best.get(salient.concept_id, salient.cost))
    for measure, cost in (*_beside_held(view, claim, index), *((m, _TOPIC) for m in index.beside(PAY_SYSTEM_ID))):
        best[measure] = min(cost, best.get(measure, cost))
    return [Salient(*item) for item in sorted(best.items(), key=itemgetter(1))]


def _beside_held(view: ThreadView, claim: Claim, index: Index) -> Iterator[tuple[str, float]]:
    """Measures of the table in which a figure near by turned out to stand."""
    claims = view.tags[claim.post_id].claims
    here = view.place(claim)
    for place, other in enumerate(claims):
        held = view.held.get(other.claim_id)
        if held is not None and held.measure != "headcount" and place != here:
            cost = _BESIDE + _STEP * (abs(here - place) - 1)
            yield from ((m, cost) for m in index.of_table_with(held.measure) if cost < _TOPIC)


def _of(view: ThreadView, claim: Claim, index: Index, measures: list[Salient], *, is_money: bool) -> list[Cell]:
    found = []
    for measure in measures:
        lasting = measure.concept_id not in VOLATILE
        for subject, scope, series in index.series_of(measure.concept_id):
            if (series[0].facts[0].unit == "CAD") == is_money:
                found.append(Cell(subject, scope, measure.cost, series, measure.concept_id, lasting))
    return found


def _salaries(view: ThreadView, claim: Claim, index: Index, *, is_said: bool) -> list[Cell]:
    """The ends of the pay range of a level or rank that the talk names."""
    named = {s.concept_id: s.cost for s in concepts(view, claim, index, "measure")}
    told = _PAID if _PAY.search(claim.sentence) else _NO_PAY
    found = []
    for subject in concepts(view, claim, index, "subject"):
        for measure in SALARIES:
            for holder, scope in index.cells_of(measure):
                if holder == subject.concept_id:
                    cost = subject.cost + min(told, named.get(measure, told)) + (0.0 if is_said else _UNSAID)
                    found.append(Cell(holder, scope, cost, index.series(measure, holder, scope), measure))
    return found
