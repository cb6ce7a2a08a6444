"""Numbers of every shape, by the token that they begin with."""

from threadlens.taggers.quantities.digits import digits_at
from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import DOZENS, FRACTIONS, PLURAL_SCALES, VAGUE
from threadlens.taggers.quantities.number_words import words_at
from threadlens.taggers.quantities.scales import scaled
from threadlens.taggers.quantities.tokens import FRACTION, NUMBER, WORD, Token
from threadlens.taggers.quantities.vague import bare_fraction_at, plural_scale_at, vague_at


def number_at(tokens: list[Token], at: int) -> Number | None:  # noqa: PLR0911 # one return a shape
    """The number that begins at a token, articles and signs before it aside."""
    token = tokens[at]
    if token.kind == NUMBER:
        return digits_at(tokens, at)
    if token.kind == FRACTION:
        number = Number(at, at, token.value, None, numerator=token.numerator, denominator=token.denominator)
        return scaled(tokens, number)
    if token.kind != WORD:
        return None
    word = token.lower
    if word in VAGUE:
        return vague_at(tokens, at)
    if word in PLURAL_SCALES or word in ("dozens", "scores"):
        return plural_scale_at(tokens, at)
    if word in ("half", "quarter", "third") or word in FRACTIONS:
        return bare_fraction_at(tokens, at)
    if word in DOZENS and word != "doz":
        return scaled(tokens, Number(at, at, DOZENS[word], 12.0, is_word=True))
    return words_at(tokens, at)
