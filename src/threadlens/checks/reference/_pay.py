"""Readings of salaries: the pay of a level or rank that stands before the figure."""

import re
from datetime import timedelta

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Figure, point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._vocabulary import IN_SENTENCE, MONEY, PAY_SYSTEM_ID, SALARIES
from threadlens.checks._wording import has_own_noun
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention

_PAID = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|earn(?:s|ed|ing)?|paid|pays?|gets?|salar(?:y|ies)|top(?:s|ped)?|max(?:es|"
    r"imum)?|takes? home|ceiling|floor|cap(?:s|ped)?|band|scale|"
    r"pull(?:s|ing)?|at|on|range)\b",
    re.IGNORECASE,
)
_OF_PAY = re.compile(
    r"\b(?:mak(?:e|es|ing)|earn\w*|paid|pays?|salar(?:y|ies)|top(?:s|ped)?|max(?:es|ed)?|maximum|minimum|starts?|starting|"
    r"range|scale|bottom|ceiling)\b",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:at the (?:very )?top|top of|tops?|topp\w+|max(?:es|ed|imum)?|ceiling|caps?)\b", re.IGNORECASE)
_BOTTOM = re.compile(r"\b(?:at the bottom|bottom of|starts?|starting|min(?:imum)?|floor)\b", re.IGNORECASE)
_GAP = re.compile(
    r"\b(?:gap|difference|spread|raises?|raised by|bump(?:ed)?|increase|extra|another|by)\b", re.IGNORECASE
)
_MORE = re.compile(
    r"\s*(?:dollars |bucks )?(?:more|less|higher|lower|above|below|apart|extra|increase|raise|difference|"
    r"over (?:an?|the|what|that)|than)\b",
    re.IGNORECASE,
)
# Ranks whose pay no table has.
_OTHER_RANK = re.compile(
    r"\b(?:majors?|captains?|lieutenants?|lieutenant[- ]colonels?|l\.?cols?|sergeants?|sgts?|corporals?|cpls?|"
    r"privates?|warrant officers?|"
    r"chiefs?|[A-Z]{2}[- ]?0?\d)\b",
    re.IGNORECASE,
)
# 'I make 61 grand', 'the average house goes for $650,000'
_PRIVATE = re.compile(
    r"\bI\s+(?:\w+\s+)?(?:make|made|earn|get|got|take|pay|paid)\b|\bmy (?:own )?(?:pay|salary|wage|maximum|house|"
    r"rent|mortgage|condo|truck|car)\b|"
    r"\b(?:house|condo|mortgage|rent|cottage|truck|car|boat)s?\b",
    re.IGNORECASE,
)
# Groups at large, beside a level no other holder of the pay.
_ALL = frozenset({"executives", "employees", "caf_members", "officers", PAY_SYSTEM_ID})
_LEAST, _BARE = 30_000, 60_000
_REACH = 100
# Pay rates hold until the next agreement, and agreements come late.
_IN_FORCE = timedelta(days=2 * 366)
# Farther from the published range no allowance or increment leads.
_ABOVE, _BEYOND = 1.1, 1.6


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The ends of the pay range of the level or rank that is paid."""
    is_bare = claim.unit is None and claim.kind in {"count", "average", "rate"}
    if not (claim.unit in MONEY or is_bare) or claim.kind not in {"money", "rate", "average", "count"}:
        return None
    least = _BARE if is_bare else _LEAST
    if not least <= (stated_value(claim) or 0) <= 900_000 or is_difference(view, claim):
        return None
    if is_bare and (has_own_noun(view, claim) or not _OF_PAY.search(_around(view, claim))):
        return None
    chosen = _paid_level(view, claim, index)
    if chosen is None or _PRIVATE.search(view.post(claim).text, *view.clause(claim)):
        return None
    named = [m.concept_id for m in claim.mentions if m.concept_id in SALARIES and m.part in IN_SENTENCE]
    named = named or _end(view, claim)
    time = _dates.when(view, claim)
    made = []
    for measure in named[:1] or SALARIES:
        for cell in index.cells_of(measure):
            figures = _in_force(index.series(measure, *cell), time) if cell[0] == chosen.concept_id else []
            made += [_reading(index, measure, chosen.concept_id, f) for f in figures]
    if not made:
        return None
    options = tuple(o for r in made for o in r.options)
    others = tuple(point(f) for measure in named[:1] or SALARIES for f in _known(index, measure, chosen.concept_id))
    is_far = _is_far(stated_value(claim) or 0.0, [o.value for o in options])
    found = Reading(made[-1].label, options, others, may_refute=is_far or bool(named))
    return Readings(time, (found,), confidence=0.85)


def _paid_level(view: ThreadView, claim: Claim, index: Index) -> Mention | None:
    """The last level or rank before the figure, or the first after it, with a word of pay in the sentence."""
    if not _PAID.search(_around(view, claim)) and not any(m.concept_id in SALARIES for m in claim.mentions):
        return None
    paid = {subject for measure in SALARIES for subject, _ in index.cells_of(measure)}
    found = [m for m in claim.mentions if index.kind(m.concept_id) == "subject" and m.part in IN_SENTENCE]
    found = [m for m in found if m.concept_id not in _ALL]
    before = [m for m in found if m.end_char <= claim.start_char]
    start, _ = view.clause(claim)
    told = view.post(claim).text[max([start, *(m.end_char for m in before)]) : claim.start_char]
    if _OTHER_RANK.search(told):
        return None
    chosen = max(before, key=lambda m: m.start_char) if before else min(found, key=lambda m: m.start_char, default=None)
    if chosen is None:  # 'What does an EX-05 make? 230K at the top.'
        asked = [m for m in claim.mentions if m.part == "before" and m.concept_id in paid]
        asked = asked if _OF_PAY.search(_around(view, claim)) else []
        chosen = asked[0] if len({m.concept_id for m in asked}) == 1 else None
    return chosen if chosen is not None and chosen.concept_id in paid else None


def _end(view: ThreadView, claim: Claim) -> list[str]:
    """The end of the range of which a clause speaks: '230K at the top'."""
    words = view.post(claim).text[slice(*view.clause(claim))]
    is_top, is_bottom = _TOP.search(words) is not None, _BOTTOM.search(words) is not None
    if is_top == is_bottom:
        return []
    return ["salary_maximum" if is_top else "salary_minimum"]


def is_difference(view: ThreadView, claim: Claim) -> bool:
    """Whether a sum is by how much two salaries differ, or what one was raised by."""
    text = view.post(claim).text
    start, _ = view.clause(claim)
    return _GAP.search(text, start, claim.start_char) is not None or _MORE.match(text, claim.end_char) is not None


def _around(view: ThreadView, claim: Claim) -> str:
    """The sentence with the one before it."""
    text = view.post(claim).text
    start, end = view.sentence(claim)
    return text[max(0, start - _REACH, text.rfind("\n\n", 0, start) + 1) : end]


def _known(index: Index, measure: str, subject: str) -> list[Figure]:
    return [f for cell in index.cells_of(measure) if cell[0] == subject for f in index.series(measure, *cell)]


def _in_force(series: tuple[Figure, ...], time: _dates.When) -> list[Figure]:
    if time.end is None:
        return list(series)
    return [f for f in series if f.start <= time.end and f.end >= time.end - _IN_FORCE]


def _reading(index: Index, measure: str, subject: str, figure: Figure) -> Reading:
    return Reading(
        f"{index.label(measure)}, {index.label(subject)}, {in_words(figure.end, figure.facts)}", (point(figure),)
    )


def _is_far(stated: float, values: list[float]) -> bool:
    return stated > _ABOVE * max(values) or stated < min(values) / _BEYOND
