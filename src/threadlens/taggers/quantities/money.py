"""The currency of a number, before it or after it."""

from threadlens.taggers.quantities.currencies import (
    BEFORE,
    CODES,
    DOLLARS,
    NAMES,
    NATIONS,
    PAIRS,
    PENCE_CUES,
    SIGNS,
    SMALL,
)
from threadlens.taggers.quantities.tokens import FRACTION, HYPHENS, NUMBER, WORD, Token, word_at, words_near


def currency_before(tokens: list[Token], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 # one return a shape
    """Unit and first token of the currency that stands right before a number."""
    before = at - 1
    if before < 0:
        return None
    token = tokens[before]
    if token.text in SIGNS:
        return _prefixed(tokens, before)
    if token.text == "." and before and tokens[before - 1].text == "Rs":
        return "INR", before - 1
    if token.kind != WORD or (before and tokens[before - 1].kind == NUMBER and not tokens[at].glued):
        return None
    if token.text in CODES:
        return token.text, before
    if token.text in ("MUSD", "MEUR", "MAUD", "MGBP"):
        return token.text[1:], before
    if token.lower in BEFORE and (token.text[0].isupper() or token.lower in ("ringgit", "dollar")):
        return BEFORE[token.lower], before
    return None


def _prefixed(tokens: list[Token], at: int) -> tuple[str, int]:
    """The letters before a dollar sign: US$, C$, HK$, with or without a space."""
    unit = SIGNS[tokens[at].text]
    before = at - 1
    if unit != "dollar" or before < 0:
        return unit, at
    if tokens[before].text == "." and before >= 2 and tokens[before - 1].lower == "s":
        return "USD", max(before - 3, 0)
    if tokens[before].kind == WORD:
        letters = tokens[before].lower
        is_prefix = letters in DOLLARS and (tokens[at].glued or letters not in ("a", "s", "can", "r"))
        if is_prefix and (
            letters != "us" or tokens[before].text != "us" or tokens[at].glued or tokens[at + 1].start > tokens[at].end
        ):
            return DOLLARS[letters], before
    return unit, at


def currency_after(tokens: list[Token], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 # one return a shape
    """Unit and last token of the currency that begins right after a number."""
    if at + 1 < len(tokens) and tokens[at].text in HYPHENS and tokens[at + 1].glued and tokens[at + 1].kind == WORD:
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].kind in (NUMBER, FRACTION) and tokens[at + 1].glued:
        return None  # it belongs to the next number: '$10-$20', '3 USD50 cards'
    if token.text in SIGNS:
        return (SIGNS[token.text], at) if token.glued or token.text != "$" else None
    if token.text == "¢":
        return "cent", at
    if token.kind != WORD:
        return None
    if (
        token.text in ("US", "CAD", "USD", "C", "CA")
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "$"
        and tokens[at + 1].glued
    ):
        return DOLLARS[token.lower], at + 1
    if token.text in CODES:
        return token.text, at
    if (token.text == "c" and token.glued) or (token.text == "p" and token.glued and _is_quoted_in_pence(tokens, at)):
        return ("pence", at) if token.text == "p" else ("cent", at)
    if token.text in ("RM", "Rs", "MUSD", "MEUR", "MGBP", "MAUD"):
        return {"RM": "MYR", "Rs": "INR"}.get(token.text, token.text[1:]), at
    return _named(tokens, at)


def is_small(unit: str) -> bool:
    """Whether a unit is a hundredth of a currency."""
    return unit in SMALL


def _named(tokens: list[Token], at: int) -> tuple[str, int] | None:
    word = tokens[at].lower
    nation = NATIONS.get(word)
    name_at = at
    if nation:
        name_at = at + 1
        while name_at < len(tokens) and tokens[name_at].lower in (".", "s", "kong", "zealand", "african", "korean"):
            name_at += 1
    if name_at >= len(tokens) or tokens[name_at].kind != WORD:
        return None
    name = tokens[name_at].lower
    unit = NAMES.get(name) or (NAMES.get(name[:-1]) if name.endswith("s") else None)
    if unit is None and name.endswith("ies"):
        unit = NAMES.get(name[:-3] + "y")
    if unit is None or (
        name in ("mark", "marks", "real", "won", "pound", "som", "sol", "soles", "lev")
        and not nation
        and not _is_money(tokens, at)
    ):
        return None
    if nation:
        unit = PAIRS.get((nation, unit), unit)
    return unit, name_at


def _is_quoted_in_pence(tokens: list[Token], at: int) -> bool:
    if word_at(tokens, at + 1) in ("a", "per", "each", "off"):
        return True
    return not PENCE_CUES.isdisjoint(words_near(tokens, at))


def _is_money(tokens: list[Token], at: int) -> bool:
    """'20 million pounds' and '50 billion won' are money, '3 real reasons' and '12 marks' are not."""
    before = tokens[at - 1].lower if at else ""
    word = tokens[at].lower
    if word in ("won", "marks", "real", "mark", "som", "sol", "soles", "lev"):
        return before in ("million", "billion", "trillion", "thousand", "hundred", "bn", "m")
    return True
