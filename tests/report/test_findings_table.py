import io
from pathlib import Path

import pytest
from rich.console import Console

from threadlens.report.table import print_findings

HERE = Path(__file__).parent


def printed(findings, width, *, show_all=False, **options):
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, **options)
    print_findings(console, findings, show_all=show_all)
    return out.getvalue()


@pytest.mark.parametrize(("name", "width", "show_all"), [("80", 80, False), ("120", 120, False), ("80_all", 80, True)])
def test_table_is_as_it_was_approved(findings, name, width, show_all):
    lines = [line.rstrip() for line in printed(findings, width, show_all=show_all).splitlines()]
    approved = HERE / f"findings_{name}.txt"
    assert lines == approved.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(findings, width):
    assert max(map(len, printed(findings, width).splitlines())) <= width


def test_colour_is_for_terminals_only(findings):
    assert "\x1b[" not in printed(findings, 80)
    assert "\x1b[" in printed(findings, 80, force_terminal=True, color_system="standard")
    assert "\x1b[3" not in printed(findings, 80, force_terminal=True, no_color=True)


def test_words_of_posts_are_no_markup(findings):
    assert "40 [sic]" in printed(findings, 80)


def test_nothing_to_show_says_so():
    assert printed([], 80) == "no figure found\n"
