"""The numbers from which a figure may have been worked out: those before it, each with what it costs in bits."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.checks._tolerance import allowed, bounded, stated_value
from threadlens.checks.arithmetic._terms import Number, quantity_sql
from threadlens.records import Claim, PostText, Quantity

_MOST = 16
_REACH = 900
_STEP = 0.5
_HEDGED = 1.0
_OTHER_SENTENCE = 0.5
_OTHER_POST, _A_POST_BACK, _IN_OTHER_POST = 2.0, 1.0, 0.25
_POSTS_BACK = 3

_EACH_OF = re.compile(
    r"\s*(?:for |per |to |from |over |among |between )?(?:each|every one|every|all)?\s*(?:of\s+)?"
    r"(?:our|the|these|those|its|their|all)?\s*(?:about |roughly )?",
    re.IGNORECASE,
)
_IMPLIED = 1.5
IN_A_YEAR = {"day": 365, "week": 52, "fortnight": 26, "month": 12, "quarter": 4}
_A_SPAN = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,3}?(?:(?:an?|per|each|every|by the)\s+(day|week|month|quarter|year)\b|(?:(dai|week|month|"
    r"year)ly)\b)",
    re.IGNORECASE,
)
_BY_SPAN = re.compile(
    r"\b(?:(?:by|per) (?:the )?(day|week|month|year)|(week|month|year)ly average|averag\w* (?:an?|per|each) (day|"
    r"week|month|year))\b",
    re.IGNORECASE,
)
_SHORT = 3
_GENERIC = frozenset({"people", "person", "total", "other", "more", "thing", "one", "number", "lot", "rest", "head"})
_BARE_MONEY, _LEAST_MONEY = 20_000, 1_000
_KINDS = frozenset({"count", "money", "percent", "duration"})
_DOLLAR = "dollar"  # of no country, or of any


class Near(NamedTuple):  # many a claim
    """A number that stands near a figure."""

    number: Number
    kind: str  # count, money, percent, duration
    unit: str | None
    cost: float
    place: tuple[int, int]  # post and character
    noun: str = ""  # what it counts, in the singular
    end: int = 0  # where it ends in the post of the figure; nothing in another post

    @property
    def key(self) -> tuple[str, str | None]:
        """What two numbers must have in common to be added or divided."""
        return self.kind, self.unit if self.kind != "count" else None

    def is_like(self, claim: Claim) -> bool:
        """Whether the figure could be such a number."""
        if self.kind == "money":
            if claim.unit is None:  # '72 payments of $949, so 68,328'
                return claim.kind == "count" and (claim.value or 0) >= _LEAST_MONEY
            return claim.unit == self.unit or (claim.kind == "money" and _DOLLAR in {claim.unit, self.unit})
        if self.kind == "count" and claim.kind in {"money", "average"} and claim.unit is not None:
            return self.unit is None and self.number.value >= _BARE_MONEY  # '3 per cent of 489,000 would be $14,670'
        return self.kind == "count" and claim.kind not in {"money", "share"}


def numbers(view: ThreadView, claim: Claim) -> list[Near]:
    """The numbers of the figure's sentence, of the talk before it, and of the last posts, each value once."""
    post = view.post(claim)
    found: dict[tuple[float, str, str | None], Near] = {}
    implied = _implied(view, claim)
    before = (n for back, p in view.before(post, _POSTS_BACK) for n in _of_other(view, p, back))
    for near in (*_of_post(view, claim, post), *implied, *before):
        known = found.get((near.number.value, *near.key))
        if known is None or near.cost < known.cost:
            found[near.number.value, *near.key] = near
    return sorted(found.values(), key=lambda n: n.cost)[:_MOST]


