"""Products and sums that a post states in words: 14 units at $1,900, so $26,600; 80 and 400, 480 in all."""

import re
from collections.abc import Iterator
from itertools import pairwise

from threadlens.checks._thread import ThreadView
from threadlens.checks.arithmetic._called import is_priced
from threadlens.checks.arithmetic._derived import Result, holds, misses, shown, verdict
from threadlens.checks.arithmetic._terms import Number
from threadlens.checks.arithmetic._window import Stated, Window, window
from threadlens.records import Claim, Verdict

RANK = 28
_RESULT_BEFORE = re.compile(
    r"(?:\b(?:so|that(?:[’']s| is| makes| comes to| works out to| adds up to)|which (?:is|makes|comes to|"
    r"works out to)|"
    r"makes|making|i\.?e\.?|works out (?:to|at)|comes (?:out )?(?:to|at)|adds up to|adding up to|"
    r"add up to|totals?|totall?ing|"
    r"for a total of|a total of|total of|equals|is|hence|thus|or|together|altogether|combined|sum of|all told)|=)"
    r"[\s,:]*(?:(?:about|around|roughly|some|almost|nearly|over|just|it|is|a|an|another|you get|we get|"
    r"they get|pays?|gets?|"
    r"collects?|costs?|spent|spending)[\s,]+)*$",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:total\w*|together|altogether|combined|in all|all told|sum|adds? up|adding|both|plus|and|on top)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total\w*|together|altogether|combined|in all|all told|sum|adds? up|so|that[’']s|makes?|making|"
    r"got|gives?|which is|over both)\b|=",
    re.IGNORECASE,
)
_PER_HEAD = re.compile(
    r"\s*(?:each|apiece|on average|(?:a|an|per|for every|every)\s+(?!(?:year|yr|month|mo|week|day|hour|"
    r"quarter|pop)\b)[a-z]+)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s*(?:[\w’'-]+\s*){1,3}")
_FOR = re.compile(r"\b(?:for|at|cost\w*|is|are)\s+(?:about\s+|only\s+|just\s+)?$", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:over|divided by|among|between|across|to|for|by|spread over)\s+(?:the|all|all the|some|about)?\s*$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,4}?(?:at|on|x|×|\*|times|for|each (?:paid|paying|making|earning)?|paid|paying|"
    r"making|earning|who (?:make|earn)|of|"
    r"per|by|,)\s*(?:about\s+|roughly\s+|an?\s+|average of\s+|some\s+|only\s+|just\s+)*$",
    re.IGNORECASE,
)


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Amounts that follow a product or a sum of numbers of their own sentence or the one before."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            if claim.kind not in {"money", "count", "rate", "average"} or not claim.value or claim.role == "table":
                continue
            text = view.post(claim).text
            start, _ = view.sentence(claim)
            opening = text[start : claim.start_char]
            says_so = (
                _RESULT_BEFORE.search(opening) or _totals_after(text, claim) or _PER_HEAD.match(text, claim.end_char)
            )
            if not says_so or is_priced(text, claim):
                continue
            yield from _decided(text, claim, window(view, tags, claim))


def _totals_after(text: str, claim: Claim) -> bool:
    return (
        re.match(
            r"\s*(?:[\w’'-]+\s+){0,2}?(?:in total|in all|altogether|all told|combined|together)\b",
            text[claim.end_char : claim.end_char + 40],
        )
        is not None
    )


