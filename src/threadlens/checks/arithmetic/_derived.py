"""The verdict on a figure that other numbers of its post make."""

import math
from dataclasses import dataclass

from threadlens.checks._tolerance import Allowed, allowed, stated_value
from threadlens.checks._vocabulary import BOUNDS
from threadlens.checks.arithmetic._terms import Number
from threadlens.records import Claim, Verdict

# A result farther off than this cannot come from rounding its members.
WRONG = 0.1
# So far the rounding of its members may take a result.
ROUNDED = 0.005
_BY_CHANCE = 0.15
_NEAR_BOUND = 1.6


@dataclass(frozen=True, slots=True)
class Result:
    """What a group of numbers gives, and how that is said."""

    number: Number
    reading: str


def holds(claim: Claim, number: Number) -> bool:
    """Whether the stated figure follows from the members, each taken as rounded as it is written."""
    rule = allowed(claim)
    return rule is not None and _is_telling(claim, number) and agrees(rule, number)


def agrees(rule: Allowed, number: Number) -> bool:
    """Whether what a wording allows follows from the members; their own rounding may take them half a per cent off."""
    if rule.holds(number.value):
        return True
    nearest = min(max(number.value, rule.low), rule.high)
    return bool(number.value) and abs(nearest - number.value) <= ROUNDED * abs(number.value)


def is_chance(claim: Claim, tried: int) -> bool:
    """Whether some pair among so many would fit a figure as coarse as this one anyway."""
    rule = allowed(claim)
    if rule is None or rule.low <= 0 or math.isinf(rule.high):
        return tried > 1
    return tried > 1 and tried * rule.chance > _BY_CHANCE


def misses(claim: Claim, number: Number) -> bool:
    """Whether no rounding of the members brings them to the stated figure."""
    rule = allowed(claim)
    if rule is None or number.value == 0:
        return False
    nearest = min(max(number.value, rule.low), rule.high)
    return (number.high < rule.low or number.low > rule.high) and abs(nearest - number.value) > WRONG * abs(
        number.value
    )


def verdict(claim: Claim, result: Result, *, outcome: str, confidence: float, rank: int) -> Verdict:
    """Supported or refuted by the post's own numbers."""
    stated, value = stated_value(claim), result.number.value
    error = abs(abs(stated) - value) / abs(value) if stated is not None and value else None
    shown = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    rule = "follows from" if outcome == "supported" else "does not follow from"
    return Verdict(
        claim.claim_id,
        "arithmetic",
        outcome,
        claim.text,
        reference_value=value,
        relative_error=error,
        reading=result.reading,
        source="the post itself",
        evidence_sql=f"select {result.number.sql} as reference_value",
        note=f"{rule} the numbers beside it ({shown}), members rounded as written",
        confidence=confidence,
        rank=rank,
    )


def shown(value: float) -> str:
    """A number as a reader writes it."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def _is_telling(claim: Claim, number: Number) -> bool:
    """Whether a bound was drawn at these numbers: 'less than 1 per cent' of 0.95, not of 0.01."""
    bound = stated_value(claim)
    if claim.modifier not in BOUNDS or not bound:
        return True
    return 1 / _NEAR_BOUND <= number.value / bound <= _NEAR_BOUND
