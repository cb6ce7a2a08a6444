"""Which operation the words around a figure call for, and whether they give it as a result, in bits of doubt."""

import re
from dataclasses import dataclass

from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks.arithmetic import _nearby
from threadlens.checks.arithmetic._nearby import Near
from threadlens.records import Claim

_UNCUED, _UNTOLD = 2.5, 2.0
_OWN_WHOLE, _AN_END, _NAMED, _GIVEN, _SUPPOSED = 3.0, 3.0, 2.0, 3.0, 4.0
_FROM = re.compile(r"\b(?:from|between)\s+(?:[\w~]+\s+)?$", re.IGNORECASE)
# 'at $40K a tool', 'if we take 500': what is assumed or priced is given, not worked out
_PRICED = re.compile(r"\bat\s+(?:about |an? |the |your |some )*$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those|my|our|your|his|her|their)\s+$", re.IGNORECASE)  # is known already
_EACH = re.compile(r"\s*(?:an?|per|each|every|apiece|/)\b", re.IGNORECASE)
_OF = re.compile(
    r"\s*of\s+(?!them\b|it\b|those\b|these\b|that\b|us\b|you\b|whom\b|which\b|the (?:lot|whole|total|rest)\b)"
    r"(?:the |my |our |all |a |an |his |her |their )*(?P<whole>[\w’'-]+)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:^|\b(?:so|that(?:[’']?s| is| makes| leaves| gives| comes| puts| works)?|(?:which|this) (?:is|makes|leaves|"
    r"means|gives|puts)|"
    r"makes?|making|i\.?e|call it|or|comes? (?:out )?(?:to|at)|works? out (?:to|at)|equals|hence|thus|therefore|"
    r"leaving|leaves|"
    r"gives?|giving|got|it[’']?s|it is|no|actually|average\w*|roughly|adds? up to|amounts? to|totals?|"
    r"(?:you|we|they|i)(?:[’']re| are| get| end up| land| arrive)(?: at| to| with)?|(?:puts?|brings?|takes?) (?:us|"
    r"it|you|them|that)(?: at| to)?)"
    r"\b|=)[\s,:]*(?:[^\W\d][\w’'-]*[\s,]+){0,3}$"
    r"|(?:\d\S*|\w+)\s(?:\w+\s)?(?:times|of|x|×|\*|at|plus|minus)\s\S+(?:\s\S+)?\s(?:is|are|equals|was)\s(?:about\s)?$",
    re.IGNORECASE,
)
_RESULT_AFTER = re.compile(
    r"\s*(?:[\w’'-]+\s+)?(?:more|fewer|less|extra|in (?:all|total)|altogether|combined|together|if you (?:put|add))\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"\d[^.;:!?]*,\s*(?:or\s+)?$")  # '300 thousand people, one in eight'
_MOVES = re.compile(
    r"\b(?:up|down|rose|fell|grew|jumped|dropped|increased?|decreased?|drop|rise|cut|growth|change)\s+(?:by |of )?$",
    re.IGNORECASE,
)
_WHAT_WAS = re.compile(r"\s*(?:of )?what (?:it|they|we|there|he|she) (?:was|were|had)\b", re.IGNORECASE)
_MOVED = re.compile(r"\s*(?:more|less|fewer|higher|lower|increase|decrease|rise|drop|growth)\b", re.IGNORECASE)
_CUES = {
    "+": re.compile(
        r"\b(?:together|combined|total\w*|in all|altogether|all told|sum|plus|and|adds?|both|over the)\b|\+", re.I
    ),
    "-": re.compile(
        r"\b(?:left|leaves|leaving|remain\w*|still|more|fewer|less|gone|lost|loss|lose|gap|differen\w+|short|down|up|open|"
        r"extra|saved|over|under|added|grew|gain\w*|minus|other|rest|out by|off by|missing|too (?:many|few|much)|so)\b",
        re.I,
    ),
    "*": re.compile(
        r"\b(?:times|each|per|at|for|apiece|(?:a|every) (?:year|month|week|day|head|person|piece))\b|[x×*@]", re.I
    ),
    "/": re.compile(
        r"\b(?:divided?|per|at|each|apiece|every|averag\w*|times|fold|ratio|split|(?:to|for|per|on|under) (?:an?|"
        r"each|every|one)|one (?:in|to|on|for|per)|shared?|(?:a|an|one) (?:head|person|piece|year|month|"
        r"week|day|hour|nose|pop|shot|employee|member|man|soul)|one (?:for|per|in|to)|(?:by|for|in) the (?:month|"
        r"week|day|year|head)|"
        r"monthly|weekly|daily|yearly|annual\w*)\b|/",
        re.I,
    ),
    "share": re.compile(r"\b(?:of|share|out|are|were|is|was)\b", re.I),
    "change": re.compile(
        r"\b(?:up|down|rise|rose|fell|drop\w*|more|fewer|less|grow\w*|grew|increas\w+|decreas\w+|off|cut|change|loss|lost|jump\w*)\b",
        re.I,
    ),
}


@dataclass(frozen=True, slots=True)
class Called:
    """What each operation costs."""

    costs: dict[str, float]
    as_ratio: float  # what a ratio costs more where the words do not give it as a result


def called(view: ThreadView, claim: Claim, near: list[Near]) -> Called:
    """What each operation costs where a figure stands."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    opening = text[start : claim.start_char]
    is_result = _RESULT.search(opening) is not None or _RESULT_AFTER.match(text, claim.end_char, end) is not None
    is_part = claim.unit in PERCENT or claim.kind == "ratio"
    is_result = is_result or (is_part and _APPOSED.search(opening) is not None)
    around = text[max(start, claim.start_char - 80) : min(end, claim.end_char + 40)]
    told = (0.0 if is_result else _UNTOLD) + (_OWN_WHOLE if _has_own_whole(text[claim.end_char : end], near) else 0.0)
    if claim.speech_act == "hypothetical" and not is_result:
        told += _SUPPOSED  # what is supposed is given; what follows from it can be checked
    told += _AN_END if _FROM.search(opening) else 0.0
    told += 0.0 if is_result or not _is_named(claim) else _NAMED
    told += _GIVEN if not is_result and _DEFINITE.search(opening) else 0.0
    told += _GIVEN if is_priced(text, claim) else 0.0
    costs = {op: (0.0 if cue.search(around) else _UNCUED) + told for op, cue in _CUES.items()}
    if is_part:
        costs["/"] = told  # what is said as a ratio is one
    if not is_result and costs["-"] > told:
        costs["-"] += _UNTOLD  # a part that comes after its whole is given, not worked out
    if _WHAT_WAS.match(text, claim.end_char, end):
        costs["change"] += 2 * _UNCUED  # 'half what it was' is what is left
        costs["share"] = told
    elif _MOVES.search(opening) or _MOVED.match(text, claim.end_char, end):
        costs["share"] += _UNCUED  # 'up 18 %' is no part of anything
    return Called(costs, 0.0 if is_result else _UNTOLD)


def is_priced(text: str, claim: Claim) -> bool:
    """Whether a figure is a price that is given: 'at $40K a tool'."""
    before = text[max(0, claim.start_char - 20) : claim.start_char]
    return _PRICED.search(before) is not None and _EACH.match(text, claim.end_char) is not None


def _has_own_whole(after: str, near: list[Near]) -> bool:
    """Whether a share is said to be of a group that no number before it counts: 'a third of the section'."""
    named = _OF.match(after)
    return named is not None and _nearby.noun_of(named["whole"]) not in {"", *(n.noun for n in near)}


def _is_named(claim: Claim) -> bool:
    """Whether the figure counts something of its own, of which it states how many there are."""
    is_known = claim.subject is not None and not claim.subject.startswith("noun:")
    return claim.kind == "count" and is_known and any(m.part in {"counted", "clause"} for m in claim.mentions)
