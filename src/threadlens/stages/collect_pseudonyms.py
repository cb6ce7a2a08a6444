"""Keyed hashes in place of the names and ids of authors, wherever a page shows them."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable
from dataclasses import replace

from threadlens.records import Link, Page, Passage, Post, ThreadPage

REDACTED_MARK = b'{"threadlens": "redacted"'
_MEMBER_PAGE = re.compile(
    r"/(members?|users?|u|profile|people)[/.?-]|member\.php|memberlist\.php|[?&]u(id|ser)?=", re.I
)


class Pseudonyms:
    """The same name gives the same pseudonym under the same key, and nobody without the key can tell whose it is."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def name(self, name: str) -> str:
        """What stands for an author's name."""
        return f"user-{self._digest('name', name)}"

    def page(self, page: ThreadPage) -> ThreadPage:
        """A page without the names and ids of the people on it."""
        names = _names(page.posts)
        # Longest first, so that '@Ann' does not cut '@Ann Lee' in two.
        alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        mention = re.compile(rf"@(?:{alternatives})(?!\w)") if names else None
        return replace(page, posts=tuple(self._post(post, names, mention) for post in page.posts))

    def _post(self, post: Post, names: set[str], mention: re.Pattern[str] | None) -> Post:
        return replace(
            post,
            author=None if post.author is None else self.name(post.author),
            author_id=None if post.author_id is None else f"id-{self._digest('id', post.author_id)}",
            passages=tuple(self._passage(passage, mention) for passage in post.passages if passage.role != "signature"),
            links=tuple(link for link in post.links if not _names_somebody(link, names)),
        )

    def _passage(self, passage: Passage, mention: re.Pattern[str] | None) -> Passage:
        source = passage.source_url
        return replace(
            passage,
            text=self._without_mentions(passage.text, mention),
            cells=tuple(tuple(self._without_mentions(cell, mention) for cell in row) for row in passage.cells),
            attributed_to=None if passage.attributed_to is None else self.name(passage.attributed_to),
            source_url=None if source is not None and _MEMBER_PAGE.search(source) else source,
        )

    def _without_mentions(self, text: str, mention: re.Pattern[str] | None) -> str:
        if mention is None or "@" not in text:
            return text
        return mention.sub(lambda found: f"@{self.name(found[0][1:])}", text)

    def _digest(self, kind: str, value: str) -> str:
        return hmac.new(self._key, f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()[:12]


def redacted_page(page: Page, thread_page: ThreadPage) -> Page:
    """What is kept of a raw page: where it was, its number and where it led, so that a later run can go on."""
    kept = {
        "threadlens": "redacted",
        "thread_id": thread_page.thread.thread_id,
        "next_url": thread_page.next_url,
        "page_number": thread_page.page_number,
        "last_page": thread_page.last_page,
        "thread_url": thread_page.thread.url,
    }
    content = json.dumps(kept).encode()
    return replace(page, content=content, media_type="application/json", charset="utf-8")


def _names(posts: Iterable[Post]) -> set[str]:
    names = {post.author for post in posts}
    names |= {passage.attributed_to for post in posts for passage in post.passages}
    return {name for name in names if name}


def _names_somebody(link: Link, names: set[str]) -> bool:
    return link.text.lstrip("@") in names or bool(_MEMBER_PAGE.search(link.url))
