"""Changes between two numbers of a post: up 65 percent between two prices, 60 more than before, doubled."""

import re
from collections.abc import Iterator
from itertools import combinations

from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks._wording import is_increase
from threadlens.checks.arithmetic._derived import Result, holds, is_chance, misses, shown, verdict
from threadlens.checks.arithmetic._terms import Number
from threadlens.checks.arithmetic._window import Stated, Window, window
from threadlens.records import Claim, Verdict

RANK = 26
_GROWTH_AFTER = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}?(?:more|fewer|less|off|higher|lower|bigger|larger|smaller|above|below|jump|rise|"
    r"increase|growth"
    r"|hike|raise|surge|gain|drop|decline|decrease|fall|cut|reduction|swing|cheaper|dearer|pricier|loss|change)\b",
    re.IGNORECASE,
)
_GROWTH_BEFORE = re.compile(
    r"\b(?:up|down|rose|rise|risen|grew|grown|growth of|increas\w+|jump\w*|climb\w*|swell\w*|swollen|"
    r"gain(?:ed)?|add\w*"
    r"|fell|fall(?:en)?|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk|cut|reduc\w+|lost|loss|drop|gap|decline|"
    r"jump|surplus|shortfall|shed|difference|change)\b"
    r"(?:\s+(?:by|of|from|about|around|roughly|nearly|almost|over|some|an?|is|was|another|in \w+|the \w+|"
    r"more than))*\s*$",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:down|fewer|less|lower|smaller|below|fell|fall(?:en|s)?|dropp?\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|cut|"
    r"reduc\w+|lost|loss|shed|cheaper)\b",
    re.IGNORECASE,
)
# The two ends of a change, side by side: 'from 6,340 to 9,340', '9,340, up from 6,340'.
_FROM_TO = re.compile(
    r"\s*(?:\([^)]{0,24}\)\s*)?(?:[\w’'-]+[ ,]+){0,4}?(?:to|up from|down from|from)\s+(?:[\w~]+\s+){0,2}?$"
)
_OF_SOMETHING = re.compile(r"\s*(?:of|are|were|is|was|who|women|men)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:lost|losing|gained|added|grew|shed|cut|dropped|fell|rose|up|down|loss|drop|gain)\b", re.IGNORECASE
)
_SUMMING = re.compile(
    r"\b(?:which is|that(?:[’']s| is)|so|or|i\.?e\.?)[\s,]*(?:by |up |down )?(?:about|roughly|around|some|"
    r"nearly|almost|over)?\s*$",
    re.I,
)
_THAN_THAT = re.compile(
    r"\s*(?:above|below|more than|higher than|lower than|less than|over|under|up on) (?:that|it)\b", re.IGNORECASE
)
_FACTOR = re.compile(r"tim|fold|doubl|tripl|quadr|twice|thrice|x$", re.IGNORECASE)
_CLOSE = 160
_LATER_CUE = re.compile(
    r"\W*(?:so\s+|and\s+)?(?:that|this|it|which|an?|the|up|down|for an?|or|so|and)\b", re.IGNORECASE
)


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Changes in per cent, in numbers and by a factor that two numbers nearby give."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            if claim.value is None or not _is_change(view, claim):
                continue
            around = window(view, tags, claim)
            if len(around.nearest) > 1:
                yield from _decided(view, claim, around)


def _is_change(view: ThreadView, claim: Claim) -> bool:
    text = view.post(claim).text
    before = text[view.sentence(claim)[0] : claim.start_char]
    if claim.kind == "duration" or claim.role == "table":
        return False
    if claim.kind == "share" and is_increase(view, claim):
        return True
    in_words = not any(character.isdigit() for character in claim.text)
    if in_words and claim.kind != "change":
        return False
    worded = _GROWTH_AFTER.match(text, claim.end_char) or _GROWTH_BEFORE.search(before)
    said = claim.kind == "change" or worded is not None or _sums_up(view, claim)
    return said and not re.search(r"\b(?:to|at|from)\s+(?:[\w~-]+\s+){0,1}$", before[-24:])


def _sums_up(view: ThreadView, claim: Claim) -> bool:
    """'From 22,611 to 29,121, which is 29 per cent': what follows the two ends of a change is how large it was."""
    text = view.post(claim).text
    start, _ = view.sentence(claim)
    opening = text[start : claim.start_char]
    if claim.unit in PERCENT:
        return _SUMMING.search(opening) is not None and not _OF_SOMETHING.match(text, claim.end_char)
    # 'lost 9,807 in the first year and 12,683 in the second'
    is_fine = (
        claim.kind == "count" and claim.unit is None and (claim.value or 0) >= 100 and (claim.value or 0) % 10 != 0
    )
    return is_fine and _MOVED.search(opening) is not None


