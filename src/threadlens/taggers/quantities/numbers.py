"""Numbers in digits and words, with scales, fractions and vague counts."""

from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import (
    CARDINALS,
    DOZENS,
    FRACTIONS,
    PLURAL_SCALES,
    SCALES,
    SPACED_SUFFIXES,
    SUFFIXES,
    TENS,
    VAGUE,
)
from threadlens.taggers.quantities.tokens import FRACTION, HYPHENS, NUMBER, WORD, Token

_ORDINALS = frozenset(
    "first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
) | {"firsts", "hundredth", "thousandth"}


def number_at(tokens: list[Token], at: int) -> Number | None:
    """The number that begins at a token, articles and signs before it aside."""
    token = tokens[at]
    if token.kind == NUMBER:
        return _digits(tokens, at)
    if token.kind == FRACTION:
        number = Number(at, at, token.value, None, numerator=token.numerator, denominator=token.denominator)
        return _scaled(tokens, number)
    if token.kind != WORD:
        return None
    word = token.lower
    if word in VAGUE:
        return _vague(tokens, at)
    if word in PLURAL_SCALES or word in ("dozens", "scores"):
        return _plural_scale(tokens, at)
    if word in ("half", "quarter", "third") or word in FRACTIONS:
        return _bare_fraction(tokens, at)
    if word in DOZENS:
        return _scaled(tokens, Number(at, at, DOZENS[word], 12.0, is_word=True))
    return _words(tokens, at)


def word_at(tokens: list[Token], at: int) -> str:
    """The lower-case word at a position, or nothing."""
    return tokens[at].lower if 0 <= at < len(tokens) and tokens[at].kind == WORD else ""


