"""The words that say what a figure counts, after it or before it."""

from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import (
    ATTRIBUTIVE_PLURALS,
    FUNCTION_WORDS,
    IRREGULAR_PLURALS,
    NUMBER_WORDS,
    VERBS,
    words,
)
from threadlens.taggers.quantities.tokens import HYPHENS, OPAQUE, SIGN, WORD, Token, is_acronym
from threadlens.taggers.quantities.unit_forms import TIME

_MAX_WORDS = 5
_DETERMINERS = words("the these those our all its their my your his her this that such")
_NOUN_VERBS = words(
    "pay play call report vote support change offer visit share use face cost need help stop show work set "
    "turn train claim"
)
# Stand before the noun phrase that is counted: '10 fewer trains', '55 very old maples', '80 newly hired guards'.
_OPENERS = words("more fewer other others' further extra very really quite rather pretty fairly")
_NO_ADVERBS = words(
    "family supply assembly ally rally bully reply monopoly anomaly fly butterfly belly jelly lily ugly elderly early "
    "daily weekly monthly yearly quarterly hourly friendly only likely lonely costly deadly elderly orderly holy july "
    "italy lovely lively curly silly hilly smelly bodily oily wooly chilly"
)
# Close a noun phrase from behind, and may open one: '1 deputy available', but '6 available seats'.
_TRAILING = words(
    "available effective eligible responsible present absent aboard ashore nearby abroad awake alive alone worldwide "
    "nationwide online offline upstairs downstairs outright firsthand twice thrice"
)
_NO_MEN = words("specimen regimen abdomen acumen ramen")
_PRONOUNS = words("them us it which whom those these you")


def noun_after(tokens: list[Token], at: int, *, is_one: bool = False) -> int:
    """The last token of the noun phrase that begins at a position, or at - 1 where none does.

    After one, a word in -s behind a noun is its verb: 'one nurse speaks Cree'.
    """
    last = at - 1
    i = at
    while i < len(tokens) and i - at < 2 * _MAX_WORDS:
        token = tokens[i]
        if token.kind != WORD:
            if token.text in HYPHENS and token.glued and i > at and i + 1 < len(tokens) and tokens[i + 1].kind == WORD:
                i += 1
                continue
            break
        if _joins_adjectives(tokens, at, i):
            i += 1
            continue
        if i > at and tokens[i - 1].text not in HYPHENS and not (_is_inside(token) and token.lower not in _TRAILING):
            break
        if is_one and i > at and tokens[i - 1].text not in HYPHENS and is_plural(token.lower):
            break
        if i == at and not _is_inside(token) and not _opens_noun(tokens, at):
            break
        last = i
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if is_plural(token.lower) and not is_acronym(token) and (following is None or following.text not in HYPHENS):
            break
        i += 1
    return last


def _joins_adjectives(tokens: list[Token], at: int, i: int) -> bool:
    """'18 British and French ships', '9 search and rescue helicopters': the noun comes after both."""
    if i == at or tokens[i].lower != "and" or is_plural(tokens[i - 1].lower) or i + 2 >= len(tokens):
        return False
    first, second = tokens[i + 1], tokens[i + 2]
    if not (first.kind == WORD and second.kind == WORD and _is_inside(first) and _is_inside(second)):
        return False
    return is_plural(second.lower) and not is_plural(first.lower)


