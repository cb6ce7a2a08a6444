"""The README shows what the code does."""

from readme import README, written


def test_tables_and_output_are_current() -> None:
    text = README.read_text(encoding="utf-8")
    assert written(text) == text, "run `make docs`"
