"""The interval of true values that a wording allows, by its hedge and its printed precision."""

import math
import re
from dataclasses import dataclass, replace

from threadlens.records import Claim, Quantity

# A tenth: what 'about' and open trailing zeros allow.
_TENTH = 0.1
_NEAR_BOUND = 1.2
_DECADES = math.log(100)
_LEAST_CHANCE = 1e-7  # of a single value too
_ABOVE = re.compile(r"\b(just|slightly|a (?:little|bit|hair)|barely|somewhat)\s+(over|above|more than|north of)\b")
_BELOW = re.compile(
    r"\b((just|slightly|a (?:little|bit|hair)|barely|somewhat)\s+(under|below|less than|shy of|short of)"
    r"|nearly|almost|close to|approaching|not quite|shy of|practically|virtually)\b"
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Reference values that agree with a wording."""

    low: float
    high: float
    rule: str
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        """Whether this reference value agrees."""
        slack = 1e-9 * max(1.0, abs(value))
        above = value > self.low if self.open_low else value >= self.low - slack
        below = value < self.high if self.open_high else value <= self.high + slack
        return above and below

    @property
    def chance(self) -> float:
        """How often a figure drawn at random over two decades agrees, 0 to 1; for bounds above zero that end."""
        return min(1.0, max(_LEAST_CHANCE, math.log(self.high / self.low) / _DECADES))

    def misses(self, low: float, high: float) -> bool:
        """Whether no value from low to high agrees."""
        return high < self.low or low > self.high or (low == high and not self.holds(low))


def allowed(stated: Claim | Quantity) -> Allowed | None:
    """What the wording of a figure allows; None where it states no figure."""
    if _is_ratio(stated) and stated.numerator is not None and stated.denominator:
        return _ratio(stated, stated.numerator, stated.denominator)
    if stated.value is None:
        return _range(stated)
    in_words = not any(character.isdigit() for character in stated.text)  # 'half', 'forty': as open as zeros
    precision = None if in_words else stated.precision
    return _figure(stated.value, stated.modifier, (stated.hedge or "").lower(), precision)


def bounded(rule: Allowed) -> Allowed:
    """A bound as people draw it: 'over 4,000' is said of what lies not far above, not of any number that is larger."""
    if math.isinf(rule.high) and rule.low > 0:
        return replace(rule, high=rule.low * _NEAR_BOUND)
    if math.isinf(rule.low) and rule.high > 0:
        return replace(rule, low=rule.high / _NEAR_BOUND)
    return rule


def printed(stated: Claim | Quantity) -> Allowed | None:
    """What a hedged figure allows without its hedge, 'about 1,235' to the last digit; None for no figure."""
    if stated.value is None or (_is_ratio(stated) and stated.numerator is not None):
        return None
    if not any(character.isdigit() for character in stated.text):
        return None
    return _as_printed(stated.value, stated.precision)


def stated_value(stated: Claim | Quantity) -> float | None:
    """The figure itself: the middle of a range, the ratio of its members."""
    if _is_ratio(stated) and stated.numerator is not None and stated.denominator:
        return stated.numerator / stated.denominator
    if stated.value is not None:
        return stated.value
    if stated.low is not None and stated.high is not None:
        return (stated.low + stated.high) / 2
    return stated.low if stated.low is not None else stated.high


def relative_error(stated: Claim, reference: float) -> float | None:
    """How far the stated figure lies from the reference, as a part of the reference; 0 inside a stated range."""
    value = stated_value(stated)
    if value is None or reference == 0:
        return None
    if stated.value is None and stated.numerator is None and stated.low is not None and stated.high is not None:
        value = min(max(reference, stated.low), stated.high)
    return abs(value - reference) / abs(reference)


def _is_ratio(stated: Claim | Quantity) -> bool:
    """A fraction said as a share ('half of the staff') is carried in per cent."""
    return stated.unit not in {"percent", "%"}


def _range(stated: Claim | Quantity) -> Allowed | None:
    low = -math.inf if stated.low is None else stated.low
    high = math.inf if stated.high is None else stated.high
    if math.isinf(low) and math.isinf(high):
        return None
    if stated.modifier == "~" and not math.isinf(low) and not math.isinf(high):
        return Allowed(low * (1 - _TENTH), high * (1 + _TENTH), "a hedged range: within a tenth of its ends")
    rule = "a range or vague number: the reference lies between its ends"
    return Allowed(low, high, rule, open_low=stated.modifier == ">", open_high=stated.modifier == "<")


def _figure(value: float, modifier: str, hedge: str, precision: float | None) -> Allowed:
    tenth = abs(value) * _TENTH
    if _ABOVE.search(hedge):
        return Allowed(value, value + tenth, "just over N: N to 1.1 N")
    if _BELOW.search(hedge):
        return Allowed(value - tenth, value, "nearly or just under N: 0.9 N to N")
    match modifier:
        case "<" | "<=":
            words, is_open = ("less than", True) if modifier == "<" else ("up to", False)
            return Allowed(-math.inf, value, f"{words} N: the inequality itself", open_high=is_open)
        case ">" | ">=":
            words, is_open = ("more than", True) if modifier == ">" else ("at least", False)
            return Allowed(value, math.inf, f"{words} N: the inequality itself", open_low=is_open)
        case "~":
            return Allowed(value - tenth, value + tenth, "about N: within 10 %")
    return _as_printed(value, precision)


def _as_printed(value: float, precision: float | None) -> Allowed:
    place, is_open = _place(value, precision)
    half = place / 2
    printed = f"{place:,.0f}" if place >= 1 else f"{place:g}"
    if is_open:
        half = min(half, abs(value) * _TENTH)
        return Allowed(
            value - half,
            value + half,
            f"no hedge: rounds to the last digit that is not zero ({printed}) and within 10 %",
        )
    return Allowed(
        value - half, value + half, f"no hedge: the reference rounds to the figure at its printed precision ({printed})"
    )


def _place(value: float, precision: float | None) -> tuple[float, bool]:
    """The place value of the last digit that counts, and whether trailing zeros leave it open."""
    if precision is not None and precision < 1:
        return precision, False
    if value == 0 or value != int(value):
        return precision or 1.0, False
    last = 1.0
    while value % (last * 10) == 0:
        last *= 10
    return max(last, precision or 1.0), last > 1


def _ratio(stated: Claim | Quantity, numerator: float, denominator: float) -> Allowed:
    value = numerator / denominator
    if stated.modifier != "=":
        return _figure(value, stated.modifier, (stated.hedge or "").lower(), None)
    low_n, high_n = _member(numerator)
    low_d, high_d = _member(denominator)
    return Allowed(low_n / high_d, high_n / low_d, "a ratio is compared as a ratio: both members may be rounded")


def _member(value: float) -> tuple[float, float]:
    if value == 1:
        return 1.0, 1.0
    printed = _as_printed(value, None)
    return max(printed.low, value / 2), printed.high
