"""A number with its sign, currency and unit: one figure, before ranges, ratios and modifiers."""

from threadlens.taggers.quantities.amounts import add_money
from threadlens.taggers.quantities.figure import Figure, Number
from threadlens.taggers.quantities.lexicon import FUNCTION_WORDS, MULTIPLE_VERBS, MULTIPLE_WORDS, NOTES, words
from threadlens.taggers.quantities.money import currency_after
from threadlens.taggers.quantities.multiples import multiple_at, word_multiple
from threadlens.taggers.quantities.numbers import number_at
from threadlens.taggers.quantities.parts import PARTS, adds_minutes, smaller_parts
from threadlens.taggers.quantities.spells import is_during
from threadlens.taggers.quantities.tokens import (
    FRACTION,
    HYPHENS,
    NUMBER,
    SIGN,
    WORD,
    Token,
    text_at,
    word_at,
)
from threadlens.taggers.quantities.unit_forms import TIME
from threadlens.taggers.quantities.units import PERCENT, unit_at

_BOUND_BEFORE_ARTICLE = words("under over about nearly almost around within above roughly below")
_COMPARATIVES = words("less more fewer longer shorter greater larger higher lower smaller older younger bigger")
_FROST = ("zero", "freezing")


def figure_at(tokens: list[Token], at: int) -> Figure | None:
    """The figure whose number begins at a token."""
    token = tokens[at]
    if token.kind == SIGN:
        return None  # a currency sign: read with the number after it
    if token.lower in MULTIPLE_VERBS or token.lower in MULTIPLE_WORDS:
        return word_multiple(tokens, at)
    if token.lower in NOTES:
        return _note(tokens, at)
    if token.lower in ("most", "majority"):
        return _most(tokens, at)
    number = number_at(tokens, at)
    if number is None:
        return None
    _signed(tokens, number)
    _article(tokens, number)
    return _with_unit(tokens, number)


def _note(tokens: list[Token], at: int) -> Figure | None:
    """'I owe you a fiver': one note; 'two fivers' count notes."""
    if tokens[at].lower.endswith("s"):
        return None
    first = at - 1 if word_at(tokens, at - 1) in ("a", "another") else at
    value = NOTES[tokens[at].lower]
    unit = "GBP" if any(t.text == "£" for t in tokens) else "dollar"
    return Figure(first, at, "money", value, Number(first, at, value, 1.0, is_word=True), unit=unit)


def article_figure(tokens: list[Token], at: int) -> Figure | None:
    """'less than a week', 'more than an hour': an article counts one only after a bound."""
    if not (_is_bounded(tokens, at) or _has_half(tokens, at + 2) or _is_grand(tokens, at)):
        return None
    unit = unit_at(tokens, at + 1, is_digits=False)
    money = currency_after(tokens, at + 1)
    if unit is None and money is None and not _is_grand(tokens, at):
        return None
    if unit and tokens[at + 1].text in HYPHENS:
        return None
    if tokens[unit[2] if unit else at + 1].lower.endswith("s"):
        return None
    figure = _with_unit(tokens, Number(at, at, 1.0, 1.0, is_word=True))
    if word_at(tokens, at - 1) == "over" and figure.kind == "duration" and is_during(tokens, figure, at - 1):
        return None
    return figure if figure.last > at else None


def _is_bounded(tokens: list[Token], at: int) -> bool:
    before, further = word_at(tokens, at - 1), word_at(tokens, at - 2)
    if before == "than":
        return further in _COMPARATIVES
    if before == "to":
        return further in ("up", "close")
    if before in ("least", "most"):
        return further in ("at", "the", "very")
    return before in _BOUND_BEFORE_ARTICLE


def _is_grand(tokens: list[Token], at: int) -> bool:
    """'a grand for 2016', not 'a grand old man'."""
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    ends = following is None or following.kind != WORD or following.lower in FUNCTION_WORDS
    return tokens[at].lower == "a" and text_at(tokens, at + 1) == "grand" and ends


