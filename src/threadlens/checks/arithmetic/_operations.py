"""What two or more numbers make: sums, differences, products, quotients, shares, changes, each with what it costs.

Only what costs no more than a budget is worked out, the cheapest numbers first.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks.arithmetic import _nearby
from threadlens.checks.arithmetic._called import Called
from threadlens.checks.arithmetic._derived import shown
from threadlens.checks.arithmetic._nearby import Near
from threadlens.checks.arithmetic._terms import Number, combine
from threadlens.records import Claim

_OTHER_NOUN, _ONE_OTHER = 4.0, 1.0
_OF_COUNTS = 2.0  # numbers of people are seldom multiplied with each other
_MOST_PARTS = 6
_SECOND = 0.5  # of two numbers that stand far away the one is found near the other
_WHOLE = 100.0
# Of 13,400 and 42 the one says nothing of a sum or a difference.
_LEAST_PART = 0.02
_LEAST_RATIO, _MOST_RATIO = 0.1, 10.0
_A_SPAN = re.compile(r"\s*(?:an?|per|each|every|/)\s*(?P<span>day|week|fortnight|month|quarter|year)\b", re.IGNORECASE)
_A_YEAR = _nearby.IN_A_YEAR | {"year": 1}
_MOST_SPAN = 2.0


class Made(NamedTuple):
    """A number made of others, worked out in full only where it is needed."""

    value: float
    cost: float
    words: str
    members: tuple[Near, ...]
    make: Callable[[], Number]

    @property
    def reading(self) -> str:
        """How the number comes about, in words."""
        return self.words.format(*(shown(m.number.value) for m in self.members))

    @property
    def slack(self) -> float:
        """How far, as a part of it, the rounding of its members may take the number off."""
        return sum((m.number.high - m.number.low) / (2 * m.number.value) for m in self.members)


def made(view: ThreadView, claim: Claim, called: Called, near: list[Near], budget: float) -> list[Made]:
    """All that the numbers near a figure make of the kind that the figure is of, the cheapest first."""
    if claim.unit in PERCENT:
        found = _percents(near, called, budget)
    elif claim.kind == "ratio" or (claim.numerator is not None and claim.denominator):
        found = _ratios(near, called, budget)
    else:
        found = _amounts(view, claim, near, called, budget)
    return sorted((m for m in found if m.cost <= budget), key=lambda m: m.cost)


def _pairs(
    near: list[Near], budget: float, firsts: Callable[[Near], bool] | None = None
) -> Iterator[tuple[Near, Near, float]]:
    """Every two numbers within a budget, in both orders; the numbers are sorted by cost."""
    least = near[0].cost if near else 0.0
    for one in near:
        if one.cost + _SECOND * least > budget:
            break
        if firsts is not None and not firsts(one):
            continue
        for other in near:
            cost = max(one.cost, other.cost) + _SECOND * min(one.cost, other.cost)
            if cost > budget:
                break
            if one is not other and one.place != other.place:  # '2×6', '65/35' say no more than they do
                yield one, other, cost


def _percents(near: list[Near], called: Called, budget: float) -> Iterator[Made]:
    least = min(called.costs["share"], called.costs["change"])
    for one, other, cost in _pairs([n for n in near if n.kind != "percent"], budget - least):
        a, b = one.number.value, other.number.value
        if one.key != other.key or a == b or b <= 0:
            continue
        if a < b:
            yield _two("share", one, other, cost + called.costs["share"], "share: {} of {}", _WHOLE * a / b)
        # from what was said first to what came after
        if _LEAST_RATIO < a / b < _MOST_RATIO and other.place < one.place:
            yield _change(one, other, cost + called.costs["change"])
    percents = [n for n in near if n.kind == "percent"]
    yield from _sums([n for n in percents if n.number.value < _WHOLE], called.costs["+"], budget)
    yield from _differences(percents, called.costs["-"], budget)
    for one in percents:
        if one.number.value < _WHOLE and one.number.value != _WHOLE / 2:  # one half leaves the other
            yield _rest(one, one.cost + called.costs["-"])


def _change(one: Near, other: Near, cost: float) -> Made:
    a, b = one.number, other.number
    value = _WHOLE * abs(a.value - b.value) / b.value
    words = "change in per cent from {} to {}"
    sql = f"100.0 * abs({a.sql} - {b.sql}) / {b.sql}"
    return Made(value, cost, words, (other, one), lambda: Number(value, value, value, sql))


def _rest(one: Near, cost: float) -> Made:
    value = _WHOLE - one.number.value
    words = "what {} leaves of 100"
    return Made(value, cost, words, (one,), lambda: Number(value, value, value, f"100 - {one.number.sql}"))


def _amounts(view: ThreadView, claim: Claim, near: list[Near], called: Called, budget: float) -> Iterator[Made]:
    costs = called.costs
    noun = _noun(view, claim)
    alike = [n for n in near if n.is_like(claim)]
    # boxes and chairs do not add up to scratches
    others = [n for n in alike if noun and n.noun and n.noun != noun]
    apart = _OTHER_NOUN if len(others) > 1 else _ONE_OTHER if others else 0.0
    yield from _sums(alike, costs["+"] + apart, budget)
    yield from _differences(alike, costs["-"] + apart, budget)
    yield from _products(claim, near, costs["*"], budget)
    yield from _parts(claim, near, costs["*"], budget)
    yield from _spans(view, claim, near, costs["*"])
    yield from _quotients(claim, near, costs["/"], budget)


def _noun(view: ThreadView, claim: Claim) -> str:
    quantities = view.tags[claim.post_id].quantities
    own = (q.counted for q in quantities if q.start_char == claim.start_char and q.end_char == claim.end_char)
    return _nearby.noun_of(next(own, None))


def _ratios(near: list[Near], called: Called, budget: float) -> Iterator[Made]:
    cost = called.costs["/"] + called.as_ratio
    words = "quotient of the numbers before: {} over {}"
    for one, other, both in _pairs([n for n in near if n.kind in {"count", "money"}], budget - cost):
        a, b = one.number.value, other.number.value
        if one.key == other.key and a != b and a > 0 < b:
            yield _two("/", one, other, both + cost, words, a / b)


def _quotients(claim: Claim, near: list[Near], cost: float, budget: float) -> Iterator[Made]:
    words = "quotient of the numbers before: {} over {}"
    alike = {id(n) for n in near if n.is_like(claim)}
    is_first = (lambda n: id(n) in alike or n.kind == "money") if claim.unit is None else (lambda n: id(n) in alike)
    for one, other, both in _pairs(near, budget - cost, is_first):
        a, b = one.number.value, other.number.value
        by_money = one.kind == "money" == other.kind and one.unit == other.unit and claim.unit is None
        per_head = other.kind in {"count", "duration"} and id(one) in alike
        if (per_head or by_money) and b > 1 and a != b:
            yield _two("/", one, other, both + cost, words, a / b)


def _sums(alike: list[Near], cost: float, budget: float) -> Iterator[Made]:
    """Runs of numbers of one kind that stand together, the nearest runs first."""
    ordered = sorted(alike, key=lambda n: n.place)
    places = {id(n): at for at, n in enumerate(ordered)}
    for last in range(len(ordered), 1, -1):
        for length in range(2, min(last, _MOST_PARTS) + 1):
            parts = ordered[last - length : last]
            total = max(p.cost for p in parts) + (len(ordered) - last) * 0.5 + cost
            if total > budget:
                break
            value = sum(p.number.value for p in parts)
            if min(p.number.value for p in parts) > _LEAST_PART * value:
                yield _sum(parts, value, total)
    for one, other, both in _pairs(alike, budget - cost):
        value = one.number.value + other.number.value
        is_run = abs(places[id(one)] - places[id(other)]) == 1
        if one.place < other.place and not is_run and min(one.number.value, other.number.value) > _LEAST_PART * value:
            yield _sum([one, other], value, both + cost)


def _sum(parts: list[Near], value: float, cost: float) -> Made:
    words = "sum of the numbers before: " + " + ".join(["{}"] * len(parts))
    return Made(value, cost, words, tuple(parts), lambda: _combined("+", parts))


def _differences(alike: list[Near], cost: float, budget: float) -> Iterator[Made]:
    words = "difference of the numbers before: {} − {}"
    for one, other, both in _pairs(alike, budget - cost):
        a, b = one.number.value, other.number.value
        if a > b > _LEAST_PART * a:
            yield _two("-", one, other, both + cost, words, a - b)


def _products(claim: Claim, near: list[Near], cost: float, budget: float) -> Iterator[Made]:
    words = "product of the numbers before: {} × {}"
    for one, other, both in _pairs(near, budget - cost, lambda n: n.is_like(claim)):
        if other.kind not in {"count", "duration"}:
            continue
        is_twice = one.place > other.place and one.key == other.key
        if not is_twice and min(one.number.value, other.number.value) > 1:
            counts = _OF_COUNTS if one.kind == other.kind == "count" else 0.0
            yield _two("*", one, other, both + cost + counts, words, one.number.value * other.number.value)


def _spans(view: ThreadView, claim: Claim, near: list[Near], cost: float) -> Iterator[Made]:
    """An amount of one span over another: '$250 a month, that's $3,000 a year'."""
    text = view.post(claim).text
    mine = _A_SPAN.match(text, claim.end_char)
    for one in near if mine else ():
        span = _A_SPAN.match(text, one.end) if one.is_like(claim) and one.end else None
        if mine is None or span is None or span["span"].lower() == mine["span"].lower():
            continue
        factor = _A_YEAR[span["span"].lower()] / _A_YEAR[mine["span"].lower()]
        words = f"{{}} a {span['span']}, over a {mine['span']}"
        yield _scaled(one, factor, one.cost + min(cost, _MOST_SPAN), words)


