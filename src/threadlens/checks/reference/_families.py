"""What published figures can say of a figure whose words only hint: counts, sums, differences, shares, growth, ratios.

Each candidate is a value with what it costs in bits to think of it; how it is computed is worked out only where needed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Computed, Figure, difference, growth, point, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import IN_SENTENCE, PERCENT
from threadlens.checks.reference import _courses, _measured, _spells
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._cells import Cell, cells, wholes
from threadlens.checks.reference._changes import DOWN, directed
from threadlens.checks.reference._salience import Moment, moments, spans
from threadlens.records import Claim

_CHANGE = re.compile(
    r"\b(?:up|down|grew|grow(?:n|th|s)?|rose|ris(?:e|en|ing)|fell|fall(?:en)?|dropp?(?:ed|s)?|add(?:s|ed)|gain(?:s|ed)?|lost|loss|"
    r"los(?:e|ing)|shed|cut|shrank|shrunk|increas\w+|decreas\w+|declin\w+|more|fewer|less|extra|another|gone|off|jump(?:ed)?|"
    r"climb(?:ed)?|swell(?:ed)?|swollen|expan\w+|ballooned|since|than|net|change[ds]?|differen\w+|doubled|tripled|halved)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:up|grew|grow(?:n|th|s|ing)?|rose|ris(?:e|en|ing)|add(?:s|ed)?|gain(?:s|ed)?|increas\w+|more|extra|jump\w*|climb\w*|"
    r"swell\w*|swollen|expan\w+|balloon\w*|larger|bigger|hired)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:more|fewer|less|gap|differen\w+|minus|outnumber\w*|ahead|short|extra|another|further|between|than|above|below)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:together|combined|plus|and|with|all|total|altogether|makes?|sum|both|counting|including)\b|\+", re.IGNORECASE
)
# '139 civvies to an exec', 'the ratio is 557', 'one on 496'
_PER_ONE = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,3}?(?:to|for|per|on|under|over|against)\s+(?:an?|one|each|every|the)\b|\s*(?:each|apiece)\b|\s*(?:to|:)\s*(?:one|1)\b",
    re.IGNORECASE,
)
_ONE_PER = re.compile(
    r"\b(?:ratio|(?:one|1)\s+(?:[\w’'-]+\s+){0,3}?(?:in|to|for|per|on))\b(?:\s+(?:is|of|was|each|every|about|around|roughly|then|now|it))*\s*$",
    re.IGNORECASE,
)
_DERIVED = 1.0  # a sum, a difference or a change is thought of less readily than a figure
_SUMMED = 2.0
_OTHERWISE = 1.5  # a level where the words speak of a change
_OLDER, _STALE = 0.3, 1.5  # an older figure, and one where the words name a later time
_MONTH = 20  # days
_REACH, _LAST = 160, 2
_PAIRED = 8  # groups of which two are held against each other


def counts(view: ThreadView, claim: Claim, index: Index) -> Iterator[Candidate]:
    """Numbers of people: as published, as a sum of two groups, as what was added or lost, as the gap between two."""
    found = cells(view, claim, index)
    yield from _amounts(view, claim, index, found, spans(view, claim))
    if is_per_one(view, claim):
        heads = _pairs(index, found, moments(view, claim), lambda small, large: quotient(large, small), "ratio of")
        yield from (c._replace(cost=c.cost - _DERIVED) for c in heads)


def is_per_one(view: ThreadView, claim: Claim) -> bool:
    """Whether a count is said to be that of those for one of others."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    return (
        _PER_ONE.match(text, claim.end_char, end) is not None
        or _ONE_PER.search(text[start : claim.start_char]) is not None
    )


def measured(view: ThreadView, claim: Claim, index: Index) -> Iterator[Candidate]:
    """Figures of measures that the talk names, damages, backlog, salaries: with sums, changes, means and extremes."""
    found = _measured.cells(view, claim, index)
    yield from _courses.candidates(view, claim, index, found)
    periods = spans(view, claim, least=_MONTH)
    if claim.unit in PERCENT:
        yield from _changes(index, found, periods, growth, _clause(view, claim))
    elif claim.kind == "ratio":
        yield from _changes(index, found, periods, lambda first, last: quotient(last, first), "")
    else:
        yield from _amounts(view, claim, index, found, periods)


