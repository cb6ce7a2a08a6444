"""Which of a series' figures a claim is held against."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from threadlens.checks._figures import Figure, Series
from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.records import Claim, Fact

# A count of people that is older says nothing of the day in question.
_STALE = timedelta(days=3 * 366)
# A named year without a figure of its own takes the one before, if it is not older than this.
_NEAR = timedelta(days=460)
# How far a text without dates may lie from the latest day that it speaks of.
_TIME_WORDS = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\bmay\b|'\d\d\b|\b\d\ds\b|"
    r"\b(?:years?|months?|weeks?|decades?|period|then|now|today|currently|ago|since|era|same day|date|time|yesterday|"
    r"fiscal|fy|quarter|recent\w*|these days)\b",
    re.IGNORECASE,
)
_LAST_CENTURY = 50  # beyond it two digits are of the last century
_UNSURE_BEFORE = timedelta(days=3 * 366)


class When(NamedTuple):  # made, compared and looked up many times a claim
    """The time for which a claim holds, and how that is known."""

    start: date | None
    end: date | None
    origin: str  # claim, context (named by an earlier sentence), post, thread, nothing
    fallback: date | None = None  # of a time from the context: the post's date, or the latest of the thread

    @property
    def years(self) -> float:
        """How long the period is."""
        return (self.end - self.start).days / 365 if self.start and self.end else 0.0


def full_year(word: str) -> int:
    """The year that four digits stand for, or two after an apostrophe."""
    if word[0].isdigit():
        return int(word)
    short = int(word[1:])
    return short + (1900 if short > _LAST_CENTURY else 2000)


@once_a_claim
def when(view: ThreadView, claim: Claim) -> When:
    """The claim's own date or period; else the post's date; else the latest that the thread speaks of."""
    posted = view.posted(claim)
    start, end = claim.period_start, claim.period_end
    if end and posted and end > posted and start and start <= posted:
        end = posted  # 'this year' and 'since 2015' end with the post
    if start and posted and start > posted and str(start.year) not in claim.sentence:
        return When(None, posted, "post")  # 'next year' is when something else will be
    if start and start == end == posted:
        return When(start, end, "claim", posted)  # 'by now': what was published last, however long ago
    if start or end:
        is_own = claim.row_header or claim.column_header or _TIME_WORDS.search(claim.sentence)
        later = posted or view.latest
        return When(start, end or later, "claim" if is_own else "context", None if is_own else later)
    if posted:
        return When(None, posted, "post")
    if view.latest:
        return When(None, view.latest, "thread")
    return When(None, None, "nothing")


def times(view: ThreadView, claim: Claim) -> Iterator[When]:
    """The times to try in turn: a time that only the context names gives way to the post's own."""
    first = when(view, claim)
    yield first
    if first.origin == "context":
        yield When(None, first.fallback, "post" if view.posted(claim) else "thread")


def at(series: Sequence[Figure], time: When) -> list[Figure]:
    """The figures of a series that hold at a time: those in a named period, else the nearest before; none if stale."""
    if not isinstance(series, Series):
        return _at(series, time)
    if time not in series.known:
        series.known[time] = _at(series, time)
    return series.known[time]


def _at(series: Sequence[Figure], time: When) -> list[Figure]:
    if time.end is None:
        return list(series)
    if time.origin == "context":
        return at(series, time._replace(origin="claim", fallback=None))
    named = _in_period(series, time) if time.origin == "claim" and time.start is not None else []
    return named or _before(series, time, time.end)


def _in_period(series: Sequence[Figure], time: When) -> list[Figure]:
    if time.start is not None and time.end is not None:
        inside = [f for f in series if f.start >= time.start and f.end <= time.end]
        if inside:
            return _ends(inside) if time.years > 1.5 else inside
        return [f for f in series if f.start <= time.end and f.end >= time.start]
    return []


def _before(series: Sequence[Figure], time: When, end: date) -> list[Figure]:
    before = [f for f in series if f.start <= end]
    if not before:
        return []
    latest = max([f.end for f in before])
    limit = _NEAR if time.origin == "claim" and time.fallback is None else _STALE
    if latest < end - limit:
        return []
    return [f for f in before if f.end == latest]


def around(series: Sequence[Figure], time: When) -> list[Figure]:
    """The figures that an undated text may have meant: those of the years around the latest that it speaks of."""
    if time.end is None:
        return list(series)
    if time.origin == "context":
        return at(series, When(None, time.fallback, "post"))
    return [f for f in series if time.end - _UNSURE_BEFORE <= f.end <= time.end + timedelta(days=370)]


def within(series: Sequence[Figure], time: When) -> list[Figure]:
    """One figure a date in a period, both ends included."""
    if time.start is None or time.end is None:
        return []
    # 'from March 2017' includes the figure of 31 March 2017, 'from 2017' that of the year
    found = {f.end: f for f in series if time.start <= f.end <= time.end}
    return list(found.values())


def first_and_last(series: Sequence[Figure], time: When) -> tuple[Figure, Figure] | None:
    """The figures at both ends of a period; None where one is missing or both are the same."""
    if time.start is None or time.end is None:
        return None
    opening_end = date(time.start.year, 12, 31) if (time.start.month, time.start.day) == (1, 1) else time.start
    if (time.start.month, time.start.day) != (1, 1):
        opening_end = time.start + timedelta(days=31)
    opening = [f for f in series if f.start <= opening_end]
    closing = [f for f in series if f.start <= time.end]
    if not opening or not closing:
        return None
    first, last = opening[-1], closing[-1]
    if first.end >= last.end or first.end < time.start - _NEAR or last.end < time.end - _NEAR:
        return None
    return first, last


def in_words(day: date, facts: Sequence[Fact] = ()) -> str:
    """A day as people say it: March 2021; only the year where that is all that is known of the facts."""
    if facts and all(_is_of_year(fact) for fact in facts):
        return f"{day:%Y}"
    return f"{day:%B %Y}"


def _is_of_year(fact: Fact) -> bool:
    start, end = fact.period_start, fact.period_end
    return (
        fact.as_of is None and start is not None and end == date(start.year, 12, 31) and start == date(start.year, 1, 1)
    )


def _ends(figures: list[Figure]) -> list[Figure]:
    low, high = min(f.end for f in figures), max(f.end for f in figures)
    return [f for f in figures if f.end in {low, high}]