def _decided(view: ThreadView, claim: Claim, around: Window) -> Iterator[Verdict]:
    text = view.post(claim).text
    if not any(character.isdigit() for character in claim.text) and _tied(view, claim, around) is None:
        return  # 'doubled' fits too many pairs
    is_down = _DOWN.search(text[max(around.start, claim.start_char - 60) : claim.end_char + 40]) is not None
    for tried, (first, second) in enumerate(_pairs(around), start=1):
        result = _result(claim, first, second, is_down=is_down)
        if result is not None and holds(claim, result.number) and not is_chance(claim, tried):
            yield verdict(claim, result, outcome="supported", confidence=0.92, rank=RANK)
            return
    tied = _tied(view, claim, around)
    if tied is not None:
        results = [_result(claim, *tied, is_down=down) for down in (is_down, not is_down)]
        known = [r for r in results if r is not None]
        if known and all(misses(claim, r.number) for r in known):
            yield verdict(claim, known[0], outcome="refuted", confidence=0.88, rank=RANK)


def _pairs(around: Window) -> Iterator[tuple[Stated, Stated]]:
    """Two numbers of one kind, those of the figure's own sentence first, then the nearest before it."""
    for group in (around.sentence, around.nearest):
        for first, second in reversed(list(combinations(group, 2))):
            if _alike(first, second):
                yield first, second


def _alike(first: Stated, second: Stated) -> bool:
    return (first.kind, first.unit) == (second.kind, second.unit) and first.number.value != second.number.value


def _tied(view: ThreadView, claim: Claim, around: Window) -> tuple[Stated, Stated] | None:
    """The one pair that the words make the two ends of this change: 'from 100 to 150, a 20 % rise'."""
    text = view.post(claim).text
    opening = text[around.start : claim.start_char]
    levels = _levels(view, claim)
    inside = [s for s in around.sentence if s.end <= claim.start_char and s.start in levels]
    if len(inside) == 1 and _THAN_THAT.match(text, claim.end_char):  # 'at 345,282 we're 34 per cent above that'
        base = [s for s in around.before if s.start in levels][-1:]
        return (base[0], inside[0]) if base and _alike(base[0], inside[0]) else None
    if len(inside) == 2:
        return _ends(text, levels, inside[0], inside[1])
    follows = _LATER_CUE.match(opening) is not None and len(opening.split()) <= 6
    before = [s for s in around.before if s.start in levels][-2:]
    if inside or not follows or len(before) < 2 or around.start - before[0].start > _CLOSE:
        return None
    return _ends(text, levels, before[0], before[1])


def _ends(text: str, levels: dict[int, Claim], first: Stated, second: Stated) -> tuple[Stated, Stated] | None:
    """Two numbers of one thing at two times."""
    if not _alike(first, second) or not 0.1 <= first.number.value / second.number.value <= 10:
        return None
    one, other = levels[first.start], levels[second.start]
    dated = one.period_end is not None and other.period_end is not None and one.period_end != other.period_end
    same = not (one.subject and other.subject) or one.subject == other.subject
    if _FROM_TO.search(text[first.end : second.start]) or (dated and same):
        return first, second
    return None


def _levels(view: ThreadView, claim: Claim) -> dict[int, Claim]:
    """The claims of a post that say how many there were, by where they begin."""
    return {c.start_char: c for c in view.tags[claim.post_id].claims if c.kind in {"count", "money"} and c is not claim}


def _result(claim: Claim, first: Stated, second: Stated, *, is_down: bool) -> Result | None:
    low, high = sorted((first.number, second.number), key=lambda n: n.value)
    ends = f"{shown(first.number.value)} and {shown(second.number.value)}"
    if claim.unit in PERCENT:
        base = high if is_down else low
        value = 100 * (high.value - low.value) / base.value
        least = 100 * max(high.low - low.high, 0) / base.high
        most = 100 * (high.high - low.low) / base.low if base.low > 0 else value
        sql = f"100.0 * ({high.sql} - {low.sql}) / {base.sql}"
        return Result(Number(value, least, most, sql), f"change in per cent between the post's own numbers {ends}")
    if (
        claim.kind in {"change", "count", "money"}
        and claim.unit in {None, first.unit}
        and claim.numerator is None
        and (claim.value or 0) >= 2
        and not _FACTOR.search(claim.text)
    ):
        value = high.value - low.value
        number = Number(value, high.low - low.high, high.high - low.low, f"{high.sql} - {low.sql}")
        return Result(number, f"difference of the post's own numbers {ends}")
    if claim.numerator is None and 1 < (claim.value or 0) < 10 and _FACTOR.search(claim.text):
        number = Number(
            high.value / low.value, high.low / low.high, high.high / low.low, f"1.0 * {high.sql} / {low.sql}"
        )
        return Result(number, f"quotient of the post's own numbers {ends}")
    return None
