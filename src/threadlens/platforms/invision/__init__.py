"""Threads of Invision Community 4 and 5 and of IP.Board 2 and 3."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named, own_words
from threadlens.platforms._json import read_json
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import profile_outside
from threadlens.platforms._quotes import post_id_in
from threadlens.platforms._select import attribute, captured, every, first, number, tail_number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.platforms.invision import _board2
from threadlens.platforms.invision._markup import RULES
from threadlens.records import Post, Problem, ThreadPage

LABEL = "Invision Community"
ORDER = 12

_POSTS = (
    "article[id^='elComment_']",
    "article.cPost",
    "article.ipsEntry--post",
    ".cPost[id^='elComment_']",
    ".post_block[id^='post_id_']",
)
_BODIES = (
    "[data-role='commentContent']",
    ".cPost_contentWrap",
    ".ipsEntry__post .ipsRichText",
    ".ipsComment_content .ipsType_richText",
    ".ipsRichText",
    ".post.entry-content",
    "[itemprop='commentText']",
    ".entry-content",
)
_NAMES = (
    ".cAuthorPane_author a",
    ".cAuthorPane_author",
    ".ipsEntry__username a",
    ".ipsEntry__username",
    ".author [itemprop='name']",
    "h3.author",
    ".author",
)
_TIMES = (
    ".ipsEntry__header time",
    ".ipsComment_meta time",
    ".ipsEntry__date time",
    ".cAuthorPane_content time",
    "abbr.published",
    "[itemprop='commentTime']",
)
_LINKS = (
    "a[href*='findComment'][href*='comment=']",
    "a[href*='#comment-']",
    "a[href*='#entry']",
    "a[href*='findComment']",
)


def detect(document: Document) -> str | None:
    """By the frame of a post, else by the body's application."""
    if not document.is_html:
        return None
    for selector in (
        "article[id^='elComment_'] [data-role='commentContent']",
        "article.cPost",
        "article.ipsEntry--post",
        ".post_block[id^='post_id_']",
        "body.ipsApp",
        "body#ipboard_body",
        _board2.BODIES,
    ):
        if document.tree.css_first(selector) is not None:
            return selector
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    frames = every(document.tree, *_POSTS)
    nodes = [n for n in frames if "ipsComment_deleted" not in (attribute(n, "class") or "")]
    # An advertisement may wear the frame of a post, but it has no number.
    nodes = [n for n in nodes if attribute(n, "id") or first(n, "[data-quotedata]") is not None]
    if not nodes and document.tree.css_first(_board2.BODIES) is not None:
        yield assemble(document, "invision", _facts(document), _board2.posts(document), _paging(document))
        return
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of Invision Community, but no post stands on it")
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, frames, _BODIES)
    nodes = apart(nodes)
    quoted = [_quote_data(node) for node in nodes]
    dates = DateReader(Clock(document), language=attribute(document.tree.css_first("html"), "lang"))
    posts = [_post(document, node, data, dates) for node, data in zip(nodes, quoted, strict=True)]
    thread_id = next((str(data["contentid"]) for data in quoted if data.get("contentid")), facts.thread_id)
    yield assemble(document, "invision", replace(facts, thread_id=thread_id), [*posts, *lost], paging)


