"""Dates as pages print them, read as instants in UTC; what had to be assumed is said in a note."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from threadlens.platforms._clock import Clock
from threadlens.platforms._date_words import (
    AFTERNOON,
    AGO,
    FORENOON,
    NOW,
    TODAY,
    TODAY_PHRASES,
    UNITS,
    YESTERDAY,
    YESTERDAY_PHRASES,
    ZONES,
    months,
    weekdays,
)
from threadlens.platforms._patterns import lazy

_WEEKDAYS = weekdays()
_WORD = lazy(r"[^\W\d_]+")
_ISO = lazy(
    r"\b(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)|(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]"
)
_NUMERIC = lazy(r"(?<![\d:])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d:])")
_DAY_FIRST = lazy(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s/-]*(?:de |of )?([^\W\d_]{3,12})\.?,?[\s/-]*(?:de )?"
    r"(\d{4}|'\d\d|(?<=[/-])\d\d)?(?![\d:])"
)
_MONTH_FIRST = lazy(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}|'\d\d))?(?![\d:])")
_YEAR_FIRST = lazy(r"\b(\d{4})\.?\s+([^\W\d_]{3,12})\.?\s+(\d{1,2})(?!\d)")
_TIME = lazy(r"(?<![\d.])(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]\.?\s?m\b\.?)?", re.IGNORECASE)
_OTHER_TIMES = (
    lazy(r"(?<!\d)(\d{1,2})\s?(?:h|[時时시点點])\s?(\d{2})(?!\d)()()"),
    lazy(r"(?<![\d.])(\d{1,2})\.(\d{2})(?![\d.])()()"),
    lazy(r"(?<![\d:])(\d{1,2})()()\s*([ap]\.?m\b\.?)", re.IGNORECASE),
)
_ZONE = lazy(
    r"(?:\b(?:UTC|GMT)\s*([+\-−]\s?\d{1,2})(?::?(\d{2}))?|([+\-−]\d{2}):?(\d{2})|\b([A-Z]{3,4}|Z)\b)\s*\)?\s*$"
)
_UNIT = "|".join(words for _, words in UNITS)
_COUNTED = lazy(
    rf"(\d+|\ban?\b|\bone\b|\beine[rnm]?\b|\bun[ae]?\b|\been\b)\s*({_UNIT})(?:(?<=\.)|\b|(?=\s?[前전]))", re.I
)
_BARE = lazy(rf"(\d+)\s?({_UNIT})\.?", re.IGNORECASE)
_AGO = lazy(AGO)
_NOW = lazy(NOW)
_SIZES = tuple((size, lazy(words, re.IGNORECASE)) for size, words in UNITS)
_FORENOON = lazy(rf"\s*(?:{FORENOON})", re.IGNORECASE)
_AFTERNOON = lazy(rf"\s*(?:{AFTERNOON})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Instant:
    """When something was; None, with a note, where it cannot be told."""

    at: datetime | None
    note: str | None = None


def from_iso(text: str | None) -> datetime | None:
    """A machine-readable date and time with its zone, or None."""
    if not text or len(text) < 19 or not text[:4].isdecimal():
        return None
    try:
        found = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text.strip()))
        return found.astimezone(UTC).replace(microsecond=0) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def from_epoch(value: object) -> datetime | None:
    """Seconds (or milliseconds) since 1970, or None where that is no instant of a forum's life."""
    text = str(value).partition(".")[0] if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if not text.isdecimal() or len(text) not in range(9, 14):
        return None
    seconds = int(text) // (1_000 if len(text) > 11 else 1)
    return datetime.fromtimestamp(seconds, UTC)


