"""A figure about which the topic of a thread leaves no doubt: 'EX-03s went down to 24' in talk of one department.

Where several figures of a thread hold for one scope and nothing near a figure names another, its own subject in that
scope is what it counts, and a figure that no reading of the talk bears out is wrong.
"""

from collections import Counter

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, stated_value
from threadlens.checks._vocabulary import IN_SENTENCE
from threadlens.checks._wording import foreign, has_event, is_sum, restriction
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention

_SURE = 3  # so many figures of the thread must hold in a scope
_SHARE = 0.75  # and they must be so many of all that hold
# A figure that counts the same thing at another time is of the same order, and what is only a little off is rounded.
_ORDER, _NEAR = 3.0, 0.05


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The figure's own subject in the scope of the thread; None where anything leaves it open."""
    if claim.kind != "count" or claim.unit is not None or claim.value is None or claim.role == "table":
        return None
    subject = _subject(view, claim, index)
    scope = _scope(view, claim, index)
    if subject is None or scope is None or _is_open(view, claim, subject):
        return None
    resolved, bound = index.resolve(subject.concept_id)
    time = _dates.when(view, claim)
    figures = _dates.at(index.series("headcount", resolved, scope), time) if not bound or scope in bound else []
    stated = stated_value(claim)
    if not figures or not stated or time.origin not in {"claim", "post"}:
        return None
    if any(not 1 / _ORDER <= stated / f.value <= _ORDER or abs(stated / f.value - 1) < _NEAR for f in figures):
        return None
    rule = allowed(claim)
    if rule is None or any(rule.holds(f.value) for f in index.series("headcount", resolved, scope)):
        return None  # it holds for another time, which the words may mean
    label = f"{index.label(resolved)}, {index.label(scope)}, {in_words(figures[-1].end, figures[-1].facts)}"
    reading = Reading(label, tuple(point(f) for f in figures), scope=scope, subject=resolved)
    return Readings(time, (reading,), 0.75, note="the scope is that of the thread's other figures")


def _subject(view: ThreadView, claim: Claim, index: Index) -> Mention | None:
    """What is named right at the figure or, alone, in its clause."""
    named = [m for m in claim.mentions if index.kind(m.concept_id) == "subject" and not m.of_denominator]
    at_figure = [m for m in named if m.part == "counted"]
    in_clause = [m for m in named if view.is_near(claim, m)]
    if at_figure:
        return at_figure[0]
    return in_clause[0] if len({m.concept_id for m in in_clause}) == 1 else None


def _scope(view: ThreadView, claim: Claim, index: Index) -> str | None:
    """The scope in which the thread's figures hold, where the sentence names no other."""
    counted = Counter(held.population for held in view.held.values() if held.measure == "headcount")
    (scope, most), *_ = counted.most_common() or [("", 0)]
    named = {m.concept_id for m in claim.mentions if m.part in IN_SENTENCE and index.kind(m.concept_id) == "population"}
    if most < _SURE or most < _SHARE * counted.total() or named - {scope}:
        return None
    return scope


def _is_open(view: ThreadView, claim: Claim, subject: Mention) -> bool:
    text = view.post(claim).text
    return (
        claim.speech_act != "assertion"
        or not view.is_anchored(claim)
        or foreign(view, claim) is not None
        or is_sum(view, claim)
        or has_event(text, *view.clause(claim))
        or restriction(view, claim, subject) is not None
    )
