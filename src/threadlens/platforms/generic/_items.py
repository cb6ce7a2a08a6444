"""Posts of pages that describe their discussion to search engines, whatever engine made them."""

import html
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import Body, BodyRules, read_body
from threadlens.platforms._dates import DateReader, Instant, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._message import read_message
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.records import Post

_KINDS = ("Comment", "DiscussionForumPosting", "Answer", "Question")
MARKED = ", ".join(f"[itemtype*='schema.org/{kind}']" for kind in _KINDS)
_TEXTS = ("[itemprop='text']", "[itemprop='commentText']", "[itemprop='articleBody']")
_TIMES = ("[itemprop='datePublished']", "[itemprop='dateCreated']", "[itemprop='commentTime']", "time[datetime]")
_BELOW = ("comment", "acceptedAnswer", "suggestedAnswer")
_TAG = re.compile(r"</?(?:p|br|div|a|b|i|ul|li|blockquote|strong|em|span)\b", re.IGNORECASE)


def marked_frames(document: Document) -> list[LexborNode]:
    """Elements that say of themselves that they are a post, with its words."""
    return [node for node in every(document.tree, MARKED) if first(node, *_TEXTS) is not None]


def marked_posts(document: Document, dates: DateReader) -> Iterator[Post]:
    """The posts of a page with microdata."""
    frames = marked_frames(document)
    ids = {frame.mem_id for frame in frames}
    for frame in frames:
        container = _own(frame, ids, *_TEXTS)
        if container is None:
            continue
        body = read_body(container.inner_html or "", BodyRules(), document.absolute)
        who = _own(frame, ids, "[itemprop='author']", "[itemprop='creator']")
        name = first(who, "[itemprop='name']") if who is not None else None
        author = attribute(name, "content") or words(name) or attribute(who, "content") or words(who)
        time = _own(frame, ids, *_TIMES)
        at = from_iso(attribute(time, "datetime", "content"))
        posted = Instant(at) if at else dates.read(attribute(time, "datetime", "content", "title") or words(time))
        link = _own(frame, ids, "[itemprop='url']")
        address = document.absolute(attribute(frame, "itemid") or attribute(link, "href", "content"))
        votes = _own(frame, ids, "[itemprop='upvoteCount']", "[itemprop='userInteractionCount']")
        if author is None and not body.passages:
            continue
        yield Post(
            _id_in(attribute(frame, "id"), address),
            0,
            body.passages,
            author=author,
            posted_at=posted.at,
            permalink=address,
            reactions=number(attribute(votes, "content") or words(votes)),
            links=body.links,
            date_note=posted.note,
        )


def _own(frame: LexborNode, ids: set[int], *selectors: str) -> LexborNode | None:
    """A field of the frame that is none of a frame inside it."""
    for selector in selectors:
        for node in frame.css(selector):
            above = node.parent
            while above is not None and above.mem_id not in ids:
                above = above.parent
            if above is not None and above.mem_id == frame.mem_id:
                return node
    return None


def described_posts(document: Document, item: Record) -> Iterator[Post]:
    """The posts of a discussion in JSON-LD, answers below what they answer."""
    waiting: list[tuple[Record, str | None]] = [(item, None)]
    while waiting:
        current, parent = waiting.pop()
        below = [entry for name in _BELOW for entry in _listed(current.get(name))]
        post = _described(document, current, parent)
        if post is not None:
            yield post
        above = post.post_id if post is not None else parent
        waiting += [(entry, above or None) for entry in reversed(below)]


def _listed(value: Any) -> list[Record]:
    return [value] if isinstance(value, dict) else records(value)


def _described(document: Document, item: Record, parent: str | None) -> Post | None:
    written = text(item, "text", "articleBody")
    who = item.get("author")
    who = who[0] if isinstance(who, list) and who else who
    author = label(who, "name") if isinstance(who, dict) else label(item, "author")
    body = _body(document, html.unescape(written or ""))
    if not body.passages or (author is None and parent is None):
        return None
    address = document.absolute(text(item, "url", "@id"))
    return Post(
        _id_in(None, address),
        0,
        body.passages,
        author=author,
        author_id=captured(r"/(?:users?|members?|profile|u)/(\d+)", text(record(who), "url")),
        posted_at=from_iso(text(item, "datePublished", "dateCreated")),
        edited_at=from_iso(text(item, "dateModified")),
        permalink=address,
        reply_to_post_id=parent,
        reactions=whole(item, "upvoteCount"),
        links=body.links,
    )


def _body(document: Document, written: str) -> Body:
    return read_body(written, BodyRules(), document.absolute) if _TAG.search(written) else read_message(written)


def _id_in(own: str | None, address: str | None) -> str:
    """An id of the page's own: of the element, or of the address's end."""
    found = captured(r"(\d+)$", own) or captured(r"(?:#|[?&]|/)[a-z_-]*[=/-]?(\d+)/?$", address)
    return found or ""
