"""What time it was where and when a page was made: the ground for relative dates and for dates without a zone."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property

from threadlens.platforms._document import Document

_FOOT = 25_000
# Where engines leave the server's clock: XenForo's and vBulletin's tokens begin with it, scripts carry it. Each pattern
# begins with the letters by which it is looked up: alternatives in one pattern are tried at every character of a page.
_EPOCHS = tuple(
    (mark, re.compile(pattern))
    for mark, pattern in (
        ('data-csrf="', r'data-csrf="(\d{10}),'),
        ("SECURITYTOKEN", r'SECURITYTOKEN\s*=\s*"(\d{10})-'),
        ("TIMENOW", r"TIMENOW(?<=\bTIMENOW)\s*=\s*(\d{10})"),
        ("now:", r"now:(?<=\bnow:)\s*(\d{10})\b"),
        ("serverTime", r'serverTime(?<=\bserverTime)"?:\s*(\d{10})\b'),
    )
)
# 'All times are GMT -5.', 'All times are UTC + 1 hour [ DST ]', and how phpBB and vBulletin say it elsewhere.
_STATED = re.compile(
    r"(?:times? (?:are|is|zone)|zeiten sind|zeitzone|zeitangaben|heures? sont|fuseau horaire|heures? au format|"
    r"horas son|horarios? son|huso horario|orari sono|fuso orario|tijden zijn|tijdzone|"
    r"horários|fuso horário|czas[yu]? |"
    r"часовой пояс|tider är|tidszone|time now is)"
    r"[^<>]{0,60}?(?:<[^>]{0,200}>\s*){0,2}(?:UTC|GMT)\s*(?:([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?)?"
    r"[^<>\[]{0,12}(\[\s*(?:<[^>]*>)?DST)?",
    re.IGNORECASE,
)


class Clock:
    """The instant and the zone that a page's dates are read in, looked for when a date needs them."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def now(self) -> datetime | None:
        """The page's own clock, else the time when it was fetched."""
        return self._now[0]

    @property
    def now_note(self) -> str:
        """Where that instant comes from."""
        at = f" ({self.now:%Y-%m-%d %H:%M} UTC)" if self.now else ""
        return self._now[1] + at

    @cached_property
    def zone(self) -> timezone | None:
        """The zone that the page states, if any."""
        return _stated(self._document.text)

    @property
    def zone_note(self) -> str:
        """How dates without a zone were read."""
        if self.zone is None:
            return "the page states no time zone: read as UTC"
        return f"read in the zone that the page states, {self.zone.tzname(None)}"

    @cached_property
    def _now(self) -> tuple[datetime | None, str]:
        text = self._document.text
        searched = (pattern.search(text) for mark, pattern in _EPOCHS if mark in text)
        found = min((match for match in searched if match), key=lambda match: match.start(), default=None)
        if found:
            return datetime.fromtimestamp(int(found[1]), UTC), "the page's own clock"
        fetched = self._document.page.fetched_at
        return fetched.astimezone(UTC) if fetched else None, "the time the page was fetched"


def _stated(text: str) -> timezone | None:
    if "UTC" not in text and "GMT" not in text:
        return None
    # The foot of the page says it, rarely the head; a post that speaks of times may do so in between.
    stated = list(_STATED.finditer(text, max(0, len(text) - _FOOT))) or list(_STATED.finditer(text, 0, _FOOT))
    if not stated:
        return None
    found = stated[-1]
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    signed = (-minutes if found[1] in ("-", "−") else minutes) + (60 if found[4] else 0)
    return timezone(timedelta(minutes=signed)) if abs(signed) <= 14 * 60 else None
