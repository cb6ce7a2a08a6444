"""Short names that hold only where the full one is near: '02s' and 'an 05' beside EX-01, associates beside deputies."""

import re

from threadlens.taggers.claims._matcher import Match, Matcher

# Every short name has one of these; most sentences with a figure have none.
_HINT = re.compile(r"(?<![\d.,:$-])0[1-9]|\b(?:associates|[1-9]s|English|French|regs|uniforms)\b", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?<![\w.,:$/])(?:(?P<article>(?:an?|the|every|each|one|most|these|those|only|many)\s)?0(?P<zero>[1-9])(?P<plural>['’]?s)?"
    r"|(?P<few>[1-9])s)\b(?![.,:/-]\d|\s?%|-\w)",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b([A-Z]{2,3})(?:[ -]?0?[1-9]s?\b|s?\b)")
_TALK = re.compile(r"\b(?:exec\w*|levels?|grades?|tiers?|scale|ADMs?|directors?)\b", re.IGNORECASE)
# The family of levels that talk of executives means.
_USUAL = "EX"
_LISTED = re.compile(r"\s*(?:[:=–—]|->|\d|at\b|\()")
# 'English 71 percent': the share of those who speak it.
_LANGUAGE = re.compile(
    r"\b(?:English|French)\b(?=(?:\s(?:is|was|are|at|has|had|with)|:)?\s~?\d[\d.]*\s?(?:%|per ?cent))"
)
# Rules and clothes but in talk of the forces.
_SOLDIERS = re.compile(r"\b(?:the\s)?(?:(?P<regs>regs)|uniforms)\b(?! say| require| state)", re.IGNORECASE)
_FORCES = re.compile(
    r"\b(?:Reg F|regular force|reserv\w+|CAF|armed forces|the forces|military|troops|generals?|admirals?|army|navy"
    r"|soldiers?|civvies|brass)\b",
    re.IGNORECASE,
)
_DEPUTIES = re.compile(r"\bdeput(?:y|ies)\b|\bDMs?\b", re.IGNORECASE)
_ASSOCIATES = re.compile(r"(?<!sales )(?<!research )(?<!deputy )\bassociates\b(?! degree)", re.IGNORECASE)


def shorts(text: str, start: int, end: int, title: str, matcher: Matcher) -> list[Match]:
    """The short names of a sentence, each under the concept of its full name."""
    if _HINT.search(text, start, end) is None:
        return []
    found = [*_levels(text, start, end, title, matcher)]
    if _DEPUTIES.search(text, start, end):
        for match in _ASSOCIATES.finditer(text, start, end):
            found += _as(matcher, "associate deputies", match.start(), match.end())
    if _FORCES.search(text) or _FORCES.search(title):
        for match in _SOLDIERS.finditer(text, start, end):
            name = "regulars" if match["regs"] else "uniformed members"
            found += _as(matcher, name, match.start(), match.end())
    for match in _LANGUAGE.finditer(text, start, end):
        found += _as(matcher, f"{match[0]} speakers", match.start(), match.end())
    return found


def _levels(text: str, start: int, end: int, title: str, matcher: Matcher) -> list[Match]:
    found = []
    for match in _LEVEL.finditer(text, start, end):
        if not (match["article"] or match["plural"] or match["few"] or _LISTED.match(text, match.end(), end)):
            continue
        digit = match["zero"] or match["few"]
        if family := _family(text, match.start(), title, matcher, is_few=match["few"] is not None):
            at = match.end() - len(match["plural"] or "") - 2 if match["zero"] else match.start()
            found += _as(matcher, f"{family}-0{digit}", at, match.end())
    return found


def _family(text: str, at: int, title: str, matcher: Matcher, *, is_few: bool) -> str | None:
    """The letters of the last level named before, else those that the talk is of."""
    for match in reversed([*_FAMILY.finditer(text, 0, at)]):
        if matcher.find(f"{match[1]}-01"):
            return match[1]
    if is_few:
        return None
    is_list = sum(1 for m in _LEVEL.finditer(text) if m["zero"]) > 1
    is_usual = is_list or _TALK.search(text) or _TALK.search(title) or _FAMILY.search(title)
    return _USUAL if is_usual and matcher.find(f"{_USUAL}-01") else None


def _as(matcher: Matcher, name: str, start: int, end: int) -> list[Match]:
    known = matcher.find(name)
    whole = known and known[0].start_char == 0 and known[0].end_char == len(name)
    return [Match(start, end, known[0].concept_ids)] if whole else []
