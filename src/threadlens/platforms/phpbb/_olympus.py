"""A page of a phpBB 3 topic in prosilver or a style built on it."""

import re
from datetime import datetime

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import orphans
from threadlens.platforms._outside import date_outside, framed, profile_outside
from threadlens.platforms._select import attribute, captured, every, first, number, spaced, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, page_of, unreadable
from threadlens.platforms.phpbb._markup import RULES
from threadlens.records import Link, Post, Problem, ThreadPage

_NAMES = (
    ".postprofile .username",
    ".postprofile .username-coloured",
    ".author .username",
    ".author .username-coloured",
    ".author strong",
    ".postauthor",
    ".postprofile dt a:not(.avatar)",
    ".postprofile dt strong",
    ".username",
    ".username-coloured",
)

_DATES = ("p.author", ".author", ".postdate", ".post-date")
_BODIES = (".content", ".postbody", ".post-text", "[id^='post_content']")
_OLD_HEADINGS = ("h2 a", "a.maintitle", "a.titles")
_HEADINGS = (
    "h2.topic-title a",
    "h2.topic-title",
    ".topic-title",
    "#page-body h2 a",
    "#page-body h2",
    "a.maintitle",
    "a.titles",
)


def numbered(document: Document) -> dict[str, LexborNode]:
    """The frames by the numbers of their posts; themes put the number on the frame, in it or before it."""
    ids = {attribute(n, "id") or "": n for n in every(document.tree, "[id^='p']")}
    ids = {name: node for name, node in ids.items() if re.fullmatch(r"p\d+", name)}
    frames = framed(ids, _BODIES)
    # Of a deleted post moderators see a notice in its frame.
    return {
        name.removeprefix("p"): frame
        for name, frame in frames.items()
        if "deleted" not in (attribute(frame, "class") or "").split() or first(frame, ".content")
    }


def read(document: Document, found: dict[str, LexborNode]) -> ThreadPage:
    """The page's posts in their order, by the frames that are found."""
    topic, pages = facts(document), paging(document)
    lost = orphans(document, list(found.values()), _BODIES)
    frames = apart(list(found.values()))
    if not frames:
        raise ParseError(f"{document.page.source}: a page of phpBB, but no post stands on it")
    shown = [_shown_date(node) for node in frames]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    rows = zip(found, frames, shown, strict=True)
    posts = [_post(document, node, dates, date, post_id) for post_id, node, date in rows]
    return assemble(document, "phpbb", topic, [*posts, *lost], pages)


def _post(document: Document, node: LexborNode, dates: DateReader, shown: str | None, post_id: str) -> Post | Problem:
    container = _body(node)
    # A style without .content may write into .postbody itself, but then its heading stands elsewhere.
    if container is None or first(container, "p.author", ".author", "h3") is not None:
        return unreadable(document, post_id, "body")
    name_node = named(node, *_NAMES) or profile_outside(node, container)
    details = first(node, "[data-poster-name]", "[data-posttime]")
    author = name_of(name_node) or attribute(details, "data-poster-name")
    if author is None:
        return unreadable(document, post_id, "author")
    author = author.partition(" » ")[0]  # where the name's own element is not closed
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signature = first(node, ".signature")
    at = from_iso(attribute(first(node, ".author time", "p.author time", ".postbody > time"), "datetime"))
    at = at or from_epoch(attribute(details, "data-posttime"))
    at = at or (None if first(node, *_DATES) is not None else from_iso(date_outside(node, container)[0]))
    posted = Instant(at) if at else dates.read(shown)
    profile = first(node, *(f"{part} a[href*='mode=viewprofile']" for part in (".postprofile", ".author")), "a.avatar")
    links = [attribute(name_node, "href"), attribute(profile, "href")]
    return Post(
        post_id=post_id,
        position=0,
        passages=body.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"[?&;]u=(\d+)", *links) or captured(r"u(\d+)(?:\.html|/|$)", links[0]),
        posted_at=posted.at,
        edited_at=_edited(node, dates),
        permalink=_permalink(document, node, post_id),
        reactions=_thanks(node, post_id),
        links=body.links + _attachments(document, node),
        date_note=posted.note,
    )


def _body(node: LexborNode) -> LexborNode | None:
    """The element with the words: of a post that is hidden a notice of the same class stands above it."""
    found = [n for n in node.css(".content") if first(n, ".ignore") is None]
    return found[0] if found else first(node, ".postbody .post-text", ".postbody", ".post-text")


def _shown_date(node: LexborNode) -> str | None:
    line = first(node, *_DATES)
    text = words(first(line, "time")) or words(line) if line is not None else None
    if not re.search(r"\d", text or ""):
        text = date_outside(node, _body(node))[1]
    # 'by X » Fri Feb 14, 2025 8:02 pm': the name before the sign may look like a date.
    return text.rpartition("»")[2].strip() or text if text else None


