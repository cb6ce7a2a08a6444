"""The time that a sentence speaks of, in its own words or as seen from the day it was posted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from threadlens.taggers.claims._dates import (
    MONTH,
    POINT,
    interval,
    month_number,
    whole_month,
    whole_year,
    years_before,
)

_NUMBER = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|\d{1,3}|a couple(?: of)?|a few)"
)
_UNITS = {
    "day": 1 / 365,
    "week": 7 / 365,
    "month": 1 / 12,
    "quarter": 0.25,
    "year": 1.0,
    "decade": 10.0,
    "century": 100.0,
}
_UNIT = r"(?P<{}>day|week|month|quarter|year|decade|century)s?"
_LEAD = (
    r"(?:(?P<lead>as (?:of|at)(?: the end of)?|at(?: the end of)?|by(?: the)? end of|by|until|till|up to|through|to"
    r"|since|starting(?: in)?"
    r"|from|after|before|prior to|end of|the end of|on|in|during|for|over|of)\s+)?(?:(?:the\s+)?years?\s+)?"
)
# Every expression holds one of these; most sentences hold none.
_HINT = re.compile(
    r"\d{4}|\d0s\b|['’]\d\d|FY|fiscal|year|(?:ties|ago|now|nowadays|yesterday|today|currently|these days)\b"
    rf"|(?:last|this|next|past|previous|in|since|by|of|during)\s+(?:{_COUNT}\s+)?"
    rf"(?:month|week|quarter|decade|day|centur|{MONTH})"
    r"|(?:this|that|those|these|same|the)\s+(?:period|time|month|span|decade|date|stretch)|\bthen\b"
    r"|at present|the same day",
    re.IGNORECASE,
)
_EXPRESSION = re.compile(
    rf"\b(?:from|between|over|in|during|for)?\s*\(?(?P<first>{POINT})\s*(?:to|until|till|through|and"
    rf"|[-–—])\s*(?P<last>{POINT})"
    rf"|\b(?:from|between)\s+(?P<first_month>{MONTH})\s+(?:to|until|and|through)\s+(?P<last_month>{POINT})"
    rf"|{_LEAD}(?P<point>{POINT})"
    rf"|(?:\b(?:over|in|during|for|within|throughout)\s+)?\bthe\s+(?:past|last"
    rf"|previous)\s+(?P<window>{_COUNT}\s+)?{_UNIT.format('window_unit')}\b"
    rf"|\b(?P<ago>{_COUNT})\s+(?:or so\s+)?{_UNIT.format('ago_unit')}\s+ago\b"
    rf"|\b(?P<relative>last|this|next|past)\s+(?P<relative_unit>year|month|week|quarter|decade|{MONTH})"
    r"|\b(?P<deictic>yesterday|today|right now|currently|at present|nowadays|these days|now)\b"
    rf"|\b(?:in|since|by|of|during|last|end of)\s+(?P<bare_month>{MONTH})(?!\s*\d)"
    r"|\b(?P<shift>(?:in |over )?(?:the|a|one) year (?:before|earlier|after|later)|the (?:previous|"
    r"following|next) year)\b(?! last)"
    r"|\b(?P<anaphora>(?:(?:over|during|in|for|throughout|within|by|of|at)\s+)?(?:this|that|those|these|the same"
    r"|that same|the)"
    r"\s+(?:period|time|years?|months?|span|decade|date|stretch)|back then|at the time|since then|by then"
    r"|the same day)\b",
    re.IGNORECASE,
)


# How much farther a time seems with a comma or another figure in between.
_BREAK = re.compile(r",(?!\d)|[;:()–—]|\b(?:and|but|while|whereas|then|versus|vs|compared)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d[\d,.]*")
_BROKEN = 80
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


def periods(text: str, start: int, end: int, posted: date | None) -> list[Period]:
    """Every expression of time in a stretch of text, from left to right."""
    found: list[Period] = []
    if _HINT.search(text, start, end) is None:
        return found
    for match in _EXPRESSION.finditer(text, start, end):
        period = _read(match, posted)
        if period is not None:
            found.append(period)
    return found


def resolve(found: list[Period], before: Period | None) -> list[Period]:
    """Anaphoric expressions take the days of the period that was named before them."""
    resolved = []
    latest = before
    for named in found:
        if named.is_anaphora and latest is None:
            continue
        period = _resolved(named, latest) if named.is_anaphora and latest else named
        if not period.is_present:
            latest = period
        resolved.append(period)
    return resolved


def _resolved(named: Period, latest: Period) -> Period:
    first, last = (_shifted(day, named.shift) for day in (latest.first, latest.last))
    return replace(named, first=first, last=last)


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
    if match["shift"]:
        is_later = re.search(r"after|later|following|next", match["shift"], re.IGNORECASE) is not None
        return Period(at, end, None, None, is_anaphora=True, shift=1 if is_later else -1)
    if match["anaphora"]:
        return Period(at, end, None, None, is_anaphora=True)
    if match["deictic"]:
        return _deictic(match, posted)
    days = (
        _absolute(match)
        if not posted or match["point"] or match["first"] or match["last_month"]
        else _relative(match, posted)
    )
    if days is None:
        return None
    if match["point"] and match["lead"]:
        return Period(at, end, *_led(match["lead"].lower(), days, posted))
    return Period(at, end, *days)


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
    if match["bare_month"]:
        if match["bare_month"][0].islower():
            return None
        number = month_number(match["bare_month"])
        return whole_month(posted.year - (number > posted.month), number)
    return _calendar_relative(match, posted) if match["relative_unit"] else None


def _ago(years: float, unit: str, posted: date) -> tuple[date, date]:
    if unit in {"day", "week"}:
        day = posted - timedelta(days=round(years * 365))
        return day, day
    day = years_before(posted, years)
    return whole_month(day.year, day.month) if unit in {"month", "quarter"} else whole_year(day.year)


def _calendar_relative(match: re.Match[str], posted: date) -> tuple[date, date]:
    unit = match["relative_unit"].lower()
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[match["relative"].lower()]
    if unit == "week":
        monday = posted - timedelta(days=posted.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    if unit in _MONTHS_OF:
        length = _MONTHS_OF[unit]
        index = (posted.year * 12 + posted.month - 1) // length * length + step * length
        return date(index // 12, index % 12 + 1, 1), whole_month(
            (index + length - 1) // 12, (index + length - 1) % 12 + 1
        )[1]
    number = month_number(unit)
    if step > 0:
        return whole_month(posted.year + (number <= posted.month), number)
    return whole_month(posted.year - (number > posted.month or (number == posted.month and step < 0)), number)


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
