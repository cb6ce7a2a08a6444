"""What a finely printed figure is in the tables at large, where the words near it do not lead to it.

A figure of five digits is hardly met by chance among so few published ones, so that a name anywhere in the thread, or
none, may do. Each published figure costs what it takes to think of it: its subject, its scope, its measure, its date.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from threadlens.checks import _dates
from threadlens.checks._figures import Figure, difference, growth, total
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import Allowed
from threadlens.checks._vocabulary import MONTHLY, PERCENT
from threadlens.checks._wording import is_of_money
from threadlens.checks.reference import _months
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._cells import Cell
from threadlens.checks.reference._families import changed, plain, shared
from threadlens.checks.reference._salience import costs_of, moments
from threadlens.records import Claim

FINE = 0.0025  # what is met by chance more often is not looked for at large
_AT_LARGE = 3.0
_ELSEWHERE, _NOWHERE = 4.0, 7.0  # named in another place of the thread, or not at all
_SCOPE_ELSEWHERE, _SCOPE_NOWHERE = 1.5, 4.0
_NEXT_SCOPE = 1.0
_YEAR_NEAR, _YEAR_IN_POST, _YEAR_IN_THREAD, _ANY_YEAR = 0.5, 1.5, 2.5, 4.0
_SHARE, _CHANGE, _UNCALLED = 1.0, 2.0, 3.0
_MOST = 24
_AHEAD = frozenset({"authorized_strength", "planned_strength"})  # is spoken of before it is so
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|['’]\d\d\b")
_MOVES = re.compile(
    r"\b(?:up|down|grew|grow\w*|rose|ris\w+|fell|drop\w*|add\w*|gain\w*|los[te]\w*|shed|cut|shrank|increas\w+|decreas\w+|more|fewer|"
    r"less|extra|another|gone|off|jump\w*|climb\w*|swell\w*|net|change\w*|differen\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A published figure, or one made of two of them, as one of all."""

    cell: Cell
    figure: Figure
    other: Figure | None = None  # the whole, or what was before
    whole: Cell | None = None


class _Shelf:
    """Entries in the order of their values."""

    def __init__(self, entries: list[tuple[float, _Entry]]) -> None:
        entries.sort(key=lambda e: e[0])
        self._values = [value for value, _ in entries]
        self._entries = [entry for _, entry in entries]

    def between(self, low: float, high: float) -> list[tuple[float, _Entry]]:
        first, last = bisect_left(self._values, low), bisect_right(self._values, high)
        return list(zip(self._values[first:last], self._entries[first:last], strict=True))


def candidates(view: ThreadView, claim: Claim, index: Index, rule: Allowed) -> Iterator[Candidate]:
    """All that the tables hold within what the wording allows, where it allows little."""
    if rule.chance > FINE or (claim.kind == "ratio" and claim.numerator is not None):
        return  # '1:1' is no count of one
    is_signed = claim.text[:1] in "+−-±"
    moving = 0.0 if is_signed or _MOVES.search(view.post(claim).text, *view.clause(claim)) else _UNCALLED
    if claim.unit in PERCENT:
        shelves = (("shares", 0.0), ("growth", moving))
    else:
        shelves = (("figures", 0.0), ("differences", moving))
    for shelf, extra in shelves:
        for value, entry in _shelf(index, shelf).between(rule.low, rule.high)[:_MOST]:
            cost = _cost(view, claim, index, entry)
            if cost is not None:
                yield _candidate(index, shelf, value, entry, cost + extra)


def _candidate(index: Index, shelf: str, value: float, entry: _Entry, cost: float) -> Candidate:
    if shelf == "figures":
        return plain(index, entry.cell, entry.figure, cost)._replace(figure=entry.figure)
    assert entry.other is not None  # noqa: S101 (made of two)
    if shelf == "shares":
        assert entry.whole is not None  # noqa: S101
        return shared(index, (entry.cell, entry.figure), (entry.whole, entry.other), 100, cost + _SHARE)
    compute = difference if shelf == "differences" else growth
    return changed(index, entry.cell, (entry.other, entry.figure), compute, cost + _CHANGE)


def _cost(view: ThreadView, claim: Claim, index: Index, entry: _Entry) -> float | None:
    cell, figure = entry.cell, entry.figure
    is_money = figure.facts[0].unit == "CAD"
    if is_of_money(claim) != is_money and claim.unit not in PERCENT:
        return None
    when = _when(view, claim, figure)
    if when is None:
        return None
    what = _named(view, claim, index, "measure", cell.measure) if cell.measure != "headcount" else 0.0
    who = _named(view, claim, index, "subject", cell.subject)
    if cell.measure != "headcount" and not cell.measure.startswith("salary"):
        who = 0.0  # whatever is paid for the pay system is paid by the same
    return _AT_LARGE + what + who + _where(view, claim, index, cell) + when


def _named(view: ThreadView, claim: Claim, index: Index, kind: str, concept: str) -> float:
    costs = costs_of(view, claim, index, kind)
    if concept in costs:
        return max(0.0, costs[concept])
    return _ELSEWHERE if concept in _of_thread(view, index) else _NOWHERE


