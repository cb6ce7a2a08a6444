"""A reading of a claim: what its words may mean, and the values that this meaning gives."""

from dataclasses import dataclass

from threadlens.checks._dates import When
from threadlens.checks._figures import Computed


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning; its options are ways to compute it of which any may hold (mean of years or pooled)."""

    label: str
    options: tuple[Computed, ...]
    other_times: tuple[Computed, ...] = ()  # the same at other dates
    is_default: bool = True  # False: a meaning that the words allow but do not suggest
    may_refute: bool = True
    scope: str = ""
    subject: str = ""
    measure: str = "headcount"


@dataclass(frozen=True, slots=True)
class Readings:
    """All meanings of a claim at the time for which it holds."""

    time: When
    found: tuple[Reading, ...]
    confidence: float = 0.9
    signed: bool = True  # False: the words say the direction, the figure only how much
    unordered: bool = False  # a ratio may be said either way round
    note: str = ""
    is_loose: bool = False  # the words only hint at what is counted: a figure that is precise may support, none refutes
    is_vetted: bool = False  # a loose reading that a chance hit cannot explain
    by_context: bool = False  # only the text around names the scope: any reading that holds suffices
