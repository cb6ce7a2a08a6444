"""Dates as forums print them, found in a line and resolved without a guess that is not said."""

import itertools
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from threadlens.platforms._date_words import (
    TODAY,
    TODAY_PHRASES,
    UNITS,
    YESTERDAY,
    YESTERDAY_PHRASES,
    months,
    weekdays,
)

_MONTHS = months()
# A word that _MONTHS must know; what it is shortened to ends in a full stop or not.
_MONTH = r"(?P<month>[^\W\d_]{3,12})\b\.?"
# As a date without a year only the words of one language count: others' are common words.
_ENGLISH_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_ANY_DAY = rf"(?:{_WEEKDAY}|{'|'.join(sorted(weekdays(), key=len, reverse=True))}|[^\W\d_]{{2,4}}\.)"
_ZONE = r"(?P<zone>Z|UTC|GMT|[ECMP][SD]T|[ECMP]T|BST|CEST|CET|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d)"
_CLOCK = (
    r"(?:(?P<hour>[012]?\d)[:.h](?P<minute>[0-5]\d)(?:[:.](?P<sec>[0-5]\d)(?:\.\d+)?)?(?:\s?(?P<half>[ap]\.?m\.?))?"
    rf"|(?P<hour12>1?\d)\s?(?P<half12>[ap]\.?m\.?))(?:\s?\(?{_ZONE}\b\)?)?"
)
_TIME = rf"(?:[,\s]*(?:\b(?:at|um|à|a las?|om|alle|às|kl\.?|o|в|klo)\b|@|-|–|—|·|•|\||T|»)?\s*{_CLOCK})?(?!\w)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LEAD = rf"(?<![\w/])(?:{_ANY_DAY}[.,]?\s+)?"
_ABSOLUTE = tuple(
    (form, re.compile(_LEAD + day + _TIME, re.I))
    for form, day in (
        ("iso", rf"{_YEAR}[-/.](?P<mm>[01]?\d)[-/.]{_DAY}"),
        ("month_first", rf"{_MONTH}\s?{_DAY},?\s+(?:de )?{_YEAR}"),
        ("day_first", rf"{_DAY}[\s.º/-]*(?:(?:of|de)\s+)?{_MONTH}[\s,/-]*(?:de )?{_YEAR}"),
        ("numeric", r"(?P<first>[0-3]?\d)(?P<sep>[-/.])(?P<second>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)?\d\d)(?!\d)"),
    )
)
_DAY_WORDS = "|".join(sorted((*TODAY, *YESTERDAY, *TODAY_PHRASES, *YESTERDAY_PHRASES), key=len, reverse=True))
_SHORT = (
    ("no_year", re.compile(rf"{_LEAD}{_ENGLISH_MONTH}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w'’.,]\d){_TIME}", re.I)),
    ("no_year", re.compile(rf"{_LEAD}(?P<day>[0-3]?\d)\s{_ENGLISH_MONTH}(?![\s']\d\d){_TIME}", re.I)),
    ("month_only", re.compile(rf"(?<!\w){_ENGLISH_MONTH}\s(?:['’](?P<year>\d\d)|(?P<full>(?:19|20)\d\d))\b", re.I)),
    ("day_word", re.compile(rf"(?<!\w)(?P<word>{_DAY_WORDS}|{_WEEKDAY})(?=\W|$){_TIME}", re.I)),
    (
        "ago",
        re.compile(
            r"(?<![\w.,])(?:(?:vor|il y a|hace|há)\s+(?P<n>\d{1,3}|ein(?:em|er)?|une?|una?)\s*"
            r"(?P<unit>[^\W\d_]{1,12})\b\.?"
            r"|(?P<bare>\d{1,3})\s?(?P<short>[^\W\d_]{1,12})\.?\s+(?:geleden|fa|atrás|temu|назад|sedan|siden|sitten|önce)\b)",
            re.I,
        ),
    ),
    (
        "ago",
        re.compile(
            r"(?<![\w.,])(?:(?P<n>\d{1,3}|over an?|an?|a few|one|two|three)\s*"
            r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?"
            r"|weeks?|wks?|months?|mths?|mo|years?|yrs?|[smhdwy])\.?\s+ago"
            r"|(?P<bare>\d{1,3})\s?(?P<short>s|m|min|h|hr|hrs|std|d|j|w|wk|sem|mo|y|yr|yrs)\.?(?=\W|$)"
            r"|just now|a moment ago|moments ago|now$)",
            re.I,
        ),
    ),
)
_CLOCK_ONLY = re.compile(rf"(?<![\w:.$/,])(?:{_CLOCK})(?![\w:/%]|[.,]\d)", re.I)
_CLOCK_BEFORE = re.compile(rf"(?<![\w:.$/,])(?:{_CLOCK})\s*(?:,|-|–|—|·|•|\bon\b)?\s*$", re.I)
_ZONES = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
}
_MORE = ("secs?", "mins?|m", "hrs?|h", "d", "wks?|w", "mths?|mo", "yrs?|y")
_UNITS = tuple((size, re.compile(rf"{words}|{more}", re.I)) for (size, words), more in zip(UNITS, _MORE, strict=True))


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date inside a line, with what its words say."""

    start: int
    end: int
    form: str  # iso, month_first, day_first, numeric, no_year, month_only, day_word, ago, clock
    text: str
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str | None:
        """A named part of the date as written."""
        return dict(self.parts).get(name)


def find_date(line: str, *, loose: bool = False) -> DateMark | None:
    """The first date of a line; `loose` also takes a bare time of day and short forms such as '3h'."""
    found = [(m.start(), n, form, m) for n, (form, pattern) in enumerate(_ABSOLUTE) if (m := _known(pattern, line))]
    if found:
        _, _, form, match = min(found)
        return _mark(match, form, before=_CLOCK_BEFORE.search(line[: match.start()]))
    for form, pattern in _SHORT:
        short = pattern.search(line)
        if short and (loose or not _is_loose(form, short)):
            return _mark(short, form)
    clock = _CLOCK_ONLY.search(line) if loose else None
    return _mark(clock, "clock") if clock else None


def _known(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """The first match whose month is one."""
    for found in pattern.finditer(line):
        name = found.groupdict().get("month")
        if name is None or name.lower() in _MONTHS:
            return found
    return None


def numeric_order(marks: list[DateMark]) -> str | None:
    """'dmy' or 'mdy' for the numeric dates of one file, decided from all of them; None where nothing decides."""
    pairs = [(int(m.part("first") or 0), int(m.part("second") or 0), m) for m in marks if m.form == "numeric"]
    if any(a > 12 for a, _, _ in pairs) or any(m.part("sep") == "." for _, _, m in pairs):
        return "dmy"
    if any(b > 12 for _, b, _ in pairs):
        return "mdy"
    orders = []
    for order in ("dmy", "mdy"):
        days = [_day(m, order) for _, _, m in pairs]
        if len({d for d in days if d}) > 1 and all(a and b and a <= b for a, b in itertools.pairwise(days)):
            orders.append(order)
    if len(orders) == 1:
        return orders[0]
    return "mdy" if any(m.part("half") for _, _, m in pairs) else None


def resolve(mark: DateMark, *, order: str | None, now: datetime | None) -> tuple[datetime | None, str | None]:
    """The instant in UTC and, where the words alone do not give it, how it was had."""
    if mark.form in ("iso", "month_first", "day_first", "numeric"):
        day = _day(mark, order or "dmy")
        if day is None:
            return None, f"{mark.text!r} is no date of the calendar"
        note = (
            None if order or mark.form != "numeric" or mark.part("first") == mark.part("second") else "day before month"
        )
        return _with_clock(mark, day, note)
    if now is None:
        return None, f"the copy says {mark.text!r} and not when it was made"
    return _relative(mark, now)


def _mark(found: re.Match[str], form: str, *, before: re.Match[str] | None = None) -> DateMark:
    parts = {name: text for name, text in found.groupdict().items() if text}
    start = found.start()
    if before and "hour" not in parts and "hour12" not in parts:
        parts |= {name: text for name, text in before.groupdict().items() if text}
        start = before.start()
    return DateMark(start, found.end(), form, found.string[start : found.end()].strip(), tuple(parts.items()))


def _is_loose(form: str, found: re.Match[str]) -> bool:
    """Whether a form is so short that only a line of nothing else may hold it."""
    groups = found.groupdict()
    if form == "ago":
        return (bool(groups["bare"]) and " " not in found[0]) or found[0].lower() == "now"
    if form == "month_only":
        return bool(groups["full"])
    if form == "day_word":
        return not (groups["hour"] or groups["hour12"]) and len(found[0].strip()) < len(found.string.strip())
    return False


def _day(mark: DateMark, order: str) -> datetime | None:
    get = mark.part
    year = int(get("year") or 0)
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if mark.form == "iso":
        month, day = int(get("mm") or 0), int(get("day") or 0)
    elif mark.form == "numeric":
        first, second = int(get("first") or 0), int(get("second") or 0)
        day, month = (first, second) if order == "dmy" else (second, first)
    else:
        month, day = _MONTHS[(get("month") or "").lower()], int(get("day") or 0)
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _clock(mark: DateMark) -> tuple[int, int, int] | None:
    get = mark.part
    hour = get("hour") or get("hour12")
    if hour is None:
        return None
    half = (get("half") or get("half12") or "").lower().replace(".", "")
    h = int(hour) % 12 + 12 * (half == "pm") if half else int(hour)
    return (h, int(get("minute") or 0), int(get("sec") or 0)) if h < 24 else None


def _with_clock(mark: DateMark, day: datetime, note: str | None) -> tuple[datetime, str | None]:
    clock = _clock(mark)
    if clock is None:
        return day, _join(note, "the copy gives the day only")
    zone = mark.part("zone")
    moment = day.replace(hour=clock[0], minute=clock[1], second=clock[2])
    if zone is None:
        return moment, _join(note, "no time zone in the copy: read as UTC")
    offset = _offset(zone)
    if offset is None:
        return moment, _join(note, f"time zone {zone!r} is unknown: read as UTC")
    return moment.replace(tzinfo=timezone(offset)).astimezone(UTC), note


def _offset(zone: str) -> timedelta | None:
    digits = re.search(r"([+-])(0\d|1[0-4]):?([0-5]\d)", zone)
    if digits:
        sign = -1 if digits[1] == "-" else 1
        return sign * timedelta(hours=int(digits[2]), minutes=int(digits[3]))
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta(0)
    hours = _ZONES.get(zone.upper())
    return None if hours is None else timedelta(hours=hours)


def _relative(mark: DateMark, now: datetime) -> tuple[datetime | None, str | None]:
    note = f"{mark.text!r} counted from when the copy was read"
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if mark.form == "ago":
        word = (mark.part("n") or mark.part("bare") or "0").lower()
        count = int(word) if word.isdecimal() else {"two": 2, "three": 3}.get(word, 1)
        unit = (mark.part("unit") or mark.part("short") or "s").lower()
        size = next((seconds for seconds, words in _UNITS if words.fullmatch(unit)), None)
        if size is None:
            return None, f"the copy says {mark.text!r}"
        return now.astimezone(UTC) - timedelta(seconds=count * size), note
    if mark.form == "day_word":
        word = (mark.part("word") or "").lower()
        names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
        back = (
            0
            if word in TODAY or word in TODAY_PHRASES
            else 1
            if word in YESTERDAY or word in YESTERDAY_PHRASES
            else (today.weekday() - names.index(word[:3])) % 7 or 7
        )
        moment, more = _with_clock(mark, today - timedelta(days=back), note)
        return moment, more
    if mark.form == "no_year":
        return _without_year(mark, today)
    if mark.form == "month_only":
        year = int(mark.part("full") or 2000 + int(mark.part("year") or 0))
        return datetime(
            year, _MONTHS[(mark.part("month") or "").lower()], 1, tzinfo=UTC
        ), "the copy gives the month only"
    return None, f"the copy says {mark.text!r} and no day"


def _without_year(mark: DateMark, today: datetime) -> tuple[datetime | None, str | None]:
    month = _MONTHS[(mark.part("month") or "").lower()]
    day = int(mark.part("day") or 0)
    for year in (today.year, today.year - 1):
        try:
            moment = datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            continue
        if moment <= today + timedelta(days=1):
            return _with_clock(mark, moment, f"{mark.text!r} read as the last such day before the copy was read")
    return None, f"the copy says {mark.text!r} and no year"


def _join(*notes: str | None) -> str | None:
    return "; ".join(n for n in notes if n) or None
