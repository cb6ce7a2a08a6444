"""Multiples: ten times more, 3x, doubled, twice as many, three-fold, halved."""

from threadlens.taggers.quantities.figure import Figure, Number
from threadlens.taggers.quantities.lexicon import MULTIPLE_VERBS, MULTIPLE_WORDS, words
from threadlens.taggers.quantities.tokens import FRACTION, NUMBER, WORD, Token, after_hyphen, text_at, word_at

_COMPARED = words(
    "more less as the that what its their his her our your my this those these fewer greater higher lower "
    "larger bigger "
    "smaller faster slower better worse longer shorter cheaper stronger heavier richer older younger over "
    "than likelier "
    "bigger deeper wider taller quicker safer brighter harder easier larger average gdp revenue earnings"
)
_NOT_MULTIPLIED = words(
    "standard standards digit digits check checks agent agents time down whammy blind decker click bed room life play "
    "header jeopardy edged sided dose dip crown bogey bypass axel threat talk team dribble glazed barrel a per daily "
    "weekly monthly yearly in nominated before married divorced elected convicted champion winner since already"
)


def multiple_at(tokens: list[Token], at: int) -> int | None:  # noqa: PLR0911 # one return a shape
    """The last token of 'times more', 'x', '-fold' after a number, or None."""
    if at >= len(tokens):
        return None
    word = word_at(tokens, at)
    if word in ("times", "time") or (text_at(tokens, at) == "-" and word_at(tokens, at + 1) in ("times", "time")):
        last = at if word else at + 1
        following = word_at(tokens, last + 1)
        return last if following in _COMPARED and not _repeats(tokens, last) else None
    if word == "x" and not tokens[at].glued and word_at(tokens, at + 1) in ("the", "more", "as", "faster", "their"):
        return at  # '10 x the staff'
    if word == "x" and tokens[at].glued:
        nxt = tokens[at + 1] if at + 1 < len(tokens) else None
        if nxt is None or nxt.kind not in (NUMBER, FRACTION):
            return at
        return None
    if text_at(tokens, at) == "×" and tokens[at].glued and (at + 1 == len(tokens) or tokens[at + 1].kind == WORD):
        return at
    fold = after_hyphen(tokens, at)
    if word_at(tokens, fold) == "fold":
        return fold
    return None


def word_multiple(tokens: list[Token], at: int) -> Figure | None:
    """doubled, tripled, twice as many, double the number."""
    word = tokens[at].lower
    value = MULTIPLE_VERBS.get(word) or MULTIPLE_WORDS[word]
    following = word_at(tokens, after_hyphen(tokens, at + 1))
    if word in ("twice", "thrice") and following not in _COMPARED and _counts_occasions(tokens, at):
        return Figure(at, at, "count", value, Number(at, at, value, None, is_word=True))
    if following in _NOT_MULTIPLIED and word not in MULTIPLE_VERBS:
        return None
    if word in ("twice", "thrice", "double", "triple", "treble", "quadruple") and following not in _COMPARED:
        is_verb = word_at(tokens, at - 1) in ("to", "will", "than", "would", "could", "nearly", "almost", "about")
        if not is_verb or word in ("twice", "thrice"):
            return None
    if following == "down" or (following == "the" and word in ("twice", "thrice") and word_at(tokens, at + 2) in TIMES):
        return None
    return Figure(at, at, "multiple", value, Number(at, at, value, None, is_word=True))


TIMES = words("day week month year")
_NO_OCCASION = words("think thinks thought or and than about at")
_IN_PASSING = words("over removed a per daily weekly monthly yearly married divorced elected nominated champion winner")


def _counts_occasions(tokens: list[Token], at: int) -> bool:
    """'the system paid me twice', but 'think twice', 'once or twice', 'more than twice'."""
    before, following = word_at(tokens, at - 1), word_at(tokens, at + 1)
    if before in _NO_OCCASION or following in _IN_PASSING or text_at(tokens, at + 1) == "-":
        return False
    return bool(before) or text_at(tokens, at - 1) == ","


def _repeats(tokens: list[Token], at: int) -> bool:
    """'three times this week' and '4 times over the summer' count occasions."""
    following = word_at(tokens, at + 1)
    second = word_at(tokens, at + 2)
    if following in ("this", "that", "the", "over") and second in TIMES | {
        "past",
        "last",
        "same",
        "season",
        "summer",
        "years",
        "next",
        "weekend",
    }:
        return True
    return following == "more" and second in ("this", "in", "before", "since", "during")
