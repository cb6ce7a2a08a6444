"""The README's tables are what the code says."""

from pathlib import Path

from threadlens.stages.catalogue import filled

README = Path(__file__).parents[2] / "README.md"


def test_tables_are_current() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run `make docs`"