class DateReader:
    """Reads the dates of one page; the order of day and month is decided from all of them."""

    def __init__(self, clock: Clock, samples: Iterable[str | None] = (), *, language: str | None = None) -> None:
        self._clock = clock
        self._months = months(language)
        shown = [s for s in samples if s]
        self._is_day_first, self._order_note = _order(shown, clock, language)

    def read(self, text: str | None) -> Instant:
        """The instant that a text names."""
        line = " ".join((text or "").split())
        if not line:
            return Instant(None, "the page shows no date here")
        iso = from_iso(line)
        if iso:
            return Instant(iso)
        ago = None if _absolute(line, self._is_day_first, self._months) else self._ago(line)
        if ago:
            return ago
        zone = _zone_in(line)
        day, note = self._day(line)
        if day is None:
            return Instant(None, note or f"{line[:60]!r} cannot be read as a date")
        at = _time_in(line)
        notes = [note] if note else []
        if at is None:
            notes.append("the page shows the day only")
        if zone is None:
            notes.append(self._clock.zone_note)
        try:
            instant = datetime.combine(day, at or time(), zone or self._clock.zone or UTC).astimezone(UTC)
        except (ValueError, OverflowError):
            return Instant(None, f"{line[:60]!r} cannot be read as a date")
        return Instant(instant, "; ".join(notes) or None)

    def _ago(self, line: str) -> Instant | None:
        lower = line.lower()
        bare = _BARE.fullmatch(lower)
        if not bare and not _AGO.search(lower) and not _NOW.search(lower):
            return None
        seconds = _seconds(lower)
        if seconds is None and not _NOW.search(lower):
            return None
        if self._clock.now is None:
            return Instant(None, f"{line[:60]!r} is relative and neither the page nor the file says when it was read")
        try:
            at = self._clock.now - timedelta(seconds=seconds or 0)
        except OverflowError:
            return Instant(None, f"{line[:60]!r} cannot be read as a date")
        return Instant(at.replace(microsecond=0), f"{line[:60]!r}, counted from {self._clock.now_note}")

    def _day(self, line: str) -> tuple[date | None, str | None]:
        found = _absolute(line, self._is_day_first, self._months)
        if found:
            ambiguous = _NUMERIC.search(line) and not _ISO.search(line)
            return found, self._order_note if ambiguous else None
        lower = line.lower()
        tokens = set(_WORD.findall(lower))
        back = None
        if tokens & TODAY or any(phrase in lower for phrase in TODAY_PHRASES):
            back = 0
        elif tokens & YESTERDAY or any(phrase in lower for phrase in YESTERDAY_PHRASES):
            back = 1
        weekday = next((_WEEKDAYS[token] for token in sorted(tokens) if token in _WEEKDAYS), None)
        partial = _without_year(line, self._months)
        if back is None and weekday is None and partial is None:
            return None, None
        if self._clock.now is None:
            return None, f"{line[:60]!r} is relative and neither the page nor the file says when it was read"
        note = f"{line[:60]!r}, counted from {self._clock.now_note}"
        today = self._clock.now.astimezone(self._clock.zone or UTC).date()
        if back is None and partial is not None:
            return _latest(partial, today), note
        if back is None and weekday is not None:
            back = (today.weekday() - weekday) % 7 or 7
        return today - timedelta(days=back or 0), note


def _order(samples: list[str], clock: Clock, language: str | None) -> tuple[bool, str | None]:
    """Whether the day stands first in dates of numbers alone, and a note where that is an assumption."""
    pairs = [m for m in map(_NUMERIC.search, samples) if m]
    firsts = max((int(m[1]) for m in pairs), default=0)
    seconds = max((int(m[3]) for m in pairs), default=0)
    if firsts > 12 or seconds > 12:
        return firsts > 12, None
    possible = [order for order in (True, False) if _is_plausible(samples, order, clock, months(language))]
    if len(possible) == 1:
        return possible[0], "day and month told apart by the order of the posts"
    dotted = any(m[2] == "." for m in pairs)
    american = (language or "").lower().startswith("en-us") or any(
        re.search(r"\d\s?[ap]\.?m\b", s, re.I) for s in samples
    )
    is_day_first = dotted or not american
    return (
        is_day_first,
        f"day and month cannot be told apart on this page; {'day' if is_day_first else 'month'} first assumed",
    )


