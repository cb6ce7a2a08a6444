"""Topics of Simple Machines Forum 1.1, 2.0 and 2.1, and of ElkArte, which came from it."""

import re
from collections.abc import Iterator

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._attribution import attribution
from threadlens.platforms._body import BodyRules, read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._outside import date_outside, profile_outside
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.platforms.smf import _print
from threadlens.records import Link, Post, Problem, ThreadPage

LABEL = "SMF"
ORDER = 18

_BODIES = ".inner[id^='msg_'], .messageContent[id^='msg_']"
_NAMES = (
    ".poster h4 a",
    ".poster h4",
    ".poster a.name",
    "ul.poster li",
    "a[href*='action=profile']",
    "td > b > a",
    "td > b",
    ".poster a",
)
_LINKS = (".postinfo a[href*='msg']", "[id^='subject_'] a", ".keyinfo a[href*='msg']", "a[href*='msg']")


def detect(document: Document) -> str | None:
    """By the frame of a message, else by the forum's scripts."""
    if not document.is_html:
        return None
    tree = document.tree
    for selector in (_BODIES, "[id^='subject_'] ~ .smalltext", "#quickModForm .post", "#display_head"):
        if tree.css_first(selector) is not None and first(tree, _BODIES, ".post") is not None:
            return selector
    if _print.is_print(document):
        return "lines in bold above posts"
    scripts = " ".join(node.text() for node in tree.css("script:not([src])")[:20])
    return "smf_scripturl" if re.search(r"\bsmf_(?:scripturl|theme_url|forum_id)\b", scripts) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    found = _posts(document)
    if not found and _print.is_print(document):
        yield _print.read(document, RULES)
        return
    if not found:
        raise ParseError(f"{document.page.source}: a page of SMF, but no post stands on it")
    shown = [_shown_date(frame) for frame, _ in found]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    replies = [_reply_number(frame) for frame, _ in found]
    rows: list[Post | Problem] = []
    for index, (frame, body) in enumerate(found):
        reply = replies[index]
        # The opening post alone bears no number; the first reply is 'Reply #1'.
        opens = reply is None and index == 0 and any(number is not None for number in replies[1:])
        rows.append(_post(document, (frame, body), dates, reply + 1 if reply is not None else int(opens)))
    yield assemble(document, "smf", _facts(document), rows, _paging(document))


def _posts(document: Document) -> list[tuple[LexborNode, LexborNode]]:
    """Every message: its frame, which is the nearest that holds a subject or a poster too, and its body."""
    tree = document.tree
    bodies = tree.css(_BODIES) or tree.css("div.post, td.post")
    found = []
    for body in bodies:
        frame = body.parent
        while frame is not None and first(frame, ".poster", "[id^='subject_'], a[href*='action=profile']") is None:
            frame = frame.parent
        if frame is not None and frame.tag not in ("body", "html", "-document"):
            frame = _widened(frame)
            found.append((frame, body))
    return found


def _widened(frame: LexborNode) -> LexborNode:
    """1.1 keeps the poster in one cell and the message in another: the row's table holds both."""
    while first(frame, ".poster", "a[href*='action=profile']", "td > b") is None and frame.parent is not None:
        if frame.parent.tag in ("body", "form", "html"):
            break
        frame = frame.parent
    if frame.tag in ("td", "tr") and frame.parent is not None and first(frame, ".signature, [id^='modified_']") is None:
        table = frame.parent if frame.tag == "tr" else frame.parent.parent
        return table if table is not None else frame
    return frame


def _post(document: Document, nodes: tuple[LexborNode, LexborNode], dates: DateReader, position: int) -> Post | Problem:
    frame, container = nodes
    link = first(frame, *_LINKS)
    post_id = captured(
        r"^(?:msg_?|subject_)(\d+)$",
        attribute(container, "id"),
        attribute(first(frame, "[id^='subject_']", "[id^='msg']"), "id"),
        attribute(frame, "id"),
    ) or post_id_in(attribute(link, "href"))
    name_node = named(frame, *_NAMES) or profile_outside(frame, container)
    author = name_of(name_node)
    if author is None:
        return unreadable(document, post_id or "", "author")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signature = first(frame, ".signature")
    time = first(frame, ".postinfo time", ".keyinfo time")
    at = from_iso(attribute(time, "datetime")) or from_epoch(attribute(time, "data-timestamp"))
    shown = _shown_date(frame)
    posted = Instant(at) if at else dates.read(shown or date_outside(frame, container)[1])
    edited = _edit_date(frame)
    return Post(
        post_id=post_id or "",
        position=position,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"action=profile[;&](?:amp;)?u=(\d+)", attribute(name_node, "href"), _profile(frame)),
        posted_at=posted.at,
        edited_at=dates.read(edited).at if edited else None,
        permalink=document.absolute(attribute(link, "href")),
        reactions=number(words(first(frame, ".smflikebutton_count", ".like_count a", ".like_count"))),
        links=body.links + _attachments(document, frame),
        date_note=posted.note,
    )


def _profile(frame: LexborNode) -> str | None:
    return attribute(first(frame, ".poster a[href*='action=profile']", "a[href*='action=profile']"), "href")


