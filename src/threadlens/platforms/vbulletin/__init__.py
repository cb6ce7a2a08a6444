"""Threads of vBulletin 3 to 6."""

from collections.abc import Iterator

from threadlens.platforms._document import Document
from threadlens.platforms._select import attribute, every
from threadlens.platforms.vbulletin import _classic, _modern, _plain
from threadlens.records import ThreadPage

LABEL = "vBulletin"
ORDER = 14


def detect(document: Document) -> str | None:
    """By the frames of posts, else by the generator that the page names."""
    if not document.is_html:
        return None
    tree = document.tree
    if tree.css_first("html#vbulletin_html") is not None:
        return "html#vbulletin_html"
    if tree.css_first(".b-post [class*='b-post__'], .b-post .js-post__content-text") is not None:
        return ".b-post"
    if tree.css_first("[id^='post_message_']") is not None:
        return "#post_message_N"
    for node in every(tree, "meta[name='generator' i]"):
        if (attribute(node, "content") or "").lower().startswith("vbulletin"):
            return f"generator {attribute(node, 'content')}"
    marks = ("script[src*='vbulletin_global.js']", _plain.ARCHIVED)
    return next((mark for mark in marks if tree.css_first(mark) is not None), None)


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    if document.tree.css_first(".b-post") is not None:
        yield _modern.read(document)
        return
    has_frames = document.tree.css_first("[id^='post_message_']") is not None
    plain = None if has_frames else _plain.read(document)
    yield plain or _classic.read(document)
