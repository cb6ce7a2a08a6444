"""Ratios and shares that follow from counts and sums named in the same post: 80 + 400 over 300,000 is 1:625."""

from collections.abc import Iterator
from itertools import permutations

from threadlens.checks._thread import ThreadView
from threadlens.checks.arithmetic._terms import Number, number, quantity_sql
from threadlens.records import Claim, PostTags, Verdict

RANK = 25
# Two numbers that happen to make a ratio are no evidence; a figure of three digits hit this closely is.
_EXACT = 0.002
_MOST_COUNTS = 14


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Ratios without members of their own, held against the counts and sums of their post."""
    for tags in view.thread.tags:
        ratios = [c for c in tags.claims if c.kind == "ratio" and c.numerator == 1 and (c.denominator or 0) >= 20]
        if not ratios:
            continue
        numbers = _numbers(tags)
        for claim in ratios:
            verdict = _follows(claim, numbers)
            if verdict is not None:
                yield verdict


def _numbers(tags: PostTags) -> list[Number]:
    counts = [q for q in tags.quantities if q.kind == "count" and q.value is not None and q.value >= 1]
    found = [Number(q.value or 0.0, 0.0, 0.0, quantity_sql(q, tags.post_id)) for q in counts[:_MOST_COUNTS]]
    for equation in tags.equations:
        members = [number(t, tags.quantities, tags.post_id) for t in equation.members]
        known = [m for m in members if m is not None]
        if equation.operator == "+" and len(known) > 1:
            value = sum(m.value for m in known)
            found.append(Number(value, value, value, "(" + " + ".join(m.sql for m in known) + ")"))
    return found


def _follows(claim: Claim, numbers: list[Number]) -> Verdict | None:
    if not claim.denominator:
        return None
    stated = 1 / claim.denominator
    for part, whole in permutations(numbers, 2):
        if whole.value > part.value and abs(part.value / whole.value - stated) <= _EXACT * stated:
            value = part.value / whole.value
            return Verdict(
                claim.claim_id,
                "arithmetic",
                "supported",
                claim.text,
                reference_value=value,
                relative_error=abs(stated - value) / value,
                reading=f"ratio of the post's own numbers: {part.value:,.0f} to {whole.value:,.0f}",
                source="the post itself",
                evidence_sql=f"select 1.0 * {part.sql} / {whole.sql} as reference_value",
                note="follows from two numbers of the same post, compared as a ratio",
                confidence=0.9,
                rank=RANK,
            )
    return None
