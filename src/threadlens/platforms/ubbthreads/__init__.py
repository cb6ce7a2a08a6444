"""Topics and galleries of UBB.threads 7."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import attribution, name_before_verb
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._quotes import Quotation
from threadlens.platforms._select import attribute, captured, closest, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "UBB.threads"
ORDER = 37

_BODIES = ".post-content [id^='body'], .post_inner [id^='body']"
_NAMES = (
    ".author-name a[href*='/users/'] span",
    ".author-name a[href*='/users/']",
    ".author-name span",
    ".author-name",
    ".author-content .username",
    ".author-content a[href*='/users/']",
    ".author-content [id^='menu_control']",
    ".author-content",
)
_TARGET = re.compile(r"[#/]Post(\d+)|/(?:topics|galleries)/(\d+)/[^#]*$", re.IGNORECASE)


def detect(document: Document) -> str | None:
    """By the body of a post beside its number, in a page of the script's."""
    if not document.is_html or document.tree.css_first(_BODIES) is None:
        return None
    return (
        ".post-content [id^=body]"
        if first(document.tree, "[id^='number']", "[name='generator'][content^='UBB']")
        else None
    )


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    rows = [(body, _frame(body)) for body in every(document.tree, _BODIES)]
    # The form to answer with is a post without a number.
    rows = [(body, frame) for body, frame in rows if _number(frame) is not None]
    if not rows:
        raise ParseError(f"{document.page.source}: a page of UBB.threads, but no post stands on it")
    shown = [_shown(frame) for _, frame in rows]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    posts = [_post(document, body, frame, dates) for body, frame in rows]
    facts = _facts(document, [post for post in posts if isinstance(post, Post)])
    yield assemble(document, "ubbthreads", facts, posts, _paging(document))


def _frame(body: LexborNode) -> LexborNode:
    """The table around a body that also holds its number."""
    frame = body
    while (above := closest(frame, "table")) is not None:
        frame = above
        if first(frame, "[id^='number']") is not None:
            break
    return frame


def _number(frame: LexborNode) -> str | None:
    return captured(r"number(\d+)", attribute(first(frame, "[id^='number']"), "id"))


def _shown(frame: LexborNode) -> str | None:
    head = first(frame, ".subjecttable", "td.subjecttable") or frame
    day = words(first(head, ".date"))
    return f"{day} {words(first(head, '.time')) or ''}".strip() if day else None


def _post(document: Document, body: LexborNode, frame: LexborNode, dates: DateReader) -> Post | Problem:
    post_id = _number(frame) or ""
    author = name_of(named(frame, *_NAMES))
    if author is None:
        return unreadable(document, post_id, "author")
    read = read_body(body.inner_html or "", RULES, document.absolute)
    signature = first(frame, ".signature:not(hr)")
    posted = dates.read(_shown(frame))
    answered = first(frame, ".subjecttable a[title='in reply to']", ".subjecttable .iblock > span a[href*='#Post']")
    target = _TARGET.search(attribute(answered, "href") or "")
    edit = words(first(frame, ".edited-wording", ".edited"))
    edited = captured(r"\b(?:by|von|par|por)\s.*?;?\s(\d.*)$", edit) or captured(r"(\d{1,2}[/.-].*)$", edit)
    return Post(
        post_id=post_id,
        position=0,
        passages=read.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(
            r"/users/(\d+)",
            attribute(first(frame, ".author-name a[href*='/users/']", ".author-content a[href*='/users/']"), "href"),
        ),
        posted_at=posted.at,
        edited_at=dates.read(edited).at if edited else None,
        permalink=document.absolute(_permalink(frame)),
        reply_to_post_id=(target[1] or target[2]) if target else None,
        reactions=number(words(first(frame, ".like-count", "[id^='likes']"))),
        links=read.links,
        date_note=posted.note,
    )


def _permalink(frame: LexborNode) -> str | None:
    number_node = first(frame, "[id^='number']")
    return attribute(number_node, "href") or attribute(closest(number_node, "a") if number_node else None, "href")


def _quotation(tag: Tag) -> Quotation | None:
    classes = tag.get_attribute_list("class")
    if "ubbcode-block" not in classes:
        return None
    body = tag.find(class_="ubbcode-body")
    head = tag.find(class_="ubbcode-header")
    said = head.get_text(" ") if isinstance(head, Tag) else ""
    if not isinstance(body, Tag) or body.find("pre", recursive=False) is not None:
        return None
    opening = body.find(class_="bold")
    if attribution(said) is None and isinstance(opening, Tag) and attribution(opening.get_text(" ")):
        said = opening.extract().get_text(" ")
    anchor = head.find("a", href=True) if isinstance(head, Tag) else None
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    target = _TARGET.search(href or "")
    # Without an author the head is the word 'Quote' alone.
    author = attribution(said) or (name_before_verb(said) if len(said.split()) > 1 else None)
    return Quotation((body,), author, (target[1] or target[2]) if target else None, href)


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"ubbcode-header", "post-buttons", "edited-wording"}),
    code=frozenset({"ubbcode-pre"}),
)


def _facts(document: Document, posts: list[Post]) -> Facts:
    tree = document.tree
    bar = first(tree, ".breadcrumbs h1", "#breadcrumbs", ".breadcrumbs")
    crumbs = (
        [a for a in bar.css("a") if re.search(r"/forums/|/category/|/postlist/", attribute(a, "href") or "")]
        if bar
        else []
    )
    links = (words(a) or "" for a in tree.css(".subjecttable a"))
    shown = words(first(tree, ".subjecttable .truncate")) or next((t for t in links if t and t[0] != "#"), "")
    subject = re.sub(r"^(?:Re:\s*)+", "", shown, flags=re.I)
    url = document.absolute(attribute(first(tree, "link[rel='canonical']"), "href")) or document.url
    opening = captured(
        r"/(?:topics|galleries)/(\d+)",
        attribute(first(tree, ".subjecttable a[href*='/topics/'], .subjecttable a[href*='/galleries/']"), "href"),
    )
    first_id = posts[0].post_id if posts else ""
    return Facts(opening or first_id, subject or words(first(tree, "title")), forum_path(crumbs, title=subject), url)


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".pagination", "td.pages", ".pages")
    here = number(words(first(bar, ".active", ".current", "td.alt-3"))) if bar is not None else None
    pages = [number(words(a)) or 0 for a in bar.css("a")] if bar is not None else []
    next_url = next_link(document, ".pagination a[rel='next']")
    return Paging(
        here or 1, max([here or 1, *(p for p in pages if p < 100_000)]) if next_url is None or pages else None, next_url
    )
