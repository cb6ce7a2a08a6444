"""Ratios in every shape: 1:625, one in four, 160 for 100,000, one general for every 500 troops."""

from threadlens.taggers.quantities.counted import is_plural, noun_after, phrase
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import phrases, words
from threadlens.taggers.quantities.tokens import HYPHENS, NUMBER, OPAQUE, TAB, Token, text_at, word_at, words_near

_CUES = words("ratio ratios odds proportion scale chance chances versus outnumber outnumbered outnumbering")
_OUT_OF = phrases(
    "from every | in each | in every | of every | out of | out of each | out of every | out of the | outta | "
    "out of the last | out of its last | out of their last | out of his last | out of her last"
)
_FOR_EVERY = phrases("/ | against every | for each | for every | per | per every | to every")
_SAYING = words("is was at it's it’s its about around roughly nearly still now makes , : (") | {""}
_TIMES = words("this last in now today then back by these")
_BEYOND_SCORES = 100  # no game ends 1:490
_LEAST = 15  # 'one to three weeks' is a range, 'one to 31' hardly
_WIN = words(
    "win wins won winning victory beat beats beating defeat defeated lost loss lead leads leading draw score "
    "scored goals vote votes voted voting ruled ruling referendum"
)


def join(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """Figures with the two members of a ratio merged into one."""
    out: list[Figure] = []
    i = 0
    while i < len(figures):
        if i + 1 < len(figures):
            verdict = _relate(tokens, figures[i], figures[i + 1])
            if verdict == "drop":
                i += 2
                continue
            if verdict == "ratio":
                out.append(figures[i])
                i += 2
                continue
        out.append(figures[i])
        i += 1
    return out


def _relate(tokens: list[Token], top: Figure, bottom: Figure) -> str | None:  # noqa: PLR0911 # one return a shape
    """'ratio' where two figures form one, 'drop' where they are a time or a score."""
    if bottom.first <= top.last + 1 or top.value is None or bottom.value is None:
        return None
    if bottom.value <= 0:
        is_dash = bottom.first == top.last + 2 and tokens[top.last + 1].text in HYPHENS
        return "drop" if is_dash and bottom.value == 0 and _is_score(tokens, top, bottom) else None
    between = tokens[top.last + 1 : bottom.first]
    if len(between) > 9 or any(t.kind in (TAB, OPAQUE) for t in between):
        return None
    shape = tuple("-" if t.text in HYPHENS else t.lower for t in between)
    if shape[:2] in (("and", "change"), ("and", "some")):  # '6 and change per 1,000'
        between, shape = between[2:], shape[2:]
    if shape == (":",):
        return _colon(tokens, top, bottom)
    plain = top.kind == "count" and top.unit is None and bottom.kind == "count" and bottom.unit is None
    if not plain and not (top.kind == "money" and bottom.kind == "count" and bottom.unit is None):
        return None
    noun_end = noun_after(tokens, top.last + 1)
    rest = tuple(t for t in shape[max(0, noun_end - top.last) :])
    has_noun = noun_end > top.last
    if plain and shape == ("to",) and _is_one(tokens, top) and bottom.value >= _LEAST and _is_bare(tokens, bottom):
        return (
            None
            if _is_from(tokens, top) and word_at(tokens, top.first - 1) in ("from", "between")
            else _fuse(tokens, top, bottom)
        )
    if plain and shape in (("to",), ("-", "to", "-"), ("-", "to"), ("-",), ("–",)):
        return _to(tokens, top, bottom, shape)
    if _is_ratio(tokens, top, bottom, (shape, rest, has_noun)):
        top.counted = phrase(tokens, top.last + 1, noun_end) if has_noun else None
        return _fuse(tokens, top, bottom)
    return None


def _is_ratio(  # noqa: PLR0911 # one return a shape
    tokens: list[Token], top: Figure, bottom: Figure, words: tuple[tuple[str, ...], tuple[str, ...], bool]
) -> bool:
    shape, rest, has_noun = words
    small = top.value is not None and bottom.value is not None and top.value <= bottom.value
    if rest in _FOR_EVERY:
        return rest != ("/",)
    if shape == ("over",):
        return small and noun_after(tokens, bottom.last + 1) == bottom.last  # 'one over twenty'
    if top.kind == "money":
        return False
    if rest in _OUT_OF:
        return small
    if shape in (("in",), ("-", "in", "-"), ("-", "in", "-", "a", "-")):
        return small and not _is_place(tokens, bottom)
    if rest == ("in",) and has_noun:
        return small and top.value == 1 and not _is_place(tokens, bottom)
    if rest in (("for",), ("to",)) and _is_one(tokens, top) and (bottom.value or 0) >= _LEAST:
        # 'one executive for 150 employees', 'one for 105', 'one to 31'
        return rest == ("for",) or has_noun or _is_bare(tokens, bottom)
    if rest == ("for",):
        # '160 for 100,000' is said with round wholes; '3 clerks for 45 files' is not one.
        whole = bottom.value or 0
        return small and whole >= 3 * (top.value or 0) and whole % (100 if has_noun else 10) == 0
    return False


def _is_one(tokens: list[Token], top: Figure) -> bool:
    return top.value == 1 and word_at(tokens, top.first) == "one"


def _is_place(tokens: list[Token], bottom: Figure) -> bool:
    """'one in 2019' and 'one in two days' are no ratios."""
    token = tokens[bottom.number.first]
    if token.kind == NUMBER and not token.grouped and 1900 <= token.value <= 2099:
        return True
    return bottom.has_currency_before


def _colon(tokens: list[Token], top: Figure, bottom: Figure) -> str | None:  # noqa: PLR0911 # one return a shape
    left, right = tokens[top.number.last], tokens[bottom.number.first]
    if not (tokens[top.last + 1].glued and right.glued) and not _cued(tokens, top):
        return None
    if left.kind != NUMBER or right.kind != NUMBER or top.unit or (bottom.unit and not right.glued):
        return None
    is_clock = len(right.text) == 2 and right.value < 60 and len(left.text) <= 2 and left.value < 24
    before = word_at(tokens, top.first - 1)
    if "." in right.text and right.text.index(".") == 2 and len(left.text) <= 2:
        return "drop"  # 14:35.5, minutes and seconds
    if is_clock and before in ("at", "by", "until", "till", "since"):
        return "drop"
    if is_clock and not _cued(tokens, top):
        timed = before in (
            "at",
            "by",
            "until",
            "till",
            "from",
            "since",
            "before",
            "after",
            "around",
            "and",
            "to",
            "last",
        )
        if timed or top.value != 1:
            return "drop"
    if right.value < _BEYOND_SCORES and words_near(tokens, top.first) & _WIN and not _cued(tokens, top):
        return "drop"
    return _fuse(tokens, top, bottom)


def _cued(tokens: list[Token], figure: Figure) -> bool:
    start = max(0, figure.first - 12)
    return any(t.lower in _CUES for t in tokens[start : figure.last + 12])


def _to(tokens: list[Token], top: Figure, bottom: Figure, shape: tuple[str, ...]) -> str | None:  # noqa: PLR0911 # one return a shape
    if top.value is None or bottom.value is None:
        return None
    if shape == ("-",):
        return "drop" if _is_score(tokens, top, bottom) else None
    if word_at(tokens, top.first - 1) == "of" and word_at(tokens, top.first - 2) == "scale":
        return "drop"  # 'on a scale of 1 to 10'
    if (bottom.value == 1 and top.value > 1) or (_cued(tokens, top) and not _is_from(tokens, top)):
        return _fuse(tokens, top, bottom)
    if shape == ("to",) and top.value == 1 and bottom.value >= _LEAST and _stands_alone(tokens, top, bottom):
        return _fuse(tokens, top, bottom)
    if shape == ("-", "to", "-") and (top.value > bottom.value or (top.value == 1 and _is_bare(tokens, bottom))):
        return _fuse(tokens, top, bottom)
    return None


def _stands_alone(tokens: list[Token], top: Figure, bottom: Figure) -> bool:
    """'it was 1 to 42 in 2010', 'the EX to employee thing: 1 to 40 this spring', but 'rooms 1 to 40'."""
    before, at = tokens[top.first - 1].lower if top.first else "", bottom.last + 1
    ends = at >= len(tokens) or tokens[at].text in (".", ",", ";", "!", "?", ")") or tokens[at].lower in _TIMES
    return before in _SAYING and ends and _is_bare(tokens, bottom)


def _is_bare(tokens: list[Token], bottom: Figure) -> bool:
    """'1-to-625 is what we have', but 'a 1-to-10 scale' and 'a 1-to-2-week delay'."""
    following = bottom.last + 1
    return text_at(tokens, following) not in HYPHENS and noun_after(tokens, following) < following


def _is_from(tokens: list[Token], top: Figure) -> bool:
    return (
        word_at(tokens, top.first - 1) in ("from", "between")
        or not {t.lower for t in tokens[max(0, top.first - 5) : top.first]} & _CUES
    )


def _is_score(tokens: list[Token], top: Figure, bottom: Figure) -> bool:
    left, right = tokens[top.number.first], tokens[bottom.number.first]
    small = left.kind == NUMBER == right.kind and not left.grouped and not right.grouped
    if not small or not right.glued or not tokens[top.last + 1].glued:
        return False
    following = word_at(tokens, bottom.last + 1)
    if text_at(tokens, bottom.last + 1) == "=":
        return False
    if left.value < right.value and is_plural(following) and following not in _WIN:
        return False
    near = {t.lower for t in tokens[max(0, top.first - 8) : bottom.last + 9]}
    return bool(near & _WIN) or left.value >= right.value


def _fuse(tokens: list[Token], top: Figure, bottom: Figure) -> str:
    top.numerator, top.denominator = top.value, bottom.value
    if top.kind != "money":
        top.kind = "ratio"
        top.unit = None
        top.value = (top.value or 0.0) / (bottom.value or 1.0)
    end = noun_after(tokens, bottom.last + 1)
    if end > bottom.last:
        top.denominator_counted = phrase(tokens, bottom.last + 1, end)
    top.last = bottom.last
    top.number.last = bottom.number.last
    return "ratio"
