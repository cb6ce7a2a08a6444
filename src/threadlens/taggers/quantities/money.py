"""Currencies: signs, codes and names, before and after a number."""

from threadlens.taggers.quantities.lexicon import words
from threadlens.taggers.quantities.tokens import FRACTION, HYPHENS, NUMBER, WORD, Token, words_near

_SIGNS = {
    "$": "dollar",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "฿": "THB",
}
_CODES = words(
    "USD CAD EUR GBP AUD NZD CHF CNY JPY INR MYR MNT UAH SGD HKD SEK NOK DKK PLN BRL MXN ZAR KRW RUB RMB KWD "
    "LBP EGP QAR "
    "SAR BGN ILS CZK HUF TRY THB IDR PHP AED ARS CLP COP NGN PKR TWD VND BTC ETH"
)
# Letters before the dollar sign.
_DOLLARS = {
    "us": "USD",
    "u.s": "USD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "cdn": "CAD",
    "can": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "mex": "MXN",
    "nt": "TWD",
    "r": "BRL",
    "usd": "USD",
    "aud": "AUD",
}
_BEFORE = {"rs": "INR", "rm": "MYR", "ringgit": "MYR", "inr": "INR", "rmb": "CNY", "dollar": "dollar"}
_NAMES = {
    "dollar": "dollar",
    "buck": "dollar",
    "cent": "cent",
    "penny": "penny",
    "pennie": "penny",
    "dime": "dime",
    "euro": "EUR",
    "€ur": "EUR",
    "pound": "GBP",
    "quid": "GBP",
    "pence": "pence",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "franc": "franc",
    "mark": "mark",
    "krona": "SEK",
    "kronor": "SEK",
    "krone": "krone",
    "kroner": "krone",
    "rouble": "RUB",
    "ruble": "RUB",
    "peso": "peso",
    "real": "BRL",
    "reais": "BRL",
    "rand": "ZAR",
    "won": "KRW",
    "ringgit": "MYR",
    "dinar": "dinar",
    "shekel": "ILS",
    "riyal": "riyal",
    "rial": "rial",
    "tugrik": "MNT",
    "lira": "lira",
    "peseta": "peseta",
    "guilder": "guilder",
    "markka": "markka",
    "zloty": "PLN",
    "hryvnia": "UAH",
    "baht": "THB",
    "dong": "VND",
    "naira": "NGN",
    "sen": "sen",
    "kopiyka": "kopiyka",
    "drachma": "drachma",
    "bitcoin": "BTC",
    "ether": "ETH",
    "rmb": "CNY",
}
_PENCE_CUES = words("share shares price prices dividend pence £ stock cost costs litre pint trading closed")
_SMALL = {"cent", "penny", "pence", "sen", "kopiyka", "c", "p", "¢"}
_NATIONS = {
    "us": "US",
    "u.s": "US",
    "american": "US",
    "canadian": "Canadian",
    "cdn": "Canadian",
    "australian": "Australian",
    "british": "British",
    "swiss": "Swiss",
    "french": "French",
    "kuwaiti": "Kuwaiti",
    "lebanese": "Lebanese",
    "egyptian": "Egyptian",
    "qatari": "Qatari",
    "saudi": "Saudi",
    "malaysian": "Malaysian",
    "malaysia": "Malaysian",
    "singapore": "Singapore",
    "hong": "Hong Kong",
    "new": "New Zealand",
    "zealand": "New Zealand",
    "finnish": "Finnish",
    "dutch": "Dutch",
    "danish": "Danish",
    "norwegian": "Norwegian",
    "swedish": "Swedish",
    "mexican": "Mexican",
    "chinese": "Chinese",
    "japanese": "Japanese",
    "indian": "Indian",
    "russian": "Russian",
    "turkish": "Turkish",
    "taiwan": "Taiwan",
    "brazilian": "Brazilian",
    "south": "South",
    "philippine": "Philippine",
    "deutsche": "German",
    "german": "German",
    "italian": "Italian",
    "spanish": "Spanish",
    "argentine": "Argentine",
    "chilean": "Chilean",
    "colombian": "Colombian",
}
_PAIRS = {
    ("US", "dollar"): "USD",
    ("Canadian", "dollar"): "CAD",
    ("Australian", "dollar"): "AUD",
    ("New Zealand", "dollar"): "NZD",
    ("Hong Kong", "dollar"): "HKD",
    ("Singapore", "dollar"): "SGD",
    ("Taiwan", "dollar"): "TWD",
    ("British", "GBP"): "GBP",
    ("Swiss", "franc"): "CHF",
    ("Kuwaiti", "dinar"): "KWD",
    ("Lebanese", "GBP"): "LBP",
    ("Egyptian", "GBP"): "EGP",
    ("Qatari", "riyal"): "QAR",
    ("Saudi", "riyal"): "SAR",
    ("Mexican", "peso"): "MXN",
    ("Philippine", "peso"): "PHP",
    ("Danish", "krone"): "DKK",
    ("Norwegian", "krone"): "NOK",
    ("Swedish", "SEK"): "SEK",
    ("Turkish", "lira"): "TRY",
}


