"""Threads of XenForo 2.0 to 2.3, and of the Fora skin that VerticalScope put over it."""

from threadlens.platforms.xenforo2._page import LABEL, detect, parse

ORDER = 10

__all__ = ["LABEL", "ORDER", "detect", "parse"]
