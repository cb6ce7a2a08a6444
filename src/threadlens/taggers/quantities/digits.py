"""Numbers that begin with digits, and the letters that multiply them."""

from threadlens.taggers.quantities.counted import is_plural
from threadlens.taggers.quantities.figure import Number
from threadlens.taggers.quantities.lexicon import FUNCTION_WORDS, PLURAL_SCALES, SPACED_SUFFIXES, SUFFIXES, VERBS
from threadlens.taggers.quantities.money import currency_after
from threadlens.taggers.quantities.scales import multiplied, scaled
from threadlens.taggers.quantities.tokens import FRACTION, WORD, Token, word_at, words_near


def digits_at(tokens: list[Token], at: int) -> Number | None:
    """The number that begins with digits."""
    token = tokens[at]
    grouped = token.grouped or token.precision < 1
    number = Number(at, at, token.value, token.precision, is_grouped=grouped)
    following = at + 1
    if following < len(tokens):
        nxt = tokens[following]
        if nxt.kind == FRACTION and not grouped and nxt.value < 1:  # 2 1/2, 2½
            number.last, number.value = following, token.value + nxt.value
            number.precision = 1 / nxt.denominator
            return scaled(tokens, number)
        if nxt.glued and nxt.lower == "s" and token.value in (10, 100, 1000, 1e6):
            return _plural_digits(tokens, at)
        currency_before = _is_after_sign(tokens, at) or _is_before_sign(tokens, following)
        is_spaced_m = nxt.text == "M" and is_plural(word_at(tokens, following + 1))  # 1.5 M people
        if (
            nxt.kind == WORD
            and nxt.text in SUFFIXES
            and (
                nxt.glued
                or (
                    nxt.text in SPACED_SUFFIXES
                    and (currency_before or is_spaced_m or nxt.text in ("k", "bn", "mn", "bln", "tln", "mln", "mil"))
                )
            )
        ):
            if _is_scale(tokens, following, currency_before):
                factor = SUFFIXES[nxt.text]
                return multiplied(number, factor, following)
            return number
    return scaled(tokens, number)


def _is_after_sign(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 2].text if at > 1 and tokens[at - 1].text == "." else tokens[at - 1].text if at else ""
    return before in ("$", "€", "£", "¥", "₹", "Rs")


def _is_before_sign(tokens: list[Token], at: int) -> bool:
    """'5 M€', '20 k$': the currency clings to the letters behind."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text in "$€£¥₹"


def _plural_digits(tokens: list[Token], at: int) -> Number:
    """'100s of files', '10s of thousands': vague, as the words are."""
    scale, last = tokens[at].value, at + 1
    bigger = PLURAL_SCALES.get(word_at(tokens, at + 3)) if word_at(tokens, at + 2) == "of" else None
    if bigger:
        return Number(at, at + 3, None, low=scale * bigger, high=10 * scale * bigger - 1, is_vague=True)
    return Number(at, last, None, low=2 * scale, high=10 * scale - 1, is_vague=True)


def _is_scale(tokens: list[Token], at: int, currency_before: bool) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether the letters after digits multiply: '1.5m people' does, a '5m shark' and '10 mm' do not."""
    letters = tokens[at].text
    if letters == "mm":
        return currency_before
    if letters == "K" and "°" in words_near(tokens, at):
        return False  # kelvin beside degrees
    if letters == "b" and tokens[at].glued and tokens[at - 1].value >= 1000:
        return False  # bits
    if letters in ("T", "G", "b"):
        return currency_before or (letters == "b" and tokens[at].glued)
    if letters != "m" or currency_before:
        return True
    word = word_at(tokens, at + 1)
    if word == "of":
        return word_at(tokens, at + 2) in ("them", "these", "those", "the")
    if currency_after(tokens, at + 1):
        return True  # 3.5m Swiss francs
    return is_plural(word) and word not in FUNCTION_WORDS and word not in VERBS