def _heading(frame: LexborNode) -> str | None:
    """The line with the reply's number and its date: beside the link in 2.1, '« Reply #1 on: … »' before."""
    return words(first(frame, ".postinfo", ".keyinfo .smalltext", "[id^='subject_'] ~ .smalltext", ".keyinfo"))


def _shown_date(frame: LexborNode) -> str | None:
    node = first(frame, ".postinfo a.smalltext", ".postinfo .smalltext:not(.modified)", ".postinfo time")
    text = words(node) if node is not None else _heading(frame)
    return re.sub(r"^.*?\bon:\s|^«.*?(?:#\d+|\w)\s*[^:»]{0,12}:\s(?=\S)", "", text).strip("«» ") if text else None


def _reply_number(frame: LexborNode) -> int | None:
    shown = captured(r"#\s?(\d+)", words(first(frame, ".page_number")))
    title = attribute(first(frame, ".postinfo a.smalltext[title]"), "title")
    found = shown or captured(r"#\s?(\d+)", title, _heading(frame))
    return int(found) if found else None


def _edit_date(frame: LexborNode) -> str | None:
    text = words(first(frame, "[id^='modified_']", ".modified"))
    if not text or not re.search(r"\d", text):
        return None
    return re.sub(r"\s(?:by|von|par|por|da|door)\s.*$", "", text.partition(": ")[2] or text).strip("«» ")


def _attachments(document: Document, frame: LexborNode) -> tuple[Link, ...]:
    links = []
    for anchor in frame.css(".attachments a[href*='attach']"):
        url = document.absolute(attribute(anchor, "href"))
        if url and words(anchor):
            links.append(Link(url, words(anchor) or "", "attachment"))
    return tuple(dict.fromkeys(links))


def _quotation(tag: Tag) -> Quotation | None:
    classes = tag.get_attribute_list("class")
    is_quote = {"bbc_standard_quote", "bbc_alternate_quote", "bbc_quote", "quote"}.intersection(classes)
    if not is_quote or tag.name not in ("blockquote", "div"):
        return None
    cite = tag.find("cite", recursive=False)
    header = cite.extract() if isinstance(cite, Tag) else tag.find_previous_sibling(["div", "blockquote"])
    if not isinstance(header, Tag) or (
        header.name != "cite" and "quoteheader" not in header.get_attribute_list("class")
    ):
        return Quotation((tag,))
    anchor = header.find("a", href=True)
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    for time in header.find_all("time"):
        time.extract()
    return Quotation((tag,), _cited(header.get_text(" ")), post_id_in(href), href)


def _cited(text: str) -> str | None:
    """The name in 'Quote from: X on March 05, 2024, 12:03:11 PM', in any language by its shape."""
    line = " ".join(text.split())
    known = attribution(line)
    if known:
        return known
    found = re.match(r"[^:]{3,30}:\s*(.+?)(?:\s+\S{1,4}\s+.*\d.*)?$", line)
    return found[1].strip() if found else None


RULES = BodyRules(
    quote=_quotation,
    drop=frozenset(
        {"quoteheader", "quotefooter", "codeheader", "codeoperation", "smalltext_edit", "post_wrapper", "more_attached"}
    ),
    code=frozenset({"bbc_code", "code"}),
    signature=frozenset({"signature"}),
)


def _facts(document: Document) -> Facts:
    tree = document.tree
    crumbs = every(tree, ".navigate_section li a", "#linktree a", "a.nav", ".linktree a")
    last = first(tree, ".navigate_section li.last", ".linktree .last")
    title = words(first(tree, "#display_head .display_title", "h1.display_title")) or words(first(last, "a"))
    if title is None and crumbs:
        title = words(crumbs[-1])
    hrefs = [attribute(n, "href") for n in every(tree, "link[rel='canonical']", ".navigate_section a", "a.nav")]
    topic = captured(r"topic[=,](\d+)", document.url, *reversed(hrefs))
    topic = topic or captured(r"topic[=,](\d+)", *(attribute(n, "href") for n in tree.css("a[href*='topic']")))
    url = document.absolute(attribute(first(tree, "link[rel='canonical']"), "href")) or document.url
    return Facts(
        thread_id=topic or "",
        title=title,
        forum=forum_path([c for c in crumbs if re.search(r"board|#c\d|/c\d", attribute(c, "href") or "")], title=title),
        url=re.sub(rf"(topic[=,]{topic})\.(?:msg)?\w+.*$", r"\1.0", url) if url and topic else url,
    )


def _paging(document: Document) -> Paging:
    bar = first(document.tree, ".pagelinks", ".pagesection", "td.middletext")
    if bar is None:
        return Paging(1, 1)
    current = number(words(first(bar, ".current_page", "strong", "b")))
    numbered = {number(words(a)): a for a in bar.css("a[href]") if (words(a) or "").isdecimal()}
    arrow = next((a for a in bar.css("a.nav_page, a.navPages") if first(a, ".next_page") is not None), None)
    onward = arrow or numbered.get((current or 0) + 1)
    pages = [page for page in [*numbered, current] if page]
    next_url = document.absolute(attribute(onward, "href")) if onward is not None else next_link(document)
    return Paging(current or 1, max(pages) if pages else 1, next_url)
