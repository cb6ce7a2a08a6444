"""Turns of phrase: number words that are idioms, pronouns, clocks or years, and fractions that are shares."""

from threadlens.taggers.quantities.counted import noun_after
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import CARDINALS, TENS, words
from threadlens.taggers.quantities.tokens import HYPHENS, NUMBER, OPAQUE, WORD, Token, text_at, word_at

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

# What has things: 'my old unit had one cook'.
_HAVING = words(
    "has have had having got gets get there's theres share shares shared took takes take need needs needed "
    "wants want with without bought buy sold sent lost found paid learned saw left"
)
_ADJECTIVES = words("extra further additional whole entire full")
_COMPARED_TO = words("than in since now")
_STOPS = frozenset(".!?;")
_BESIDE = 14  # tokens

_HALF_IDIOM = words(
    "hearted heartedly way time baked hearted brother sister life truth mast moon pint term wit empty full "
    "dead century naked "
    "asleep joking expected expecting price decent cocked court back marathon hearted year's staff yearly "
    "final finals blood "
    "drunk crazy assed ass open listening circle"
)

_UNIT_NAMES = words("RCR PPCLI CMBG CBG RCHA CER VP Svc Fd Bn Sqn Bde Regt Coy Wing Squadron Battalion Brigade Cdo")
_UNIT_KINDS = words("Service Field Canadian Combat Area Intelligence Engineer Military Health Royal General Area")
_FORMATIONS = words("battalion brigade squadron regiment group division ambulance company hospital")
_ZERO_IDIOM = words("tolerance sum day in hour emission emissions based carbon trust gravity config waste")


def is_idiom_money(tokens: list[Token], figure: Figure) -> bool:
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


_BEFORE_SHARE = words("by than nearly almost about over roughly just down up fell dropped rose lost shed gained")


_GONE = frozenset({"gone", "left", "lost", "cut", "quit", "went", "sold", "paid", "spent", "hurt", "dead", "empty"})


def is_share(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether a fraction is a share and not an ordinal, a half-time or a clock."""
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
    if following == "off":
        return tokens[number.first].lower in ("a", "an", "one") and last != "second"
    if following in ("of", "less", "more", "lower", "higher", "fewer", "smaller", "larger", "as", "the", "to"):
        return (
            before not in ("the", "this", "last", "first", "second", "third", "fourth", "next", "each", "every")
            and not (following == "of" and tokens[number.first].lower not in ("a", "an", "one"))
        ) or (following == "of" and before in ("about", "nearly", "almost", "over", "than", "roughly", "around"))
    if tokens[number.first].lower in ("a", "an", "one") and _is_participle(following) and last != "second":
        return before not in ("the", "that")  # 'so a quarter gone', 'a fifth sacked'
    if tokens[number.first].lower in ("a", "an", "one") and not following:
        return before not in ("the", "that")
    return before in _BEFORE_SHARE and tokens[number.first].lower in ("a", "an", "one")


def is_word_count(tokens: list[Token], figure: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether a number word counts."""
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
    if first.text[0].isupper() and before == "of" and tokens[number.first - 2].text == "Group":
        return False  # the Group of Seven
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
    if first.text.istitle() and number.first == number.last and _names_unit(tokens, number.last + 1):
        return False
    if figure.value == 1 and first.lower == "one" and number.first == number.last:
        return _is_real_one(tokens, figure, before, following)
    return True


def _names_unit(tokens: list[Token], at: int) -> bool:
    """'Three RCR', 'One Service Battalion': a unit of a force by its number."""
    name = tokens[at].text if at < len(tokens) else ""
    return name in _UNIT_NAMES or (name in _UNIT_KINDS and text_at(tokens, at + 1) in _FORMATIONS)


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


def _is_real_one(tokens: list[Token], figure: Figure, before: str, following: str) -> bool:  # noqa: PLR0911 # one return a shape
    """'one' counts with a unit, or with a noun after words that count; else it is a pronoun or an article."""
    if figure.kind == "duration":
        if tokens[figure.last].lower == "day":
            return before in ("in", "for", "within", "only", "just", "than", "least", "after") or figure.is_compound
        return not (before in _PRONOUN_ONE and before != "only")
    if figure.unit is not None or figure.kind != "count":
        return True
    if before in ("down", "up", "by") and not following and word_at(tokens, figure.first - 2) != "one":
        return True  # 'so we are down one'
    if before in _PRONOUN_ONE - {"only", "single"} or text_at(tokens, figure.last + 1) in HYPHENS:
        return False
    if following in ("more", "fewer"):
        is_so = before in ("so", "is", "that's", "that’s", "makes") and not word_at(tokens, figure.last + 2)
        return following == "fewer" or is_so or word_at(tokens, figure.last + 2) in _COMPARED_TO
    if (
        figure.last + 1 < len(tokens)
        and tokens[figure.last + 1].kind == OPAQUE
        and "star" in tokens[figure.last + 1].text
    ):
        return _counts_beside(tokens, figure)  # '11 three-stars and one four-star'
    if following in _NOT_COUNTED_BY_ONE or not following:
        return False
    at = figure.last + 1
    if following in _ADJECTIVES or following.endswith("ing"):
        at += 1  # 'one extra desk', 'one working printer'
    end = noun_after(tokens, at)
    if end < at:
        return False
    if before in _COUNTING_ONE or following in _COUNTABLE:
        return True
    if text_at(tokens, figure.first - 1) in HYPHENS or before == "minus":
        return False
    there = before in ("is", "was", "were", "are") and word_at(tokens, figure.first - 2) == "there"
    return there or before in _HAVING or _counts_beside(tokens, figure)


def _counts_beside(tokens: list[Token], figure: Figure) -> bool:
    """'five managers, one mop': beside another number of its sentence 'one' is a number too."""
    for step in (-1, 1):
        at = figure.first + step
        while 0 <= at < len(tokens) and abs(at - figure.first) <= _BESIDE and tokens[at].text not in _STOPS:
            token = tokens[at]
            if token.kind == NUMBER or (token.lower in CARDINALS and token.lower != "one") or token.lower in TENS:
                return True
            at += step
    return False


def _is_participle(word: str) -> bool:
    return word in _GONE or (len(word) > len("need") and word.endswith("ed"))
