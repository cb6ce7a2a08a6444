"""Figures that two or more numbers before them make, where no wording says so outright: weighed against chance.

Sums, differences, products, quotients, shares and changes of the numbers of the sentence, of those before it and of the
post that is answered are tried. Each costs the more, the farther its numbers stand and the less the words suggest it;
a result counts where it outweighs a chance hit of all that was tried. Nothing is refuted here.
"""

import math
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import permutations

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import Allowed, allowed, bounded
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks.arithmetic import _nearby
from threadlens.checks.arithmetic._derived import Result, agrees, shown, verdict
from threadlens.checks.arithmetic._nearby import Near
from threadlens.checks.arithmetic._terms import Number, combine
from threadlens.records import Claim, Verdict

RANK = 29
_ODDS = 1.5
_RIGHT = 0.6
_UNCUED, _UNTOLD = 2.5, 2.0
_OTHER_NOUN, _OWN_WHOLE, _AN_END, _NAMED = 4.0, 3.0, 3.0, 2.0
_MOST_PARTS = 6
_WHOLE = 100.0
_FARTHER = 2.6
# A slip is near what the numbers make; they are the only ones at hand, and the words call for the operation.
_CALLED_FOR, _ALONE, _SLIP, _LEAST_GAP = 1.0, 1.0, 2.1, 0.01
_SMALL = 50  # a number so small may be any
_SLIPPED = 0.75  # how sure it is that a slip is one
_LEAST_PART = 0.02
_KINDS = frozenset({"count", "share", "ratio", "money", "rate", "average", "change"})
_FROM = re.compile(r"\b(?:from|between)\s+(?:[\w~]+\s+)?$", re.IGNORECASE)
_OF = re.compile(
    r"\s*of\s+(?!them\b|it\b|those\b|these\b|that\b|us\b|you\b|whom\b|which\b|the (?:lot|whole|total|rest)\b)"
    r"(?:the |my |our |all |a |an |his |her |their )*(?P<whole>[\w’'-]+)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:^|\b(?:so|that(?:[’']?s| is| makes| leaves| gives)?|(?:which|this) (?:is|makes|leaves|means)|makes?|making|"
    r"i\.?e|call it|or|comes (?:out )?(?:to|at)|works out (?:to|at)|equals|hence|thus|leaving|leaves|gives|got|"
    r"it[’']?s|it is|no|actually|average\w*|roughly)\b|=)[\s,:]*(?:[^\W\d][\w’'-]*[\s,]+){0,3}$"
    r"|(?:\d\S*|\w+)\s(?:\w+\s)?(?:times|of|x|×|\*|at|plus|minus)\s\S+(?:\s\S+)?\s(?:is|are|equals|was)\s(?:about\s)?$",
    re.IGNORECASE,
)
_RESULT_AFTER = re.compile(
    r"\s*(?:[\w’'-]+\s+)?(?:more|fewer|less|extra|in (?:all|total)|altogether|combined|together|if you (?:put|add))\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\d[^.;:!?]*,\s*(?:or\s+)?$")  # '300 thousand people, one in eight'