def _decided(text: str, claim: Claim, around: Window) -> Iterator[Verdict]:
    members = [s for s in around.nearest if s.end <= claim.start_char]
    result = _quotient(text, claim, members)
    # '$9,000 for 30 units, so $300 a unit' divides; '$1,900 for 26 pays, so $49,400 an employee' multiplies
    divides = result is not None and _is_unit_of(text, claim, members)
    for first, second in [] if divides else reversed(list(pairwise(members))):
        product = _product(claim, first, second)
        if product is not None and holds(claim, product.number):
            yield verdict(claim, product, outcome="supported", confidence=0.93, rank=RANK)
            return
    if result is not None and (holds(claim, result.number) or misses(claim, result.number)):
        outcome = "supported" if holds(claim, result.number) else "refuted"
        yield verdict(claim, result, outcome=outcome, confidence=0.88, rank=RANK)
        return
    # a rounded sum of far numbers is no more than chance
    result = _sum(text, claim, [s for s in members if s.start >= around.start or claim.modifier != "~"])
    if result is not None:
        yield verdict(claim, result, outcome="supported", confidence=0.93, rank=RANK)
        return
    if _PER_HEAD.match(text, claim.end_char):
        return
    tied = [s for s in around.sentence if s.end <= claim.start_char]
    if (
        len(tied) == 2
        and _TIMES.fullmatch(text[tied[0].end : tied[1].start])
        and "divided" not in text[tied[0].end : tied[1].start]
        and re.search(
            r"(?:\bso|=|\bmakes|\bthat[’']s|\bwhich is|\bis)\s*(?:about\s+|roughly\s+)?$",
            text[tied[1].end : claim.start_char],
        )
    ):
        result = _product(claim, *tied)
        if result is not None and misses(claim, result.number):
            yield verdict(claim, result, outcome="refuted", confidence=0.85, rank=RANK)


def _is_unit_of(text: str, claim: Claim, members: list[Stated]) -> bool:
    """Whether an amount is said to be that of one of the things that were counted: '30 units', 'a unit'."""
    unit = _PER_HEAD.match(text, claim.end_char)
    counted = " ".join(m.group().lower() for s in members[-2:] if s.kind == "count" and (m := _NOUN.match(text, s.end)))
    noun = unit.group().split()[-1].lower() if unit else ""
    return noun in {"each", "apiece"} or (noun != "" and noun.rstrip("y") in counted)


def _product(claim: Claim, first: Stated, second: Stated) -> Result | None:
    kinds = sorted((first.kind, second.kind))
    is_money = claim.kind == "money" or claim.unit is not None
    if (
        kinds != (["count", "money"] if is_money else ["count", "count"])
        or min(first.number.value, second.number.value) <= 1
    ):
        return None
    a, b = first.number, second.number
    number = Number(a.value * b.value, a.low * b.low, a.high * b.high, f"{a.sql} * {b.sql}")
    return Result(number, f"product of the post's own numbers: {shown(a.value)} × {shown(b.value)}")


def _quotient(text: str, claim: Claim, members: list[Stated]) -> Result | None:
    """An amount of money over a number of heads or things: '$3.5 billion over 40 million people, $87.50 each'."""
    if claim.unit is None or not _PER_HEAD.match(text, claim.end_char):
        return None
    money = [s for s in members if s.kind == "money"]
    heads = [s for s in members[-2:] if s.kind == "count"]
    if not money or len(heads) != 1:
        return None
    a, b = money[-1], heads[0]
    between = text[min(a.end, b.end) : max(a.start, b.start)]
    is_over = text[b.start : b.end].lower().startswith("over")
    if not (
        is_over or _OVER.search(text[max(0, b.start - 24) : b.start]) or (b.end <= a.start and _FOR.search(between))
    ):
        return None
    number = Number(
        a.number.value / b.number.value,
        a.number.low / b.number.high,
        a.number.high / b.number.low,
        f"1.0 * {a.number.sql} / {b.number.sql}",
    )
    words = f"{shown(a.number.value)} over {shown(b.number.value)}"
    return Result(number, f"quotient of the post's own numbers: {words}")


def _sum(text: str, claim: Claim, members: list[Stated]) -> Result | None:
    is_money = claim.kind == "money" or claim.unit is not None
    alike = [s for s in members if (s.kind == "money") == is_money]
    if not _TOTAL.search(text[max(0, claim.start_char - 60) : claim.end_char + 40]):
        return None
    if not _SUM.search(text[alike[0].start if alike else claim.start_char : claim.end_char + 40]):
        return None
    for length in range(2, len(alike) + 1):
        parts = [s.number for s in alike[-length:]]
        value = sum(p.value for p in parts)
        sql = "(" + " + ".join(p.sql for p in parts) + ")"
        number = Number(value, sum(p.low for p in parts), sum(p.high for p in parts), sql)
        if holds(claim, number):
            return Result(number, "sum of the post's own numbers: " + " + ".join(shown(p.value) for p in parts))
    return None
