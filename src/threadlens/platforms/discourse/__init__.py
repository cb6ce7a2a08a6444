"""Threads of Discourse: the page for search engines, the data inside a page, and its JSON."""

from collections.abc import Iterator

from threadlens.errors import ParseError
from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document, host
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._payload import label, loaded, text, whole
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path
from threadlens.platforms.discourse._crawler import FRAMES, drawn
from threadlens.platforms.discourse._stream import Onward, Topic, base_of, onward, post_of, topics
from threadlens.records import Post, Problem, Thread, ThreadPage

LABEL = "Discourse"
ORDER = 20


def detect(document: Document) -> str | None:
    """By posts in JSON, in the page's preloaded data, or in the frames that search engines get."""
    if not document.is_html:
        data = document.json
        if not isinstance(data, dict | list):
            return None
        return "posts with 'cooked' and 'post_number'" if next(topics(data), None) else None
    for selector in FRAMES:
        if document.tree.css_first(selector) is not None:
            return selector
    return "#data-preloaded with a topic" if _preloaded(document) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's topic; of a list of posts each topic."""
    if document.is_html:
        yield _page(document)
        return
    for topic in topics(document.json):
        base = base_of(document, topic)
        where = onward(document, topic, base)
        found = [post_of(document, item, topic.topic_id, base) for item in topic.posts]
        posts = with_parents_quoted([post for post in found if post is not None])
        yield ThreadPage(_thread(topic, base), tuple(posts), where.next_url, where.number, where.last)


def _page(document: Document) -> ThreadPage:
    """What the page's data holds, and posts that stand on the page only."""
    topic = _preloaded(document)
    base = base_of(document, topic)
    if topic is None:
        topic_id = _topic_id(document) or ""
        about, where, posts = Thread(topic_id, "discourse"), Onward(), dict[int, Post | Problem]()
    else:
        topic_id, where = topic.topic_id, onward(document, topic, base)
        about = _thread(topic, base)
        found = (post_of(document, item, topic_id, base) for item in topic.posts)
        posts = {post.position: post for post in found if post is not None}
    url = about.url or _topic_url(document)
    for item in drawn(document, topic_id, url):
        posts.setdefault(item.position if isinstance(item, Post) else -len(posts), item)
    ordered = [posts[place] for place in sorted(posts)]
    read = with_parents_quoted([item for item in ordered if isinstance(item, Post)])
    if not read:
        raise ParseError(f"{document.page.source}: a page of Discourse, but no post can be read from it")
    facts = Facts(
        topic_id,
        about.title or words(first(document.tree, "#topic-title h1", "h1[data-topic-id]", "h1")),
        _forum(document, about.title),
        url,
        about.expected_post_count or _scrolled_through(document),
    )
    paging = Paging(where.number, where.last, where.next_url)
    if topic is None or not topic.stream:
        paging = _page_links(document)
    return assemble(document, "discourse", facts, [*read, *(i for i in ordered if isinstance(i, Problem))], paging)


def _thread(topic: Topic, base: str | None) -> Thread:
    opening = topic.posts[0]
    slug = text(topic.about, "slug") or text(opening, "topic_slug")
    opened_at = text(topic.about, "created_at") or (
        text(opening, "created_at") if opening["post_number"] == 1 else None
    )
    return Thread(
        topic.topic_id,
        "discourse",
        site=host(base),
        url=f"{base}/t/{slug + '/' if slug else ''}{topic.topic_id}" if base else None,
        title=label(topic.about, "title", "fancy_title") or label(opening, "topic_title"),
        started_at=from_iso(opened_at),
        expected_post_count=whole(topic.about, "posts_count") or whole(opening, "posts_count"),
    )


def _preloaded(document: Document) -> Topic | None:
    """The topic in the JSON that a page brings along for the browser."""
    data = loaded(attribute(first(document.tree, "#data-preloaded"), "data-preloaded"))
    for name, packed in data.items() if isinstance(data, dict) else ():
        if name.startswith("topic_") and isinstance(packed, str) and '"post_stream"' in packed:
            return next(topics(loaded(packed)), None)
    return None


def _scrolled_through(document: Document) -> int | None:
    """How many posts there are, from the '3 / 57' of a page that a browser drew: it holds those around one place."""
    shown = words(first(document.tree, ".timeline-replies", "#topic-progress .nums"))
    return number(captured(r"\d\s*/\s*(\d[\d.,]*)", shown))


def _topic_id(document: Document) -> str | None:
    heading = first(document.tree, "h1[data-topic-id]", "[data-topic-id]")
    return captured(r"/t/(?:[^/?#]*/)?(\d+)(?=$|[/?#])", document.url, _topic_url(document)) or attribute(
        heading, "data-topic-id"
    )


def _topic_url(document: Document) -> str | None:
    for node in every(document.tree, "#topic-title h1 a", "link[rel='canonical']", "[itemprop='mainEntityOfPage']"):
        url = document.absolute(attribute(node, "href"))
        found = captured(r"^(.*/t/(?:[^/?#]*/)?\d+)(?=$|[/?#])", url)
        if found:
            return found
    return None


def _forum(document: Document, title: str | None) -> str | None:
    names = every(document.tree, ".topic-category [itemprop='name']", "#topic-title .badge-category__name")
    return forum_path([words(node) or "" for node in names], title=title)


def _page_links(document: Document) -> Paging:
    """The links that search engines follow."""
    onward_node = first(document.tree, "link[rel='next']", ".crawler-nav [rel='next']", "[itemprop='url'][rel='next']")
    next_url = document.absolute(attribute(onward_node, "href"))
    here = captured(r"[?&]page=(\d+)", document.url, attribute(first(document.tree, "link[rel='canonical']"), "href"))
    return Paging(int(here) if here else 1, None, next_url)
