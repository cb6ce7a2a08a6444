"""From sources to stored threads: fetch or read, parse, join, write, and check that nothing is missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO

from threadlens import platforms
from threadlens.errors import SourceError, UsageError
from threadlens.fetch.sources import is_url, pages
from threadlens.records import Page, Problem
from threadlens.stages.collect_assembly import Assembly
from threadlens.stages.collect_completeness import shortfall
from threadlens.stages.collect_options import Collected, Options
from threadlens.stages.collect_parsing import Parsed, parse_all
from threadlens.store import Store

Progress = Callable[[int, int], None]  # pages and posts so far


def collect(
    store: Store,
    sources: Sequence[str],
    *,
    options: Options | None = None,
    versions: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Collected:
    """Stores the threads of all sources; what went wrong on the way is in the result and in the store."""
    options = options or Options()
    if options.platform is not None and options.platform not in platforms.plugins():
        raise UsageError(f"no platform is called {options.platform!r}: `threadlens platforms` lists them")
    run_id = store.start_run("ingest", versions or {})
    assembly = Assembly(store, run_id, options)
    try:
        for source in sources:
            _read(assembly, source, options, progress, stdin)
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


def _read(assembly: Assembly, source: str, options: Options, progress: Progress | None, stdin: BinaryIO | None) -> None:
    try:
        for parsed in _parsed(source, options, stdin):
            assembly.add(parsed)
            if progress is not None:
                progress(assembly.page_count, assembly.post_count)
    except SourceError as error:
        assembly.note(Problem("fetch", source, "unreadable", str(error)))


def _parsed(source: str, options: Options, stdin: BinaryIO | None) -> Iterator[Parsed]:
    if is_url(source):
        raise UsageError(f"{source}: not yet")
    found: Iterator[Page | Problem] = pages(source, stdin=stdin)
    yield from parse_all(found, platform=options.platform, workers=options.workers)
