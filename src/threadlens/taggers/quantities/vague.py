"""Vague counts and bare fractions: a couple hundred, dozens, half a million, a third."""

from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import DOZENS, FRACTIONS, PLURAL_SCALES, SCALES, VAGUE, words
from threadlens.taggers.quantities.scales import multiplied
from threadlens.taggers.quantities.tokens import Token, after_hyphen, text_at, word_at
from threadlens.taggers.quantities.unit_forms import TIME

_ARTICLES = words("a last past next first another every")
# 'The toddler is a handful', 'she can be quite a handful' is said of somebody.
_BE = words("is was be been are were 's quite such become became")


def vague_at(tokens: list[Token], at: int) -> Number | None:
    """a couple (of), a few, several, a handful, with or without a scale."""
    word = tokens[at].lower
    low, high, low_factor, high_factor = VAGUE[word]
    before = word_at(tokens, at - 1)
    nxt = at + 1
    if word_at(tokens, nxt) == "of" and word in ("couple", "handful"):
        nxt += 1
    is_scaled = word_at(tokens, nxt) in SCALES or word_at(tokens, nxt) in DOZENS
    is_opener = word == "couple" and is_scaled  # 'Couple hundred of us'
    if word != "several" and not is_opener and before not in _ARTICLES:
        return None
    scale_word = word_at(tokens, nxt)
    first = at - 1 if before == "a" else at
    factor = SCALES.get(scale_word) or DOZENS.get(scale_word)
    if scale_word in PLURAL_SCALES and scale_word != "tens":  # several hundreds
        factor = PLURAL_SCALES[scale_word]
    if factor:
        last = nxt
        while (bigger := SCALES.get(word_at(tokens, last + 1))) and bigger > factor:
            factor, last = factor * bigger, last + 1
        return Number(first, last, None, low=low_factor * factor, high=high_factor * factor - 1, is_vague=True)
    if word == "couple":
        noun = word_at(tokens, at + 1)
        if nxt == at + 1 and not (noun.endswith("s") or noun in ("more", "people", "dozen", "men", "women")):
            return None  # two people who are a pair
        return Number(first, nxt - 1, 2.0, 1.0, is_word=True)
    if word == "handful" and word_at(tokens, at + 1) != "of" and _is_quite(tokens, at):
        return None
    return Number(first, at, None, low=low, high=high, is_vague=True)


def plural_scale_at(tokens: list[Token], at: int) -> Number | None:
    """dozens, hundreds, tens of thousands, hundreds of millions."""
    word = tokens[at].lower
    if word == "dozens":
        last = at + 2 if _is_doubled(tokens, at) else at
        return Number(at, last, None, low=24, high=99, is_vague=True)
    if word == "scores":
        return Number(at, at, None, low=40, high=99, is_vague=True) if word_at(tokens, at + 1) == "of" else None
    scale = PLURAL_SCALES[word]
    first = at - 1 if word_at(tokens, at - 1) == "many" else at
    bigger = PLURAL_SCALES.get(word_at(tokens, at + 2)) if word_at(tokens, at + 1) in ("of", "upon") else None
    if bigger and bigger > scale:
        return Number(first, at + 2, None, low=scale * bigger, high=10 * scale * bigger - 1, is_vague=True)
    if word == "tens":
        return None
    last = at + 2 if bigger == scale or _is_doubled(tokens, at) else at
    # DESIGN: 'hundreds' is 200 to 999, 'thousands' 2,000 to 9,999.
    return Number(first, last, None, low=2 * scale, high=10 * scale - 1, is_vague=True)


def _is_doubled(tokens: list[Token], at: int) -> bool:
    """'dozens and dozens'."""
    return word_at(tokens, at + 1) in ("and", "upon") and word_at(tokens, at + 2) == tokens[at].lower


def _is_quite(tokens: list[Token], at: int) -> bool:
    before = word_at(tokens, at - 2)
    return before in _BE or before.endswith(("'s", "’s")) or text_at(tokens, at - 1) == "every"


def bare_fraction_at(tokens: list[Token], at: int) -> Number | None:
    """half, a third, a quarter; half a million, half-million, half a dozen."""
    bottom = FRACTIONS[tokens[at].lower]
    before = word_at(tokens, at - 1)
    if tokens[at].lower.endswith("s") or tokens[at].lower == "halves":
        return None
    if bottom > 2 and tokens[at].lower != "quarter" and word_at(tokens, at + 1) in TIME:
        return None  # 'its third year'
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
        return multiplied(number, factor, nxt)
    return number
