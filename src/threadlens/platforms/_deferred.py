"""Modules that others import, but that are loaded only when something of them is used."""

import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


def defer(name: str) -> None:
    """Has a top-level module loaded at its first use instead of at its first import."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None:
        module = module_from_spec(spec)
        module.__class__ = _Deferred
        sys.modules[name] = module


class _Deferred(ModuleType):
    """A module without its contents; the import statement loads one of the standard library's LazyLoader."""

    def __getattr__(self, name: str) -> Any:
        self.__class__ = ModuleType  # type: ignore[assignment]  # from here on a module like any other
        if self.__spec__ is not None and self.__spec__.loader is not None:
            self.__spec__.loader.exec_module(self)
        return getattr(self, name)
