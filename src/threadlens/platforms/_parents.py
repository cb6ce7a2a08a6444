"""Quotes that name nobody given to whom they were taken from: the post that is answered, or one further up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from threadlens.platforms._text_index import words
from threadlens.records import Passage, Post

_FURTHEST = 12  # answers up: people rarely quote from beyond, and threads of bots are endless
_OWN = frozenset({"own", "heading", "list", "code", "table"})
_ELLIPSIS = re.compile(r"\.{3,}|…|\[\s*(?:\.{2,}|…)?\s*\]|\(\s*(?:\.{3}|…)\s*\)")


def with_parents_quoted(posts: Sequence[Post]) -> list[Post]:
    """The posts with each unattributed quote attributed to the answered post in which its words occur."""
    by_id = {post.post_id: post for post in posts if post.post_id}
    said = dict[str, str]()
    return [
        replace(post, passages=tuple(_attributed(p, post, by_id, said) for p in post.passages))
        if any(p.role == "quote" for p in post.passages)
        else post
        for post in posts
    ]


def _is_open(passage: Passage) -> bool:
    return passage.role == "quote" and passage.attributed_to is None and passage.quoted_post_id is None


def _attributed(passage: Passage, post: Post, by_id: dict[str, Post], said: dict[str, str]) -> Passage:
    if not _is_open(passage):
        return _spelled(passage, by_id)
    parts = [part for part in (_normal(piece) for piece in _ELLIPSIS.split(passage.text)) if part]
    for answered in _upward(post, by_id):
        if answered.post_id not in said:
            said[answered.post_id] = _normal("\n\n".join(p.text for p in answered.passages if p.role in _OWN))
        if parts and all(part in said[answered.post_id] for part in parts):
            return replace(passage, attributed_to=answered.author, quoted_post_id=answered.post_id)
    return passage


def _spelled(passage: Passage, by_id: dict[str, Post]) -> Passage:
    """A quote with its author's name as the quoted post spells it: links say 'jo-smit' for Jo Smit."""
    source, name = by_id.get(passage.quoted_post_id or ""), passage.attributed_to
    if source is None or source.author in (None, name) or passage.role != "quote":
        return passage
    if name is not None and _slug(name) != _slug(source.author or ""):
        return passage
    return replace(passage, attributed_to=source.author)


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def _upward(post: Post, by_id: dict[str, Post]) -> Iterator[Post]:
    seen = {post.post_id}
    for _ in range(_FURTHEST):
        parent = by_id.get(post.reply_to_post_id or "")
        if parent is None or parent.post_id in seen:
            return
        seen.add(parent.post_id)
        yield parent
        post = parent


def _normal(text: str) -> str:
    found = " ".join(words(text))
    return f" {found} " if found else ""
