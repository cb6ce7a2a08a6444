"""What a figure counts that names nothing itself: 'in January 2018 it was 130', 'up from 6,340', '137 for 85,977'."""

import re
from dataclasses import dataclass, replace

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._wording import foreign, has_event, has_own_noun
from threadlens.checks.reference._link import is_of_part, is_part_of_them, target
from threadlens.checks.reference._scopes import Target
from threadlens.records import Claim, Mention

# What may follow a figure that leaves its noun out.
_BARE_AFTER = re.compile(
    r"\s*(?:people|persons|members|strong|employees|of them|in total|total|altogether|combined|together)?\s*"
    r"(?:$|[.,;:!?)\]\"”–—/-]|(?:in|on|as of|by|at|back|today|now|this|last|then|to|for|from|and|or|"
    r"versus|vs|compared|up|down|"
    r"when|while|but|with|if|a (?:year|decade)|\w+ years?|is|was|are|were|the (?:year|same)|before|after|"
    r"under|during|since|"
    r"currently|respectively|overall|total|combined|between|around)\b)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:it|they|that|we|there|total|number|figure|count|headcount|strength|now|then|today|back|was|"
    r"were|had|has|have|is|are|"
    r"up|down|from|to|at|versus|vs|against|grew|rose|fell|dropped|went|hit|reached|stood|stands|in|by|for|"
    r"compared|only|of)\b",
    re.IGNORECASE,
)
_OWN_OTHER = re.compile(
    r"\b(?:my|our|his|her|your|their own|per|each|every|average|cost|costs|spent|votes?|\$)\b|\$", re.IGNORECASE
)
_PAIR = re.compile(r"\s*(?:for(?: every)?|to|per|against|over)\s+(?:the\s+|every\s+)?$")
_DEFINITE = re.compile(r"\b(?:the|those|these|that|all|your|his|her)\s+$", re.IGNORECASE)
# 'Outside of Canada it's 2,400', 'the reserves alone are 40,000'
_IS = re.compile(
    r"\s*,?\s*(?:alone |itself |now |together |then |there )*(?:(?:it|they|there|that|we)\s?)?(?:['’](?:s|re)|is|are|"
    r"was|were|has|have|had|"
    r"numbers?|numbered|counts?|stands? at|comes? to|:|-|–|=)\s*(?:(?:about|around|roughly|some|only|just|at|like|"
    r"now|still|really|"
    r"what|up to|down to|nearly|almost)\s+)*",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "average", "ratio"})
# Beyond this factor a figure that names nothing counts something else.
_ALIKE = 6.0
_REACH = 300
# How far behind a figure the words stand that make it a part of another: ' of them'.
_OF_THEM_LATER = 10


@dataclass(frozen=True, slots=True)
class Carried:
    """What a figure takes over from the words before it, and whether these tie it closely enough to refute it."""

    target: Target
    is_firm: bool
    source: Claim | None = None


def carried(view: ThreadView, claim: Claim, index: Index) -> Carried | None:
    """What the figure counts by what was counted before; None where it names something itself."""
    if not is_bare(view, claim) or foreign(view, claim) or is_part_of_them(view, claim):
        return None
    text = view.post(claim).text
    start, end = view.clause(claim)
    if has_event(text, start, end) or _OWN_OTHER.search(text, start, end):
        return None
    return _from_pair(view, claim, index) or _from_sentence(view, claim, index) or _from_before(view, claim, index)


def echoed(view: ThreadView, claim: Claim) -> Claim | None:
    """The earlier claim that a bare figure points back to: 'how many of the 129', 'so 65,644 it is'."""
    value = stated_value(claim)
    if value is None or claim.kind not in {"count", "share"} or claim.row_header or foreign(view, claim):
        return None
    text = view.post(claim).text
    is_definite = _DEFINITE.search(text[max(0, claim.start_char - 8) : claim.start_char]) is not None
    if value < 100 or (value < 1000 and not is_definite) or not is_bare(view, claim):
        return None
    if value == round(value, -2) and not is_definite:
        return None
    return next((other for other in reversed(view.alike(claim)) if _precedes(view, other, claim)), None)


def direct(view: ThreadView, claim: Claim, index: Index) -> Target | None:
    """What a claim counts by its own words, remembered for the claims after it."""
    if claim.claim_id not in view.memory:
        view.memory[claim.claim_id] = target(view, claim, index)
    found = view.memory[claim.claim_id]
    return found if isinstance(found, Target) else None


