"""Threads of Vanilla 2 and 3, and of what Higher Logic made of it."""

import re
from collections.abc import Iterator
from datetime import datetime

from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import attribution
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import label, loaded, record, text
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "Vanilla"
ORDER = 26

_FRAMES = (
    ".ItemDiscussion",
    ".ItemComment[id^='Comment_']",
    ".MessageList > .Item[id^='Comment_']",
    "li.Comment[id^='Comment_']",
)
_BODIES = (".Message.userContent", ".Item-Body .Message", ".Message", ".userContent", ".Item-Body")
_NAMES = (
    ".Author a.Username",
    "a.Username",
    ".Author .Username",
    ".AuthorWrap .Author a:not(.PhotoWrap)",
    ".AuthorWrap .Author",
)
_TIMES = (".DateCreated time", ".Permalink time", ".Meta time", "time")


def detect(document: Document) -> str | None:
    """By the frame of the discussion or of a comment with a message in it."""
    if not document.is_html:
        return None
    for selector in (".ItemDiscussion .Message", ".ItemComment .Message", "li[id^='Comment_'] .Message"):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = every(document.tree, *_FRAMES)
    lost = orphans(document, nodes, _BODIES)
    nodes = apart(nodes)
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of Vanilla, but no post stands on it")
    facts = _facts(document)
    shown = [words(first(node, *_TIMES)) for node in nodes]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    found = [_post(document, node, facts, dates) for node in nodes]
    posts = with_parents_quoted([item for item in found if isinstance(item, Post)])
    problems = [item for item in found if isinstance(item, Problem)]
    yield assemble(document, "vanilla", facts, [*posts, *problems, *lost], _paging(document))


def _post(document: Document, node: LexborNode, facts: Facts, dates: DateReader) -> Post | Problem:
    name = attribute(node, "id") or ""
    is_opening = not name.startswith("Comment_")
    post_id = f"d{facts.thread_id}" if is_opening else name.removeprefix("Comment_")
    container = first(node, *_BODIES)
    who = named(node, *_NAMES)
    author = name_of(who)
    if container is None or author is None:
        return unreadable(document, post_id, "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    time = first(node, *_TIMES)
    at = from_iso(attribute(time, "datetime"))
    posted = dates.read(attribute(time, "title") or words(time)) if at is None else None
    link = first(node, "a.Permalink")
    signature = first(node, ".UserSignature", ".Signature")
    edited = first(node, ".DateUpdated time", ".DateUpdated [datetime]")
    return Post(
        post_id=post_id,
        position=_place(link, is_opening=is_opening),
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=attribute(who, "data-userid") or captured(r"/profile/(\d+)/", attribute(who, "href")),
        posted_at=at or (posted.at if posted else None),
        edited_at=from_iso(attribute(edited, "datetime")) or _edited(node, dates),
        permalink=document.absolute(attribute(link, "href")),
        reactions=_score(node),
        links=body.links,
        date_note=posted.note if posted else None,
    )


def _edited(node: LexborNode, dates: DateReader) -> datetime | None:
    """'Edited March 1, 2025 5:00PM by Someone.'."""
    note = attribute(first(node, ".DateUpdated[title]", ".DateUpdated [title]"), "title")
    note = re.sub(r"\s(?:by|von|par|por|da|door)\s.*$", "", note) if note else None
    return dates.read(note).at if note else None


def _place(link: LexborNode | None, *, is_opening: bool) -> int:
    """Comments are numbered from 1 behind the opening post."""
    found = captured(r"Item_(\d+)", attribute(link, "name", "id"))
    return 1 if is_opening else int(found) + 1 if found else 0


def _score(node: LexborNode) -> int | None:
    return number(words(first(node, ".Column-Score:not(.Hidden)", ".Score .Number", ".ReactButton-Like .Count")))


def _quotation(tag: Tag) -> Quotation | None:
    classes = tag.get_attribute_list("class")
    if "js-embed" in classes and tag.has_attr("data-embedjson"):
        return _embedded(tag)
    if "Quote" not in classes and "UserQuote" not in classes:
        return None
    heads = list(tag.find_all(class_=["QuoteAuthor", "blockquote-title"])) or _bare_head(tag)
    anchor = heads[0].find("a", href=True) if heads else None
    author = attribution(heads[0].get_text(" ")) if heads else None
    if author is None and isinstance(anchor, Tag):
        author = anchor.get_text(strip=True)
    source = next((str(a["href"]) for h in heads for a in h.find_all("a", href=True) if _target(str(a["href"]))), None)
    for head in heads:
        head.extract()
    holders = [h for h in tag.find_all(class_="QuoteText") if h.find_parent(class_=["Quote", "UserQuote"]) is tag]
    return Quotation(
        tuple(holders) or (tag,), author or str(tag.get("rel") or "") or None, _target(source or ""), source
    )


def _bare_head(tag: Tag) -> list[Tag]:
    """The first line of a quote where it names somebody, in themes that do not mark it."""
    opening = tag.find(["div", "p"], recursive=False)
    is_head = isinstance(opening, Tag) and attribution(opening.get_text(" ")) is not None
    return [opening] if is_head and isinstance(opening, Tag) and opening.find_next_sibling() is not None else []


def _embedded(tag: Tag) -> Quotation | None:
    """A quote of the newer editor: its words and its author stand in an attribute."""
    data = record(loaded(str(tag["data-embedjson"])))
    if text(data, "embedType") != "quote":
        return None
    tag.clear()
    tag.append(_fragment(text(data, "body") or ""))
    kind, number_of = text(data, "recordType"), text(data, "recordID")
    source = f"d{number_of}" if kind == "discussion" and number_of else number_of
    return Quotation((tag,), label(record(data, "insertUser"), "name"), source, text(data, "url"))


def _fragment(html: str) -> Tag:
    soup = BeautifulSoup(html, "html.parser")
    holder = soup.new_tag("div")
    for child in list(soup.contents):
        holder.append(child.extract())
    return holder


def _target(href: str) -> str | None:
    found = re.search(r"/comment/(\d+)|#Comment_(\d+)", href)
    if found:
        return found[1] or found[2]
    opening = re.search(r"/discussion/(\d+)", href)
    return f"d{opening[1]}" if opening else None


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"spoiler-buttonContainer", "ReactButtons"}),
    signature=frozenset({"UserSignature"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(tree.css_first("link[rel='canonical']"), "href")) or document.url
    frame = attribute(first(tree, ".ItemDiscussion"), "id")
    thread_id = captured(r"Discussion_(\d+)", frame) or captured(r"/discussion/(\d+)", url, document.url)
    title = words(first(tree, ".PageTitle h1", ".Item-Header h1", "h1"))
    crumbs = every(tree, ".Breadcrumbs a[itemprop='item']") or every(tree, ".Breadcrumbs .CrumbLabel a")
    return Facts(thread_id or "", title, forum_path(crumbs, title=title), re.sub(r"/p\d+$", "", url) if url else None)


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".Pager", ".NumberedPager", "[class*='Pager']")
    next_url = next_link(document, ".Pager a.Next", "a.Next")
    here = number(words(first(bar, ".Highlight", "[aria-current]"))) or number(
        captured(r"/p(\d+)(?:$|[?#])", document.url)
    )
    pages = [number(words(a)) or 0 for a in bar.css("a")] if bar is not None else []
    last = max([here or 1, *pages])
    return Paging(here or 1, last if bar is not None or next_url is None else None, next_url)
