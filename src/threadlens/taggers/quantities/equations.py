"""Figures that the text itself relates: sums, products, a ratio said twice, a part of a whole."""

from collections.abc import Callable, Iterator

from threadlens.records import Equation
from threadlens.taggers.quantities import totals
from threadlens.taggers.quantities.chains import chain_at
from threadlens.taggers.quantities.figure import Line
from threadlens.taggers.quantities.products import product_at
from threadlens.taggers.quantities.shares import restated_at, share_at


def equations(lines: list[Line]) -> tuple[Equation, ...]:
    """The equations of a text in their order; members are indices into its quantities."""
    found: list[Equation] = []
    for line in lines:
        if len(line.figures) < 2 and not _has_unknown(line):
            continue
        taken: set[tuple[int, ...]] = set()
        for equation in _of_line(line):
            key = tuple(sorted(t.quantity for t in (*equation.members, equation.result) if t.quantity is not None))
            if len(key) > 1 and key not in taken:
                taken.add(key)
                found.append(equation)
    return tuple(sorted(found, key=lambda e: (e.start_char, e.end_char)))


_READERS: tuple[Callable[[Line, int], Iterator[Equation]], ...] = (
    chain_at,
    product_at,
    share_at,
    restated_at,
    totals.total_at,
)


def _of_line(line: Line) -> Iterator[Equation]:
    for i in range(len(line.figures)):
        for reader in _READERS:
            yield from reader(line, i)


def _has_unknown(line: Line) -> bool:
    return any(token.text == "=" for token in line.tokens)
