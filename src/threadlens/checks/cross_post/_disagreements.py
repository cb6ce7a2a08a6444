"""Two authors who give different figures for one thing, the later contradicting the earlier in words."""

import re
from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, stated_value
from threadlens.checks.cross_post._corrections import is_of_one
from threadlens.records import Claim, Verdict

RANK = 90
_CONTRADICTS = re.compile(
    r"(?:^|[.!?\n]\s*|^.{0,20}\b)(?:no|nope|nah|wrong|incorrect|not true|not even close|actually|that(?:'|’)s not)\b|"
    r"\b(?:it(?:'|’)s|try) (?:actually|more like|closer to)|\brather than\b|\bnot \d",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "share"})


def verdicts(view: ThreadView, index: Index) -> Iterator[Verdict]:
    """`conflicting` for the earlier of two figures of the same thing that cannot both hold."""
    said = (c for c in view.claims() if c.role == "own" and c.speech_act == "assertion")
    own = [c for c in said if c.kind in _KINDS and _is_counted(c, index)]
    for place, later in enumerate(own):
        start, end = view.sentence(later)
        if not _CONTRADICTS.search(view.post(later).text[start:end]):
            continue
        for earlier in reversed(own[:place]):
            if _same(earlier, later) and view.post(earlier).author != view.post(later).author:
                if is_of_one(view, earlier, later) and _exclude(earlier, later):
                    yield _verdict(earlier, later)
                break


def _is_counted(claim: Claim, index: Index) -> bool:
    return claim.subject in index.concepts and any(
        m.concept_id == claim.subject and m.part == "counted" for m in claim.mentions
    )


def _same(a: Claim, b: Claim) -> bool:
    keys = ("kind", "subject", "measure", "population", "unit", "period_start", "period_end")
    return a.post_id != b.post_id and all(getattr(a, key) == getattr(b, key) for key in keys)


def _exclude(a: Claim, b: Claim) -> bool:
    first, second = allowed(a), allowed(b)
    return first is not None and second is not None and (first.high < second.low or second.high < first.low)


def _verdict(earlier: Claim, later: Claim) -> Verdict:
    value = stated_value(later)
    stated = stated_value(earlier)
    return Verdict(
        earlier.claim_id,
        "cross_post",
        "conflicting",
        earlier.text,
        reference_value=value,
        relative_error=abs(stated - value) / abs(value) if stated is not None and value else None,
        reading=f"another post of the thread gives {later.text}",
        source="a later post of the thread",
        evidence_sql=(
            "select coalesce(value, (low + high) / 2, low, high) as reference_value"  # noqa: S608 -- an id made here
            f" from claims where claim_id = '{later.claim_id}'"
        ),
        note="no table decides between the two posts",
        confidence=0.5,
        rank=RANK,
    )
