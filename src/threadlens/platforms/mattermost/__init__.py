"""Channels of Mattermost: posts of its API, and the lines of its bulk export."""

from collections.abc import Iterator

from threadlens.platforms._chat import chat
from threadlens.platforms._dates import from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._json import read_json
from threadlens.platforms._message import read_message
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.records import Link, Post, Thread, ThreadPage

LABEL = "Mattermost"
ORDER = 32


def detect(document: Document) -> str | None:
    """By posts with 'create_at' and 'message', in a map with their order or one a line."""
    if document.is_html:
        return None
    if any(_api_posts(document)):
        return "'posts' with 'create_at' and 'message'"
    return "lines of a bulk export" if any(_lines(document, head=True)) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """One thread a channel."""
    by_channel: dict[str, list[Post]] = {}
    titles: dict[str, str | None] = {}
    users = {text(u, "id"): label(u, "username", "nickname") for u in _users(document)}
    for item in _api_posts(document):
        channel = text(item, "channel_id") or ""
        if not whole(item, "delete_at"):
            by_channel.setdefault(channel, []).append(_post(item, users))
    for item in _lines(document):
        channel = f"{text(item, 'team') or ''}/{text(item, 'channel') or ''}".strip("/")
        titles[channel] = text(item, "channel")
        by_channel.setdefault(channel, []).extend(_exported(item, channel))
    for channel, posts in by_channel.items():
        yield chat(Thread(channel, "mattermost", title=titles.get(channel) or _name(document)), posts)


def _api_posts(document: Document) -> Iterator[Record]:
    data = record(document.json)
    posts = data.get("posts")
    found = list(posts.values()) if isinstance(posts, dict) else posts if isinstance(posts, list) else []
    for item in found:
        if isinstance(item, dict) and "create_at" in item and "message" in item:
            yield item


def _users(document: Document) -> list[Record]:
    users = record(document.json).get("users")
    return records(list(users.values())) if isinstance(users, dict) else records(users)


def _name(document: Document) -> str | None:
    return label(record(document.json, "channel"), "display_name", "name")


def _post(item: Record, users: dict[str | None, str | None]) -> Post:
    # Other types than none are the system's: joins, new headers, added members.
    is_system = (text(item, "type") or "").startswith("system_")
    body = read_message("" if is_system else text(item, "message") or "", marks_quotes=True)
    files = [Link(name, name, "attachment") for name in map(_file_name, records(item, "metadata", "files")) if name]
    user = text(item, "user_id")
    override = label(record(item, "props"), "override_username")
    return Post(
        text(item, "id") or "",
        0,
        body.passages,
        author=override or users.get(user) or label(item, "username") or user,
        author_id=user,
        posted_at=from_epoch(whole(item, "create_at")),
        edited_at=from_epoch(whole(item, "edit_at")),
        reply_to_post_id=text(item, "root_id", "parent_id"),
        reactions=len(records(item, "metadata", "reactions")) if record(item, "metadata") else None,
        links=(*body.links, *files),
    )


def _file_name(file: Record) -> str | None:
    return label(file, "name")


def _lines(document: Document, *, head: bool = False) -> Iterator[Record]:
    """Posts of a bulk export: one JSON object a line, of a channel or between people."""
    if not document.text.lstrip().startswith('{"type"'):
        return
    lines = document.text[:200_000].splitlines()[:400] if head else document.text.splitlines()
    for line in lines:
        try:
            item = read_json(line)
        except ValueError:
            continue
        post = record(item, text(item, "type") or "")
        if "create_at" in post and "message" in post:
            yield post


def _exported(item: Record, channel: str) -> Iterator[Post]:
    stamp = f"{channel}/{whole(item, 'create_at')}"
    yield _line_post(item, stamp, None)
    for reply in records(item, "replies"):
        yield _line_post(reply, f"{stamp}/{whole(reply, 'create_at')}", stamp)


def _line_post(item: Record, post_id: str, parent: str | None) -> Post:
    body = read_message(text(item, "message") or "", marks_quotes=True)
    return Post(
        post_id,
        0,
        body.passages,
        author=text(item, "user"),
        posted_at=from_epoch(whole(item, "create_at")),
        edited_at=from_epoch(whole(item, "edit_at")),
        reply_to_post_id=parent,
        reactions=len(records(item, "reactions")),
        links=body.links,
    )
