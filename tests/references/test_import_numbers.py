"""Cells of published tables: figures, withheld ones, days and periods."""

from datetime import date

import pytest

from threadlens.references.imports._numbers import decimal_mark, is_withheld, number
from threadlens.references.imports._periods import has_fiscal_years, order_of, period


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1,234", ".", 1234),
        ("1.234", ",", 1234),
        ("1 234 567", ".", 1234567),
        ("1\u202f234,5", ",", 1234.5),
        ("1'234", ".", 1234),
        ("(56)", ".", -56),
        ("−3.5", ".", -3.5),
        ("$1,250.50", ".", 1250.5),
        ("12.5 %", ".", 12.5),
        ("1,204 r", ".", 1204),
        ("88*", ".", 88),
        ("1,23", ".", None),
        ("forty", ".", None),
        ("12-14", ".", None),
    ],
)
def test_a_figure_is_read_with_its_marks(text: str, decimal: str, value: float | None) -> None:
    assert number(text, decimal) == value


@pytest.mark.parametrize(
    "text", ["", " ", "*", "..", "…", "x", "X", "F", "n/a", "—", "suppressed", "<5", "fewer than 5"]
)
def test_a_withheld_figure_is_no_number(text: str) -> None:
    assert is_withheld(text)


@pytest.mark.parametrize("text", ["0", "x12", "5", "none of them"])
def test_a_figure_is_not_withheld(text: str) -> None:
    assert not is_withheld(text)


def test_the_decimal_mark_is_that_of_the_whole_column() -> None:
    assert decimal_mark(["1,204", "310"]) == "."
    assert decimal_mark(["1.204", "2.011", "310"]) == ","
    assert decimal_mark(["1.204", "2.011"]) == "."
    assert decimal_mark(["1.204", "2.011"], prefers_comma=True) == ","
    assert decimal_mark(["3,5", "12,25"]) == ","
    assert decimal_mark(["0.326", "0.084"]) == "."
    assert decimal_mark(["1.234.567"]) == ","


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-03-31", "2020-03-31", "2020-03-31"),
        ("2020-03-31 00:00:00", "2020-03-31", "2020-03-31"),
        ("20200331", "2020-03-31", "2020-03-31"),
        ("31/03/2020", "2020-03-31", "2020-03-31"),
        ("March 31, 2020", "2020-03-31", "2020-03-31"),
        ("31 mars 2020", "2020-03-31", "2020-03-31"),
        ("March 2017", "2017-03-01", "2017-03-31"),
        ("mar_2017", "2017-03-01", "2017-03-31"),
        ("Mar-17", "2017-03-01", "2017-03-31"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017M12", "2017-12-01", "2017-12-31"),
        ("2017-Q4", "2017-10-01", "2017-12-31"),
        ("Q1 2017", "2017-01-01", "2017-03-31"),
        ("2019-20", "2019-04-01", "2020-03-31"),
        ("2019/2020", "2019-04-01", "2020-03-31"),
        ("FY 2020", "2019-04-01", "2020-03-31"),
    ],
)
def test_a_time_is_read(text: str, start: str, end: str) -> None:
    found = period(text)
    assert found is not None
    assert (found.start, found.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("text", ["", "soon", "2021-02-31", "EX 01", "12", "2019-21", "Room 2020b"])
def test_other_words_are_no_time(text: str) -> None:
    assert period(text) is None


def test_2010_11_is_a_fiscal_year_beside_2012_13() -> None:
    assert has_fiscal_years(["2010-11", "2012-13"])
    assert not has_fiscal_years(["2010-11", "2010-12"])
    found = period("2010-11", fiscal=True)
    assert found is not None and found.end == date(2011, 3, 31)


def test_the_order_of_day_and_month_is_that_of_the_whole_column() -> None:
    assert order_of(["03/04/2020", "31/03/2020"]) == "dmy"
    assert order_of(["03/04/2020", "03/31/2020"]) == "mdy"
    assert order_of(["03/04/2020", "05/04/2020"]) is None