_A_SPAN = re.compile(r"\s*(?:an?|per|each|every|/)\s*(?P<span>day|week|fortnight|month|quarter|year)\b", re.IGNORECASE)
_A_YEAR = {"day": 365.0, "week": 52.0, "fortnight": 26.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_MOVES = re.compile(
    r"\b(?:up|down|rose|fell|grew|jumped|dropped|increased?|decreased?|drop|rise|cut|growth|change)\s+(?:by |of )?$",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(r"\s*(?:of )?what (?:it|they|we|there|he|she) (?:was|were|had)\b", re.IGNORECASE)
_MOVED = re.compile(r"\s*(?:more|less|fewer|higher|lower|increase|decrease|rise|drop|growth)\b", re.IGNORECASE)
_CUES = {
    "+": re.compile(
        r"\b(?:together|combined|total\w*|in all|altogether|all told|sum|plus|and|adds?|both|over the)\b|\+", re.I
    ),
    "-": re.compile(
        r"\b(?:left|leaves|leaving|remain\w*|still|more|fewer|less|gone|lost|loss|lose|gap|differen\w+|short|down|up|open|"
        r"extra|saved|over|under|added|grew|gain\w*|minus|other|rest)\b",
        re.I,
    ),
    "*": re.compile(r"\b(?:times|each|per|at|for|a (?:year|month|week|day)|x)\b|[x×*]", re.I),
    "/": re.compile(r"\b(?:divided|per|each|apiece|a|an|every|average\w*|times|fold|head|person|one)\b|/", re.I),
    "share": re.compile(r"\b(?:of|share|out|are|were|is|was)\b", re.I),
    "change": re.compile(
        r"\b(?:up|down|rise|rose|fell|drop\w*|more|fewer|less|grow\w*|grew|increas\w+|decreas\w+|off|cut|change|loss|lost|jump\w*)\b",
        re.I,
    ),
}


@dataclass(frozen=True, slots=True)
class _Tried:
    number: Number
    cost: float
    words: str
    members: tuple[float, ...]

    @property
    def reading(self) -> str:
        """How the number comes about, in words."""
        return self.words.format(*map(shown, self.members))


def verdicts(view: ThreadView, decided: Container[str]) -> Iterator[Verdict]:
    """Figures, none of them decided, that other numbers of their post, or of the one that it answers, make or belie."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            if claim.kind not in _KINDS or claim.role == "table" or claim.claim_id in view.repeated:
                continue
            if claim.claim_id in decided or claim.speech_act == "question":
                continue
            outcome, chosen, sure = _weighed(view, claim)
            if chosen is not None:
                result = Result(chosen.number, chosen.reading)
                yield verdict(claim, result, outcome=outcome, confidence=sure, rank=RANK)


def candidates(view: ThreadView, claim: Claim) -> list[tuple[str, float, float, bool]]:
    """Whatever was tried, the nearest first: how it comes about, its value, its cost, and whether the figure is it."""
    stated = allowed(claim)
    if stated is None or claim.kind not in _KINDS or claim.role == "table":
        return []
    tried = sorted(_tried(view, claim, _nearby.numbers(view, claim)), key=lambda t: t.cost)
    return [(t.reading, t.number.value, t.cost, agrees(stated, t.number)) for t in tried]


def _weighed(view: ThreadView, claim: Claim) -> tuple[str, _Tried | None, float]:
    stated = allowed(claim)
    if stated is None:
        return "", None, 0.0
    rule = bounded(stated)
    if rule.low <= 0 or math.isinf(rule.high) or rule.high <= rule.low:
        return "", None, 0.0
    chance = rule.chance
    if chance * _ODDS * view.least_odds > _RIGHT:
        return "", None, 0.0
    is_exact = claim.modifier not in {"<", "<=", ">", ">="}
    tried = sorted(_tried(view, claim, _nearby.numbers(view, claim)), key=lambda t: t.cost)
    held = [t for t in tried if (agrees(stated, t.number) if is_exact else rule.holds(t.number.value))]
    if not held:
        is_small = claim.unit is None and (claim.value or 0) < _SMALL
        return "refuted", None if is_small else _slip(rule, tried), _SLIPPED
    others = sum(2**-t.cost for t in tried if t not in held)
    odds = 2 ** -held[0].cost * _RIGHT / (chance * (1 + (1 - _RIGHT) * others))
    if odds < _ODDS * view.least_odds:
        return "", None, 0.0
    # where something nearer at hand gives another number, what holds is chance
    is_other = tried[0].cost <= 2 * _CALLED_FOR and held[0].cost > tried[0].cost + _FARTHER
    return "supported", None if is_other else held[0], odds / (1 + odds)


def _slip(rule: Allowed, tried: list[_Tried]) -> _Tried | None:
    """The one result that the words call for, where the figure is close enough to be meant as it and yet is not it."""
    middle = (rule.low + rule.high) / 2
    meant = [t for t in tried if t.number.value > 0 and _is_meant(middle / t.number.value)]
    if not meant or meant[0].cost > _CALLED_FOR:
        return None
    first = meant[0].number
    if any(t.cost < meant[0].cost + _ALONE and not math.isclose(t.number.value, first.value) for t in meant[1:]):
        return None
    gap = max(rule.low - first.high, first.low - rule.high)
    return meant[0] if gap > _LEAST_GAP * first.value else None


def _is_meant(ratio: float) -> bool:
    """Whether a figure is near enough to a result to be meant as it, or a slip of noughts away."""
    noughts = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)
    return 1 / _SLIP < ratio < _SLIP or any(math.isclose(ratio, n, rel_tol=_LEAST_GAP) for n in noughts)


def _tried(view: ThreadView, claim: Claim, near: list[Near]) -> Iterator[_Tried]:
    text = view.post(claim).text
    start, end = view.sentence(claim)
    opening = text[start : claim.start_char]
    is_result = _RESULT.search(opening) is not None or _RESULT_AFTER.match(text, claim.end_char, end) is not None
    if claim.speech_act == "hypothetical" and not is_result:
        return  # what is supposed is given; what follows from it can be checked
    is_part = claim.unit in PERCENT or claim.kind == "ratio"
    is_result = is_result or (is_part and _APPOSED.search(opening) is not None)
    around = text[max(start, claim.start_char - 80) : min(end, claim.end_char + 40)]
    told = (0.0 if is_result else _UNTOLD) + (_OWN_WHOLE if _has_own_whole(text[claim.end_char : end], near) else 0.0)
    told += _AN_END if _FROM.search(opening) else 0.0
    told += 0.0 if is_result or not _is_named(claim) else _NAMED
    costs = {op: (0.0 if cue.search(around) else _UNCUED) + told for op, cue in _CUES.items()}
    if not is_result and costs["-"] > told:
        costs["-"] += _UNTOLD  # a part that comes after its whole is given, not worked out
    if _WHAT_WAS.match(text, claim.end_char, end):
        costs["change"] += 2 * _UNCUED  # 'half what it was' is what is left
        costs["share"] = told
    elif _MOVES.search(opening) or _MOVED.match(text, claim.end_char, end):
        costs["share"] += _UNCUED  # 'up 18 %' is no part of anything
    if claim.unit in PERCENT:
        yield from _percents(near, costs)
    elif claim.kind == "ratio" or (claim.numerator is not None and claim.denominator):
        yield from _quotients(near, costs["/"] + (0.0 if is_result else _UNTOLD))
    else:
        yield from _amounts(view, claim, near, costs)


def _has_own_whole(after: str, near: list[Near]) -> bool:
    """Whether a share is said to be of a group that no number before it counts: 'a third of the section'."""
    named = _OF.match(after)
    return named is not None and _nearby.noun_of(named["whole"]) not in {"", *(n.noun for n in near)}


def _is_named(claim: Claim) -> bool:
    """Whether the figure counts something of its own, of which it states how many there are."""
    return claim.kind == "count" and any(m.part == "counted" and m.start_char >= claim.end_char for m in claim.mentions)


def _noun(view: ThreadView, claim: Claim) -> str:
    quantities = view.tags[claim.post_id].quantities
    own = (q.counted for q in quantities if q.start_char == claim.start_char and q.end_char == claim.end_char)
    return _nearby.noun_of(next(own, None))


def _percents(near: list[Near], costs: dict[str, float]) -> Iterator[_Tried]:
    for one, other in permutations([n for n in near if n.kind != "percent"], 2):
        if one.key != other.key or other.number.value <= 0 or one.number.value == other.number.value:
            continue
        cost = one.cost + other.cost
        a, b = one.number, other.number
        if a.value < b.value and (share := combine("share", [a, b])):
            yield _Tried(share, cost + costs["share"], "share: {} of {}", (a.value, b.value))
        if 0.1 < a.value / b.value < 10 and other.place < one.place:  # from what was said first to what came after
            value = 100 * abs(a.value - b.value) / b.value
            number = Number(value, value, value, f"100.0 * abs({a.sql} - {b.sql}) / {b.sql}")
            yield _Tried(number, cost + costs["change"], "change in per cent from {} to {}", (b.value, a.value))
    percents = [n for n in near if n.kind == "percent"]
    yield from _sums(percents, costs["+"])
    yield from _differences(percents, costs["-"])
    for one in percents:
        if one.number.value < 100:
            value = 100 - one.number.value
            number = Number(value, value, value, f"100 - {one.number.sql}")
            yield _Tried(number, one.cost + costs["-"], "what {} leaves of 100", (one.number.value,))


def _amounts(view: ThreadView, claim: Claim, near: list[Near], costs: dict[str, float]) -> Iterator[_Tried]:
    noun = _noun(view, claim)
    alike = [n for n in near if n.is_like(claim)]
    # boxes and chairs do not add up to scratches
    others = [n for n in alike if noun and n.noun and n.noun != noun]
    apart = _OTHER_NOUN if len(others) > 1 else 0.0
    yield from _sums(alike, costs["+"] + apart)
    yield from _differences(alike, costs["-"] + apart)
    yield from _products(claim, near, costs["*"])
    yield from _parts(claim, near, costs["*"])
    yield from _spans(view, claim, near, costs["*"])
    for one, other in permutations(near, 2):
        is_per_head = one.is_like(claim) and other.kind in {"count", "duration"}
        if is_per_head and other.number.value > 1 and one.number.value != other.number.value:
            yield from _quotient(one, other, costs["/"])


def _quotients(near: list[Near], cost: float) -> Iterator[_Tried]:
    for one, other in permutations([n for n in near if n.kind in {"count", "money"}], 2):
        if one.key == other.key and 0 < one.number.value < other.number.value:
            yield from _quotient(one, other, cost)
            yield from _quotient(other, one, cost)


def _quotient(one: Near, other: Near, cost: float) -> Iterator[_Tried]:
    number = combine("/", [one.number, other.number])
    if number is not None:
        yield _two(number, one, other, cost, "quotient of the numbers before: {} over {}")


def _sums(alike: list[Near], cost: float) -> Iterator[_Tried]:
    """Runs of numbers of one kind that stand together, the nearest runs first."""
    ordered = sorted(alike, key=lambda n: n.place)
    for last in range(len(ordered), 1, -1):
        for length in range(2, min(last, _MOST_PARTS) + 1):
            parts = ordered[last - length : last]
            number = combine("+", [p.number for p in parts])
            # of 13,400 and 42 the one says nothing of the sum
            if number is not None and min(p.number.value for p in parts) > _LEAST_PART * number.value:
                total = max(p.cost for p in parts) + (len(ordered) - last) * 0.5
                words = "sum of the numbers before: " + " + ".join(["{}"] * length)
                yield _Tried(number, total + cost, words, tuple(p.number.value for p in parts))


def _differences(alike: list[Near], cost: float) -> Iterator[_Tried]:
    for one, other in permutations(alike, 2):
        if one.number.value > other.number.value and (number := combine("-", [one.number, other.number])):
            yield _two(number, one, other, cost, "difference of the numbers before: {} − {}")


def _products(claim: Claim, near: list[Near], cost: float) -> Iterator[_Tried]:
    for one, other in permutations(near, 2):
        fits = one.is_like(claim) and other.kind in {"count", "duration"}
        if (
            not fits
            or (one.key == other.key and one.place > other.place)
            or min(one.number.value, other.number.value) <= 1
        ):
            continue
        number = combine("*", [one.number, other.number])
        if number is not None:
            yield _two(number, one, other, cost, "product of the numbers before: {} × {}")


def _spans(view: ThreadView, claim: Claim, near: list[Near], cost: float) -> Iterator[_Tried]:
    """An amount of one span over another: '$250 a month, that's $3,000 a year'."""
    text = view.post(claim).text
    mine = _A_SPAN.match(text, claim.end_char)
    for one in near if mine else ():
        span = _A_SPAN.match(text, one.end) if one.is_like(claim) and one.end else None
        if mine is None or span is None or span["span"].lower() == mine["span"].lower():
            continue
        factor = _A_YEAR[span["span"].lower()] / _A_YEAR[mine["span"].lower()]
        number = Number(
            one.number.value * factor,
            one.number.low * factor,
            one.number.high * factor,
            f"{one.number.sql} * {factor!r}",
        )
        words = f"{{}} a {span['span']}, over a {mine['span']}"
        yield _Tried(number, one.cost + min(cost, _UNTOLD), words, (one.number.value,))


def _parts(claim: Claim, near: list[Near], cost: float) -> Iterator[_Tried]:
    """So many per cent of an amount: '15 % of 2.1 million, so 315,000'."""
    for one, other in permutations(near, 2):
        if one.kind != "percent" or not other.is_like(claim) or one.number.value >= _WHOLE:
            continue
        a, b = one.number, other.number
        value = a.value * b.value / _WHOLE
        number = Number(value, a.low * b.low / _WHOLE, a.high * b.high / _WHOLE, f"{a.sql} * {b.sql} / 100.0")
        yield _two(number, one, other, cost, "{} per cent of {}")


def _two(number: Number, one: Near, other: Near, cost: float, words: str) -> _Tried:
    return _Tried(number, one.cost + other.cost + cost, words, (one.number.value, other.number.value))