def _amounts(
    view: ThreadView, claim: Claim, index: Index, found: list[Cell], periods: list[Moment]
) -> Iterator[Candidate]:
    text = _clause(view, claim)
    times = moments(view, claim)
    if claim.kind != "change":
        for cell, moment in product(found, times):
            current = _dates.at(cell.series, moment.time)
            cost = cell.cost + moment.cost
            for figure in current:
                yield plain(index, cell, figure, cost)
            stale = 0.0 if moment.time.origin != "claim" else _STALE
            for steps, figure in enumerate(_older(cell, moment, current), start=len(current)):
                yield plain(index, cell, figure, cost + (_OLDER * steps + stale))
    if claim.kind == "change" or _CHANGE.search(text) or _follows_change(view, claim):
        yield from _changes(index, found, periods, difference, text)
    if _GAP.search(text):
        yield from _pairs(index, found, times, difference, "difference between")
    if _TOGETHER.search(text):
        yield from _sums(index, found, times)
    yield from _spells.counts(view, claim, index, found, periods)


def _older(cell: Cell, moment: Moment, current: list[Figure]) -> list[Figure]:
    """Of what stays true every other figure that was known by then, the latest first."""
    end = moment.time.end
    if not cell.is_lasting or end is None:
        return []
    return [f for f in reversed(cell.series) if f.start <= end and f not in current]


def shares(view: ThreadView, claim: Claim, index: Index, *, factor: int = 100) -> Iterator[Candidate]:
    """Parts of a whole, and growth as a part of what was; in per cent, or with the factor 1 as 'one in six'."""
    found = cells(view, claim, index)
    here = [m for m in claim.mentions if m.part in IN_SENTENCE]
    named = {index.resolve(m.concept_id)[0]: 0.0 for m in here}
    said = {index.resolve(m.concept_id)[0] for m in here if m.of_denominator} - {"share", "ratio", "change"}
    text = _clause(view, claim)
    is_change = claim.kind == "change" or _CHANGE.search(text) is not None or _follows_change(view, claim)
    if claim.kind != "change":
        doubt = _OTHERWISE if is_change else 0.0
        for cell, moment in product(found, moments(view, claim)):
            for whole in wholes(index, cell, named):
                if said - {cell.subject} and not said & {whole.subject, whole.scope}:
                    continue  # the words name another whole
                for top, bottom in _same_day(cell, whole, moment):
                    cost = cell.cost + whole.cost + moment.cost + doubt
                    yield shared(index, (cell, top), (whole, bottom), factor, cost)
    if factor == 100:
        yield from _spells.shares(index, claim, found, spans(view, claim))
    if is_change:
        compute = growth if factor == 100 else _part_of_what_was
        yield from _changes(index, found, spans(view, claim), compute, text)


def ratios(view: ThreadView, claim: Claim, index: Index) -> Iterator[Candidate]:
    """Quotients: of a part and its whole, of two groups at one time, and of one group at two times."""
    if claim.numerator is not None:
        yield from shares(view, claim, index, factor=1)
    found = cells(view, claim, index)
    if claim.kind != "change":
        yield from _pairs(index, found, moments(view, claim), quotient, "ratio of")
    if claim.numerator is None:
        yield from _changes(index, found, spans(view, claim), lambda first, last: quotient(last, first), "")


def _part_of_what_was(first: Figure, last: Figure) -> Computed:
    """What was added or lost, as a part of what was: of six one."""
    change = growth(first, last)
    sql = change.sql.replace("select 100.0 *", "select 1.0 *", 1)
    return replace(change, value=change.value / 100, low=change.low / 100, high=change.high / 100, sql=sql)


def plain(index: Index, cell: Cell, figure: Figure, cost: float) -> Candidate:
    """A figure as it is published."""
    return Candidate(
        figure.value,
        cost,
        lambda: (f"{cell.label(index)}, {in_words(figure.end, figure.facts)}", point(figure)),
        cell.key,
    )


def shared(index: Index, part: tuple[Cell, Figure], whole: tuple[Cell, Figure], factor: int, cost: float) -> Candidate:
    """A part of a whole on one day."""
    (cell, top), (wider, bottom) = part, whole

    def make() -> tuple[str, Computed]:
        label = f"{cell.label(index)}, share of {wider.label(index)}, {in_words(top.end, top.facts)}"
        return label, quotient(top, bottom, factor=factor)

    return Candidate(factor * top.value / bottom.value, cost, make, cell.key)


def _same_day(part: Cell, whole: Cell, moment: Moment) -> Iterator[tuple[Figure, Figure]]:
    bottoms = {f.end: f for f in whole.series}
    for top in _dates.at(part.series, moment.time):
        bottom = bottoms.get(top.end)
        if bottom is not None and 0 < top.value < bottom.value:
            yield top, bottom


