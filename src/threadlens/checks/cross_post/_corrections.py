"""A figure that its own author takes back in a later post, or in the same one."""

import re
from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, stated_value
from threadlens.records import Claim, Verdict

RANK = 80
_ACCEPTS = re.compile(
    r"\b(?:I stand corrected|my (?:mistake|bad|error)|mea culpa|I was wrong|I(?:'|’)?(?:ve|"
    r" have)? misre(?:ad|membered)|"
    r"(?:you(?:'|’)re|you are) (?:right|correct)|thanks for (?:the correction|correcting)|fair enough|good catch|"
    r"(?:oops|whoops),? (?:I meant|that should)|correction:)",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "money", "share", "average"})


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """A claim whose author later accepts another figure for the same thing is refuted by that."""
    own = [c for c in view.claims() if c.role == "own" and c.kind in _KINDS and c.subject]
    for later in own:
        post = view.post(later)
        start, end = view.sentence(later)
        if not _ACCEPTS.search(post.text[max(0, start - 120) : end]):
            continue
        for earlier in own:
            before = view.post(earlier)
            if before.author is None or before.author != post.author or before.position >= post.position:
                continue
            if _same_thing(earlier, later) and _differs(earlier, later):
                yield _verdict(earlier, later)


def _same_thing(a: Claim, b: Claim) -> bool:
    return (a.kind, a.subject, a.measure, a.unit) == (b.kind, b.subject, b.measure, b.unit) and _same_time(a, b)


def _same_time(a: Claim, b: Claim) -> bool:
    return a.period_end == b.period_end or a.period_end is None or b.period_end is None


def _differs(a: Claim, b: Claim) -> bool:
    rule, value = allowed(a), stated_value(b)
    return rule is not None and value is not None and not rule.holds(value)


def _verdict(earlier: Claim, later: Claim) -> Verdict:
    value = stated_value(later)
    stated = stated_value(earlier)
    error = abs(stated - value) / abs(value) if stated is not None and value else None
    return Verdict(
        earlier.claim_id,
        "cross_post",
        "refuted",
        earlier.text,
        reference_value=value,
        relative_error=error,
        reading=f"its author's later figure: {later.text}",
        source="a later post of the same author",
        evidence_sql=f"select coalesce(value, numerator / denominator, (low + high) / 2, low, high) as reference_value from claims where claim_id = '{later.claim_id}'",  # noqa: S608, E501 -- an id made here
        note="the author accepted a correction",
        confidence=0.7,
        rank=RANK,
    )
