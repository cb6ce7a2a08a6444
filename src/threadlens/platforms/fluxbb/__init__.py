"""Threads of FluxBB and of PunBB, which it came from."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborHTMLParser, LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import date_outside, profile_outside
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "FluxBB, PunBB"
ORDER = 27

_FRAMES = (
    "div.blockpost[id^='p']",
    "#brd-main div.post[id^='p']",
    "div.post.firstpost[id^='p'], div.post.replypost[id^='p']",
)
_HEADS = "div.post > .posthead[id^='p']"  # PunBB 1.3 and later number the head of a post, not its frame
_BODIES = (".postmsg", ".entry-content", ".post-entry")
_NAMES = (
    ".postleft dt strong",
    ".postleft dt",
    ".post-byline > a",
    ".post-byline > strong",
    ".author .username",
    ".post-author .username",
)
_LINKS = ("h2 a[href*='pid=']", ".post-link a[href]", ".posthead a.permalink", "a.permalink")
_EDITS = (".postedit", ".lastedit", ".post-edit")


def detect(document: Document) -> str | None:
    """By the frame of a post with its message."""
    if not document.is_html:
        return None
    for selector in (
        "div.blockpost[id^='p'] .postmsg",
        "#brd-main div.post[id^='p'] .entry-content",
        f"{_HEADS} ~ .postbody .entry-content",
    ):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = [n for n in every(document.tree, *_FRAMES, "div.post:has(> .posthead[id^='p'])") if _number(n)]
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of FluxBB, but no post stands on it")
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, nodes, _BODIES)
    nodes = apart(nodes)
    shown = [words(first(node, *_LINKS)) for node in nodes]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    yield assemble(document, "fluxbb", facts, [*(_post(document, node, dates) for node in nodes), *lost], paging)


def _post(document: Document, node: LexborNode, dates: DateReader) -> Post | Problem:
    post_id = _number(node) or ""
    container = first(node, *_BODIES)
    who = named(node, *_NAMES) or profile_outside(node, container)
    author = name_of(who)
    if container is None or author is None:
        return unreadable(document, post_id, "body" if container is None else "author")
    edit = words(first(node, *_EDITS))
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signature = first(node, ".postsignature", ".sig-content")
    link = first(node, *_LINKS)
    posted = dates.read(words(link) or date_outside(node, container)[1])
    anchors = [attribute(a, "href") for a in node.css("a[href*='profile.php?id='], .author-ident a[href*='/user/']")]
    edited = captured(r"\(([^()]*\d[^()]*)\)\s*$", edit)
    return Post(
        post_id=post_id,
        position=number(words(first(node, "h2 .conr", ".post-num"))) or 0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"(?:profile\.php\?id=|/user/)(\d+)", *anchors),
        posted_at=posted.at,
        edited_at=dates.read(edited).at if edited else None,
        permalink=document.absolute(attribute(link, "href")),
        links=body.links,
        date_note=posted.note,
    )


def _number(node: LexborNode) -> str | None:
    """The number of a post, from its frame or its head."""
    return captured(r"^p(\d+)$", attribute(node, "id"), attribute(first(node, ".posthead[id^='p']"), "id"))


def _quotation(tag: Tag) -> Quotation | None:
    if tag.name == "blockquote":
        box = tag.find("div", class_="incqbox", recursive=False)
        return _of_first_version(box) if isinstance(box, Tag) else None
    if "quotebox" not in tag.get_attribute_list("class"):
        return None
    cite = tag.find("cite")
    author = None
    if isinstance(cite, Tag) and cite.find_parent(class_="quotebox") is tag:
        author = name_before_verb(cite.get_text(" ")) if cite.get_text(strip=True) else None
        cite.extract()
    inner = tag.find("blockquote")
    return Quotation((inner,) if isinstance(inner, Tag) else (tag,), author)


def _of_first_version(box: Tag) -> Quotation:
    """PunBB 1.2: a box in a blockquote, opened by a heading that names the author."""
    head = box.find("h4", recursive=False)
    said = head.extract().get_text(" ") if isinstance(head, Tag) else ""
    return Quotation((box,), name_before_verb(said) if said.strip() else None)


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"postedit", "lastedit"}),
    code=frozenset({"codebox"}),
    signature=frozenset({"postsignature"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    bar = first(tree, "ul.crumbs", "#brd-crumbs-top", ".crumbs")
    anchors = bar.css("a[href]") if bar is not None else []
    topic = next((a for a in reversed(anchors) if "viewtopic" in (attribute(a, "href") or "")), None)
    canonical = attribute(tree.css_first("link[rel='canonical']"), "href")
    title = (
        words(topic)
        or words(first(tree, "#brd-main h1", ".main-title", "h1.main-title"))
        or _crumb_without_link(tree)
        or _head_title(document)
    )
    url = document.absolute(attribute(topic, "href") or canonical) or document.url
    hrefs = [
        attribute(topic, "href"),
        canonical,
        document.url,
        *(attribute(a, "href") for a in tree.css("a[href*='tid=']")[:1]),
    ]
    return Facts(
        captured(r"viewtopic\.php\?(?:.*&)?id=(\d+)", *hrefs)
        or captured(r"[?&]tid=(\d+)", *hrefs)
        or captured(r"/topic/(\d+)", *hrefs)
        or "",
        title,
        forum_path(
            [a for a in anchors if a is not topic and "viewtopic" not in (attribute(a, "href") or "")], title=title
        ),
        url.partition("#")[0] if url else None,
    )


def _crumb_without_link(tree: LexborHTMLParser) -> str | None:
    """PunBB 1.2 ends its path with the topic's bare name."""
    last = first(tree, ".linkst ul li:last-child")
    return (words(last) or "").lstrip("»\xa0 ") or None if last is not None and first(last, "a") is None else None


def _head_title(document: Document) -> str | None:
    """The <title> is 'topic / forum / board' or '(Page 2) — topic'."""
    text = words(document.tree.css_first("title")) or ""
    return re.sub(r"\s+\(\D+\d+\)\s*", " ", text).partition(" / ")[0].strip() or None


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".pagelink", ".paging")
    if bar is None:
        return Paging(1, 1)
    here = number(words(first(bar, "strong.item1", "strong:not(.pages)", "strong")))
    pages = [number(words(a)) or 0 for a in bar.css("a, strong")]
    next_url = next_link(document, ".pagelink a[rel='next']", ".paging a[rel='next']")
    return Paging(here or 1, max(pages, default=here or 1) or None, next_url)