def _changes(
    index: Index, found: list[Cell], periods: list[Moment], compute: Callable[[Figure, Figure], Computed], words: str
) -> Iterator[Candidate]:
    """What changed over the periods, in the direction that the words say, where they say one."""
    is_up, is_down = _UP.search(words) is not None, DOWN.search(words) is not None
    for cell, period in product(found, periods):
        ends = _dates.first_and_last(cell.series, period.time)
        if ends is None or ends[0].value <= 0 or ends[0].value == ends[1].value:
            continue
        falls = ends[1].value < ends[0].value
        if is_down in {is_up, falls}:
            yield changed(index, cell, ends, compute, cell.cost + period.cost + _DERIVED)


def changed(
    index: Index,
    cell: Cell,
    ends: tuple[Figure, Figure],
    compute: Callable[[Figure, Figure], Computed],
    cost: float,
) -> Candidate:
    """What changed between two figures of a series."""
    computed = compute(*ends)
    computed = directed(computed, falls=computed.value < 0)

    def make() -> tuple[str, Computed]:
        first, last = (in_words(f.end, f.facts) for f in ends)
        return f"{cell.label(index)}, change from {first} to {last}", computed

    return Candidate(computed.value, cost, make, moved=cell.subject)


def _pairs(
    index: Index,
    found: list[Cell],
    times: list[Moment],
    compute: Callable[[Figure, Figure], Computed],
    words: str,
) -> Iterator[Candidate]:
    """Two groups of one time held against each other, the larger one last."""
    for (one, first), (other, second), moment in _together(found, times):
        if abs((first.end - second.end).days) > 550:
            continue
        small, large = sorted((first, second), key=lambda f: f.value)
        if small.value <= 0 or small.value == large.value:
            continue
        cost = max(one.cost, other.cost) + min(one.cost, other.cost) / 2 + moment.cost + _DERIVED
        yield _pair(index, (one, other), f"{words} ", compute(small, large), cost, large)


def _pair(
    index: Index, cells: tuple[Cell, Cell], words: str, computed: Computed, cost: float, last: Figure
) -> Candidate:
    def make() -> tuple[str, Computed]:
        one, other = cells
        return f"{words}{one.label(index)} and {other.label(index)}, {in_words(last.end, last.facts)}", computed

    return Candidate(computed.value, cost, make)


def _together(
    found: list[Cell], times: list[Moment]
) -> Iterator[tuple[tuple[Cell, Figure], tuple[Cell, Figure], Moment]]:
    """Each two of the first groups with their last figures at each time."""
    last = {
        (place, at): figures[-1]
        for (place, cell), (at, moment) in product(enumerate(found[:_PAIRED]), enumerate(times))
        if (figures := _dates.at(cell.series, moment.time))
    }
    for (one, other), (at, moment) in product(combinations(range(len(found[:_PAIRED])), 2), enumerate(times)):
        if (one, at) in last and (other, at) in last:
            yield (found[one], last[one, at]), (found[other], last[other, at]), moment


def _sums(index: Index, found: list[Cell], times: list[Moment]) -> Iterator[Candidate]:
    """Two groups that do not hold each other, taken together in one scope."""
    for (one, first), (other, second), moment in _together(found, times):
        if one.measure != "headcount" or one.scope != other.scope or one.subject == other.subject:
            continue
        if one.subject in index.ancestors(other.subject) or other.subject in index.ancestors(one.subject):
            continue
        if first.end != second.end:
            continue
        subject = index.together((one.subject, other.subject))
        series = [f for f in index.series("headcount", subject, one.scope) if f.end == first.end]
        if series:
            cell = Cell(subject, one.scope, one.cost + other.cost + _SUMMED, tuple(series))
            yield plain(index, cell, series[-1], cell.cost + moment.cost)


def _follows_change(view: ThreadView, claim: Claim) -> bool:
    """Whether the figure before it was one of growth: 'it grew by 21,290. In the year before it was 16,356'."""
    start, _ = view.sentence(claim)
    claims = view.tags[claim.post_id].claims
    before = [c for c in claims if start - _REACH <= c.start_char < claim.start_char]
    return any(c.kind == "change" for c in before[-_LAST:])


def _clause(view: ThreadView, claim: Claim) -> str:
    start, end = view.clause(claim)
    return view.post(claim).text[start:end]
