"""Numbers of a post as intervals, and arithmetic on them."""

import math
from dataclasses import dataclass

from threadlens.checks._tolerance import allowed, stated_value
from threadlens.records import Quantity, Term


@dataclass(frozen=True, slots=True)
class Number:
    """A stated number: its value, what its wording allows, and the SQL that reads it."""

    value: float
    low: float
    high: float
    sql: str


def number(term: Term, quantities: tuple[Quantity, ...], post_id: str) -> Number | None:
    """A member of an equation; None where it is unknown."""
    if term.quantity is None:
        return None if term.value is None else Number(term.value, term.value, term.value, f"{term.value!r}")
    quantity = quantities[term.quantity]
    value = stated_value(quantity)
    rule = allowed(quantity)
    if value is None or rule is None:
        return None
    low = quantity.low if quantity.value is None and quantity.low is not None else rule.low
    high = quantity.high if quantity.value is None and quantity.high is not None else rule.high
    return Number(value, low, high, quantity_sql(quantity, post_id))


def quantity_sql(quantity: Quantity, post_id: str) -> str:
    """A scalar subquery for the value of a quantity of a post."""
    column = "value"
    if quantity.numerator is not None and quantity.denominator and quantity.kind != "percent":
        column = "numerator / denominator"
    elif quantity.value is None:
        column = "(low + high) / 2" if quantity.low is not None and quantity.high is not None else "coalesce(low, high)"
    post = post_id.replace("'", "''")
    place = f"start_char = {quantity.start_char} and end_char = {quantity.end_char}"
    return f"(select {column} from quantities where post_id = '{post}' and {place})"  # noqa: S608 -- quotes doubled


def combine(operator: str, members: list[Number]) -> Number | None:
    """The result that an operator gives; None where it is undefined."""
    match operator:
        case "+":
            sql = " + ".join(m.sql for m in members)
            return Number(sum(m.value for m in members), sum(m.low for m in members), sum(m.high for m in members), sql)
        case "-" if len(members) == 2:
            a, b = members
            return Number(a.value - b.value, a.low - b.high, a.high - b.low, f"{a.sql} - {b.sql}")
        case "*":
            sql = " * ".join(m.sql for m in members)
            return Number(math.prod(m.value for m in members), _prod(members, "low"), _prod(members, "high"), sql)
        case "/" | "ratio" | "share" if len(members) == 2:
            return _quotient(members[0], members[1], 100 if operator == "share" else 1)
        case "same" if len(members) == 1:
            return members[0]
    return None


def _prod(members: list[Number], end: str) -> float:
    return math.prod(float(getattr(m, end)) for m in members)


def _quotient(a: Number, b: Number, factor: int) -> Number | None:
    if b.value <= 0 or b.low <= 0 or math.isinf(b.high) or math.isinf(a.low) or math.isinf(a.high):
        if b.value <= 0:
            return None
        value = factor * a.value / b.value
        return Number(value, value, value, f"{factor}.0 * {a.sql} / {b.sql}")
    scale = f"{factor}.0 * "
    return Number(
        factor * a.value / b.value, factor * a.low / b.high, factor * a.high / b.low, f"{scale}{a.sql} / {b.sql}"
    )
