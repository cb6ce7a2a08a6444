"""The numbers that stand around a figure, near enough for it to be made of them."""

from dataclasses import dataclass

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, stated_value
from threadlens.checks._vocabulary import BOUNDS
from threadlens.checks.arithmetic._terms import Number, quantity_sql
from threadlens.records import Claim, PostTags, Quantity

# A figure is made of numbers of its own sentence or of those shortly before it.
_REACH = 480
# Beyond this many numbers some pair of them fits any figure.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of the post with where it stands and what it counts."""

    number: Number
    start: int
    end: int
    kind: str  # count or money
    unit: str | None
    counted: str
    is_member: bool = False  # said as one of a pair: 12 for 900
    is_hedged: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """What a figure may be made of: the numbers of its sentence, and those of the sentences before it."""

    sentence: tuple[Stated, ...]
    before: tuple[Stated, ...]
    start: int  # of the sentence
    end: int

    @property
    def nearest(self) -> tuple[Stated, ...]:
        """The last few numbers, in the order of the text."""
        return (*self.before, *self.sentence)[-_MOST:] if len(self.sentence) < _MOST else self.sentence


def window(view: ThreadView, tags: PostTags, claim: Claim) -> Window:
    """The numbers around a claim, itself left out."""
    start, end = view.sentence(claim)
    low = _opening(view, claim, start)
    numbers = [s for q in tags.quantities if low <= q.start_char < end for s in _numbers(q, tags.post_id)]
    others = [s for s in numbers if s.end <= claim.start_char or s.start >= claim.end_char]
    inside = tuple(s for s in others if s.start >= start)
    return Window(inside, tuple(s for s in others if s.start < start), start, end)


def _opening(view: ThreadView, claim: Claim, start: int) -> int:
    """Where the talk begins that a figure may sum up: the own words of its post, and the quote that they answer."""
    passages = view.post(claim).passages
    place = next((n for n, p in enumerate(passages) if p.start_char <= claim.start_char < p.end_char), None)
    if place is None:
        return max(0, start - _REACH)
    first = passages[place]
    if place and passages[place - 1].role == "quote" and first.role == "own":
        first = passages[place - 1]
    return max(first.start_char, start - _REACH)


def _numbers(quantity: Quantity, post_id: str) -> list[Stated]:
    span = (quantity.start_char, quantity.end_char)
    if quantity.kind == "ratio" and quantity.numerator is not None and quantity.denominator:
        if quantity.numerator <= 1:
            return []
        return [
            Stated(_member(value, column, quantity, post_id), *span, "count", None, counted or "", is_member=True)
            for value, column, counted in (
                (quantity.numerator, "numerator", quantity.counted),
                (quantity.denominator, "denominator", quantity.denominator_counted),
            )
        ]
    if quantity.kind not in {"count", "money"} or not quantity.value or quantity.value <= 0:
        return []
    rule, value = allowed(quantity), stated_value(quantity)
    is_divisor = quantity.hedge == "over"  # '$3.5 billion over 40 million people'
    if rule is None or value is None or (quantity.modifier in BOUNDS and not is_divisor):
        return []
    low, high = (value, value) if is_divisor else (rule.low, rule.high)
    number = Number(value, low, high, quantity_sql(quantity, post_id))
    unit = quantity.unit if quantity.kind == "money" else None
    hedged = quantity.modifier == "~"
    return [Stated(number, *span, quantity.kind, unit, quantity.counted or "", is_hedged=hedged)]


def _member(value: float, column: str, quantity: Quantity, post_id: str) -> Number:
    post = post_id.replace("'", "''")
    place = f"start_char = {quantity.start_char} and end_char = {quantity.end_char}"
    sql = f"(select {column} from quantities where post_id = '{post}' and {place})"  # noqa: S608 -- quotes doubled
    return Number(value, value, value, sql)
