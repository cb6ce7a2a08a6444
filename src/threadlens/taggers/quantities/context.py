"""Whether a figure counts something: years, labels, pronouns, idioms and code are none."""

from threadlens.taggers.quantities.counted import is_plural, noun_after
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.idioms import is_idiom_money, is_share, is_word_count
from threadlens.taggers.quantities.lexicon import FUNCTION_WORDS, IRREGULAR_PLURALS, words
from threadlens.taggers.quantities.tokens import FRACTION, HYPHENS, NUMBER, OPAQUE, SIGN, WORD, Token, text_at, word_at

_YEAR_BEFORE = words(
    "in since until till by before after from during of for late early mid spring summer fall autumn winter "
    "fiscal year "
    "calendar and to through circa back the this that vintage copyright election olympics season budget class"
)
# What a year stands before: 'behind 2018 levels'.
_YEARLY = words(
    "levels figures rates estimates elections prices results standards rules regulations laws reforms talks "
    "protests riots "
    "olympics attacks crises polls games budgets forecasts targets commitments data season seasons"
)
_OF_A_YEAR = words(
    "crew crop class cuts round list survey report budget peak low high baseline start base figure total table count "
    "census plan number average lot bunch"
)
_NEARLY = words("quite nearly almost over under than only exactly barely hardly")
_MODERN = 1900
_VERBS_OF_THINGS = words("was is were has had does did died came comes runs ran works worked broke supports shipped")
_COUNTS_AFTER = IRREGULAR_PLURALS | words("employees workers jobs students soldiers votes members deaths cases")


