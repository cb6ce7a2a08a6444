"""A store opened while a command still loads what it will do with it."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from threadlens.store import Store


@contextmanager
def opening(db: Path) -> Iterator[Future[Store]]:
    """The store to be, its result a context manager; DuckDB takes a tenth of a second to make a file, beside Python."""
    with ThreadPoolExecutor(1) as beside:
        opened = beside.submit(Store, db)
        try:
            yield opened
        finally:
            if opened.exception() is None:
                opened.result().close()
