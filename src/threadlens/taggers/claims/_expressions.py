"""Expressions of time as they are written: calendar dates, months, seasons, and words that point to a time."""

import re

from threadlens.taggers.claims._dates import MONTH, POINT

_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|\d{1,3}|a couple(?: of)?|a few)"
)
_UNIT = r"(?P<{}>day|week|month|quarter|year|decade|century)s?"
_LEAD = (
    r"(?:(?P<lead>(?:all|right|clear) through|throughout|all of"
    r"|as (?:of|at)(?: the end of)?|at(?: the end of)?|by(?: the)? end of|by|until|till|up to|through|to"
    r"|since|starting(?: in)?"
    r"|from|after|before|prior to|end of|the end of|on|in|during|for|over|of)\s+)?(?:(?:the\s+)?years?\s+)?"
)
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_ITS_YEAR = (
    r"(?:last|this|next|that|the same|that same) year|the (?:previous|following|next) year|the year (?:before|after)"
)
_FIGURES = (
    r"(?:numbers|figures|data|stats|statistics|snapshot|count|report|edition|close|closing|reading|total|dashboard"
    r"|update|mark|low|high|peak|pile|backlog|return|table|payroll)\b"
)
# 'October was 152,000', 'June ended at …', 'October 110,000': a month that its figure is said of.
_SAID_OF_MONTH = (
    r"(?:,?\s(?=\d{1,3}(?:,\d{3})+\b)|\s(?=(?:was|were|had|end(?:s|ed)?"
    r"|clos(?:es?|ed)|finish(?:es|ed)?|saw|stood|sat|came in|we (?:were|had)"
    r"|it (?:was|had))\b)|:\s?(?=\d{1,3},\d{3}\b))"
)
_HOLIDAY = (
    r"(?:christmas(?:time)?|xmas|new year['’]s(?: (?:day|eve))?|labou?r day|canada day|victoria day|thanksgiving"
    r"|halloween|remembrance day|valentine['’]s(?: day)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# A day without its year.
_DAY_MONTH = (
    rf"(?:{_DAY}(?: of)? {MONTH}(?!,? \d{{4}}|,?\s(?:of\s)?{_ITS_YEAR})"
    rf"|{MONTH} {_DAY}(?=\s*(?:[,;:)!?]\s|\.\s|\.?$)|\s(?:there|we|it|they|the|was|were|to)\b)(?!,? \d{{4}}))"
)
# 'the 2018 round', 'the late 2014 agreements': a thing by its year, at whatever time it is spoken of.
_NAMED_BY_YEAR = (
    r"\s(?:rounds?|agreements?|contracts?|deals?|settlements?|models?|editions?|class|elections?|act|olympics)\b"
)
_WHO = r"(?=,?\s(?:it|we|they|i|there|you|he|she|my|our)\b)"
_SHORT_LEAD = r"(?:back in|in|since|by|until|till|before|after)"
# Every expression holds one of these; most sentences hold none.
HINT = re.compile(
    r"\d{4}|\d0s\b|['’]\d\d|FY|fiscal|year|(?:ties|ago|now|nowadays|yesterday|today|currently|these days)\b"
    rf"|(?:the|last|this|next|past|previous|in|since|by|of|during|that|until|till|before|after|from)\s+(?:{_COUNT}\s+)?"
    rf"(?:month|week|quarter|decade|day|centur|{_SEASON}|{MONTH})|\b(?=[jfmasond]){MONTH}(?:\s{_FIGURES}|{_SAID_OF_MONTH}|\s\d)"
    rf"|\d {MONTH}|\d(?:st|nd|rd|th)(?: of)? {MONTH}|\b{_HOLIDAY}|{_SHORT_LEAD}\s\d\d\b|\b0[6-9]\swas\b|years?\sback\b"
    r"|(?:this|that|those|these|same|the)\s+(?:period|time|month|span|decade|date|stretch)|\bthen\b"
    r"|at present|the same day",
    re.IGNORECASE,
)
# Every expression begins where a word does: said once, it spares the search of all other places.
EXPRESSION = re.compile(
    rf"(?<!\w)(?:\b(?P<month_of>{MONTH}),?\s(?:of\s)?(?P<its_year>{_ITS_YEAR})\b(?! last)"
    rf"|\b(?:from|between|over|in|during|for)?\s*\(?(?P<first>{POINT})\s*(?:to|until|till|through|and"
    rf"|[-–—])\s*(?P<last>{POINT})"
    rf"|\b(?:from|between)\s+(?P<first_month>{MONTH})\s+(?:to|until|and|through)\s+(?P<last_month>{POINT})"
    rf"|{_LEAD}(?P<point>{POINT})(?!{_NAMED_BY_YEAR})"
    rf"|(?:\b(?:over|in|during|for|within|throughout)\s+)?\bthe\s+(?:past|last"
    rf"|previous)\s+(?P<window>{_COUNT}\s+)?{_UNIT.format('window_unit')}\b"
    rf"|\b(?P<ago>{_COUNT})\s+(?:or so\s+)?{_UNIT.format('ago_unit')}\s+(?:ago"
    rf"|back(?!\s(?:then|in|to|at|on|pay|wages)\b))\b"
    rf"|\b(?P<seasons>{_COUNT})\s+(?P<ago_season>{_SEASON})s\s+ago\b"
    rf"|\b(?P<relative>this past|last|this|next|past)\s+"
    rf"(?P<relative_unit>year|month|week|quarter|decade|{_SEASON}\b|{MONTH})"
    r"|\b(?P<deictic>yesterday|today|right now|currently|at present|nowadays|these days|now)\b"
    rf"|\b(?P<month_lead>in|since|by|of|during|last|end of|until|till|before|after|from|as of)\s+"
    rf"(?P<bare_month>{MONTH})"
    rf"(?!\s*\d|,?\s(?:of\s)?(?:{_ITS_YEAR}))|\b(?P<month_figures>{MONTH})(?:\s(?={_FIGURES})|{_SAID_OF_MONTH})|\bthat\s+(?!may\b)(?P<that_month>{MONTH})(?!\s*\d)"
    rf"|\bthe\s+(?P<month_beside>{MONTH})\s+(?P<beside>before|after)\b(?!\s+(?:last|that|the|i|we|he|she|they|it)\b)"
    rf"|\b(?:(?P<day_lead>as of|as at|since|until|till|before|after|by|on|at)\s)?(?P<day_month>{_DAY_MONTH})"
    rf"|\b(?P<holiday_lead>by|at|since|before|until|till|over|around"
    rf"|for|after|last|this past|past)\s(?P<holiday>{_HOLIDAY})\b"
    rf"|\b(?P<short_lead>{_SHORT_LEAD})\s(?P<short>0\d|[4-9]\d{_WHO})(?![\w%]|[.,:/-]\d|\s%)"
    rf"|(?<![\w.,:/$-])(?P<short_subject>0[6-9])(?=\s(?:was|were)\b)"
    rf"|\b(?P<shift_count>{_COUNT})\s+years?\s+(?P<shift_side>earlier|later|prior)\b"
    r"|\b(?P<shift>(?:in |over )?(?:the|a|one) year (?:before|earlier|after|later)|the (?:previous|"
    r"following|next) year)\b(?! last)"
    r"|\b(?P<anaphora>(?:(?:over|during|in|for|throughout|within|by|of|at)\s+)?(?:this|that|those|these|the same"
    r"|that same|the)"
    r"\s+(?:period|time|years?|months?|span|decade|date|stretch)|back then|at the time|since then|by then"
    r"|the same day"
    rf"|(?:this|that|those|these|the same|that same)\s+(?P<lapse>{_COUNT})[\s-]+years?)\b)",
    re.IGNORECASE,
)
