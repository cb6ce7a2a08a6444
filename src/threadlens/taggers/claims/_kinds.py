"""What kind of claim a figure makes: count, share, ratio, money, rate, average, change, rank, duration."""

import re

from threadlens.records import Quantity
from threadlens.taggers.claims._changes import is_change, is_drawn

_AVERAGE = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|mean|median|typical(?:ly)?)\b(?!\s+(?:joe|person|guy|streets?|spirited))",
    re.IGNORECASE,
)
_OPENS_AVERAGE = re.compile(r"\W*on average\b", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"^\s*(?:(?!and\b)[\w’'-]+\s+){0,8}?(?:/\s*|\b(?:per|an?|each|every)\s+)(?:year|yr|annum|month|mo|week|wk|day|hour|hr"
    r"|minute|shift|quarter)\b"
    r"|^\s*(?:[\w’'-]+\s+){0,2}?(?:annually|yearly|monthly|weekly|daily|hourly)\b",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"\b(?:annual(?:ly)?|yearly|monthly|weekly|daily|hourly)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_RANK = re.compile(
    r"(?:\b(?:top|bottom|ranked|ranks|ranking|number|no\.|#)\s*$)|\b(?:a )?(?:record|all-time (?:high"
    r"|low))(?:\s+(?:of|at|high|low))*\s+$",
    re.IGNORECASE,
)
_LAST_PLACE = 500  # 'they number 21,000'
_RANK_AFTER = re.compile(
    r"^\s*(?:[\w-]+\s+)?(?:largest|biggest|smallest|highest|lowest|richest|poorest|most|oldest|busiest)\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths|eighths?|\d\s?/\s?\d+)\b|[½⅓⅔¼¾⅕⅛]",
    re.IGNORECASE,
)


def kind_of(text: str, clause: tuple[int, int], quantity: Quantity) -> str:
    """The kind of claim that a quantity makes in its clause."""
    before, after = text[clause[0] : quantity.start_char], text[quantity.end_char : clause[1]]
    # 'a number over 300,000' ranks nothing: a rank has no bound
    place = _RANK.search(before) if quantity.hedge is None else None
    is_verb = place is not None and place.group().strip().lower() == "number" and (quantity.value or 0) > _LAST_PLACE
    if (place and not is_verb) or _RANK_AFTER.match(after):
        return "rank"
    is_share = quantity.kind == "percent"
    is_sized = is_change(before, after, text[clause[0] : clause[1]], quantity)
    if is_sized or (is_share and is_drawn(text, quantity.start_char)):
        return "change"
    if quantity.kind != "ratio" and (
        _AVERAGE.search(before[-60:])
        or _OPENS_AVERAGE.match(before)
        or re.match(r"\s*(?:[\w’'-]+\s+){0,3}?on average\b", after, re.IGNORECASE)
    ):
        return "average"
    if quantity.kind in {"count", "money"} and (_RATE_AFTER.match(after) or _RATE_BEFORE.search(before)):
        return "rate"
    if is_share or is_part_of_whole(quantity, after):
        return "share"
    return {"multiple": "ratio", "duration": "duration", "money": "money", "ratio": "ratio"}.get(quantity.kind, "count")


def is_part_of_whole(quantity: Quantity, after: str) -> bool:
    """Whether a fraction is a share said in words: 'half of the town', '2/3 of members'."""
    return (
        quantity.kind in {"ratio", "count"}
        and quantity.value is not None
        and 0 < quantity.value < 1
        and _FRACTION.search(quantity.text) is not None
        and re.match(r"\s*(?:of\b|the\b|all\b|our\b|my\b|their\b|its\b)", after, re.IGNORECASE) is not None
    )
