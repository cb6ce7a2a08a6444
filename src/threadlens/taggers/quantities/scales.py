"""What multiplies or completes a number: scale words, smaller parts, fractions."""

from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import CARDINALS, DOZENS, FRACTIONS, PLURAL_SCALES, SCALES
from threadlens.taggers.quantities.tokens import FRACTION, NUMBER, Token, after_hyphen, text_at, word_at


def multiplied(number: Number, factor: float, last: int) -> Number:
    """A number times a factor, ending at a later token."""
    if number.value is not None:
        # A product of decimals drifts (4.35 * 100); rounding to twelve digits restores what was written.
        number.value = float(f"{number.value * factor:.12g}")
    if number.low is not None and number.high is not None:
        number.low, number.high = number.low * factor, number.high * factor
    if number.numerator is not None:  # half a billion is printed to the tenth of it
        number.precision = factor / 10
    elif number.precision is not None:
        number.precision *= factor
    number.numerator = number.denominator = None
    number.last = last
    number.is_grouped = True
    return number


def scaled(tokens: list[Token], number: Number) -> Number:
    """Multiplies by the scale words that follow: 2.5 million, $2-billion, 4 thousand 3 hundred and 21."""
    _halved(tokens, number)
    at = after_hyphen(tokens, number.last + 1)
    if word_at(tokens, at) == "of" and word_at(tokens, at + 1) == "a" and number.numerator is not None:
        at += 2
    factor = 1.0
    last = number.last
    while (word := word_at(tokens, at)) in SCALES or word in DOZENS or word in ("millions", "billions"):
        factor *= SCALES.get(word) or DOZENS.get(word) or PLURAL_SCALES[word]
        last = at
        at += 1
    if last == number.last:
        return number
    number = multiplied(number, factor, last)
    return _tail(tokens, number, factor)


def _halved(tokens: list[Token], number: Number) -> None:
    """'47 and a half thousand': the fraction belongs to the number, and the scale to both."""
    at = number.last + 1
    fraction = fraction_after(tokens, at + 1) if word_at(tokens, at) == "and" and number.value is not None else None
    if fraction and word_at(tokens, fraction[1] + 1) in (*SCALES, "grand"):
        number.value, number.last, number.precision = (number.value or 0) + fraction[0], fraction[1], 0.1


def fraction_after(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """'a half', 'half', 'one third', 'three-quarters', '2/3' as (value, last index)."""
    if at < len(tokens) and tokens[at].kind == FRACTION:
        return tokens[at].value, at
    word = word_at(tokens, at)
    if word == "half":
        return 0.5, at
    top: float | None = 1 if word in ("a", "an", "one") else CARDINALS.get(word)
    if not top:
        return None
    at = after_hyphen(tokens, at + 1)
    word = word_at(tokens, at)
    bottom = FRACTIONS.get(word)
    if not bottom or (word.endswith("s") and word != "halves") != (top > 1):
        return None
    return top / bottom, at


def names_scale(tokens: list[Token], at: int) -> bool:
    """Whether a scale word stands at a position."""
    return word_at(tokens, at) in SCALES


def _tail(tokens: list[Token], number: Number, scale: float) -> Number:
    """What may follow a scale: a smaller number ('and 21') or a fraction of the scale ('and a half')."""
    at = number.last + 1
    if word_at(tokens, at) == "and":
        fraction = fraction_after(tokens, at + 1)
        if fraction and not names_scale(tokens, fraction[1] + 1):
            value, last = fraction
            number.value = (number.value or 0) + value * scale
            number.precision = scale / 10
            number.last = last
            return number
        at += 1
    rest = None
    # '4 thousand 3 hundred and 21' is one number, '$1.2 billion and 500 jobs' are two.
    if at < len(tokens) and scale in (100, 1000) and (tokens[number.first].precision >= 1):
        if tokens[at].kind == NUMBER and tokens[at].value < scale and not tokens[at].grouped and at != number.last + 1:
            rest = Number(at, at, tokens[at].value, 1.0)
            rest = scaled(tokens, rest) if word_at(tokens, at + 1) in SCALES else rest
        elif tokens[at].kind == NUMBER and word_at(tokens, at + 1) in SCALES and at == number.last + 1:
            rest = scaled(tokens, Number(at, at, tokens[at].value, 1.0))
    if rest and rest.value and rest.value < scale and tokens[number.first].kind == NUMBER:
        after = word_at(tokens, rest.last + 1)
        if after not in ("per", "percent") and text_at(tokens, rest.last + 1) != "%":
            number.value = (number.value or 0) + rest.value
            number.precision, number.last = rest.precision, rest.last
    return number
