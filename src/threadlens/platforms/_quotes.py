"""What is quoted: a quote's words and source, the post that a link leads to, and the '>' marks of e-mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

_TARGETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"content_commentid=(\d+)",
        r"goto/post\?id=(\d+)",
        r"[?&;]do=findComment&(?:amp;)?comment=(\d+)",
        r"#(?:js-)?post[-_]?(?:message_)?(\d+)",
        r"#(?:p|pid|msg|comment-|findcomment-|comment_|entry|elcomment_)(\d+)",
        r"[./;]msg(\d+)",
        r"__p__(\d+)",
        r"/(?:posts|post|comment)[/-](\d+)",
        r"[?&;](?:p|pid|postid|msg)=(\d+)",
    )
)
# '> 5 %' and '>400' compare; '> and then' quotes.
_MARKED = re.compile(r"\s*((?:>\s?)+)(.*)")
_COMPARES = re.compile(r"\s*>\s*=?\s*[$€£]?\d")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an engine says of one of its quote blocks; `words` are the elements that hold what was quoted."""

    words: tuple[Tag, ...]
    author: str | None = None
    post_id: str | None = None
    source_url: str | None = None


def post_id_in(href: str | None) -> str | None:
    """The id of the post that a link leads to, by the forms that forum engines use."""
    for pattern in _TARGETS if href else ():
        found = pattern.search(href or "")
        if found:
            return found[1]
    return None


def marked_lines(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of equal depth of a text with e-mail style '>' marks: depth and text without the marks."""
    depth, held = 0, list[str]()
    for line in text.split("\n"):
        found = None if _COMPARES.match(line) else _MARKED.fullmatch(line)
        this = found[1].count(">") if found else 0
        if this != depth and (line.strip() or not depth):
            if any(held):
                yield depth, "\n".join(held).strip("\n")
            depth, held = this, []
        held.append(found[2] if found else line)
    if any(held):
        yield depth, "\n".join(held).strip("\n")