def _where(view: ThreadView, claim: Claim, index: Index, cell: Cell) -> float:
    costs = costs_of(view, claim, index, "population")
    if cell.scope in costs:
        return max(0.0, costs[cell.scope] / 2)
    own = index.scopes_of(cell.subject)
    if cell.scope in own:
        return _NEXT_SCOPE * own.index(cell.scope)
    return _SCOPE_ELSEWHERE if cell.scope in _of_thread(view, index) else _SCOPE_NOWHERE


def _when(view: ThreadView, claim: Claim, figure: Figure) -> float | None:
    posted = view.posted(claim) or view.latest
    if posted is not None and figure.start > posted and figure.facts[0].measure not in _AHEAD:
        return None
    series = (figure,)
    near = [m.cost for m in moments(view, claim) if m.time.end is not None and _dates.at(series, m.time)]
    year = figure.end.year
    best = min(near, default=_ANY_YEAR)
    post = view.post(claim)
    if year in _years(claim.sentence):
        best = min(best, _YEAR_NEAR)
    elif year in _years(post.text):
        best = min(best, _YEAR_IN_POST)
    elif year in _years_of_thread(view):
        best = min(best, _YEAR_IN_THREAD)
    return best


def is_named(view: ThreadView, claim: Claim, measure: str, figure: Figure) -> bool:
    """Whether the sentence names the time of a figure, so that the figure may be meant beside another time."""
    if measure in MONTHLY:
        return any(m.start and m.end and m.start <= figure.end <= m.end for m in _months.named(view, claim))
    return figure.end.year in _years(claim.sentence)


def is_of_thread(view: ThreadView, figure: Figure) -> bool:
    """Whether the thread names the year of a figure, or is of that time."""
    posted = {post.posted_at.year for post in view.thread.posts if post.posted_at}
    return figure.end.year in _years_of_thread(view) | posted


@lru_cache(maxsize=1024)  # asked for all that the tables hold of a figure
def _years(text: str) -> frozenset[int]:
    return frozenset(_dates.full_year(m.group()) for m in _YEAR.finditer(text))


def _years_of_thread(view: ThreadView) -> set[int]:
    found = view.memory.get("years of the thread")
    if not isinstance(found, set):
        found = view.memory["years of the thread"] = {y for p in view.thread.posts for y in _years(p.text)}
    return found


def _of_thread(view: ThreadView, index: Index) -> set[str]:
    """Every concept that the thread names anywhere."""
    found = view.memory.get("concepts of the thread")
    if not isinstance(found, set):
        ids = {m.concept_id for c in view.claims() for m in c.mentions}
        found = view.memory["concepts of the thread"] = ids | {index.resolve(i)[0] for i in ids}
    return found


def _shelf(index: Index, name: str) -> _Shelf:
    if not index.shelves:
        cells = [Cell(s, p, 0.0, series, m) for m, s, p in index.cells() if (series := index.series(m, s, p))]
        plainly = [(f.value, _Entry(c, f)) for c in cells for f in c.series]
        index.shelves["figures"] = _Shelf([*plainly, *_with_normal(cells)])
        counts = [c for c in cells if c.measure == "headcount"]
        index.shelves["shares"] = _Shelf(list(_shares(index, counts)))
        pairs = [
            (c, a, b)
            for c in counts
            for a, b in pairwise(c.series)
            if a.end < b.end and a.value > 0 != a.value - b.value
        ]
        index.shelves["differences"] = _Shelf([(abs(b.value - a.value), _Entry(c, b, a)) for c, a, b in pairs])
        index.shelves["growth"] = _Shelf([(100 * abs(b.value / a.value - 1), _Entry(c, b, a)) for c, a, b in pairs])
    shelf = index.shelves[name]
    assert isinstance(shelf, _Shelf)  # noqa: S101
    return shelf


def _with_normal(cells: list[Cell]) -> Iterator[tuple[float, _Entry]]:
    """All pay transactions that wait, those of the normal workload with them."""
    normal = {f.end: f for c in cells if c.measure == "normal_workload" for f in c.series}
    for cell in (c for c in cells if c.measure == "backlog"):
        for figure in cell.series:
            usual = normal.get(figure.end)
            if usual is not None:
                facts = (*figure.facts, *usual.facts)
                both = Figure(figure.value + usual.value, facts, figure.start, figure.end, "=", total(facts))
                yield both.value, _Entry(cell, both)


def _shares(index: Index, cells: list[Cell]) -> Iterator[tuple[float, _Entry]]:
    for cell in cells:
        for subject, scope, _, series in index.wholes(cell.subject, cell.scope):
            whole = Cell(subject, scope, 0.0, series)
            bottoms = {f.end: f for f in series}
            for figure in cell.series:
                bottom = bottoms.get(figure.end)
                if bottom is not None and 0 < figure.value < bottom.value:
                    yield 100 * figure.value / bottom.value, _Entry(cell, figure, bottom, whole)
