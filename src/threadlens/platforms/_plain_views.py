"""Threads in the views that engines make for printers and archives: names, dates and words, without frames and ids."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import BodyRules, read_body
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._listing import thread_address
from threadlens.platforms._select import attribute, captured, first, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, page_of, unreadable
from threadlens.records import Post, Problem, ThreadPage

_THREAD_ID = re.compile(r"[?&;](?:t|tid|topic|id)=(\d+)|/t-(\d+)|thread-(\d+)|topic,(\d+)|[/?](\d+)-")


@dataclass(frozen=True, slots=True)
class PlainPost:
    """What such a view shows of a post."""

    author: str | None
    date: str | None
    body: str  # its inner HTML


def rows_of(frames: Iterable[LexborNode], author: str, date: str, body: str) -> list[PlainPost]:
    """The posts of a view that puts each into a frame; selectors of its parts."""
    found = []
    for frame in frames:
        container = first(frame, *body.split(", "))
        if container is not None:
            shown = words(first(frame, *date.split(", ")))
            found.append(PlainPost(name_of(named(frame, *author.split(", "))), shown, container.inner_html or ""))
    return found


def read_plain(document: Document, platform: str, rows: list[PlainPost], rules: BodyRules, title: str) -> ThreadPage:
    """The page's posts in their order; `title` selects the heading with the thread's name."""
    dates = DateReader(
        Clock(document), [row.date for row in rows], language=attribute(document.tree.css_first("html"), "lang")
    )
    facts = _facts(document, title)
    posts = [_post(document, row, rules, dates, facts.url) for row in rows]
    return assemble(document, platform, facts, posts, _paging(document))


def _post(
    document: Document, row: PlainPost, rules: BodyRules, dates: DateReader, thread_url: str | None
) -> Post | Problem:
    if row.author is None or re.search(r"\d:\d\d", row.author):  # where the name is lost, the date may stand first
        return unreadable(document, "", "author")
    body = read_body(row.body, rules, document.absolute)
    posted = dates.read(row.date)
    # The view gives posts no address of their own: the thread's leads nearest.
    return Post(
        "",
        0,
        body.passages,
        author=row.author,
        posted_at=posted.at,
        permalink=thread_url,
        links=body.links,
        date_note=posted.note,
    )


def _facts(document: Document, title: str) -> Facts:
    """The thread that the view was made of: its links lead there."""
    tree = document.tree
    canonical = attribute(first(tree, "link[rel='canonical']"), "href")
    anchors = [attribute(a, "href") for a in tree.css("body a[href]")[:40]]
    named = (document.absolute(href) for href in [canonical, *anchors, document.url] if href)
    url = next((found for href in named if href and (found := thread_address(href))), None)
    numbered = next((m for text in (url, document.url) if text and (m := _THREAD_ID.search(text))), None)
    # A printed page also spells addresses out.
    crumbs = [a for a in tree.css("#navbar a, .navigation a") if "://" not in (words(a) or "")]
    heading = words(first(tree, *title.split(", ")))
    return Facts(
        thread_id=next((group for group in numbered.groups() if group), "") if numbered else "",
        title=heading or captured(r"^\W*(.*?)(?:\s+\[Archive\].*)?$", words(tree.css_first("title"))),
        forum=forum_path([c for c in crumbs if not thread_address(attribute(c, "href") or "")], title=heading),
        url=url or document.url,
    )


def _paging(document: Document) -> Paging:
    current, last = page_of(words(first(document.tree, ".page-number", ".pagenav", "#infobox", ".multipage")))
    next_url = next_link(document)
    return Paging(current or 1, last or (1 if next_url is None else None), next_url)
