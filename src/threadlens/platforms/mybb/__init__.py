"""Threads of MyBB 1.6 and 1.8."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import date_outside, profile_outside
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, captured, closest, every, first, number, tail_number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.platforms.mybb import _plain
from threadlens.records import Link, Post, Problem, ThreadPage

LABEL = "MyBB"
ORDER = 15

_POSTS = ("div.post[id^='post_']", "table[id^='post_']", "article[id^='post_']", ".post[id^='post_']")
_BODIES = (".post_body[id^='pid_']", ".post_body", "[id^='pid_']")
_NAMES = (
    ".author_information .largetext a",
    ".author_information .largetext",
    ".post_author .largetext a",
    ".post_author strong a",
    ".largetext a",
    ".largetext",
    ".post_author a[href*='user']",
    ".author_information strong",
)


def detect(document: Document) -> str | None:
    """By the frame of a post, else by the script's key."""
    if not document.is_html:
        return None
    tree = document.tree
    if first(tree, ".post_body[id^='pid_']", "[id^='post_'] .post_body") is not None:
        return ".post_body#pid_N"
    if _plain.rows(document):
        return "posts of the archive or the printable page"
    scripts = " ".join(node.text() for node in tree.css("script:not([src])")[:20])
    return "my_post_key" if re.search(r"\bmy_post_key\s*=", scripts) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    nodes = [n for n in every(document.tree, *_POSTS) if re.fullmatch(r"post_\d+", attribute(n, "id") or "")]
    nodes = [n for n in nodes if first(n, *_BODIES) is not None]
    if not nodes and _plain.rows(document):
        yield _plain.read(document, RULES)
        return
    if not nodes:
        raise ParseError(f"{document.page.source}: a page of MyBB, but no post stands on it")
    facts, paging = _facts(document), _paging(document)
    lost = orphans(document, nodes, _BODIES)
    nodes = apart(nodes)
    shown = [_shown_date(node) for node in nodes]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    posts = [_post(document, node, dates, date) for node, date in zip(nodes, shown, strict=True)]
    yield assemble(document, "mybb", facts, [*posts, *lost], paging)


def _post(document: Document, node: LexborNode, dates: DateReader, shown: str | None) -> Post | Problem:
    post_id = (attribute(node, "id") or "").removeprefix("post_")
    container = first(node, *_BODIES)
    name_node = named(node, *_NAMES) or profile_outside(node, container)
    author = name_of(name_node)
    if container is None or author is None:
        return unreadable(document, post_id, "body" if container is None else "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    link = next(
        (a for a in node.css("a[href]") if f"pid{post_id}" in (attribute(a, "href") or "").rpartition("#")[2]), None
    )
    signature = first(node, ".signature", "[id^='signature_']")
    posted = dates.read(shown)
    edit = words(first(node, ".edited_post", ".post_edit"))
    links = [attribute(name_node, "href"), attribute(first(node, "a[href*='user-'], a[href*='uid=']"), "href")]
    return Post(
        post_id=post_id,
        position=tail_number(words(link)) or 0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"(?:user-|uid=)(\d+)", *links),
        posted_at=posted.at,
        edited_at=dates.read(_edit_date(edit)).at if edit and _edit_date(edit) else None,
        permalink=document.absolute(attribute(link, "href")),
        reactions=_reactions(node),
        links=body.links + _attachments(document, node),
        date_note=posted.note,
    )


def _shown_date(node: LexborNode) -> str | None:
    """The date without the edit note; a day in words has its date as a title."""
    found = first(node, ".post_date", ".post_head .smalltext")
    # Layouts of version 1.6 put it anywhere outside the body, in small letters.
    found = found or next((n for n in node.css(".smalltext") if re.search(r"\d\d?:\d\d", _outside_body(n))), None)
    found = found or first(node, ".post_content .smalltext", "td .smalltext[style*='float']")
    if found is None:
        return date_outside(node, first(node, *_BODIES))[1]
    text = words(found) or ""
    for note in found.css(".post_edit, .edited_post"):
        text = text.replace(words(note) or "\0", " ")
    titled = first(found, "span[title]")
    title = attribute(titled, "title") or ""
    if re.search(r"\d:\d\d", title):
        return title
    return f"{title} {text.replace(words(titled) or chr(0), ' ', 1)}" if re.search(r"\d{4}", title) else text


