"""Rooms of Rocket.Chat as its API gives them, and the messages of its export."""

from collections.abc import Iterator
from datetime import datetime

from threadlens.platforms._body import Body
from threadlens.platforms._chat import chat
from threadlens.platforms._dates import from_epoch, from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._json import read_json
from threadlens.platforms._message import read_message
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.records import Link, Passage, Post, Thread, ThreadPage

LABEL = "Rocket.Chat"
ORDER = 33


def detect(document: Document) -> str | None:
    """By messages with 'rid', 'msg' and who wrote them, in 'messages' or one a line."""
    if document.is_html:
        return None
    return "messages with 'rid', 'msg' and 'u'" if any(_messages(document, head=True)) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """One thread a room."""
    by_room: dict[str, list[Record]] = {}
    for message in _messages(document):
        by_room.setdefault(text(message, "rid") or "", []).append(message)
    total = whole(document.json, "total") if isinstance(document.json, dict) else None
    for room, messages in by_room.items():
        thread = Thread(room, "rocketchat", expected_post_count=total if len(by_room) == 1 else None)
        yield chat(thread, [_post(message) for message in messages])


def _messages(document: Document, *, head: bool = False) -> Iterator[Record]:
    data = document.json
    found = records(data) if isinstance(data, list) else records(data, "messages")
    if data is None and document.text.lstrip().startswith("{"):
        lines = document.text[:100_000].splitlines()[:50] if head else document.text.splitlines()
        found = [item for item in map(_line, lines) if item]
    for item in found:
        if isinstance(item.get("msg"), str) and "rid" in item and isinstance(item.get("u"), dict):
            yield item


def _line(line: str) -> Record:
    try:
        return record(read_json(line))
    except ValueError:
        return {}


def _post(message: Record) -> Post:
    user = record(message, "u")
    # A type is the system's: joins, new names, pinned messages.
    body = Body() if text(message, "t") else _body(message)
    reactions = record(message, "reactions")
    return Post(
        text(message, "_id") or "",
        0,
        body.passages,
        author=label(message, "alias") or label(user, "username", "name"),
        author_id=text(user, "_id"),
        posted_at=_instant(message, "ts"),
        edited_at=_instant(message, "editedAt"),
        reply_to_post_id=text(message, "tmid"),
        reactions=sum(_count(reaction) for reaction in reactions.values()),
        links=body.links,
    )


def _instant(message: Record, name: str) -> datetime | None:
    value = message.get(name)
    if isinstance(value, dict):  # as MongoDB writes dates
        value = value.get("$date")
    return from_iso(value) if isinstance(value, str) else from_epoch(value)


def _count(reaction: object) -> int:
    users = reaction.get("usernames") if isinstance(reaction, dict) else None
    return len(users) if isinstance(users, list) else 0


def _body(message: Record) -> Body:
    """A message; what it answers or quotes stands as an attachment with who wrote it."""
    quotes, links = list[Passage](), list[Link]()
    for item in records(message, "attachments"):
        words = text(item, "text")
        if text(item, "message_link") and words:
            quotes.append(Passage("quote", words.strip(), attributed_to=label(item, "author_name"), depth=1))
        elif address := text(item, "title_link", "image_url"):
            links.append(Link(address, label(item, "title") or "", "attachment"))
    body = read_message(_without_markers(text(message, "msg") or ""), marks_quotes=True)
    return Body((*quotes, *body.passages), (*body.links, *links))


def _without_markers(words: str) -> str:
    """The message without the empty links '[ ](…)' that mark what it quotes."""
    while words.lstrip().startswith("[ ]("):
        words = words.lstrip()[4:].partition(")")[2]
    return words.strip()
