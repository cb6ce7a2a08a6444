"""The time that a sentence speaks of, in its own words or as seen from the day it was posted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from threadlens.taggers.claims._dates import (
    SEASONS,
    interval,
    month_number,
    season,
    whole_month,
    whole_year,
    years_before,
)
from threadlens.taggers.claims._expressions import EXPRESSION, HINT
from threadlens.taggers.claims._yearless import with_its_year

_NUMBER = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_UNITS = {
    "day": 1 / 365,
    "week": 7 / 365,
    "month": 1 / 12,
    "quarter": 0.25,
    "year": 1.0,
    "decade": 10.0,
    "century": 100.0,
}
_LATER = re.compile(r"after|later|following|next")
_STEPS = {"last": -1, "past": -1, "this past": 0, "this": 0, "next": 1}


# How much farther a time seems with a comma or another figure in between.
_BREAK = re.compile(r",(?!\d)|[;:()–—]|\b(?:and|but|while|whereas|then|versus|vs|compared)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,.]*")
_BROKEN = 80
# By how many days a number of years may be off: years are counted loosely.
_SLACK = 100
_CROWDED = 60


@dataclass(frozen=True, slots=True)
class Period:
    """An expression of time in a text and the days that it covers; None at an end that is open."""

    start_char: int
    end_char: int
    first: date | None
    last: date | None
    is_anaphora: bool = False  # 'over this period': what the sentence before named
    is_present: bool = False  # 'now', 'today'
    shift: int = 0  # 'the year before': so many years from what the sentence before named
    month: int = 0  # 'March of that year'
    years: int = 0  # 'in the same six years'


def periods(text: str, start: int, end: int, posted: date | None) -> list[Period]:
    """Every expression of time in a stretch of text, from left to right."""
    found: list[Period] = []
    if HINT.search(text, start, end) is None:
        return found
    for match in EXPRESSION.finditer(text, start, end):
        period = _read(match, posted)
        if period is not None:
            found.append(period)
    return found


def resolve(found: list[Period], before: Period | None, posted: date | None = None) -> list[Period]:
    """Anaphoric expressions take the days of the period that was named before them."""
    resolved = []
    latest = before
    for named in found:
        if named.is_anaphora and latest is None:
            continue
        period = _resolved(named, latest, posted) if named.is_anaphora and latest else named
        if not period.is_present:
            latest = period
        resolved.append(period)
    return resolved


def _resolved(named: Period, latest: Period, posted: date | None) -> Period:
    first, last = (_shifted(day, named.shift) for day in (latest.first, latest.last))
    if named.month:
        year = (last or first or date.min).year
        first, last = whole_month(year, named.month)
    elif named.years and first and last and (last - first).days < named.years * 365 - _SLACK:
        first, last = _lapse(first, last, named.years, posted)
    return replace(named, first=first, last=last)


def _lapse(first: date, last: date, years: int, posted: date | None) -> tuple[date, date]:
    """So many years from a time that was named, or back from it where they would reach beyond the day of the post."""
    until = years_before(last, -years)
    if posted is None or (until - posted).days < _SLACK + 365:
        return first, min(until, posted) if posted else until
    return years_before(first, years), last


def _shifted(day: date | None, years: int) -> date | None:
    return years_before(day, -years) if day and years else day


def nearest(named: Sequence[Period], figure: tuple[int, int], text: str) -> Period:
    """The time that a figure goes with: the nearest one with no comma and no other figure between."""
    return min(named, key=lambda p: _apart(p, figure, text))


def _apart(period: Period, figure: tuple[int, int], text: str) -> int:
    between = text[period.end_char : figure[0]] if period.end_char <= figure[0] else text[figure[1] : period.start_char]
    breaks = len(_BREAK.findall(between))
    return len(between) + _BROKEN * breaks + _CROWDED * bool(_FIGURE.search(between))


def _read(match: re.Match[str], posted: date | None) -> Period | None:
    at, end = match.span()
    if match["deictic"]:
        return _deictic(match, posted)
    supplied = with_its_year(match, posted)
    if supplied is not None:
        lead, days = supplied
        return Period(at, end, *_led(lead, days, posted))
    return _pointing(match) or _dated(match, posted)


def _dated(match: re.Match[str], posted: date | None) -> Period | None:
    """An expression that says by itself, or as seen from the day of the post, what days it covers."""
    at, end = match.span()
    is_absolute = not posted or match["point"] or match["first"] or match["last_month"]
    days = _absolute(match) if is_absolute or posted is None else _relative(match, posted)
    if days is None:
        return None
    if match["point"] and match["lead"]:
        return Period(at, end, *_led(match["lead"].lower(), days, posted))
    if match["bare_month"] and match["month_lead"].lower() != "from":
        return Period(at, end, *_led(match["month_lead"].lower(), days, posted))
    return Period(at, end, *days)


def _pointing(match: re.Match[str]) -> Period | None:
    """An expression that points to a time named before it."""
    at, end = match.span()
    if match["anaphora"]:
        years = _years(match["lapse"], "year") if match["lapse"] else 0
        return Period(at, end, None, None, is_anaphora=True, years=int(years))
    if match["that_month"]:
        return Period(at, end, None, None, is_anaphora=True, month=month_number(match["that_month"]))
    words = (match["shift"] or match["its_year"] or match["shift_side"] or match["beside"] or "").lower()
    if not words or words.startswith(("last", "this", "next")):
        return None
    count = int(_years(match["shift_count"], "year")) if match["shift_count"] else 1
    shift = count if _LATER.search(words) else -count
    name = match["month_of"] or match["month_beside"]
    month = month_number(name) if name else 0
    if "that" in words or "same" in words:
        shift = 0
    return Period(at, end, None, None, is_anaphora=True, shift=shift, month=month)


def _absolute(match: re.Match[str]) -> tuple[date, date] | None:
    if match["point"]:
        return interval(match["point"].strip())
    if match["last_month"]:
        last = interval(match["last_month"])
        if last is None:
            return None
        return date(last[1].year, month_number(match["first_month"]), 1), last[1]
    if match["first"]:
        first, last = interval(match["first"].strip()), interval(match["last"].strip())
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _relative(match: re.Match[str], posted: date) -> tuple[date, date] | None:
    if match["window_unit"]:
        return years_before(posted, _years(match["window"] or "one", match["window_unit"])), posted
    if match["ago"]:
        return _ago(_years(match["ago"], match["ago_unit"]), match["ago_unit"].lower(), posted)
    if match["seasons"]:
        return season(posted.year - int(_years(match["seasons"], "year")), match["ago_season"])
    if match["month_of"]:
        return whole_month(posted.year + _STEPS[match["its_year"].lower().split()[0]], month_number(match["month_of"]))
    if match["bare_month"] or match["month_figures"]:
        return _bare_month(match, posted)
    return _calendar_relative(match, posted) if match["relative_unit"] else None


def _bare_month(match: re.Match[str], posted: date) -> tuple[date, date] | None:
    name = match["bare_month"] or match["month_figures"]
    if name == "may" and match["month_lead"] not in {"in", "since", "last", "during"}:
        return None  # the verb
    number = month_number(name)
    return whole_month(posted.year - (number > posted.month), number)


def _ago(years: float, unit: str, posted: date) -> tuple[date, date]:
    if unit in {"day", "week"}:
        day = posted - timedelta(days=round(years * 365))
        return day, day
    day = years_before(posted, years)
    return whole_month(day.year, day.month) if unit in {"month", "quarter"} else whole_year(day.year)


def _calendar_relative(match: re.Match[str], posted: date) -> tuple[date, date]:
    unit = match["relative_unit"].lower()
    step = _STEPS[match["relative"].lower()]
    if unit == "week":
        monday = posted - timedelta(days=posted.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit in _MONTHS_OF:
        length = _MONTHS_OF[unit]
        index = (posted.year * 12 + posted.month - 1) // length * length + step * length
        return date(index // 12, index % 12 + 1, 1), whole_month(
            (index + length - 1) // 12, (index + length - 1) % 12 + 1
        )[1]
    if unit in SEASONS:
        return _season(unit, step, posted)
    number = month_number(unit)
    if step > 0:
        return whole_month(posted.year + (number <= posted.month), number)
    return whole_month(posted.year - (number > posted.month or (number == posted.month and step < 0)), number)


def _season(name: str, step: int, posted: date) -> tuple[date, date]:
    """'last fall' is the last one that has begun to end; 'this summer' that of the year of the post."""
    days = season(posted.year + (step > 0), name)
    if step < 0 or (step == 0 and days[0] > posted):
        return days if days[1] < posted else season(posted.year - 1, name)
    return days


def _deictic(match: re.Match[str], posted: date | None) -> Period:
    at, end = match.span()
    if match["deictic"].lower() == "yesterday" and posted:
        day = posted - timedelta(days=1)
        return Period(at, end, day, day)
    return Period(at, end, posted, posted, is_present=True)


def _led(lead: str, days: tuple[date, date], posted: date | None) -> tuple[date | None, date | None]:
    """What the preposition makes of an expression: 'since 2015' is open to the day of the post."""
    first, last = days
    is_year = (last - first).days > 300
    if lead.startswith(("as of", "as at")):
        return (first, last) if is_year and "end" not in lead else (last, last)
    if "end of" in lead:
        return last, last
    if lead in {"since", "from", "after"} or lead.startswith("starting"):
        return (last + timedelta(days=1) if lead == "after" else first), posted
    if lead in {"before", "prior to"}:
        return None, first - timedelta(days=1)
    if lead in {"until", "till", "up to", "through", "to"}:
        return None, last
    return first, last


def _years(count: str, unit: str) -> float:
    words = count.lower().replace(" of", "").strip()
    number = int(words) if words.isdigit() else _NUMBER.get(words.removeprefix("a ") if " " in words else words, 1)
    return number * _UNITS[unit.lower()]