def _post(document: Document, node: LexborNode, data: dict[str, Any], dates: DateReader) -> Post | Problem:
    link = first(node, *_LINKS)
    post_id = str(data.get("contentcommentid") or "") or captured(
        r"(?:elComment_|post_id_|entry|comment-)(\d+)",
        attribute(node, "id"),
        attribute(first(node, "[id^='comment-'], a[id^='entry']"), "id"),
    )
    post_id = post_id or post_id_in(attribute(link, "href"))
    container = first(node, *_BODIES)
    if container is None:
        return unreadable(document, post_id or "", "body")
    name_node = named(node, *_NAMES)
    author = str(data.get("username") or "") or name_of(name_node) or own_words(first(node, "h3.guest"))
    author = author or name_of(profile_outside(node, container))
    if post_id is None and author is None:
        return unreadable(document, "", "id and no author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signature = first(node, "[data-role='memberSignature']", ".signature")
    posted = _posted(node, data, dates)
    edited = _edited(node, container)
    return Post(
        post_id=post_id or "",
        position=tail_number(words(first(node, ".post_id a", ".ipsEntry__number"))) or 0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=_author_id(node, data, name_node),
        posted_at=posted.at,
        edited_at=from_iso(attribute(edited, "datetime", "title"))
        or (dates.read(words(edited)).at if edited else None),
        permalink=_permalink(document, link, post_id),
        reactions=_reactions(node),
        links=body.links,
        date_note=posted.note,
    )


def _quote_data(node: LexborNode) -> dict[str, Any]:
    """What the quote button knows: the surest source of author, time and id."""
    try:
        data = read_json(attribute(first(node, "[data-quotedata]"), "data-quotedata") or "{}")
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _author_id(node: LexborNode, data: dict[str, Any], name_node: LexborNode | None) -> str | None:
    known = str(data.get("userid") or "")
    links = [attribute(name_node, "href"), attribute(first(node, "a[href*='/profile/'], a[href*='/user/']"), "href")]
    return known or captured(r"/(?:profile|user)/(\d+)", *links) or captured(r"showuser=(\d+)", *links)


def _posted(node: LexborNode, data: dict[str, Any], dates: DateReader) -> Instant:
    found = first(node, *_TIMES)
    if found is None:
        inside = {n.mem_id for n in node.css("[data-role='commentContent'] time, .ipsQuote_citation time")}
        found = next((n for n in node.css("time[datetime], time") if n.mem_id not in inside), None)
    at = from_epoch(data.get("timestamp")) or from_iso(attribute(found, "datetime", "title"))
    return Instant(at) if at else dates.read(words(found) or attribute(found, "title"))


def _edited(node: LexborNode, container: LexborNode) -> LexborNode | None:
    """The edit note stands below the body in 4, in a line of its own in 5, in <p class=edit> in 3."""
    found = first(
        node,
        "[data-excludequote] time",
        ".ipsEntry__edited time",
        ".ipsComment_edited time",
        ".ipsEdited time",
        "p.edit",
    )
    if found is not None:
        return found
    after = container.next
    while after is not None:
        if after.tag not in ("-text", "-comment") and (inner := first(after, "strong time", "em time")) is not None:
            return inner
        after = after.next
    return None


def _permalink(document: Document, link: LexborNode | None, post_id: str | None) -> str | None:
    href = attribute(link, "href")
    if href and post_id and post_id in href:
        return document.absolute(href)
    url = _thread_url(document)
    return f"{url}#findComment-{post_id}" if url and post_id else None


def _reactions(node: LexborNode) -> int | None:
    counted = [number(words(count)) for count in node.css(".ipsReact_reactCount, [data-role='reactCount']")]
    exact = [count for count in counted if count is not None]
    if exact:
        return sum(exact)
    overview = first(node, ".ipsReact_overview")
    if overview is not None:
        names = [words(name) or "" for name in overview.css("a.ipsUsername, a[href*='/profile/']")]
        rest = words(overview) or ""
        for name in names:
            rest = rest.replace(name, "", 1)
        return len(names) + (number(rest) or 0)
    return 0 if first(node, ".ipsReact, .ipsReact_blurb") is not None else None


def _facts(document: Document) -> Facts:
    tree = document.tree
    heading = first(
        tree,
        "h1.ipsType_pageTitle span.ipsType_break span",
        "h1.ipsType_pageTitle",
        "h1[data-ips-hook='title']",
        "h1.ipsPageHeader__title",
        "h1.ipsType_pagetitle",
        "h1",
        ".maintitle b",
    )
    title = words(heading)
    bar = first(tree, "[data-role='breadcrumbList']", ".ipsBreadcrumb", "ol.breadcrumb", "#navstrip")
    url = _thread_url(document)
    page_id = attribute(first(tree, "body[data-pagecontroller='topic']"), "data-pageid", "data-id")
    return Facts(
        thread_id=captured(r"(?:/topic/|showtopic=)(\d+)", url, document.url) or page_id or "",
        title=title,
        forum=forum_path(bar.css("a[href]:not([href*='/discover/'])") if bar else [], title=title),
        url=url,
    )


def _thread_url(document: Document) -> str | None:
    url = document.absolute(attribute(first(document.tree, "link[rel='canonical']"), "href")) or document.url
    return re.sub(r"(?:page/\d+/?|[?&](?:page|do|comment)=[^&#]*)|#.*$", "", url) if url else None


def _paging(document: Document) -> Paging:
    pages = first(document.tree, "ul.ipsPagination[data-pages]", ".ipsPagination[data-pages]", ".ipsPagination")
    next_url = next_link(document, ".ipsPagination_next:not(.ipsPagination_inactive) a[rel='next']")
    if pages is None and next_url is None:
        # Version 2 has an arrow among its numbered links.
        arrows = [a for a in document.tree.css(".pagelink a") if (words(a) or "") in (">", "›", "»")]
        next_url = document.absolute(attribute(arrows[0], "href")) if arrows else None
    if pages is None:
        return Paging(1, 1, next_url) if next_url is None else Paging(None, None, next_url)
    current = first(pages, ".ipsPagination_active", ".ipsPagination__page--active", "[data-active]")
    typed = attribute(first(pages, "input[name='page']"), "value")
    last = number(attribute(pages, "data-pages")) or number(attribute(first(pages, "input[max]"), "max"))
    shown = number(words(current)) or number(typed)
    return Paging(shown or number(captured(r"[/=&?]page[/=](\d+)", document.url)) or 1, last, next_url)
