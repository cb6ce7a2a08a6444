"""Whether a figure says by how much something changed: 'up 4', '126 more', 'plus 65', ', or 9 percent'."""

import re

from threadlens.records import Quantity

_BEFORE = re.compile(
    r"\b(?:up|down|ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)"
    r"|declin(?:e|es|ed|ing)"
    r"|drop(?:s|ped|ping)?|fell|(?<!last )(?<!this )(?<!next )(?<!the )fall(?:s|en|ing)?"
    r"|shr(?:a|u)nk|shrink(?:s|ing)?|swell(?:ed|s)?|gain(?:s|ed)?"
    r"|los(?:t|es?|s|ses)|cut(?:s|ting)?|slash(?:ed|es)?"
    r"|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|plung(?:e|es|ed)|add(?:s|ed|ing)?"
    r"|shed(?:s|ding)?|slid(?:es?)?|contract(?:s|ed)|dip(?:s|ped)?|slip(?:s|ped)?|tumbled|crept|widened|narrowed"
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
# 'Add the 27,000 reservists' tells the reader to do a sum.
_TOLD = re.compile(r"(?:^|[.,;:(]|\b(?:and|so|then|now|if you|you))\s*$", re.IGNORECASE)
_AFTER = re.compile(
    r"^\s*(?:(?!(?:is|are|was|were)\b)[\w-]+\s+){0,2}?(?:increase|decrease|rise|growth|drop|decline|cut|raise|hike"
    r"|reduction|jump|surge|fall|gain|loss|(?:higher|lower|more|less|fewer"
    r"|bigger|smaller|larger)\s+(?:than\s+(?:in|it|we|they|last|a|the|before|what|\d)|since|now|compared))\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\s*(?:more|fewer|less|extra|smaller|larger|bigger)\b(?=\s*(?:[.,;:)!?]|$)|\s(?:or|and|but|in|than|since|now|over|"
    r"of (?:us|them)|ones?|[\w-]+(?:\s[\w-]+)?s|people|staff)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:need(?:s|ed)?|want(?:s|ed)?|get me|order(?:ed)?|buy|for|another|once|any|no|say|to)\s+$", re.IGNORECASE
)
_TURNED = re.compile(
    r"^\s*(?:added\b|(?:[\w-]+\s){0,2}?(?:gone|poof|vacated)\b|up\b(?=\s*(?:[.,;:)!?]|$)|\s(?:on|from|in|since|over)\b)|down\s(?:on|from|in|since|over)\b)",
    re.IGNORECASE,
)
_OFF = re.compile(r"^\s*off\b(?!\s(?:to|on)\b)", re.IGNORECASE)
_ABOVE = re.compile(r"^\s*(?:above|below)\s(?:that|it|the|last|what|\d)|^\s*again\b", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?:growth|increase|decrease|jump|rise|drop|decline|raise|climb|difference|gap)\b(?:\s[\w’'-]+){0,7}?"
    r"(?:\s(?:is|was|becomes|comes to|of)|\s?[:=])\s+(?:(?:about"
    r"|around|roughly|nearly|almost|over|just|only|some)\s+)*$",
    re.IGNORECASE,
)
_WITHIN = r"(?:(?!\.\s)[^;\n])*"  # one sentence
_FROM_TO = re.compile(
    rf"\bfrom\b{_WITHIN}\d{_WITHIN}\bto\b{_WITHIN}\d{_WITHIN}[,:;]\s*"
    r"(?:(?:so|which is|that is|that['’]?s|i\.e\.|call it)\s+)?"
    r"(?:(?:by|an?|about|around|roughly|nearly|almost|over|just|only|some)\s+)*$",
    re.IGNORECASE,
)
_PLUS = re.compile(r"(?<![\d\s])\s?[+−]\s?$|(?<!\d)\s[+−]$|^[+−]$")
_SIGNED = re.compile(r"(?:[,;:(]|\b(?:so|is|that['’]?s|by)|^)\s*(?:plus|minus)\s+$", re.IGNORECASE)
_SIGN = re.compile(r"(?:minus\s|[+−]\s?\d)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:(?:about|around|roughly|nearly|almost|over|some|only|just|a|an)\s+)*$", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:up|down|ris(?:e|en|ing)|rose|grow(?:n|ing)?|grew|increas\w+|decreas\w+|declin\w+|drop\w*|fell|fallen|shr[aui]nk\w*"
    r"|climb\w*|jump\w*|cut|reduc\w+|short|out|off|expand\w*|went|gone)\b",
    re.IGNORECASE,
)
_IN_HALF = re.compile(r"\b(?:cut|sliced|slashed|chopped)\s+(?:\w+\s+){0,2}?in\s+$", re.IGNORECASE)
_GROWN = re.compile(r"\b(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:since|than (?:(?:it|they|we|he|she|there) (?:was|were|had|did|used)|before|in|last|a|five|ten|\d+)"
    r"|before|compared (?:to|with)"
    r"|back then|used to|ago|over the"
    r"|from \d|grew|grown|growth|increas\w+|ros[e]|risen|fell|fallen|drop\w*|declin\w+|shr[au]nk)\b",
    re.IGNORECASE,
)
# '605 more, or 9 percent', '20 fewer in two years (8 %)'
_RESTATED = re.compile(
    r"(?:\s[\w'’-]+){0,5}?(?:\s?[,(–—]\s?|\s)"
    r"(?:(?:or|so|thus|which is|which makes|that is|that['’]?s|this makes|that makes|i\.?\s?e\.?|=)\s)?"
    r"(?:(?:an?|about|around|roughly|nearly|almost|over|under|just|some|only)\s)*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:[.,;:)!?]|$)|\s(?:more|less|fewer|in (?:\w+ ){1,2}(?:years?|months?|weeks?)|and|over|since|altogether)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:\s[\w’'-]+){0,8}?[.!]\s+(?:(?:call it|so|that['’]?s|that is|thats|it['’]?s)\s)?"
    r"(?:(?:an?|about|around|roughly|nearly|almost|over|just|some|only)\s)*",
    re.IGNORECASE,
)
# Most figures have none of these before them, so that the patterns above need not be tried.
_LED = re.compile(
    r"(?:[:=+−,;(]|\b(?:in|is|was|becomes|to|of|plus|minus|by|so|about|around|roughly|nearly|almost|over|just|only|some))\s*$",
    re.IGNORECASE,
)
_SHORT_TAIL = 12
_TWO_FIGURES = 160
_TAIL = 90  # characters before a figure that say what it is the size of
_JOINT = re.compile(r"[,(–—]|\b(?:or|so|which|that)\b", re.IGNORECASE)


def is_change(before: str, after: str, clause: str, quantity: Quantity) -> bool:  # noqa: PLR0911 # one return a shape
    """Whether the words of a clause make its figure the size of a change."""
    if quantity.kind == "multiple":
        return (
            _AFTER.match(after) is not None
            or _GROWN.search(quantity.text) is not None
            or _THEN.search(clause) is not None
        )
    if quantity.kind == "duration":
        return False
    tail = before[-_TAIL:]
    if _AFTER.match(after) or _is_more(before, tail, after, quantity):
        return True
    if "by" in tail and _BY.search(tail) and _CHANGED.search(before):
        return True
    found = _BEFORE.search(before)
    if found is None or _PARTICLE.search(before[: found.end()], max(0, found.start() - 16)):
        return False
    if found.group().lower().startswith("add ") and _TOLD.search(before[: found.start()]):
        return False
    # 'fell to 400' states where a number stands, not by how much it changed.
    return not re.search(r"\b(?:to|at)\s+(?:[\w-]+\s+){0,2}$", found.group(), re.IGNORECASE)


def is_drawn(text: str, figure: int) -> bool:
    """Whether a per cent is drawn from two figures before it: 'from 22,611 to 29,121, which is 29 per cent'."""
    first = max(0, figure - _TWO_FIGURES)
    return "from " in text[first:figure] and _FROM_TO.search(text, first, figure) is not None


def is_restated(text: str, change: tuple[int, int], figure: tuple[int, int], end: int) -> bool:
    """Whether a per cent says again what the change before it says, in its sentence or at the start of the next."""
    between = text[change[1] : figure[0]]
    if _ANEW.fullmatch(between):
        return _ENDS.match(text, figure[1], end) is not None
    is_joined = _JOINT.search(between) is not None and _RESTATED.fullmatch(between) is not None
    return is_joined and _ENDS.match(text, figure[1], end) is not None


def _is_more(before: str, tail: str, after: str, quantity: Quantity) -> bool:
    """'126 more', '64 % gone', 'a third off', 'plus 65'."""
    is_part = quantity.kind in {"percent", "money"}
    if quantity.kind not in {"count", "percent", "money"} or (quantity.kind == "count" and quantity.unit is not None):
        return False
    if _TURNED.match(after) or (is_part and _OFF.match(after)):
        return True
    if quantity.kind == "percent" and _ABOVE.match(after):
        return True
    is_led = _LED.search(before, max(0, len(before) - _SHORT_TAIL)) is not None
    if is_led and (_IN_HALF.search(tail) or _SIZE.search(tail)):
        return True
    is_signed = is_led and (_PLUS.search(tail) or _SIGNED.search(tail))
    if quantity.kind != "money" and (is_signed or _SIGN.match(quantity.text)):
        return True
    return _MORE.match(after) is not None and not _WANTED.search(tail)
