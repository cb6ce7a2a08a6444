"""Values made of published figures, each with the SQL expression that computes it again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from threadlens.records import Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure or a sum of such, for one date, with the aggregate over reference_facts that gives it."""

    value: float
    facts: tuple[Fact, ...]
    start: date
    end: date
    modifier: str
    expression: str

    @property
    def interval(self) -> tuple[float, float]:
        """Between what the source's own hedge leaves the true value."""
        match self.modifier:
            case "~":
                return self.value * 0.95, self.value * 1.05  # 'about' in a source: rounded, not guessed
            case ">" | ">=":
                return self.value, self.value * 1.5
            case "<":
                return self.value / 1.5, self.value
        return self.value, self.value


class Series(tuple[Figure, ...]):
    """Figures in the order of their dates, and which of them hold at the times that were asked for."""

    known: dict[Any, list[Figure]]

    def __new__(cls, figures: Iterable[Figure]) -> Self:
        made = super().__new__(cls, figures)
        made.known = {}
        return made


@dataclass(frozen=True, slots=True)
class Computed:
    """What a claim is compared with: a value out of one or more figures."""

    value: float
    sql: str
    facts: tuple[Fact, ...]
    as_of: date
    low: float
    high: float


def total(facts: Iterable[Fact]) -> str:
    """The sum of the facts as an SQL aggregate."""
    ids = sorted(fact.fact_id.replace("'", "''") for fact in facts)
    listed = ", ".join(f"'{i}'" for i in ids)
    return f"sum(value) filter (where fact_id in ({listed}))"


def point(figure: Figure) -> Computed:
    """The figure itself."""
    low, high = figure.interval
    return Computed(figure.value, _select(figure.expression), figure.facts, figure.end, low, high)


def mean(figures: Sequence[Figure]) -> Computed:
    """The mean of yearly figures."""
    facts = _facts(figures)
    value = sum(f.value for f in figures) / len(figures)
    return _exact(value, f"{total(facts)} / {len(figures)}", facts, figures[-1].end)


def difference(before: Figure, after: Figure) -> Computed:
    """What was added from one date to another."""
    value = after.value - before.value
    return _exact(value, f"{after.expression} - {before.expression}", (*before.facts, *after.facts), after.end)


def growth(before: Figure, after: Figure) -> Computed:
    """The change from one date to another in per cent."""
    value = 100.0 * (after.value - before.value) / before.value
    expression = f"100.0 * ({after.expression} - {before.expression}) / {before.expression}"
    return _exact(value, expression, (*before.facts, *after.facts), after.end)


def quotient(numerator: Figure, denominator: Figure, *, factor: int = 1) -> Computed:
    """One figure over another; factor 100 gives a share in per cent."""
    value = factor * numerator.value / denominator.value
    scale = f"{factor}.0 * " if factor != 1 else ""
    expression = f"{scale}{numerator.expression} / {denominator.expression}"
    facts = (*numerator.facts, *denominator.facts)
    n_low, n_high = numerator.interval
    d_low, d_high = denominator.interval
    low, high = factor * n_low / d_high, factor * n_high / d_low
    return Computed(value, _select(expression), facts, min(numerator.end, denominator.end), low, high)


def product(one: Figure, other: Figure) -> Computed:
    """One figure times another: money a head times heads."""
    facts = (*one.facts, *other.facts)
    return _exact(one.value * other.value, f"{one.expression} * {other.expression}", facts, max(one.end, other.end))


def added(figures: Sequence[Figure]) -> Computed:
    """The sum of figures of periods that follow each other."""
    facts = _facts(figures)
    return _exact(sum(f.value for f in figures), total(facts), facts, figures[-1].end)


def pooled(pairs: Sequence[tuple[Figure, Figure]]) -> Computed:
    """The share over several years: sum over sum."""
    top, bottom = _facts([n for n, _ in pairs]), _facts([d for _, d in pairs])
    value = 100.0 * sum(n.value for n, _ in pairs) / sum(d.value for _, d in pairs)
    expression = f"100.0 * {total(top)} / {total(bottom)}"
    return _exact(value, expression, (*top, *bottom), pairs[-1][0].end)


def mean_share(pairs: Sequence[tuple[Figure, Figure]]) -> Computed:
    """The mean of yearly shares."""
    value = 100.0 * sum(n.value / d.value for n, d in pairs) / len(pairs)
    terms = " + ".join(f"{n.expression} / {d.expression}" for n, d in pairs)
    facts = (*_facts([n for n, _ in pairs]), *_facts([d for _, d in pairs]))
    return _exact(value, f"100.0 * ({terms}) / {len(pairs)}", facts, pairs[-1][0].end)


def _facts(figures: Sequence[Figure]) -> tuple[Fact, ...]:
    return tuple(fact for figure in figures for fact in figure.facts)


def _exact(value: float, expression: str, facts: tuple[Fact, ...], as_of: date) -> Computed:
    return Computed(value, _select(expression), facts, as_of, value, value)


def _select(expression: str) -> str:
    return f"select {expression} as reference_value from reference_facts"  # noqa: S608 -- made of our own fact ids
