"""Topics of bbPress, the forum of WordPress, in its own template and in themes that changed it."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import attribution
from threadlens.platforms._body import Body, BodyRules, read_body
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, captured, closest, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "bbPress"
ORDER = 29

_BODIES = ".bbp-reply-content, .bbp-topic-content"
_NAMES = (
    ".bbp-author-name",
    ".bbp-reply-post-name a",
    ".bbp-reply-post-name",
    ".bbp-thread-byline a",
    ".bbp-reply-author .bbp-author-link",
    ".bbp-topic-author .bbp-author-link",
    ".bbp-reply-author a",
    ".bbp-topic-author a",
)
_DATES = (".bbp-reply-post-date", ".bbp-topic-post-date", ".bbp-thread-byline")
_AUTHORS = ".bbp-reply-author, .bbp-topic-author"
_AROUND = "li.bbp-header, li.bbp-footer, thead, tfoot, form"

# What themes put into the same element as the words.
_DROP = """
bbp-thread-byline bbpdsc-topic-tags topic-tools reply-tools bbp-reply-revision-log bbp-topic-revision-log bbp-voting
bbp-meta bbp-reply-author bbp-topic-author bbp-topic-tags
"""


def _quotation(tag: Tag) -> Quotation | None:
    """A quote whose first line says whose it is; plugins write it into the quote."""
    if tag.name != "blockquote":
        return None
    opening = tag.find(["p", "div", "cite", "strong", "em", "a"])
    said = opening.get_text(" ") if isinstance(opening, Tag) else ""
    author = attribution(said) if said.rstrip().endswith(":") else None
    if author is None or not isinstance(opening, Tag):
        return None
    anchor = opening if opening.name == "a" else opening.find("a", href=True)
    href = str(anchor.get("href") or "") if isinstance(anchor, Tag) else None
    opening.extract()
    return Quotation((tag,), author, post_id_in(href), href)


RULES = BodyRules(_quotation, drop=frozenset(_DROP.split()), signature=frozenset({"bbp-signature"}))
_MARKS = (
    "#bbpress-forums .bbp-reply-content p",
    ".type-reply .bbp-reply-content",
    ".bbp-topic-content.bbp-lead-topic",
    ".bbp-replies .bbp-reply-content p",
    ".type-topic .bbp-topic-content",
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The parts of a post, which templates put side by side: what surrounds the body, and a line above it."""

    post_id: str
    body: LexborNode
    around: LexborNode
    header: LexborNode | None

    def find(self, *selectors: str) -> LexborNode | None:
        return first(self.around, *selectors) or first(self.header, *selectors)


