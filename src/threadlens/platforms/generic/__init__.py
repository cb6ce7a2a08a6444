"""Discussions on pages of no known engine, by what the page tells search engines: microdata, else JSON-LD."""

import hashlib
from collections.abc import Iterator

from threadlens.errors import ParseError
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import Record, loaded, records, text
from threadlens.platforms._select import attribute
from threadlens.platforms._thread import Facts, Paging, assemble, next_link
from threadlens.platforms.generic._items import described_posts, marked_frames, marked_posts
from threadlens.records import ThreadPage

LABEL = "page with JSON-LD or microdata"
ORDER = 85

_KINDS = {"DiscussionForumPosting", "QAPage", "Question", "SocialMediaPosting"}


def detect(document: Document) -> str | None:
    """By posts that say of themselves that they are some."""
    if not document.is_html:
        return None
    if len(marked_frames(document)) > 0:
        return "microdata of posts"
    item = _discussion(document)
    return "JSON-LD of a discussion" if item is not None and any(described_posts(document, item)) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts: of whichever description holds more of them."""
    dates = DateReader(Clock(document), language=attribute(document.tree.css_first("html"), "lang"))
    marked = list(marked_posts(document, dates))
    item = _discussion(document)
    described = list(described_posts(document, item)) if item is not None else []
    posts = described if len(described) > len(marked) else marked
    if not posts:
        raise ParseError(f"{document.page.source}: the page speaks of a discussion, but no post can be read from it")
    url = document.absolute(attribute(document.tree.css_first("link[rel='canonical']"), "href")) or document.url
    facts = Facts(_thread_id(url), url=url)
    yield assemble(document, "generic", facts, with_parents_quoted(posts), Paging(None, None, next_link(document)))


def _thread_id(url: str | None) -> str:
    """An id of the address, which two pages of a thread share without their page's number."""
    if url is None:
        return ""
    return hashlib.sha256(url.partition("?")[0].partition("#")[0].encode()).hexdigest()[:12]


def _discussion(document: Document) -> Record | None:
    """The discussion that the page's JSON-LD is about."""
    for node in document.tree.css('script[type="application/ld+json"]'):
        data = loaded(node.text())
        waiting = records(data) if isinstance(data, list) else records([data])
        while waiting:
            item = waiting.pop(0)
            kinds = item.get("@type")
            names = {
                k.rpartition("/")[2] for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
            }
            main = item.get("mainEntity")
            waiting += records(item, "@graph") + (records(main) if isinstance(main, list) else records([main]))
            if names & _KINDS and (
                text(item, "text", "articleBody") or any(n in item for n in ("comment", "suggestedAnswer"))
            ):
                return item
    return None
