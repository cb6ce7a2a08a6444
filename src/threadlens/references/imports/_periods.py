"""Days, months, quarters, years and fiscal years as tables write them."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    ("jan", "janv", "january", "janvier"),
    ("feb", "fev", "fevr", "february", "fevrier"),
    ("mar", "mars", "march"),
    ("apr", "avr", "april", "avril"),
    ("may", "mai"),
    ("jun", "june", "juin"),
    ("jul", "juil", "july", "juillet"),
    ("aug", "aout", "august"),
    ("sep", "sept", "september", "septembre"),
    ("oct", "october", "octobre"),
    ("nov", "november", "novembre"),
    ("dec", "december", "decembre"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_UNACCENTED = str.maketrans("éèêûôàâç", "eeeuoaac")
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_ISO_DAY = re.compile(rf"{_YEAR}[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?")
_COMPACT = re.compile(rf"{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])")
_MIXED_DAY = re.compile(rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark){_YEAR}")
_WORD_DAY = re.compile(
    rf"(?:(?P<day>\d\d?)(?:st|nd|rd|th|er)?[ -]+)?(?P<name>[a-z]+)\.?"
    rf"(?:[ -]+(?P<later>\d\d?)(?:st|nd|rd|th)?)?,?[ _-]*{_YEAR}"
)
_MONTH_ISO = re.compile(rf"{_YEAR}[-/ ]?m?(?P<month>0[1-9]|1[0-2])")
_MONTH_SHORT = re.compile(r"(?P<name>[a-z]{3,4})[ _'’-]+(?P<short>\d\d)")
_MONTH_LAST = re.compile(rf"{_YEAR}[ _-](?P<name>[a-z]+)")
_QUARTER = re.compile(rf"(?:{_YEAR}[ -]?[qt](?P<quarter>[1-4])|[qt](?P<before>[1-4])[ -]?(?P<year2>(?:19|20)\d\d))")
_FISCAL = re.compile(r"(?:fy|fiscal(?: year)?|exercice)?[ _-]*(?P<year>(?:19|20)\d\d)[-–/_ ](?P<next>(?:19|20)?\d\d)")
_FISCAL_END = re.compile(r"(?:fy|fiscal(?: year)?|exercice)[ _-]*(?P<year>(?:19|20)\d\d)")
_YEAR_ONLY = re.compile(rf"(?:y|year|as of|at|in)?[ _]*{_YEAR}(?:\.0)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The first and the last day for which a figure holds; a day is its own period."""

    start: date
    end: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.start == self.end

    @property
    def is_year(self) -> bool:
        """Whether it is a calendar year."""
        return (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31)


def period(text: str, order: str = "dmy", *, fiscal: bool = False) -> Period | None:
    """The time that a cell or a header names; None where it names none."""
    lowered = " ".join(text.strip().lower().translate(_UNACCENTED).split())
    if not lowered or not any(c.isdigit() for c in lowered):
        return None
    try:
        if fiscal and _is_fiscal(lowered):
            return _longer(lowered)
        return _day(lowered, order) or _month(lowered) or _longer(lowered)
    except ValueError:  # 31 February
        return None


def order_of(cells: list[str]) -> str | None:
    """Whether days or months come first in 03/04/2020; None where nothing in the column tells."""
    found = [m for m in (_MIXED_DAY.fullmatch(c.strip()) for c in cells) if m]
    if any(int(m["first"]) > 12 for m in found) or any(m["mark"] == "." for m in found):
        return "dmy"
    if any(int(m["second"]) > 12 for m in found):
        return "mdy"
    return None if any(m["first"] != m["second"] for m in found) else "dmy"


def has_fiscal_years(cells: Iterable[str]) -> bool:
    """Whether 2010-11 is a fiscal year here, not a month: beside it stands a 2012-13."""
    found = [c.strip().lower() for c in cells if c.strip()]
    return bool(found) and all(_is_fiscal(c) for c in found) and any(int(c[-2:]) > 12 for c in found)


def _is_fiscal(text: str) -> bool:
    match = _FISCAL.fullmatch(text)
    return match is not None and (int(match["year"]) + 1) % 100 == int(match["next"]) % 100


def _day(text: str, order: str) -> Period | None:
    match = _ISO_DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _single(date(int(match["year"]), int(match["month"]), int(match["day"])))
    if match := _MIXED_DAY.fullmatch(text):
        day, month = (match["first"], match["second"]) if order == "dmy" else (match["second"], match["first"])
        return _single(date(int(match["year"]), int(month), int(day)))
    match = _WORD_DAY.fullmatch(text)
    day_text = (match["day"] or match["later"]) if match else None
    if match and day_text and match["name"] in _MONTH:
        return _single(date(int(match["year"]), _MONTH[match["name"]], int(day_text)))
    return None


def _month(text: str) -> Period | None:
    if match := _MONTH_ISO.fullmatch(text):
        return _months(int(match["year"]), int(match["month"]), 1)
    match = _WORD_DAY.fullmatch(text) or _MONTH_LAST.fullmatch(text)
    if match and match["name"] in _MONTH:
        return _months(int(match["year"]), _MONTH[match["name"]], 1)
    if (match := _MONTH_SHORT.fullmatch(text)) and match["name"] in _MONTH:
        short = int(match["short"])
        return _months(2000 + short if short < 70 else 1900 + short, _MONTH[match["name"]], 1)
    return None


def _longer(text: str) -> Period | None:
    if match := _QUARTER.fullmatch(text):
        quarter, year = int(match["quarter"] or match["before"]), int(match["year"] or match["year2"])
        return _months(year, 3 * quarter - 2, 3)
    match = _FISCAL.fullmatch(text)
    if match and _is_fiscal(text):
        return _months(int(match["year"]), 4, 12)  # governments in Canada, Britain and India start theirs in April
    if match := _FISCAL_END.fullmatch(text):
        return _months(int(match["year"]) - 1, 4, 12)
    if match := _YEAR_ONLY.fullmatch(text):
        return _months(int(match["year"]), 1, 12)
    return None


def _single(day: date) -> Period:
    return Period(day, day)


def _months(year: int, month: int, count: int) -> Period:
    end_year, end_month = divmod(year * 12 + month - 1 + count - 1, 12)
    end_month += 1
    last = calendar.monthrange(end_year, end_month)[1]
    return Period(date(year, month, 1), date(end_year, end_month, 1) + timedelta(days=last - 1))
