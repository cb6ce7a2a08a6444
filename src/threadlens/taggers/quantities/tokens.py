"""One pass over a line: numbers, words, signs, and stretches that can hold no quantity."""

import re
from dataclasses import dataclass

from threadlens.taggers.quantities import exclusions
from threadlens.taggers.quantities.lexicon import STARTERS, VULGAR

NUMBER, FRACTION, WORD, SIGN, OPAQUE, TAB = range(6)
HYPHENS = frozenset("-‐‑–—−")
CURRENCY_SIGNS = frozenset("$€£¥₹₽₩₪₺₴₦฿¢")
SPACES = " \u00a0\u2009\u202f"

_NUMBER = rf"""
    (?: \d{{1,3}}(?:[,'’]\d{{3}})+(?![\d])(?:\.\d+)?
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?
      | [1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})+(?!\d|[.,]\d{{3}})(?:\.\d+|,\d{{1,2}}(?![\d,]))?
      | \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d)
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)
      | \d+,\d{{1,2}}(?![\d,]|\.\d)(?<!\d{{3}},\d)(?<!\d{{3}},\d\d)
      | \d*\.\d+
      | \d+
    )
    (?: [eE][+-]?\d+(?![\w]) | \^[-−+]?\d{{1,2}}(?![\d^]|[.,]\d) | \s?[x×]\s?10(?:\^\s?[-−+]?\d+|[-−]\d+) )?
"""
_TOKEN = re.compile(
    rf"""
    (?P<w> (?![{"".join(VULGAR)}])[^\W\d_]+(?:['’][^\W\d_]+)? )
  | (?P<f> (?<![\d.,/])\d{{1,4}}\s?[/⁄]\s?\d{{1,4}}(?![\d/]|[.,]\d) | [{"".join(VULGAR)}] )
  | (?P<n> {_NUMBER} )
  | (?P<t> \t+ )
  | (?P<s> >=|<=|=>|=<|\+/-|[^\w\s] )
    """,
    re.VERBOSE,
)
_EXPONENT = re.compile(r"[eE]([+-]?\d+)$|\s?[x×]\s?10\^?\s?([-−+]?\d+)$")
_POWER = re.compile(r"([\d,]*\.?\d+)\^([-−+]?\d+)")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_FRENCH = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+,\d{{1,2}}")
_GROUPING = re.compile(rf"[,'’{SPACES}]")
_SLASH = re.compile(r"\s?[/⁄]\s?")
_NEAR = 40  # tokens; about two sentences to each side
_LONGEST_ACRONYM = 4
_MAX_DIGITS = 15  # longer runs are ids, or cells that ran together


@dataclass(slots=True)
class Token:
    """A stretch of a line; `glued` says that nothing stands between it and the token before."""

    kind: int
    start: int
    end: int
    text: str
    lower: str
    glued: bool
    value: float = 0.0
    precision: float = 1.0
    numerator: int = 0
    denominator: int = 0
    grouped: bool = False


def lex(line: str, offset: int) -> tuple[list[Token], list[int]]:
    """The tokens of a line and the indices of those at which a quantity may begin."""
    tokens: list[Token] = []
    starts: list[int] = []
    at = 0
    for start, end in exclusions.find(line):
        if start > at:
            _lex_stretch(line, (at, start), offset, tokens, starts)
        if end > at:
            glued = bool(tokens) and tokens[-1].end == offset + start
            tokens.append(Token(OPAQUE, offset + start, offset + end, line[start:end], "", glued))
            at = end
    _lex_stretch(line, (at, len(line)), offset, tokens, starts)
    return tokens, starts


def word_at(tokens: list[Token], at: int) -> str:
    """The lower-case word at a position, or nothing."""
    return tokens[at].lower if 0 <= at < len(tokens) and tokens[at].kind == WORD else ""


