"""How long something took by the years that the talk names: 'from 2003 to 2018 … in fifteen years'."""

import re
from collections.abc import Iterator

from threadlens.checks._dates import full_year
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import Allowed, allowed
from threadlens.checks.arithmetic._derived import Result, verdict
from threadlens.checks.arithmetic._terms import Number
from threadlens.records import Claim, Verdict

RANK = 28
_UNITS = frozenset({"year", "years"})
_REACH = 320
_LEAST, _MOST = 2, 60
_YEAR = re.compile(r"(?<![\d,.$£€-])(?:(?:1[89]|20)\d\d(?![\d,]|\.\d|\s*(?:dollars|people|employees))|['’]\d\d\b)")
# 'in fifteen years', 'over the same two years', 'a decade later'; not 'five years ago', 'my 33 years', 'for 30 years'
_SPAN = re.compile(
    r"\b(?:in|over|within|during|after|took|takes|across)\s+(?:(?:about|the|those|these|that|just|only|same|last|past|some|next|"
    r"barely|under|nearly|almost|a mere|roughly|all|but)\s+)*$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\s*(?:later|on\b|after|apart|between|of (?:growth|decline|cuts)|earlier|before)", re.IGNORECASE)
_NOT = re.compile(
    r"\s*(?:ago|old|of (?:service|my|experience)|in (?:the )?(?:reg|forces?|job|service|navy|army|union|uniform))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:my|I|I['’]ve|his|her)\b[^.;,]*$", re.IGNORECASE)


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Spans of years that lie between two years of the talk, the nearest two first."""
    for tags in view.thread.tags:
        for claim in tags.claims:
            rule = allowed(claim) if claim.kind == "duration" and claim.unit in _UNITS else None
            if (
                rule is not None
                and claim.value is not None
                and _LEAST <= claim.value <= _MOST
                and _is_span(view, claim)
            ):
                result = _between(view, claim, rule)
                if result is not None:
                    yield verdict(claim, result, outcome="supported", confidence=0.85, rank=RANK)


def _is_span(view: ThreadView, claim: Claim) -> bool:
    text = view.post(claim).text
    start, end = view.sentence(claim)
    if _NOT.match(text, claim.end_char, end) or _OWN.search(text[start : claim.start_char]):
        return False
    return (
        _SPAN.search(text[start : claim.start_char]) is not None or _LATER.match(text, claim.end_char, end) is not None
    )


def _between(view: ThreadView, claim: Claim, rule: Allowed) -> Result | None:
    years = list(_years(view, claim))
    for place, later in enumerate(years):
        for earlier in years[:place]:
            number = float(abs(later - earlier))
            if rule.holds(number):
                low, high = sorted((earlier, later))
                words = f"years from {low} to {high}"
                return Result(Number(number, number, number, f"{high} - {low}"), words)
    return None


def _years(view: ThreadView, claim: Claim) -> Iterator[int]:
    """The years of the sentence, those before it, the times of the figures around it, the post's own; each once."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    found = [m.group() for m in _YEAR.finditer(text, start, end)]
    found += [m.group() for m in reversed(list(_YEAR.finditer(text, max(0, start - _REACH), start)))]
    years = [full_year(word) for word in found]
    for other in view.tags[claim.post_id].claims:
        if start - _REACH <= other.start_char < end:
            years += [day.year for day in (other.period_start, other.period_end) if day]
    posted = view.posted(claim)
    yield from dict.fromkeys([*years, *([posted.year] if posted else [])])