def _after_opener(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """First and last token of the plural noun phrase behind 'more', 'other', 'very' or an adverb."""
    i = at
    while i < len(tokens) and (tokens[i].lower in _OPENERS or _is_adverb(tokens[i].lower)):
        i += 1
    if i == at:
        return None
    is_participle = i < len(tokens) and (tokens[i].lower.endswith("ed") or tokens[i].lower in VERBS)
    noun = i + 1 if is_participle and i + 1 < len(tokens) and _is_inside(tokens[i + 1]) else i
    last = noun_after(tokens, noun)
    return (i, last) if last >= noun and is_plural(tokens[last].lower) else None


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS


def _opens_noun(tokens: list[Token], at: int) -> bool:
    """'14 pay periods', '7 help desk tickets': a word that may be a verb is part of the noun where a plural follows."""
    if tokens[at].lower not in _NOUN_VERBS:
        return False
    following = tokens[at + 1 : at + 3]
    for token in following:
        if token.kind != WORD or not _is_inside(token):
            return False
        if is_plural(token.lower):
            return True
    return False


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural noun that closes a phrase: 'employees', 'ADMs', 'people'."""
    if word in IRREGULAR_PLURALS or (word.endswith("men") and len(word) > 5 and word not in _NO_MEN):
        return True
    if word.endswith(("'s", "’s")) or len(word) < 3 or word in ATTRIBUTIVE_PLURALS:
        return False
    return word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))


def count(tokens: list[Token], figure: Figure, ceiling: int) -> None:  # noqa: PLR0912 # one branch a shape
    """Fills `counted` from the words after a figure, else from those before it."""
    if figure.kind == "duration":
        _per(tokens, figure, figure.last + 1)
    if figure.kind == "ratio":
        if figure.denominator_counted is None:  # a hedge stood between: 'one for every 500 or so troops'
            end = noun_after(tokens, figure.last + 1)
            figure.denominator_counted = phrase(tokens, figure.last + 1, end) if end > figure.last else None
        return
    if figure.kind in ("duration", "multiple") or figure.counted is not None:
        return
    at = figure.last + 1
    if figure.hedge and at - 1 > figure.number.last and tokens[figure.last].kind == WORD:
        at = _counted_start(tokens, figure)
    if _is_grade(tokens, at):
        figure.counted = tokens[at].text
        return
    if at < len(tokens) and tokens[at].lower == "of":
        _after_of(tokens, figure, at + 1, ceiling)
        return
    if figure.kind == "money":
        _per(tokens, figure, at)
        return
    if at + 1 < len(tokens) and tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued:
        at += 1
        last = at if tokens[at].kind == WORD and _is_inside(tokens[at]) else at - 1
    else:
        opened = _after_opener(tokens, at) if at < len(tokens) else None
        at, last = opened or (at, noun_after(tokens, at, is_one=figure.kind == "count" and figure.value == 1))
        if opened is None and last >= at and _is_adverb(tokens[at].lower):
            last = at - 1
    if last >= ceiling:
        last = ceiling - 1
    if last >= at and (tokens[at].lower in TIME or (figure.unit is not None and figure.kind == "count")):
        last = at - 1
    if last >= at and figure.kind in ("count", "percent"):
        figure.counted = phrase(tokens, at, last)
    elif figure.kind == "count" and figure.unit is None:
        _before(tokens, figure)
    if figure.kind == "count":
        _per(tokens, figure, max(last, figure.last) + 1)


def _counted_start(tokens: list[Token], figure: Figure) -> int:
    """'500 people or more': the noun lies inside the span, between the number and the hedge."""
    inside = figure.number.last + 1
    if tokens[inside].lower == "ish" or (inside + 1 >= figure.last and tokens[inside].text in HYPHENS):  # 300-odd sheep
        return figure.last + 1
    return inside if inside <= figure.last and _is_inside(tokens[inside]) and figure.unit is None else figure.last + 1


def phrase(tokens: list[Token], first: int, last: int) -> str:
    """The text between two tokens as written."""
    parts = [tokens[first].text]
    for token in tokens[first + 1 : last + 1]:
        parts.append(token.text if token.glued else " " + token.text)
    return "".join(parts)


def _is_inside(token: Token) -> bool:
    word = token.lower
    if word.endswith(("n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m")):
        return False
    return not (word in FUNCTION_WORDS or word in VERBS or word in NUMBER_WORDS) and "'" not in word[:-2]


def _is_inside_at(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == WORD and _is_inside(tokens[at])


def _is_grade(tokens: list[Token], at: int) -> bool:
    """'2 EX-1s', '80% of EX-03s', '88 F-35s': a code in the plural is what is counted."""
    if at >= len(tokens) or tokens[at].kind != OPAQUE:
        return False
    text = tokens[at].text
    return text.endswith("s") and (text[0].isupper() or text.startswith("ex"))


def _after_of(tokens: list[Token], figure: Figure, at: int, ceiling: int) -> None:
    while at < len(tokens) and tokens[at].lower in _DETERMINERS:
        at += 1
    if _is_grade(tokens, at):
        figure.counted = tokens[at].text
        return
    if at >= len(tokens) or at >= ceiling:
        return
    if tokens[at].lower in _PRONOUNS:
        return
    last = noun_after(tokens, at)
    if last >= at:
        figure.counted = phrase(tokens, at, min(last, ceiling - 1))


def _per(tokens: list[Token], figure: Figure, at: int) -> None:
    """'$500 per member', '20 a day', '$15/hour': what one of the denominator is."""
    if at + 1 >= len(tokens):
        return
    word = tokens[at].lower
    if word == "-" and tokens[at + 1].lower in ("a", "per"):
        at, word = at + 1, tokens[at + 1].lower
        if at + 1 < len(tokens) and tokens[at + 1].text in HYPHENS:
            at += 1
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != WORD:
        return
    if at + 2 < len(tokens) and tokens[at + 2].lower in (
        "earlier",
        "ago",
        "later",
        "before",
        "after",
        "prior",
        "on",
        "previously",
    ):
        return
    if following.lower == "second" and word in ("every", "each", "a") and _is_inside_at(tokens, at + 2):
        return  # '20 people every second Thursday'
    is_time = following.lower in TIME and following.lower not in ("mo", "min", "sec", "quarters")
    if (
        word in ("per", "/", "every", "each")
        and following.lower not in ("time", "single", "other")
        and (word != "each" or is_time)
    ):
        last = noun_after(tokens, at + 1) if not is_time else at + 1
    elif word in ("a", "an") and (is_time or (figure.kind == "money" and following.lower in _SOLD_BY)):
        last = at + 1
    else:
        return
    if last <= at:
        return
    below = phrase(tokens, at + 1, last)
    figure.denominator_counted = below
    if is_time and figure.kind == "count":
        figure.unit = f"{figure.unit} per {TIME[following.lower]}" if figure.unit else f"per {TIME[following.lower]}"


_SOLD_BY = words(
    "share head person barrel litre liter gallon pound ounce ton tonne unit piece bottle bushel kilo head pop ticket "
    "seat night mile kilometre employee member household family student child plate shot dozen trip acre"
)


def _before(tokens: list[Token], figure: Figure) -> None:
    """'employees: 300', 'Executives (7,115)', 'the number of employees is 300'."""
    at = figure.first - 1
    if at < 1:
        return
    sign = tokens[at].text
    if sign in (":", "=", "(") and tokens[at - 1].kind == WORD:
        last = at - 1
    elif tokens[at].lower in ("is", "was", "at", "to", "are", "were", "totalled", "reached", "hit", "of"):
        start = _after_number_of(tokens, at)
        if start:
            _set(tokens, figure, start, at - 1)
        return
    else:
        return
    first = last
    while first > 0 and last - first < 3 and tokens[first - 1].kind == WORD and _is_inside(tokens[first - 1]):
        first -= 1
    if _is_inside(tokens[last]):
        _set(tokens, figure, first, last)


def _set(tokens: list[Token], figure: Figure, first: int, last: int) -> None:
    end = first
    while end < last and tokens[end + 1].kind == WORD and _is_inside(tokens[end + 1]):
        end += 1
    figure.counted = phrase(tokens, first, end)


def _after_number_of(tokens: list[Token], at: int) -> int | None:
    for i in range(at - 1, max(at - 9, 1), -1):
        if tokens[i].kind == SIGN and tokens[i].text in ".,;:":
            return None
        if tokens[i].lower == "of" and tokens[i - 1].lower in ("number", "total", "count", "headcount"):
            start = i + 1
            while start < at and tokens[start].lower in _DETERMINERS:
                start += 1
            return start if start < at and _is_inside(tokens[start]) else None
    return None