def is_countable(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether a figure is a quantity of something and not a name, a date or a turn of phrase."""
    name_at = figure.last + 2 if text_at(tokens, figure.last + 1) in HYPHENS else figure.last + 1
    if figure.kind == "count" and word_at(tokens, name_at) in ("figure", "figures") and 4 <= (figure.value or 0) <= 10:
        return False  # a six-figure salary
    if figure.kind in ("money", "ratio", "multiple"):
        return not is_idiom_money(tokens, figure)
    token = tokens[figure.number.first]
    if word_at(tokens, figure.first - 1) == "past" and word_at(tokens, figure.first - 2) in (
        "half",
        "quarter",
        "minutes",
    ):
        return False  # half past nine
    if figure.kind == "percent" and figure.number.numerator:
        return is_share(tokens, figure)
    if token.kind == NUMBER:
        return _is_digit_count(tokens, figure)
    if token.kind == FRACTION and figure.kind == "count" and figure.unit is None and token.value > 1:
        return False  # 120/80
    if token.kind == WORD:
        return is_word_count(tokens, figure)
    return True


def _is_run_together(tokens: list[Token], at: int) -> bool:
    """A power, or a cell that ran into a code: '10^6', 'EX26,20199.2%'."""
    if not at or not tokens[at].glued:
        return False
    if tokens[at - 1].text == "^":
        return True
    return at > 1 and tokens[at - 1].text == "," and tokens[at - 1].glued and tokens[at - 2].kind == OPAQUE


def _is_digit_count(tokens: list[Token], figure: Figure) -> bool:
    number = figure.number
    after = number.last + 1
    if _is_run_together(tokens, number.first):
        return False
    if (figure.kind == "count" and figure.unit is None and number.first == number.last) or figure.is_range:
        if _is_glued_label(tokens, figure):
            return False
        if not number.is_grouped and _is_year(tokens, figure):
            return False
        return not _is_label(tokens, figure)
    return text_at(tokens, after) != "_"


def _is_glued_label(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """Letters or a slash that cling to the digits make them part of a code."""
    first, after = figure.first, figure.number.last + 1
    if first and tokens[first - 1].text == "^":
        return True
    if after < len(tokens) and tokens[after].glued and figure.unit is None:
        nxt = tokens[after]
        further = tokens[after + 1] if after + 1 < len(tokens) and tokens[after + 1].glued else None
        if further and nxt.text == "." and further.lower == "x":
            return True  # 3.x
        if (
            further
            and nxt.text in HYPHENS
            and further.kind == WORD
            and len(further.text) > 2
            and further.text.isupper()
        ):
            return True  # 14.0-RELEASE
        if nxt.kind == WORD and nxt.lower not in ("x", "ish", "odd", "plus") and figure.last < after:
            return True
        if nxt.text in "_\\" or (
            nxt.text == "/"
            and text_at(tokens, after + 2) != "="
            and after + 1 < len(tokens)
            and tokens[after + 1].glued
            and tokens[after + 1].kind != WORD
        ):
            return True
    if first > 0 and tokens[first].glued:
        before = tokens[first - 1]
        if before.kind == OPAQUE or before.text in "_\\" or before.kind == WORD:
            return True
        if before.text == "/" and text_at(tokens, after) == "=":
            return False  # 480/12 = 40
        if before.text in ("/", ".") and first > 1 and tokens[first - 1].glued:
            return True
        if before.text in HYPHENS and first > 1 and tokens[first - 1].glued and tokens[first - 2].kind == WORD:
            return before.text not in "–—"
    return False


def _is_year(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    token = tokens[figure.number.first]
    if len(token.text) != 4 or not 1000 <= token.value <= 2199 or figure.unit is not None:
        return False
    before = word_at(tokens, figure.number.first - 1)
    following = word_at(tokens, figure.number.last + 1)
    if before in _NEARLY and token.value < _MODERN:
        return False  # 'not quite 1500' says how many
    if before in ("in", "since", "circa", "fiscal", "year", "of") and following not in _COUNTS_AFTER:
        return True
    if following in _COUNTS_AFTER:
        return before in ("in", "since")
    if not 1500 <= token.value <= 2100:
        return False
    if before in _YEAR_BEFORE or before.endswith(("'s", "’s")):
        return True
    end = noun_after(tokens, figure.number.last + 1)
    if tokens[end].lower in _YEARLY and not figure.hedge:
        return True
    if before == "the" and end > figure.number.last and 1950 <= token.value <= 2040 and not figure.hedge:
        return token.value % 100 != 0 or tokens[end].lower in _OF_A_YEAR  # 'the 2012 cuts', 'the 2000 crew'
    return not (end > figure.number.last and is_plural(tokens[end].lower) and before not in ("", "a"))


def _opens_name(tokens: list[Token], figure: Figure) -> bool:
    """'the 365 Personal plan', 'an 11 Pro': a bare number before a capitalised singular inside a sentence."""
    at = figure.number.first
    if figure.number.is_grouped or figure.is_range or at < 1 or at + 1 >= len(tokens) or tokens[at].glued:
        return False
    nxt = tokens[at + 1]
    if nxt.kind != WORD or nxt.glued or not nxt.text.istitle() or nxt.lower in FUNCTION_WORDS:
        return False
    before = tokens[at - 1]
    named = before.text.istitle() and at > 1 and before.lower not in FUNCTION_WORDS
    if not named and before.lower not in ("the", "a", "an", "my", "your", "his", "her", "our"):
        return False
    end = noun_after(tokens, at + 1)
    return not any(is_plural(token.lower) for token in tokens[at + 1 : end + 2] if token.kind == WORD)


def _is_version(token: Token) -> bool:
    """'3.0' after a name numbers a version; '3.25' and '412.5' do not look like one."""
    return token.precision == 0.1 and token.value < 100 and "e" not in token.text


def _is_named_version(tokens: list[Token], figure: Figure) -> bool:
    """'the 2.1 was fine', 'my 3.0 died': an article and nothing that is counted make a decimal a name."""
    at = figure.number.first
    if not _is_version(tokens[at]) or figure.unit is not None or figure.is_range or figure.first != at:
        return False
    following = word_at(tokens, at + 1)
    is_verb = following in _VERBS_OF_THINGS
    if is_verb and any(t.kind == OPAQUE and "ersion" in t.text for t in tokens[max(0, at - 8) : at]):
        return True  # 'Version 3.2 fixed nothing, 3.4 broke the rest'
    return is_verb and word_at(tokens, at - 1) in ("the", "my", "your", "our", "his", "her")


def _is_scoreline(tokens: list[Token], at: int) -> bool:
    """'Canucks 3, Flames 2'."""
    if at + 3 >= len(tokens) or tokens[at + 1].text != "," or tokens[at].value >= 20:
        return False
    name, score = tokens[at + 2], tokens[at + 3]
    return name.kind == WORD and name.text.istitle() and score.kind == NUMBER and not score.grouped and score.value < 20


def _is_label(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """'Voyager 2', 'Windows 11': a small bare number right after a capitalised word inside a sentence."""
    at = figure.number.first
    before = tokens[at - 1] if at else None
    if before is not None and before.lower == "top" and noun_after(tokens, figure.last + 1) <= figure.last:
        return not figure.number.is_grouped  # 'in the top 10'
    if _opens_name(tokens, figure) or _is_named_version(tokens, figure):
        return True
    is_plain = not figure.number.is_grouped or _is_version(tokens[at])
    if before is None or before.kind != WORD or tokens[at].glued or not is_plain or figure.is_range:
        return False
    if before.lower.endswith(("'s", "’s")) or (before.text.endswith("s") and before.text[:-1].isupper()):
        return False  # "Dana's 136", 'of the ADMs 13'
    if (
        ((figure.value or 0) >= 10000 and not before.text.isupper())
        or not before.text[0].isupper()
        or before.lower in FUNCTION_WORDS
        or before.text == "I"
    ):
        return False
    if _is_scoreline(tokens, at):
        return True
    if (
        at < 2
        or tokens[at - 2].text in '.!?:;"“('
        or (tokens[at - 2].kind == SIGN and tokens[at - 2].text not in ",-'")
    ):
        return False
    nxt = tokens[at + 1] if at + 1 < len(tokens) else None
    if nxt is None or nxt.kind != WORD:
        return before.lower not in ("only", "about", "over", "page")
    end = noun_after(tokens, at + 1)
    if nxt.text[0].isupper() and not is_plural(tokens[end].lower if end > at else nxt.lower):
        return True
    return not (
        end > at and (is_plural(tokens[end].lower) or tokens[end].lower in _COUNTS_AFTER)
    ) and nxt.lower not in ("million", "per")
