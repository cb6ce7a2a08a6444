"""Readings of shares: a part of the right whole, at a date or over a period."""

import re
from dataclasses import dataclass, replace
from itertools import product

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Computed, Figure, mean_share, point, pooled, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import CORE, WHOLE_SERVICE
from threadlens.checks._wording import is_tied, share_restriction
from threadlens.checks.reference._counts import times
from threadlens.checks.reference._link import near, target
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.checks.reference._scopes import Target
from threadlens.records import Claim, Mention

_AVERAGE = re.compile(r"\baverag", re.IGNORECASE)
_OF_IT_ALL = re.compile(
    r"\s*of\s+(?:the\s+(?:whole|total|lot|entire|workforce)|them|those|everyone|all(?=\s*(?:[.,;:!?)]|$|"
    r"and\b|is\b|are\b)))\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s*of\s+(?:them|those|these|whom)\b", re.IGNORECASE)
_FRACTION_OF = re.compile(r"\s*(?:of\s+)?(?:the|all|our|all the|all of the)\s+", re.IGNORECASE)
Whole = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A part in its scope, and the whole in its own."""

    subject: str
    scope: str
    whole: str
    whole_scope: str
    is_default: bool


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The part over the whole that is named, else over the next larger group."""
    claim = _with_whole(view, claim)
    wholes = [m for m in near(view, claim, whole=True) if index.kind(m.concept_id) in {"subject", "population"}]
    if _OF_IT_ALL.match(view.post(claim).text, claim.end_char):
        wholes = []  # 'of the whole' names no group; what stands before it is the part
    whole = wholes[0] if wholes else None
    if _OF_THEM.match(view.post(claim).text, claim.end_char):
        whole = _last_counted(view, claim, index)  # 'them' are those who were counted last
        if whole is None:
            return None
        part = _part(view, _beside(view, claim, whole), index, whole)
    else:
        part = _part(view, claim, index, whole)
    if part is None or part.mention is None:
        return None
    if whole is None and part.mention.part not in {"row", "column"} and not _is_said_of(view, claim, part.mention):
        return None
    if part.mention.part not in {"row", "column", "sentence"} and share_restriction(view, claim, part.mention):
        return None
    if (
        whole is not None
        and index.kind(part.mention.concept_id) == "population"
        and index.kind(whole.concept_id) == "subject"
    ):
        part = replace(part, subject=index.resolve(whole.concept_id)[0])  # 'DND holds 3 % of all executives'
    averaged = claim.kind == "average" or _AVERAGE.search(claim.sentence[: _position(view, claim)]) is not None
    cells = [
        Cell(part.subject, scope, *cell, is_default=is_default)
        for scope in (*part.scopes, *part.softer)
        for cell, is_default in _wholes(index, part, scope, whole)
        if cell != (part.subject, scope)
    ]
    for time in _dates.times(view, claim):
        found = [reading for cell in cells for reading in _share(index, cell, time, averaged=averaged)]
        if found:
            return Readings(
                time, tuple(found), confidence=0.93 if part.is_counted else 0.85, by_context=part.by_context
            )
    return None


def _last_counted(view: ThreadView, claim: Claim, index: Index) -> Mention | None:
    """The subject of the last figure before a share's clause, in its post."""
    start, _ = view.clause(claim)
    told = [c for c in view.tags[claim.post_id].claims if c.kind == "count" and c.end_char <= start]
    for other in reversed(told):
        named = [m for m in near(view, other) if index.kind(m.concept_id) == "subject" and m.part == "counted"]
        if named:
            return named[0]
    return None


def _beside(view: ThreadView, claim: Claim, whole: Mention) -> Claim:
    """The claim with the mentions of its own clause, none of them its whole."""
    mine = [m for m in claim.mentions if view.is_near(claim, m) and m.start_char != whole.start_char]
    return replace(claim, mentions=tuple(replace(m, of_denominator=False) for m in mine))


def _with_whole(view: ThreadView, claim: Claim) -> Claim:
    """Of 'half the EXs are EX-01s' the EXs are the whole, as of 'half of the EXs'."""
    if any(character.isdigit() for character in claim.text):
        return claim
    fraction = _FRACTION_OF.match(view.post(claim).text, claim.end_char)
    if fraction is None:
        return claim
    mentions = (replace(m, of_denominator=m.of_denominator or m.start_char == fraction.end()) for m in claim.mentions)
    return replace(claim, mentions=tuple(mentions))


def _is_said_of(view: ThreadView, claim: Claim, part: Mention) -> bool:
    """Without a whole the sentence must say the share of its part: 'women are 56 %', '56 % are women'."""
    if _OF_IT_ALL.match(view.post(claim).text, claim.end_char):
        return True
    return is_tied(view, claim, part) and part.part != "before"


