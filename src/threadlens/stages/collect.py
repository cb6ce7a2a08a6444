"""From sources to stored threads: fetch or read, parse, join, write, and check that nothing is missing."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from importlib.metadata import version
from typing import BinaryIO

from threadlens import platforms
from threadlens.errors import SourceError, UsageError
from threadlens.fetch.client import Client
from threadlens.fetch.sources import is_url, pages
from threadlens.records import Problem
from threadlens.stages.collect_assembly import Assembly
from threadlens.stages.collect_completeness import shortfall
from threadlens.stages.collect_crawl import Crawl
from threadlens.stages.collect_listing import crawl_source
from threadlens.stages.collect_options import Collected, Options
from threadlens.stages.collect_parsing import parse_all
from threadlens.stages.collect_people import People
from threadlens.store import Store

Progress = Callable[[int, int], None]  # pages and posts so far


def collect(
    store: Store,
    sources: Sequence[str],
    *,
    options: Options | None = None,
    client: Client | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Collected:
    """Stores the threads of all sources; what went wrong on the way is in the result and in the store."""
    options = options or Options()
    if options.platform is not None and options.platform not in platforms.names():
        raise UsageError(f"no platform is called {options.platform!r}: `threadlens platforms` lists them")
    run_id = store.start_run("ingest", {"threadlens": version("threadlens")})
    assembly = Assembly(store, run_id, options)
    report = partial(_report, assembly, progress)
    try:
        with ExitStack() as stack:
            if client is None and any(is_url(source) for source in sources):
                client = stack.enter_context(Client())
            crawl = None if client is None else Crawl(client, store, assembly, options, progress=report)
            for source in sources:
                if is_url(source) and crawl is not None:
                    crawl_source(crawl, assembly, source, depth=options.depth, platform=options.platform)
                else:
                    _read(assembly, source, options, report, stdin)
    finally:
        # Also after Ctrl-C: what was read is stored, and the next run goes on from there.
        assembly.flush()
    if options.since is None:
        for growing in assembly.threads.values():
            problem = shortfall(growing)
            if problem is not None:
                assembly.note(problem)
    assembly.flush()
    store.finish_run(run_id)
    return Collected(run_id, assembly.summaries(), tuple(assembly.problems), assembly.page_count)


def _read(
    assembly: Assembly, source: str, options: Options, report: Callable[[], None], stdin: BinaryIO | None
) -> None:
    try:
        found = pages(source, stdin=stdin)
        is_empty, people = True, People()
        for parsed in parse_all(found, platform=options.platform, workers=options.workers):
            is_empty = False
            assembly.add(people.named(parsed))
            report()
        if is_empty:
            raise SourceError(f"{source}: there is nothing to read in it")
    except SourceError as error:
        assembly.note(Problem("fetch", source, "unreadable", str(error)))


def _report(assembly: Assembly, progress: Progress | None) -> None:
    if progress is not None:
        progress(assembly.page_count, assembly.post_count)
