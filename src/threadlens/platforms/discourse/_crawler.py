"""Posts in the markup that Discourse gives to search engines, and in a topic that a browser drew and saved."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import read_body
from threadlens.platforms._dates import from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._orphans import is_within, orphans
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import unreadable
from threadlens.platforms.discourse._markup import rules
from threadlens.records import Post, Problem

FRAMES = (".crawler-post", "article[id^='post_'][data-post-id]", ".topic-post article[id^='post_']")
_PER_PAGE = 20  # before version 2 posts on this page bore no number
_BODIES = (".post[itemprop='text']", ".post[itemprop='articleBody']", ".cooked", ".regular.contents", ".post")
_NAMES = (
    ".creator [itemprop='name']",
    ".creator a",
    ".creator",
    ".names .username a",
    ".names [data-user-card]",
    ".names a",
    "[itemprop='author'] [itemprop='name']",
)
_TIMES = (
    "time.post-time",
    "[itemprop='datePublished']",
    ".post-date .relative-date",
    ".crawler-post-infos time",
    "time",
)


def drawn(document: Document, topic_id: str, url: str | None) -> Iterator[Post | Problem]:
    """The page's posts in their order, without events, which have neither author nor words."""
    page = int(captured(r"[?&]page=(\d{1,5})\b", document.url) or 1)
    frames = every(document.tree, *FRAMES)
    lost = orphans(document, frames, _BODIES)
    places = _places(document, frames)
    nodes = {
        attribute(node, "id") or node.html: (node, place) for node, place in zip(apart(frames), places, strict=True)
    }
    yield from lost
    for node, counted in nodes.values():
        place = (page - 1) * _PER_PAGE + counted
        if first(node, *_BODIES) is None or words(first(node, *_BODIES)) or name_of(named(node, *_NAMES)):
            yield _post(document, node, topic_id, url, place)


def _places(document: Document, frames: list[LexborNode]) -> list[int]:
    """Where each post stands among all bodies of the page, also among those that have lost their frame."""
    known = {frame.mem_id for frame in frames}
    places, place, seen = dict[int, int](), 0, dict[str, int]()
    said: str | None = "-"  # the words of the body before, None of a frame that still lacks its body
    for node in every(document.tree, *FRAMES, ".post[itemprop='text']", ".post[itemprop='articleBody']"):
        if node.mem_id in known:
            twin = seen.setdefault(attribute(node, "id") or node.html or "", place + 1)
            place = max(place, twin)
            places[node.mem_id] = twin
            said = words(first(node, *_BODIES))
        elif not is_within(node, known):
            place += said is not None and said != words(node)
            said = words(node)
    return [places[frame.mem_id] for frame in frames]


def _post(document: Document, node: LexborNode, topic_id: str, url: str | None, place: int) -> Post | Problem:
    place = number(captured(r"post_(\d+)", attribute(node, "id"))) or place
    container = first(node, *_BODIES)
    author = name_of(named(node, *_NAMES))
    if container is None or author is None:
        return unreadable(document, f"{topic_id}/{place}", "body" if container is None else "author")
    shown = first(node, *_TIMES)
    body = read_body(container.inner_html or "", rules(topic_id), document.absolute)
    likes = first(node, ".post-likes", ".like-count", ".reactions-counter")
    at = from_iso(attribute(shown, "datetime", "content")) or from_epoch(attribute(shown, "data-time"))
    modified_at = from_iso(attribute(first(node, "[itemprop='dateModified']"), "content"))
    return Post(
        post_id=f"{topic_id}/{place}",
        position=place,
        passages=body.passages,
        author=author,
        author_id=attribute(node, "data-user-id"),
        posted_at=at,
        edited_at=modified_at if modified_at != at else None,
        permalink=f"{url}/{place}" if url else None,
        reply_to_post_id=_reply_to(node, topic_id),
        reactions=number(words(likes)) if likes is not None else None,
        links=body.links,
    )


def _reply_to(node: LexborNode, topic_id: str) -> str | None:
    tab = first(node, ".reply-to-tab[href]", "a.reply-to-tab", ".post-reply-to a")
    place = captured(r"/(\d+)(?:[?#].*)?$", attribute(tab, "href"))
    return f"{topic_id}/{place}" if place else None
