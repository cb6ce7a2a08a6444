"""What a collection would read and ask for, found out without the network and without writing anything."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from threadlens.fetch.sources import is_url, pages
from threadlens.records import Problem, Thread
from threadlens.stages.collect_crawl import known_pages
from threadlens.stages.collect_options import Options
from threadlens.stages.collect_parsing import parse_page
from threadlens.store import Store


def plan(sources: Sequence[str], options: Options, *, db: Path) -> Iterator[str]:
    """Lines of text: what each source would lead to."""
    for source in sources:
        if not is_url(source):
            yield from _plan_file(source, options)
        elif not db.exists():
            yield from _plan_url(source, [], options)
        else:
            with Store(db, read_only=True) as store:
                yield from _plan_url(source, known_pages(store, source, options), options)


def _plan_file(source: str, options: Options) -> Iterator[str]:
    for page in pages(source):
        if isinstance(page, Problem):
            yield page.message
            continue
        parsed = parse_page(page, options.platform)
        for found in parsed.thread_pages:
            yield f"{page.source}: would store {len(found.posts)} posts of {_title(found.thread)}"
        if parsed.problem is not None:
            yield parsed.problem.message


def _plan_url(source: str, known: list[str], options: Options) -> Iterator[str]:
    limit = "" if options.max_pages is None else f", at most {options.max_pages} pages in all"
    if not known:
        yield f"would ask for {source}, then for the pages it leads to{limit}"
        return
    yield f"{source}: {len(known)} pages are stored"
    asked = known if options.refresh else known[-1:]
    for url in asked:
        yield f"would ask whether {url} has changed"
    yield f"would then ask for the pages it leads to{limit}"


def _title(thread: Thread) -> str:
    return thread.title or thread.url or thread.thread_id
