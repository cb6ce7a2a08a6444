"""What a page says of its discussion in JSON-LD: the check on what is read from its markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._json import read_json

_DISCUSSIONS = {"DiscussionForumPosting", "QAPage", "Question", "SocialMediaPosting"}
_REPLIES = {"CommentAction", "ReplyAction"}


@dataclass(frozen=True, slots=True)
class Discussion:
    """The discussion as the page describes it to search engines."""

    headline: str | None = None
    author: str | None = None
    started_at: datetime | None = None
    forum: str | None = None
    url: str | None = None
    reply_count: int | None = None
    text: str | None = None
    comments: tuple[dict[str, Any], ...] = ()


def discussion(document: Document) -> Discussion | None:
    """The discussion of the page's JSON-LD, or None."""
    for item in _items(document):
        if _types(item) & _DISCUSSIONS and _string(item.get("headline") or item.get("name") or item.get("text")):
            return _read(item)
    return None


def _read(item: dict[str, Any]) -> Discussion:
    author = item.get("author")
    author = author[0] if isinstance(author, list) and author else author
    comments = item.get("comment")
    comments = [comments] if isinstance(comments, dict) else comments
    return Discussion(
        headline=_string(item.get("headline") or item.get("name")),
        author=_string(author.get("name")) if isinstance(author, dict) else _string(author),
        started_at=from_iso(_string(item.get("datePublished") or item.get("dateCreated"))),
        forum=_string(item.get("articleSection")),
        url=_string(item.get("url") or item.get("@id")),
        reply_count=_replies(item),
        text=_string(item.get("text") or item.get("articleBody")),
        comments=tuple(c for c in comments if isinstance(c, dict)) if isinstance(comments, list) else (),
    )


def _replies(item: dict[str, Any]) -> int | None:
    statistics = item.get("interactionStatistic")
    for statistic in statistics if isinstance(statistics, list) else [statistics]:
        if not isinstance(statistic, dict):
            continue
        kind = statistic.get("interactionType")
        kind = kind.get("@type") if isinstance(kind, dict) else kind
        count = _string(statistic.get("userInteractionCount"))
        if isinstance(kind, str) and kind.rpartition("/")[2] in _REPLIES and count and count.isdecimal():
            return int(count)
    for name in ("commentCount", "answerCount"):
        count = _string(item.get(name))
        if count and count.isdecimal():
            return int(count)
    return None


def _items(document: Document) -> Iterator[dict[str, Any]]:
    for node in document.tree.css('script[type="application/ld+json"]'):
        try:
            data = read_json(re.sub(r"^\s*//.*$", "", node.text(), flags=re.MULTILINE), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flat(data, 0)


def _flat(data: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _flat(item, deep)
    elif isinstance(data, dict) and deep < 4:
        yield data
        for name in ("mainEntity", "@graph"):
            yield from _flat(data.get(name), deep + 1)


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {k.rpartition("/")[2] for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)}


def _string(value: Any) -> str | None:
    if isinstance(value, int | float):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
