"""Pasted tables become cells; run-together rows only where one reading is left, and never a wrong one."""

import random
from pathlib import Path

import pytest

from threadlens.platforms._tables import find_tables, split_tables
from threadlens.records import Passage

SEED = Path(__file__).parents[3] / "shared" / "seed" / "digital-government-thread.txt"


def read(text: str, around: str = "") -> list[tuple[tuple[str, ...], ...]]:
    return [t.cells for t in find_tables(text.split("\n"), f"{around}\n{text}")]


@pytest.mark.parametrize(
    ("text", "rows", "headers"),
    [
        ("Year\tCount\n2019\t1,234\n2020\t1,300", 3, (1, 1)),
        ("| Town | 2019 | 2020 |\n|---|---|---|\n| Aby | 12 | 14 |\n| Boda | 3 | 5 |", 3, (1, 1)),
        ("Town    Plots   Share\nAby     12      80.0%\nBoda    3       20.0%", 3, (1, 1)),
        ("town,plots\nAby,12\nBoda,3", 3, (1, 1)),
        ("Aby 1,234 5.6%\nBoda 334 2.6%", 2, (0, 1)),
    ],
)
def test_separated_cells(text: str, rows: int, headers: tuple[int, int]) -> None:
    (table,) = find_tables(text.split("\n"), text)
    assert len(table.cells) == rows
    assert (table.header_rows, table.header_columns) == headers
    assert table.note is None


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 we had 12 boats.\nIn 2020 we had 13 boats.",
        "Call me, then Bob, then Ann.\nOr not, if you like, at all.",
        "Aby12\nBoda13",
        "A list of three:\n1. One\n2. Two",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert read(text) == []


def test_counts_and_shares_of_their_sum() -> None:
    rows = "Harbour boardGR 01460.5%\nHarbour boardGR 022532.9%\nHarbour boardNon-GR8,49096.6%"
    assert read(rows) == [
        (
            ("Harbour board", "GR 01", "46", "0.5%"),
            ("Harbour board", "GR 02", "253", "2.9%"),
            ("Harbour board", "Non-GR", "8,490", "96.6%"),
        )
    ]


def test_rows_are_left_alone_where_two_readings_remain() -> None:
    assert read("NorthSouth\nMay 201912345") == []


def test_total_column_decides() -> None:
    assert read("NorthSouthTotal\nMay 201912334157\nJune 2019405090") == [
        (("", "North", "South", "Total"), ("May 2019", "123", "34", "157"), ("June 2019", "40", "50", "90"))
    ]


def test_shares_that_the_post_states_decide() -> None:
    around = (
        "Over the period the GR 01 level was the largest group with an average share of 61.0% of the total.\n"
        "The smallest group was the GR 03 level, with an average share of 8.1% of the total of that class.\n"
        "Together they represented an average of 3.1% of the total workforce."
    )
    (cells,) = read("GR 01GR 02GR 03Non-GR\nApril 20306183107931480", around)
    assert cells[1] == ("April 2030", "618", "310", "79", "31480")


def test_note_states_the_reading() -> None:
    text = "NorthSouthTotal\nMay 201912334157\nJune 2019405090"
    table = split_tables(Passage("own", text), text)[0]
    assert table.role == "table"
    assert table.note is not None
    assert "123, 34, 157" in table.note
    assert table.text == "\tNorth\tSouth\tTotal\nMay 2019\t123\t34\t157\nJune 2019\t40\t50\t90"


def test_no_random_table_is_read_wrongly() -> None:
    rnd = random.Random(20270301)  # noqa: S311  (a fixed seed, so that a failure can be looked at again)
    right = 0
    for _ in range(160):
        kind = rnd.choice(("share", "total", "grouped", "plain"))
        labels = [f"{rnd.choice(('AS', 'GR', 'Zone '))} 0{n}".replace("  ", " ") for n in range(1, rnd.randint(3, 5))]
        write = (lambda v: f"{v:,}") if kind == "grouped" or rnd.random() < 0.4 else str
        if kind == "share":
            values = [int(10 ** rnd.uniform(0, 5)) for _ in labels]
            want = [(label, write(v), f"{100 * v / sum(values):.1f}%") for label, v in zip(labels, values, strict=True)]
            lines = ["".join(row) for row in want]
        else:
            low = 3.0 if kind == "grouped" else 0.0
            rows = [[int(10 ** rnd.uniform(low, 5)) for _ in labels] for _ in range(3)]
            head = [*labels, "Total"] if kind == "total" else labels
            rows = [[*r, sum(r)] for r in rows] if kind == "total" else rows
            body = [(f"May 20{21 + n}", *map(write, r)) for n, r in enumerate(rows)]
            want = [("", *head), *body]
            lines = ["".join(row) for row in want]
        found = read("\n".join(lines))
        assert found in ([], [tuple(tuple(row) for row in want)]), lines
        right += bool(found)
    assert right > 60


@pytest.mark.skipif(not SEED.exists(), reason="the seed thread lies outside the repository")
def test_tables_of_the_seed_thread() -> None:
    text = SEED.read_text("utf-8")
    months, levels = read(text)
    assert months == (
        ("", "EX 01", "EX 02", "EX 03", "EX 04", "EX 05", "Non-EX"),
        ("March 2021", "3999", "2116", "1351", "334", "172", "311629"),
    )
    assert [row[1:] for row in levels] == [
        ("EX 01", "113", "0.4%"),
        ("EX 02", "60", "0.2%"),
        ("EX 03", "33", "0.1%"),
        ("EX 04", "8", "0.0%"),
        ("EX 05", "7", "0.0%"),
        ("Non-EX", "26,201", "99.2%"),
    ]
