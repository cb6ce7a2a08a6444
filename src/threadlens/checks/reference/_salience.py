"""How much a thread's words bring a concept, a scope or a time to mind where a figure stands, in bits of doubt."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from threadlens.checks import _dates
from threadlens.checks._dates import When
from threadlens.checks._index import Index
from threadlens.checks._thread import Held, ThreadView, once_a_claim
from threadlens.checks._vocabulary import IN_SENTENCE
from threadlens.checks._wording import has_own_noun
from threadlens.checks.reference._changes import span_said
from threadlens.checks.reference._counts import is_earlier_end
from threadlens.checks.reference._ellipsis import is_bare
from threadlens.checks.reference._link import is_part_of_them
from threadlens.records import Claim, Mention

# What each place of a mention costs: a bit halves the weight of a reading.
_PLACES = {"counted": 0.0, "row": 0.0, "column": 0.0, "clause": 0.5, "sentence": 1.0, "before": 2.0, "quote": 3.0}
_TITLE = 3.0
_EARLIER = 2.5  # said of an earlier figure of the post, and half a bit more for each figure between
_STEP = 0.5
_OTHER_POST = 3.5
_UNNAMED = 1.5  # the scope that a subject has where none is named
_WIDER = 3.0  # another scope than the one that is named
_POST_DATE = 0.5
_CARRIED = 1.5  # a time that the sentences before name
_HELD, _HELD_STEP, _HELD_BEFORE = 0.8, 0.3, 2.0  # what another figure turned out to count
_POSTS_BACK = 2
_PART = 1.5  # one of the groups of which those are made who were counted before
_COMPOUND = 2.0
_TWO = 2
_PASSED = 1.0
_CERTAIN = 0.8
_MOST = 8
_REACH = 400
_AT_FIGURE = frozenset({"counted", "row", "column"})
_A_YEAR = 1.2
_SOME_TIME = 4.0
_LEAST_DAYS = 300
_LAST_YEAR = 2.0  # what changed is said of the year before, where no time is
_SAID = re.compile(r"\b(?:1[89]|20)\d\d\b|'\d\d\b|\bago\b", re.IGNORECASE)
# 'over the same two years' leaves open which end of them is meant
_AGAIN = re.compile(r"\b(?:same|those|that|these|over)\b.{0,24}\b(?:years?|period|time|months?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ever since|from then)\b", re.IGNORECASE)


class Salient(NamedTuple):
    """A concept that may be meant, and what it costs to think of it."""

    concept_id: str
    cost: float


class Moment(NamedTuple):
    """A time that may be meant, and what it costs to think of it."""

    time: When
    cost: float


def concepts(view: ThreadView, claim: Claim, index: Index, kind: str) -> list[Salient]:
    """Concepts of a kind, the most salient first."""
    return _salient(view, claim, index, kind, borne_out_around(view, claim))


@once_a_claim
def _salient(view: ThreadView, claim: Claim, index: Index, kind: str, _held: tuple[int, ...]) -> list[Salient]:
    """The same for so many figures around that are borne out."""
    found = [Salient(concept, cost) for concept, cost in costs_of(view, claim, index, kind).items()]
    return sorted(found, key=lambda s: s.cost)[:_MOST]


def costs_of(view: ThreadView, claim: Claim, index: Index, kind: str) -> dict[str, float]:
    """All concepts of a kind that the talk around brings to mind, with what each costs."""
    return _costs_of(view, claim, index, kind, borne_out_around(view, claim))


@once_a_claim
def _costs_of(view: ThreadView, claim: Claim, index: Index, kind: str, _held: tuple[int, ...]) -> dict[str, float]:
    best = dict(_named(view, claim, index, kind))
    for concept, cost in _borne_out(view, claim, kind):
        best[concept] = min(cost, best.get(concept, cost))
    return best


@once_a_claim
def _named(view: ThreadView, claim: Claim, index: Index, kind: str) -> dict[str, float]:
    """What the words bring to mind."""
    best: dict[str, float] = {}
    for mention, cost in _mentions(view, claim, index, kind):
        concept = mention.concept_id
        if kind == "subject":
            concept = index.resolve(concept)[0]
        best[concept] = min(cost, best.get(concept, cost))
    return best


def borne_out_around(view: ThreadView, claim: Claim) -> tuple[int, ...]:
    """How many figures of the post and of the last posts are borne out: as long as that is the same, so is the rest."""
    return view.held_around(claim, _POSTS_BACK)


def subjects(view: ThreadView, claim: Claim, index: Index) -> list[Salient]:
    """What the figure may count: what is named right at it, else what the words before bring to mind."""
    named = [m for m in claim.mentions if m.part in _AT_FIGURE and index.kind(m.concept_id) == "subject"]
    own = [m for m in named if not m.of_denominator]
    if own and claim.kind not in {"ratio", "change"} and claim.unit is None:
        return [Salient(_narrowest(index, [index.resolve(m.concept_id)[0] for m in own]), 0.0)]
    if has_own_noun(view, claim):
        return []
    found = concepts(view, claim, index, "subject")
    here = {index.resolve(m.concept_id)[0] for m in claim.mentions if m.part in IN_SENTENCE and view.is_near(claim, m)}
    if any(s.concept_id in here for s in found) and claim.kind == "count":
        # where the clause names one, others of the talk before are hardly meant
        found = [s if s.concept_id in here else Salient(s.concept_id, s.cost + _PASSED) for s in found]
        found.sort(key=lambda s: s.cost)
    if found and is_bare(view, claim):
        # a figure without a noun counts what the talk is of: only what another thing costs more speaks against one
        found = [Salient(s.concept_id, s.cost - _CERTAIN * found[0].cost) for s in found]
    if claim.kind == "count" and is_part_of_them(view, claim):
        parts = index.parts(found[0].concept_id) if found else ()
        return [*found, *(Salient(part, found[0].cost + _PART) for part in parts)]
    known = {s.concept_id for s in found}
    # 'deputies of all sorts': a group of which what is named is a part
    wider = [Salient(c, s.cost + _COMPOUND) for s in found for c in index.compounds(s.concept_id) if c not in known]
    pairs = [(s, index.parts(s.concept_id)) for s in found]
    # 'EX-04 and EX-05 … 256 of the one and 120 of the other'
    return [
        *found,
        *wider,
        *(Salient(p, s.cost + _PART) for s, pair in pairs if len(pair) == _TWO for p in pair if p not in known),
    ]


def _narrowest(index: Index, named: list[str]) -> str:
    """The first concept, or one that it contains: of 'civilian executives' the executives."""
    chosen = named[0]
    for concept in named[1:]:
        if chosen in index.ancestors(concept):
            chosen = concept
    return chosen


def scopes(view: ThreadView, claim: Claim, index: Index, subject: str) -> list[Salient]:
    """Where a subject may be counted: the scopes that are named, else those that it has by itself."""
    own = index.scopes_of(subject)
    root = _root(index, own)
    found = {
        s.concept_id: s.cost
        for s in concepts(view, claim, index, "population")
        if root == s.concept_id or root in index.ancestors(s.concept_id)
    }
    least = (
        _WIDER
        if not found.keys().isdisjoint(_places_here(view, claim, index))
        else max(_UNNAMED, min(found.values(), default=0.0) + _UNNAMED)
    )
    for place, scope in enumerate(own):
        found[scope] = min(found.get(scope, least + place), least + place)
    return sorted((Salient(s, c) for s, c in found.items()), key=lambda s: s.cost)[:4]


@once_a_claim
def _places_here(_view: ThreadView, claim: Claim, index: Index) -> frozenset[str]:
    """The scopes that the sentence names."""
    named = (m.concept_id for m in claim.mentions if m.part in IN_SENTENCE)
    return frozenset(concept for concept in named if index.kind(concept) == "population")


@once_a_claim
def moments(view: ThreadView, claim: Claim) -> list[Moment]:
    """When it may hold: the sentence's own time alone; without one the post's date and times named before."""
    time = _dates.when(view, claim)
    if time.origin == "claim" and (_SAID.search(claim.sentence) or not _AGAIN.search(claim.sentence)):
        return [Moment(time, 0.0)]
    found = [Moment(t, _POST_DATE + place) for place, t in enumerate(_dates.times(view, claim))]
    for distance, carried in enumerate(_earlier_times(view, claim)):
        if all(carried != m.time for m in found):
            found.append(Moment(carried, _CARRIED + distance))
    found.sort(key=lambda m: m.cost)
    found = [Moment(m.time, m.cost - found[0].cost) for m in found[:4]]
    if is_earlier_end(view, claim):  # 'from 368k to 358k': some time before
        found.append(Moment(When(None, None, "nothing"), _SOME_TIME))
    return found


@once_a_claim
def spans(view: ThreadView, claim: Claim, *, least: int = _LEAST_DAYS) -> list[Moment]:
    """Over which time a change may have happened: its own period, or between two times that the talk names."""
    time = span_said(claim, _dates.when(view, claim))
    if time.origin == "claim" and time.start and time.years > _A_YEAR:
        return [Moment(time, 0.0)]
    near = [(m.time, m.cost) for m in moments(view, claim)]
    near += [(t, _CARRIED * place) for place, t in enumerate(_earlier_times(view, claim))]
    today = view.posted(claim) or view.latest
    if today:
        near.append((When(None, today, "post"), 0.5 if _SINCE.search(claim.sentence) else _CARRIED))
        near.append((When(None, today - timedelta(days=366), "nothing"), _LAST_YEAR))
    found: dict[tuple[date, date], float] = {}
    for (one, cost), (other, added) in product(near, near):
        first, last = one.start or one.end, other.end
        if one is not other and first and last and (last - first).days > least:
            found[first, last] = min(cost + added, found.get((first, last), cost + added))
    made = [Moment(When(first, last, "claim"), cost) for (first, last), cost in found.items()]
    return sorted(made, key=lambda m: m.cost)[:4]


def _root(index: Index, scopes_of_subject: tuple[str, ...]) -> str:
    wider = index.ancestors(scopes_of_subject[0]) if scopes_of_subject else ()
    return wider[-1] if wider else "".join(scopes_of_subject[:1])


def _mentions(view: ThreadView, claim: Claim, index: Index, kind: str) -> Iterator[tuple[Mention, float]]:
    """Mentions of a kind around a figure with their costs: of its text, of figures before it, of the posts before."""
    for mention in claim.mentions:
        if index.kind(mention.concept_id) == kind:
            yield mention, _PLACES.get(mention.part, _TITLE)
    earlier = [c for c in view.tags[claim.post_id].claims if c.end_char <= claim.start_char]
    for distance, other in enumerate(reversed(earlier)):
        for mention in _said_of(view, other, index, kind):
            yield mention, _EARLIER + _STEP * distance
    post = view.post(claim)
    for back, before in view.before(post, _POSTS_BACK):
        for other in view.tags[before.post_id].claims:
            for mention in _said_of(view, other, index, kind):
                yield mention, _OTHER_POST + back


def _borne_out(view: ThreadView, claim: Claim, kind: str) -> Iterator[tuple[str, float]]:
    """Concepts of the figures of the post, and of the last posts, that published figures bear out."""
    post = view.post(claim)
    claims = view.tags[claim.post_id].claims
    here = view.place(claim)
    for place, held in view.held_in(post):
        if (place < here or claims[place].role == "table" == claim.role) and _is_of(held, kind):
            yield getattr(held, kind), _HELD + _HELD_STEP * (abs(here - place) - 1)
    for back, before in view.before(post, _POSTS_BACK):
        yield from (
            (getattr(held, kind), _HELD_BEFORE + back) for _, held in view.held_in(before) if _is_of(held, kind)
        )


def _is_of(held: Held, kind: str) -> bool:
    return (kind == "measure") != (held.measure == "headcount")


@once_a_claim
def _said_of(view: ThreadView, claim: Claim, index: Index, kind: str) -> Sequence[Mention]:
    parts = IN_SENTENCE if kind == "measure" else {"counted", "clause"}
    return [m for m in claim.mentions if m.part in parts and index.kind(m.concept_id) == kind]


@once_a_claim
def _earlier_times(view: ThreadView, claim: Claim) -> list[When]:
    """The times of the figures before one in its post, the nearest first."""
    start, _ = view.sentence(claim)
    found: list[When] = []
    for other in reversed(view.tags[claim.post_id].claims):
        if start - _REACH <= other.start_char < claim.start_char and other.period_end:
            time = When(other.period_start, other.period_end, "claim")
            if time not in found:
                found.append(time)
    return found[:3]
