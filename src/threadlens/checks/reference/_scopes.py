"""The scopes that the words around a subject allow: whole service or core, Regular Force or with the Reserve."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import CORE, IN_SENTENCE, WHOLE_SERVICE
from threadlens.records import Claim, Mention

# Aliases that are as good as a proper name; all other words need a named service or force around them.
_STRONG = re.compile(
    r"federal|public[- ]serv|civil[- ]serv|\bgov|govies|\bfeds?\b|bureaucrat|beaurocrat|burocrat|"
    r"fonctionnaire|minist|"
    r"\bEX|Non-EX|EX\b|\bA?DMs?\b|Assoc|GO/?FOs?|GFOs|CAF|\bCF\b|Reg ?F|P ?Res|Res F|\bNCMs?\b|[BML]Gens?|Canadian|"
    r"Regular Force|Primary Res|reservist|\bPS\b|PSAC|flag officers|militaire"
)
_WHOLLY = re.compile(
    r"\b(?:whole|entire|total|all|overall|everybody|everyone|separate|agenc(?:y|ies)|combined|together)\b",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:its|their|his|her|my)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """What a claim counts and the scopes that its words allow; the softer ones only where the others fail."""

    subject: str
    scopes: tuple[str, ...]
    softer: tuple[str, ...] = ()
    mention: Mention | None = None
    is_counted: bool = True
    by_context: bool = False  # only the text around names the scope


def with_core(view: ThreadView, claim: Claim, index: Index, found: Target) -> Target:
    """'The public service' is the whole of it, but some mean the core administration: a softer reading."""
    if found.scopes != (WHOLE_SERVICE,) or found.softer or not index.series("headcount", found.subject, CORE):
        return found
    if claim.modifier in {">", ">="} or _WHOLLY.search(view.post(claim).text, *view.clause(claim)):
        return found
    return replace(found, softer=(CORE,))


def scoped(view: ThreadView, claim: Claim, index: Index, chosen: Mention, populations: list[Mention]) -> Target | None:
    subject, bound = index.resolve(chosen.concept_id)
    scopes = bound or index.scopes_of(subject)
    is_counted = chosen.part in {"counted", "row", "column"}
    root = root_of(index, subject)
    fitting = [m for m in populations if _fits(index, m.concept_id, root)]
    if not fitting:
        if _misfit(index, populations, root) and not _STRONG.search(chosen.text):
            return None
        around = outermost([m for m in claim.mentions if m.part in {"clause", "sentence"} and not m.of_denominator])
        fitting = [m for m in around if index.kind(m.concept_id) == "population" and _fits(index, m.concept_id, root)]
    named = most_specific(index, fitting)
    if bound:
        inside = [n for n in named if n in bound]
        return Target(subject, tuple(inside) or bound, (), chosen, is_counted)
    if not named:
        return _unnamed(view, claim, index, Target(subject, scopes, (), chosen, is_counted), root)
    if len(named) > 1:
        return None
    # the title belongs to the narrower service; its equivalents elsewhere may be meant or not
    if scopes and scopes[0] != named[0] and named[0] in index.ancestors(scopes[0]):
        return Target(subject, scopes, (), chosen, is_counted)
    meant = (named[0],) if _is_whole(view, claim, fitting, named[0]) else loosely(index, named[0])
    return Target(subject, meant[:1], meant[1:], chosen, is_counted)


def _is_whole(view: ThreadView, claim: Claim, mentions: list[Mention], scope: str) -> bool:
    """'The whole CAF' is no loose name of the Regular Force."""
    text = view.post(claim).text
    said = (
        text[max(0, m.start_char - 14) : m.start_char]
        for m in mentions
        if m.concept_id == scope and m.part in IN_SENTENCE
    )
    return any(_WHOLLY.search(words_before) for words_before in said)


def _unnamed(view: ThreadView, claim: Claim, index: Index, found: Target, root: str) -> Target | None:
    """No scope in the sentence: the subject's own scopes, unless the text around speaks of another one."""
    assert found.mention is not None  # noqa: S101 (made with one just above)
    around = [m for m in claim.mentions if m.part in {"before", "title", "row", "column"}]
    named = [m for m in around if index.kind(m.concept_id) == "population"]
    scopes = {m.concept_id for m in named}
    specific = {s for s in scopes if s != root and root in index.ancestors(s)}
    strong = any(
        _STRONG.search(m.text) and root_of(index, m.concept_id) == root for m in (found.mention, *_around(claim))
    )
    said_before = any(m.part != "title" for m in named)
    is_set = _is_set(view, index, found.subject, root, scopes, said_before=said_before)
    if not strong and not is_set and not (found.subject != "employees" and _is_held(view, claim, index, root)):
        return None
    if not said_before and _ITS.search(view.post(claim).text[: found.mention.start_char][-12:]):
        return None
    if specific and not strong:
        known = tuple(s for s in found.scopes if s in specific)
        softer = tuple(s for s in found.scopes if s not in known)
        return replace(found, scopes=known, softer=softer, by_context=True) if known and len(specific) == 1 else None
    meant = tuple(dict.fromkeys(s for scope in found.scopes for s in loosely(index, scope)))
    if not meant:
        return None
    # the name as it is written comes first, then what people loosely call by it; a sibling is another thing
    are_loose = meant[0] == root or not any(
        meant[0] in index.ancestors(s) or s in index.ancestors(meant[0]) for s in meant
    )
    return replace(found, scopes=meant[:1], softer=meant[1:]) if are_loose else replace(found, scopes=meant)


