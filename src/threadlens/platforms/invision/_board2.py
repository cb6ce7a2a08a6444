"""A page of an Invision Power Board 2 topic: posts are tables, their bodies carry the number."""

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import read_body, signature_of
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._select import attribute, captured, closest, every, first, tail_number, words
from threadlens.platforms._thread import unreadable
from threadlens.platforms.invision._markup import RULES
from threadlens.records import Post, Problem

BODIES = ".postcolor[id^='post-']"
_NAMES = (".normalname a", ".normalname", ".unreg", "[class*='normalname']")


def posts(document: Document) -> list[Post | Problem]:
    """The page's posts in their order."""
    bodies = every(document.tree, BODIES)
    frames = [closest(body, "table") or body for body in bodies]
    shown = [_shown_date(frame) for frame in frames]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    rows = zip(bodies, frames, shown, strict=True)
    return [_post(document, body, frame, dates, date) for body, frame, date in rows]


def _post(
    document: Document, body: LexborNode, frame: LexborNode, dates: DateReader, shown: str | None
) -> Post | Problem:
    post_id = captured(r"post-(\d+)", attribute(body, "id")) or ""
    author = name_of(named(frame, *_NAMES))
    if author is None:
        return unreadable(document, post_id, "author")
    read = read_body(body.inner_html or "", RULES, document.absolute)
    signature = first(frame, ".signature")
    posted = dates.read(shown)
    topic = captured(r"showtopic=(\d+)", document.url)
    return Post(
        post_id=post_id,
        position=next((place for a in frame.css("a") if (place := tail_number(words(a)))), 0),
        passages=read.passages + (signature_of(signature.inner_html or "", document.absolute) if signature else ()),
        author=author,
        author_id=captured(r"showuser=(\d+)", attribute(first(frame, "a[href*='showuser=']"), "href")),
        posted_at=posted.at,
        permalink=document.absolute(
            f"index.php?showtopic={topic}&view=findpost&p={post_id}" if topic else f"#entry{post_id}"
        ),
        links=read.links,
        date_note=posted.note,
    )


def _shown_date(frame: LexborNode) -> str | None:
    """The first details with a time of day; the author's carry days only."""
    texts = (words(node) for node in frame.css(".postdetails"))
    return next((text for text in texts if text and captured(r"(\d:\d\d)", text)), None)
