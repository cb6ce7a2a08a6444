"""What a page is recognised as, and why, without storing anything."""

from collections.abc import Iterator, Sequence

from threadlens import platforms
from threadlens.errors import SourceError
from threadlens.fetch.sources import pages
from threadlens.records import Page, Problem, ThreadPage
from threadlens.stages.collect_parsing import parse_page


def explanations(sources: Sequence[str], *, platform: str | None = None) -> Iterator[str]:
    """Lines of text: one for each page, one for each thread on it, one for each problem."""
    for source in sources:
        for page in pages(source):
            if isinstance(page, Problem):
                yield page.message
            else:
                yield from _explain(page, platform)


def _explain(page: Page, platform: str | None) -> Iterator[str]:
    try:
        recognition = platforms.recognise(page, platform=platform)
    except SourceError as error:
        yield str(error)
        return
    yield f"{page.source}: {recognition.label} ({recognition.platform}), because {recognition.reason}"
    parsed = parse_page(page, platform)
    for thread_page in parsed.thread_pages:
        yield f"  {_thread_line(thread_page)}"
    problems = [*(p for thread_page in parsed.thread_pages for p in thread_page.problems), parsed.problem]
    for problem in problems:
        if problem is not None:
            yield f"  problem ({problem.code}): {problem.message}"


def _thread_line(page: ThreadPage) -> str:
    thread = page.thread
    dated = sum(post.posted_at is not None for post in page.posts)
    named = sum(post.author is not None for post in page.posts)
    quotes = sum(passage.role == "quote" for post in page.posts for passage in post.passages)
    expected = "" if thread.expected_post_count is None else f" of {thread.expected_post_count}"
    pages_of_all = "" if page.page_number is None else f", page {page.page_number} of {page.last_page or '?'}"
    onward = f", next {page.next_url}" if page.next_url else ""
    return (
        f"{thread.title or thread.thread_id}: {len(page.posts)}{expected} posts ({named} with author, {dated} with "
        f"date), {quotes} quotes{pages_of_all}{onward}"
    )