def _implied(view: ThreadView, claim: Claim) -> Iterator[Near]:
    """Months of a year, weeks, and the years of a period, where an amount is said to be one a month, a week, a year."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    said = _A_SPAN.match(text, claim.end_char, end) or _BY_SPAN.search(text, start, claim.start_char)
    if said is None:
        return
    span = next(word for word in said.groups() if word).lower()
    if span in IN_A_YEAR:
        counts = {IN_A_YEAR[span]}
    else:
        claims = (c for c in view.tags[claim.post_id].claims if start - _REACH < c.start_char < end)
        periods = ((c.period_start, c.period_end) for c in claims)
        counts = {last.year - first.year for first, last in periods if first and last}
    for count in sorted(c for c in counts if c > 1):
        number = Number(float(count), float(count), float(count), str(count))
        yield Near(number, "duration", span, _IMPLIED, (view.post(claim).position, claim.start_char), "")


@lru_cache(maxsize=4096)
def noun_of(counted: str | None) -> str:
    """The head of the words that say what a number counts, in the singular; none where they are too general."""
    words = re.findall(r"[^\W\d_]+", (counted or "").split(" of ")[0].split(" in ")[0].lower())
    head = words[-1] if words else ""
    head = head.removesuffix("s") if len(head) > _SHORT else head
    return "" if head in _GENERIC else head


def _of_post(view: ThreadView, claim: Claim, post: PostText) -> Iterator[Near]:
    start, end = view.sentence(claim)
    quantities = view.tags[post.post_id].quantities
    money = {c.start_char: c.unit for c in view.tags[post.post_id].claims if c.kind == "money" and c.unit}
    wrong = {c.start_char for c in view.tags[post.post_id].claims if c.claim_id in view.refuted}
    # what is made of a wrong number proves nothing
    earlier = [
        q
        for q in quantities
        if claim.start_char - _REACH <= q.start_char and q.end_char <= claim.start_char and q.start_char not in wrong
    ]
    for back, quantity in enumerate(reversed(earlier)):
        cost = _STEP * back + (_OTHER_SENTENCE if quantity.start_char < start else 0.0)
        yield from _near(view, quantity, post, cost, money)
    # 'just over $2,000 for each of our 212 members'
    later = [q for q in quantities if claim.end_char <= q.start_char < end]
    for quantity in later[:1]:
        if _EACH_OF.fullmatch(post.text, claim.end_char, quantity.start_char):
            yield from _near(view, quantity, post, _STEP, money)


def _of_other(view: ThreadView, post: PostText, posts_back: int) -> Iterator[Near]:
    first = _OTHER_POST + _A_POST_BACK * (posts_back - 1)
    for back, quantity in enumerate(reversed(view.tags[post.post_id].quantities)):
        yield from _near(view, quantity, post, first + _IN_OTHER_POST * back, {})


def _near(view: ThreadView, quantity: Quantity, post: PostText, cost: float, money: dict[int, str]) -> Iterator[Near]:
    if quantity.kind == "ratio" and quantity.numerator is not None and quantity.denominator:
        for member, column in ((quantity.numerator, "numerator"), (quantity.denominator, "denominator")):
            if member > 1:
                sql = quantity_sql(quantity, post.post_id).replace("select numerator / denominator", f"select {column}")
                place = (post.position, quantity.start_char)
                counted = quantity.counted if column == "numerator" else quantity.denominator_counted
                yield Near(Number(member, member, member, sql), "count", None, cost, place, noun_of(counted))
        return
    number = _number(view, quantity, post.post_id) if quantity.kind in _KINDS else None
    if number is None:
        return
    place = (post.position, quantity.start_char)
    doubt = 0.0 if quantity.modifier == "=" else _HEDGED
    unit = money.get(quantity.start_char)  # '160 million' in talk of money
    kind = "money" if unit and quantity.kind == "count" else quantity.kind
    here = quantity.end_char if cost < _OTHER_POST else 0
    yield Near(number, kind, unit or quantity.unit, cost + doubt, place, noun_of(quantity.counted), here)


@once_a_claim
def _number(_view: ThreadView, quantity: Quantity, post_id: str) -> Number | None:
    rule, value = allowed(quantity), stated_value(quantity)
    if rule is None or value is None or value <= 0:
        return None
    rule = bounded(rule)
    return Number(value, rule.low, rule.high, quantity_sql(quantity, post_id))
