"""Threads of Flarum: the data inside a page or of its API, the stream that a browser drew, or the page for others."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import BodyRules, read_body
from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import Record, label, loaded, record, records, text, whole
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "Flarum"
ORDER = 22

_DRAWN = (".PostStream-item[data-id]",)
_PLAIN = ("#flarum-content article",)
_OPENING = re.compile(r"\s*(?:<p>\s*)?<a\b[^>]*\bPostMention\b[^>]*>", re.IGNORECASE)


def detect(document: Document) -> str | None:
    """By a discussion in its JSON, else by the stream of posts or the page for readers without scripts."""
    if not document.is_html:
        return "posts of JSON:API with 'contentHtml'" if _comments(record(document.json)) else None
    if _comments(_payload(document)):
        return "#flarum-json-payload"
    for selector in ("#flarum-content article .Post-body", ".PostStream-item[data-id] .Post-body"):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    data = _payload(document) if document.is_html else record(document.json)
    found = dict[str, Post | Problem]()
    facts = _facts(document, data)
    for item in _comments(data):
        post = _post(document, item, data, facts.url)
        found[post.post_id] = post
    if document.is_html:
        for node in apart(every(document.tree, *_DRAWN)):
            drawn = _drawn(document, node, facts.url)
            if isinstance(drawn, Post):
                found.setdefault(drawn.post_id, drawn)
        if not found:
            plain = apart(every(document.tree, *_PLAIN))
            found = {str(place): _plain(document, node, place) for place, node in enumerate(plain, 1)}
    if not found:
        raise ParseError(f"{document.page.source}: a page of Flarum, but no post stands on it")
    posts = sorted((item for item in found.values() if isinstance(item, Post)), key=lambda post: post.position)
    problems = [item for item in found.values() if isinstance(item, Problem)]
    yield assemble(document, "flarum", facts, [*with_parents_quoted(posts), *problems], _paging(document, data))


def _payload(document: Document) -> Record:
    node = document.tree.css_first("#flarum-json-payload")
    data = loaded(node.text()) if node is not None else None
    return record(data, "apiDocument") or record(data, "document")


def _comments(data: Record) -> list[Record]:
    """The posts that the answer is about; those that others mention come along with less of their own."""
    items = [*records(data, "data"), *records(data, "included")]
    posts = [i for i in items if i.get("type") == "posts" and "contentHtml" in record(i, "attributes")]
    posts = [p for p in posts if record(p, "attributes").get("contentType", "comment") == "comment"]
    shapes = Counter(frozenset(record(p, "relationships")) for p in posts)
    usual = shapes.most_common(1)[0][0] if shapes else frozenset()
    return [p for p in posts if frozenset(record(p, "relationships")) >= usual]


def _post(document: Document, item: Record, data: Record, url: str | None) -> Post:
    about = record(item, "attributes")
    user_id = text(record(item, "relationships", "user", "data"), "id")
    user = next(
        (i for i in records(data, "included") if i.get("type") == "users" and text(i, "id") == user_id), Record()
    )
    content = text(about, "contentHtml") or ""
    body = read_body("" if about.get("isHidden") else content, RULES, document.absolute)
    place = whole(about, "number") or 0
    answered = captured(r'data-id="(\d+)"', opening[0]) if (opening := _OPENING.match(content)) else None
    return Post(
        post_id=text(item, "id") or "",
        position=place,
        passages=body.passages,
        author=label(record(user, "attributes"), "displayName", "username") or ("[deleted]" if not user_id else None),
        author_id=user_id,
        posted_at=from_iso(_seconds(text(about, "createdAt"))),
        edited_at=from_iso(_seconds(text(about, "editedAt"))),
        permalink=f"{url}/{place}" if url and place else None,
        reply_to_post_id=answered,
        reactions=whole(about, "likesCount"),
        links=body.links,
    )


def _drawn(document: Document, node: LexborNode, url: str | None) -> Post | Problem | None:
    post_id = attribute(node, "data-id") or ""
    if attribute(node, "data-type") not in (None, "comment"):
        return None
    container = first(node, ".Post-body")
    author = name_of(
        named(node, ".PostUser-name .username", ".PostUser-name", ".PostUser .username", ".Post-header .username")
    )
    if container is None or author is None:
        return unreadable(document, post_id, "body" if container is None else "author")
    content = container.inner_html or ""
    body = read_body(content, RULES, document.absolute)
    place = number(attribute(node, "data-number")) or 0
    opening = _OPENING.match(content)
    shown = first(node, ".PostMeta time", ".Post-header time", "time")
    return Post(
        post_id=post_id,
        position=place,
        passages=body.passages,
        author=author,
        posted_at=from_iso(_seconds(attribute(node, "data-time") or attribute(shown, "datetime"))),
        permalink=f"{url}/{place}" if url and place else None,
        reply_to_post_id=captured(r'data-id="(\d+)"', opening[0]) if opening else None,
        links=body.links,
    )


def _plain(document: Document, node: LexborNode, place: int) -> Post | Problem:
    container = first(node, ".Post-body")
    author = name_of(named(node, ".PostUser-name", "h3"))
    if container is None or author is None:
        return unreadable(document, str(place), "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    note = "this page of the forum shows no dates"
    return Post("", 0, body.passages, author=author, links=body.links, date_note=note)


def _seconds(stamp: str | None) -> str | None:
    return re.sub(r"\.\d+", "", stamp) if stamp else None


def _quotation(tag: Tag) -> Quotation | None:
    if tag.name != "blockquote":
        return None
    anchor = tag.find("a", class_="PostMention")
    if not isinstance(anchor, Tag) or anchor.find_parent("blockquote") is not tag:
        return None
    if any(str(before).strip() for before in anchor.find_all_previous(string=True) if tag in before.parents):
        return None
    name = " ".join(anchor.get_text(" ").split()).removeprefix("@")
    href = str(anchor.get("href") or "") or None
    post_id = str(anchor.get("data-id") or "") or None
    anchor.extract()
    return Quotation((tag,), name or None, post_id, href)


RULES = BodyRules(quote=_quotation, drop=frozenset({"Post-mentionedBy", "UserMention--deleted"}))


def _facts(document: Document, data: Record) -> Facts:
    items = [record(data, "data"), *records(data, "included")]
    topic = next((i for i in items if i.get("type") == "discussions"), Record())
    about = record(topic, "attributes")
    parts = urlsplit(document.url or "")
    link = document.tree.css_first("link[rel='canonical']") if document.is_html else None
    url = document.absolute(attribute(link, "href")) or (document.url if "/d/" in parts.path else None)
    found = captured(r"^(.*/d/\d+[^/?#]*)", url)
    if found is None and parts.netloc and topic:
        found = f"{parts.scheme}://{parts.netloc}/d/{text(about, 'slug') or text(topic, 'id')}"
    tags = [record(i, "attributes") for i in items if i.get("type") == "tags"]
    own = [label(tag, "name") or "" for tag in sorted(tags, key=lambda tag: bool(tag.get("isChild")))]
    title = label(about, "title") or (
        words(first(document.tree, "#flarum-content h1", "h1")) if document.is_html else None
    )
    topic_id = text(topic, "id") or captured(r"/d/(\d+)", url, document.url) or _discussion_of(data)
    return Facts(
        topic_id or "", title, forum_path(own, title=title), found, whole(about, "commentCount") or _counted(document)
    )


def _counted(document: Document) -> int | None:
    """How many posts there are, from '3 of 57 posts' beside a stream that a browser drew around one place."""
    return number(words(first(document.tree, ".Scrubber-count"))) if document.is_html else None


def _discussion_of(data: Record) -> str | None:
    for post in _comments(data):
        found = text(record(post, "relationships", "discussion", "data"), "id")
        if found:
            return found
    return None


def _paging(document: Document, data: Record) -> Paging:
    if not document.is_html:
        return Paging(None, None, document.absolute(text(record(data, "links"), "next")))
    here = number(captured(r"[?&]page=(\d+)", document.url)) or 1
    return Paging(here, None, next_link(document, "#flarum-content a[rel='next']"))
