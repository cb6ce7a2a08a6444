"""Whether a figure counts something: years, labels, pronouns, idioms and code are none."""

from threadlens.taggers.quantities.counted import is_plural, noun_after
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import CARDINALS, FUNCTION_WORDS, IRREGULAR_PLURALS, TENS, words
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
_COUNTS_AFTER = IRREGULAR_PLURALS | words("employees workers jobs students soldiers votes members deaths cases")
_PRONOUN_ONE = words(
    "no any every each the this that which another some other last next first day square number only very the big "
    "new good bad old better right wrong same previous former latter second third someone every loved"
)
_NOT_COUNTED_BY_ONE = words(
    "day thing things way point time hand side another reason example option idea note more who that which of "
    "can could "
    "should would may might must will does has is was such last at in on for size stop off to by or and "
    "and-only's else "
    "too as from must cannot where where's night morning evening"
)
_COUNTING_ONE = words("only just than least exactly about over under nearly roughly single most")
# Nouns with which 'one' is a number more often than an article.
_COUNTABLE = words(
    "man woman person child boy girl officer soldier employee worker executive manager general minister "
    "senator judge vote "
    "seat goal game match death case patient student teacher passenger survivor suspect victim shot gun "
    "bullet car truck "
    "plane ship house company firm store country province state city team player win loss defeat point run hit penalty "
    "dose share viewer witness member critic expert study survey poll arrest injury fatality customer client user "
    "respondent resident protester civilian pilot driver doctor nurse egg cup bottle ticket bedroom bathroom "
    "engine seat"
)
_ONE_IDIOM_NEXT = words("stop way off sided size track hit trick upmanship upper armed time on liner dimensional shot")
_HALF_IDIOM = words(
    "hearted heartedly way time baked hearted brother sister life truth mast moon pint term wit empty full "
    "dead century naked "
    "asleep joking expected expecting price decent cocked court back marathon hearted year's staff yearly "
    "final finals blood "
    "drunk crazy assed ass open listening circle"
)
_ZERO_IDIOM = words("tolerance sum day in hour emission emissions based carbon trust gravity config waste")


