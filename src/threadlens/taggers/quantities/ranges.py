"""Ranges: 10 to 15, $2-3 billion, between 5 and 10 per cent, 20 or 30, 5 ± 0.2."""

from threadlens.taggers.quantities.counted import is_plural, noun_after
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import DOZENS, phrases, words
from threadlens.taggers.quantities.tokens import HYPHENS, NUMBER, OPAQUE, TAB, Token, word_at
from threadlens.taggers.quantities.units import unit_at

_CONNECTORS = phrases(
    "- and | - or | - to | - to - | - ~ | or | or even | or maybe | through | till | to | to about | to almost | "
    "to around | to as much as | to more than | to nearly | to over | to perhaps | to roughly | to up to | ~"
)
_AND = phrases("- and | and | and about | and around | and over | and up to | to")
_PLUS_MINUS = phrases("+ / - | +/- | give or take | plus or minus | ±")
_CHANGED = words(
    "rose rise rises rising risen fell fall falls falling fallen increased increase increases increasing "
    "decreased decrease "
    "decreases grew grow grows grown growing dropped drop drops dropping climbed climb climbs jumped jump jumps surged "
    "declined decline declines declining slipped shrank shrunk shrink went go gone goes going up down cut "
    "raised raise reduced "
    "reduce reducing expanded expand slashed lifted moved changed improved widened narrowed advanced soared "
    "tumbled plunged "
    "edged ticked gained rebounded swelled ballooned sank revised shot dwindled lowered doubled hiked boosted trimmed"
)

_FAR = 10


