"""When a figure holds: the interval that each wording allows."""

import math

import pytest

from threadlens.checks._tolerance import Allowed, allowed
from threadlens.records import Quantity

INF = math.inf


def quantity(text: str = "1", **fields: object) -> Quantity:
    return Quantity(0, len(text), text, **{"kind": "count", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (quantity("27,412", value=27412, precision=1), 27411.5, 27412.5),
        (quantity("27,000", value=27000, precision=1), 26500, 27500),
        (quantity("27k", value=27000, precision=1000), 26500, 27500),
        (quantity("300,000", value=300000, precision=1), 270000, 330000),
        (quantity("300K", value=300000, precision=1000), 270000, 330000),
        (quantity("2.5 %", kind="percent", value=2.5, precision=0.1, unit="percent"), 2.45, 2.55),
        (quantity("0.0%", kind="percent", value=0.0, precision=0.1, unit="percent"), -0.05, 0.05),
        (quantity("about 400", value=400, modifier="~", hedge="about"), 360, 440),
        (quantity("just over 300", value=300, modifier=">", hedge="just over"), 300, 330),
        (quantity("nearly 300", value=300, modifier="<", hedge="nearly"), 270, 300),
        (quantity("less than 5%", kind="percent", value=5, modifier="<", hedge="less than"), -INF, 5),
        (quantity("at least 5", value=5, modifier=">=", hedge="at least"), 5, INF),
        (quantity("up to 5", value=5, modifier="<=", hedge="up to"), -INF, 5),
        (quantity("several hundred", low=200, high=999), 200, 999),
        (quantity("20 or 30", low=20, high=30), 20, 30),
        (quantity("half", kind="percent", value=50, unit="percent", numerator=1, denominator=2), 45, 55),
    ],
)
def test_interval(figure: Quantity, low: float, high: float) -> None:
    rule = allowed(figure)
    assert rule is not None
    assert (rule.low, rule.high) == pytest.approx((low, high))
    assert rule.rule


def test_strict_bounds_leave_the_bound_out() -> None:
    rule = allowed(quantity("more than 500", value=500, modifier=">"))
    assert rule is not None
    assert not rule.holds(500)
    assert rule.holds(501)


def test_both_members_of_a_ratio_may_be_rounded() -> None:
    rule = allowed(quantity("1:40", kind="ratio", value=1 / 40, numerator=1, denominator=40))
    assert rule is not None
    assert rule.holds(7972 / 319601)
    assert not rule.holds(1 / 50)


def test_nothing_stated_allows_nothing() -> None:
    assert allowed(quantity("some")) is None


def test_a_single_value_is_hit_by_chance_now_and_then() -> None:
    assert 0 < Allowed(2018.0, 2018.0, "as written").chance < 1e-6
