"""Figures that name their group, where no reading of the talk bears them out: 'terms jumped by 8,400'.

Refuted is only what names its group in its own clause, where a figure of that group, or its change, lies nearest in the
talk, is of the same order, and nothing else that the talk can mean holds.
"""

import re

from threadlens.checks import _dates
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, bounded
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.checks.reference._weighing import considered, is_likely
from threadlens.records import Claim

_MOVES = re.compile(
    r"\b(?:up|down|grew|grow\w*|rose|ris\w+|fell|drop\w*|add\w*|gain\w*|los[te]\w*|shed|shrank|increas\w+|decreas\w+|more|fewer|"
    r"jump\w*|climb\w*|swell\w*|swollen|doubled|tripled|halved|balloon\w*)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|out of)\b", re.IGNORECASE)  # 'one in five'
# Held against something else, or not said to be so.
_OPEN = re.compile(
    r"\b(?:faster|slower|quicker|than (?!in\b|the year\b|last\b)|plan\w*|goals?|targets?|should|"
    r"would|want\w*|aim\w*|could|may|might)\b",
    re.IGNORECASE,
)
# What each costs at most, and how much farther others may lie that it may be as well.
_CHANGE, _LEVEL, _NEXT = 4.3, 1.6, 1.0
_HELD = 7.0  # nothing that holds may lie nearer
_ORDER, _OFF, _OFF_IF_FINE, _FINE = 3.0, 0.15, 0.03, 0.005
_SURE = 0.75


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The figure of the group that a clause names, or its change; None where anything leaves it open."""
    rule = allowed(claim)
    groups, scopes = _groups(view, claim, index)
    if rule is None or rule.low <= 0 or not groups or not _is_meant(view, claim, index):
        return None
    rule, is_change = bounded(rule), _is_of_change(view, claim)
    found = sorted(considered(view, claim, index), key=lambda c: c.cost)
    fits = [c for c in found if c.value > 0]
    told = [c for c in fits if (_is_change(c, groups) if is_change else _is_level(index, c, groups, scopes))]
    middle = (rule.low + rule.high) / 2
    if not told or not 1 / _ORDER <= middle / told[0].value <= _ORDER:
        return None
    nearest = [c for c in told if c.cost <= told[0].cost + _NEXT]
    alike = [c for c in fits if c.cell[1] in groups]  # in other scopes too
    off = _OFF if is_change or rule.chance > _FINE else _OFF_IF_FINE
    is_held = any(rule.holds(c.value) and c.cost < _HELD for c in found)
    if is_held or any(abs(middle / c.value - 1) <= off for c in (*nearest, *alike)):
        return None
    label, computed = told[0].make()
    measure, subject, scope = told[0].cell
    reading = Reading(label, (computed,), scope=scope, subject=subject, measure=measure or "headcount")
    return Readings(_dates.when(view, claim), (reading,), _SURE, signed=False)


def _is_meant(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether a figure is said to be so, of the kind of a number of people, of their share or of their change."""
    is_level = claim.kind == "count" and claim.unit is None and claim.role != "table"
    is_figure = any(character.isdigit() for character in claim.text)  # 'most' is no figure to be wrong
    is_share = (claim.unit in PERCENT and is_figure) or _IN.search(claim.text) is not None
    if claim.speech_act not in {"assertion", "question"} or not (is_level or is_share or _is_of_change(view, claim)):
        return False
    return is_likely(view, claim, index) and not _OPEN.search(view.post(claim).text, *view.clause(claim))


def _is_of_change(view: ThreadView, claim: Claim) -> bool:
    moves = _MOVES.search(view.post(claim).text, *view.clause(claim)) is not None
    return moves and (claim.kind == "change" or claim.unit in PERCENT)


def _is_change(candidate: Candidate, groups: set[str]) -> bool:
    return candidate.cost <= _CHANGE and candidate.moved in groups


def _is_level(index: Index, candidate: Candidate, groups: set[str], scopes: set[str]) -> bool:
    measure, subject, scope = candidate.cell
    is_there = not scopes or scope in scopes or any(s in index.ancestors(scope) for s in scopes)
    return candidate.cost <= _LEVEL and measure == "headcount" and subject in groups and is_there


def _groups(view: ThreadView, claim: Claim, index: Index) -> tuple[set[str], set[str]]:
    """The subjects that the clause names, else the members of the scopes, and the scopes."""
    near = [m for m in claim.mentions if view.is_near(claim, m) and not m.of_denominator]
    scopes = {m.concept_id for m in near if index.kind(m.concept_id) == "population"}
    named = {index.resolve(m.concept_id)[0] for m in near if index.kind(m.concept_id) == "subject"}
    return named or {members for scope in scopes if (members := index.members(scope))}, scopes
