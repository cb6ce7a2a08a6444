"""Claims held against other posts of their thread: an accepted correction, two figures for one thing, an open sum."""

from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.cross_post import _corrections, _disagreements, _echoes, _unknowns
from threadlens.records import Verdict

VERSION = "4"
RANK = 80


def verdicts(thread: ThreadView, index: Index) -> Iterator[Verdict]:
    """Weak verdicts that a table or arithmetic always overrides."""
    yield from _corrections.verdicts(thread)
    yield from _disagreements.verdicts(thread, index)
    yield from _unknowns.verdicts(thread)
    yield from _echoes.verdicts(thread)
