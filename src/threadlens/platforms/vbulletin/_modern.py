"""A page of a vBulletin 5 or 6 topic, comments on posts included."""

import re

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._select import attribute, captured, closest, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.platforms.vbulletin._markup import RULES
from threadlens.records import Post, Problem, ThreadPage

_POSTS = ("li.b-post[data-node-id]", "li.b-post", "div.b-post[data-node-id]", "li.b-comment[data-node-id]")
_BODIES = (
    ".js-post__content-text",
    ".b-post__content-text",
    ".b-comment__content-text",
    ".b-comment__content",
    "[itemprop='text']",
)


def read(document: Document) -> ThreadPage:
    """The page's posts in their order."""
    nodes = [n for n in every(document.tree, *_POSTS) if first(n, *_BODIES) is not None]
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of vBulletin, but no post stands on it")
    shown = [words(first(node, ".b-post__timestamp", ".b-comment__timestamp", "time")) for node in nodes]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, every(document.tree, *_POSTS), _BODIES)
    parents = [_commented(node) for node in nodes]
    rows = zip(apart(nodes), shown, parents, strict=True)
    posts = [_post(document, node, dates, date, parent) for node, date, parent in rows]
    return assemble(document, "vbulletin", facts, [*posts, *lost], paging)


def _commented(node: LexborNode) -> str | None:
    """The post that a comment hangs on."""
    is_comment = "b-comment" in (attribute(node, "class") or "").split()
    parent = closest(node, "li.b-post, div.b-post") if is_comment else None
    return _post_id(parent) if parent is not None else None


def _post(
    document: Document, node: LexborNode, dates: DateReader, shown: str | None, parent: str | None
) -> Post | Problem:
    post_id = _post_id(node)
    container = first(node, *_BODIES)
    # Comments on a post stand in its frame, each with an author.
    who = first(node, ".b-userinfo .author", ".author", "[itemprop='author']")
    author_node = named(who, "[itemprop='name']", "a") or who
    author = name_of(author_node)
    if container is None or (author is None and post_id is None):
        return unreadable(document, post_id or "", "body")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    counter = first(node, "a.b-post__count", ".b-post__count")
    time_node = first(node, ".b-post__timestamp time", ".b-comment__timestamp time", "time")
    at = from_epoch(attribute(node, "data-node-publishdate")) or from_iso(attribute(time_node, "datetime"))
    at = at or from_iso(
        attribute(first(node, "meta[itemprop='publishDate']", "meta[itemprop='datePublished']"), "content")
    )
    posted = Instant(at) if at else dates.read(shown)
    signature = first(node, ".b-post__signature", ".post-signature", ".signature")
    return Post(
        post_id=post_id or "",
        position=number(words(counter)) or 0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"^([1-9]\d*)$", attribute(node, "data-node-userid"))
        or captured(
            r"/member/(\d+)", attribute(first(node, ".author a[href*='/member/']", "a[href*='/member/']"), "href")
        ),
        posted_at=posted.at,
        edited_at=from_iso(
            attribute(first(node, "meta[itemprop='dateModified']", ".b-post__edit time"), "content", "datetime")
        ),
        permalink=document.absolute(attribute(counter, "href") or (f"#post{post_id}" if post_id else None)),
        reply_to_post_id=parent,
        reactions=_reactions(node),
        links=body.links,
        date_note=posted.note,
    )


def _post_id(node: LexborNode) -> str | None:
    return attribute(node, "data-node-id") or captured(
        r"post(\d+)", attribute(first(node, "a.anchor", "a[id^='post']"), "id")
    )


def _reactions(node: LexborNode) -> int | None:
    counts = [
        number(words(n)) for n in node.css(".reactions__list-item .reactions__count, .js-post-votes-count, .votecount")
    ]
    return sum(c for c in counts if c) if counts else None


def _facts(document: Document) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(first(tree, "link[rel='canonical']"), "href")) or document.url
    title = words(first(tree, "h1.main-title", ".b-module__topictitle", "h1"))
    starter = first(tree, "[data-topic-id]", "[data-node-starter]", "li.b-post--first[data-node-id]")
    crumbs = every(tree, "a.crumb-link", ".crumb a", "#breadcrumbs a")
    return Facts(
        thread_id=captured(r"/(\d+)-[^/]*(?:/page\d+)?/?$", url)
        or attribute(starter, "data-topic-id", "data-node-starter", "data-node-id")
        or "",
        title=title,
        forum=forum_path(crumbs, title=title),
        url=re.sub(r"/page\d+$|[?#].*$", "", url) if url else None,
    )


def _paging(document: Document) -> Paging:
    tree = document.tree
    total = number(words(first(tree, ".pagetotal", ".js-pagenav-total")))
    typed = first(tree, "input.js-pagenum", "input.pagenum", ".js-pagenav-page input")
    onward = first(tree, "a.right-arrow[href]", "a.js-pagenav-next-button[href]", "link[rel='next']")
    disabled = "h-disabled" in (attribute(onward, "class") or "")
    next_url = None if disabled else document.absolute(attribute(onward, "href"))
    next_url = next_url or next_link(document)
    current = number(attribute(typed, "value"))
    if total is None and next_url is None:
        return Paging(1, 1)
    if current is not None and current == total:
        next_url = None
    return Paging(current, total, next_url)
