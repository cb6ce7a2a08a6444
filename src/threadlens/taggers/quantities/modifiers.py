"""Approximators and bounds before and after a figure."""

from threadlens.taggers.quantities.counted import is_plural
from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import STARTERS
from threadlens.taggers.quantities.lexicon import words as word_set
from threadlens.taggers.quantities.spells import is_during, measures_time
from threadlens.taggers.quantities.tokens import CURRENCY_SIGNS, FRACTION, HYPHENS, NUMBER, SIGN, TAB, Token, text_at
from threadlens.taggers.quantities.units import unit_at

_BEFORE_TABLE = {
    "±": "±|+/-|plus or minus",
    "~": "about|around|approximately|approx|approx .|roughly|circa|ca|ca .|c .|some|nearly|almost|close to|near|"
    "nearing|"
    "approaching|an estimated|estimated|estimated at|estimated to be|something like|in the region of|in the order of|"
    "on the order of|of the order of|in the neighbourhood of|in the neighborhood of|in the ballpark of|in the "
    "vicinity of|"
    "perhaps|maybe|probably|somewhere around|somewhere between|just about|around about|virtually|practically|"
    "an approximate|an average of roughly|~|≈|∼|≃|circa .|or about|anywhere from|anywhere between|not quite|"
    "well nigh|all but|give or take|more or less|"
    "a rough|about a|more like",
    ">": "more than|over|above|greater than|higher than|larger than|bigger than|better than|north of|in excess of|"
    "exceeding|"
    "exceed|exceeds|exceeded|surpass|surpassed|surpasses|surpassing|topped|topping|tops|well over|well above|just over|"
    "just above|slightly over|slightly more than|a little over|a little more than|just more than|a bit more than|"
    "a bit over|beyond|longer than|older than|taller than|heavier than|far more than|much more than|way more than|"
    "way over|far above|past|>|north from|no fewer or more than|more then|passing|not just|faster than|"
    "significantly more than|considerably more than",
    ">=": "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|min|min .|"
    "as few as|as little as|as low as|upwards of|upward of|a good|"
    "≥|>=|=>|greater than or equal to|more than or equal to|"
    "equal to or more than|equal to or greater than|at least or equal to|at the very least|from at least|"
    "higher or equal than|bigger or equal than|larger or equal than|greater or equal to|greater or equal than|"
    "starting at",
    "<": "less than|fewer than|under|below|lower than|smaller than|younger than|shorter than|cheaper than|slower than|"
    "lighter than|just under|just below|slightly under|slightly less than|a little under|a little less than|"
    "just less than|"
    "just shy of|shy of|a bit less than|a bit under|well under|well below|far less than|far fewer than|much less than|"
    "south of|just short of|short of|<|less then|way less than|way under|just fewer than|not even|sub",
    "<=": "at most|no more than|not more than|no greater than|no higher than|no larger than|up to|as many as|as "
    "much as|"
    "as high as|as long as|as far as|"
    "a maximum of|maximum of|maximum|max|max .|≤|<=|=<|less than or equal to|fewer than or equal to|"
    "equal to or less than|at the most|not exceeding|within|no later than|capped at|a cap of|a limit of|"
    "smaller or equal than|"
    "less or equal than|lower or equal than|no longer than|no older than|smaller than or equal to|lower than "
    "or equal to|"
    "not over|not above",
}
_AFTER_TABLE = {
    ">": "and change|and some|and then some|and a bit",
    "~": "or so|or thereabouts|give or take|or thereabout|more or less|- ish|ish|- odd|odd|- some|or about",
    ">=": "or more|or greater|or higher|or above|or over|or better|or older|or longer|or larger|or bigger|and up|"
    "and over|"
    "and above|and older|and more|+|- plus|plus|minimum|min|at least|at a minimum|at the very least|or up|and higher|"
    "or beyond|and counting",
    "<=": "or less|or fewer|or lower|or below|or under|or younger|or smaller|or shorter|and under|and below|maximum|"
    "max|"
    "at most|at the most|tops|at best|and younger|and less",
}
_OPERATORS = frozenset("~≈∼≃<>≥≤") | {">=", "<=", "=>", "=<"}
# After these the amount ends: a bare 'plus' or 'max' between two words is something else.
_FINAL_ONLY = {"plus", "minimum", "min", "maximum", "max", "at least", "at most", "at the most", "tops", "at best",
               "more or less", "odd", "at a minimum", "at the very least"}  # fmt: skip
_TAKING = word_set("take took taken carry")
_EXACT = word_set("only just exactly precisely a an the another of")


def _by_last_word(table: dict[str, str]) -> dict[str, list[tuple[list[str], str]]]:
    index: dict[str, list[tuple[list[str], str]]] = {}
    for sign, phrases in table.items():
        for phrase in phrases.replace("- ", "-\u0000").split("|"):
            words = phrase.replace("\u0000", " ").split(" ")
            if words and words[0]:
                index.setdefault(words[-1], []).append((words, sign))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


_BEFORE = _by_last_word(_BEFORE_TABLE)
_AFTER: dict[str, list[tuple[list[str], str]]] = {}
for _sign, _phrases in _AFTER_TABLE.items():
    for _phrase in sorted(_phrases.split("|"), key=lambda p: -len(p)):
        _words = _phrase.split(" ")
        _AFTER.setdefault(_words[0], []).append((_words, _sign))


def modify(tokens: list[Token], figure: Figure, floor: int, ceiling: int) -> None:
    """Takes the hedges on both sides into a figure; they lie at or after `floor` and before `ceiling`."""
    _before(tokens, figure, floor)
    _after(tokens, figure, ceiling)