def _has_half(tokens: list[Token], at: int) -> bool:
    """'… and a half', also 'and half'."""
    if word_at(tokens, at) != "and":
        return False
    return word_at(tokens, at + 1) == "half" or (
        word_at(tokens, at + 1) in ("a", "one") and word_at(tokens, at + 2) in ("half", "quarter")
    )


def _signed(tokens: list[Token], number: Number) -> None:
    before = number.first - 1
    if before < 0 or number.value is None:
        return
    token = tokens[before]
    is_sign = (
        token.text in ("-", "−", "–")
        and tokens[number.first].glued
        and (not token.glued or tokens[before - 1].text in "<>=~≤≥$€£")
    )
    if is_sign or token.lower in ("minus", "negative"):
        if word_at(tokens, before - 1) == "or":  # plus or minus
            return
        previous = tokens[before - 1] if before else None
        if previous and previous.kind in (NUMBER, FRACTION):
            return
        number.value, number.first = -number.value, before


def _article(tokens: list[Token], number: Number) -> None:
    """'a hundred', 'a dozen', 'a half': the article belongs to the number."""
    first = tokens[number.first]
    is_scale = first.lower in ("hundred", "thousand", "million", "billion", "trillion", "dozen", "crore", "lakh")
    if is_scale and word_at(tokens, number.first - 1) in ("a", "an"):
        number.first -= 1


def _with_unit(tokens: list[Token], number: Number) -> Figure:
    figure = Figure(
        number.first, number.last, "count", number.value, number, low=number.low, high=number.high,
        precision=number.precision,
    )  # fmt: skip
    is_digits = tokens[number.last].kind in (NUMBER, FRACTION) or tokens[number.first].kind in (NUMBER, FRACTION)
    if add_money(tokens, figure):
        return figure
    unit_start = number.last + 1
    if number.is_vague and word_at(tokens, unit_start) == "of":
        unit_start += 1
    elif (
        word_at(tokens, unit_start) == "of"
        and number.numerator
        and word_at(tokens, unit_start + 1) in ("a", "an", "one")
    ):
        unit_start += 2
    elif number.numerator and word_at(tokens, unit_start) in ("a", "an"):
        unit_start += 1
    unit = unit_at(tokens, unit_start, is_digits)
    if unit is None and word_at(tokens, unit_start) == "below" and word_at(tokens, unit_start + 1) in _FROST:
        unit = "count", "degree", number.last  # '20 below zero'
    multiple = multiple_at(tokens, number.last + 1)
    if multiple:
        figure.kind, figure.last = "multiple", multiple
    elif unit:
        figure.kind, figure.unit, figure.last = unit
        figure.is_compound = tokens[unit_start].text in HYPHENS
        _tail_of_unit(tokens, figure)
    elif number.numerator is not None and number.numerator + (number.denominator or 0) == 100:
        figure.kind, figure.numerator, figure.denominator = "ratio", number.numerator, number.denominator  # 60/40
    elif number.numerator is not None and number.value is not None and 0 < number.value <= 1:
        if word_at(tokens, number.last + 1) == "as" and word_at(tokens, number.last + 2) in (
            "many",
            "much",
            "large",
            "big",
        ):
            figure.kind, figure.last, figure.numerator = "multiple", number.last + 2, None
        else:
            _as_share(figure)
    return figure


def _as_share(figure: Figure) -> None:
    number = figure.number
    figure.kind, figure.unit = "percent", PERCENT
    figure.value = float(f"{100 * (number.value or 0):.12g}")
    figure.numerator, figure.denominator = number.numerator, number.denominator
    figure.precision = None


