"""Figures that two or more numbers before them make, where no wording says so outright: weighed against chance.

Sums, differences, products, quotients, shares and changes of the numbers of the sentence, of those before it and of the
post that is answered are tried. Each costs the more, the farther its numbers stand and the less the words suggest it;
a result counts where it outweighs a chance hit of all that was tried. Refuted is only a slip: a figure that is close to
the one result that the words call for, or has its digits but two swapped or one wrong.
"""

import math
import re
from collections.abc import Container, Iterator

from threadlens.checks._slips import slip
from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.checks._tolerance import Allowed, allowed, bounded, printed
from threadlens.checks._vocabulary import BOUNDS, MONEY, PERCENT
from threadlens.checks.arithmetic import _nearby
from threadlens.checks.arithmetic._called import Called, called
from threadlens.checks.arithmetic._derived import ROUNDED, Result, verdict
from threadlens.checks.arithmetic._nearby import Near
from threadlens.checks.arithmetic._operations import Made, made
from threadlens.records import Claim, Verdict

RANK = 29
_ODDS = 0.75
_RIGHT = 0.6
_FARTHER = 2.6
# A slip is near what the numbers make; they are the only ones at hand, and the words call for the operation.
_CALLED_FOR, _ALONE, _SLIP, _LEAST_GAP = 1.0, 1.0, 2.1, 0.01
_SMALL = 50  # a number so small may be any
_FEW = 2
_SLIPPED = 0.75  # how sure it is that a slip is one
_KINDS = frozenset({"count", "share", "ratio", "money", "rate", "average", "change"})
_BY_SLACK = 2 * ROUNDED / math.log(100)  # the chance to lie so near
_AT_HAND = 4.5
_A_HEAD = re.compile(
    r"\s*(?:each|apiece|(?:an?|per|every)\s+(?!year|month|week|day|hour|quarter)[a-z]+)\b", re.IGNORECASE
)
_COARSE = 0.005
_MISWRITTEN = 2.5
_LEAST_BUDGET = 2 * _CALLED_FOR + _FARTHER


