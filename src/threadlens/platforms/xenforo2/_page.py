"""A page of a XenForo 2 thread: its posts, its place among the pages, what the thread is called."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import instant_outside, profile_outside
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, page_of, unreadable
from threadlens.platforms.xenforo2._markup import RULES, attachments, reaction_count
from threadlens.records import Passage, Post, Problem, ThreadPage

LABEL = "XenForo 2"

_POSTS = (
    "article.message--post",
    "article.message--article",
    "article.message[data-content^='post-']",
    "article.message[id^='js-post-']",
    ".js-messageCard[id^='js-post-']",
    "div.MessageCard[id^='js-post-']",
)
_BODIES = (
    ".message-body .bbWrapper",
    ".message-userContent .bbWrapper",
    "[itemprop='text'] .bbWrapper",
    ".message-content .bbWrapper",
    ".bbWrapper",
    ".message-body",
    "[itemprop='text']",
)
_NAMES = (
    ".message-name .username",
    ".message-name",
    ".MessageCard__user-info__name",
    ".message-userDetails .username",
    ".message-user .username",
    ".message-attribution-user .username",
    "a.username",
    "span.username",
)
_TIMES = (
    ".message-attribution-main time",
    ".MessageCard__date-created time",
    ".message-attribution time",
    ".message-header time",
    "time[itemprop='datePublished']",
    "header time",
    ".message-date time",
)
_STUBS = "message--deleted", "message--ignored-stub"
_LINKED_POST = re.compile(r"(?:post-|posts/|post\?id=)(\d+)")


def detect(document: Document) -> str | None:
    """By the id of the root, else by the frame of a post."""
    if not document.is_html:
        return None
    if document.tree.css_first("html#XF") is not None:
        return "html#XF"
    if document.tree.css_first("article.message--post[id^='js-post-'], article.message--post .bbWrapper") is not None:
        return "article.message--post"
    if document.tree.css_first(".MessageCard[id^='js-post-'] .bbWrapper") is not None:
        return ".MessageCard with .bbWrapper"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    frames = every(document.tree, *_POSTS)
    nodes = [node for node in frames if not _is_stub(node)]
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of XenForo 2, but no post stands on it")
    dates = DateReader(Clock(document), language=attribute(document.tree.css_first("html"), "lang"))
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, frames, _BODIES)
    posts = [_post(document, node, dates) for node in apart(nodes)]
    yield assemble(document, "xenforo2", facts, [*posts, *lost], paging)


def _post(document: Document, node: LexborNode, dates: DateReader) -> Post | Problem:
    post_id = captured(
        r"post-(\d+)",
        attribute(node, "data-content"),
        attribute(node, "id"),
        attribute(first(node, "span.u-anchorTarget[id^='post-']"), "id"),
        attribute(first(node, "a[href*='/post-'], a[href*='#post-']"), "href"),
    )
    container = first(node, *_BODIES)
    author, author_id = _author(node, container)
    if container is None:
        return unreadable(document, post_id or "", "body")
    if post_id is None and author is None:
        return unreadable(document, "", "id and no author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    time = first(node, *_TIMES)
    posted = _instant(time, dates) if time is not None else instant_outside(node, container, dates)
    edited = first(node, ".message-lastEdit time", "time[itemprop='dateModified']")
    return Post(
        post_id=post_id or "",
        position=_position(node),
        passages=body.passages + _signature(document, node),
        author=author,
        author_id=author_id,
        posted_at=posted.at,
        edited_at=_instant(edited, dates).at if edited else None,
        permalink=_permalink(document, node, post_id),
        reactions=reaction_count(node),
        links=body.links + attachments(node, document.absolute),
        date_note=posted.note,
    )


def _is_stub(node: LexborNode) -> bool:
    classes = (node.attributes.get("class") or "").split()
    return any(name in classes for name in _STUBS)


def _author(node: LexborNode, container: LexborNode | None) -> tuple[str | None, str | None]:
    name_node = named(node, *_NAMES)
    name = attribute(node, "data-author") or name_of(name_node)
    name = name or attribute(first(node, "[itemprop='author'] [itemprop='name']"), "content")
    if name is None:
        name_node = profile_outside(node, container)
        name = name_of(name_node)
    marked = first(
        node, ".message-name [data-user-id]", ".MessageCard__user-info__name", ".message-user [data-user-id]"
    )
    user_id = attribute(marked, "data-user-id") or captured(
        r"/?members/(?:[^/]*\.)?(\d+)",
        attribute(first(node, ".message-name a", ".message-user a", "a.username", "a.avatar"), "href"),
        attribute(name_node, "href"),
    )
    return name, user_id if user_id != "0" else None


def _instant(node: LexborNode | None, dates: DateReader) -> Instant:
    if node is None:
        return Instant(None, "the page shows no date here")
    at = from_iso(attribute(node, "datetime"))
    for name in ("data-timestamp", "california-data-time", "data-time"):
        at = at or from_epoch(attribute(node, name))
    return Instant(at) if at else dates.read(attribute(node, "title", "data-date-string") or words(node))


def _position(node: LexborNode) -> int:
    marks = node.css(".message-attribution-opposite li, .message-attribution-opposite a, .MessageCard__post-position")
    for mark in reversed(marks):
        found = re.fullmatch(r"#\s?([\d.,\s]+)", words(mark) or "")
        if found:
            return number(found[1]) or 0
    return number(attribute(first(node, "meta[itemprop='position']"), "content")) or 0


def _permalink(document: Document, node: LexborNode, post_id: str | None) -> str | None:
    for selector in (".message-attribution-main a[href]", ".message-attribution-opposite a[href]", "header a[href]"):
        for anchor in node.css(selector):
            href = attribute(anchor, "href") or ""
            if post_id and post_id in _LINKED_POST.findall(href) and "/share" not in href:
                return document.absolute(href)
    base = _thread_url(document)
    return f"{base}#post-{post_id}" if base and post_id else None


def _signature(document: Document, node: LexborNode) -> tuple[Passage, ...]:
    found = first(node, "aside.message-signature .bbWrapper", ".message-signature")
    return signature_of(found.inner_html or "", document.absolute) if found else ()


def _facts(document: Document) -> Facts:
    tree = document.tree
    key = first(tree, "html[data-content-key^='thread-']", "[data-lb-id^='thread-']")
    url = _thread_url(document)
    heading = first(tree, "h1.p-title-value", "h1.MessageCard__thread-title", ".p-title h1", "h1")
    prefixes = [words(label) or "" for label in heading.css(".label, .labelLink")] if heading else []
    title = words(heading)
    for prefix in prefixes:
        title = (title or "").removeprefix(prefix).strip() or title
    crumbs = first(tree, "ul.p-breadcrumbs", "[itemtype$='BreadcrumbList']")
    names = crumbs.css("a[href]") if crumbs else []
    return Facts(
        thread_id=captured(r"thread-(\d+)", attribute(key, "data-content-key", "data-lb-id"))
        or captured(r"threads/(?:[^/?]*\.)?(\d+)(?:/|$|\?)", url, document.url)
        or "",
        title=title,
        forum=forum_path(names, title=title),
        url=url,
        expected_post_count=_replies(document),
    )


def _thread_url(document: Document) -> str | None:
    canonical = document.absolute(attribute(first(document.tree, "link[rel='canonical']"), "href")) or document.url
    return re.sub(r"(?:/page-\d+|/post-\d+|/?(?:\?|&)page=\d+).*$|#.*$", "/", canonical) if canonical else None


def _replies(document: Document) -> int | None:
    for kind in document.tree.css("meta[itemprop='interactionType']"):
        parent = kind.parent
        if parent is not None and re.search(r"/(?:Comment|Reply)Action$", attribute(kind, "content") or ""):
            count = number(attribute(first(parent, "meta[itemprop='userInteractionCount']"), "content"))
            return None if count is None else count + 1
    return None


def _paging(document: Document) -> Paging:
    tree = document.tree
    pages = first(tree, ".pageNav-main", ".pageNav")
    shown = [int(text) for text in (words(li) or "" for li in pages.css("li")) if text.isdecimal()] if pages else []
    jump = number(attribute(first(tree, "input.js-pageJumpPage[max]"), "max"))
    current = number(words(first(tree, ".pageNav-page--current")))
    simple, total = page_of(words(first(tree, ".pageNavSimple-el--current")))
    last = max([*shown, jump or 0, total or 0]) or None
    next_url = next_link(document, "a.pageNav-jump--next", "a.pageNavSimple-el--next")
    if last is None and next_url is None:
        current, last = current or 1, 1
    return Paging(current or simple, last, next_url)