def _position(view: ThreadView, claim: Claim) -> int:
    return max(0, claim.start_char - view.sentence(claim)[0])


def _part(view: ThreadView, claim: Claim, index: Index, whole: Mention | None) -> Target | None:
    """What the share is of the whole: a mention narrower than it, in the clause or else in the sentence."""
    sentence = [
        m for m in claim.mentions if m.part in {"clause", "sentence"} and (whole is None or not m.of_denominator)
    ]
    for pool in (near(view, claim), sentence):
        usable = [m for m in pool if index.kind(m.concept_id) in {"subject", "population"}]
        if whole is not None:
            usable = [m for m in usable if _narrower(index, m.concept_id, whole.concept_id)]
        subjects = [m for m in usable if index.kind(m.concept_id) == "subject"]
        if not usable:
            continue
        if subjects and whole is not None and index.kind(whole.concept_id) == "population":
            usable += [whole]  # the part is counted inside the whole that is named
        found = target(view, claim, index, pool=usable)
        if found is not None:
            return found
    return None


def _narrower(index: Index, part: str, whole: str) -> bool:
    if part == whole:
        return False
    wider = index.ancestors(part)
    if whole in wider:
        return True
    if index.kind(part) == "population":
        return index.kind(whole) == "subject"
    if index.kind(whole) == "population":
        members = index.members(whole)
        return index.kind(part) == "subject" and part != members and members in wider
    return False


def _wholes(index: Index, part: Target, scope: str, whole: Mention | None) -> list[tuple[Whole, bool]]:
    """The cell that the share is of, with whether the words suggest it."""
    is_default = scope in part.scopes
    if whole is not None:
        if index.kind(whole.concept_id) == "subject":
            subject, bound = index.resolve(whole.concept_id)
            widest = (index.ancestors(scope) or (scope,))[-1] if subject == part.subject else scope
            return [((subject, bound[0] if bound else widest), is_default)]
        members = index.members(whole.concept_id)
        # some who say the public service mean the core of it, part and whole alike
        named = scope if (whole.concept_id, scope) == (WHOLE_SERVICE, CORE) and not is_default else whole.concept_id
        return [((members, named), is_default)] if members else []
    members = index.members(scope)
    if part.mention is not None and part.mention.part in {"row", "column"} and members and members != part.subject:
        return [((members, scope), is_default)]
    wider = [w for w in index.ancestors(part.subject) if index.kind(w) == "subject"]
    if wider:
        return [((w, scope), is_default and n == 0) for n, w in enumerate(wider)]
    broader = index.ancestors(scope)
    return [((part.subject, broader[-1]), is_default)] if broader else []


def _share(index: Index, cell: Cell, time: When, *, averaged: bool) -> list[Reading]:
    label = f"{index.label(cell.subject)}, {index.label(cell.scope)}, share of {index.label(cell.whole)}"
    label += f" in the {index.label(cell.whole_scope)}" if cell.whole_scope != cell.scope else ""
    is_default = cell.is_default
    tops = index.series("headcount", cell.subject, cell.scope)
    bottoms = index.series("headcount", cell.whole, cell.whole_scope)
    pairs = _pairs(tops, bottoms)
    if averaged:
        inside = [(n, d) for n, d in pairs if n in _dates.within(tops, time)]
        if time.years < 1.5 or len(inside) < 2:
            return []
        label += f", average of {len(inside)} years to {in_words(inside[-1][0].end, inside[-1][0].facts)}"
        return [Reading(label, (mean_share(inside), pooled(inside)), is_default=is_default)]
    shared = {n.end: quotient(n, d, factor=100) for n, d in pairs}
    chosen = [shared[f.end] for f in _dates.at(tuple(n for n, _ in pairs), time) if f.end in shared]
    chosen += _printed(index, cell, time)
    if not chosen:
        return []
    others = tuple(shared[f.end] for f in times(tuple(n for n, _ in pairs), time) if f.end in shared)
    return [
        Reading(f"{label}, {in_words(chosen[0].as_of, chosen[0].facts)}", tuple(chosen), others, is_default=is_default)
    ]


def _printed(index: Index, cell: Cell, time: When) -> list[Computed]:
    """Shares that a source prints as such."""
    return [point(f) for f in _dates.at(index.series("share", cell.subject, cell.scope), time)]


def _pairs(tops: tuple[Figure, ...], bottoms: tuple[Figure, ...]) -> list[tuple[Figure, Figure]]:
    """Figures of the same day; the whole must be larger."""
    return [(n, d) for n, d in product(tops, bottoms) if n.end == d.end and d.value > 0 and n.value <= d.value]
