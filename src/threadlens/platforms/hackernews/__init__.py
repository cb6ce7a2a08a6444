"""Threads of Hacker News: the item with all its comments from Algolia, and the page itself."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import Body, BodyRules, read_body
from threadlens.platforms._dates import from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import Record, label, nested, record, text, whole
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, closest, every, first, number, words
from threadlens.platforms._thread import unreadable
from threadlens.records import Link, Passage, Post, Problem, Thread, ThreadPage

LABEL = "Hacker News"
ORDER = 25

_SITE = "news.ycombinator.com"
_INDENT = 40  # pixels a level on pages that do not number it
_MARK = re.compile(r"\s*>+\s*")
_KINDS = {"story", "comment", "poll", "job", "pollopt"}


def detect(document: Document) -> str | None:
    """By an item with children in JSON, else by the rows of comments."""
    if not document.is_html:
        data = record(document.json)
        return "an item with 'children'" if _is_item(data) else None
    return _mark_of(
        document, "table.comment-tree tr.athing.comtr", "tr.athing.comtr .commtext", "table.fatitem tr.athing"
    )


def _mark_of(document: Document, *selectors: str) -> str | None:
    """The first selector that the page has."""
    return next((s for s in selectors if document.tree.css_first(s) is not None), None)


def parse(document: Document) -> Iterator[ThreadPage]:
    """The story and its comments in reading order."""
    yield _page(document) if document.is_html else _tree(document)


def _is_item(data: Record) -> bool:
    return isinstance(data.get("children"), list) and "created_at_i" in data and text(data, "type") in _KINDS


def _tree(document: Document) -> ThreadPage:
    items = [item for item in nested(document.json, "children") if "created_at_i" in item]
    story = items[0]
    posts: list[Post] = []
    said: dict[str, str] = {}
    for item in items:
        if item.get("type") != "pollopt":
            posts.append(_of_item(document, item, story, said.get(text(item, "parent_id") or "", "")))
            said[posts[-1].post_id] = posts[-1].text
    posts = [post for post in posts if post.author is not None or post.passages]
    thread_id = text(story, "story_id", "id") or ""
    thread = Thread(
        thread_id,
        "hackernews",
        _SITE,
        _url(thread_id),
        label(story, "title"),
        None,
        posts[0].posted_at if posts else None,
    )
    return ThreadPage(thread, tuple(with_parents_quoted(posts)), None, 1, 1)


def _of_item(document: Document, item: Record, story: Record, answered: str) -> Post:
    item_id = text(item, "id") or ""
    body = _body(document, text(item, "text"), answered)
    if item is story:
        body = _story(body, label(item, "title"), text(item, "url"))
    parent = text(item, "parent_id")
    return Post(
        item_id,
        0,
        body.passages,
        author=label(item, "author"),
        author_id=label(item, "author"),
        posted_at=from_epoch(whole(item, "created_at_i")) or from_iso(text(item, "created_at")),
        permalink=_url(item_id),
        reply_to_post_id=parent,
        reactions=whole(item, "points"),
        links=body.links,
    )


def _story(body: Body, title: str | None, address: str | None) -> Body:
    """A story's text; of one without words its title is all that it says."""
    links = (Link(address, title or ""), *body.links) if address else body.links
    return Body(body.passages or ((Passage("heading", title),) if title else ()), links)


def _url(item_id: str) -> str:
    return f"https://{_SITE}/item?id={item_id}"


def _body(document: Document, content: str | None, answered: str = "") -> Body:
    """A body; Hacker News leaves its first paragraph without a tag. `answered` is the text of the post above."""
    if not content:
        return Body()
    if "</p>" in content:
        opening, mark, rest = content.partition("<p>")
        content = f"<p>{opening}</p>{mark}{rest}"
    else:
        content = f"<p>{content.replace('<p>', '</p><p>')}</p>"
    return read_body(content, BodyRules(partial(_quotation, answered=answered), drop=_DROP), document.absolute)


def _quotation(tag: Tag, *, answered: str) -> Quotation | None:
    """A paragraph that opens with '>', or stands in italics as a whole and repeats the post above."""
    if tag.name != "p":
        return None
    said = tag.get_text().strip()
    inner = [c for c in tag.children if isinstance(c, Tag) or str(c).strip()]
    is_italic = len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name in ("i", "em")
    found = _MARK.match(said) if said.startswith(">") else None
    bare = _normal(said[found.end() :] if found else said)
    # '> 400' compares unless the post above says so; italics stress unless they repeat it.
    is_repeated = bool(bare) and bare in _normal(answered)
    if not is_repeated and (is_italic or found is None or said[found.end() :][:2].lstrip("$€£")[:1].isdecimal()):
        return None
    if found is None and not is_italic:
        return None
    words_of = BeautifulSoup("", "html.parser").new_tag("div")
    for child in list(tag.contents):
        words_of.append(child.extract())
    if found:
        holder = next((s for s in words_of.find_all(string=True) if s.strip()), None)
        if holder is not None:
            holder.replace_with(re.sub(r"^\s*>+\s*", "", holder))
    return Quotation((words_of,))


