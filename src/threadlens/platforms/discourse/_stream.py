"""Posts of Discourse's own JSON: a topic, a part of its stream, or the latest posts of a forum."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from threadlens.platforms._body import Body, read_body
from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.platforms._select import captured
from threadlens.platforms.discourse._markup import rules
from threadlens.records import Post

_SMALL_ACTION = 3
_LIKE = 2
_AT_ONCE = 20  # Discourse's own chunk_size


@dataclass(frozen=True, slots=True)
class Topic:
    """What a JSON answer says of one topic."""

    topic_id: str
    posts: tuple[Record, ...]
    about: Record
    stream: tuple[int, ...] = ()


def topics(data: Any) -> Iterator[Topic]:
    """The topics of a JSON answer, each with the posts that are there."""
    stream = record(data, "post_stream")
    posts = records(stream, "posts")
    if not posts and isinstance(data, dict):
        posts = records(data, "latest_posts") or records(data, "posts")
    if isinstance(data, list):
        posts = records(data)
    by_topic: dict[str, list[Record]] = {}
    for post in posts:
        if isinstance(post.get("cooked"), str) and whole(post, "post_number") is not None:
            by_topic.setdefault(text(post, "topic_id") or text(data, "id") or "", []).append(post)
    for topic_id, found in by_topic.items():
        own = bool(stream) and len(by_topic) == 1
        ids = stream.get("stream") if own else None
        found.sort(key=lambda post: whole(post, "post_number") or 0)
        yield Topic(
            topic_id,
            tuple(found),
            data if own and isinstance(data, dict) else {},
            tuple(i for i in ids if isinstance(i, int)) if isinstance(ids, list) else (),
        )


def post_of(document: Document, item: Record, topic_id: str, base: str | None) -> Post | None:
    """A post; None for a note of what a moderator did that holds no words."""
    place = whole(item, "post_number") or 0
    withheld = item.get("user_deleted") is True or (item.get("hidden") is True and not item.get("can_see_hidden_post"))
    body = Body() if withheld else read_body(text(item, "cooked") or "", rules(topic_id), document.absolute)
    if whole(item, "post_type") == _SMALL_ACTION and not body.passages:
        return None
    parent = whole(item, "reply_to_post_number")
    slug = text(item, "topic_slug")
    path = text(item, "post_url") or (f"/t/{slug}/{topic_id}/{place}" if slug else f"/t/{topic_id}/{place}")
    return Post(
        post_id=f"{topic_id}/{place}",
        position=place,
        passages=body.passages,
        author=label(item, "username", "display_username", "name"),
        author_id=text(item, "user_id"),
        posted_at=from_iso(text(item, "created_at")),
        edited_at=from_iso(text(item, "updated_at")) if (whole(item, "version") or 1) > 1 else None,
        permalink=f"{base}{path}" if base else None,
        reply_to_post_id=f"{topic_id}/{parent}" if parent else None,
        reactions=_reactions(item),
        links=body.links,
    )


def base_of(document: Document, topic: Topic | None) -> str | None:
    """The forum's address: the page's, else the host that avatars are kept for."""
    parts = urlsplit(document.url or "")
    if parts.netloc:
        # A forum may live in a folder of its host: what stands before /t/.
        folder = captured(r"^(/(?!t/|posts|latest)[^/]+)/(?:t|posts)/", parts.path)
        return f"{parts.scheme}://{parts.netloc}{folder or ''}"
    for post in topic.posts if topic else ():
        host = captured(r"/user_avatar/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/", text(post, "avatar_template"))
        if host:
            return f"https://{host}"
    return None


@dataclass(frozen=True, slots=True)
class Onward:
    """Where an answer stands in its topic's stream and what to ask next."""

    number: int | None = None
    last: int | None = None
    next_url: str | None = None


def onward(document: Document, topic: Topic, base: str | None) -> Onward:
    """The next part of the stream, 20 posts at a time; what comes after it travels in the address's fragment."""
    fragment = urlsplit(document.url or "").fragment
    number, last, waiting = None, None, tuple[int, ...]()
    if topic.stream:
        shown = {whole(post, "id") for post in topic.posts}
        places = [place for place, post_id in enumerate(topic.stream) if post_id in shown]
        if places:
            number, waiting = places[0] // _AT_ONCE + 1, topic.stream[places[-1] + 1 :]
        last = -(-len(topic.stream) // _AT_ONCE)
    elif fragment.startswith("part="):
        head, _, rest = fragment.removeprefix("part=").partition(":")
        current, _, total = head.partition("of")
        waiting = tuple(int(i) for i in rest.split(",") if i.isdecimal())
        number, last = (int(n) if n.isdecimal() else None for n in (current, total))
    if not waiting or base is None:
        return Onward(number, last)
    query = "&".join(f"post_ids[]={i}" for i in waiting[:_AT_ONCE])
    rest = ",".join(map(str, waiting[_AT_ONCE:]))
    address = f"{base}/t/{topic.topic_id}/posts.json?{query}#part={(number or 1) + 1}of{last}:{rest}"
    return Onward(number, last, address)


def _reactions(item: Record) -> int | None:
    reacted = whole(item, "reaction_users_count")
    if reacted is not None:
        return reacted
    kinds = records(item, "reactions")
    if kinds:
        return sum(whole(kind, "count") or 0 for kind in kinds)
    if "actions_summary" not in item:
        return whole(item, "like_count")
    return next((whole(a, "count") or 0 for a in records(item, "actions_summary") if a.get("id") == _LIKE), 0)
