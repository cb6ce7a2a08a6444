"""Who a line over a quote names: 'X said:', 'Originally Posted by X', 'Am 5.3.2016 um 11:00 schrieb X:'."""

import re
from functools import cache

from threadlens.platforms._attribution_words import BETWEEN, BY, LABEL, NO_NAMES, PAST, SAID, UNSPACED, USER, VIEW
from threadlens.platforms._date_words import TODAY, UNITS, YESTERDAY, ZONES, months, weekdays
from threadlens.platforms._patterns import lazy

_MARKS = "«»“”„‘’\"'↑ "
_LONGEST = 200
_NAME = r"@?(?P<name>\S(?:.{0,79}?\S)??)"
_ADDRESS = lazy(
    r"\s*[(\[]?(?:<(?:mailto:)?[^<>@\s]+(?:@| at )[^<>\s]+>|\[mailto:[^\]\s]+\]|[\w.+-]+@[\w-]+\.[\w.-]+\w)[)\]]?", re.I
)
_ARTICLE = lazy(r"in (?:article|message|<)\S*\s*(?:<[^<>]*>|\S+),\s*", re.IGNORECASE)
_VIEW = lazy(rf"[\s|:–-]*\b{VIEW}\s*$", re.IGNORECASE)
_END = r"\s*(?:[:：;»]\s*(?:[^\W\d_]{1,12}[.,]?\s*)?)?"  # a day of the week may be left of a date
_PREFIXED = lazy(rf"(?:{LABEL}\s*[:;]?\s*)?{BY}\s*[:：]?\s+{_NAME}\s*[:：»]?", re.IGNORECASE)
_SUFFIXED = lazy(
    rf"(?:{USER}\s+)?{_NAME}(?:;\d+)?,?(?:\s+{SAID}|\s*{UNSPACED})(?:\s+(?:in|dans|en|i)\s+.*?)?{_END}", re.IGNORECASE
)
_INVERTED = lazy(rf"(?:{SAID})\s+{_NAME}\s*[:：;]", re.IGNORECASE)
_LABELLED = lazy(rf"{LABEL}\s*[:：(]?\s*{_NAME}\s*[):：]?{_END}", re.IGNORECASE)
_FIGURES = lazy(r"[(\[«»|]*\d[\d.,:/\-年月日()+]*(?:st|nd|rd|th|er|h\d\d|[ap]\.?m\.?|Z|[+-]\d\d)?[)\]:,.;|»]*", re.I)
_TIME = lazy(r"\d{1,2}[:.h]\d\d|\d(?:am|pm)\b", re.I)
_DAY = lazy(r"\d{1,2}([-/.])\d{1,2}\1\d\d|\d{4}-\d\d-\d\d")
_YEAR = lazy(r"(?:19|20)\d\d")
_LETTERS = lazy(r"[^\W\d_]{1,9}[.,]*")
_UNIT = lazy("|".join(words for _, words in UNITS), re.IGNORECASE)
_TODAY = ("aujourd'hui", "aujourd’hui")
_HALVES = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "utc"})


def attribution(text: str | None) -> str | None:
    """The name in a line that stands over a quote ('X said:', 'Originally Posted by X'), or None."""
    return _named(text)[0]


def attribution_in_prose(text: str) -> str | None:
    """The name in a line of running text above a quote: stricter, so that 'As the minister said:' names nobody."""
    name, is_credit = _named(text)
    if not is_credit and not text.rstrip().endswith((":", "：")):
        return None
    tokens = (name or "").split()
    if not tokens or len(tokens) > 4 or tokens[0].lower() in NO_NAMES:
        return None
    if len(tokens) > 1 and not all(token[0].isupper() or not token[0].isalpha() for token in tokens):
        return None
    if len(tokens) > 1 and tokens[0].lower() in {"as", "the", "and", "but", "what", "so"}:
        return None
    return name


def name_before_verb(text: str | None) -> str | None:
    """The name in a citation that ends in a verb and a colon, whatever the language ('X hat gesagt:')."""
    line = " ".join((text or "").replace("↑", " ").split()).strip(" ,")
    return attribution(line) or re.sub(r"\s+\S+\s*[:：]$", "", line).strip(" :,") or None


