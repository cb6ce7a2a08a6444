"""A figure that points back to one that was decided: 'not the 2.5 up there', 'Argh, yes, 7,376', 'your 77'."""

import re
from collections.abc import Iterator
from dataclasses import replace

from threadlens.checks._slips import telling
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._wording import foreign, has_own_noun
from threadlens.records import Claim, Verdict

RANK = 70
_POINTS_BACK = re.compile(
    r"\b(?:the|that|those|these|this|your|his|her|their|our|my|not|said|says|wrote|written|\w+['’]s|\w+s['’])\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bnot\s+(?:\w+\s+)?$", re.IGNORECASE)  # who says that it is not so is right
_SHORT = 8  # words; a post of so few that gives one figure answers the talk before it
_DIGITS, _POINTED = 3, 2  # so many digits make a figure one of its own; fewer where the words point back
_FAR = 6  # posts
_KINDS = frozenset({"count", "share", "money", "average", "rate", "change", "ratio"})
_AS_SURE = 0.9


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """The verdict on an earlier claim for the same figure said again, where no check decides that by itself."""
    seen: dict[float, list[Claim]] = {}
    for claim in view.claims():
        value = stated_value(claim)
        if value is None or claim.kind not in _KINDS:
            continue
        if claim.claim_id not in view.decided and claim.claim_id not in view.repeated and claim.role != "table":
            earlier = next((c for c in reversed(seen.get(value, ())) if _is_same(view, claim, c)), None)
            if earlier is not None:
                yield _again(claim, view.decided[earlier.claim_id])
                continue
        if claim.claim_id in view.decided:
            seen.setdefault(value, []).append(claim)


def _is_same(view: ThreadView, claim: Claim, earlier: Claim) -> bool:
    here, there = view.post(claim), view.post(earlier)
    if not 0 <= here.position - there.position <= _FAR or foreign(view, claim) or has_own_noun(view, claim):
        return False
    if not _is_alike(claim, earlier) or not _is_of_one_time(claim, earlier):
        return False
    points = _POINTS_BACK.search(here.text[max(0, claim.start_char - 24) : claim.start_char]) is not None
    is_answer = len(claim.sentence.split()) <= _SHORT and claim.sentence.count(claim.text) == 1
    digits = telling(claim.text)
    if view.decided[earlier.claim_id].outcome == "refuted":
        return points and digits >= 1 and not _DENIED.search(here.text[: claim.start_char])
    return digits >= _DIGITS or (digits >= _POINTED and (points or is_answer))


def _is_alike(claim: Claim, earlier: Claim) -> bool:
    """Whether both may be figures of one thing: of one unit, and of one subject where both name one at the figure."""
    if claim.unit != earlier.unit and claim.unit is not None:
        return False
    if claim.unit is None and earlier.unit is not None and (claim.precision or 1) >= 1 and earlier.kind != "money":
        return False
    named = [{m.concept_id for m in c.mentions if m.part == "counted"} for c in (claim, earlier)]
    return not named[0] or not named[1] or bool(named[0] & named[1])


def _is_of_one_time(claim: Claim, earlier: Claim) -> bool:
    if claim.period_end is None or earlier.period_end is None:
        return True
    return claim.period_end.year == earlier.period_end.year


def _again(claim: Claim, verdict: Verdict) -> Verdict:
    note = "; ".join(n for n in (verdict.note, "said of the same figure before") if n)
    return replace(
        verdict,
        claim_id=claim.claim_id,
        stated=claim.text,
        note=note,
        confidence=(verdict.confidence or 0.5) * _AS_SURE,
        rank=RANK,
    )
