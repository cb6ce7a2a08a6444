"""What time it was where and when a page was made: the ground for relative dates and for dates without a zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from threadlens.platforms._document import Document

# Where engines leave the server's clock: XenForo's and vBulletin's tokens begin with it, scripts carry it.
_EPOCHS = re.compile(
    r"""data-csrf="(\d{10}),|SECURITYTOKEN\s*=\s*"(\d{10})-|\bTIMENOW\s*=\s*(\d{10})|"""
    r"""\bnow:\s*(\d{10})\b|\bserverTime"?:\s*(\d{10})\b"""
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


@dataclass(frozen=True, slots=True)
class Clock:
    """The instant and the zone that a page's dates are read in."""

    now: datetime | None
    now_note: str
    zone: timezone | None
    zone_note: str


def clock_of(document: Document) -> Clock:
    """The page's own clock, else the time when it was fetched; the zone that it states, else none."""
    now, note = _own(document), "the page's own clock"
    if now is None:
        now, note = document.page.fetched_at, "the time the page was fetched"
    if now is not None:
        now = now.astimezone(UTC)
        note = f"{note} ({now:%Y-%m-%d %H:%M} UTC)"
    zone = _stated(document.text)
    name = zone.tzname(None) if zone else ""
    zone_note = (
        f"read in the zone that the page states, {name}" if zone else "the page states no time zone: read as UTC"
    )
    return Clock(now, note, zone, zone_note)


def _own(document: Document) -> datetime | None:
    found = _EPOCHS.search(document.text)
    digits = next((group for group in found.groups() if group), None) if found else None
    return datetime.fromtimestamp(int(digits), UTC) if digits else None


def _stated(text: str) -> timezone | None:
    stated = list(_STATED.finditer(text))
    if not stated:
        return None
    found = stated[-1]  # the foot of the page, not a post that speaks of times
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0) + (60 if found[4] else 0)
    signed = -minutes + (120 if found[4] else 0) if found[1] in ("-", "−") else minutes
    return timezone(timedelta(minutes=signed)) if abs(signed) <= 14 * 60 else None
