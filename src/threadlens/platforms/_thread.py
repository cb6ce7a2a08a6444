"""A thread's page put together: what the engine read, and where it is silent what the page says of its discussion."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from threadlens.platforms._document import Document
from threadlens.platforms._select import attribute, first, line, words
from threadlens.platforms._structured import Discussion, discussion
from threadlens.records import Post, Problem, Thread, ThreadPage

# The first crumbs of every forum: they name no forum.
_ROOTS = re.compile(
    r"home( ?page)?|forums?|forum index|board index|index|boards?|community|start(seite)?|foren(-übersicht|übersicht)?|"
    r"accueil|inicio|foros?|portal|discussions?|all forums|главная|форумы?",
    re.IGNORECASE,
)
_ROOT_PATH = re.compile(
    r"(?:\.?/)?(?:(?:forums?|community|index(?:\.php)?|boards?|bbs|portal|foros?|archive)/?)*", re.IGNORECASE
)
_PAGE_OF = re.compile(r"(\d[\d.,]*)\s*(?:of|von|de|sur|di|van|av|из|z|/)\s*(\d[\d.,]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the pages of its thread."""

    number: int | None = None
    last: int | None = None
    next_url: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What an engine read of the thread itself."""

    thread_id: str = ""
    title: str | None = None
    forum: str | None = None
    url: str | None = None
    expected_post_count: int | None = None


def assemble(
    document: Document, platform: str, facts: Facts, posts: Iterable[Post | Problem], paging: Paging
) -> ThreadPage:
    """The page's row, with the thread's gaps filled from JSON-LD and the page's head."""
    found = list(posts)
    read = tuple(item for item in found if isinstance(item, Post))
    said = discussion(document) or Discussion()
    opens = paging.number in (None, 1) and (not read or read[0].position in (0, 1))
    expected = facts.expected_post_count
    if expected is None and said.reply_count is not None:
        expected = said.reply_count + 1
    thread = Thread(
        thread_id=facts.thread_id,
        platform=platform,
        site=document.site,
        url=facts.url or said.url or document.url,
        title=facts.title or said.headline or _head_title(document),
        forum=facts.forum or said.forum,
        started_at=said.started_at or (read[0].posted_at if opens and read else None),
        expected_post_count=expected,
    )
    problems = tuple(item for item in found if isinstance(item, Problem))
    return ThreadPage(thread, read, paging.next_url, paging.number, paging.last, problems)


def unreadable(document: Document, post_id: str, what: str) -> Problem:
    """A post of which only the frame is there."""
    return Problem(
        "parse", f"{document.page.source}#{post_id}", "unreadable_post", f"post {post_id or '?'} has no {what}"
    )


def forum_path(crumbs: Iterable[LexborNode | str], *, title: str | None = None) -> str | None:
    """The names of breadcrumbs as a path, without the site's root and the thread itself."""
    names: list[str] = []
    for crumb in crumbs:
        name = line(crumb if isinstance(crumb, str) else crumb.text())
        if not isinstance(crumb, str) and _leads_to_root(attribute(crumb, "href")):
            continue
        if name and name not in names and name != title and not _ROOTS.fullmatch(name):
            names.append(name)
    return " > ".join(names) or None


def page_of(text: str | None) -> tuple[int | None, int | None]:
    """Both numbers of 'Page 1 of 7'."""
    found = _PAGE_OF.search(text or "")
    if not found:
        return None, None
    number, last = (int(re.sub(r"\D", "", group)) for group in found.groups())
    return (number, last) if 1 <= number <= last else (None, None)


def next_link(document: Document, *selectors: str) -> str | None:
    """The address of the next page."""
    node = first(document.tree, *selectors, 'link[rel="next"]', 'a[rel="next"]')
    return document.absolute(attribute(node, "href", "data-url"))


def _leads_to_root(href: str | None) -> bool:
    try:
        parts = urlsplit(href or "")
    except ValueError:
        return False
    return bool(href) and not parts.query and not parts.fragment and bool(_ROOT_PATH.fullmatch(parts.path))


def _head_title(document: Document) -> str | None:
    return attribute(document.tree.css_first('meta[property="og:title"]'), "content") or words(
        document.tree.css_first("title")
    )