def verdicts(view: ThreadView, decided: Container[str]) -> Iterator[Verdict]:
    """Figures, none of them decided, that other numbers of their post, or of the last posts, make or belie."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            if claim.kind not in _KINDS or claim.role == "table" or claim.claim_id in view.repeated:
                continue
            if claim.claim_id in decided or claim.speech_act == "question":
                continue
            outcome, chosen, sure = _weighed(view, claim)
            if chosen is not None:
                yield verdict(claim, Result(chosen.make(), chosen.reading), outcome=outcome, confidence=sure, rank=RANK)


def is_made(view: ThreadView, claim: Claim) -> bool:
    """Whether numbers that stand nearby make the figure, whatever operation the words call for."""
    stated = allowed(claim)
    made_at_hand = _made(view, claim, _AT_HAND)
    if _A_HEAD.match(view.post(claim).text, claim.end_char):  # of '270,000 a unit' no product is it
        made_at_hand = [m for m in made_at_hand if "product" not in m.words]
    return stated is not None and any(_agrees(stated, m) for m in made_at_hand)


def candidates(view: ThreadView, claim: Claim) -> list[tuple[str, float, float, bool]]:
    """Whatever was tried, the nearest first: how it comes about, its value, its cost, and whether the figure is it."""
    stated = allowed(claim)
    if stated is None or claim.kind not in _KINDS or claim.role == "table":
        return []
    return [(m.reading, m.value, m.cost, _agrees(stated, m)) for m in _made(view, claim, math.inf)]


def _made(view: ThreadView, claim: Claim, budget: float) -> list[Made]:
    near, asked = _at_hand(view, claim)
    return made(view, claim, asked, near, budget)


@once_a_claim  # the tables have refuted what they refute before
def _at_hand(view: ThreadView, claim: Claim) -> tuple[list[Near], Called]:
    """The numbers near a figure, and which operations the words call for."""
    near = _nearby.numbers(view, claim)
    return near, called(view, claim, near)


def _agrees(rule: Allowed, result: Made) -> bool:
    """Whether a result is the figure; rounded members may take it a little off, but not to one of themselves."""
    if rule.holds(result.value):
        return True
    off, size = abs(min(max(result.value, rule.low), rule.high) - result.value), abs(result.value)
    if size == 0 or off > ROUNDED * size or off > result.slack * size:
        return False
    return not any(rule.holds(m.number.value) for m in result.members)


def _weighed(view: ThreadView, claim: Claim) -> tuple[str, Made | None, float]:
    if claim.modifier == "~":  # 'about $1,235' is hardly hit to the dollar by chance
        outcome, chosen, sure = _weighed_by(view, claim, printed(claim))
        if outcome == "supported" and chosen is not None:
            return outcome, chosen, sure
    return _weighed_by(view, claim, allowed(claim))


def _weighed_by(view: ThreadView, claim: Claim, stated: Allowed | None) -> tuple[str, Made | None, float]:
    if stated is None:
        return "", None, 0.0
    rule = bounded(stated)
    if rule.low <= 0 or math.isinf(rule.high) or rule.high <= rule.low:
        return "", None, 0.0
    least = rule.chance * _ODDS * view.least_odds
    is_exact = claim.modifier not in BOUNDS
    is_few = not is_exact and claim.kind == "count" and (claim.value or 0) < _FEW  # 'more than one' is no result
    if least > _RIGHT or is_few:
        return "", None, 0.0
    budget = max(_LEAST_BUDGET, math.log2(_RIGHT / least))  # beyond it nothing outweighs chance
    tried = _made(view, claim, budget)
    held = [m for m in tried if (_agrees(stated, m) if is_exact else rule.holds(m.value))]
    if not held:
        is_small = claim.unit not in MONEY | PERCENT and (claim.value or 0) < _SMALL
        return "refuted", None if is_small else _slip(rule, tried) or _miswritten(claim, tried), _SLIPPED
    others = sum(2**-m.cost for m in tried) - sum(2**-m.cost for m in held)
    chance = rule.chance if rule.holds(held[0].value) else max(rule.chance, _BY_SLACK)
    odds = 2 ** -held[0].cost * _RIGHT / (chance * (1 + (1 - _RIGHT) * others))
    if odds < _ODDS * view.least_odds:
        return "", None, 0.0
    # where something nearer at hand gives another number, what holds is chance
    is_other = tried[0].cost <= 2 * _CALLED_FOR and held[0].cost > tried[0].cost + _FARTHER and rule.chance > _COARSE
    return "supported", None if is_other else held[0], odds / (1 + odds)


def _slip(rule: Allowed, tried: list[Made]) -> Made | None:
    """The one result that the words call for, where the figure is close enough to be meant as it and yet is not it."""
    middle = (rule.low + rule.high) / 2
    telling = [m for m in tried if m.cost < _CALLED_FOR + _ALONE and m.value > 0 and not m.words.startswith("what")]
    meant = [m for m in telling if _is_meant(middle / m.value)]
    if not meant or meant[0].cost > _CALLED_FOR:
        return None
    first = meant[0].make()
    if any(m.cost < meant[0].cost + _ALONE and not math.isclose(m.value, first.value) for m in meant[1:]):
        return None
    if meant[0].words.startswith("sum") and middle > first.value:
        return None  # others may be counted in
    gap = max(rule.low - first.high, first.low - rule.high)
    return meant[0] if gap > _LEAST_GAP * first.value else None


def _miswritten(claim: Claim, tried: list[Made]) -> Made | None:
    """The one result of which a figure has all digits but two swapped, or one wrong."""
    if claim.modifier != "=" or claim.speech_act == "hypothetical":
        return None
    meant = [m for m in tried if m.cost <= _MISWRITTEN and slip(claim, m.value)]
    return meant[0] if meant and all(math.isclose(m.value, meant[0].value) for m in meant) else None


def _is_meant(ratio: float) -> bool:
    """Whether a figure is near enough to a result to be meant as it, or a slip of noughts away."""
    noughts = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)
    return 1 / _SLIP < ratio < _SLIP or any(math.isclose(ratio, n, rel_tol=_LEAST_GAP) for n in noughts)