def text_at(tokens: list[Token], at: int) -> str:
    """The text at a position in lower case, or nothing."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def is_acronym(token: Token) -> bool:
    """'one APS officer': the S of an acronym is no plural, that of 'ADMs' and 'EMPLOYEES' is."""
    return len(token.text) <= _LONGEST_ACRONYM and token.text.isupper()


def after_hyphen(tokens: list[Token], at: int) -> int:
    """The position after a hyphen that stands at `at`, else `at` itself."""
    if at < len(tokens) and tokens[at].text in HYPHENS and at + 1 < len(tokens):
        return at + 1
    return at


def words_near(tokens: list[Token], at: int) -> set[str]:
    """The words and signs around a position: a window, so that a long line costs no more than a short one."""
    return {token.lower for token in tokens[max(0, at - _NEAR) : at + _NEAR]}


def _lex_stretch(line: str, stretch: tuple[int, int], offset: int, tokens: list[Token], starts: list[int]) -> None:
    last = tokens[-1].end if tokens else -1
    add = tokens.append
    for match in _TOKEN.finditer(line, *stretch):
        group = match.lastgroup
        text = match.group()
        start, end = match.span()
        start += offset
        end += offset
        glued = start == last
        last = end
        if group == "w":
            lower = text.lower()
            if lower in STARTERS:
                starts.append(len(tokens))
            add(Token(WORD, start, end, text, lower, glued))
        elif group == "s":
            if text in CURRENCY_SIGNS:
                starts.append(len(tokens))
            add(Token(SIGN, start, end, text, text, glued))
        elif group == "f" and _is_division(line, match):
            _lex_division(match, offset, glued, tokens, starts)
        elif group == "t":
            add(Token(TAB, start, end, text, "", glued))
        else:
            starts.append(len(tokens))
            add(_number(text, start, end, glued) if group == "n" else _fraction(text, start, end, glued))


def _is_division(line: str, match: re.Match[str]) -> bool:
    """'480/12 = 40' divides; '1/3 = 33%' is a fraction."""
    if len(match.group()) == 1 or not line[match.end() : match.end() + 3].lstrip().startswith("="):
        return False
    top, bottom = _SLASH.split(match.group())
    return int(top) > int(bottom) > 0


def _lex_division(match: re.Match[str], offset: int, glued: bool, tokens: list[Token], starts: list[int]) -> None:
    at = offset + match.start()
    for part in re.finditer(r"\d+|[/⁄]", match.group()):
        start, end = at + part.start(), at + part.end()
        if part.group().isdigit():
            starts.append(len(tokens))
            tokens.append(_number(part.group(), start, end, glued))
        else:
            tokens.append(Token(SIGN, start, end, "/", "/", glued))
        glued = True


def _number(text: str, start: int, end: int, glued: bool) -> Token:
    exponent = _EXPONENT.search(text) if len(text) > 2 else None
    digits = text[: exponent.start()] if exponent else text
    plain, grouped = _plain(digits)
    if sum(c.isdigit() for c in plain) > _MAX_DIGITS or (len(plain) > 1 and plain[0] == "0" and plain[1].isdigit()):
        return Token(OPAQUE, start, end, text, "", glued)
    raised = _POWER.fullmatch(text)
    if raised:
        return _power(raised, Token(NUMBER, start, end, text, text, glued, grouped=True))
    power = int((exponent.group(1) or exponent.group(2)).replace("−", "-")) if exponent else 0
    decimals = len(plain.partition(".")[2])
    # float() of the written form avoids 0.1 * 10 ** -3 drifting off the literal.
    value = float(f"{plain}e{power}") if abs(power) < 300 else 0.0
    precision = float(f"1e{power - decimals}") if abs(power) < 300 else 1.0
    return Token(NUMBER, start, end, text, text, glued, value, precision, grouped=grouped or bool(exponent))


def _power(match: re.Match[str], token: Token) -> Token:
    """10^6, 1.1^23."""
    base, exponent = float(match[1].replace(",", "")), int(match[2].replace("−", "-"))
    if base == 0:
        token.value = 0.0
    else:
        token.value = float(f"{base**exponent:.15g}")
        token.precision = token.value
    return token


def _plain(digits: str) -> tuple[str, bool]:
    if _EUROPEAN.fullmatch(digits):
        return digits.replace(".", "").replace(",", "."), True
    if _DECIMAL_COMMA.fullmatch(digits):
        return digits.replace(",", "."), True
    if _FRENCH.fullmatch(digits):
        return _GROUPING.sub("", digits.replace(",", ".")), True
    plain = _GROUPING.sub("", digits)
    return plain, plain != digits


def _fraction(text: str, start: int, end: int, glued: bool) -> Token:
    if text in VULGAR:
        top, bottom = VULGAR[text]
    else:
        top, bottom = (int(part) for part in _SLASH.split(text))
    if not bottom or (len(text) > 1 and "0" in (text[0], text.partition("/")[2].strip()[:1])):
        return Token(OPAQUE, start, end, text, "", glued)
    token = Token(FRACTION, start, end, text, text, glued, top / bottom)
    token.numerator, token.denominator = top, bottom
    return token
