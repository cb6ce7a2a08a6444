"""Threads of WoltLab Suite and Burning Board 3 to 6."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import attribution
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._payload import loaded
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, every, first, number, tail_number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "WoltLab"
ORDER = 28

_FRAMES = (
    "article.wbbPost",
    "li[id^='post'] article.message[data-object-id]",
    "article.message[id^='post'][data-post-id]",
    "div.message[id^='postRow']",
)
_BODIES = (".messageText", ".htmlContent", "[itemprop='text']", "[id^='postText']")
_NAMES = (
    ".messageAuthor .username [itemprop='name']",
    ".messageAuthor .username",
    ".messageSidebar .username",
    ".messageAuthor .userName a",
    ".messageAuthor .userName",
    ".messageAuthorContainer",
    "[itemprop='author'] [itemprop='name']",
)
_TIMES = ("woltlab-core-date-time", "time.datetime", "time[datetime]", ".containerContent .light", "time")
_HEADS = ["quoteBoxTitle", "quoteTitle", "quoteHeader"]
_POST = re.compile(r"(?:#post|postID=|postid=)(\d+)", re.IGNORECASE)


def detect(document: Document) -> str | None:
    """By the frame of a post."""
    if not document.is_html:
        return None
    for selector in (
        "article.wbbPost",
        "li[id^='post'] article.message[data-object-id] .messageText",
        "div.message[id^='postRow'] [id^='postText']",
    ):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = every(document.tree, *_FRAMES)
    lost = orphans(document, nodes, _BODIES)
    nodes = apart(nodes)
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of WoltLab, but no post stands on it")
    dates = DateReader(Clock(document), language=attribute(document.tree.css_first("html"), "lang"))
    posts = [_post(document, node, dates) for node in nodes]
    yield assemble(document, "woltlab", _facts(document), [*posts, *lost], _paging(document))


def _post(document: Document, node: LexborNode, dates: DateReader) -> Post | Problem:
    link = first(node, "a.permalink", "a.messageNumber", ".messageQuickOptions a[href*='#post']", "a[href*='#post']")
    found = _POST.search(attribute(link, "href") or "")
    post_id = (
        found[1]
        if found
        else attribute(node, "data-post-id", "data-object-id") or captured(r"post(?:Row)?(\d+)", attribute(node, "id"))
    )
    container = first(node, *_BODIES)
    who = named(node, *_NAMES)
    author = name_of(who)
    if container is None or author is None:
        return unreadable(document, post_id or "", "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    header = first(node, ".messageHeader", ".messagePublicationTime") or node
    time = first(header, *_TIMES)
    at = from_iso(attribute(time, "date", "datetime")) or from_epoch(attribute(time, "data-timestamp"))
    at = at or from_iso(
        attribute(first(node, "meta[itemprop='datePublished'], meta[itemprop='dateCreated']"), "content")
    )
    posted = dates.read(words(time)) if at is None else None
    note = first(node, ".wbbPostEditNote")
    edited = first(note, *_TIMES)
    signature = first(node, ".messageSignature", ".signature")
    return Post(
        post_id=post_id or "",
        position=_place(node),
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(
            r"(?i)(?:/user/|userID=)(\d+)", *(attribute(a, "href") for a in node.css(".messageSidebar a[href]"))
        ),
        posted_at=at or (posted.at if posted else None),
        edited_at=from_iso(attribute(edited, "date", "datetime")),
        permalink=document.absolute(attribute(link, "href")),
        reactions=_reactions(node),
        links=body.links,
        date_note=posted.note if posted else None,
    )


def _place(node: LexborNode) -> int:
    """The number that stands on the link to the post: '#3', before version 5 '3'."""
    link = first(node, ".messageQuickOptions a.wsShareButton", ".messageQuickOptions a", "a.messageNumber")
    shown = words(link) or ""
    return int(shown) if shown.isdecimal() and len(shown) < 7 else tail_number(shown) or 0


def _reactions(node: LexborNode) -> int | None:
    """Kinds and counts are pairs in the summary's data; older versions print them."""
    data = loaded(attribute(first(node, "woltlab-core-reaction-summary"), "data"))
    if isinstance(data, list):
        pairs = [pair for pair in data if isinstance(pair, list) and len(pair) == 2]
        return sum(count for _, count in pairs if isinstance(count, int))
    counts = [number(words(n)) for n in node.css(".reactionSummary .reactionCount, .reactCountButton .reactionCount")]
    return sum(count or 1 for count in counts) if counts else None


