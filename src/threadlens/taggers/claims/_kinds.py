"""What kind of claim a figure makes: count, share, ratio, money, rate, average, change, rank, duration."""

import re

from threadlens.records import Quantity

_AVERAGE = re.compile(
    r"\b(?:averag(?:e|es|ed|ing)|mean|median|typical(?:ly)?)\b(?!\s+(?:joe|person|guy|streets?|spirited))",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:up|down|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|declin(?:e|es|ed|ing)"
    r"|drop(?:s|ped|ping)?|fell|(?<!last )(?<!this )(?<!next )(?<!the )fall(?:s|en|ing)?"
    r"|shr(?:a|u)nk|shrink(?:s|ing)?|swell(?:ed|s)?|gain(?:s|ed)?"
    r"|los[te]s?|cut(?:s|ting)?|slash(?:ed|es)?"
    r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|plung(?:e|es|ed)|add(?:s|ed|ing)?"
    r"|shed(?:s|ding)?"
    r"|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|expand(?:s|ed|ing)?"
    r"|reduc(?:e|es|ed|ing|tion)"
    r"|rais(?:e|es|ed)|hik(?:e|es|ed)|ballooned|multiplied)"
    r"(?:\s+(?:in\s+\w+\s+)?(?:by|to|of|another|an?|some|about|around|roughly|nearly|almost|over|more|than|only"
    r"|just|out|off|down|back|the|its|their|our"
    r"|workforce|staff|headcount|size|number|budget|jobs|pay|[\w-]+ly)){0,4}\s*[~<>≈]?\s*$",
    re.IGNORECASE,
)
# 'made up 2.5 %', 'took up 40 %', 'put down 20 %': the little word belongs to its verb.
_PARTICLE = re.compile(
    r"\b(?:(?:ma(?:de|kes?|king)|tak(?:es?|en|ing)|took|end(?:s|ed|ing)?|g(?:iv(?:es?|en|ing)|ave)|us(?:es?|ed|ing)"
    r"|eat(?:s|en|ing)?|ate|buy(?:s|ing)?|bought|turn(?:s|ed|ing)?|show(?:s|ed|n)?|wind(?:s|ing)?|wound|"
    r"sign(?:s|ed|ing)?"
    r"|rack(?:s|ed|ing)?|sum(?:s|med)?|back(?:s|ed)?|com(?:es?|ing)|came|fill(?:s|ed|ing)?|divid(?:es?|ed)"
    r"|split(?:s|ting)?|soak(?:s|ed)?|scoop(?:s|ed)?|pick(?:s|ed)?|set(?:s|ting)?|put(?:s|ting)?|open(?:s|ed)?) up"
    r"|(?:put(?:s|ting)?|set|wr(?:ites?|ote)|jot(?:s|ted)?|pin(?:s|ned)?|broken?|shut) down)\b",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:[\w-]+\s+){0,2}?(?:increase|decrease|rise|growth|drop|decline|cut|raise|hike|reduction|jump|surge|fall"
    r"|gain|loss|(?:higher|lower|more|less|fewer"
    r"|bigger|smaller|larger)\s+(?:than\s+(?:in|it|we|they|last|a|the|before|what|\d)|since|now|compared))\b",
    re.IGNORECASE,
)
_GROWN = re.compile(r"\b(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:since|than (?:(?:it|they|we|he|she|there) (?:was|were|had|did|used)|before|in|last|a|five|ten|\d+)"
    r"|before|compared (?:to|with)"
    r"|back then|used to|ago|over the"
    r"|from \d|grew|grown|growth|increas\w+|ros[e]|risen|fell|fallen|drop\w*|declin\w+|shr[au]nk)\b",
    re.IGNORECASE,
)
_RATE_AFTER = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,8}?(?:/\s*|\b(?:per|an?|each|every)\s+)(?:year|yr|annum|month|mo|week|wk|day|hour|hr"
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
    if (quantity.hedge is None and _RANK.search(before)) or _RANK_AFTER.match(after):
        return "rank"
    if _is_change(before, after, text[clause[0] : clause[1]], quantity):
        return "change"
    if quantity.kind != "ratio" and (
        _AVERAGE.search(before[-60:]) or re.match(r"\s*(?:[\w’'-]+\s+){0,3}?on average\b", after, re.IGNORECASE)
    ):
        return "average"
    if quantity.kind in {"count", "money"} and (_RATE_AFTER.match(after) or _RATE_BEFORE.search(before)):
        return "rate"
    if quantity.kind == "percent" or is_part_of_whole(quantity, after):
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


def _is_change(before: str, after: str, clause: str, quantity: Quantity) -> bool:
    if _CHANGE_AFTER.match(after) and quantity.kind != "duration":
        return True
    if quantity.kind == "multiple":
        return _GROWN.search(quantity.text) is not None or _THEN.search(clause) is not None
    if quantity.kind == "duration":
        return False
    found = _CHANGE_BEFORE.search(before)
    if found is not None and _PARTICLE.search(before[: found.end()], max(0, found.start() - 16)):
        return False
    # 'fell to 400' states where a number stands, not by how much it changed.
    return found is not None and not re.search(r"\b(?:to|at)\s+(?:[\w-]+\s+){0,2}$", found.group(), re.IGNORECASE)
