"""Posts and comments of Reddit's JSON: [listing of the post, listing of its comments]."""

import html
from typing import Any

from threadlens.platforms._dates import from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.platforms.reddit._left_out import asked_name as _asked_name
from threadlens.platforms.reddit._left_out import onward
from threadlens.platforms.reddit._markup import SITE, absolute, body_of, with_title
from threadlens.records import Post, Problem, Thread


def is_thread(data: Any) -> bool:
    """Whether JSON is a post's listing before a comments' listing."""
    return isinstance(data, list) and len(data) > 1 and any(_children(data[0], "t3"))


def is_part(data: Any) -> bool:
    """Whether JSON is an answer of comments that a listing left out."""
    return any(item.get("kind") in ("t1", "more") for item in records(data, "json", "data", "things"))


def part(document: Document) -> tuple[Thread, list[Post], str | None]:
    """Comments that were left out, and where the next are to be had."""
    items = records(document.json, "json", "data", "things")
    comments = [record(item, "data") for item in items if item.get("kind") == "t1"]
    name = next((found for c in comments if (found := text(c, "link_id"))), None) or _asked_name(document) or ""
    thread = Thread(name.removeprefix("t3_"), "reddit", SITE)
    return thread, [_comment(document, item) for item in comments], onward(document, name, items)


def left_out(document: Document) -> str | None:
    """Where the first comments that a thread's listing leaves out are to be had."""
    opening = next(iter(_children(document.json[0], "t3")))
    return onward(document, f"t3_{text(opening, 'id')}", _below(document.json[1:]))


def listed(document: Document) -> tuple[Thread, list[Post], list[Problem]]:
    """The thread with its comments in reading order."""
    opening = next(iter(_children(document.json[0], "t3")))
    posts = [_opening(document, opening)]
    missing = 0
    for item in _below(document.json[1:]):
        if item.get("kind") == "more":
            missing += whole(record(item, "data"), "count") or 0
        elif item.get("kind") == "t1":
            posts.append(_comment(document, record(item, "data")))
    count = whole(opening, "num_comments")
    thread = Thread(
        text(opening, "id") or "",
        "reddit",
        SITE,
        absolute(text(opening, "permalink")),
        label(opening, "title"),
        text(opening, "subreddit_name_prefixed", "subreddit"),
        posts[0].posted_at,
        max(count + 1 if count is not None else 0, len(posts) + missing),
    )
    return thread, posts, []


def _children(listing: Any, kind: str) -> list[Record]:
    return [record(c, "data") for c in records(listing, "data", "children") if c.get("kind") == kind]


def _below(listings: list[Any]) -> list[Record]:
    """All comments below in reading order, without Python's own stack."""
    waiting = [c for listing in reversed(listings) for c in reversed(records(listing, "data", "children"))]
    found = []
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting += reversed(records(item, "data", "replies", "data", "children"))
    return found


def _opening(document: Document, item: Record) -> Post:
    body = _body(document, item, "selftext")
    body = with_title(body, label(item, "title"), text(item, "url_overridden_by_dest", "url"))
    return _row(item, f"t3_{text(item, 'id')}", None, body.passages, body.links)


def _comment(document: Document, item: Record) -> Post:
    body = _body(document, item, "body")
    return _row(item, f"t1_{text(item, 'id')}", text(item, "parent_id"), body.passages, body.links)


def _row(item: Record, name: str, parent: str | None, passages: Any, links: Any) -> Post:
    return Post(
        name,
        0,
        passages,
        author=text(item, "author"),
        author_id=text(item, "author_fullname"),
        posted_at=from_epoch(whole(item, "created_utc")),
        edited_at=from_epoch(whole(item, "edited")),
        permalink=absolute(text(item, "permalink")),
        reply_to_post_id=parent,
        reactions=whole(item, "score", "ups"),
        links=links,
    )


def _body(document: Document, item: Record, name: str) -> Any:
    made = text(item, f"{name}_html")
    if made:
        # Without raw_json=1 the markup is escaped once more.
        content = html.unescape(made) if made.lstrip().startswith("&lt;") else made
        return body_of(document, content, is_html=True)
    return body_of(document, text(item, name), is_html=False)
