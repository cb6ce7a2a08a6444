"""Questions of Stack Exchange with their answers; remarks below a post are no posts of the thread."""

import re
from collections.abc import Iterator
from datetime import datetime

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import BodyRules, read_body
from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._frames import apart, name_of, named
from threadlens.platforms._parents import with_parents_quoted
from threadlens.platforms._select import attribute, captured, every, first, number, words
from threadlens.platforms._thread import Facts, Paging, assemble, forum_path, next_link, unreadable
from threadlens.records import Post, Problem, ThreadPage

LABEL = "Stack Exchange"
ORDER = 23

_FRAMES = (".question[data-questionid]", "#question", ".answer[id^='answer-']", ".answer[data-answerid]")
_BODIES = (".js-post-body", ".s-prose", ".post-text", "[itemprop='text']")
_AUTHORS = (".user-details[itemprop='author']", ".user-details")
_SCORES = (".js-vote-count", "[itemprop='upvoteCount']", ".vote-count-post")


def detect(document: Document) -> str | None:
    """By the frame of a question with its number, or of an answer with a body."""
    if not document.is_html:
        return None
    for selector in (
        ".question[data-questionid] .js-post-body",
        "#question[data-questionid]",
        ".answer[data-answerid] .s-prose",
    ):
        if document.tree.css_first(selector) is not None:
            return selector
    old = document.tree.css_first("#question .post-text, .answer[id^='answer-'] .post-text")
    return "#question .post-text" if old is not None else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The question and its answers in the order of the page."""
    nodes = apart(every(document.tree, *_FRAMES))
    question = first(document.tree, "[data-questionid]")
    question_id = attribute(question, "data-questionid") or captured(r"/questions/(\d+)", document.url) or ""
    found = [_post(document, node, question_id) for node in nodes]
    if not any(isinstance(item, Post) for item in found):
        raise ParseError(f"{document.page.source}: a page of Stack Exchange, but no question or answer stands on it")
    posts = with_parents_quoted([item for item in found if isinstance(item, Post)])
    problems = [item for item in found if isinstance(item, Problem)]
    yield assemble(document, "stackexchange", _facts(document, question_id), [*posts, *problems], _paging(document))


def _post(document: Document, node: LexborNode, question_id: str) -> Post | Problem:
    is_question = "question" in (attribute(node, "class", "id") or "").split()
    post_id = attribute(node, "data-questionid" if is_question else "data-answerid") or captured(
        r"answer-(\d+)", attribute(node, "id")
    )
    post_id = post_id or (question_id if is_question else "")
    container = first(node, *_BODIES)
    if container is None or not post_id:
        return unreadable(document, post_id, "body" if container is None else "id")
    body = read_body(container.inner_html or "", RULES, document.absolute)
    signed = _signature(node)
    link = first(node, "a.js-share-link", "a.short-link", "a[href^='/a/'], a[href^='/q/']")
    return Post(
        post_id=post_id,
        position=0,
        passages=body.passages,
        author=_author(node, signed),
        author_id=captured(r"/users/(-?\d+)", attribute(first(signed, "a[href*='/users/']"), "href")),
        posted_at=_instant(node, signed),
        edited_at=_edited(node, signed),
        permalink=_permalink(document, link, post_id, is_question=is_question),
        reply_to_post_id=None if is_question else question_id or None,
        reactions=_score(first(node, *_SCORES)),
        links=body.links,
    )


def _signature(node: LexborNode) -> LexborNode | None:
    """The card of who wrote the post: it says so, or stands after the card of who edited it."""
    cards = node.css(".post-signature, .user-info")
    said = [card for card in cards if first(card, "[itemprop='author']") is not None]
    if said:
        return said[0]
    cards = [card for card in cards if first(card, "a[href*='/revisions']") is None]
    return cards[-1] if cards else None


def _author(node: LexborNode, signed: LexborNode | None) -> str | None:
    name = name_of(named(signed, *(f"{selector} a[href*='/users/']" for selector in _AUTHORS), *_AUTHORS))
    name = name or attribute(first(signed, "[itemprop='name']"), "content") or attribute(node, "data-author-username")
    return name or words(first(node, ".community-wiki"))


def _instant(node: LexborNode, signed: LexborNode | None) -> datetime | None:
    made = attribute(first(node, "time[itemprop='dateCreated']"), "datetime")
    return _utc(attribute(first(signed, ".relativetime", "[title]"), "title")) or _utc(made)


def _edited(node: LexborNode, signed: LexborNode | None) -> datetime | None:
    for note in node.css("a[href*='/revisions'] .relativetime"):
        if signed is None or first(signed, "a[href*='/revisions']") is None:
            return _utc(attribute(note, "title"))
    return None


def _utc(text: str | None) -> datetime | None:
    """Stack Exchange writes UTC, sometimes without saying so, and a licence behind it."""
    found = captured(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)", text)
    return from_iso(f"{found}+00:00") if found else None


def _score(node: LexborNode | None) -> int | None:
    found = re.search(r"-?\d+", (attribute(node, "data-value") or words(node) or "").replace(",", ""))
    return int(found[0]) if found else None


def _permalink(document: Document, link: LexborNode | None, post_id: str, *, is_question: bool) -> str | None:
    href = attribute(link, "href")
    short = f"/q/{post_id}" if is_question else f"/a/{post_id}"
    return document.absolute(href if href and post_id in href else short)


RULES = BodyRules(drop=frozenset({"question-status", "js-post-notice", "s-notice", "snippet-ctas", "spoiler-hint"}))


def _facts(document: Document, question_id: str) -> Facts:
    tree = document.tree
    link = attribute(tree.css_first("link[rel='canonical']"), "href") or attribute(first(tree, "h1 a[href]"), "href")
    url = document.absolute(link) or document.url
    count = first(tree, "[data-answercount]", "[itemprop='answerCount']")
    answers = number(attribute(count, "data-answercount") or words(count))
    tags = [words(tag) or "" for tag in every(tree, ".question .post-tag", "#question .post-tag")]
    title = words(first(tree, "#question-header h1", "h1[itemprop='name']", "h1"))
    return Facts(
        question_id,
        title,
        forum_path([attribute(tree.css_first("meta[property='og:site_name']"), "content") or "", ", ".join(tags)]),
        url.partition("?")[0].partition("#")[0] if url else None,
        answers + 1 if answers is not None else None,
    )


def _paging(document: Document) -> Paging:
    next_url = next_link(document, ".s-pagination a[rel='next']", ".pager-answers a[rel='next']")
    here = number(captured(r"[?&]page=(\d+)", document.url))
    last = max((number(words(n)) or 0 for n in document.tree.css(".s-pagination .s-pagination--item")), default=0)
    return Paging(here or 1, last or (1 if next_url is None else None), next_url)
