"""A value that a figure may state, as one of the many that the talk around it leaves possible."""

from collections.abc import Callable
from dataclasses import dataclass

from threadlens.checks._figures import Computed, Figure


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a figure may state, its cost in bits, and how to compute and to name it."""

    value: float
    cost: float
    make: Callable[[], tuple[str, Computed]]
    cell: tuple[str, str, str] = ("", "", "")  # measure, subject and scope of a plain figure
    figure: Figure | None = None  # a plain figure found at large, whose time the words need not name
