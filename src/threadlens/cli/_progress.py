"""A bar for work that takes longer than a second, on a terminal only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from threadlens.stages.tag import Progress

_PATIENCE = 1.0  # seconds before a bar is worth its line


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Progress | None]:
    """A callback for the stages; None where nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.stop()


class _Bar:
    def __init__(self, console: Any = None, *, patience: float = _PATIENCE) -> None:
        self._console = console
        self._patience = patience
        self._started = time.monotonic()
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}

    def show(self, what: str, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._started < self._patience:
                return
            self._start()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total or None)
        self._bar.update(self._tasks[what], completed=done, total=total or None)  # 0: nobody knows how many

    def stop(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _start(self) -> None:
        from rich import progress as bars  # noqa: PLC0415 -- a start pays for what it uses
        from rich.console import Console  # noqa: PLC0415 -- a start pays for what it uses

        columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn())
        self._bar = bars.Progress(*columns, console=self._console or Console(stderr=True), transient=True)
        self._bar.start()
