"""One statement against one table: look-ups, counts, extremes, ranges, comparisons, sums."""

from threadlens.checks._against.decide import TableChecker

__all__ = ["TableChecker"]
