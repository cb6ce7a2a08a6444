"""What a series of a measure can say besides its figures: what changed between two times, means, quotients, sums.

Times are those that the sentence names and those of the figures beside it that published figures bear out; each value
is one more candidate that is weighed against chance.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import (
    Computed,
    Figure,
    added,
    difference,
    growth,
    mean,
    point,
    product,
    quotient,
)
from threadlens.checks._index import Index
from threadlens.checks._thread import Held, ThreadView, once_a_claim
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks.reference import _months
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._cells import Cell
from threadlens.checks.reference._changes import DOWN, directed
from threadlens.records import Claim

_UP = re.compile(
    r"\b(?:up|grew|gr[eo]wn?|rose|risen|climb\w*|add(?:ed|s)|more than (?:doubled|tripled)|doubled|tripled|swell\w*|"
    r"balloon\w*|increas\w+|jump\w*|gain\w*)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:clear\w*|whittl\w+|off|away|through|work\w* (?:down|off)|eliminat\w+|gone|better|improv\w+)\b", re.IGNORECASE
)
_MEAN = re.compile(r"\b(?:averag\w*|mean|all through|throughout|around|typical\w*)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|both|combined|two years|sum|total|altogether|all in|in all|plus)\b", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:since|now|so far|by now|today|to date)\b", re.IGNORECASE)
_LOW = re.compile(r"\b(?:low(?:est)?|bottom|trough|minimum|best)\b", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:peak|high(?:est)?|worst|top|maximum)\b", re.IGNORECASE)
_PER_HEAD = re.compile(
    r"\b(?:each|apiece|(?:a|per) (?:head|person|employee|member|pop)|on average|average)\b", re.IGNORECASE
)
# Measures whose figures are themselves changes: what was cut, what is saved, what comes on top.
_ARE_CHANGES = frozenset(
    {
        "positions_eliminated",
        "planned_reduction",
        "expected_saving",
        "strength_gap",
        "damages_estimate",
        "stabilisation_cost",
        "repair_cost",
    }
)
_NAMED, _OWN, _HELD, _HELD_STEP, _EXTREME, _TODAY = 0.3, 0.5, 0.5, 0.4, 1.0, 1.0
_KNOWN, _STEP = 0.3, 0.2  # what stays true, the latest first
_DERIVED = 1.0
_ELSEWHEN = 1.5
_OF_YEAR = 6  # so many figures of a year make its mean
_FEW = 8
_REACH = 40  # 'Its peak? 384,000.'
_SMALL = 20
_SINGLE, _SOON = 2, timedelta(days=60)
_Ends = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class _Told:
    """The times that the talk around a figure tells, which are the same for every series."""

    own: When
    when: When
    named: list[When]
    shifted: list[When]
    until: date | None  # when it was posted
    held: dict[str, list[date]]  # by measure, those of the figures before it that are borne out, the nearest first
    is_low: bool
    is_high: bool
    is_since: bool


def candidates(view: ThreadView, claim: Claim, index: Index, found: list[Cell]) -> Iterator[Candidate]:
    """Values of measures by the course of their series, with what they cost."""
    text = view.sentence(claim)
    sentence = view.post(claim).text[slice(*text)]
    is_share = claim.unit in PERCENT
    is_ratio = claim.kind == "ratio" or (claim.kind == "change" and not is_share and 0 < (claim.value or 0) <= _SMALL)
    told = _told(view, claim)
    is_mean = claim.kind == "average" or _MEAN.search(sentence) is not None
    is_sum = _TOGETHER.search(sentence) is not None
    for cell in found:
        if is_share or is_ratio:
            yield from _changes(view, claim, index, (cell, told), growth if is_share else _times)
            continue
        if claim.kind != "change" or cell.measure in _ARE_CHANGES:
            yield from _plain(index, cell, told)
        yield from _changes(view, claim, index, (cell, told), difference)
        if is_mean:
            yield from _means(claim, index, cell)
        if is_sum:
            yield from _years_together(index, cell)
    if is_share or is_ratio:
        yield from _quotients(view, claim, index, found, 100 if is_share else 1)
    elif claim.kind != "change":
        of_two, per_head = _of_held(claim, sentence)
        held = _held(view, claim, index) if of_two or per_head else []
        if of_two:
            yield from _together(index, held)
        if per_head:
            yield from _per_head(index, held)


def looks_at_held(view: ThreadView, claim: Claim) -> bool:
    """Whether what a figure may be depends on the figures of the whole thread that are borne out."""
    return any(_of_held(claim, view.post(claim).text[slice(*view.sentence(claim))]))


def _of_held(claim: Claim, sentence: str) -> tuple[bool, bool]:
    """Whether it may be two of them together, and whether one a head of the other."""
    return _TOGETHER.search(sentence) is not None and claim.unit is None, _PER_HEAD.search(sentence) is not None


def _told(view: ThreadView, claim: Claim) -> _Told:
    _, end = view.sentence(claim)
    claims = view.tags[claim.post_id].claims
    held: dict[str, list[date]] = {}
    here = view.place(claim)
    for place, other in sorted(view.held_in(view.post(claim)), key=lambda item: item[0], reverse=True):
        if claims[place].start_char < end and place != here:
            held.setdefault(other.measure, []).append(other.as_of)
    return _Told(
        When(claim.period_start, claim.period_end, "claim"),
        _dates.when(view, claim),
        _months.named(view, claim),
        _months.shifted(view, claim),
        view.posted(claim) or view.latest,
        held,
        *_calls(view, claim),
    )


def _plain(index: Index, cell: Cell, told: _Told) -> Iterator[Candidate]:
    """Figures of the times that the sentence names, and of what stays true all that were known by then."""
    for times in (told.named, told.shifted):
        for when in times:
            for figure in _dates.at(cell.series, when):
                yield _figure(index, cell, figure, cell.cost + _NAMED)
    if not told.named and not told.shifted and len(cell.series) > _OF_YEAR:
        for figure in _extremes(cell, told):
            yield _figure(index, cell, figure, cell.cost + _EXTREME)
    if cell.is_lasting or len(cell.series) <= _SINGLE:
        # what is announced is talked of before a source that quotes it
        latest = date.max if told.until is None else told.until + _SOON
        known = [f for f in reversed(cell.series) if f.start <= latest]
        for steps, figure in enumerate(known):
            elsewhen = _ELSEWHEN if _is_elsewhen(told.when, figure) else 0.0
            yield _figure(index, cell, figure, cell.cost + _KNOWN + _STEP * steps + elsewhen)


def _is_elsewhen(when: When, figure: Figure) -> bool:
    """Whether the sentence names a time to which a figure does not belong."""
    if when.origin != "claim" or when.start is None or when.end is None:
        return False
    if figure.end >= when.start and figure.start <= when.end:
        return False
    return str(when.start.year) not in dict(figure.facts[0].dimensions).get("item", "")


def _figure(index: Index, cell: Cell, figure: Figure, cost: float) -> Candidate:
    # 'more than 2.6 billion' of a source lies above it
    value = figure.value * {">": 1 + 1e-6, "<": 1 - 1e-6}.get(figure.modifier, 1.0)

    def make() -> tuple[str, Computed]:
        return f"{cell.label(index)}, {in_words(figure.end, figure.facts)}", point(figure)

    return Candidate(value, cost, make, cell.key)


def _changes(
    view: ThreadView,
    claim: Claim,
    index: Index,
    course: tuple[Cell, _Told],
    compute: Callable[[Figure, Figure], Computed],
) -> Iterator[Candidate]:
    """What changed between any two of the times at hand, in the direction that the words say, where they say one."""
    cell, told = course
    for (first, last), cost in _ends(cell, told):
        if first.value <= 0 or first.value == last.value:
            continue
        is_up, is_down = _directions(view, claim)
        falls = last.value < first.value
        if is_down in {is_up, falls}:
            computed = compute(first, last)
            yield _change(index, cell, (first, last), directed(computed, falls=computed.value < 0), cost)


@once_a_claim
def _directions(view: ThreadView, claim: Claim) -> tuple[bool, bool]:
    """Whether the clause says that something grew, and whether that it fell."""
    words = view.post(claim).text[slice(*view.clause(claim))]
    return _UP.search(words) is not None, DOWN.search(words) is not None or _AWAY.search(words) is not None


def _change(index: Index, cell: Cell, ends: _Ends, computed: Computed, cost: float) -> Candidate:
    def make() -> tuple[str, Computed]:
        first, last = (in_words(f.end, f.facts) for f in ends)
        return f"{cell.label(index)}, change from {first} to {last}", computed

    return Candidate(computed.value, cell.cost + cost + _DERIVED, make)


def _ends(cell: Cell, told: _Told) -> Iterator[tuple[_Ends, float]]:
    """Two figures of a series, the earlier one first: of the claim's period, or of two times that are at hand."""
    if len(cell.series) < _SINGLE:
        return
    own = _dates.within(cell.series, told.own)
    if len(own) > 1:
        yield (own[0], own[-1]), _OWN
    at_hand: dict[date, tuple[Figure, float]] = {}
    for figure, cost in _figures_at_hand(cell, told):
        if figure.end not in at_hand or cost < at_hand[figure.end][1]:
            at_hand[figure.end] = (figure, cost)
    for (one, cost), (other, more) in combinations(at_hand.values(), 2):
        first, last = sorted((one, other), key=lambda f: f.end)
        yield (first, last), cost + more


