"""From the words around a figure to the cell of a table: what is counted, and among whom."""

import re
from dataclasses import replace
from itertools import pairwise

from threadlens.checks import _vocabulary as words
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import IN_SENTENCE, PLAIN_MEASURES
from threadlens.checks._wording import is_tied
from threadlens.checks.reference._scopes import (
    Target,
    loosely,
    most_specific,
    outermost,
    root_of,
    scoped,
    with_core,
)
from threadlens.records import Claim, Mention

_TWO = 2
_CANADIAN_ROOTS = frozenset({"federal_public_service", "canadian_armed_forces"})
# Words that are names of a scope beside a noun ('core departments'), and by themselves something else.
_LOOSE = frozenset({"core", "the core", "agencies", "federal", "fed", "reserve", "reserves", "cf", "ottawa"})
_OTHER = re.compile(r"\d|\b(?:and|or|plus|but|with)\b", re.IGNORECASE)
_VAGUE = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|couple|number|handful|plenty|lots)$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s*of\s+(?:them|those|these|whom|which)\b(?:,?\s+(?:are|were|is|being|as|at|the|level|in)\b)*\s*", re.IGNORECASE
)
# 'of 7,972, some 3,999 were EX-01s', '7,972 people, 3,999 of them EX-01s': the name belongs to the part
_PART_NAMED = re.compile(
    r".*?[,;:(–—-]\s.*?\b(?:of (?:them|those|these|whom|which)|among (?:them|whom)|includ\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
_SOME_OF_THEM = re.compile(r"\b(?:of|among)\s+(?:them|those|these|whom|which),?\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_OUT_OF = re.compile(r"\bof\s+(?:(?:about|the|some|its|these|those|roughly|all)\s+)*$", re.IGNORECASE)
_OTHER_FIGURE = re.compile(r"[^,;:]*?,\s.*?\d", re.DOTALL)
_EITHER = re.compile(r"\b(?:or)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,?\s*and|&|/|,|plus|or)\s*(?:the\s+|all\s+)?", re.IGNORECASE)


def near(view: ThreadView, claim: Claim, *, whole: bool = False) -> list[Mention]:
    """Mentions at the figure or in its clause, none inside another; those of the whole or of the figure itself."""
    vague = claim.kind == "count" and _VAGUE.search(claim.text) is not None  # of 'thousands of executives' no part
    is_whole = {
        id(m): m.of_denominator and not (vague and m.part == "counted") and not _is_predicate(view, claim, m)
        for m in claim.mentions
    }
    found = [m for m in claim.mentions if view.is_near(claim, m) and is_whole[id(m)] == whole]
    return outermost([m for m in found if m.part not in IN_SENTENCE or not is_of_part(view, claim, m.start_char)])


def is_of_part(view: ThreadView, claim: Claim, place: int) -> bool:
    """Whether what stands at a place after a count is said of a part of it only."""
    if claim.kind != "count" or place <= claim.end_char:
        return False
    text = view.post(claim).text
    between = text[claim.end_char : place]
    is_whole = _OUT_OF.search(text[max(0, claim.start_char - 24) : claim.start_char]) is not None
    return _PART_NAMED.match(between) is not None or (is_whole and _OTHER_FIGURE.match(between) is not None)


def _is_predicate(view: ThreadView, claim: Claim, mention: Mention) -> bool:
    """Whether a verb stands before the mention: of '56 % of employees were women' the women are no whole."""
    if mention.part not in IN_SENTENCE or claim.kind == "ratio":
        return False
    return (
        words.PREDICATE.search(view.post(claim).text[claim.end_char : max(claim.end_char, mention.start_char)])
        is not None
    )


def target(view: ThreadView, claim: Claim, index: Index, *, pool: list[Mention] | None = None) -> Target | None:
    """What the figure counts; None where the words do not settle it."""
    found = _respective(view, claim, index) if pool is None and claim.kind == "count" else None
    found = found or _linked(view, claim, index, pool)
    if found is None or not _is_grounded(view, claim, index, found):
        return None
    return with_core(view, claim, index, found)


def _is_grounded(view: ThreadView, claim: Claim, index: Index, found: Target) -> bool:
    """Whether it is the Canadian service, or its forces, that the words speak of."""
    if root_of(index, found.subject) not in _CANADIAN_ROOTS:
        return True  # a table of the user's own
    if found.mention is not None and words.CANADIAN.search(found.mention.text):
        return True
    is_force = root_of(index, found.subject) == "canadian_armed_forces"
    return view.is_military if is_force else view.is_canadian


def _linked(view: ThreadView, claim: Claim, index: Index, pool: list[Mention] | None) -> Target | None:
    mentions = near(view, claim) if pool is None else pool
    subjects = [m for m in mentions if index.kind(m.concept_id) == "subject"]
    populations = [m for m in mentions if index.kind(m.concept_id) == "population"]
    counted = [m for m in subjects if m.part in {"counted", "row", "column"}]
    if pool is None and not counted:
        return _tied(view, claim, index, subjects, populations)
    chosen = _head(view, index, counted) or _narrowest(index, counted or subjects)
    if chosen is None:
        return _members(view, claim, index, populations)
    joined = _joined_to_another(view, claim, subjects)
    if chosen in joined:
        return _together(view, claim, index, joined, populations)
    found = scoped(view, claim, index, chosen, populations)
    narrower = _predicated(view, claim, index, chosen) if pool is None else chosen
    if narrower is chosen or found is None:
        return found
    inside = scoped(view, claim, index, narrower, populations)
    return replace(inside, mention=chosen) if inside else None


def _together(
    view: ThreadView, claim: Claim, index: Index, joined: list[Mention], populations: list[Mention]
) -> Target | None:
    """Subjects counted as one: '558 EX-04s and EX-05s', none of which holds another."""
    text = view.post(claim).text
    ids = list(dict.fromkeys(index.resolve(m.concept_id)[0] for m in joined))
    between = [text[a.end_char : b.start_char] for a, b in pairwise(joined)]
    if any(_EITHER.search(b) for b in between) or any(a in index.ancestors(b) for a in ids for b in ids):
        return None
    subject = index.together(ids)
    if not index.scopes_of(subject) or len(_respective_figures(view, claim)) >= len(joined) > 1:
        return None
    found = scoped(view, claim, index, joined[0], populations)
    allowed = index.scopes_of(subject)
    if found is None or not set(found.scopes) <= set(allowed):
        return None
    return replace(found, subject=subject, softer=tuple(s for s in found.softer if s in allowed))


def _respective(view: ThreadView, claim: Claim, index: Index) -> Target | None:
    """As many figures as names, in one order: 'EX-01s, EX-02s and EX-03s were 3,999, 1,806 and 1,213'."""
    figures = _respective_figures(view, claim)
    if len(figures) < 2:
        return None
    text = view.post(claim).text
    around = [m for m in outermost(list(claim.mentions)) if m.part in {"clause", "sentence"} and not m.of_denominator]
    for kind in ("subject", "population"):
        named = sorted((m for m in around if index.kind(m.concept_id) == kind), key=lambda m: m.start_char)
        lists = all(_AND.fullmatch(text[a.end_char : b.start_char]) for a, b in pairwise(named))
        apart = named and (named[-1].end_char <= figures[0].start_char or figures[-1].end_char <= named[0].start_char)
        if len(named) != len(figures) or not lists or not apart:
            continue
        mention = named[[f.claim_id for f in figures].index(claim.claim_id)]
        if kind == "population":
            return _members(view, claim, index, [mention])
        return scoped(view, claim, index, mention, [m for m in around if index.kind(m.concept_id) == "population"])
    return None


def _respective_figures(view: ThreadView, claim: Claim) -> list[Claim]:
    """The list of bare figures in which a claim stands."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    inside = [c for c in view.tags[claim.post_id].claims if start <= c.start_char < end and c.kind == claim.kind]
    runs: list[list[Claim]] = [[]]
    for other in sorted(inside, key=lambda c: c.start_char):
        if runs[-1] and not _AND.fullmatch(text[runs[-1][-1].end_char : other.start_char]):
            runs.append([])
        runs[-1].append(other)
    return next((run for run in runs if claim in run and len(run) > 1), [])


def _tied(
    view: ThreadView, claim: Claim, index: Index, subjects: list[Mention], populations: list[Mention]
) -> Target | None:
    """Nothing is named right at the figure: what a verb or preposition ties to it ('the PS numbered 319,601')."""
    of_them = _OF_THEM.match(view.post(claim).text, claim.end_char)
    if of_them:
        return _of_them(view, claim, index, of_them.end(), populations)
    if (claim.subject or "").startswith("noun:") and claim.subject != "noun:strong":
        return None
    tied = [m for m in (*subjects, *populations) if is_tied(view, claim, m)]
    chosen = min(tied, key=lambda m: _distance(claim, m), default=None)
    if chosen is None:
        return None
    joined = _joined_to_another(view, claim, subjects)
    if joined and (chosen in joined or chosen in populations):
        return _together(view, claim, index, joined, populations)
    if index.kind(chosen.concept_id) == "population":
        wider = [m for m in tied if m in subjects]
        wider = wider or _left_out(view, claim, index, chosen)
        if not wider:
            return _members(view, claim, index, [chosen])
        chosen = wider[0]
    return scoped(view, claim, index, chosen, populations)


def _left_out(view: ThreadView, claim: Claim, index: Index, population: Mention) -> list[Mention]:
    """What is said once for several: in 'Health has 90 clerks, Transport over 70' the clerks."""
    text = view.post(claim).text
    start, _ = view.sentence(claim)
    if text[population.end_char : claim.start_char].strip(" ,:") or population.end_char > claim.start_char:
        return []
    before = [
        c for c in view.tags[claim.post_id].claims if start <= c.start_char and c.end_char <= population.start_char
    ]
    for other in reversed(before[-1:] if before and before[-1].kind == claim.kind else []):
        return [
            m
            for m in other.mentions
            if m.part == "counted" and not m.of_denominator and index.kind(m.concept_id) == "subject"
        ]
    return []


def _of_them(view: ThreadView, claim: Claim, index: Index, end: int, populations: list[Mention]) -> Target | None:
    """'221 of them executives' counts these, '20 of them' what was counted before."""
    here = [m for m in claim.mentions if m.part in IN_SENTENCE and index.kind(m.concept_id) == "subject"]
    said = [m for m in here if m.start_char == end]
    known = [m for m in claim.mentions if m.concept_id == claim.subject and index.kind(m.concept_id) == "subject"]
    chosen = said or ([] if is_part_of_them(view, claim) else known)
    return scoped(view, claim, index, chosen[0], populations) if chosen else None


def is_part_of_them(view: ThreadView, claim: Claim) -> bool:
    """Whether a count is that of some of those whom its sentence counts before: '3,999 of them at the first level'."""
    text = view.post(claim).text
    start, _ = view.sentence(claim)
    opening = text[start : claim.start_char]
    if not (_OF_THEM.match(text, claim.end_char) or _SOME_OF_THEM.search(opening)):
        return False
    return any(c.kind == "count" and start <= c.start_char < claim.start_char for c in view.tags[claim.post_id].claims)


def _predicated(view: ThreadView, claim: Claim, index: Index, chosen: Mention) -> Mention:
    """A narrower concept that the clause says of what is counted: '90 employees were at the EX level'."""
    text = view.post(claim).text
    for mention in near(view, claim):
        is_narrower = mention.concept_id == claim.subject and chosen.concept_id in index.ancestors(mention.concept_id)
        # a figure or a conjunction between them starts another statement
        if is_narrower and not _OTHER.search(text[chosen.end_char : mention.start_char]):
            return mention
    return chosen


def _distance(claim: Claim, mention: Mention) -> int:
    return max(mention.start_char - claim.end_char, claim.start_char - mention.end_char)


def _members(view: ThreadView, claim: Claim, index: Index, populations: list[Mention]) -> Target | None:
    """Only a scope is named: its members are counted ('the PS numbered 319,601', '300K in the PS')."""
    populations = [m for m in populations if m.text.lower() not in _LOOSE]
    scopes = most_specific(index, populations)
    if not scopes:
        return None
    chosen = next(m for m in populations if m.concept_id == scopes[0])
    subject = index.members(scopes[0])
    if subject is None:
        return None
    meant = loosely(index, scopes[0])
    return Target(subject, meant[:1], meant[1:], chosen, is_counted=chosen.part in {"counted", "row", "column"})


def special_measure(view: ThreadView, claim: Claim, index: Index) -> tuple[str, ...]:
    """Measures named near the figure that are more than a plain number of people, the nearest first."""
    found = [m for m in claim.mentions if index.kind(m.concept_id) == "measure" and m.concept_id not in PLAIN_MEASURES]
    inside = [m.concept_id for m in outermost(found) if view.is_near(claim, m)]
    around = [m.concept_id for m in outermost(found) if m.part in {"clause", "sentence"}]
    return tuple(dict.fromkeys(inside or around))


def _head(view: ThreadView, index: Index, counted: list[Mention]) -> Mention | None:
    """The last of two names that stand together: 'civilian execs' are executives, counted where civilians are."""
    if len(counted) != _TWO or counted[0].end_char + 1 != counted[1].start_char:
        return None
    first, last = counted
    bound = index.resolve(first.concept_id)[1]
    wider = index.ancestors(last.concept_id)
    is_head = index.resolve(first.concept_id)[0] in wider and first.concept_id not in wider
    return last if is_head and set(bound) & set(index.scopes_of(last.concept_id)) else None


def _narrowest(index: Index, mentions: list[Mention]) -> Mention | None:
    """The nearest mention, or one that it contains: of 'employees at the EX 01 level' the level."""
    if not mentions:
        return None
    chosen = mentions[0]
    for mention in mentions[1:]:
        if chosen.concept_id in index.ancestors(mention.concept_id):
            chosen = mention
    return chosen


def _joined_to_another(view: ThreadView, claim: Claim, subjects: list[Mention]) -> list[Mention]:
    """Subjects that are counted together with another one: 'officers and civilians', 'a term or casual'."""
    text = view.post(claim).text
    ordered = sorted((m for m in subjects if m.part in IN_SENTENCE), key=lambda m: m.start_char)
    found = []
    for left, right in pairwise(ordered):
        if left.concept_id != right.concept_id and _AND.fullmatch(text[left.end_char : right.start_char]):
            found += [left, right]
    return found
