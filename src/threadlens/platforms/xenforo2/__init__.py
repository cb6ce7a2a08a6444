"""Threads of XenForo 2.0 to 2.3, and of the Fora skin that VerticalScope put over it."""

from threadlens.platforms.xenforo2._page import LABEL, ORDER, detect, parse

__all__ = ["LABEL", "ORDER", "detect", "parse"]
