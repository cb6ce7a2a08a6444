"""Equations of a post: does the stated result follow from the stated members."""

from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed
from threadlens.checks._vocabulary import BOUNDS
from threadlens.checks.arithmetic._terms import Number, combine, number
from threadlens.records import Claim, Equation, PostTags, Quantity, Verdict

RANK = 20
# A result farther off than this cannot come from rounding its members.
_WRONG = 0.1
# Members that are printed to within this part of themselves leave no more open than rounding does.
_ROUNDED = 0.05
_WORDS = {
    "+": "sum",
    "-": "difference",
    "*": "product",
    "/": "quotient",
    "share": "share",
    "ratio": "ratio",
    "same": "ratio",
}


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """One verdict for the claim that states an equation's result; for a ratio said twice, both."""
    for tags in view.thread.tags:
        claims = {(c.start_char, c.end_char): c for c in tags.claims if c.kind != "equation"}
        for equation in tags.equations:
            yield from _equation(equation, tags, claims)


def _equation(equation: Equation, tags: PostTags, claims: dict[tuple[int, int], Claim]) -> Iterator[Verdict]:
    members = [number(term, tags.quantities, tags.post_id) for term in equation.members]
    if any(m is None for m in members) or not members or equation.result.quantity is None:
        return
    known = [m for m in members if m is not None]
    computed = combine(equation.operator, known)
    stated = tags.quantities[equation.result.quantity]
    if computed is None:
        return
    computed = _in_unit_of(stated, computed, equation, tags)
    outcome = compare(stated, computed)
    if outcome is None or (outcome == "refuted" and _is_inverse(equation, known, stated)):
        return
    for quantity in _stating(equation, tags, stated, outcome):
        claim = claims.get((quantity.start_char, quantity.end_char)) or _around(quantity, claims)
        if claim is not None:
            yield _verdict(claim, equation, computed, outcome, _in_words(equation, tags))


def _is_inverse(equation: Equation, members: list[Number], stated: Quantity) -> bool:
    """'14 spaces for £61,000 is £4,357 a space' divides what it seems to multiply."""
    if equation.operator != "*" or len(members) != 2:
        return False
    quotients = (combine("/", members), combine("/", members[::-1]))
    return any(q is not None and compare(stated, q) == "supported" for q in quotients)


def _in_unit_of(stated: Quantity, computed: Number, equation: Equation, tags: PostTags) -> Number:
    """A share restated as a ratio, or the other way round, in the unit of what restates it."""
    member = equation.members[0].quantity
    if equation.operator not in {"same", "ratio"} or member is None:
        return computed
    was_percent = tags.quantities[member].kind == "percent"
    if was_percent == (stated.kind == "percent"):
        return computed
    factor = 0.01 if was_percent else 100.0
    value, low, high = (factor * v for v in (computed.value, computed.low, computed.high))
    return Number(value, low, high, f"{factor} * {computed.sql}")


def compare(stated: Quantity, computed: Number) -> str | None:
    """supported, refuted, or None where rounding leaves it open."""
    rule = allowed(stated)
    if rule is None:
        return None
    ranged = computed.low != computed.high and stated.modifier in BOUNDS
    low, high = (computed.low, computed.high) if ranged else (computed.value, computed.value)
    if rule.holds(low) and rule.holds(high):
        return "supported"
    if rule.holds(computed.value):
        return "supported"
    nearest = min(max(computed.value, rule.low), rule.high)
    if computed.value and abs(nearest - computed.value) <= 0.01 * abs(computed.value):
        return "supported"
    apart = computed.high < rule.low or computed.low > rule.high
    if not apart and computed.high - computed.low <= 2 * _ROUNDED * abs(computed.value):
        return "supported"
    far = computed.value == 0 or abs(nearest - computed.value) > _WRONG * abs(computed.value)
    return "refuted" if apart and far else None


def _stating(equation: Equation, tags: PostTags, stated: Quantity, outcome: str) -> list[Quantity]:
    """The result; of a ratio that is said twice and holds, both ways of saying it and its members."""
    found = [stated]
    if outcome == "supported" and equation.operator in {"ratio", "same"}:
        # a pair of counts is a statement about the world, a bare ratio said again is arithmetic
        members = [tags.quantities[t.quantity] for t in equation.members if t.quantity is not None]
        found += [m for m in members if not (m.counted or m.denominator_counted)]
    return found


def _around(quantity: Quantity, claims: dict[tuple[int, int], Claim]) -> Claim | None:
    """The claim whose span holds the quantity, as '160 for 100,000 (1:625)' holds '1:625'."""
    holding = [c for (s, e), c in claims.items() if s <= quantity.start_char and quantity.end_char <= e]
    return min(holding, key=lambda c: c.end_char - c.start_char, default=None)


def _in_words(equation: Equation, tags: PostTags) -> str:
    named = [
        tags.quantities[t.quantity].text if t.quantity is not None else f"{t.value:g}" if t.value is not None else "?"
        for t in equation.members
    ]
    sign = {"*": " × ", "share": " of ", "ratio": " to ", "same": " and "}.get(
        equation.operator, f" {equation.operator} "
    )
    return f"{_WORDS.get(equation.operator, equation.operator)} of the post's own numbers: {sign.join(named)}"


def _verdict(claim: Claim, equation: Equation, computed: Number, outcome: str, reading: str) -> Verdict:
    stated = claim.value
    if claim.numerator is not None and claim.denominator:
        stated = claim.numerator / claim.denominator
    error = abs(stated - computed.value) / abs(computed.value) if stated is not None and computed.value else None
    rule = "follows from" if outcome == "supported" else "does not follow from"
    shown = f"{computed.value:,.0f}" if abs(computed.value) >= 1000 else f"{computed.value:.4g}"
    note = f"{rule} the numbers beside it ({shown}), members rounded as written"
    return Verdict(
        claim.claim_id,
        "arithmetic",
        outcome,
        claim.text,
        reference_value=computed.value,
        relative_error=error,
        reading=reading,
        source="the post itself",
        evidence_sql=f"select {computed.sql} as reference_value",
        note=note,
        confidence=0.97 if outcome == "supported" else 0.9,
        rank=RANK,
    )