def _tail_of_unit(tokens: list[Token], figure: Figure) -> None:
    """What follows a unit and belongs to it: '… and a half', '… old', '… 2 inches', '… below zero'."""
    at = figure.last + 1
    word = word_at(tokens, at)
    if figure.kind == "duration":
        if figure.unit == "hour" and adds_minutes(tokens, figure):
            return
        if word == "and" and figure.value is not None:
            half = at + 1 if word_at(tokens, at + 1) == "half" else at + 2
            if word_at(tokens, half) == "half" and word_at(tokens, half - 1) in ("a", "and", "one"):
                figure.value, figure.last, figure.precision = figure.value + 0.5, half, 0.1
        old = at + 1 if text_at(tokens, at) in HYPHENS else at
        if word_at(tokens, old) in ("old", "olds"):
            figure.last = old
        elif word == "of" and word_at(tokens, at + 1) == "age":
            figure.last = at + 1
    elif figure.unit in PARTS:
        smaller_parts(tokens, figure)
    elif figure.unit == "degree" and word == "below" and word_at(tokens, at + 1) in _FROST and figure.value:
        figure.value, figure.last = -figure.value, at + 1


def _most(tokens: list[Token], at: int) -> Figure | None:
    """'most people', 'most of the staff', 'a majority of them': more than half."""
    number = Number(at, at, 50.0, None, is_word=True, modifier=">")
    if tokens[at].lower == "majority":
        if word_at(tokens, at + 1) != "of" and word_at(tokens, at - 1) != "the":
            return None
        if word_at(tokens, at + 1) != "of" or word_at(tokens, at - 1) in ("absolute", "simple", "parliamentary"):
            return None
        if at + 2 < len(tokens) and tokens[at + 2].kind == NUMBER:
            return None  # 'a majority of 76' is a count of seats
        first = at
        while word_at(tokens, first - 1) in ("a", "the", "vast", "great", "overwhelming", "large", "clear"):
            first -= 1
    elif not _is_share_most(tokens, at):
        return None
    else:
        first = at
    return Figure(first, at, "percent", 50.0, number, unit=PERCENT, modifier=">", hedge=tokens[at].lower)


def _is_share_most(tokens: list[Token], at: int) -> bool:
    following = word_at(tokens, at + 1)
    if word_at(tokens, at - 1) in ("at", "the", "for", "a"):
        return False
    if following == "of":
        return word_at(tokens, at + 3) not in ("time", "day", "year", "night") and word_at(tokens, at + 2) != "all"
    if following.endswith(("ous", "ss", "us", "is")) or following in TIME:
        return False
    return following == "people" or (len(following) > 3 and following.endswith("s"))


def name_kind(tokens: list[Token], figure: Figure) -> None:
    """'aged 29' and 'age 5 to 7' are years, 'by a factor of 4' is a multiple, though no unit says so."""
    before = word_at(tokens, figure.first - 1)
    is_age = before in ("aged", "age", "ages") or (
        before == "of" and word_at(tokens, figure.first - 2) in ("age", "ages")
    )
    if (is_age or _is_age_apposed(tokens, figure)) and figure.kind == "count" and figure.unit is None:
        top = figure.value if figure.value is not None else figure.high
        if top is not None and top < 130:
            figure.kind, figure.unit = "duration", "year"
    if before == "of" and word_at(tokens, figure.first - 2) == "factor" and figure.kind == "count":
        figure.kind = "multiple"


def _is_age_apposed(tokens: list[Token], figure: Figure) -> bool:
    """'The mayor, 52, said': a bare number between commas behind a name or a noun."""
    at = figure.first
    if at < 2 or at != figure.last or tokens[at].kind != NUMBER or figure.number.is_grouped or figure.counted:
        return False
    if text_at(tokens, at - 1) != "," or text_at(tokens, at + 1) != "," or not 1 <= (figure.value or 0) <= 115:
        return False
    before, after = tokens[at - 2], tokens[at + 2] if at + 2 < len(tokens) else None
    is_listed = after is None or after.kind in (NUMBER, FRACTION) or after.lower in ("and", "or", "then")
    return before.kind == WORD and before.lower not in FUNCTION_WORDS and not is_listed
