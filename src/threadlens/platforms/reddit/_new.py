"""The post of Reddit's new page, and what comments a browser had loaded when the page was saved."""

from selectolax.lexbor import LexborNode

from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._select import attribute, captured, first, number
from threadlens.platforms.reddit._markup import NAME, SITE, absolute, body_of, with_title
from threadlens.records import Post, Problem, Thread

POST = "shreddit-post[id^='t3_']"
_COMMENTS = "shreddit-comment[thingid]"
_TIMES = ("time[datetime]", "faceplate-timeago[ts]")


def shown(document: Document) -> tuple[Thread, list[Post], list[Problem]]:
    """The page's thread; comments that are not on the page are a problem with the way out."""
    node = document.tree.css_first(POST)
    frames = [n for n in document.tree.css(_COMMENTS) if NAME.fullmatch(attribute(n, "thingid") or "")]
    comments = [_comment(document, n) for n in frames]
    posts = [*([_opening(document, node)] if node is not None else []), *comments]
    count = number(attribute(node, "comment-count"))
    url = absolute(attribute(node, "permalink"))
    thread = Thread(
        (attribute(node, "id") or "").removeprefix("t3_"),
        "reddit",
        SITE,
        url or document.url,
        attribute(node, "post-title"),
        attribute(node, "subreddit-prefixed-name"),
        posts[0].posted_at if posts else None,
        count + 1 if count is not None else None,
    )
    problems = []
    if count and not comments:
        problems.append(_not_loaded(document, count, url))
    return thread, posts, problems


def _not_loaded(document: Document, count: int, url: str | None) -> Problem:
    old = (url or "the thread").replace("https://www.", "https://old.")
    message = (
        f"{document.page.source}: Reddit's new page holds the post only and loads its {count} comments later; "
        f"open {old} in your browser, save the page (Ctrl+S) and ingest the file"
    )
    return Problem("parse", document.page.source, "comments_not_on_page", message)


def _opening(document: Document, node: LexborNode) -> Post:
    container = first(node, "[slot='text-body'] .md", "[slot='text-body']", "[id$='-post-rtjson-content']")
    body = body_of(document, container.inner_html if container is not None else None, is_html=True)
    body = with_title(body, attribute(node, "post-title"), document.absolute(attribute(node, "content-href")))
    return Post(
        attribute(node, "id") or "",
        0,
        body.passages,
        author=attribute(node, "author"),
        author_id=attribute(node, "author-id"),
        posted_at=from_iso(attribute(node, "created-timestamp")),
        permalink=absolute(attribute(node, "permalink")),
        reactions=_signed(attribute(node, "score")),
        links=body.links,
    )


def _comment(document: Document, node: LexborNode) -> Post:
    container = first(node, "[slot='comment'] .md", "[slot='comment']", "[id$='-comment-rtjson-content']")
    body = body_of(document, container.inner_html if container is not None else None, is_html=True)
    time = first(node, *_TIMES)
    name = attribute(node, "thingid") or ""
    parent = attribute(node, "parentid")
    post_id = attribute(node, "postid") or attribute(node, "post-id")
    return Post(
        name,
        0,
        body.passages,
        author=attribute(node, "author"),
        posted_at=from_iso(attribute(node, "created")) or from_iso(attribute(time, "datetime", "ts")),
        permalink=absolute(attribute(node, "permalink") or captured(r"(.*)", attribute(node, "reload-url"))),
        reply_to_post_id=parent or post_id,
        reactions=_signed(attribute(node, "score")),
        links=body.links,
    )


def _signed(text: str | None) -> int | None:
    count = number(text)
    return -count if count is not None and (text or "").startswith("-") else count
