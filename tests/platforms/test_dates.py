"""Dates as pages print them: absolute, relative, in several languages, with and without a zone."""

from datetime import UTC, datetime

import pytest

from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.records import Page

# A Thursday.
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def _clock(foot: str = "", *, fetched_at: datetime | None = NOW) -> Clock:
    return Clock(Document(Page(f"<html><body>{foot}</body></html>".encode(), "page.html", fetched_at=fetched_at)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2nd April 2025, 13:59", "2025-04-02T13:59:00"),
        ("Feb 24, 2019 5:31 PM", "2019-02-24T17:31:00"),
        ("(2019-02-24, 12:31 AM)", "2019-02-24T00:31:00"),
        ("« Reply #1 on: March 05, 2024, 12:03:11 PM »", "2024-03-05T12:03:11"),
        ("Posted: Mon Jan 05, 2004 3:14 am", "2004-01-05T03:14:00"),
        ("Feb 14, 2026 | 9:05 pm", "2026-02-14T21:05:00"),
        ("Jan 1st '09, 10:02 PM", "2009-01-01T22:02:00"),
        ("24. Februar 2019, 17:31 Uhr", "2019-02-24T17:31:00"),
        ("24 févr. 2019 à 14h30", "2019-02-24T14:30:00"),
        ("12 de marzo de 2020, 10:00", "2020-03-12T10:00:00"),
        ("5 мар 2021, 14:22", "2021-03-05T14:22:00"),
        ("7 października 2022, 08:15", "2022-10-07T08:15:00"),
        ("2019年2月24日 05:31", "2019-02-24T05:31:00"),
        ("24.02.2019 17:31", "2019-02-24T17:31:00"),
        ("2024-10-08T05:58:20-0500", "2024-10-08T10:58:20"),
        ("8 Oct 2024 05:58 GMT-5", "2024-10-08T10:58:00"),
        ("Today at 12:03:11", "2026-03-05T12:03:11"),
        ("Yesterday, 08:00 AM", "2026-03-04T08:00:00"),
        ("Gestern um 12:01", "2026-03-04T12:01:00"),
        ("aujourd’hui, 12:03", "2026-03-05T12:03:00"),
        ("вчера, 23:10", "2026-03-04T23:10:00"),
        ("Monday at 5:03 PM", "2026-03-02T17:03:00"),
        ("Thursday at 5:03 PM", "2026-02-26T17:03:00"),
        ("3 hours ago", "2026-03-05T09:00:00"),
        ("an hour ago", "2026-03-05T11:00:00"),
        ("vor 5 Minuten", "2026-03-05T11:55:00"),
        ("il y a 2 jours", "2026-03-03T12:00:00"),
        ("just now", "2026-03-05T12:00:00"),
        ("úte 18. srp 2020 11:41:05", "2020-08-18T11:41:05"),
        ("18 Αυγούστου 2020, 11:41", "2020-08-18T11:41:00"),
        ("18 сер 2020, 11:41", "2020-08-18T11:41:00"),
        ("18. kolovoza 2020. 11:41", "2020-08-18T11:41:00"),
        ("18 mrt 2020, 11:41", "2020-03-18T11:41:00"),
        ("18-Aug-20, 11:41", "2020-08-18T11:41:00"),
        ("18/Aug/2020 11:41", "2020-08-18T11:41:00"),
        ("2020. 8. 18. 오후 3:41", "2020-08-18T15:41:00"),
        ("2020年08月18日(火) 11時41分", "2020-08-18T11:41:00"),
        ("18.08.2020 - 3:41 μ.μ.", "2020-08-18T15:41:00"),
        ("今天 10:05", "2026-03-05T10:05:00"),
        ("χθες στις 10:05", "2026-03-04T10:05:00"),
        ("Perjantai klo 10:05", "2026-02-27T10:05:00"),
        ("3 weeks, 2 days ago", "2026-02-10T12:00:00"),
        ("un'ora fa", "2026-03-05T11:00:00"),
        ("минуту назад", "2026-03-05T11:59:00"),
        ("5分钟前", "2026-03-05T11:55:00"),
        ("2 h", "2026-03-05T10:00:00"),
        ("18 Aug 2020 (5 years ago)", "2020-08-18T00:00:00"),
        ("Dec 24", "2025-12-24T00:00:00"),
    ],
)
def test_reads_dates_as_printed(text: str, expected: str) -> None:
    found = DateReader(_clock(), [text]).read(text)
    assert found.at == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_relative_date_names_the_clock_it_was_counted_from() -> None:
    found = DateReader(_clock()).read("3 hours ago")
    assert found.note == "'3 hours ago', counted from the time the page was fetched (2026-03-05 12:00 UTC)"