def _edited(node: LexborNode, dates: DateReader) -> datetime | None:
    for note in node.css(".notice"):
        text = words(note) or ""
        if first(note, "a[href*='viewprofile']", ".username", ".username-coloured") is not None and re.search(
            r"\d:\d", text
        ):
            time_node = first(note, "time")
            return from_iso(attribute(time_node, "datetime")) or dates.read(_after_name(note, text)).at
    return None


def _after_name(note: LexborNode, text: str) -> str:
    name = words(first(note, "a", ".username", ".username-coloured")) or ""
    return re.sub(r",\s+\D*\d+\s+\D*$", "", text.partition(name)[2])


def _permalink(document: Document, node: LexborNode, post_id: str) -> str | None:
    for anchor in node.css("h3 a[href], .author a[href], .post-buttons a[href]"):
        href = attribute(anchor, "href") or ""
        if re.search(rf"[^#]#p{post_id}$", href):
            return document.absolute(href)
    return document.absolute(f"viewtopic.php?p={post_id}#p{post_id}")


def _thanks(node: LexborNode, post_id: str) -> int | None:
    box = first(node, f"#list_thanks{post_id}", f"#div_post_reput{post_id}", ".postreact-count")
    if box is None:
        return None
    names = list(box.css("a[href*='viewprofile'], .username, .username-coloured"))
    return len({words(a) for a in names}) or number(words(box)) or 0


def _attachments(document: Document, node: LexborNode) -> tuple[Link, ...]:
    links = []
    for anchor in node.css(".attachbox a[href*='file.php'], .inline-attachment a[href*='file.php']"):
        url = document.absolute(attribute(anchor, "href"))
        if url:
            links.append(Link(url, words(anchor) or "", "attachment"))
    return tuple(dict.fromkeys(links))


def facts(document: Document) -> Facts:
    """What the page says of its topic."""
    tree = document.tree
    title = words(first(tree, *_HEADINGS))
    links = [
        attribute(n, "href") for n in every(tree, "link[rel='canonical']", *_OLD_HEADINGS, "a[href*='mode=reply']")
    ]
    crumbs = every(
        tree, "#nav-breadcrumbs .crumb a", ".navlinks .crumb a", ".navlinks a", ".breadcrumbs a", "a.nav", ".nav a.nav"
    )
    forums = [c for c in crumbs if re.search(r"viewforum|forum", attribute(c, "href") or "")]
    canonical = document.absolute(
        attribute(first(tree, "link[rel='canonical']", "h2.topic-title a", "#page-body h2 a", "a.maintitle"), "href")
    )
    return Facts(
        thread_id=captured(r"[?&;]t=(\d+)", document.url, *links)
        or captured(r"(?:topic|-t|/t)-?(\d+)", document.url, *links)
        or attribute(first(tree, "input[name='t']"), "value")
        or "",
        title=title,
        forum=forum_path(forums, title=title),
        url=re.sub(r"[?&;]start=\d+|#.*$", "", canonical or document.url or "") or None,
        expected_post_count=_post_count(document),
    )


def _post_count(document: Document) -> int | None:
    """'57 posts • Page 1 of 3', in subsilver2 '[ 57 posts ]'."""
    for bar in every(document.tree, ".pagination", ".action-bar .pagination", "td.gensmall[nowrap]"):
        found = re.match(r"\D{0,3}(\d[\d.,]*)\s+[^\W\d]{3,}", spaced(bar) or "")
        if found:
            return number(found[1])
    return None


def paging(document: Document) -> Paging:
    """Where the page stands among its topic's pages."""
    next_url = next_link(
        document, ".pagination .arrow.next a", ".pagination a[rel='next']", ".pagination .next a", "a.right-box"
    )
    bars = every(document.tree, ".pagination", ".gensmall", "td.gensmall", ".nav")
    for bar in bars:
        found = re.search(r"[^\W\d]+\s+(\d+)\s+[^\W\d]+\s+(\d+)", spaced(bar) or "")
        current, last = (int(found[1]), int(found[2])) if found else page_of(spaced(bar))
        if current and last and 1 <= current <= last:
            return Paging(current, last, next_url)
    pages = [number(words(a)) or 0 for a in document.tree.css(".pagination a, .pagination strong, .pagination .active")]
    current = number(words(first(document.tree, ".pagination .active", ".pagination strong")))
    if next_url is None and not pages:
        return Paging(1, 1)
    return Paging(current, max([*pages, current or 0]) or None, next_url)
