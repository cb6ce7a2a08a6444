import io
import re

from rich.console import Console

from threadlens.cli import _progress


def test_a_bar_a_kind_of_work():
    shown = io.StringIO()
    bar = _progress._Bar(Console(file=shown, force_terminal=True, width=80), patience=0.0)
    bar.show("reading pages", 1, 0)
    bar.show("reading pages", 2, 0)
    bar.show("reading posts", 3, 6)
    bar.stop()
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.getvalue())
    last = plain.strip().splitlines()[-2:]
    assert [" ".join(line.split()[:2]) for line in last] == ["reading pages", "reading posts"]
    assert last[1].endswith("3/6")


def test_no_bar_where_nobody_watches():
    with _progress.progress_bar() as progress:
        assert progress is None