def detect(document: Document) -> str | None:
    """By the body of a reply or a topic inside of the forum's own frames."""
    if not document.is_html:
        return None
    for selector in _MARKS:
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order; a reply that a theme also shows on top counts where it stands."""
    frames = _frames(document)
    if not frames:
        raise ParseError(f"{document.page.source}: a page of bbPress, but no post stands on it")
    facts = _facts(document, frames)
    shown = [_day(words(frame.find(*_DATES))) for frame in frames]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    found = [_post(document, frame, dates, facts) for frame in frames]
    posts = with_parents_quoted([item for item in found if isinstance(item, Post)])
    problems = [item for item in found if isinstance(item, Problem)]
    yield assemble(document, "bbpress", facts, [*posts, *problems], _paging(document))


def _frames(document: Document) -> list[_Frame]:
    headers = {
        attribute(node, "id"): node
        for node in document.tree.css("[id^='post-'].bbp-reply-header, [id^='post-'].bbp-topic-header")
    }
    bodies = [n for n in every(document.tree, _BODIES) if closest(n, _AROUND) is None]
    found = []
    for body in bodies:
        marks = list(_marks(body))
        if any(mark.endswith("-featured") for mark in marks):
            continue
        post_id = next(
            (i for i in (captured(r"(?:^|\s)(?:post|bbp-topic|bbp-reply)-(\d+)", m) for m in marks) if i), ""
        )
        around = _around(body)
        found.append(_Frame(post_id, body, around, headers.get(f"post-{post_id}") or _line_above(around)))
    return found


def _line_above(around: LexborNode) -> LexborNode | None:
    """The header of a post that bears no id: before version 2.2 a row of the same table."""
    before = around.prev
    while before is not None and before.tag in ("-text", "-comment"):
        before = before.prev
    classes = (attribute(before, "class") or "").split()
    return before if {"bbp-reply-header", "bbp-topic-header"}.intersection(classes) else None


def _marks(node: LexborNode) -> Iterator[str]:
    """Classes and ids of an element and of what it stands in, upward."""
    above: LexborNode | None = node
    while above is not None and above.tag not in ("body", "html", "-document"):
        yield attribute(above, "class") or ""
        yield attribute(above, "id") or ""
        above = above.parent


def _around(body: LexborNode) -> LexborNode:
    """The widest element with this body and no other."""
    widest = body
    while (above := widest.parent) is not None and above.tag not in ("body", "html", "-document"):
        if len(above.css(_BODIES)) > len(body.css(_BODIES)) or attribute(above, "id") == "bbpress-forums":
            break
        if len(above.css(_AUTHORS)) > 1:
            break
        widest = above
    return widest


def _post(document: Document, frame: _Frame, dates: DateReader, facts: Facts) -> Post | Problem:
    author = name_of(named(frame.around, *_NAMES)) or name_of(named(frame.header, *_NAMES))
    if author is None:
        return unreadable(document, frame.post_id, "author")
    body = _without_title(read_body(frame.body.inner_html or "", RULES, document.absolute), facts.title)
    posted = dates.read(_day(words(frame.find(*_DATES))))
    if not body.passages and posted.at is None:  # a page that was cut off may end within a name
        return unreadable(document, frame.post_id, "words and no date")
    link = frame.find("a.bbp-reply-permalink", "a.bbp-topic-permalink")
    marks = " ".join(_marks(frame.body))
    place = number(captured(r"bbp-reply-position-(\d+)", marks)) or 0
    return Post(
        post_id=frame.post_id,
        position=place if "bbp-lead-topic" not in document.text else place + 1 if place else 0,
        passages=body.passages,
        author=author,
        author_id=captured(r"\buser-id-(\d+)", marks),
        posted_at=posted.at,
        permalink=document.absolute(attribute(link, "href"))
        or (f"{facts.url}#post-{frame.post_id}" if facts.url else None),
        reactions=_score(frame),
        links=body.links,
        date_note=posted.note,
    )


def _day(shown: str | None) -> str | None:
    """The date; themes put a dash before it, or the author's name and a dash."""
    return captured(r"(?:^|\s)[-–—·|]\s+(.*\d.*)$", shown) or shown


def _score(frame: _Frame) -> int | None:
    score = frame.find(".bbp-voting .score")
    return number(attribute(score, "title") or words(score)) if score is not None else None


def _without_title(body: Body, title: str | None) -> Body:
    opening = body.passages[:1]
    if opening and opening[0].role == "heading" and opening[0].text == title:
        return Body(body.passages[1:], body.links)
    return body


def _facts(document: Document, frames: list[_Frame]) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(tree.css_first("link[rel='canonical']"), "href")) or document.url
    marks = " ".join(_marks(frames[-1].body))
    lead = first(tree, "[id^='bbp-topic-'][id$='-lead']", ".bbp-lead-topic")
    thread_id = captured(r"bbp-parent-topic-(\d+)", marks) or captured(r"bbp-topic-(\d+)", attribute(lead, "id"))
    title = words(first(tree, ".bbp-lead-topic h2", ".bbp-breadcrumb-current", "h1.entry-title", "h1"))
    total = number(captured(r".*\D(\d[\d,.]*)\D*$", words(first(tree, ".bbp-pagination-count"))))
    if total is not None and lead is not None:
        total += 1  # replies are counted without the topic where it stands by itself
    crumbs = every(tree, ".bbp-breadcrumb a.bbp-breadcrumb-forum", ".bbp-breadcrumb a[href*='/forum/']")
    plain = url.partition("#")[0] if url else None
    return Facts(thread_id or frames[0].post_id, title, forum_path(crumbs, title=title), plain, total)


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".bbp-pagination-links")
    here = number(words(first(bar, ".current"))) or number(captured(r"/page/(\d+)", document.url))
    pages = [number(words(a)) or 0 for a in bar.css(".page-numbers")] if bar is not None else []
    next_url = next_link(document, ".bbp-pagination-links a.next")
    return Paging(here or 1, max([here or 1, *pages]) if bar is not None or next_url is None else None, next_url)
