"""The readings of a claim as a person may look them through: each with its value, and whether the figure agrees."""

from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed
from threadlens.checks.reference import _weighing
from threadlens.checks.reference._readings import readings
from threadlens.records import Claim, Tried

_MOST = 8  # of what the talk only brings to mind, the nearest


def tried(view: ThreadView, claim: Claim, index: Index) -> Iterator[Tried]:
    """What the words name, then what the talk around brings to mind: what agrees first, and the nearest of the rest."""
    rule = allowed(claim)
    if rule is None:
        return
    seen: set[tuple[str, float]] = set()
    strict = readings(view, claim, index)
    for reading in strict.found if strict else ():
        for option in reading.options:
            seen.add((reading.label, option.value))
            yield Tried(reading.label, option.value, rule.holds(option.value), is_strict=True)
    weighed = _weighing.weigh(view, claim, index)
    holds = (weighed.rule or rule).holds
    nearest = sorted(_weighing.considered(view, claim, index), key=lambda c: (not holds(c.value), c.cost))
    for candidate in nearest[:_MOST]:
        label, computed = candidate.make()
        if (label, computed.value) not in seen:
            yield Tried(label, computed.value, holds(candidate.value), is_strict=False, doubt=candidate.cost)