def test_clock_of_the_page_goes_before_the_time_of_fetching() -> None:
    clock = _clock('<script>var SECURITYTOKEN = "1700000000-0123abcd";</script>')
    assert DateReader(clock).read("1 hour ago").at == datetime(2023, 11, 14, 21, 13, 20, tzinfo=UTC)


def test_relative_date_without_any_clock_stays_open_and_says_why() -> None:
    found = DateReader(_clock(fetched_at=None)).read("Yesterday, 08:00 AM")
    assert found.at is None
    assert found.note == "'Yesterday, 08:00 AM' is relative and neither the page nor the file says when it was read"


@pytest.mark.parametrize(
    ("foot", "hour"),
    [
        ("All times are GMT -5. The time now is <b>09:15 PM</b>.", 15),
        ('All times are <span title="America/Chicago">UTC-06:00</span>', 16),
        ("All times are UTC - 5 hours [ <abbr title='Daylight'>DST</abbr> ]", 14),
        ('Alle Zeiten sind <abbr title="Europa">UTC+02:00</abbr>', 8),
        ("Heures au format UTC + 5:30", 4),
        ("", 10),
    ],
)
def test_zone_that_the_page_states(foot: str, hour: int) -> None:
    reader = DateReader(_clock(foot))
    found = reader.read("4 May 2021, 10:00")
    expected = datetime(2021, 5, 4, hour, 30 if "5:30" in foot else 0, tzinfo=UTC)
    assert found.at == expected
    assert found.note == (
        f"read in the zone that the page states, {_clock(foot).zone}"
        if foot
        else "the page states no time zone: read as UTC"
    )


@pytest.mark.parametrize(
    ("samples", "month"),
    [
        (["04-05-2011, 06:05 PM", "04-13-2011, 11:20 AM"], 4),
        (["04/05/2011 18:05", "13/05/2011 11:20"], 5),
        # Posts stand in the order of time: 5 April comes before 1 June, 4 May not before 6 January.
        (["04-05-2011, 18:05", "06-01-2011, 11:20"], 4),
        (["04.05.2011 18:05"], 5),
        (["04-05-2011, 06:05 PM"], 4),
    ],
)
def test_order_of_day_and_month_is_decided_from_the_whole_page(samples: list[str], month: int) -> None:
    found = DateReader(_clock(), samples).read(samples[0])
    assert found.at is not None
    assert found.at.month == month


def test_order_that_cannot_be_told_is_noted() -> None:
    found = DateReader(_clock(), ["04/05/2011 18:05"]).read("04/05/2011 18:05")
    assert found.note is not None
    assert found.note.startswith("day and month cannot be told apart on this page; day first assumed")


@pytest.mark.parametrize("text", ["", None, "Member since forever", "99/99/2011 10:00", "31 February 2020, 10:00"])
def test_what_is_no_date_stays_open(text: str | None) -> None:
    found = DateReader(_clock()).read(text)
    assert found.at is None
    assert found.note


def test_machine_readable_instants() -> None:
    assert from_iso("2024-04-02T05:03:15+0300") == datetime(2024, 4, 2, 2, 3, 15, tzinfo=UTC)
    assert from_iso("2024-04-02T05:03:15Z") == datetime(2024, 4, 2, 5, 3, 15, tzinfo=UTC)
    assert from_iso("2024-04-02T05:03:15") is None
    assert from_epoch("1712034195") == from_epoch(1712034195000) == datetime(2024, 4, 2, 5, 3, 15, tzinfo=UTC)
    assert from_epoch("5:58 AM") is None


@pytest.mark.parametrize(("language", "month"), [("hr", 7), ("cs", 8), (None, 8)])
def test_month_that_two_languages_share_is_read_in_the_language_of_the_page(language: str | None, month: int) -> None:
    found = DateReader(_clock(), language=language).read("18 srp 2020, 11:41")
    assert found.at == datetime(2020, month, 18, 11, 41, tzinfo=UTC)
