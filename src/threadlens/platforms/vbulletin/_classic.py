"""A page of a vBulletin 3 or 4 thread: bodies carry the number of their post, its frame is found from there."""

import re
from collections import Counter

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader, Instant, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._outside import instant_outside, profile_outside
from threadlens.platforms._select import attribute, captured, closest, every, first, number, spaced, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, page_of, unreadable
from threadlens.platforms.vbulletin._markup import RULES
from threadlens.records import Passage, Post, Problem, ThreadPage

_NAMES = (
    ".bigusername",
    ".username_container .username",
    ".userinfo .username",
    "a.username",
    ".username",
    "[id^='postmenu_'] a",
    "[id^='postmenu_']",
)
_SHOWING = re.compile(
    r"(\d[\d.,]*)\s*(?:-|–|to|bis|à|al?|t/m|до|of)\s*(\d[\d.,]*)\s*(?:of|von|sur|de|di|van|из)\s*(\d[\d.,]*)", re.I
)


def read(document: Document) -> ThreadPage:
    """The page's posts in their order."""
    bodies = every(document.tree, "[id^='post_message_']")
    ids = [captured(r"post_message_(\d+)$", attribute(body, "id")) for body in bodies]
    framed = [(post_id, _frame(document, body, post_id)) for body, post_id in zip(bodies, ids, strict=True) if post_id]
    if not framed:
        raise ParseError(f"{document.page.source}: a page of vBulletin, but no post stands on it")
    facts, paging = _facts(document), _paging(document)
    # Where a post has lost its frame, whose name stands above it cannot be told.
    shared = Counter(frame.mem_id for _, frame in framed)
    own = [(post_id, frame) for post_id, frame in framed if shared[frame.mem_id] == 1]
    lost = [unreadable(document, post_id, "frame") for post_id, frame in framed if shared[frame.mem_id] > 1]
    frames = apart([frame for _, frame in own])
    shown = [_shown_date(frame) for frame in frames]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    rows = [
        _post(document, frame, post_id, dates, date)
        for (post_id, _), frame, date in zip(own, frames, shown, strict=True)
    ]
    return assemble(document, "vbulletin", facts, [*rows, *lost], paging)


def _frame(document: Document, node: LexborNode, post_id: str) -> LexborNode:
    tree = document.tree
    for selector in (f"li#post_{post_id}", f"table#post{post_id}", f"div#post{post_id}", f"li#post{post_id}"):
        found = tree.css_first(selector)
        if found is not None and found.css_first(f"#post_message_{post_id}") is not None:
            return found
    found = closest(node, f"#edit{post_id}, #post_{post_id}, .postcontainer, .postbit, .postbitlegacy, .tpost")
    found = found or closest(node, "table") or node.parent
    return found if found is not None else node


def _post(document: Document, frame: LexborNode, post_id: str, dates: DateReader, shown: str | None) -> Post | Problem:
    container = first(frame, f"#post_message_{post_id}")
    name_node = named(frame, *_NAMES) or profile_outside(frame, container)
    author = name_of(name_node)
    if author is None or container is None:
        return unreadable(document, post_id, "author" if container is not None else "body")
    inner = first(container, "blockquote.postcontent", ".postcontent") or container
    body = read_body(inner.inner_html or "", RULES, document.absolute)
    counter = first(
        frame, f"#postcount{post_id}[href]", "a.postcounter[href]", "a[id^='postcount']", "a[href*='showpost.php']"
    )
    at = from_iso(attribute(first(frame, ".postdate time", ".thead time", "time[datetime]"), "datetime"))
    posted = Instant(at) if at else dates.read(shown) if shown else instant_outside(frame, container, dates)
    edit = words(first(frame, "blockquote.lastedited", ".lastedited", "div.smallfont > em", "div.smallfont em"))
    return Post(
        post_id=post_id,
        position=_position(counter),
        passages=body.passages + _signature(document, frame, post_id),
        author=author,
        author_id=_author_id(frame, name_node),
        posted_at=posted.at,
        edited_at=dates.read(_edit_date(edit)).at if edit else None,
        permalink=document.absolute(attribute(counter, "href"))
        or document.absolute(f"showthread.php?p={post_id}#post{post_id}"),
        reactions=_reactions(frame, post_id),
        links=body.links,
        date_note=posted.note,
    )


def _position(counter: LexborNode | None) -> int:
    name = attribute(counter, "name") or ""
    shown = words(counter) or ""
    return int(name) if name.isdecimal() and len(name) < 7 else number(shown) or 0 if len(shown) < 8 else 0


def _shown_date(frame: LexborNode) -> str | None:
    found = words(first(frame, ".postdate", ".posthead .date", ".date"))
    if found:
        return found
    for head in frame.css(".thead"):
        text = re.sub(r"#\s*\d+", "", words(head) or "").strip()
        if re.search(r"\d", text):
            return text
    return None