def _outside_body(small: LexborNode) -> str:
    is_other = closest(small, ".post_body, .signature, .edited_post") is not None or first(small, ".edited_post")
    return "" if is_other else words(small) or ""


def _edit_date(note: str) -> str | None:
    """'(This post was last modified: 2024-01-05, 03:27 AM by X. Edited 1 time in total.)'."""
    return captured(r":\s*(\S.*?\d{1,2}:\d\d(?:\s?[AaPp][Mm])?)", note)


def _reactions(node: LexborNode) -> int | None:
    box = first(node, "[id^='thx_list'], .post_thanks, [id^='tyl_'], .tyl_count, .like_buttons_count")
    if box is None:
        return None
    return len(box.css("a[href*='user']")) or number(words(box)) or 0


def _attachments(document: Document, node: LexborNode) -> tuple[Link, ...]:
    links = []
    for anchor in node.css("a[href*='attachment.php?aid=']"):
        url = document.absolute(attribute(anchor, "href"))
        if url:
            links.append(Link(url, words(anchor) or "", "attachment"))
    return tuple(dict.fromkeys(links))


def _quotation(tag: Tag) -> Quotation | None:
    if tag.name != "blockquote":
        return None
    cite = tag.find("cite", recursive=False)
    if not isinstance(cite, Tag):
        return None
    cite.extract()
    anchor = cite.find("a", href=True)
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    for part in cite.find_all(["span", "a"]):
        part.extract()
    said = " ".join(cite.get_text(" ").split())
    # Without an author the title is the word 'Quote:' alone.
    author = name_before_verb(said) if href or len(said.split()) > 1 else None
    return Quotation((tag,), author, post_id_in(href), href)


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset({"quick_jump", "post_edit", "edited_post", "title", "spoiler_header", "post"}),
    code=frozenset({"codeblock", "phpcodeblock"}),
    signature=frozenset({"signature"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    url = document.absolute(attribute(first(tree, "link[rel='canonical']"), "href")) or document.url
    crumbs = [
        crumb
        for crumb in every(tree, ".navigation .nav_bit > a", ".navigation > a", ".breadcrumb a", ".navigation a")
        if "pagination" not in (attribute(crumb, "class") or "")
        and "pagination" not in (attribute(crumb.parent, "class", "id") or "")
    ]
    hrefs = [attribute(n, "href") for n in every(tree, "a[href*='newreply.php?tid=']", "a[href*='tid=']")]
    active = first(tree, ".navigation .active", ".breadcrumb .active")
    return Facts(
        thread_id=captured(r"(?:thread-|tid=)(\d+)", url, document.url) or captured(r"tid=(\d+)", *hrefs) or "",
        title=words(active) or _plain_title(document),
        forum=forum_path([c for c in crumbs if re.search(r"forum-|fid=|forum", attribute(c, "href") or "")]),
        url=re.sub(r"(thread-\d+)-(?:page|post|lastpost)[\w-]*", r"\1", url.partition("#")[0]) if url else None,
    )


def _plain_title(document: Document) -> str | None:
    return words(first(document.tree, ".thead strong", "td.thead")) or words(document.tree.css_first("title"))


def _paging(document: Document) -> Paging:
    bar = next(
        (
            b
            for b in document.tree.css(".pagination")
            if "breadcrumb" not in f"{attribute(b, 'class')} {attribute(b, 'id')}"
        ),
        None,
    )
    if bar is None:
        return Paging(1, 1)
    current = number(words(first(bar, ".pagination_current")))
    pages = [number(words(n)) for n in bar.css(".pagination_page, .pagination_last, .pagination_current")]
    onward = first(bar, "a.pagination_next")
    next_url = document.absolute(attribute(onward, "href")) if onward is not None else None
    if onward is None and current is None:
        next_url = next_link(document)
    return Paging(current, max((p for p in pages if p), default=None), next_url)