def _is_plausible(samples: list[str], is_day_first: bool, clock: Clock, names: dict[str, int]) -> bool:
    days = [d for d in (_absolute(s, is_day_first, names) for s in samples) if d]
    if days and clock.now is not None and any(d > clock.now.date() + timedelta(days=1) for d in days):
        return False
    return days == sorted(days)


def _absolute(line: str, is_day_first: bool, names: dict[str, int]) -> date | None:
    found = _ISO.search(line)
    if found:
        year, month, day = (g for g in found.groups() if g)
        return _date(year, int(month), day)
    found = _NUMERIC.search(line)
    if found:
        day, month = (found[1], found[3]) if is_day_first else (found[3], found[1])
        if int(month) > 12:
            day, month = month, day
        return _date(found[4], int(month), day)
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3))):
        for match in pattern.finditer(line):
            year, name, day = (match[i] for i in order)
            number = names.get(name.lower())
            if year and number:
                return _date(year, number, day)
    return None


def _without_year(line: str, names: dict[str, int]) -> tuple[int, int] | None:
    for pattern, order in ((_DAY_FIRST, (2, 1)), (_MONTH_FIRST, (1, 2))):
        for match in pattern.finditer(line):
            name, day = (match[i] for i in order)
            number = names.get(name.lower())
            if number and 1 <= int(day) <= 31:
                return number, int(day)
    return None


def _latest(month_day: tuple[int, int], today: date) -> date | None:
    for year in (today.year, today.year - 1, today.year - 2, today.year - 3, today.year - 4):
        found = _date(str(year), month_day[0], str(month_day[1]))
        if found and found <= today:
            return found
    return None


def _date(year: str, month: int, day: str) -> date | None:
    number = int(year.lstrip("'"))
    if number < 100:
        number += 2000 if number < 70 else 1900
    try:
        return date(number, month, int(day)) if 1980 <= number <= 2100 else None
    except ValueError:
        return None


def _time_in(line: str) -> time | None:
    found = _TIME.search(line)
    if not found:
        rest = _NUMERIC.sub(" ", _ISO.sub(" ", line))
        found = next((m for m in (pattern.search(rest) for pattern in _OTHER_TIMES) if m), None)
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = (found[4] or "").lower()[:1] or _half(found.string[: found.start()], found.string[found.end() :])
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def _half(before: str, after: str) -> str:
    """'a' or 'p' where a word beside a time of day says which half of the day it is in."""
    last = before.split()[-1:] or [""]
    for half, pattern in (("p", _AFTERNOON), ("a", _FORENOON)):
        if pattern.match(after) or pattern.fullmatch(last[0]):
            return half
    return ""


def _seconds(line: str) -> int | None:
    """How long ago '1 year, 3 months ago' and 'an hour ago' say that something was."""
    counted = [(int(m[1]) if m[1].isdecimal() else 1, m[2]) for m in _COUNTED.finditer(line)]
    # 'минуту назад', 'un'ora fa'
    counted = counted or [(1, word) for word in _WORD.findall(line) if len(word) > 2 and _size(word)][:1]
    return sum(count * _size(unit) for count, unit in counted) if counted else None


def _size(unit: str) -> int:
    return next((size for size, words in _SIZES if words.fullmatch(unit)), 0)


def _zone_in(line: str) -> timezone | None:
    found = _ZONE.search(line)
    if not found:
        return None
    if found[5]:
        return timezone(timedelta(hours=ZONES[found[5]])) if found[5] in ZONES else None
    hours = (found[1] or found[3]).replace("−", "-").replace(" ", "")
    minutes = int(found[2] or found[4] or 0)
    total = int(hours) * 60 + (minutes if not hours.startswith("-") else -minutes)
    # '-2019' at the end of '02-24-2019' is a year.
    return timezone(timedelta(minutes=total)) if abs(total) <= 14 * 60 else None
