"""Threads of Something Awful, whose script came from vBulletin 2."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules, read_body
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "Something Awful"
ORDER = 19

_FRAMES = "table.post[id^='post']"
_BODIES = (".postbody .complete_shit", "td.postbody", ".postbody")
_DATE = re.compile(r"([A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}(?: ?[AP]M)?)")


def detect(document: Document) -> str | None:
    """By the frame of a post with its author and date."""
    if not document.is_html:
        return None
    found = document.tree.css_first(f"{_FRAMES} td.postdate, {_FRAMES} td.postbody")
    return "table.post td.postbody" if found is not None else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = [n for n in every(document.tree, _FRAMES) if re.fullmatch(r"post\d+", attribute(n, "id") or "")]
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of Something Awful, but no post stands on it")
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, nodes, _BODIES)
    dates = DateReader(Clock(document), language="en-us")
    posts = [_post(document, node, dates, facts) for node in apart(nodes)]
    yield assemble(document, "somethingawful", facts, [*posts, *lost], paging)


def _post(document: Document, node: LexborNode, dates: DateReader, facts: Facts) -> Post | Problem:
    post_id = (attribute(node, "id") or "").removeprefix("post")
    container = first(node, *_BODIES)
    author = name_of(named(node, "dt.author", ".author"))
    if container is None or author is None:
        return unreadable(document, post_id, "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    posted = dates.read(captured(_DATE.pattern, words(first(node, "td.postdate", ".postdate"))))
    edit = words(first(node, "p.editedby"))
    edited = captured(r"\bat\s+(.*)$", edit)
    user = attribute(first(node, "[class*='userid-']"), "class")
    return Post(
        post_id=post_id,
        position=number(attribute(node, "data-idx")) or 0,
        passages=body.passages,
        author=author,
        author_id=captured(r"userid-(\d+)", user)
        or captured(r"userid=(\d+)", attribute(first(node, "a[href*='userid=']"), "href")),
        posted_at=posted.at,
        edited_at=dates.read(edited).at if edited else None,
        permalink=f"{facts.url}#post{post_id}" if facts.url else f"showthread.php?goto=post&postid={post_id}",
        links=body.links,
        date_note=posted.note,
    )


def _quotation(tag: Tag) -> Quotation | None:
    if "bbc-block" not in tag.get_attribute_list("class"):
        return None
    if {"code", "php"}.intersection(tag.get_attribute_list("class")):
        return None
    head = tag.find("h4", recursive=False)
    anchor = head.find("a", href=True) if isinstance(head, Tag) else None
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    said = head.extract().get_text(" ") if isinstance(head, Tag) else ""
    inner = tag.find("blockquote", recursive=False)
    holder = inner if isinstance(inner, Tag) else tag
    if not holder.get_text(strip=True) and (picture := holder.find("img")) is not None:
        picture.insert_before("[image]")  # people answer pictures too
    author = name_before_verb(said) if said and said.split()[0].lower().rstrip(":") != "quote" else None
    return Quotation((holder,), author, post_id_in(href), href)


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"editedby", "attachment", "userinfo", "tail", "bbc-spoiler-toggle"}),
    code=frozenset({"code", "php"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    anchor = first(tree, ".breadcrumbs a.bclast", "a.bclast")
    href = attribute(anchor, "href") or attribute(tree.css_first("link[rel='canonical']"), "href")
    thread_id = captured(r"threadid=(\d+)", href, document.url) or attribute(
        tree.css_first("body[data-thread]"), "data-thread"
    )
    crumbs = [a for a in every(tree, ".breadcrumbs a") if "forumdisplay" in (attribute(a, "href") or "")]
    title = words(anchor) or (words(tree.css_first("title")) or "").removesuffix(" - The Something Awful Forums")
    names: list[LexborNode | str] = [words(crumb) or "" for crumb in crumbs]
    return Facts(thread_id or "", title, forum_path(names, title=title), document.absolute(href) or document.url)


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".pages")
    chosen = first(bar, "option[selected]")
    last = max((number(attribute(o, "value")) or 0 for o in bar.css("option")), default=0) if bar is not None else 0
    next_url = next_link(document, ".pages a[title='Next page']")
    here = number(attribute(chosen, "value")) or number(captured(r"pagenumber=(\d+)", document.url)) or 1
    return Paging(here, last or (1 if next_url is None else None), next_url)
