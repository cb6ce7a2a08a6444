"""Threads of a forum's or a search's page, one after the other."""

from threadlens.fetch.sites import is_same_site
from threadlens.platforms import listing
from threadlens.records import Page, Problem
from threadlens.stages.collect_assembly import Assembly
from threadlens.stages.collect_crawl import Crawl
from threadlens.stages.collect_parsing import parse_page


def crawl_source(crawl: Crawl, assembly: Assembly, url: str, *, depth: int, platform: str | None) -> None:
    """A thread as it is; of any other page the threads it links to, and with more depth those of the pages after it."""
    if depth == 0 or crawl.is_known(url):
        crawl.thread(url)
        return
    page = crawl.page(url)
    if page is None:
        return
    if parse_page(page, platform).thread_pages:
        crawl.thread(url)
        return
    _crawl_listing(crawl, assembly, page, depth)


def _crawl_listing(crawl: Crawl, assembly: Assembly, page: Page, depth: int) -> None:
    start, done = page.url or page.source, set[str]()
    found = listing(page)
    if not found.threads:
        assembly.note(Problem("fetch", start, "no_thread_links", f"{start}: no thread, and no links to threads on it"))
    while True:
        for thread in found.threads:
            if thread not in done and is_same_site(start, thread):
                done.add(thread)
                crawl.thread(thread)
        depth -= 1
        onward = found.next_url
        if depth <= 0 or onward is None or onward in done or not is_same_site(start, onward):
            return
        done.add(onward)
        further = crawl.page(onward)
        if further is None:
            return
        found = listing(further)