def _edit_date(note: str) -> str:
    """'Last edited by X; 2nd April 2025 at 14:10. Reason: …': what stands after the name."""
    return re.sub(r"\.?\s*(?:Reason|Grund|Raison|Motivo)\s*:.*$", "", note.partition(";")[2] or note)


def _author_id(frame: LexborNode, name_node: LexborNode | None) -> str | None:
    links = [
        attribute(name_node, "href"),
        attribute(first(frame, "a[href*='member.php'], a[href*='members/']"), "href"),
    ]
    return captured(r"[?&;]u=(\d+)", *links) or captured(r"(?:member\.php\?|members?/)(\d+)", *links)


def _reactions(frame: LexborNode, post_id: str) -> int | None:
    box = first(frame, f"#post_thanks_box_{post_id}", ".vbseo_liked", ".likes_postbit", ".post_thanks_user_name")
    if box is None:
        return None
    names = [words(a) or "" for a in box.css("a") if not (words(a) or "").split(" ")[0].isdecimal()]
    rest = words(box) or ""
    for name in names:
        rest = rest.replace(name, "", 1)
    return len(names) + (number(rest) or 0 if re.search(r"\d+ \w+", rest) else 0)


def _signature(document: Document, frame: LexborNode, post_id: str) -> tuple[Passage, ...]:
    found = first(frame, ".signaturecontainer", "blockquote.signature", f"#post_message_{post_id} ~ .signature")
    if found is not None:
        return signature_of(found.inner_html or "", document.absolute)
    for node in frame.css(f"#td_post_{post_id} > div"):
        text = words(node) or ""
        if text.startswith("_____"):
            return signature_of((node.inner_html or "").replace("_", ""), document.absolute)
    return ()


def _facts(document: Document) -> Facts:
    tree = document.tree
    heading = first(tree, ".threadtitle a[href]")
    url = document.absolute(attribute(first(tree, "link[rel='canonical']") or heading, "href")) or document.url
    tools = (
        "a[href*='newreply.php?'], a[href*='printthread.php?'], a[href*='sendmessage.php?'], a[href*='showthread.php?']"
    )
    hrefs = [attribute(n, "href") for n in tree.css(tools)[:40]]
    thread_id = (
        captured(r"[?&;]t=(\d+)", url)
        or captured(r"(?:showthread\.php[?/]|threads/|/)(\d{2,})-", url)
        or captured(r"[?&;]t=(\d+)", *hrefs)
        or captured(r"-(\d{2,})(?:-\d+)?(?:\.html|/)?$", url)
        or attribute(first(tree, "input[name='t']", "input[name='searchthreadid']"), "value")
    )
    title = words(first(tree, ".threadtitle", "td.navbar strong", ".navbar strong", "#breadcrumb .lastnavbit", "h1"))
    crumbs = every(
        tree,
        "#breadcrumb .navbit a",
        ".navbar a[href*='forumdisplay']",
        ".navbar a[href*='forums/']",
        "[itemtype$='BreadcrumbList'] a[itemprop='item']",
        ".breadcrumb a",
    )
    return Facts(
        thread_id=thread_id or "",
        title=title or _plain_title(document),
        forum=forum_path([c for c in crumbs if words(c)][1:] if _names_site(crumbs) else crumbs, title=title),
        url=re.sub(r"[?&]page=\d+|/page\d+(?=/|$)|-\d+(?=\.html$)(?<=-\d)", "", url) if url else None,
        expected_post_count=_showing(document),
    )


def _plain_title(document: Document) -> str | None:
    title = words(document.tree.css_first("title"))
    return re.sub(r"\s+-\s+(?:Page \d+\s+-\s+)?[^-]+$", "", title) if title else None


def _names_site(crumbs: list[LexborNode]) -> bool:
    """Whether the first crumb leads to the board and not to a forum of it."""
    return bool(crumbs) and bool(re.search(r"index\.php|/$|forum\.php", attribute(crumbs[0], "href") or ""))


def _showing(document: Document) -> int | None:
    texts = [words(first(document.tree, "#postpagestats", ".postpagestats", ".pagination_info"))]
    texts += [attribute(node, "title") for node in document.tree.css(".pagenav [title], #pagination_top [title]")]
    for text in texts:
        found = _SHOWING.search(text or "")
        if found:
            return number(found[3])
    return None


def _paging(document: Document) -> Paging:
    tree = document.tree
    next_url = next_link(
        document, ".pagenav a[rel='next']", "#pagination_top a[rel='next']", ".pagination a[rel='next']"
    )
    bars = [n for selector in (".pagenav td", ".popupctrl", ".pagenav", ".pagination") for n in tree.css(selector)]
    for bar in bars:
        current, last = page_of(_SHOWING.sub(" ", spaced(bar) or ""))
        if last:
            return Paging(current, last, next_url)
    return Paging(1, 1) if next_url is None else Paging(None, None, next_url)
