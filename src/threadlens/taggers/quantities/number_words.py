"""Numbers in words: cardinals of any size, decimals, fractions."""

from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import CARDINALS, DOZENS, FRACTIONS, PLURAL_SCALES, SCALES, TENS
from threadlens.taggers.quantities.lexicon import words as word_set
from threadlens.taggers.quantities.scales import fraction_after, names_scale, scaled
from threadlens.taggers.quantities.tokens import HYPHENS, Token, after_hyphen, text_at, word_at

_ORDINALS = word_set(
    "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth firsts "
    "hundredth thousandth"
)


def words_at(tokens: list[Token], at: int) -> Number | None:
    """Cardinals in words, and what follows them: a fraction, decimals after 'point', a scale."""
    total = current = 0.0
    scale = 1e30  # the smallest scale so far
    last = at - 1
    step = 1.0
    i = at
    current_open = 0.0  # what may still be added below: 100 after hundred, 10 after a ten
    while i < len(tokens):
        word = word_at(tokens, i)
        if word in CARDINALS and (last < at or (0 < CARDINALS[word] < current_open)):
            current += CARDINALS[word]
            current_open, step = 0.0, 1.0
        elif word in TENS and (last < at or TENS[word] < current_open):
            current += TENS[word]
            current_open, step = 10.0, 10.0
        elif word == "hundred" and current < 100:
            current = (current or 1) * 100
            current_open, step = 100.0, 100.0
        elif word in SCALES and word != "hundred" and SCALES[word] < scale:
            scale = SCALES[word]
            total += (current or 1) * scale
            current, current_open, step = 0.0, min(scale, 1000.0), scale
        elif word in ("millions", "billions", "trillions") and last >= at and tokens[last].lower not in SCALES:
            total, current = total + (current or 1) * PLURAL_SCALES[word], 0.0
            step = PLURAL_SCALES[word]
        elif word in SCALES and word != "hundred" and last >= at and tokens[last].lower in SCALES and total:
            total *= SCALES[word]
            step *= SCALES[word]
        else:
            break
        last = i
        i += 1
        i = _past_join(tokens, i, current_open)
    if last < at:
        return None
    number = Number(at, last, total + current, step, is_word=True)
    return _after_words(tokens, number, scale)


def _past_join(tokens: list[Token], at: int, open_below: float) -> int:
    """Past the 'and' or hyphen that may stand inside a number in words."""
    text = text_at(tokens, at)
    following = word_at(tokens, at + 1)
    if text == "and" and fraction_after(tokens, at + 1):
        return at
    is_part = following in CARDINALS or following in TENS
    if text in ("and", "&") and is_part and open_below >= 100:
        return at + 1
    if text in HYPHENS and (following in CARDINALS or following in SCALES or following in TENS):
        return at + 1
    if text == "," and is_part and open_below >= 1000 and word_at(tokens, at + 2) in SCALES:
        return at + 1
    return at


def _after_words(tokens: list[Token], number: Number, scale: float) -> Number | None:
    at = number.last + 1
    word = word_at(tokens, at)
    if _is_ordinal(tokens, number):
        return None
    if word == "point" and word_at(tokens, at + 1) in CARDINALS | TENS:
        return _point(tokens, number)
    bottom_at = after_hyphen(tokens, at)
    bottom = FRACTIONS.get(word_at(tokens, bottom_at))
    if bottom and _is_fraction_word(tokens, number, bottom_at):
        number.numerator, number.denominator = number.value, bottom
        number.value = (number.value or 0) / bottom
        number.last, number.precision = bottom_at, None
        return scaled(tokens, number)
    and_at = after_hyphen(tokens, at)  # also two-and-a-half
    if word_at(tokens, and_at) == "and":
        fraction = fraction_after(tokens, after_hyphen(tokens, and_at + 1))
        if (fraction and not names_scale(tokens, fraction[1] + 1)) or (fraction and (number.value or 0) < 1000):
            unit = scale if scale < 1e30 and (number.value or 0) % scale == 0 else 1.0
            number.value = (number.value or 0) + fraction[0] * unit
            number.precision, number.last = unit / 10, fraction[1]
            return scaled(tokens, number)
    if word in DOZENS or (after_hyphen(tokens, at) != at and word_at(tokens, at + 1) in DOZENS):
        return scaled(tokens, number)
    return number


def _is_ordinal(tokens: list[Token], number: Number) -> bool:
    """'twenty-first', 'one hundred and fifth'."""
    at = after_hyphen(tokens, number.last + 1)
    if word_at(tokens, at) == "and":
        at += 1
    ordinal = word_at(tokens, at)
    if ordinal not in _ORDINALS:
        return False
    return (tokens[number.last].lower in TENS) or tokens[number.last].lower in SCALES


def _is_fraction_word(tokens: list[Token], number: Number, at: int) -> bool:
    """'two thirds' and 'one fifth' are fractions, 'three seconds', 'one third party' and 'two quarters ago' are not."""
    word = tokens[at].lower
    is_one = number.value == 1
    if word.endswith("s") == is_one and word != "half":
        return False
    if word in ("quarters", "quarter") and word_at(tokens, at + 1) in ("ago", "running", "straight", "in"):
        return False
    return bool(number.value) and (number.value or 0) < 100


def _point(tokens: list[Token], number: Number) -> Number:
    at = number.last + 2
    digits = ""
    while (word := word_at(tokens, at)) in CARDINALS or word in TENS:
        value = CARDINALS.get(word, TENS.get(word, 0))
        if (
            digits
            and value < 10
            and (tokens[at - 1].lower in TENS or (tokens[at - 1].text in HYPHENS and tokens[at - 2].lower in TENS))
        ):
            value += int(digits[-2:])
            digits = digits[:-2]
        digits += str(value)
        number.last = at
        at = after_hyphen(tokens, at + 1) if word in TENS else at + 1
    number.value = float(f"{number.value or 0:.0f}.{digits}")
    number.precision = 10.0 ** -len(digits)
    return scaled(tokens, number)
