"""Plain text copies: the seed thread, dates, prose, and a longer copy of a thread already known."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from threadlens import platforms
from threadlens.errors import ParseError, SourceError
from threadlens.platforms.textcopy._dates import find_date, numeric_order, resolve
from threadlens.records import Page, ThreadPage

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "digital-government-thread.txt"
CASES = Path(platforms.__file__).parent / "textcopy" / "cases"
NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)


def parse(text: str, platform: str | None = "textcopy") -> ThreadPage:
    (found,) = platforms.parse(Page(text.encode(), "copy.txt", fetched_at=NOW), platform=platform)
    return found


@pytest.mark.skipif(not SEED.exists(), reason="the seed thread lies outside the repository")
def test_seed_thread() -> None:
    (found,) = platforms.parse(Page(SEED.read_bytes(), "seed.txt"))
    assert found.thread.title == "Digital government: how are we doing?"
    assert [p.author for p in found.posts] == ["daftandbarmy", None, None, None, None, None]
    first, second, third = found.posts[:3]
    assert first.text.startswith("Ouch....")
    assert first.text.endswith("instead of building better services.")
    assert "Reaction score" not in first.text
    assert second.text.startswith("😯")
    assert third.passages[0].role == "quote"
    assert third.passages[0].text == second.text
    assert third.passages[0].repeats_post_id == second.post_id
    assert [p.role for p in third.passages].count("table") == 2
    assert found.posts[-1].text.endswith("(rant mode off)")


def test_longer_copy_of_a_thread_has_the_same_ids() -> None:
    text = (CASES / "posted_by_lines.txt").read_text("utf-8")
    short = parse(text[: text.rindex("Posted by")])
    whole = parse(text)
    assert short.thread.thread_id == whole.thread.thread_id
    assert [p.post_id for p in short.posts] == [p.post_id for p in whole.posts][:2]


def test_prose_is_one_post() -> None:
    found = parse("The county moved 400 tonnes. It says so itself.\n\nNobody counted them twice.", platform=None)
    assert len(found.posts) == 1
    assert found.posts[0].author is None


def test_empty_file_says_what_to_do() -> None:
    with pytest.raises(ParseError, match="empty"):
        parse("  \n\n")


@pytest.mark.parametrize(
    "source", ["import os\n\ndef main():\n    x = {1: 2};\n    return x;\n", "\x00\x01\x02PNG", "12 13 14\n15 16"]
)
def test_what_is_no_text_is_refused(source: str) -> None:
    with pytest.raises(SourceError):
        list(platforms.parse(Page(source.encode(), "file")))


@pytest.mark.parametrize(
    ("line", "moment", "note"),
    [
        ("Dec 21, 2021", "2021-12-21T00:00", "the copy gives the day only"),
        ("December 21, 2021 at 3:14 PM", "2021-12-21T15:14", "no time zone in the copy: read as UTC"),
        ("21-12-2021, 14:02", "2021-12-21T14:02", "no time zone in the copy: read as UTC"),
        ("2021-12-21T14:02:11Z", "2021-12-21T14:02", None),
        ("Mon, 4 Jan 2021 10:00:00 +0100", "2021-01-04T09:00", None),
        ("14:02, 5 January 2021", "2021-01-05T14:02", "no time zone in the copy: read as UTC"),
        ("« Reply #3 on: March 03, 2021, 10:12:33 PM »", "2021-03-03T22:12", "no time zone in the copy: read as UTC"),
        ("3 hr. ago", "2026-01-10T09:00", "'3 hr. ago' counted from when the copy was read"),
    ],
)
def test_dates(line: str, moment: str, note: str | None) -> None:
    mark = find_date(line, loose=True)
    assert mark is not None
    found, said = resolve(mark, order="dmy", now=NOW)
    assert found is not None
    assert found.isoformat()[:16] == moment
    assert said == note


def test_relative_date_without_a_clock_is_left_open() -> None:
    mark = find_date("Yesterday at 9:12 AM")
    assert mark is not None
    assert resolve(mark, order=None, now=None)[0] is None


def test_order_of_day_and_month_is_decided_from_the_whole_file() -> None:
    def marks(*lines: str) -> list[object]:
        return [find_date(line) for line in lines]

    assert numeric_order(marks("03/04/2021", "13/04/2021")) == "dmy"  # type: ignore[arg-type]
    assert numeric_order(marks("03/04/2021", "03/14/2021")) == "mdy"  # type: ignore[arg-type]
    assert numeric_order(marks("03/04/2021", "04/02/2021")) == "mdy"  # type: ignore[arg-type]


@given(st.sampled_from(sorted(CASES.glob("*.txt"))), st.integers(0, 3000))
@settings(max_examples=60, deadline=None)
def test_a_copy_cut_off_anywhere_raises_nothing_else(case: Path, end: int) -> None:
    text = case.read_text("utf-8")[:end]
    try:
        found = parse(text)
    except ParseError:
        return
    names = {p.author for p in found.posts if p.author}
    assert all(name in text for name in names)