def text_at(tokens: list[Token], at: int) -> str:
    """The text at a position in lower case, or nothing."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def after_hyphen(tokens: list[Token], at: int) -> int:
    """The position after a hyphen that stands at `at`, else `at` itself."""
    if at < len(tokens) and tokens[at].text in HYPHENS and at + 1 < len(tokens):
        return at + 1
    return at


def _digits(tokens: list[Token], at: int) -> Number | None:
    token = tokens[at]
    grouped = token.grouped or token.precision < 1
    number = Number(at, at, token.value, token.precision, is_grouped=grouped)
    following = at + 1
    if following < len(tokens):
        nxt = tokens[following]
        if nxt.kind == FRACTION and not grouped and nxt.value < 1:  # 2 1/2, 2½
            number.last, number.value = following, token.value + nxt.value
            number.precision = 1 / nxt.denominator
            return _scaled(tokens, number)
        currency_before = at > 0 and tokens[at - 1].text in "$€£¥₹"
        if (
            nxt.kind == WORD
            and nxt.text in SUFFIXES
            and (
                nxt.glued
                or (
                    nxt.text in SPACED_SUFFIXES
                    and (currency_before or nxt.text in ("k", "bn", "mn", "bln", "tln", "mln", "mil"))
                )
            )
        ):
            if _is_scale(tokens, following, currency_before):
                factor = SUFFIXES[nxt.text]
                return _multiplied(number, factor, following)
            return number
    return _scaled(tokens, number)


def _is_scale(tokens: list[Token], at: int, currency_before: bool) -> bool:
    """Whether the letters after digits multiply: '1.5m people' does, a '5m shark' and '10 mm' do not."""
    letters = tokens[at].text
    if letters == "mm":
        return currency_before
    if letters in ("T", "G", "b"):
        return currency_before or (letters == "b" and tokens[at].glued)
    if letters != "m" or currency_before:
        return True
    word = word_at(tokens, at + 1)
    if word == "of":
        return word_at(tokens, at + 2) in ("them", "these", "those", "the")
    return len(word) > 2 and (word.endswith("s") or word in ("people", "men", "women", "euro", "yen")) and word not in (
        "less", "across", "metres", "meters", "is", "was", "has",
    )  # fmt: skip


def _multiplied(number: Number, factor: float, last: int) -> Number:
    if number.value is not None:
        # A product of decimals drifts (4.35 * 100); rounding to twelve digits restores what was written.
        number.value = float(f"{number.value * factor:.12g}")
    if number.low is not None and number.high is not None:
        number.low, number.high = number.low * factor, number.high * factor
    number.precision = number.precision * factor if number.precision is not None else None
    number.numerator = number.denominator = None
    number.last = last
    number.is_grouped = True
    return number


def _scaled(tokens: list[Token], number: Number) -> Number:
    """Multiplies by the scale words that follow: 2.5 million, $2-billion, 4 thousand 3 hundred and 21."""
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
    number = _multiplied(number, factor, last)
    return _tail(tokens, number, factor)


def _tail(tokens: list[Token], number: Number, scale: float) -> Number:
    """What may follow a scale: a smaller number ('and 21') or a fraction of the scale ('and a half')."""
    at = number.last + 1
    if word_at(tokens, at) == "and":
        fraction = _fraction_after(tokens, at + 1)
        if fraction and not _names_scale(tokens, fraction[1] + 1):
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
            rest = _scaled(tokens, rest) if word_at(tokens, at + 1) in SCALES else rest
        elif tokens[at].kind == NUMBER and word_at(tokens, at + 1) in SCALES and at == number.last + 1:
            rest = _scaled(tokens, Number(at, at, tokens[at].value, 1.0))
    if rest and rest.value and rest.value < scale and tokens[number.first].kind == NUMBER:
        after = word_at(tokens, rest.last + 1)
        if after not in ("per", "percent") and text_at(tokens, rest.last + 1) != "%":
            number.value = (number.value or 0) + rest.value
            number.precision, number.last = rest.precision, rest.last
    return number


def _names_scale(tokens: list[Token], at: int) -> bool:
    return word_at(tokens, at) in SCALES


def _fraction_after(tokens: list[Token], at: int) -> tuple[float, int] | None:
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


def _words(tokens: list[Token], at: int) -> Number | None:
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
    if text == "and" and _fraction_after(tokens, at + 1):
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
        return _scaled(tokens, number)
    if word == "and":
        fraction = _fraction_after(tokens, at + 1)
        if (fraction and not _names_scale(tokens, fraction[1] + 1)) or (fraction and (number.value or 0) < 1000):
            unit = scale if scale < 1e30 and (number.value or 0) % scale == 0 else 1.0
            number.value = (number.value or 0) + fraction[0] * unit
            number.precision, number.last = unit / 10, fraction[1]
            return _scaled(tokens, number)
    if word in DOZENS or (after_hyphen(tokens, at) != at and word_at(tokens, at + 1) in DOZENS):
        return _scaled(tokens, number)
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
        if digits and value < 10 and (tokens[at - 1].lower in TENS or (tokens[at - 1].text in HYPHENS and tokens[at - 2].lower in TENS)):
            value += int(digits[-2:])
            digits = digits[:-2]
        digits += str(value)
        number.last = at
        at = after_hyphen(tokens, at + 1) if word in TENS else at + 1
    number.value = float(f"{number.value or 0:.0f}.{digits}")
    number.precision = 10.0 ** -len(digits)
    return _scaled(tokens, number)


def _vague(tokens: list[Token], at: int) -> Number | None:
    """a couple (of), a few, several, a handful, with or without a scale."""
    word = tokens[at].lower
    low, high, low_factor, high_factor = VAGUE[word]
    before = word_at(tokens, at - 1)
    if word != "several" and before not in ("a", "last", "past", "next", "first", "another", "every"):
        return None
    nxt = at + 1
    if word_at(tokens, nxt) == "of" and word in ("couple", "handful"):
        nxt += 1
    scale_word = word_at(tokens, nxt)
    first = at - 1 if before == "a" else at
    factor = SCALES.get(scale_word) or DOZENS.get(scale_word)
    if factor:
        last = nxt
        while (bigger := SCALES.get(word_at(tokens, last + 1))) and bigger > factor:
            factor, last = factor * bigger, last + 1
        return Number(first, last, None, low=low_factor * factor, high=high_factor * factor - 1, is_vague=True)
    if word == "couple":
        return Number(first, nxt - 1, 2.0, 1.0, is_word=True)
    if word == "handful" and word_at(tokens, at + 1) != "of":
        return None
    return Number(first, at, None, low=low, high=high, is_vague=True)


def _plural_scale(tokens: list[Token], at: int) -> Number | None:
    """dozens, hundreds, tens of thousands, hundreds of millions."""
    word = tokens[at].lower
    if word == "dozens":
        return Number(at, at, None, low=24, high=99, is_vague=True)
    if word == "scores":
        return Number(at, at, None, low=40, high=99, is_vague=True) if word_at(tokens, at + 1) == "of" else None
    scale = PLURAL_SCALES[word]
    first = at - 1 if word_at(tokens, at - 1) == "many" else at
    bigger = PLURAL_SCALES.get(word_at(tokens, at + 2)) if word_at(tokens, at + 1) in ("of", "upon") else None
    if bigger and bigger > scale:
        return Number(first, at + 2, None, low=scale * bigger, high=10 * scale * bigger - 1, is_vague=True)
    if word == "tens":
        return None
    last = at + 2 if bigger == scale else at
    # DESIGN: 'hundreds' is 200 to 999, 'thousands' 2,000 to 9,999.
    return Number(first, last, None, low=2 * scale, high=10 * scale - 1, is_vague=True)


def _bare_fraction(tokens: list[Token], at: int) -> Number | None:
    """half, a third, a quarter; half a million, half-million, half a dozen."""
    bottom = FRACTIONS[tokens[at].lower]
    before = word_at(tokens, at - 1)
    if tokens[at].lower.endswith("s") or tokens[at].lower == "halves":
        return None
    first = at - 1 if before in ("a", "an") else at
    number = Number(first, at, 1 / bottom, None, numerator=1, denominator=bottom, is_word=True)
    nxt = after_hyphen(tokens, at + 1)
    if bottom == 2 and word_at(tokens, nxt) in ("a", "an"):
        nxt += 1
    elif bottom > 2 and word_at(tokens, nxt) == "of" and word_at(tokens, nxt + 1) in ("a", "an"):
        nxt += 2
    word = word_at(tokens, nxt)
    if word in SCALES or word in DOZENS:
        factor = SCALES.get(word) or DOZENS[word]
        return _multiplied(number, factor, nxt)
    return number
