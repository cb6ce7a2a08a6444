"""Dates whose year the reader supplies: a day and month, a holiday, a year of two digits."""

import re
from datetime import date, timedelta

from threadlens.taggers.claims._dates import MONTH, Interval, full_year, month_number, whole_month, whole_year

_MONTH_OF = {"c": 12, "x": 12, "n": 1, "l": 9, "t": 10, "h": 10, "r": 11}
_OTHERS = {"canada": 7, "victoria": 5, "valentine": 2}


def with_its_year(match: re.Match[str], posted: date | None) -> tuple[str, Interval] | None:
    """The word that leads to such a date, and its days; None where the expression is of another kind."""
    if match["short"] or match["short_subject"]:
        lead = (match["short_lead"] or "in").lower().removeprefix("back ")
        return lead, whole_year(full_year(match["short"] or match["short_subject"]))
    if posted is None:
        return None
    if match["day_month"]:
        day = _day(match["day_month"], posted)
        return ((match["day_lead"] or "on").lower(), (day, day)) if day else None
    if match["holiday"]:
        lead = match["holiday_lead"].lower()
        return (lead if lead in {"since", "before", "after"} else "in"), _holiday(match["holiday"].lower(), posted)
    return None


def _day(words: str, posted: date) -> date | None:
    """The last such day that is not after the post."""
    number = re.search(r"\d{1,2}", words)
    name = re.search(MONTH, words, re.IGNORECASE)
    if number is None or name is None:
        return None
    month, day = month_number(name.group()), int(number.group())
    try:
        this_year = date(posted.year, month, day)
        return this_year if this_year <= posted else date(posted.year - 1, month, day)
    except ValueError:  # 31 June
        return None


def _holiday(name: str, posted: date) -> Interval:
    month = next((m for word, m in _OTHERS.items() if name.startswith(word)), None) or _MONTH_OF[name[0]]
    if name.endswith("eve"):
        month = 12
    first, last = whole_month(posted.year, month)
    return (first, last) if first <= posted - timedelta(days=1) else whole_month(posted.year - 1, month)
