"""Units of time, share, measure and money, by the words and signs that follow or precede a number."""

from threadlens.taggers.quantities.lexicon import SCALES
from threadlens.taggers.quantities.tokens import HYPHENS, NUMBER, SIGN, WORD, Token, text_at, words_near
from threadlens.taggers.quantities.unit_forms import MEASURES, SHORT_GLUED, SHORT_SPACED, TIME

PERCENT, POINT, BASIS_POINT = "percent", "percentage point", "basis point"

_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_EXPONENTS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic", "squared": "square", "cubed": "cubic"}


def unit_at(tokens: list[Token], at: int, is_digits: bool) -> tuple[str, str, int] | None:  # noqa: PLR0911 # one return a shape
    """Kind, unit and last token of the unit that begins at a position; a hyphen before it is passed over."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text in HYPHENS:
        nxt = at + 1
        if nxt < len(tokens) and tokens[nxt].kind == WORD and tokens[nxt].glued:
            return unit_at(tokens, nxt, is_digits)
        return None
    if token.kind == SIGN:
        return _sign_unit(tokens, at)
    if token.kind != WORD:
        return None
    share = _share(tokens, at)
    if share:
        return share
    if is_digits and (token.lower == "yo" or (token.lower == "y" and text_at(tokens, at + 1) == "/")):
        return _years_old(tokens, at)
    word = token.lower.removesuffix("'s").removesuffix("’s")
    if word in TIME and not _is_other_word(tokens, at, word):
        return "duration", TIME[word], at
    return _measure(tokens, at, is_digits)


def _years_old(tokens: list[Token], at: int) -> tuple[str, str, int] | None:
    """'30yo', '30 y/o'."""
    if tokens[at].lower == "yo":
        return "duration", "year", at
    return ("duration", "year", at + 2) if text_at(tokens, at + 2) == "o" and tokens[at + 2].glued else None


def _is_other_word(tokens: list[Token], at: int, word: str) -> bool:
    """'5 min' is a unit, 'two second homes' and 'one second-rate player' are not."""
    return word in ("second", "mo", "min", "sec") and at > 0 and tokens[at - 1].kind == WORD and word != "second"


def _share(tokens: list[Token], at: int) -> tuple[str, str, int] | None:  # noqa: PLR0911 # one return a shape
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    last = at
    if word in {"per", "per-cent"}:
        joined = 2 if following in HYPHENS else 1
        if at + joined < len(tokens) and tokens[at + joined].lower in ("cent", "centage"):
            last = at + joined
        else:
            return None
    elif word == "basis" and following in ("points", "point"):
        return "percent", BASIS_POINT, at + 1
    elif word in ("bps", "bp", "bips"):
        return "percent", BASIS_POINT, at
    elif word in ("pp", "pps", "ppts", "ppt", "pts"):
        return ("percent", POINT, at) if word != "pts" else None
    elif word == "p" and following == "." and at + 2 < len(tokens) and tokens[at + 2].lower == "p":
        return "percent", POINT, at + (3 if at + 3 < len(tokens) and tokens[at + 3].text == "." else 2)
    elif word not in ("percent", "percents", "percentage", "pct", "pc"):
        return None
    return _points(tokens, last)


def _points(tokens: list[Token], last: int) -> tuple[str, str, int]:
    following = last + 1
    if following < len(tokens) and tokens[following].text in HYPHENS:
        following += 1
    if following < len(tokens) and tokens[following].lower in ("point", "points", "pts"):
        return "percent", POINT, following
    return "percent", PERCENT, last


def _sign_unit(tokens: list[Token], at: int) -> tuple[str, str, int] | None:  # noqa: PLR0911 # one return a shape
    token = tokens[at]
    if token.text in "%٪":
        return _points(tokens, at)
    if token.text in "°º":
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and following.kind == WORD and following.lower in ("c", "celsius", "f", "fahrenheit", "k"):
            scale = {"c": "degree Celsius", "f": "degree Fahrenheit", "k": "kelvin"}[following.lower[0]]
            return "count", scale, at + 1
        return "count", "degree", at
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        token.glued
        and token.text in "'’′"
        and following
        and following.kind == NUMBER
        and following.glued
        and following.value < 12
    ):
        return "count", "foot", at
    if token.glued and token.text == "′":
        return "count", "foot", at
    if token.glued and token.text in ('"', "”", "″"):
        return ("count", "inch", at) if _no_quote_open(tokens, at) else None
    if (
        token.glued
        and token.text == "'"
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "'"
        and tokens[at + 1].glued
    ):
        return "count", "inch", at + 1
    return None


def _no_quote_open(tokens: list[Token], at: int) -> bool:
    return sum(t.text in ('"', "“", "”") for t in tokens[max(0, at - 80) : at]) % 2 == 0


def _measure(tokens: list[Token], at: int, is_digits: bool) -> tuple[str, str, int] | None:  # noqa: PLR0911 # one return a shape
    token = tokens[at]
    power = _POWERS.get(token.lower)
    if power:
        nxt = at + 1
        if nxt < len(tokens) and tokens[nxt].text in (".", *HYPHENS):
            nxt += 1
        if nxt < len(tokens) and tokens[nxt].kind == WORD:
            base = MEASURES.get(tokens[nxt].lower)
            return ("count", f"{power} {base}", nxt) if base else None
        return None
    if token.lower in ("metric", "nautical", "short", "imperial") and at + 1 < len(tokens):
        base = MEASURES.get(tokens[at + 1].lower)
        name = {"metric ton": "tonne"}.get(f"{token.lower} {base}", f"{token.lower} {base}")
        return ("count", name, at + 1) if base else None
    if token.lower == "light" and at + 1 < len(tokens) and tokens[at + 1].lower in ("year", "years"):
        return "count", "light-year", at + 1
    if token.lower == "light" and at + 2 < len(tokens) and tokens[at + 2].lower in ("year", "years"):
        return "count", "light-year", at + 2
    base = MEASURES.get(token.text) or (MEASURES.get(token.lower) if len(token.lower) > 2 or not is_digits else None)
    if base is None and is_digits:
        base = _short(tokens, at)
    if base is None or token.lower == "percent":
        return None
    last = at
    if base == "degree":
        base, last = _degrees(tokens, at)
    return _exponent(tokens, base, last)


def _short(tokens: list[Token], at: int) -> str | None:  # noqa: PLR0911 # one return a shape
    token = tokens[at]
    if token.glued:
        if token.text == "in" and at + 1 < len(tokens) and tokens[at + 1].text in HYPHENS:
            return None  # '1-in-10'
        if token.text in ("C", "F", "K") and not _is_warm(tokens, at):
            return None
        return SHORT_GLUED.get(token.text) or MEASURES.get(token.lower)
    if token.text in ("C", "F"):
        return SHORT_GLUED[token.text] if _is_warm(tokens, at) else None
    if token.text == "in":
        following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
        return "inch" if following in (".", "thick", "wide", "long", "tall", "deep", "x") else None
    if token.lower in ("pm", "am"):
        return None
    return SHORT_SPACED.get(token.text) or (
        MEASURES.get(token.lower) if token.lower in ("km", "kg", "cm", "mm", "gb", "mb") else None
    )


def _is_warm(tokens: list[Token], at: int) -> bool:
    """A bare C or F is a temperature where the line speaks of one."""
    words = words_near(tokens, at)
    return bool(words & {"temperature", "temperatures", "heat", "heatwave", "hot", "cold", "degrees", "warm", "weather",
                         "cools", "its", "outside", "freezing", "°"})  # fmt: skip


def _degrees(tokens: list[Token], at: int) -> tuple[str, int]:
    nxt = at + 1
    if nxt < len(tokens) and tokens[nxt].text == ".":
        nxt += 1
    following = tokens[nxt].lower if nxt < len(tokens) else ""
    if following in ("c", "celsius", "celcius", "centigrade"):
        return "degree Celsius", nxt
    if following in ("f", "fahrenheit", "farenheit"):
        return "degree Fahrenheit", nxt
    return "degree", at


def _exponent(tokens: list[Token], base: str, last: int) -> tuple[str, str, int]:
    nxt = last + 1
    if nxt < len(tokens) and tokens[nxt].text == "^" and tokens[nxt].glued:
        nxt += 1
    if nxt < len(tokens) and tokens[nxt].text in _EXPONENTS and (tokens[nxt].glued or tokens[nxt].kind == WORD):
        return _rate(tokens, f"{_EXPONENTS[tokens[nxt].text]} {base}", nxt)
    return _rate(tokens, base, last)


def _rate(tokens: list[Token], base: str, last: int) -> tuple[str, str, int]:
    """km/h, metres per second, miles an hour."""
    nxt = last + 1
    if nxt + 1 < len(tokens) and tokens[nxt].lower in ("/", "per", "an", "a"):
        below = tokens[nxt + 1]
        name = TIME.get(below.lower) or {"h": "hour", "s": "second"}.get(below.text)
        if name and below.kind == WORD:
            return "count", f"{base} per {name}", nxt + 1
        if tokens[nxt].lower in ("/", "per") and below.lower in MEASURES and below.lower not in SCALES:
            return "count", f"{base} per {MEASURES[below.lower]}", nxt + 1
    return "count", base, last
