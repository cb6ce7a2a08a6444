"""Threads of NodeBB: the data inside a page or of its API, else the page's markup."""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._dates import from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._lead_ins import quoted_after_lead_in
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import Record, label, loaded, record, records, text, whole
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "NodeBB"
ORDER = 21

_FRAMES = "[component='post'][data-pid]"
_POST_LINK = re.compile(r"/post/(\d+)")


def detect(document: Document) -> str | None:
    """By the topic in its JSON, else by the component of a post."""
    if not document.is_html:
        return "posts with 'pid' and 'tid'" if _is_topic(document.json) else None
    if _is_topic(_data(document)):
        return "script#ajaxify-data"
    return _FRAMES if document.tree.css_first(_FRAMES) is not None else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    data = record(_data(document) if document.is_html else document.json)
    items = [item for item in records(data, "posts") if "pid" in item]
    found: list[Post | Problem] = [_post(document, item) for item in items if whole(item, "deleted") != 1]
    if not found and document.is_html:
        found = [_drawn(document, node) for node in apart(every(document.tree, _FRAMES))]
    if not found:
        raise ParseError(f"{document.page.source}: a page of NodeBB, but no post stands on it")
    posts = with_parents_quoted([item for item in found if isinstance(item, Post)])
    problems = [item for item in found if isinstance(item, Problem)]
    yield assemble(document, "nodebb", _facts(document, data), [*posts, *problems], _paging(document, data))


def _data(document: Document) -> object:
    node = document.tree.css_first("script#ajaxify-data")
    return loaded(node.text()) if node is not None else None


def _is_topic(data: object) -> bool:
    posts = records(data, "posts")
    return bool(posts) and "tid" in record(data) and any("pid" in p and "content" in p for p in posts)


def _post(document: Document, item: Record) -> Post:
    user = record(item, "user")
    pid = text(item, "pid") or ""
    body = read_body(text(item, "content") or "", RULES, document.absolute)
    place = whole(item, "index")
    signature = text(user, "signature")
    return Post(
        post_id=pid,
        position=place + 1 if place is not None else 0,
        passages=body.passages + (signature_of(signature, document.absolute) if signature else ()),
        author=label(user, "username", "displayname", "fullname") or label(item, "handle"),
        author_id=text(item, "uid") if (whole(item, "uid") or 1) > 0 else None,
        posted_at=from_epoch(whole(item, "timestamp")) or from_iso(text(item, "timestampISO")),
        edited_at=from_epoch(whole(item, "edited")) or from_iso(text(item, "editedISO")),
        permalink=pid if pid.startswith("http") else document.absolute(f"/post/{pid}"),
        reply_to_post_id=text(item, "toPid") if text(item, "toPid") != "0" else None,
        reactions=whole(item, "votes", "upvotes"),
        links=body.links,
    )


def _drawn(document: Document, node: LexborNode) -> Post | Problem:
    pid = attribute(node, "data-pid") or ""
    container = first(node, "[component='post/content']", "[itemprop='text']", ".content")
    author = attribute(node, "data-username") or name_of(
        named(node, "[component='post/header'] a[data-uid]", "a[data-username]")
    )
    if container is None or author is None:
        return unreadable(document, pid, "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    place = number(attribute(node, "data-index"))
    edited = first(node, "[itemprop='dateModified']")
    parent = first(node, "[component='post/parent'][data-parent-pid]", "[component='post/parent'][data-topid]")
    return Post(
        post_id=pid,
        position=place + 1 if place is not None else 0,
        passages=body.passages,
        author=html.unescape(author),
        author_id=attribute(node, "data-uid"),
        posted_at=from_epoch(attribute(node, "data-timestamp"))
        or from_iso(attribute(first(node, "[itemprop='datePublished']"), "content", "datetime"))
        or from_iso(attribute(first(node, ".timeago"), "title", "datetime")),
        edited_at=from_iso(attribute(edited, "content", "datetime")),
        permalink=document.absolute(f"/post/{pid}"),
        reply_to_post_id=attribute(parent, "data-parent-pid", "data-topid"),
        reactions=number(words(first(node, "[component='post/vote-count']"))),
        links=body.links,
    )


def _quotation_source(href: str) -> str | None:
    found = _POST_LINK.search(href)
    return found[1] if found else None


RULES = BodyRules(
    quote=quoted_after_lead_in(_quotation_source),
    drop=frozenset({"plugin-emoji-name", "spoiler-toggle", "timeline-event"}),
)


def _facts(document: Document, data: Record) -> Facts:
    title = label(data, "titleRaw", "title") or (
        words(first(document.tree, "[component='topic/title']", "h1")) if document.is_html else None
    )
    crumbs = [label(crumb, "text") or "" for crumb in records(data, "breadcrumbs") if text(crumb, "cid")]
    names: list[str | LexborNode] = [*crumbs] or [label(data["category"], "name") or ""] if "category" in data else []
    if not names and document.is_html:
        names = list(every(document.tree, ".breadcrumb [itemprop='title']", ".breadcrumb [itemprop='name']"))
    slug = text(data, "slug")
    canonical = attribute(document.tree.css_first("link[rel='canonical']"), "href") if document.is_html else None
    url = document.absolute(f"/topic/{slug}") if slug else document.absolute(canonical) or document.url
    return Facts(
        text(data, "tid") or captured(r"/topic/(\d+)", canonical, document.url) or "",
        title,
        forum_path(names, title=title),
        url.partition("?")[0] if url else None,
        whole(data, "postcount") or _counted(document),
    )


def _counted(document: Document) -> int | None:
    """How many posts there are, as the page shows it: one that a browser drew holds those around one place."""
    shown = first(document.tree, "[component='topic/post-count']") if document.is_html else None
    return number(attribute(shown, "title") or words(shown))


def _paging(document: Document, data: Record) -> Paging:
    pages = record(data, "pagination")
    if not pages:
        return Paging(None, None, next_link(document)) if document.is_html else Paging()
    here, last = whole(pages, "currentPage"), whole(pages, "pageCount")
    if not here or not last or here >= last:
        return Paging(here, last)
    if document.is_html:
        return Paging(here, last, next_link(document, "[component='pagination'] .next a[href]"))
    address = (document.url or "").partition("?")[0]
    return Paging(here, last, f"{address}?page={here + 1}" if address else None)
