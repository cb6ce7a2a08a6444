"""Figures that the text itself relates: sums, products, a ratio said twice, a part of a whole."""

from threadlens.records import Equation
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.tokens import Token


def equations(text: str, found: list[tuple[list[Token], list[Figure]]]) -> tuple[Equation, ...]:
    """The equations of a text; members are indices into its quantities."""
    return ()
