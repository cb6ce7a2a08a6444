"""What a figure counts by the figures beside it that a table bears out: 'by level: 154 EX-01, 72 EX-02, 49 EX-03'.

Where the other figures of a list or a series hold for one scope, the scope is no longer in doubt, and a figure that
does not hold there is wrong.
"""

import re
from collections import Counter

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._wording import foreign, has_event, has_own_noun, is_sum
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention, Verdict

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUMS = re.compile(
    r"\b(?:so|got|makes?|total\w*|sum|together|plus|lost|gained|more|fewer|less|another)\b", re.IGNORECASE
)
_MORE = re.compile(r"\s*\b(?:more|fewer|less|extra|additional)\b|.*\b(?:more|fewer|less)$", re.IGNORECASE)
Cell = tuple[str, str, str]  # measure, subject, population
_REACH = 200
# A figure that counts the same thing at another time is of the same order.
_ORDER = 4.0
# How many figures beside it must hold before a name takes over their scope.
_SURE = 2


def cell_of(found: Readings, verdict: Verdict | None) -> Cell | None:
    """The cell of a table that bears a claim out."""
    if verdict is None or verdict.outcome != "supported" or len(found.found) != 1:
        return None
    options = found.found[0].options
    fact = options[0].facts[0] if len(options) == 1 and len(options[0].facts) == 1 else None
    return (fact.measure, fact.subject, fact.population) if fact else None


def readings(view: ThreadView, claim: Claim, index: Index, cells: dict[str, Cell]) -> Readings | None:
    """The cell that the supported figures beside an undecided one point to."""
    if claim.kind != "count" or claim.unit is not None or foreign(view, claim):
        return None
    return _of_table(view, claim, index) if claim.role == "table" else _of_text(view, claim, index, cells)


def _of_text(view: ThreadView, claim: Claim, index: Index, cells: dict[str, Cell]) -> Readings | None:
    time = _dates.when(view, claim)
    beside = [cells[c.claim_id] for c in _beside(view, claim) if c.claim_id in cells]
    text = view.post(claim).text
    if _MORE.match(text, claim.end_char) or _MORE.search(claim.text):
        return None  # 'that's 18 more than then'
    if time.origin != "claim" or not beside or is_sum(view, claim) or has_event(text, *view.clause(claim)):
        return None
    cell = _cell(claim, index, beside, is_bare=_is_dated(text, claim) and not has_own_noun(view, claim))
    figures = _dates.at(index.series(*cell), time) if cell else []
    stated = stated_value(claim)
    if cell is None or not figures or not stated:
        return None
    if not any(f.value / _ORDER <= stated <= f.value * _ORDER for f in figures):
        return None
    label = f"{index.label(cell[1] if cell[0] == 'headcount' else cell[0])}, {index.label(cell[2])}"
    reading = Reading(f"{label}, {in_words(figures[-1].end, figures[-1].facts)}", tuple(point(f) for f in figures))
    return Readings(time, (reading,), confidence=0.8, note="as the figures beside it")


def _of_table(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The scope in which the other figures of a table hold, at the time and of the subject of this one's headers."""
    others = [c for c in view.tags[claim.post_id].claims if c.role == "table" and c is not claim]
    scopes = Counter(view.held[c.claim_id].population for c in others if c.claim_id in view.held)
    (scope, count), *rest = scopes.most_common() or [("", 0)]
    named = [m for m in claim.mentions if m.part in {"row", "column"} and index.kind(m.concept_id) == "subject"]
    time = _dates.when(view, claim)
    if count < _SURE + 1 or rest or not named or time.origin != "claim":
        return None
    subject = index.resolve(named[0].concept_id)[0]
    figures = _dates.at(index.series("headcount", subject, scope), time)
    if not figures:
        return None
    label = f"{index.label(subject)}, {index.label(scope)}, {in_words(figures[-1].end, figures[-1].facts)}"
    return Readings(time, (Reading(label, tuple(point(f) for f in figures)),), 0.8, note="as the figures beside it")


def _beside(view: ThreadView, claim: Claim) -> list[Claim]:
    text = view.post(claim).text
    start, end = view.sentence(claim)
    low = max(start - _REACH, text.rfind("\n\n", 0, start) + 1)
    return [c for c in view.tags[claim.post_id].claims if low <= c.start_char < end and c is not claim]


def _is_dated(text: str, claim: Claim) -> bool:
    """Whether a year stands right at the figure, and nothing says that it sums up others."""
    before = text[max(0, claim.start_char - 32) : claim.start_char]
    return _YEAR.search(before + text[claim.end_char : claim.end_char + 16]) is not None and not _SUMS.search(before)


def _cell(claim: Claim, index: Index, beside: list[Cell], *, is_bare: bool) -> Cell | None:
    named = [m for m in claim.mentions if m.part == "counted" and not m.of_denominator]
    subjects = [m for m in named if index.kind(m.concept_id) == "subject"]
    if subjects:
        return _of_subject(subjects[0], index, beside)
    others = {m.concept_id for m in claim.mentions if m.part in {"clause", "sentence"}}
    others = {c for c in others if index.kind(c) in {"subject", "population"}} - set(beside[0])
    if not is_bare or named or others or len(set(beside)) != 1:
        return None
    return beside[0]


def _of_subject(mention: Mention, index: Index, beside: list[Cell]) -> Cell | None:
    """The named subject in the scope in which at least two others of its kind hold."""
    kin = [c for c in beside if set(index.ancestors(c[1])) & set(index.ancestors(mention.concept_id))]
    (cell, count), *others = Counter((c[0], c[2]) for c in kin).most_common() or [(("", ""), 0)]
    if count < _SURE or others:
        return None
    return cell[0], mention.concept_id, cell[1]
