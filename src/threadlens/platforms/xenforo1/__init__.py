"""Threads of XenForo 1.x."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import date_outside, profile_outside
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, captured, every, first, number, tail_number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "XenForo 1"
ORDER = 11

_POSTS = ("li.message[id^='post-']", "#messageList > li.message", "li.message[data-author]")
_BODIES = (".messageContent .messageText", "article .messageText", "blockquote.messageText", ".messageText")


def detect(document: Document) -> str | None:
    """By the id of the root, else by the list of messages."""
    if not document.is_html:
        return None
    if document.tree.css_first("html#XenForo") is not None:
        return "html#XenForo"
    if document.tree.css_first("li.message[id^='post-'] .messageText") is not None:
        return "li.message with .messageText"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = [n for n in every(document.tree, *_POSTS) if first(n, ".messageText, .messageContent") is not None]
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of XenForo 1, but no post stands on it")
    dates = DateReader(
        Clock(document),
        [_shown(_date_node(node)) for node in nodes],
        language=attribute(document.tree.css_first("html"), "lang"),
    )
    facts = _facts(document)
    lost = orphans(document, nodes, _BODIES)
    posts = [_post(document, node, dates) for node in apart(nodes)]
    yield assemble(document, "xenforo1", facts, [*posts, *lost], _paging(document))


def _post(document: Document, node: LexborNode, dates: DateReader) -> Post | Problem:
    link = first(node, "a.datePermalink", "a.postNumber", "a.hashPermalink", "a[href*='#post-']")
    post_id = captured(r"post-(\d+)", attribute(node, "id"), attribute(link, "href"))
    container = first(node, *_BODIES)
    if container is None:
        return unreadable(document, post_id or "", "body")
    user = named(node, ".messageUserBlock .username", ".userText .username", ".messageUserInfo .username", ".username")
    author = attribute(node, "data-author") or name_of(user or profile_outside(node, container))
    if post_id is None and author is None:
        return unreadable(document, "", "id and no author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signature = first(node, ".signature")
    shown = _date_node(node)
    posted = _instant(shown, dates) if shown is not None else dates.read(date_outside(node, container)[1])
    edited = first(node, ".editDate .DateTime")
    return Post(
        post_id=post_id or "",
        position=tail_number(words(first(node, "a.postNumber", "a.hashPermalink"))) or 0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(
            r"members/(?:[^/]*\.)?(\d+)", attribute(user, "href"), attribute(first(node, "a.avatar"), "href")
        ),
        posted_at=posted.at,
        edited_at=_instant(edited, dates).at if edited else None,
        permalink=document.absolute(attribute(link, "href")),
        reactions=_reactions(node),
        links=body.links,
        date_note=posted.note,
    )


def _date_node(node: LexborNode) -> LexborNode | None:
    found = first(node, "a.datePermalink .DateTime", ".messageMeta .DateTime", ".messageDetails .DateTime")
    if found is not None:
        return found
    inner = list(node.css(".messageText .DateTime, .editDate .DateTime, .extraUserInfo .DateTime"))
    return next((n for n in node.css(".DateTime") if n not in inner), None)


def _shown(node: LexborNode | None) -> str | None:
    return attribute(node, "title") or words(node)


def _instant(node: LexborNode | None, dates: DateReader) -> Instant:
    at = from_epoch(attribute(node, "data-time"))
    return Instant(at) if at else dates.read(_shown(node))


def _reactions(node: LexborNode) -> int | None:
    summary = first(node, ".likesSummary")
    if summary is None:
        return None if first(node, "[id^='likes-post-'], .likesSummary") is None else 0
    rated = [number(words(strong)) or 0 for strong in summary.css(".dark_postrating_outputlist strong")]
    if rated:
        return sum(rated)
    names = [words(name) or "" for name in summary.css("a.username")]
    others = words(first(summary, "a.OverlayTrigger:not(.username)"))
    return len(names) + (number(others) or 0)


def _quotation(tag: Tag) -> Quotation | None:
    if "bbCodeQuote" not in tag.get_attribute_list("class"):
        return None
    title = tag.find(class_="attribution")
    anchor = title.find("a", href=True) if isinstance(title, Tag) else None
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    if isinstance(anchor, Tag) and "AttributionLink" in anchor.get_attribute_list("class"):
        anchor.extract()
    said = title.get_text(" ") if isinstance(title, Tag) else None
    author = str(tag.get("data-author") or "").strip() or name_before_verb(said)
    words_ = tag.find(class_="quote") or tag.find(class_="quoteContainer")
    return Quotation((words_ if isinstance(words_, Tag) else tag,), author, post_id_in(href), href)


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"attribution", "quoteExpand", "messageTextEndMarker", "type", "bbCodeSpoilerButton", "message"}),
    embed=frozenset({"bbCodeMedia", "bbmBanner"}),
    code=frozenset({"bbCodeCode", "bbCodePHP", "bbCodeHtml"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(first(tree, "link[rel='canonical']"), "href")) or document.url
    heading = first(tree, ".titleBar h1", "h1")
    prefix = words(first(heading, ".prefix")) if heading else None
    title = (words(heading) or "").removeprefix(prefix or "").strip() or None
    bar = first(tree, ".breadcrumb")
    crumbs = bar.css("a.crumb") if bar else []
    forum = forum_path(crumbs, title=title) or words(first(tree, "#pageDescription a[href*='forums/']"))
    return Facts(
        thread_id=captured(r"threads/(?:[^/?]*\.)?(\d+)(?:/|$|\?)", url, document.url) or "",
        title=title,
        forum=forum,
        url=re.sub(r"page-\d+.*$|#.*$", "", url) if url else None,
    )


def _paging(document: Document) -> Paging:
    pages = first(document.tree, ".PageNav")
    if pages is None:
        return Paging(1, 1)
    number_ = number(attribute(pages, "data-page")) or number(words(first(pages, "a.currentPage")))
    last = number(attribute(pages, "data-last"))
    onward = [a for a in pages.css("a.text") if (words(a) or "").endswith((">", "›", "»", "→"))]
    next_url = document.absolute(attribute(onward[-1], "href")) if onward else next_link(document)
    return Paging(number_, last, next_url)
