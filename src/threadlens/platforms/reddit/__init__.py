"""Threads of Reddit: the old page, the listing as JSON, and the new page, which loads its comments later."""

from collections.abc import Iterator

from threadlens.errors import ParseError
from threadlens.platforms._document import Document
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms.reddit._listing import is_part, is_thread, left_out, listed, part
from threadlens.platforms.reddit._new import POST, shown
from threadlens.platforms.reddit._old import THINGS, things
from threadlens.records import ThreadPage

LABEL = "Reddit"
ORDER = 24


def detect(document: Document) -> str | None:
    """By the things of the old page, the elements of the new one, or two listings in JSON."""
    if not document.is_html:
        if is_part(document.json):
            return "comments that a listing left out"
        return "two listings: a post and its comments" if is_thread(document.json) else None
    for selector in (*THINGS, POST):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The post and its comments in reading order."""
    next_url = None
    if not document.is_html and is_part(document.json):
        thread, posts, next_url = part(document)
        yield ThreadPage(thread, tuple(with_parents_quoted(posts)), next_url)
        return
    if not document.is_html:
        thread, posts, problems = listed(document)
        next_url = left_out(document)
    elif document.tree.css_first(POST) is not None:
        thread, posts, problems = shown(document)
    else:
        thread, posts, problems = things(document)
    if not posts:
        raise ParseError(f"{document.page.source}: a page of Reddit, but neither a post nor a comment stands on it")
    last = 1 if next_url is None else None
    yield ThreadPage(thread, tuple(with_parents_quoted(posts)), next_url, 1, last, tuple(problems))
