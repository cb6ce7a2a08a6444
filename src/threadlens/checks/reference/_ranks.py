"""Places in an order, held against published counts: the largest group, more of one than of all others together."""

import re

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Computed, Figure, point, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._wording import foreign
from threadlens.checks.reference._link import target
from threadlens.checks.reference._scopes import Target
from threadlens.records import Claim, Mention, Verdict

RANK = 10
_SMALLEST = re.compile(r"\b(?:smallest|least|fewest)\b", re.IGNORECASE)
_PLACES = {"second": 1, "2nd": 1, "third": 2, "3rd": 2}
_OTHERS = re.compile(r"\b(?:others?|rest|everybody else)\b", re.IGNORECASE)


def verdict(view: ThreadView, claim: Claim, index: Index) -> Verdict | None:
    """Whether the order that the words state is that of the figures; None where these are not known."""
    if (
        claim.value is not None
        or claim.speech_act != "assertion"
        or foreign(view, claim)
        or not view.is_anchored(claim)
    ):
        return None
    named = [m for m in claim.mentions if index.kind(m.concept_id) == "subject"]
    others = [m for m in named if m.of_denominator]
    mine = [m for m in named if not m.of_denominator]
    scopes = [m for m in claim.mentions if index.kind(m.concept_id) == "population"]
    found = target(view, claim, index, pool=[*mine, *scopes]) if mine else None
    if found is None:
        return None
    if claim.modifier == "=":
        return _superlative(view, claim, index, found)
    return _comparison(view, claim, index, found, others)


def _superlative(view: ThreadView, claim: Claim, index: Index, found: Target) -> Verdict | None:
    groups = index.siblings(found.subject)
    values = {group: _figure(view, claim, index, group, found.scopes[0]) for group in groups}
    known = {group: figure for group, figure in values.items() if figure is not None}
    if found.subject not in known or len(known) < len(groups):
        return None
    is_least = _SMALLEST.search(claim.text) is not None
    order = sorted(known, key=lambda group: known[group].value, reverse=not is_least)
    place = next((n for word, n in _PLACES.items() if word in claim.text.lower()), 0)
    holds = order.index(found.subject) == place
    figure = known[found.subject]
    listed = ", ".join(f"{index.label(group)} {known[group].value:,.0f}" for group in order)
    return _told(claim, index, found, point(figure), holds=holds, note=f"in order: {listed}")


def _comparison(view: ThreadView, claim: Claim, index: Index, found: Target, others: list[Mention]) -> Verdict | None:
    scope = found.scopes[0]
    mine = _figure(view, claim, index, found.subject, scope)
    if others:
        groups = [index.resolve(others[0].concept_id)[0]]
    elif _OTHERS.search(claim.text):
        groups = [group for group in index.siblings(found.subject) if group != found.subject]
    else:
        return None
    rivals = [_figure(view, claim, index, group, scope) for group in groups]
    known = [figure for figure in rivals if figure is not None]
    if mine is None or not known or len(known) < len(rivals) or found.subject in groups:
        return None
    together = known[0]
    if len(known) > 1:
        series = index.series("headcount", index.together(groups), scope)
        same = [f for f in series if f.end == mine.end]
        if not same:
            return None
        together = same[-1]
    holds = mine.value > together.value if claim.modifier == ">" else mine.value < together.value
    words = " and ".join(index.label(group) for group in groups)
    note = f"{index.label(found.subject)} {mine.value:,.0f}, {words} {together.value:,.0f}"
    return _told(claim, index, found, quotient(mine, together), holds=holds, note=note)


def _figure(view: ThreadView, claim: Claim, index: Index, subject: str, scope: str) -> Figure | None:
    figures = _dates.at(index.series("headcount", subject, scope), _dates.when(view, claim))
    return figures[-1] if figures else None


def _told(claim: Claim, index: Index, found: Target, computed: Computed, *, holds: bool, note: str) -> Verdict:
    fact = computed.facts[0]
    scope = found.scopes[0]
    day = in_words(computed.as_of, computed.facts)
    return Verdict(
        claim.claim_id,
        "reference",
        "supported" if holds else "refuted",
        claim.text,
        reference_value=computed.value,
        reading=f"{index.label(found.subject)}, {index.label(scope)}, {day}",
        table_name=fact.table_name,
        source=f"{fact.publisher}, {fact.title}, {day}",
        source_url=fact.url,
        as_of=computed.as_of,
        evidence_sql=computed.sql,
        note=note,
        confidence=0.85,
        rank=RANK,
    )