def is_bare(view: ThreadView, claim: Claim) -> bool:
    """Whether a figure stands without a noun: 'it was 130 then', 'up from 6,340'."""
    if (
        claim.kind not in {"count", "share"}
        or claim.unit not in {None, "percent", "%"}
        or claim.row_header
        or claim.column_header
    ):
        return False
    if has_own_noun(view, claim):
        return False
    counted = [m for m in claim.mentions if m.part == "counted" and not m.of_denominator]
    if any(
        not m.text.islower() or m.start_char < claim.end_char + 24 for m in counted if m.start_char >= claim.end_char
    ):
        return False
    return _BARE_AFTER.match(view.post(claim).text, claim.end_char) is not None


def _precedes(view: ThreadView, other: Claim, claim: Claim) -> bool:
    here, there = view.post(claim).position, view.post(other).position
    return there < here or (there == here and other.end_char <= claim.start_char)


def _from_pair(view: ThreadView, claim: Claim, index: Index) -> Carried | None:
    """'137 for 85,977' after generals and members of a force: the smaller figure counts the narrower of the two."""
    text = view.post(claim).text
    partner = None
    for other in view.tags[claim.post_id].claims:
        first, second = sorted((claim, other), key=lambda c: c.start_char)
        if (
            other is not claim
            and first.end_char < second.start_char
            and _PAIR.fullmatch(text, first.end_char, second.start_char)
        ):
            partner = other
    mine, theirs = stated_value(claim), stated_value(partner) if partner else None
    if partner is None or mine is None or theirs is None or not is_bare(view, partner) or mine == theirs:
        return None
    known: dict[str, Target] = {}
    for other in _before(view, claim):
        found = direct(view, other, index)
        if found is not None:
            known.setdefault(found.subject, found)
    for narrow, wide in ((a, b) for a in known.values() for b in known.values()):
        if wide.subject in index.ancestors(narrow.subject):
            return Carried(narrow if mine < theirs else wide, is_firm=False)
    return None


def _from_sentence(view: ThreadView, claim: Claim, index: Index) -> Carried | None:
    """What another figure of the sentence counts, else what the sentence speaks of before the figure."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    same = [c for c in view.tags[claim.post_id].claims if c is not claim and start <= c.start_char < end]
    same.sort(key=lambda c: abs(c.start_char - claim.start_char))
    for other in same:
        if other.kind != "count" or is_of_part(view, claim, other.end_char + _OF_THEM_LATER):
            continue
        found = direct(view, other, index)
        if found is not None and _is_alike(claim, other):
            return Carried(replace(found, is_counted=False), is_firm=True, source=other)
    named = [m for m in claim.mentions if m.part in {"clause", "sentence"} and m.end_char <= claim.start_char]
    named = [m for m in named if index.kind(m.concept_id) in {"subject", "population"}]
    if not named or has_event(text, start, claim.start_char):
        return None
    nearest = max(named, key=lambda m: m.start_char)
    found = target(view, claim, index, pool=_pool(named, nearest, index))
    is_firm = view.is_near(claim, nearest) and _IS.fullmatch(text, nearest.end_char, claim.start_char) is not None
    return Carried(replace(found, is_counted=False), is_firm=is_firm) if found else None


def _pool(named: list[Mention], nearest: Mention, index: Index) -> list[Mention]:
    """The last subject that is named, with the scopes beside it."""
    subjects = [m for m in named if index.kind(m.concept_id) == "subject"]
    if not subjects:
        return [nearest]
    last = max(subjects, key=lambda m: m.start_char)
    return [last, *(m for m in named if index.kind(m.concept_id) == "population")]


def _from_before(view: ThreadView, claim: Claim, index: Index) -> Carried | None:
    """What the last figure of the sentences before counts."""
    text = view.post(claim).text
    if not _LEVEL.search(text[view.sentence(claim)[0] : claim.end_char + 12]):
        return None
    for other in reversed(_before(view, claim)):
        found = direct(view, other, index) if other.kind in {"count", "average"} else None
        if found is not None and _is_alike(claim, other):
            return Carried(replace(found, is_counted=False), is_firm=False, source=other)
    return None


def _before(view: ThreadView, claim: Claim) -> list[Claim]:
    """The claims of the two sentences before, in the same paragraph."""
    text = view.post(claim).text
    start, _ = view.sentence(claim)
    low = max(start - _REACH, text.rfind("\n\n", 0, start) + 1)
    return [c for c in view.tags[claim.post_id].claims if low <= c.start_char < start and c.kind in _KINDS]


def _is_alike(claim: Claim, other: Claim) -> bool:
    mine, theirs = stated_value(claim), stated_value(other)
    if not mine or not theirs or mine <= 0 or theirs <= 0:
        return False
    return 1 / _ALIKE <= mine / theirs <= _ALIKE