def _quotation(tag: Tag) -> Quotation | None:
    classes = tag.get_attribute_list("class")
    if tag.name != "blockquote" or not {"quoteBox", "quote"}.intersection(classes):
        return None
    heads = [h for h in tag.find_all(class_=_HEADS) if h.find_parent("blockquote") is tag]
    heads = heads or [h for h in tag.find_all("header", recursive=False) if isinstance(h, Tag)]
    said = heads[0].get_text(" ") if heads else ""
    anchor = heads[0].find("a", href=True) if heads else None
    href = str(anchor["href"]) if isinstance(anchor, Tag) else str(tag.get("cite") or "")
    for head in heads:
        head.extract()
    contents = [c for c in tag.find_all(class_=["quoteBoxContent", "quoteBody"]) if c.find_parent("blockquote") is tag]
    found = _POST.search(href)
    author = str(tag.get("data-author") or "").strip() or attribution(said) or _last_words(said)
    return Quotation(tuple(contents) or (tag,), author, found[1] if found else None, href or None)


def _last_words(said: str) -> str | None:
    """The name after 'Quote from' in a language that is not known: what follows the second word."""
    parts = said.split(maxsplit=2)
    return parts[2].strip() if len(parts) == 3 else None


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"quoteBoxIcon", "toggleButton", "codeBoxHeader", "spoilerBoxHeader", "jsSpoilerToggle"}),
    code=frozenset({"codeBox"}),
    embed=frozenset({"unfurlUrlCard", "embeddedContentPlaceholder"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(tree.css_first("link[rel='canonical']"), "href")) or document.url
    heading = first(
        tree, ".contentHeaderTitle .contentTitle", "h1.contentTitle", ".wbbThread h1", ".mainHeadline h2", "h1"
    )
    title = words(heading)
    for label in heading.css(".label") if heading is not None else ():
        title = (title or "").removeprefix(words(label) or "").strip() or title
    crumbs = every(tree, "nav.breadcrumbs a[itemprop='item']", ".breadcrumbs__link", ".breadcrumbs a", ".breadcrumb a")
    crumbs = crumbs or every(tree, ".breadCrumbs a")
    thread = captured(r"(?i)/thread/(\d+)", url, document.url) or captured(r"threadID=(\d+)", url, document.url)
    thread = thread or attribute(first(tree, "[data-thread-id]"), "data-thread-id")
    board = [c for c in crumbs if re.search(r"/board/|/forum/|boardID", attribute(c, "href") or "", re.I)]
    names: list[str | LexborNode] = [
        c for c in board if not (attribute(c, "href") or "").rstrip("/").endswith("/forum")
    ]
    return Facts(
        thread or "", title, forum_path(names, title=title), re.sub(r"[?&]pageNo=\d+", "", url) if url else None
    )


def _paging(document: Document) -> Paging:
    bar = first(document.tree, "woltlab-core-pagination", "nav.pagination")
    next_url = next_link(document, ".pagination a[rel='next']", ".pagination .skip a[title][rel='next']")
    if bar is None:
        return Paging(1, 1 if next_url is None else None, next_url)
    here = number(attribute(bar, "page", "data-page")) or number(
        words(first(bar, ".active span, .active, [aria-current]"))
    )
    last = number(attribute(bar, "count", "data-pages"))
    last = last or max((number(words(a)) or 0 for a in bar.css("a, .active")), default=0)
    if next_url is None and here and last and here < last and document.url:
        next_url = f"{document.url.partition('?')[0]}?pageNo={here + 1}"
    return Paging(here or 1, last or None, next_url)
