"""Conversations of Messenger and Instagram as people download them in JSON."""

from collections.abc import Iterator
from typing import Any

from threadlens.platforms._body import Body
from threadlens.platforms._chat import Stamps, chat
from threadlens.platforms._dates import from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._message import read_message
from threadlens.platforms._payload import Record, record, records, text, whole
from threadlens.platforms._select import line
from threadlens.records import Link, Post, Thread, ThreadPage

LABEL = "Messenger (Facebook and Instagram JSON)"
ORDER = 34

_FILES = ("photos", "videos", "files", "audio_files", "gifs", "media")


def detect(document: Document) -> str | None:
    """By messages with a sender's name and milliseconds."""
    data = record(document.json) if not document.is_html else {}
    for item in records(data, "messages")[:20]:
        if ("sender_name" in item and "timestamp_ms" in item) or ("senderName" in item and "timestamp" in item):
            return "'messages' with 'sender_name' and 'timestamp_ms'"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The conversation's messages; the download begins with the newest."""
    data = record(document.json)
    title = line(_repaired(data.get("title")) or _repaired(data.get("threadName")))
    path = text(data, "thread_path") or text(data, "threadName") or title or ""
    messages = records(data, "messages")
    messages.sort(key=lambda message: whole(message, "timestamp_ms", "timestamp") or 0)
    stamps = Stamps()
    posts = [_post(message, stamps) for message in messages]
    yield chat(Thread(path.rpartition("/")[2], "messenger", title=title), posts)


def _post(message: Record, stamps: Stamps) -> Post:
    at = whole(message, "timestamp_ms", "timestamp")
    body = _body(message)
    return Post(
        stamps.next(str(at)),
        0,
        body.passages,
        author=line(_repaired(message.get("sender_name")) or _repaired(message.get("senderName"))),
        posted_at=from_epoch(at),
        reactions=len(records(message, "reactions")),
        links=body.links,
    )


def _body(message: Record) -> Body:
    if message.get("is_unsent") is True or message.get("isUnsent") is True:
        return Body()
    body = read_message(_repaired(message.get("content")) or _repaired(message.get("text")) or "")
    links = list(body.links)
    for item in (file for name in _FILES for file in records(message, name)):
        if address := text(item, "uri"):
            links.append(Link(address, "", "attachment"))
    if address := text(record(message, "share"), "link"):
        links.append(Link(address))
    return Body(body.passages, tuple(dict.fromkeys(links)))


def _repaired(value: Any) -> str | None:
    """A text whose UTF-8 bytes were written as if each were a letter of Latin-1."""
    if not isinstance(value, str):
        return None
    try:
        return value.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return value