def _is_set(view: ThreadView, index: Index, subject: str, root: str, scopes: set[str], *, said_before: bool) -> bool:
    """Whether the text around a word that every country has settles whose executives or troops it means."""
    if _is_everyday(index, subject):
        return said_before
    if root in scopes or any(root in index.ancestors(scope) for scope in scopes):
        return True
    is_ours = view.is_military if root == "canadian_armed_forces" else view.is_canadian
    return is_ours and subject != "employees"


def _is_held(view: ThreadView, claim: Claim, index: Index, root: str) -> bool:
    """Whether figures of the post before this one, or of the post before, are borne out for the service or force."""
    post = view.post(claim)
    around = [*view.held_in(post), *(held for _, before in view.before(post, 1) for held in view.held_in(before))]
    counted = [held for _, held in around if held.measure == "headcount"]
    return any(root in {held.population, *index.ancestors(held.population)} for held in counted)


def _is_everyday(index: Index, subject: str) -> bool:
    """Women, students, term employees: groups that every country and company has, unlike its executives by level."""
    wider = index.ancestors(subject)
    return "employees" in wider and subject not in {"executives", "non_ex"} and "executives" not in wider


def _around(claim: Claim) -> list[Mention]:
    """What the sentence names beside the subject, the whole of a share included."""
    return [m for m in claim.mentions if m.of_denominator and m.part in IN_SENTENCE]


def root_of(index: Index, subject: str) -> str:
    scopes = index.scopes_of(subject)
    wider = index.ancestors(scopes[0]) if scopes else ()
    return wider[-1] if wider else "".join(scopes[:1])


def _fits(index: Index, population: str, root: str) -> bool:
    return population == root or root in index.ancestors(population)


def _misfit(index: Index, populations: list[Mention], root: str) -> bool:
    return any(not _fits(index, m.concept_id, root) for m in populations)


def loosely(index: Index, population: str) -> tuple[str, ...]:
    concept = index.concepts.get(population)
    return concept.scopes if concept and concept.scopes else (population,)


def most_specific(index: Index, mentions: Iterable[Mention]) -> list[str]:
    ids = list(dict.fromkeys(m.concept_id for m in mentions))
    wider = {ancestor for i in ids for ancestor in index.ancestors(i)}
    return [i for i in ids if i not in wider]


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Mentions that do not lie inside a longer one of the same part of the text."""
    return [
        m
        for m in mentions
        if not any(
            o is not m
            and o.part == m.part
            and o.start_char <= m.start_char
            and m.end_char <= o.end_char
            and o.end_char - o.start_char > m.end_char - m.start_char
            for o in mentions
        )
    ]
