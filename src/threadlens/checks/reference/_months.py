"""Times that a sentence names for a series of months: 'from december to this january', 'a year earlier'."""

import re
from calendar import monthrange
from datetime import date

from threadlens.checks._dates import When
from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.records import Claim

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"\b(?:(?P<which>this|last|that|past)\s+)?"
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    r"(?:,?\s*(?:of\s+)?(?:(?P<year>(?:19|20)\d\d)|['’](?P<short>\d\d)|(?P<rel>last|this) year))?",
    re.IGNORECASE,
)
_LED_IN = re.compile(r"\b(?:in|by|of|since|from|to|until|till|through|between|and|end of|mid|early|late|for)\s+$", re.I)
_SHIFTED = re.compile(
    r"\b(?P<count>a|one|two|three|four|five|\d)\s+years?\s+(?P<way>earlier|before|later|after(?:wards)?|on)\b"
    r"|\bthe year (?P<other>before|after)\b",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@once_a_claim
def named(view: ThreadView, claim: Claim) -> list[When]:
    """The months that a figure's sentence names, in their order."""
    start, end = view.sentence(claim)
    text = view.post(claim).text
    today = view.posted(claim) or view.latest
    matches = [m for m in _MONTH.finditer(text, start, end) if _is_month(m, text)]
    found: list[date] = []
    following: date | None = None
    for match in reversed(matches):  # 'from november to January 2022': the year stands at the last
        day = _day(match, today, following)
        if day is None:
            return []
        found.append(day)
        following = day
    return [_of(day) for day in reversed(found)]


def is_named(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text names a month."""
    return any(_is_month(m, text) for m in _MONTH.finditer(text, start, end))


@once_a_claim
def shifted(view: ThreadView, claim: Claim) -> list[When]:
    """Times so many years from that of the figure before: 'a year earlier it was'."""
    start, end = view.sentence(claim)
    match = _SHIFTED.search(view.post(claim).text, start, end)
    before = [c for c in view.tags[claim.post_id].claims if c.start_char < claim.start_char and c.period_end]
    if match is None:
        return []
    back = (match["other"] or match["way"]).lower() in {"before", "earlier"}
    count = 1 if match["other"] else _COUNTS.get(match["count"].lower()) or int(match["count"])
    days = [other.period_end for other in reversed(before[-2:]) if other.period_end]
    return [_of(date(day.year + (-count if back else count), day.month, 1)) for day in days]


def _is_month(match: re.Match[str], text: str) -> bool:
    """'may' and 'march' are also verbs."""
    if match["month"].lower() not in {"may", "march"} or match["which"] or match["year"] or match["rel"]:
        return True
    return _LED_IN.search(text[max(0, match.start() - 12) : match.start()]) is not None


def _day(match: re.Match[str], today: date | None, following: date | None) -> date | None:
    month = _NAMES.index(match["month"][:3].lower()) + 1
    if match["year"] or match["short"]:
        return date(int(match["year"] or f"20{match['short']}"), month, 1)
    if today is None and following is None:
        return None
    if match["rel"] and today:
        return date(today.year - (match["rel"].lower() == "last"), month, 1)
    end = following or today
    assert end is not None  # noqa: S101 (one of both is there, as tested above)
    is_past = month < end.month or (month == end.month and following is None)
    return date(end.year if is_past else end.year - 1, month, 1)


def _of(day: date) -> When:
    return When(day, day.replace(day=monthrange(day.year, day.month)[1]), "claim")