def _before(tokens: list[Token], figure: Figure, floor: int) -> None:
    end = figure.first - 1
    while end >= floor and tokens[end].lower in _EXACT and tokens[end].lower != "of":
        # 'more than just 20', 'about the 300': one small word may stand between.
        is_mark = tokens[end].lower == "the" and text_at(tokens, figure.last + 1) in ("mark", "level")
        if (
            end - 1 < floor
            or tokens[end - 1].lower not in _BEFORE
            or (tokens[end].lower in ("a", "an", "the") and not is_mark)
        ):
            break
        end -= 1
    if end < floor:
        return
    for words, sign in _BEFORE.get(tokens[end].lower, ()):
        start = end - len(words) + 1
        if start < floor or any(tokens[start + i].lower != word for i, word in enumerate(words)):
            continue
        if not _fits(tokens, figure, start, words):
            continue
        hedge = " ".join(words)
        inner = figure.modifier if figure.number.modifier else None
        figure.modifier = (sign if sign != "±" else "=") if inner is None else inner
        figure.hedge = hedge
        figure.first = start
        # 'at least about 20' keeps the bound, which is the outer word.
        outer = start - 1
        if sign == "~" and outer >= floor and tokens[outer].lower in _BEFORE:
            _before(tokens, figure, floor)
            if figure.hedge != hedge:
                figure.hedge = f"{figure.hedge} {hedge}"
        return


def _fits(tokens: list[Token], figure: Figure, start: int, words: list[str]) -> bool:  # noqa: PLR0911 # one return a shape
    before = tokens[start - 1].lower if start else ""
    word = words[0]
    if word in ("<", ">") and before in ("<", ">", "-", "="):
        return False
    if figure.number.is_vague and figure.unit is None and (figure.high or 0) < 10:
        return word in ("at", "maybe", "perhaps", "only", "probably", "more", "less", "no")
    if word == "some" and len(words) == 1:
        return figure.kind != "percent" or figure.number.numerator is None
    if word in ("c", "ca") and len(words) == 2:
        return before not in (".",)
    if words in (["as", "long", "as"], ["as", "far", "as"]):
        return figure.unit is not None  # 'as long as five of us agree' is a condition
    if word == "far" and before in ("so", "thus", "by", "as"):
        return False  # 'so far more than 9,000': the shorter hedge is left
    if word == "over" and len(words) == 1:
        return not is_during(tokens, figure, start) if measures_time(tokens, figure) else before not in _TAKING
    if word in ("under", "within", "past", "beyond", "above") and len(words) == 1:
        if word == "past":
            return before in ("moved", "grew", "well", "rose", "climbed", "grown")
        return not (word == "within" and figure.kind not in {"duration", "percent"} and figure.unit is None)
    if word in ("near", "c", "sub", "min", "max", "tops", "passing", "minimum", "maximum") and len(words) == 1:
        return word == "near" or tokens[start].kind != SIGN
    return not (word in ("a",) and words[-1] == "a")


def _after(tokens: list[Token], figure: Figure, ceiling: int) -> None:
    at = figure.last + 1
    for gap in range(3):
        start = at + gap
        if start >= ceiling or tokens[start].kind == TAB:
            return
        is_pause = gap == 1 and tokens[start].lower == "give" and tokens[start - 1].text == ","
        if gap and not is_pause and (tokens[start - 1].kind == SIGN or tokens[start - 1].lower in ("or", "and", "at")):
            return
        for words, sign in _AFTER.get(tokens[start].lower, ()):
            last = start + len(words) - 1
            if last >= ceiling or any(tokens[start + i].lower != word for i, word in enumerate(words)):
                continue
            phrase = " ".join(words).replace("- ", "-")
            if last + 1 == ceiling < len(tokens) or not _ends_well(tokens, figure, phrase, (start, last, gap)):
                continue
            figure.last = last
            if figure.modifier in ("=", "~"):
                figure.modifier = sign
            if gap == 0 and figure.kind == "count" and figure.unit is None:
                _late_unit(tokens, figure, ceiling)
            figure.hedge = phrase if figure.hedge is None else f"{figure.hedge} {phrase}"
            return


def _late_unit(tokens: list[Token], figure: Figure, ceiling: int) -> None:
    """'100+ days', '20-ish minutes': the unit stands after the hedge."""
    unit = unit_at(tokens, figure.last + 1, is_digits=False)
    if unit and unit[2] < ceiling and unit[0] in ("duration", "percent"):
        figure.kind, figure.unit, figure.last = unit


def _opens_bound(token: Token) -> bool:
    return token.kind in (NUMBER, FRACTION) or token.lower in STARTERS or token.lower in ("a", "an", *CURRENCY_SIGNS)


def _ends_well(tokens: list[Token], figure: Figure, phrase: str, place: tuple[int, int, int]) -> bool:
    start, last, gap = place
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if phrase == "+":
        is_sum = following is not None and (following.kind in (NUMBER, FRACTION) or following.text in "?=$")
        return tokens[start].glued and gap == 0 and not is_sum
    if phrase in ("-ish", "ish", "-odd", "-plus", "-some"):
        return gap == 0 and (phrase == "ish" or tokens[last].glued)
    if phrase in _FINAL_ONLY:
        ended = following is None or (
            following.kind == SIGN and following.text not in "$€£#" and following.text not in HYPHENS
        )
        return ended or (
            phrase in ("plus", "odd") and gap == 0 and following is not None and is_plural(following.lower)
        )
    if phrase in (
        "or more",
        "or less",
        "or fewer",
        "and more",
        "and less",
        "or better",
        "or greater",
        "and over",
        "and below",
        "and above",
        "and under",
    ):
        if phrase.startswith("and ") and following is not None and _opens_bound(following):
            return False  # 'above 1000 and below 1500'
        return following is None or following.lower not in ("than", "likely", "importantly", "or", "equal")
    return True
