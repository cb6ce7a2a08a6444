"""Posts and comments of Reddit's old page."""

from selectolax.lexbor import LexborNode

from threadlens.platforms._dates import from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._select import attribute, captured, closest, every, first, number, words
from threadlens.platforms._thread import unreadable
from threadlens.platforms.reddit._markup import NAME, SITE, absolute, body_of, with_title
from threadlens.records import Post, Problem, Thread

THINGS = (".thing[data-fullname^='t1_']", ".thing.link[data-fullname^='t3_'][data-context='comments']")
_ALL = ".thing.comment[data-fullname^='t1_'], .thing.link[data-fullname^='t3_']"


def things(document: Document) -> tuple[Thread, list[Post], list[Problem]]:
    """The page's thread with its post first; a sidebar's or a listing's other links are none of it."""
    nodes = every(document.tree, _ALL)
    links = [n for n in nodes if (attribute(n, "data-fullname") or "").startswith("t3_")]
    nodes = [n for n in nodes if n not in links[1:]]
    link = links[0] if links else None
    found = [_post(document, node) for node in nodes]
    posts = [item for item in found if isinstance(item, Post)]
    path = attribute(link, "data-permalink") or captured(r"^(/r/[^/]+/comments/\w+/[^/]*/)", *_paths(nodes))
    subreddit = attribute(link or (nodes[0] if nodes else None), "data-subreddit-prefixed", "data-subreddit")
    count = number(attribute(link, "data-comments-count"))
    thread = Thread(
        captured(r"/comments/(\w+)", path, document.url) or "",
        "reddit",
        SITE,
        absolute(path) or document.url,
        words(first(link, "a.title", "p.title")) or words(document.tree.css_first("title")),
        subreddit,
        posts[0].posted_at if link is not None and posts else None,
        count + 1 if count is not None else None,
    )
    return thread, posts, [item for item in found if isinstance(item, Problem)]


def _paths(nodes: list[LexborNode]) -> list[str | None]:
    return [attribute(node, "data-permalink") for node in nodes[:1]]


def _post(document: Document, node: LexborNode) -> Post | Problem:
    name = attribute(node, "data-fullname") or ""
    entry = first(node, ".entry")
    tagline = first(entry, ".tagline")
    if entry is None or tagline is None or not NAME.fullmatch(name):
        return unreadable(document, name, "entry")
    is_link = name.startswith("t3_")
    container = first(entry, ".usertext-body .md", ".md") or (first(node, ".expando .md") if is_link else None)
    body = body_of(document, container.inner_html if container is not None else None, is_html=True)
    if is_link:
        body = with_title(body, words(first(entry, "a.title")), document.absolute(attribute(node, "data-url")))
    parent = closest(node, ".thing")
    thread = captured(r"/comments/(\w+)", attribute(node, "data-permalink"), document.url)
    at = from_iso(attribute(first(tagline, "time:not(.edited-timestamp)"), "datetime"))
    return Post(
        post_id=name,
        position=0,
        passages=body.passages,
        author=attribute(node, "data-author") or name_of(named(tagline, "a.author", ".author", "em")) or "[deleted]",
        author_id=attribute(node, "data-author-fullname"),
        posted_at=at or from_epoch(attribute(node, "data-timestamp")),
        edited_at=from_iso(attribute(first(tagline, "time.edited-timestamp"), "datetime")),
        permalink=absolute(attribute(node, "data-permalink") or attribute(first(entry, "a.bylink"), "href")),
        reply_to_post_id=None
        if is_link
        else attribute(parent, "data-fullname") or (f"t3_{thread}" if thread else None),
        reactions=_score(node, entry),
        links=body.links,
    )


def _score(node: LexborNode, entry: LexborNode) -> int | None:
    text = attribute(node, "data-score") or attribute(first(entry, ".score.unvoted"), "title")
    sign = -1 if (text or "").startswith("-") else 1
    count = number(text)
    return None if count is None else sign * count
