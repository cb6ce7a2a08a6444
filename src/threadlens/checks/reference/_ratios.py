"""Readings of ratios: one count for every so many of another."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Figure, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._wording import restriction
from threadlens.checks.reference._link import near, target
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.checks.reference._scopes import Target
from threadlens.records import Claim

# Two counts make a ratio if they were taken within a year and a half.
_TOGETHER = timedelta(days=550)


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The ratio of two counts that the words name, said either way round."""
    if claim.numerator is None or not claim.denominator:
        return None
    top = target(view, claim, index, pool=near(view, claim))
    bottom = target(view, claim, index, pool=near(view, claim, whole=True))
    is_loose = bottom is None
    if top is not None and bottom is None:
        bottom = _whole_of(view, claim, index, top)
    if top is None or bottom is None or top.mention is None or bottom.mention is None:
        return None
    if not is_loose and restriction(view, claim, bottom.mention):
        return None
    if (top.subject, top.scopes) == (bottom.subject, bottom.scopes):
        return None
    for time in _dates.times(view, claim):
        found = _at(index, top, bottom, time)
        if found:
            return Readings(time, tuple(found), confidence=0.9, unordered=True, is_loose=is_loose)
    return None


def _whole_of(view: ThreadView, claim: Claim, index: Index, top: Target) -> Target | None:
    """The employees of an unnamed service are those of its executives; 'out of 357,965' is of all there are."""
    wider = [w for w in index.ancestors(top.subject) if index.kind(w) == "subject"]
    named = [m for m in near(view, claim, whole=True) if index.kind(m.concept_id) == "subject"]
    if named and named[0].concept_id not in wider:
        return None
    subject = named[0].concept_id if named else wider[-1] if wider else None
    return replace(top, subject=subject) if subject else None


def _at(index: Index, top: Target, bottom: Target, time: _dates.When) -> list[Reading]:
    found = []
    for scope, other in _scopes(top, bottom):
        for numerator, denominator in _pairs(index, top, scope, bottom, other, time):
            label = f"{index.label(top.subject)} ({index.label(scope)})"
            label += f" to {index.label(bottom.subject)} ({index.label(other)})"
            label += f", {in_words(numerator.end, numerator.facts)}"
            found.append(Reading(label, (quotient(numerator, denominator),)))
    return found


def _scopes(top: Target, bottom: Target) -> list[tuple[str, str]]:
    """Both members in one scope where their words allow one, else each in its own."""
    shared = [s for s in (*top.scopes, *top.softer) if s in (*bottom.scopes, *bottom.softer)]
    named = [s for s in shared if s in top.scopes or s in bottom.scopes]
    return [(s, s) for s in named] or list(product(top.scopes, bottom.scopes))


def _pairs(
    index: Index, top: Target, scope: str, bottom: Target, other: str, time: _dates.When
) -> list[tuple[Figure, Figure]]:
    tops = _dates.at(index.series("headcount", top.subject, scope), time)
    bottoms = _dates.at(index.series("headcount", bottom.subject, other), time)
    return [(n, d) for n, d in product(tops, bottoms) if d.value > 0 and abs(n.end - d.end) <= _TOGETHER]
