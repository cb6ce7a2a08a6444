"""Smaller units that add to a figure: '7 feet, 10 inches', '6-foot-2', 'two hours ten'."""

from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.numbers import number_at
from threadlens.taggers.quantities.tokens import NUMBER, SIGN, Token, text_at
from threadlens.taggers.quantities.units import unit_at

# How many of the smaller unit make one of the larger.
PARTS = {
    "yard": {"foot": 3, "inch": 36},
    "foot": {"inch": 12},
    "kilometre": {"metre": 1000, "centimetre": 100_000},
    "metre": {"decimetre": 10, "centimetre": 100, "millimetre": 1000},
    "stone": {"pound": 14},
    "pound": {"ounce": 16},
    "kilogram": {"gram": 1000},
}


def adds_minutes(tokens: list[Token], figure: Figure) -> bool:
    """'two hours ten', 'an hour forty': bare minutes end the length."""
    minutes = number_at(tokens, figure.last + 1) if figure.last + 1 < len(tokens) else None
    if minutes is None or minutes.value is None or figure.value is None or not 0 < minutes.value < 60:
        return False
    if minutes.is_grouped or minutes.is_vague or minutes.value % 1:
        return False
    following = tokens[minutes.last + 1] if minutes.last + 1 < len(tokens) else None
    if following is not None and (following.kind != SIGN or following.text not in ".,;!?)"):
        return False
    figure.value, figure.unit = 60 * figure.value + minutes.value, "minute"
    figure.last, figure.precision = minutes.last, 1.0
    return True


def smaller_parts(tokens: list[Token], figure: Figure) -> None:
    """'7 feet, 10 inches', '2 km 300 m': smaller units of the same measure add to the first."""
    while figure.value is not None:
        at = figure.last + 1
        if text_at(tokens, at) == ",":
            at += 1
        if text_at(tokens, at) == "and":
            at += 1
        if figure.unit == "foot" and text_at(tokens, at) == "-" and at + 1 < len(tokens) and tokens[at + 1].glued:
            inches = tokens[at + 1]  # 6-foot-2
            if inches.kind == NUMBER and inches.value < 12:
                figure.value, figure.last, figure.precision = figure.value + inches.value / 12, at + 1, 1 / 12
            return
        if at + 1 >= len(tokens) or tokens[at].kind != NUMBER:
            return
        unit = unit_at(tokens, at + 1, is_digits=True)
        if unit is None and tokens[at + 1].text in ("in", '"', "'"):
            unit = "count", {"'": "foot"}.get(tokens[at + 1].text, "inch"), at + 1
        parts = PARTS[figure.unit or ""].get(unit[1]) if unit else None
        if parts is None or unit is None or tokens[at].value >= 4 * parts:
            return
        figure.value, figure.last, figure.precision = figure.value + tokens[at].value / parts, unit[2], 1 / parts
