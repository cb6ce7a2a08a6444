"""Shares and ratios that two numbers of a post give: 221 of 26,422 is 0.8 per cent, 5 for 400 is 1 in 80."""

import math
import re
from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks._wording import is_increase
from threadlens.checks.arithmetic._derived import Result, holds, is_chance, misses, shown, verdict
from threadlens.checks.arithmetic._terms import Number
from threadlens.checks.arithmetic._window import Stated, Window, window
from threadlens.records import Claim, Verdict

RANK = 27
# A sentence that opens with its figure, or points back, speaks of the numbers before it.
_POINTS_BACK = re.compile(
    r"\W*(?:(?:so|and|or|but|which|that(?:[’']s| is| works| makes| comes)?|this|it(?:[’']s| is)|i\.?e\.?|"
    r"works out|makes|"
    r"roughly|about|around|just|only|not even|barely|nearly|almost|over|under|less than|fewer than|more than|meaning|"
    r"call it|say|hence|thus|in other words|works out to|comes to|is|to|at|even|well|a|an|the|ratio of|"
    r"mere)\b[\s,:]*)*$",
    re.IGNORECASE,
)
# Right before a figure that sums up the numbers of its own sentence.
_FOLLOWS = re.compile(
    r"(?:\b(?:so|or|which (?:is|makes|means|comes to)|that[’']s|that is|makes|i\.?e\.?|meaning|hence|thus|"
    r"about|roughly)|[=→,:;(–—-])"
    r"\s*(?:(?:about|around|roughly|just|only|some|nearly|almost|under|over|less than|more than|a|an|the|"
    r"mere|not even|it[’']s|is)\s+)*$",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(r"\s*of\s+(?:the\s+|all\s+|those\s+|our\s+)?", re.IGNORECASE)
_SO = re.compile(r"\b(?:so|which is|that[’']s|or|i\.?e\.?)[\s,]*(?:about|around|roughly|some)?\s*$", re.IGNORECASE)
_SO_AFTER = re.compile(
    r"\b(?:so|which is|that[’']?s|that is|makes?|i\.?e\.?|comes to|works out|hence|thus|meaning)\b|=", re.IGNORECASE
)
_OWN_WHOLE = re.compile(
    r"\s*(?:of|in)\s+(?!them\b|those\b|these\b|that\b|the (?:total|whole|lot)\b|all\b)", re.IGNORECASE
)


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Shares in per cent and ratios of one to so many, held against pairs of numbers nearby."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            if not _is_part(claim) or is_increase(view, claim):
                continue
            around = window(view, tags, claim)
            result = _made_of(view, claim, around) or _restated(view, claim, tags.claims)
            if result is not None:
                yield verdict(claim, result, outcome="supported", confidence=0.9, rank=RANK)
                continue
            result = _of_number(view, claim, around)
            if result is not None and misses(claim, result.number):
                yield verdict(claim, result, outcome="refuted", confidence=0.88, rank=RANK)


def _is_part(claim: Claim) -> bool:
    if claim.role == "table" or claim.kind in {"change", "rank", "duration"}:
        return False
    if claim.unit in PERCENT:
        return True
    is_rate = (claim.denominator or 0) >= 100 and math.log10(claim.denominator or 1).is_integer()  # 197 for 100,000
    return claim.kind == "ratio" and (is_rate or (claim.numerator == 1 and (claim.denominator or 0) >= 4))


def _made_of(view: ThreadView, claim: Claim, around: Window) -> Result | None:
    text = view.post(claim).text
    opening = text[around.start : claim.start_char]
    inside = len(around.sentence) > 1
    if not _POINTS_BACK.match(opening) and not (inside and _FOLLOWS.search(opening)):
        return None
    numbers = around.sentence if inside else around.nearest
    if len(around.sentence) == 1:
        numbers = around.nearest
    is_percent = claim.unit in PERCENT
    for tried, (part, whole) in enumerate(_pairs(numbers), start=1):
        if is_percent and any(_is_worked_out(text, claim, s) for s in (part, whole)):
            continue  # of '1.5 per cent on $61,200, so $918' the share is given
        value = part.number.value / whole.number.value
        factor = 100 if is_percent else 1
        sql = f"{factor}.0 * {part.number.sql} / {whole.number.sql}"
        low, high = part.number.low / whole.number.high, part.number.high / max(whole.number.low, 1e-9)
        number = Number(factor * value, factor * low, factor * high, sql)
        if holds(claim, number) and not is_chance(claim, tried):
            words = f"{shown(part.number.value)} of {shown(whole.number.value)}"
            return Result(number, f"{'share' if is_percent else 'ratio'} of the post's own numbers: {words}")
    return None


def _is_worked_out(text: str, claim: Claim, number: Stated) -> bool:
    """Whether a number that follows a share is said to come of it."""
    return number.start >= claim.end_char and _SO_AFTER.search(text[claim.end_char : number.start]) is not None


def _of_number(view: ThreadView, claim: Claim, around: Window) -> Result | None:
    """The share that the words make of two numbers: '15,174, so 22 per cent of 96,822'."""
    text = view.post(claim).text
    after = [s for s in around.sentence if s.start >= claim.end_char]
    before = [s for s in around.sentence if s.end <= claim.start_char]
    if claim.unit not in PERCENT or len(before) != 1 or not after:
        return None
    if not _OF_NUMBER.fullmatch(text[claim.end_char : after[0].start]) or not _SO.search(text[: claim.start_char]):
        return None
    part, whole = before[0], after[0]
    if (part.kind, part.unit) != (whole.kind, whole.unit) or part.number.value >= whole.number.value:
        return None
    low, high = part.number.low / whole.number.high, part.number.high / whole.number.low
    sql = f"100.0 * {part.number.sql} / {whole.number.sql}"
    number = Number(100 * part.number.value / whole.number.value, 100 * low, 100 * high, sql)
    words = f"{shown(part.number.value)} of {shown(whole.number.value)}"
    return Result(number, f"share of the post's own numbers: {words}")


def _pairs(numbers: tuple[Stated, ...]) -> Iterator[tuple[Stated, Stated]]:
    """A part and a larger whole of the same kind, neighbours first."""
    places = range(len(numbers))
    ordered = sorted(((i, j) for i in places for j in places if i < j), key=lambda p: (p[1] - p[0], -p[1]))
    for i, j in ordered:
        low, high = sorted((numbers[i], numbers[j]), key=lambda s: s.number.value)
        if (low.kind, low.unit) == (high.kind, high.unit) and low.number.value < high.number.value:
            yield low, high


def _restated(view: ThreadView, claim: Claim, claims: tuple[Claim, ...]) -> Result | None:
    """A share said again as a ratio, or the other way round, right after it: 'Fewer than one in a hundred.'"""
    text = view.post(claim).text
    start, _ = view.sentence(claim)
    if (
        _POINTS_BACK.match(text[start : claim.start_char]) is None
        or len(text[claim.end_char : claim.end_char + 40].split(".")[0]) > 2
    ):
        return None
    earlier = [c for c in claims if c.end_char <= start and _is_part(c) and start - c.end_char < 40]
    if not earlier or (earlier[-1].unit in PERCENT) == (claim.unit in PERCENT):
        return None
    other, rule = earlier[-1], allowed(claim)
    share = (other.value or 0) / 100 if other.unit in PERCENT else (other.numerator or 0) / (other.denominator or 1)
    if rule is None or not share:
        return None
    column = "value / 100" if other.unit in PERCENT else "100.0 * numerator / denominator"
    value = share if other.unit in PERCENT else 100 * share
    sql = f"(select {column} from claims where claim_id = '{other.claim_id}')"  # noqa: S608 -- an id made here
    number = Number(value, value, value, sql)
    return Result(number, f"the post's own figure said again: {other.text}") if holds(claim, number) else None
