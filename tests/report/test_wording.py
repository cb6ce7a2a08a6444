import pytest

from threadlens.report.markdown import cell, finding_rows
from threadlens.report.wording import amount, excerpt, number


@pytest.mark.parametrize(
    ("value", "text"),
    [(7972.0, "7,972"), (0.025, "0.025"), (1234567.8, "1,234,568"), (2.54, "2.54"), (-3.0, "-3")],
)
def test_number(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "kind", "text"),
    [
        (2.5, "percent", "share", "2.5 %"),
        (2.5, None, "share", "2.5 %"),
        (150e6, "CAD", "money", "150,000,000 CAD"),
        (2500.0, "dollar", "money", "$2,500"),
        (1 / 625, None, "ratio", "1 in 625"),
        (3.0, None, "ratio", "3"),
        (400.0, None, "count", "400"),
    ],
)
def test_amount(value, unit, kind, text):
    assert amount(value, unit, kind) == text


def test_excerpt_keeps_the_figure_in_sight():
    sentence = "word " * 100 + "about 400 clerks" + " word" * 100
    line, start, end = excerpt(sentence, "about 400 clerks", width=60)
    assert line[start:end] == "about 400 clerks"
    assert line.startswith("…") and line.endswith("…")
    assert len(line) <= 62


def test_excerpt_without_the_figure_is_the_sentence():
    assert excerpt("No figure here.", "12") == ("No figure here.", 0, 0)


def test_markdown_cells_cannot_break_out():
    assert cell("a | <b> [c]\n*d*") == "a \\| \\<b> \\[c] \\*d\\*"


def test_markdown_row(findings):
    row = next(iter(finding_rows(findings)))
    assert row[0] == "supported"
    assert "held **7,972 carriers**, which" in row[1]
    assert row[3] == "[7,972 — Pigeon Office, Census of the lofts, March 2021](<https://o.example/census>)"
