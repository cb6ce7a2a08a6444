"""Names from the list of people that an export keeps beside its messages, put in the place of their ids."""

import re
from collections.abc import Mapping
from dataclasses import replace

from threadlens.records import Passage, Post, ThreadPage

_MENTION = re.compile(r"@([A-Z][A-Z0-9]{5,})\b")


def with_names(found: ThreadPage, names: Mapping[str, str]) -> ThreadPage:
    """The page with the names of authors and of people spoken to, wherever only an id stands."""
    return replace(found, posts=tuple(_named(post, names) for post in found.posts))


def _named(post: Post, names: Mapping[str, str]) -> Post:
    # A name that the message itself tells is the one that was seen.
    author = names.get(post.author_id or "", post.author) if post.author == post.author_id else post.author
    return replace(post, author=author, passages=tuple(_spelled(passage, names) for passage in post.passages))


def _spelled(passage: Passage, names: Mapping[str, str]) -> Passage:
    if "@" not in passage.text:
        return passage
    text = _MENTION.sub(lambda found: f"@{names[found[1]]}" if found[1] in names else found[0], passage.text)
    return passage if text == passage.text else replace(passage, text=text)
