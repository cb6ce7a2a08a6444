"""Words that leave no doubt which measure a figure is one of, so that a wrong figure may be refuted."""

import re

from threadlens.checks import _dates
from threadlens.checks._dates import When
from threadlens.checks._figures import Figure
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._vocabulary import MONTHLY
from threadlens.checks._wording import has_own_noun
from threadlens.checks.reference import _months
from threadlens.records import Claim

# 'it was still over 200,000', 'we had it under 100,000': the figure is of what was spoken of before
_IT = re.compile(
    r"\b(?:it|that|this|which|the (?:number|figure|pile|count|total))\s+(?:\w+\s+){0,2}?"
    r"(?:was|is|were|stood|sat|hit|reached|fell|dropped|went|got|rose|climbed|came|peaked|bottomed)\b"
    r"|\b(?:had|got|brought|took|cut) it\b|\bit['’]s\b|\bits\b",
    re.IGNORECASE,
)
_LOWEST = re.compile(r"\b(?:low(?:est)?|bottom(?:ed)?|trough|minimum|smallest)\b", re.IGNORECASE)
_HIGHEST = re.compile(r"\b(?:peak(?:ed|s)?|high(?:est)?|worst|record|maximum|largest)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:my|our|his|her|your|local|region\w*|office|team|unit|branch)\b", re.IGNORECASE)
_ALL_BEFORE = re.compile(
    r"\b(?:used to (?:have|be)|before (?:it|ph(?:oe|eo)nix|that|"
    r"the (?:new )?(?:system|thing|roll-?out|transformation)))\b",
    re.IGNORECASE,
)
_NORMAL = re.compile(
    r"(?<!beyond )(?<!above )(?<!over )\b(?:the |a |their |its )?(?:normal|usual) (?:monthly |pay )?"
    r"(?:load|workload|volume|level)?(?:\s+(?:is|was|of|being|at|about|around|roughly|some|like))*[:\s(]*$",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\byears? (?:earlier|later|before|after)\b|\bnever\b|\bnot once\b", re.IGNORECASE)
_MONTH = 40  # days
_LONG = 10  # so many figures make a series with a highest and a lowest
_POSITIONS = frozenset({"positions_before", "positions_eliminated"})
_ALIKE = 5.0
_MOST = 1.2  # beyond what any agreement pays


def carried(view: ThreadView, claim: Claim, index: Index, time: When) -> tuple[str, ...]:
    """The measure before to which 'it' points, in a month that is named."""
    if claim.kind not in {"count", "average"} or claim.unit is not None or has_own_noun(view, claim):
        return ()
    if any(m.part == "counted" for m in claim.mentions):
        return ()
    start, end = view.clause(claim)
    text = view.post(claim).text
    is_month = time.origin == "claim" and time.start and time.end and (time.end - time.start).days < _MONTH
    if not is_month or not _IT.search(text, start, end):
        return ()
    earlier = [c for c in view.tags[claim.post_id].claims if c.start_char < claim.start_char]
    held = next((view.held[c.claim_id] for c in reversed(earlier) if c.claim_id in view.held), None)
    if held is not None:
        return (held.measure,) if held.measure in MONTHLY else ()
    named = [m.concept_id for m in claim.mentions if m.part in {"before", "sentence"}]
    return tuple(dict.fromkeys(m for m in named if m in MONTHLY))[:1]


def is_normal(view: ThreadView, claim: Claim) -> bool:
    """Whether the words right before a figure call it the normal workload: 'on top of a normal load of'."""
    start, _ = view.sentence(claim)
    return _NORMAL.search(view.post(claim).text[start : claim.start_char]) is not None


def extreme(view: ThreadView, claim: Claim, series: tuple[Figure, ...], time: When) -> Figure | None:
    """The highest or lowest figure of a series, where the clause speaks of such a one and names no month."""
    words = view.post(claim).text[slice(*view.clause(claim))]
    choose = max if _HIGHEST.search(words) else min if _LOWEST.search(words) else None
    if choose is None or len(series) < _LONG:
        return None
    if time.origin == "claim" and time.start is not None:
        figures = _dates.within(series, time) if (time.years or 0) > 0.9 else []
    else:
        figures = [f for f in series if time.end is None or f.end <= time.end]
    return choose(figures, key=lambda f: f.value) if len(figures) > 1 else None


def is_firm(view: ThreadView, claim: Claim, measure: str, figures: list[Figure]) -> bool:
    """Whether a measure of which several counts are known is meant for sure, and the figure is of its order."""
    text = view.post(claim).text
    words = text[slice(*view.clause(claim))]
    stated = stated_value(claim)
    if not stated or not figures or measure not in _POSITIONS or _OWN.search(words):
        return False
    if not view.is_about_pay or not any(
        m.concept_id == "pay_advisors" and view.is_near(claim, m) for m in claim.mentions
    ):
        return False
    is_whole = measure == "positions_eliminated" or _ALL_BEFORE.search(claim.sentence) is not None
    return is_whole and all(1 / _ALIKE <= stated / f.value <= _ALIKE for f in figures if f.value)


def beyond(claim: Claim, figures: list[Figure]) -> Figure | None:
    """The most that was ever agreed a head, where the figure lies beyond it."""
    stated = stated_value(claim) or 0.0
    most = max(figures, key=lambda f: f.value, default=None)
    return most if most is not None and _MOST * most.value < stated < _ALIKE * most.value else None


def is_open(view: ThreadView, claim: Claim) -> bool:
    """Whether the words leave open which figure of a series is meant: 'a year later', 'never below'."""
    text = view.post(claim).text
    if _OPEN.search(text, *view.clause(claim)):
        return True
    start, end = view.sentence(claim)
    named = _months.named(view, claim)
    others = [
        c for c in view.tags[claim.post_id].claims if start <= c.start_char < end and c.claim_id != claim.claim_id
    ]
    return bool(named and others) and not _months.is_named(text, *view.clause(claim))