def is_countable(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether a figure is a quantity of something and not a name, a date or a turn of phrase."""
    if figure.kind in ("money", "ratio", "multiple"):
        return not _is_idiom_money(tokens, figure)
    token = tokens[figure.number.first]
    if word_at(tokens, figure.first - 1) == "past" and word_at(tokens, figure.first - 2) in (
        "half",
        "quarter",
        "minutes",
    ):
        return False  # half past nine
    if figure.kind == "percent" and figure.number.numerator:
        return _is_share(tokens, figure)
    if token.kind == NUMBER:
        return _is_digit_count(tokens, figure)
    if token.kind == FRACTION and figure.kind == "count" and figure.unit is None and token.value > 1:
        return False  # 120/80
    if token.kind == WORD:
        return _is_word_count(tokens, figure)
    return True


def _is_idiom_money(tokens: list[Token], figure: Figure) -> bool:
    """A 'million-dollar question' and 'my two cents' cost nothing."""
    if tokens[figure.last].kind != WORD:
        return False
    following = word_at(tokens, figure.last + 1)
    if figure.unit == "dollar" and following == "question":
        return True
    return (
        figure.unit == "cent"
        and figure.value == 2
        and word_at(tokens, figure.first - 1) in ("my", "your", "his", "her", "our", "their")
    )


def _is_share(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    number = figure.number
    following = word_at(tokens, number.last + 1)
    before = word_at(tokens, number.first - 1)
    last = tokens[number.last].lower
    if tokens[number.last].kind != WORD or (
        number.last > number.first and word_at(tokens, number.first) not in ("a", "an", "one")
    ):
        return True
    if following == "past":
        return False
    if last == "half":
        hyphen = text_at(tokens, number.last + 1) in HYPHENS
        if (
            hyphen
            or following in _HALF_IDIOM
            or before in ("first", "second", "better", "other", "top", "bottom", "this", "latter", "and")
        ):
            return False
        return not (before in ("not",) and following == "bad")
    if following in ("of", "less", "more", "lower", "higher", "fewer", "smaller", "larger", "as", "the", "to"):
        return (
            before not in ("the", "this", "last", "first", "second", "third", "fourth", "next", "each", "every")
            and not (following == "of" and tokens[number.first].lower not in ("a", "an", "one"))
        ) or (following == "of" and before in ("about", "nearly", "almost", "over", "than", "roughly", "around"))
    if tokens[number.first].lower in ("a", "an", "one") and not following:
        return before not in ("the", "that")
    return before in ("by", "than", "nearly", "almost", "about", "over", "roughly", "just") and tokens[
        number.first
    ].lower in ("a", "an", "one")


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
        if nxt.kind == WORD and nxt.lower not in ("x",) and figure.last < after:
            return True
        if nxt.text in "_\\" or (
            nxt.text == "/" and after + 1 < len(tokens) and tokens[after + 1].glued and tokens[after + 1].kind != WORD
        ):
            return True
    if first > 0 and tokens[first].glued:
        before = tokens[first - 1]
        if before.kind == OPAQUE or before.text in "_\\" or before.kind == WORD:
            return True
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


def _is_label(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """'Voyager 2', 'Windows 11': a small bare number right after a capitalised word inside a sentence."""
    at = figure.number.first
    before = tokens[at - 1] if at else None
    if _opens_name(tokens, figure):
        return True
    is_plain = not figure.number.is_grouped or _is_version(tokens[at])
    if before is None or before.kind != WORD or tokens[at].glued or not is_plain or figure.is_range:
        return False
    if (
        ((figure.value or 0) >= 10000 and not before.text.isupper())
        or not before.text[0].isupper()
        or before.lower in FUNCTION_WORDS
        or before.text == "I"
    ):
        return False
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


def _is_word_count(tokens: list[Token], figure: Figure) -> bool:
    number = figure.number
    first = tokens[number.first]
    following = word_at(tokens, figure.last + 1)
    before = word_at(tokens, figure.first - 1)
    if _is_year_in_words(tokens, figure) or following in ("o'clock", "eyes", "o’clock"):
        return False
    if (
        number.first > 1
        and first.text[0].isupper()
        and not first.text.isupper()
        and tokens[number.first - 1].text[0].isupper()
    ):
        return first.lower in ("hundred", "thousand", "million", "billion")  # 'the Big Four', 'Chapter Two'
    if figure.kind == "count" and figure.unit is None:
        if first.lower == "zero" and number.first == number.last:
            return not (
                following in _ZERO_IDIOM
                or text_at(tokens, figure.last + 1) in HYPHENS
                or before in ("ground", "patient", "net", "year", "absolute", "from", "below", "above", "sub")
            )
        if (
            text_at(tokens, figure.last + 1) in HYPHENS
            and tokens[figure.last + 1].glued
            and word_at(tokens, figure.last + 2) in ("star", "way", "faced")
        ):
            return False
    if figure.value == 1 and first.lower == "one" and number.first == number.last:
        return _is_real_one(tokens, figure, before, following)
    return True


def _is_year_in_words(tokens: list[Token], figure: Figure) -> bool:
    """'nineteen eighty-four', 'twenty twenty'."""
    last = tokens[figure.number.last].lower
    following = word_at(tokens, figure.number.last + 1)
    if text_at(tokens, figure.number.last + 1) in HYPHENS:
        following = word_at(tokens, figure.number.last + 2)
    value = CARDINALS.get(last, TENS.get(last, 0))
    first_value = figure.value or 0
    if last == "twenty" and "twenty" in (following, _joined_before(tokens, figure.number.first)):
        return True
    before = word_at(tokens, figure.first - 1)
    if figure.number.first > 0 and before in ("nineteen", "twenty", "eighteen") and first_value >= 10:
        return True
    return value in (18, 19, 20) and first_value == value and (following in TENS or CARDINALS.get(following, 0) >= 10)


def _joined_before(tokens: list[Token], at: int) -> str:
    return word_at(tokens, at - 2) if text_at(tokens, at - 1) in HYPHENS else word_at(tokens, at - 1)


def _is_real_one(tokens: list[Token], figure: Figure, before: str, following: str) -> bool:
    """'one' counts with a unit, or with a noun after words that count; else it is a pronoun or an article."""
    if figure.kind == "duration":
        if tokens[figure.last].lower == "day":
            return before in ("in", "for", "within", "only", "just", "than", "least", "after") or figure.is_compound
        return not (before in _PRONOUN_ONE and before != "only")
    if figure.unit is not None or figure.kind != "count":
        return True
    if before in _PRONOUN_ONE - {"only", "single"} or text_at(tokens, figure.last + 1) in HYPHENS:
        return False
    if following in _NOT_COUNTED_BY_ONE or not following:
        return False
    end = noun_after(tokens, figure.last + 1)
    return end > figure.last and (before in _COUNTING_ONE or following in _COUNTABLE)