def _scaled(one: Near, factor: float, cost: float, words: str) -> Made:
    a = one.number
    return Made(
        a.value * factor,
        cost,
        words,
        (one,),
        lambda: Number(a.value * factor, a.low * factor, a.high * factor, f"{a.sql} * {factor!r}"),
    )


def _parts(claim: Claim, near: list[Near], cost: float, budget: float) -> Iterator[Made]:
    """So many per cent of an amount: '15 % of 2.1 million, so 315,000'."""
    percents = [n for n in near if n.kind == "percent" and n.number.value < _WHOLE]
    for one, other in ((p, n) for p in percents for n in near if n.is_like(claim)):
        if one.cost + other.cost + cost <= budget:
            value = one.number.value * other.number.value / _WHOLE
            yield _two("%", one, other, one.cost + other.cost + cost, "{} per cent of {}", value)


def _two(operator: str, one: Near, other: Near, cost: float, words: str, value: float) -> Made:
    return Made(value, cost, words, (one, other), lambda: _combined(operator, [one, other]))


def _combined(operator: str, parts: list[Near]) -> Number:
    if operator == "%":
        a, b = (p.number for p in parts)
        low, high = a.low * b.low / _WHOLE, a.high * b.high / _WHOLE
        return Number(a.value * b.value / _WHOLE, low, high, f"{a.sql} * {b.sql} / 100.0")
    number = combine(operator, [p.number for p in parts])
    assert number is not None  # noqa: S101 (only what is defined is tried)
    return number
