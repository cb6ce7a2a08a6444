"""A value that a figure may state, as one of the many that the talk around it leaves possible."""

from collections.abc import Callable
from typing import NamedTuple

from threadlens.checks._figures import Computed, Figure


class Candidate(NamedTuple):  # made a hundred times a claim, at a third of what a frozen dataclass takes
    """A value that a figure may state, its cost in bits, and how to compute and to name it."""

    value: float
    cost: float
    make: Callable[[], tuple[str, Computed]]
    cell: tuple[str, str, str] = ("", "", "")  # measure, subject and scope of a plain figure
    moved: str = ""  # the subject of which this is a change
    figure: Figure | None = None  # a plain figure found at large, whose time the words need not name
