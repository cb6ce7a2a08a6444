"""Series of figures that a claim's words may mean: a subject in a scope, with what it costs to think of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from threadlens.checks._figures import Figure
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.reference._salience import Salient, concepts, scopes, subjects
from threadlens.records import Claim

_JOINTLY = re.compile(r"\b(?:together|combined|taken as one|between them|in all)\b", re.IGNORECASE)
_CERTAIN = 0.8
_FARTHER = 1.5
_ALONE = 3.0  # one of two groups that are counted together
_MOST = 16


class Cell(NamedTuple):
    """A series that may be meant."""

    subject: str
    scope: str
    cost: float
    series: tuple[Figure, ...]
    measure: str = "headcount"
    is_lasting: bool = False  # figures that stay true: any that was known by a time may be meant

    @property
    def key(self) -> tuple[str, str, str]:
        """Measure, subject and scope."""
        return self.measure, self.subject, self.scope

    def label(self, index: Index) -> str:
        """What the series counts, in words."""
        if self.measure != "headcount":
            whose = f", {index.label(self.subject)}" if self.measure.startswith("salary") else ""
            return f"{index.label(self.measure)}{whose}"
        return f"{index.label(self.subject)}, {index.label(self.scope)}"


def cells(view: ThreadView, claim: Claim, index: Index) -> list[Cell]:
    """All series that may be meant, the likeliest first."""
    found: dict[tuple[str, str], Cell] = {}
    named = subjects(view, claim, index)
    if not named or named[0].cost > 0:
        named = [*named, *_members(view, claim, index)]
    joined = _together(view, claim, index)
    if joined is not None:
        named = [Salient(joined, 0.0), *(Salient(s.concept_id, s.cost + _ALONE) for s in named)]
    for subject in named:
        bound = index.resolve(subject.concept_id)[1]
        where = [s for s in scopes(view, claim, index, subject.concept_id) if not bound or s.concept_id in bound]
        for scope in where:
            # whatever is counted is counted somewhere: only what another scope costs more speaks against one
            cost = subject.cost + scope.cost - _CERTAIN * where[0].cost
            key = (subject.concept_id, scope.concept_id)
            series = index.series("headcount", *key)
            if series and (key not in found or cost < found[key].cost):
                found[key] = Cell(*key, cost, series)
    return sorted(found.values(), key=lambda c: c.cost)[:_MOST]


def _together(view: ThreadView, claim: Claim, index: Index) -> str | None:
    """Two groups that the clause counts as one: 'EX-04s and EX-05s together have doubled'."""
    start, end = view.clause(claim)
    if not _JOINTLY.search(view.post(claim).text, start, end):
        return None
    near = [m for m in claim.mentions if index.kind(m.concept_id) == "subject" and view.is_near(claim, m)]
    ids = list(dict.fromkeys(index.resolve(m.concept_id)[0] for m in near))
    if len(ids) < 2 or any(a in index.ancestors(b) for a in ids for b in ids):
        return None
    return index.together(ids)


def _members(view: ThreadView, claim: Claim, index: Index) -> list[Salient]:
    """The bare name of a service or a force stands for its members."""
    found = []
    for scope in concepts(view, claim, index, "population")[:3]:
        members = index.members(scope.concept_id)
        if members:
            found.append(Salient(members, max(0.5, scope.cost)))
    return found


def wholes(index: Index, part: Cell, named: dict[str, float]) -> Iterator[Cell]:
    """What a part is a share of: the next larger group in its scope, or all of its kind in a wider scope.

    A whole that the words do not name costs the more, the farther it lies above the part.
    """
    for subject, scope, steps, series in index.wholes(part.subject, part.scope):
        cost = _FARTHER * steps
        said = min(named.get(subject, cost), named.get(scope, cost) if subject == part.subject else cost)
        yield Cell(subject, scope, min(cost, said), series)
