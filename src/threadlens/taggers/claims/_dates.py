"""Calendar expressions: a day, month, quarter, season, year, fiscal year or decade as first and last day."""

import re
from calendar import monthrange
from datetime import date

Interval = tuple[date, date]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:1[89]\d\d|20\d\d)"
# '83, '06: no number of things has such a mark, but a quotation may begin with one.
SHORT_YEAR = (
    r"(?<!\w)['’‘]\d\d\b(?=\s*(?:[,.;:)!?–—-]|$)"
    r"|\s(?:was|were|is|had|has|we|it|they|there|to|and|or|the|when|i|you|he|she|my|our|lot|crew|class|number|figure|list)\b)"
)
# The same shape in every alternative, so that a range is two of them.
POINT = (
    rf"(?:{YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? {YEAR}"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}"
    rf"|{MONTH},?(?: of)? (?:{YEAR}|['’]\d\d\b)"
    rf"|(?:Q[1-4]|(?:first|second|third|fourth|last) quarter)(?: of|,)? ?{YEAR}"
    rf"|(?:spring|summer|fall|autumn|winter)(?: of)? {YEAR}"
    rf"|(?:fiscal(?: year)?|FY) ?(?:{YEAR}|\d\d)(?:\s?[-–/]\s?(?:20)?\d\d)?\b"
    rf"|{YEAR}[-–/]\d\d\b(?![-–/]\d)"
    r"|(?:the )?(?:early |mid[- ]|late )?(?:1[89]|20)\d0s\b|(?:the (?:early |mid[- ]|late )?['’]?|(?:early|mid"
    r"|late)[ -]['’]?|['’])[2-9]0s\b"
    r"|the (?:early |mid[- ]|late )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
    rf"|(?:the )?(?:end|start|beginning|middle) of {YEAR}|(?:early|mid|late)[ -]{YEAR}|year[- ]end {YEAR}"
    rf"|{SHORT_YEAR}|{YEAR})"
)
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "q1": 1, "q2": 2, "q3": 3, "q4": 4}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
_PARTS = (
    ("end of", (12, 31), (12, 31)),
    ("year end", (12, 31), (12, 31)),
    ("year-end", (12, 31), (12, 31)),
    ("start of", (1, 1), (1, 1)),
    ("beginning of", (1, 1), (1, 1)),
    ("early", (1, 1), (4, 30)),
    ("mid", (5, 1), (8, 31)),
    ("late", (9, 1), (12, 31)),
)
# The federal government's year, and that of most Commonwealth governments, ends on 31 March.
_FISCAL_START = 4
# From here on two digits are of the last century.
_LAST_CENTURY = 40


def interval(text: str) -> Interval | None:
    """First and last day of one expression, or None where it names no possible date."""
    words = text.lower().replace("’", "'")
    try:
        for read in (_iso, _fiscal, _short_year, _decade, _day_or_month, _quarter_or_season, _part_of_year):
            found = read(words)
            if found is not None:
                return found
    except ValueError:  # 31 February
        return None
    year = re.search(YEAR, words)
    return whole_year(int(year.group())) if year else None


def whole_year(year: int) -> Interval:
    """A calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def whole_month(year: int, month: int) -> Interval:
    """A calendar month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def full_year(digits: str) -> int:
    """The year that two digits stand for: '83 was, '06 was."""
    return int(digits) + (1900 if int(digits) >= _LAST_CENTURY else 2000)


def season(year: int, name: str) -> Interval:
    """Three months; winter is named by the year in which it begins."""
    first, last = SEASONS[name.lower()]
    return date(year, first, 1), whole_month(year + (last < first), last)[1]


def month_number(word: str) -> int:
    """1 to 12."""
    return _MONTHS.index(word.lower()[:3]) + 1


def years_before(day: date, years: float) -> date:
    """The day so many years earlier; 29 February becomes 28."""
    whole = int(years)
    months = round((years - whole) * 12)
    year, month = day.year - whole, day.month - months
    if month < 1:
        year, month = year - 1, month + 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _iso(words: str) -> Interval | None:
    match = re.fullmatch(rf"({YEAR})-(\d\d)-(\d\d)", words)
    if match is None:
        return None
    day = date(*map(int, match.groups()))
    return day, day


def _fiscal(words: str) -> Interval | None:
    match = re.fullmatch(rf"(fiscal(?: year)?|fy)? ?({YEAR}|\d\d)(?:\s?[-–/]\s?((?:20)?\d\d))?", words)
    if match is None or not (match[1] or match[3]):
        return None
    first = int(match[2]) + (2000 if len(match[2]) == 2 else 0)
    if match[3] is None:
        first -= 1  # 'fiscal 2021' is named by the year in which it ends
    elif int(match[3]) % 100 != (first + 1) % 100:
        last = first // 100 * 100 + int(match[3]) % 100
        return (date(first, 1, 1), date(last, 12, 31)) if last > first else None
    return date(first, _FISCAL_START, 1), date(first + 1, _FISCAL_START - 1, 31)


def _short_year(words: str) -> Interval | None:
    match = re.fullmatch(r"'(\d\d)", words)
    return whole_year(full_year(match[1])) if match else None


def _decade(words: str) -> Interval | None:
    match = re.search(r"((?:1[89]|20)?)(\d)0s\b|(" + "|".join(_DECADES) + r")\b", words)
    if match is None:
        return None
    ten = _DECADES.index(match[3]) + 2 if match[3] else int(match[2])
    century = int(match[1]) if match[1] else 19
    first, last = century * 100 + ten * 10, century * 100 + ten * 10 + 9
    if "early" in words:
        last = first + 3
    elif "mid" in words:
        first, last = first + 4, first + 6
    elif "late" in words:
        first = first + 7
    return date(first, 1, 1), date(last, 12, 31)


def _day_or_month(words: str) -> Interval | None:
    match = re.search(rf"({MONTH})", words)
    year = re.search(rf"({YEAR})$|'(\d\d)$", words)
    if match is None or year is None:
        return None
    number = month_number(match.group())
    whole = int(year[1]) if year[1] else full_year(year[2])
    rest = words[: match.start()] + " " + words[match.end() : year.start()]
    day = re.search(r"\d{1,2}", rest)
    if day is None:
        return whole_month(whole, number)
    exact = date(whole, number, int(day.group()))
    return exact, exact


def _quarter_or_season(words: str) -> Interval | None:
    match = re.match(r"(q[1-4]|first|second|third|fourth|last|spring|summer|fall|autumn|winter)\b", words)
    year = re.search(YEAR, words)
    if match is None or year is None:
        return None
    whole = int(year.group())
    if match[1] in _QUARTERS:
        month = 3 * _QUARTERS[match[1]]
        return date(whole, month - 2, 1), whole_month(whole, month)[1]
    return season(whole, match[1])


def _part_of_year(words: str) -> Interval | None:
    year = re.search(YEAR, words)
    if year is None:
        return None
    whole = int(year.group())
    for name, first, last in _PARTS:
        if name in words:
            return date(whole, *first), date(whole, *last)
    return None
