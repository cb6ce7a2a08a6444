"""Amounts of money: a number with the currency around it, its cents and its scale."""

from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import words
from threadlens.taggers.quantities.lexicon import words as word_set
from threadlens.taggers.quantities.money import currency_after, currency_before, is_small
from threadlens.taggers.quantities.numbers import number_at
from threadlens.taggers.quantities.tokens import HYPHENS, NUMBER, WORD, Token, text_at, word_at, words_near

_GRAND = 1000
_PRICED = word_set(
    "£ pence cost costs paid pay pays paying worth price sterling fined spent earn earns earned wage wages salary"
)
_GRAND_THINGS = words(
    "piano pianos slam slams prix jury juries parents children daughters sons hotel hotels opening openings tour tours "
    "master masters total finale duke dukes old canyon scheme schemes plan plans design designs strategy staircase "
    "house houses entrance hall national final finals gesture gestures ideas idea ball cru champion champions"
)


def add_money(tokens: list[Token], figure: Figure) -> bool:
    """Takes the currency before or after a number into its figure; False where there is none."""
    number = figure.number
    before = currency_before(tokens, number.first)
    if before is None and _add_grand(tokens, figure):
        return True
    name_at = number.last + 2 if number.is_vague and word_at(tokens, number.last + 1) == "of" else number.last + 1
    after = currency_after(tokens, name_at)
    if before:
        figure.unit, figure.first = before
        figure.has_currency_before = True
        number.first = figure.first
        sign = tokens[figure.first - 1] if figure.first else None
        if sign and sign.text in ("-", "−") and not sign.glued and tokens[figure.first].glued:
            figure.first -= 1
            figure.value = -figure.value if figure.value is not None else None
        if after and (after[0] != "dollar" or before[0] == "dollar") and not is_small(after[0]):
            figure.unit, figure.last = (after[0] if before[0] == "dollar" else before[0]), after[1]
        _late_scale(tokens, figure)
    elif after and not (number.numerator and number.value and number.value < 1 and number.denominator in (1,)):
        figure.unit, figure.last = after
        if after[0] == "GBP" and not _is_sterling(tokens, figure, after[1]):
            return False
        _late_scale(tokens, figure)
    else:
        return False
    figure.kind = "money"
    _cents(tokens, figure)
    return True


def _add_grand(tokens: list[Token], figure: Figure) -> bool:
    """'80 grand a year', but 'two grand pianos' and 'three Grand Slams'."""
    at = figure.number.last + 1
    if text_at(tokens, at) != "grand" or tokens[at].text != "grand" or word_at(tokens, at + 1) in _GRAND_THINGS:
        return False
    figure.kind, figure.unit, figure.last = "money", "dollar", at
    if figure.value is not None:
        figure.value, figure.precision = figure.value * _GRAND, (figure.precision or 1) * _GRAND
    elif figure.low is not None and figure.high is not None:
        figure.low, figure.high = figure.low * _GRAND, figure.high * _GRAND
    return True


def _is_sterling(tokens: list[Token], figure: Figure, at: int) -> bool:
    """Pounds are money with a sign, a scale or a price in the line; pounds of something are a weight."""
    if not tokens[at].lower.startswith("pound"):
        return True
    if word_at(tokens, at + 1) == "of" or tokens[figure.number.last + 1].text in HYPHENS:
        figure.unit, figure.last = None, figure.number.last
        return False
    scaled = tokens[figure.number.last].lower in ("million", "billion", "m", "bn", "thousand", "k")
    words = words_near(tokens, at)
    if scaled or words & _PRICED:
        return True
    figure.unit, figure.last = None, figure.number.last
    return False


def _late_scale(tokens: list[Token], figure: Figure) -> None:
    """'75 USD million' and '30 MUSD' put the scale after or into the currency."""
    scale = {"million": 1e6, "billion": 1e9}.get(word_at(tokens, figure.last + 1))
    letters = tokens[figure.last].text
    if (not scale and letters in ("MUSD", "MEUR", "MAUD", "MGBP")) or tokens[figure.first].text in (
        "MUSD",
        "MEUR",
        "MAUD",
        "MGBP",
    ):
        scale, last = 1e6, figure.last
    elif scale:
        last = figure.last + 1
    else:
        return
    if figure.value is not None:
        figure.value *= scale
        figure.precision = (figure.precision or 1) * scale
        figure.last = last


def _cents(tokens: list[Token], figure: Figure) -> None:
    """'20 dollars and 43 cents', '20 dollars 43' are one amount."""
    if (
        figure.value is None
        or is_small(figure.unit or "")
        or (figure.last == figure.number.last and not figure.has_currency_before)
    ):
        return
    at = figure.last + 1
    joined = word_at(tokens, at) in ("and", "&") or text_at(tokens, at) == "&"
    if joined:
        at += 1
    if at >= len(tokens) or (at - 1 == figure.last and tokens[at].glued):
        return
    small = number_at(tokens, at) if tokens[at].kind in (NUMBER, WORD) else None
    if small is None or small.value is None or not 0 < small.value < 100 or small.value != int(small.value):
        return
    unit = currency_after(tokens, small.last + 1)
    letter = text_at(tokens, small.last + 1)
    if (unit and is_small(unit[0])) or letter in ("c", "¢"):
        figure.value += small.value / 100
        figure.precision, figure.last = 0.01, unit[1] if unit else small.last + 1
    elif _ends_amount(tokens, small.last + 1) and tokens[figure.last].kind == WORD and small.value >= 1:
        figure.value += small.value / 100
        figure.precision, figure.last = 0.01, small.last


def _ends_amount(tokens: list[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in (".", ",", ";", "!", "?", "more")
