"""What the three forms of a Reddit thread share: bodies, links, the thread's row."""

import html
import re

from threadlens.platforms._body import Body, BodyRules, read_body
from threadlens.platforms._document import Document
from threadlens.platforms._message import read_message
from threadlens.records import Link, Passage

SITE = "reddit.com"
HOST = "https://www.reddit.com"
GONE = frozenset({"[deleted]", "[removed]", "[ removed by reddit ]", "[ removed by moderator ]"})
NAME = re.compile(r"t[13]_[0-9a-z]{1,13}")  # of a post or a comment; other forms are damaged markup
_INVISIBLE = re.compile(r"(?:&#x200b;|&amp;#x200b;|\u200b)", re.IGNORECASE)

RULES = BodyRules(drop=frozenset({"md-spoiler-text-control"}))


def body_of(document: Document, content: str | None, *, is_html: bool) -> Body:
    """A body in HTML or in Markdown; of one that was deleted or removed nothing."""
    if not content:
        return Body()
    if is_html:
        body = read_body(content, RULES, document.absolute)
    else:
        body = read_message(html.unescape(_INVISIBLE.sub("", html.unescape(content))), marks_quotes=True)
    words = "\n".join(passage.text for passage in body.passages).strip().lower()
    return Body() if words in GONE else body


def with_title(body: Body, title: str | None, address: str | None) -> Body:
    """A post's body under its title; the title of a post without words is all that it says."""
    links = body.links
    if address and "/comments/" not in address:
        links = (Link(address, title or ""), *links)
    if body.passages or not title:
        return Body(body.passages, links)
    return Body((Passage("heading", title),), links)


def absolute(path: str | None) -> str | None:
    """An address of Reddit in its usual form, whichever host served it."""
    if not path:
        return None
    return HOST + path if path.startswith("/") else re.sub(r"^https?://(?:\w+\.)?reddit\.com", HOST, path)