def _figures_at_hand(cell: Cell, told: _Told) -> Iterator[tuple[Figure, float]]:
    for when in told.named:
        yield from ((f, _NAMED) for f in _dates.at(cell.series, when))
    for steps, as_of in enumerate(told.held.get(cell.measure, ())[:4]):
        yield from ((f, _HELD + _HELD_STEP * steps) for f in cell.series if f.end == as_of)
    yield from ((f, _EXTREME) for f in _extremes(cell, told))
    if told.is_since and (known := _until(cell, told)):
        yield known[-1], _TODAY


def _extremes(cell: Cell, told: _Told) -> Iterator[Figure]:
    """The lowest and the highest figure until then, where the sentence or the one before speaks of such."""
    for is_called_for, choose in ((told.is_low, min), (told.is_high, max)):
        if is_called_for and (known := _until(cell, told)):
            yield choose(known, key=lambda f: f.value)


def _until(cell: Cell, told: _Told) -> list[Figure]:
    return [f for f in cell.series if told.until is None or f.end <= told.until]


@once_a_claim
def _calls(view: ThreadView, claim: Claim) -> tuple[bool, bool, bool]:
    """Whether the talk is of the lowest and of the highest, and the sentence of how things have been since."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    words = text[max(0, start - _REACH) : end]
    return _LOW.search(words) is not None, _HIGH.search(words) is not None, _SINCE.search(text[start:end]) is not None


def _means(claim: Claim, index: Index, cell: Cell) -> Iterator[Candidate]:
    """The mean of a year's months."""
    start, end = claim.period_start, claim.period_end
    if end is not None and (start is None or (end - start).days < 300):
        start = end.replace(month=1, day=1)
    figures = _dates.within(cell.series, When(start, end, "claim"))
    if len(figures) >= _OF_YEAR:
        computed = mean(figures)
        label = f"{cell.label(index)}, average of {len(figures)} months to {in_words(figures[-1].end)}"
        yield Candidate(computed.value, cell.cost + _OWN + _DERIVED, lambda: (label, computed))