def _named(text: str | None) -> tuple[str | None, bool]:
    """The name, and whether the words can be nothing but a credit."""
    line = " ".join((text or "").replace("↑", " ").split()).strip(_MARKS)
    if not line or len(line) > _LONGEST:
        return None, False
    line = re.sub(r"\bi (dag|går)\b", r"i\1", _VIEW.sub("", line))
    bare = _ARTICLE.sub("", _ADDRESS.sub("", line))
    rest = _after_date(bare)
    for core in (rest, bare) if rest else (bare,):
        for shown in _cut(core):
            found = _PREFIXED.fullmatch(shown)
            if found:
                return _clean(found["name"]), True
            found = _SUFFIXED.fullmatch(shown) or (_INVERTED.fullmatch(shown) if core is rest else None)
            found = found or (_LABELLED.fullmatch(shown) if shown is not core else None)
            if found and _clean(found["name"]):
                return _clean(found["name"]), False
    # '2016-03-05 11:00 GMT+01:00 X <address>:'
    return (_clean(rest), True) if rest and bare != line and bare.endswith(":") and len(rest) < 80 else (None, False)


def _clean(name: str) -> str | None:
    name = re.sub(r";\d+$|['’]s (?:post|message|comment|reply)\b.*$", "", _cut(name)[0])
    return name.strip(_MARKS).removeprefix("@").strip(",:–— ") or None


def _after_date(line: str) -> str | None:
    """What follows a date that a line begins with."""
    line = re.sub(r"^\(([^()]*\d[^()]*)\)\s*", r"\1 , ", line)
    tokens = line.split()
    end, has_figures = 0, False
    for index, token in enumerate(tokens):
        if _is_dated(token):
            has_figures = has_figures or token.strip("(),.").isdecimal() or bool(_FIGURES.fullmatch(token))
            end = index + 1
        elif not has_figures and index < 4 and _LETTERS.fullmatch(token):
            continue
        elif token.lower() not in BETWEEN:
            break
    head = " ".join(tokens[:end])
    is_date = has_figures and _is_full(head)
    is_moment = not has_figures and re.match(r"(?:just now|a moment ago|moments ago|an? \w+ ago)\b", line, re.I)
    if not (is_date or is_moment) or end == len(tokens):
        return None
    return " ".join(tokens[end:]).lstrip(" ,:-–|»") or None


def _cut(line: str) -> list[str]:
    """The line without a date at its end, and as it stands."""
    tokens = line.rstrip(":： )»").split()
    start = len(tokens)
    while start and (_is_dated(tokens[start - 1]) or tokens[start - 1].lower().strip(",") in BETWEEN):
        start -= 1
    if (
        start > 1
        and re.fullmatch(r"[^\W\d_]{1,5}[.,]{1,2}", tokens[start - 1])
        and tokens[start - 2].lower() in BETWEEN
    ):
        start -= 2
    joined = [i for i in range(start, len(tokens)) if tokens[i].lower() in BETWEEN and i]
    for index in dict.fromkeys((*joined[:1], start)):
        if 0 < index < len(tokens) and _is_full(" ".join(tokens[index:])):
            ends = ":" if line.rstrip().endswith((":", "：")) else ""
            return [" ".join(tokens[:index]).rstrip(" ,(") + ends, line]
    return [line]


def _is_full(text: str) -> bool:
    """Whether a run of dates' words tells a day, a time or a span, not only some figure."""
    words = [word.strip(".,()").lower() for word in text.split()]
    if _TIME.search(text) or _DAY.search(text) or any(len(word) > 2 and _UNIT.fullmatch(word) for word in words):
        return True
    return bool(_YEAR.search(text)) and any(word in _words() or (word.isdecimal() and len(word) < 3) for word in words)


def _is_dated(token: str) -> bool:
    bare = token.strip("()[],.:;«»|").lower()
    return bool(
        _FIGURES.fullmatch(token)
        or bare in _words()
        or bare.startswith(("gmt", "utc"))
        or (len(bare) > 2 and _UNIT.fullmatch(bare))
    )


@cache
def _words() -> frozenset[str]:
    named = [name for name in months() if len(name) > 2]
    return frozenset({*named, *weekdays(), *map(str.lower, ZONES), *_HALVES, *PAST, *TODAY, *YESTERDAY, *_TODAY})