def currency_before(tokens: list[Token], at: int) -> tuple[str, int] | None:  # noqa: PLR0911 # one return a shape
    """Unit and first token of the currency that stands right before a number."""
    before = at - 1
    if before < 0:
        return None
    token = tokens[before]
    if token.text in _SIGNS:
        return _prefixed(tokens, before)
    if token.kind != WORD or (before and tokens[before - 1].kind == NUMBER and not tokens[at].glued):
        return None
    if token.text in _CODES:
        return token.text, before
    if token.text in ("MUSD", "MEUR", "MAUD", "MGBP"):
        return token.text[1:], before
    if token.lower in _BEFORE and (token.text[0].isupper() or token.lower in ("ringgit", "dollar")):
        return _BEFORE[token.lower], before
    return None


def _prefixed(tokens: list[Token], at: int) -> tuple[str, int]:
    """The letters before a dollar sign: US$, C$, HK$, with or without a space."""
    unit = _SIGNS[tokens[at].text]
    before = at - 1
    if unit != "dollar" or before < 0:
        return unit, at
    if tokens[before].text == "." and before >= 2 and tokens[before - 1].lower == "s":
        return "USD", max(before - 3, 0)
    if tokens[before].kind == WORD:
        letters = tokens[before].lower
        is_prefix = letters in _DOLLARS and (tokens[at].glued or letters not in ("a", "s", "can", "r"))
        if is_prefix and (
            letters != "us" or tokens[before].text != "us" or tokens[at].glued or tokens[at + 1].start > tokens[at].end
        ):
            return _DOLLARS[letters], before
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
    if token.text in _SIGNS:
        return (_SIGNS[token.text], at) if token.glued or token.text != "$" else None
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
        return _DOLLARS[token.lower], at + 1
    if token.text in _CODES:
        return token.text, at
    if (token.text == "c" and token.glued) or (token.text == "p" and token.glued and _is_quoted_in_pence(tokens, at)):
        return ("pence", at) if token.text == "p" else ("cent", at)
    if token.text in ("RM", "Rs", "MUSD", "MEUR", "MGBP", "MAUD"):
        return {"RM": "MYR", "Rs": "INR"}.get(token.text, token.text[1:]), at
    return _named(tokens, at)


def is_small(unit: str) -> bool:
    """Whether a unit is a hundredth of a currency."""
    return unit in _SMALL


def _named(tokens: list[Token], at: int) -> tuple[str, int] | None:
    word = tokens[at].lower
    nation = _NATIONS.get(word)
    name_at = at
    if nation:
        name_at = at + 1
        while name_at < len(tokens) and tokens[name_at].lower in (".", "s", "kong", "zealand", "african", "korean"):
            name_at += 1
    if name_at >= len(tokens) or tokens[name_at].kind != WORD:
        return None
    name = tokens[name_at].lower
    unit = _NAMES.get(name) or (_NAMES.get(name[:-1]) if name.endswith("s") else None)
    if unit is None and name.endswith("ies"):
        unit = _NAMES.get(name[:-3] + "y")
    if unit is None or (name in ("mark", "marks", "real", "won", "pound") and not nation and not _is_money(tokens, at)):
        return None
    if nation:
        unit = _PAIRS.get((nation, unit), unit)
    return unit, name_at


def _is_quoted_in_pence(tokens: list[Token], at: int) -> bool:
    return not _PENCE_CUES.isdisjoint(words_near(tokens, at))


def _is_money(tokens: list[Token], at: int) -> bool:
    """'20 million pounds' and '50 billion won' are money, '3 real reasons' and '12 marks' are not."""
    before = tokens[at - 1].lower if at else ""
    word = tokens[at].lower
    if word in ("won", "marks", "real", "mark"):
        return before in ("million", "billion", "trillion", "thousand", "hundred", "bn", "m")
    return True