def _years_together(index: Index, cell: Cell) -> Iterator[Candidate]:
    """Two fiscal years that follow each other."""
    yearly = [f for f in cell.series if (f.end - f.start).days > 300]
    for pair in pairwise(yearly):
        computed = added(pair)
        label = f"{cell.label(index)}, {in_words(pair[0].end)} and {in_words(pair[1].end)} together"
        yield _labelled(computed, cell.cost + _DERIVED, label)


def _labelled(computed: Computed, cost: float, label: str) -> Candidate:
    return Candidate(computed.value, cost, lambda: (label, computed))


def _quotients(view: ThreadView, claim: Claim, index: Index, found: list[Cell], factor: int) -> Iterator[Candidate]:
    """One measure as a part or a multiple of another of its kind: what it cost over what was planned."""
    posted = view.posted(claim) or view.latest
    named = {h.measure: h.as_of for h in _held_in_post(view, claim)}
    if factor != 1:  # a share is one of two figures that were said
        found = [c for c in found if c.measure in named or c.cost <= _OWN]
    for one, other in combinations(found[:_FEW], 2):
        if (one.measure, one.subject) == (other.measure, other.subject) or one.series[0].facts[0].unit != other.series[
            0
        ].facts[0].unit:
            continue
        for top, bottom in ((one, other), (other, one)):
            upper, lower = _at_hand(top, named, posted), _at_hand(bottom, named, posted)
            if upper is None or lower is None or lower.value <= 0:
                continue
            label = f"{top.label(index)} ({in_words(upper.end)}) over {bottom.label(index)} ({in_words(lower.end)})"
            cost = _OWN if {one.measure, other.measure} <= set(named) else max(top.cost, bottom.cost) + _DERIVED
            yield _labelled(quotient(upper, lower, factor=factor), cost, label)


