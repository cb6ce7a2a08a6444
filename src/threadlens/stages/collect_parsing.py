"""Parsed pages in the order of the pages: at first here, then, where there are many, by processes beside this one."""

import gc
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, replace

from threadlens import platforms
from threadlens.errors import ParseError, RefusedError, SourceError
from threadlens.records import Page, Problem, ThreadPage

# Starting two processes and importing the platforms in them costs about as much.
_WORTH_A_POOL = 0.4  # seconds of parsing
# A parser that stumbles over a page it was not made for must not end a run over ten thousand others.
_STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)

# What Slack's export puts beside the folders of its channels.
_BESIDE = frozenset(
    f"{name}.json"
    for name in (
        "users", "org_users", "channels", "groups", "dms", "mpims", "integration_logs", "canvases", "lists",
        "file_conversations", "huddle_transcripts",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page with what it yields; without a page, a problem that stood in its place."""

    page: Page | None
    thread_pages: tuple[ThreadPage, ...] = ()
    problem: Problem | None = None


def parse_page(page: Page, platform: str | None = None) -> Parsed:
    """What one page yields, or why it yields nothing."""
    found: list[ThreadPage] = []
    try:
        found.extend(platforms.parse(page, platform=platform))
    except ParseError as error:
        return Parsed(page, tuple(found), Problem("parse", page.source, "unreadable_page", _name(page, str(error))))
    except RefusedError as error:
        code = "no_thread" if _may_hold_none(page.source) else "refused"
        return Parsed(page, tuple(found), Problem("parse", page.source, code, _name(page, str(error))))
    except SourceError as error:
        return Parsed(page, tuple(found), Problem("parse", page.source, "unreadable_page", _name(page, str(error))))
    except _STUMBLES as error:
        message = f"{page.source}: the parser stumbled ({type(error).__name__}: {error})"
        return Parsed(page, tuple(found), Problem("parse", page.source, "parser_error", message))
    if not found:
        message = f"{page.source}: recognised, but there is no thread on it"
        return Parsed(page, (), Problem("parse", page.source, "refused", message))
    return Parsed(page, tuple(found))


def parse_all(
    pages: Iterable[Page | Problem],
    *,
    platform: str | None = None,
    workers: int | None = None,
    pool_after: float = _WORTH_A_POOL,
) -> Iterator[Parsed]:
    """Every page parsed, problems in their places, never more than a few pages ahead of the one asked for."""
    workers = workers or min(os.cpu_count() or 1, 8)
    spent = 0.0
    ahead: deque[_Ahead] = deque()
    with ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        for page in pages:
            if isinstance(page, Problem):
                ahead.append(_Ahead(None, Parsed(None, (), page)))
            elif pool is not None:
                ahead.append(_Ahead(page, _submitted(pool, page, platform)))
            else:
                started = time.perf_counter()
                ahead.append(_Ahead(page, parse_page(page, platform)))
                spent += time.perf_counter() - started
                if workers > 1 and spent > pool_after:
                    pool = stack.enter_context(_pool(workers))
            while ahead and (pool is None or len(ahead) > 2 * workers):
                yield _result(ahead.popleft(), platform)
        while ahead:
            yield _result(ahead.popleft(), platform)


@dataclass(frozen=True, slots=True)
class _Ahead:
    page: Page | None
    parsed: Future[Parsed] | Parsed


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking would copy the threads and locks of an open DuckDB file.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    # Parsing leaves little garbage; looking for it after every 700 new objects takes a tenth of the time.
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, context, initializer=gc.set_threshold, initargs=(50_000,))


def _parse_apart(page: Page, platform: str | None) -> Parsed:
    return replace(parse_page(page, platform), page=None)  # its bytes need not travel back


def _submitted(pool: ProcessPoolExecutor, page: Page, platform: str | None) -> Future[Parsed] | Parsed:
    try:
        return pool.submit(_parse_apart, page, platform)
    except BrokenProcessPool:
        return parse_page(page, platform)


def _result(ahead: _Ahead, platform: str | None) -> Parsed:
    if isinstance(ahead.parsed, Parsed):
        return ahead.parsed
    try:
        return replace(ahead.parsed.result(), page=ahead.page)
    except BrokenProcessPool:
        # A process was killed, for its memory for instance, or cannot start where the main program is no file.
        if ahead.page is None:
            raise
        return parse_page(ahead.page, platform)


def _may_hold_none(source: str) -> bool:
    """Whether a page is one of many that were kept together: a crawl's, or the lists beside a chat's messages."""
    name = source.replace("\\", "/").rpartition("/")[2]
    return "!/http" in source or ("!/" in source and name.endswith(".json")) or name in _BESIDE


def _name(page: Page, message: str) -> str:
    return message if page.source in message else f"{page.source}: {message}"