def _normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


_DROP = frozenset({"reply"})


def _page(document: Document) -> ThreadPage:
    rows = [row for row in every(document.tree, "tr.athing.comtr") if (attribute(row, "id") or "").isdecimal()]
    top = first(document.tree, "table.fatitem tr.athing")
    opening = _opening(document, top) if top is not None else None
    found: list[Post | Problem] = [] if opening is None else [opening]
    above = [(-1, opening)] if opening is not None else []
    for row in rows:
        level = _level(row)
        while above and above[-1][0] >= level:
            above.pop()
        item = _comment(document, row, above[-1][1] if above else None)
        if item is None:
            continue
        if isinstance(item, Post):
            above.append((level, item))
        found.append(item)
    posts = [item for item in found if isinstance(item, Post)]
    if not posts:
        raise ParseError(f"{document.page.source}: a page of Hacker News, but no story or comment stands on it")
    thread_id = captured(r"[?&]id=(\d+)", attribute(first(top, ".onstory a"), "href")) or posts[0].post_id
    title = words(first(document.tree, "table.fatitem .titleline > a", "table.fatitem a.storylink", "title"))
    thread = Thread(thread_id, "hackernews", _SITE, _url(thread_id), title, None, posts[0].posted_at)
    more = document.absolute(attribute(document.tree.css_first("a.morelink"), "href"))
    here = number(captured(r"[?&]p=(\d+)", document.url)) or 1
    problems = tuple(item for item in found if isinstance(item, Problem))
    return ThreadPage(thread, tuple(with_parents_quoted(posts)), more, here, None if more else here, problems)


def _opening(document: Document, row: LexborNode) -> Post:
    table = document.tree.css_first("table.fatitem")
    anchor = first(row, ".titleline > a", "a.storylink")
    content = first(table, ".toptext", ".commtext")
    body = _body(document, content.inner_html if content is not None else None)
    href = attribute(anchor, "href")
    if anchor is not None:
        body = _story(body, words(anchor), None if not href or href.startswith("item?") else document.absolute(href))
    item_id = attribute(row, "id") or ""
    # A page that was cut off may end within the name; the age stands behind it.
    author = words(first(table, "a.hnuser")) if first(table, ".age") is not None else None
    return Post(
        item_id,
        0,
        body.passages,
        author=author,
        author_id=author,
        posted_at=_instant(table),
        permalink=_url(item_id),
        reactions=number(words(first(table, ".score"))),
        links=body.links,
    )


def _comment(document: Document, row: LexborNode, parent: Post | None) -> Post | Problem | None:
    item_id = attribute(row, "id") or ""
    content, author = _own(row, ".commtext"), words(_own(row, "a.hnuser"))
    if content is None and author is None:
        return None  # deleted or flagged: only its answers are left
    if content is None:
        return unreadable(document, item_id, "body")
    body = _body(document, content.inner_html, parent.text if parent else "")
    return Post(
        item_id,
        0,
        body.passages,
        author=author,
        author_id=author,
        posted_at=_instant(row),
        permalink=_url(item_id),
        reply_to_post_id=parent.post_id if parent else None,
        links=body.links,
    )


def _own(row: LexborNode, selector: str) -> LexborNode | None:
    """What is in a row and not in one that a lost tag put into it."""
    found = ((node, closest(node, "tr.comtr")) for node in row.css(selector))
    return next((node for node, above in found if above is not None and above.mem_id == row.mem_id), None)


def _instant(node: LexborNode | None) -> datetime | None:
    stamp = attribute(first(node, ".age[title]"), "title")
    iso, _, epoch = (stamp or "").partition(" ")
    return from_epoch(epoch) or from_iso(f"{iso}+00:00" if iso and not iso.endswith("Z") else iso)


def _level(row: LexborNode) -> int:
    cell = first(row, "td.ind")
    stated = attribute(cell, "indent")
    if stated is not None and stated.isdecimal():
        return int(stated)
    return (number(attribute(first(cell, "img"), "width")) or 0) // _INDENT