def _at_hand(cell: Cell, named: dict[str, date], posted: date | None) -> Figure | None:
    """The figure of a measure that the talk already named, else the latest."""
    known = [f for f in cell.series if posted is None or f.start <= posted]
    told = [f for f in known if f.end == named.get(cell.measure)]
    return next(reversed(told or known), None)


def _held(view: ThreadView, claim: Claim, index: Index) -> list[tuple[str, Figure]]:
    """Figures of measures that the post named, with their measure."""
    own = view.held.get(claim.claim_id)
    held = dict.fromkeys(h for h in view.held.values() if h.measure != "headcount" and h is not own)
    return [(h.measure, f) for h in held for f in index.series(h.measure, h.subject, h.population) if f.end == h.as_of]


def _held_in_post(view: ThreadView, claim: Claim) -> list[Held]:
    others = [c.claim_id for c in view.tags[claim.post_id].claims if c.claim_id != claim.claim_id]
    found = [view.held[c] for c in others if c in view.held]
    return list(dict.fromkeys(h for h in found if h.measure != "headcount"))


def _per_head(index: Index, held: list[tuple[str, Figure]]) -> Iterator[Candidate]:
    """Money over people, and money a head times heads."""
    heads = [(other, f) for other, f in held if f.facts[0].unit == "people" and f.value > 0]
    for one, money in (entry for entry in held if entry[1].facts[0].unit == "CAD"):
        for other, people in heads:
            yield from _over_and_times(index, (one, other), money, people)


def _over_and_times(index: Index, measures: tuple[str, str], money: Figure, people: Figure) -> Iterator[Candidate]:
    def over() -> tuple[str, Computed]:
        return " over ".join(map(index.label, measures)), quotient(money, people)

    def times() -> tuple[str, Computed]:
        return " times ".join(map(index.label, measures)), product(money, people)

    yield Candidate(money.value / people.value, _DERIVED + _OWN, over)
    yield Candidate(money.value * people.value, _DERIVED + _DERIVED, times)


def _together(index: Index, held: list[tuple[str, Figure]]) -> Iterator[Candidate]:
    """Two measures of people, or of transactions, taken as one: advisors and support staff."""
    for (one, first), (other, second) in combinations(held, 2):
        if one != other and first.facts[0].unit == second.facts[0].unit != "CAD":
            yield _labelled(added((first, second)), _DERIVED + _OWN, f"{index.label(one)} and {index.label(other)}")


def _times(first: Figure, last: Figure) -> Computed:
    return quotient(last, first)