def join(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """Figures with those that form a range merged into one."""
    out: list[Figure] = []
    for figure in figures:
        if out and _merge(tokens, out[-1], figure):
            continue
        out.append(figure)
    return out


def drop_repeats(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """'two (2) sites': the number said twice is one figure."""
    out: list[Figure] = []
    for figure in figures:
        before = out[-1] if out else None
        close = figure.last + 1
        if (
            (
                before
                and figure.first == before.last + 2
                and tokens[figure.first - 1].text == "("
                and before.value == figure.value
            )
            and before.value is not None
            and close < len(tokens)
            and tokens[close].text == ")"
        ):
            before.last = close
            unit = unit_at(tokens, close + 1, is_digits=True) if before.unit is None else None
            if unit:
                before.kind, before.unit, before.last = unit
            continue
        out.append(figure)
    return out


def _merge(tokens: list[Token], low: Figure, high: Figure) -> bool:  # noqa: PLR0911 # one return a shape
    between = tuple("-" if t.text in HYPHENS else t.lower for t in tokens[low.last + 1 : high.first])
    if not between or len(between) > 4 or any(t.kind in (TAB, OPAQUE) for t in tokens[low.last + 1 : high.first]):
        return False
    if between in _PLUS_MINUS:
        return _tolerance(low, high)
    if low.value is None or high.value is None:
        return _vague_range(low, high, between)
    if between != ("-",) and _is_dated(tokens, low, high):
        return False
    opener = _opener(tokens, low)
    if (between in _AND and opener in ("between", "from")) or between in _CONNECTORS:
        if opener == "from" and _is_change(tokens, low):
            _share_unit(tokens, low, high)
            return False
        if between == ("to",) and (
            _is_bounded_from(tokens, low) or (opener == "from" and _is_apart(tokens, low, high))
        ):
            _share_unit(tokens, low, high)
            return False
        if opener is None and between == ("to",) and _has_moved(tokens, low, high):
            return False
        if between == ("and",) and opener == "from" and not (low.unit or high.unit):
            return False
    elif between != ("-",) or not _is_dash_range(tokens, low, high):
        return False
    return _fuse(tokens, low, high, opener if opener else None)


def _is_dated(tokens: list[Token], low: Figure, high: Figure) -> bool:
    """'from 3,800 in 1990 to 11,000 today': a year before 'to' begins no range that ends in no year."""
    first, second = tokens[low.number.first], tokens[high.number.first]
    if low.number.is_grouped or low.unit is not None or len(first.text) != 4 or not 1500 <= (low.value or 0) <= 2100:
        return False
    is_year = len(second.text) == 4 and not high.number.is_grouped and 1500 <= (high.value or 0) <= 2100
    return word_at(tokens, low.first - 1) in ("in", "since", "of", "by") and not is_year


def _opener(tokens: list[Token], low: Figure) -> str | None:
    before = word_at(tokens, low.first - 1)
    if before in ("between", "from"):
        return before
    if before in ("about", "around", "roughly", "approximately"):
        further = word_at(tokens, low.first - 2)
        return further if further in ("between", "from") else None
    return None


def _is_change(tokens: list[Token], low: Figure) -> bool:
    """'rose from 5 to 10': two figures, not a range; the verb stands a few words before."""
    start = max(0, low.first - 9)
    return any(t.lower in _CHANGED for t in tokens[start : low.first])


def _is_bounded_from(tokens: list[Token], low: Figure) -> bool:
    """'from just under 196k to $230,436': where it began has a bound of its own."""
    bound = word_at(tokens, low.first - 1) in ("under", "over", "below", "above", "than")
    return bound and any(t.lower == "from" for t in tokens[max(0, low.first - 5) : low.first - 1])


def _is_apart(tokens: list[Token], low: Figure, high: Figure) -> bool:
    """'…, from 2.1 to 5.9, so …': set off by commas and with nothing that is counted, it says what became of what."""
    before = tokens[low.first - 2].text if low.first > 1 else "."
    after = tokens[high.last + 1].text if high.last + 1 < len(tokens) else ""
    return before in (",", ".", "!", "?") and after == ","


def _share_unit(tokens: list[Token], low: Figure, high: Figure) -> None:
    """'rose from 3 to 7 per cent', 'from 2 to 3 million': the first has the unit and scale of the second."""
    scale = _scale(tokens, high)
    first, second = low.value or 0.0, high.value or 0.0
    if scale > 1 and _scale(tokens, low) == 1 and first < 1000 and first * scale <= 10 * second:
        low.value = first * scale
        low.precision = (low.precision or 1.0) * scale
    if low.unit is None and low.kind == "count" and high.unit is not None:
        low.kind, low.unit = high.kind, high.unit


def _has_moved(tokens: list[Token], low: Figure, high: Figure) -> bool:
    """'fell $1.35 to $71.20': by how much and to where, each with its own unit."""
    before = word_at(tokens, low.first - 1)
    if before == "by" and (high.value or 0) >= _FAR * (low.value or 0) > 0:
        return True  # 'rose by 141 to 2,781'
    if low.unit is None or high.unit is None:
        return False
    if before in ("raise", "raises", "raised", "raising") and (low.value or 0) * _FAR > (high.value or 0):
        return False  # 'the levy would raise $600m to $800m'
    return any(t.lower in _CHANGED or t.lower == "by" for t in tokens[max(0, low.first - 4) : low.first])


def _is_dash_range(tokens: list[Token], low: Figure, high: Figure) -> bool:
    dash = tokens[low.last + 1]
    spaced = not dash.glued
    if high.first != low.last + 2:
        return False
    if spaced and dash.text == "—":
        return False
    # '80 - 400' between clauses is a range only where both numbers are bare or of one kind.
    return low.value is not None and high.value is not None and (low.value < high.value or low.unit is not None)


def _fuse(tokens: list[Token], low: Figure, high: Figure, opener: str | None) -> bool:
    if (low.kind in ("ratio", "multiple") and low.kind != high.kind) or not _compatible(tokens, low, high):
        return False
    first, second = low.value, high.value
    if first is None or second is None:
        return False
    scale = _scale(tokens, high)
    if scale > 1 and _scale(tokens, low) == 1 and first * scale <= second * 1.0001 and (first < 1000):
        first *= scale
    is_bare = low.unit is None and high.unit is None and tokens[low.last + 1].text in HYPHENS
    if is_bare and first < 10 and second % 100 == 0 and first * 100 < second < 1000:
        first *= 100  # '3-400 people'
    if first > second and (low.unit is None or low.kind != high.kind):
        return False
    if first == second:
        return False
    low.low, low.high = min(first, second), max(first, second)
    low.value = None
    if low.unit is None or (high.unit is not None and low.kind == "count"):
        low.kind, low.unit = high.kind, high.unit
    low.precision = min((p for p in (low.precision, high.precision) if p is not None), default=None)
    low.last, low.is_compound = high.last, high.is_compound
    low.number.last = high.number.last
    if opener:
        low.first -= 1
        while word_at(tokens, low.first) not in ("between", "from"):
            low.first -= 1
        if word_at(tokens, low.first - 1) in ("somewhere", "anywhere"):
            low.first -= 1
    return True


def _is_given_to(tokens: list[Token], low: Figure, high: Figure) -> bool:
    """'paid $5 million to 300 families': the second figure counts who gets the first."""
    end = noun_after(tokens, high.last + 1)
    is_counted = end > high.last and is_plural(tokens[end].lower) and word_at(tokens, high.last + 1) != "a"
    return word_at(tokens, low.last + 1) == "to" and is_counted


def _compatible(tokens: list[Token], low: Figure, high: Figure) -> bool:
    if low.unit == high.unit and low.kind == high.kind:
        return True
    if low.kind == "money" and high.kind == "count" and high.unit is None:
        return not _is_given_to(tokens, low, high)
    if low.kind == "count" and low.unit is None and not (low.number.numerator and high.kind == "percent"):
        return True
    return {low.unit, high.unit} == {"degree", "degree Celsius"} or {low.unit, high.unit} == {
        "degree",
        "degree Fahrenheit",
    }


def _scale(tokens: list[Token], figure: Figure) -> float:
    """What the number's scale word or suffix multiplies by: 1e9 for '3 billion'."""
    token = next((t for t in tokens[figure.number.first : figure.number.last + 1] if t.kind == NUMBER), None)
    if token is None or not token.value or figure.value is None:
        word_value = figure.value or 0
        if figure.number.is_word and tokens[figure.number.last].lower in DOZENS:
            return DOZENS[tokens[figure.number.last].lower]
        for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
            if figure.number.is_word and word_value >= scale and figure.number.first < figure.number.last:
                return scale
        return 1.0
    return round(abs(figure.value / token.value)) or 1.0


def _tolerance(low: Figure, high: Figure) -> bool:
    if low.value is None or high.value is None or (low.unit not in (None, high.unit) and high.unit is not None):
        return False
    low.low, low.high = low.value - high.value, low.value + high.value
    low.kind, low.unit = (high.kind, high.unit) if low.unit is None else (low.kind, low.unit)
    low.hedge, low.last = "plus or minus", high.last
    return True


def _vague_range(low: Figure, high: Figure, between: tuple[str, ...]) -> bool:
    """'hundreds or thousands', 'dozens or even hundreds'."""
    if between not in (("or",), ("or", "even"), ("to",), ("or", "maybe")) or not (
        low.number.is_vague and high.number.is_vague
    ):
        return False
    if low.low is None or high.high is None or low.low >= high.high:
        return False
    low.high, low.last = high.high, high.last
    low.number.last = high.number.last
    return True


def merge_bounds(tokens: list[Token], figures: list[Figure]) -> list[Figure]:
    """'more than 20 and less than 30' is one range."""
    out: list[Figure] = []
    for figure in figures:
        if out and _both_bounds(tokens, out[-1], figure):
            first = out[-1]
            ends = sorted((first.value or 0.0, figure.value or 0.0))
            first.low, first.high, first.value = ends[0], ends[1], None
            first.modifier, first.last = "=", figure.last
            if first.unit is None:
                first.kind, first.unit = figure.kind, figure.unit
            continue
        out.append(figure)
    return out


def _both_bounds(tokens: list[Token], first: Figure, second: Figure) -> bool:
    between = tuple(t.lower for t in tokens[first.last + 1 : second.first])
    if (
        between not in (("and",), ("but",), (",",), (",", "and"), (",", "but"))
        or first.value is None
        or second.value is None
    ):
        return False
    signs = (first.modifier[0], second.modifier[0])
    if signs not in ((">", "<"), ("<", ">")) or first.unit not in (None, second.unit):
        return False
    lower, upper = (first.value, second.value) if signs[0] == ">" else (second.value, first.value)
    return lower < upper
