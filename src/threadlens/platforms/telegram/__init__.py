"""Chats of Telegram: the JSON of its desktop program, one chat or a whole account, and updates of its bots."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from threadlens.platforms._body import Body
from threadlens.platforms._chat import chat
from threadlens.platforms._dates import from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._message import links_in, read_message
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.records import Link, Passage, Post, Thread, ThreadPage

LABEL = "Telegram (Desktop export, Bot API)"
ORDER = 31

_ZONELESS = "the export gives the computer's local time without a zone: read as UTC"
_MEDIA = ("file", "photo", "thumbnail")
_UPDATES = ("message", "channel_post", "edited_message", "edited_channel_post")


def detect(document: Document) -> str | None:
    """By messages with 'from' and 'date', by a list of such chats, or by updates of a bot."""
    data = record(document.json) if not document.is_html else {}
    if any(_is_chat(item) for item in _chats(data)):
        return "'messages' with 'type' and 'from_id' or 'actor'"
    if any(record(update, name, "chat") for update in records(data, "result") for name in _UPDATES):
        return "'result' with updates of a bot"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """One thread a chat."""
    data = record(document.json)
    for item in _chats(data):
        if not _is_chat(item):
            continue
        thread = Thread(text(item, "id") or "", "telegram", title=label(item, "name"), forum=label(item, "type"))
        yield chat(thread, [_post(message) for message in records(item, "messages")])
    by_chat: dict[str, list[Record]] = {}
    for update in records(data, "result"):
        for message in (record(update, name) for name in _UPDATES):
            if message:
                by_chat.setdefault(text(record(message, "chat"), "id") or "", []).append(message)
    for chat_id, messages in by_chat.items():
        about = record(messages[0], "chat")
        name = label(about, "title", "username") or _person(about)
        thread = Thread(chat_id, "telegram", title=name, forum=label(about, "type"))
        latest = {text(message, "message_id"): _of_bot(message) for message in messages}
        yield chat(thread, list(latest.values()))


def _chats(data: Record) -> list[Record]:
    """The chats of an export: itself, or those of an account, left ones too."""
    return [data, *records(data, "chats", "list"), *records(data, "left_chats", "list")]


def _is_chat(item: Record) -> bool:
    messages = records(item, "messages")
    return bool(messages) and any(
        m.get("type") in ("message", "service") and not {"from_id", "actor_id", "from", "actor"}.isdisjoint(m)
        for m in messages[:50]
    )


def _post(message: Record) -> Post:
    is_service = message.get("type") == "service"
    body = Body() if is_service else _body(message)
    posted, note = _instant(message, "date")
    edited, _ = _instant(message, "edited")
    return Post(
        text(message, "id") or "",
        0,
        body.passages,
        author=label(message, "from", "actor") or label(message, "from_id", "actor_id"),
        author_id=text(message, "from_id", "actor_id"),
        posted_at=posted,
        edited_at=edited,
        reply_to_post_id=text(message, "reply_to_message_id"),
        reactions=sum(whole(r, "count") or 0 for r in records(message, "reactions"))
        if "reactions" in message
        else None,
        links=body.links,
        date_note=note,
    )


def _instant(message: Record, name: str) -> tuple[datetime | None, str | None]:
    exact = from_epoch(text(message, f"{name}_unixtime"))
    if exact is not None:
        return exact, None
    try:
        local = datetime.fromisoformat(text(message, name) or "")
    except ValueError:
        return None, None
    return (local.astimezone(UTC), None) if local.tzinfo else (local.replace(tzinfo=UTC), _ZONELESS)


def _body(message: Record) -> Body:
    """A message's parts: quotes and code as they are marked, a forwarded one as a quote of who wrote it first."""
    parts = message.get("text")
    passages, links, plain = list[Passage](), list[Link](), ""
    for part in [*(parts if isinstance(parts, list) else [parts]), None]:
        kind = text(part, "type") if isinstance(part, dict) else None
        if kind in ("blockquote", "pre") or part is None:
            passages += read_message(plain).passages
            links += links_in(plain)
            plain = ""
        words = part if isinstance(part, str) else text(part, "text") or ""
        if kind == "blockquote":
            passages.append(Passage("quote", words.strip(), depth=1))
        elif kind == "pre":
            passages.append(Passage("code", words.strip("\n")))
        else:
            plain += words
        if isinstance(part, dict) and (href := text(part, "href")):
            links.append(Link(href, words))
    links += _attachments(message)
    source = label(message, "forwarded_from")
    if source is not None:
        passages = [Passage("quote", p.text, attributed_to=source, depth=p.depth + 1) for p in passages]
    return Body(tuple(p for p in passages if p.text.strip()), tuple(dict.fromkeys(links)))


def _attachments(message: Record) -> Iterator[Link]:
    for name in _MEDIA:
        path = text(message, name)
        # Left-out files stand as a sentence in brackets.
        if path and not path.startswith("(") and name != "thumbnail":
            yield Link(path, label(message, "file_name", "media_type") or "", "attachment")


def _of_bot(message: Record) -> Post:
    sender = record(message, "from") or record(message, "sender_chat") or record(message, "chat")
    body = _with_entities(text(message, "text", "caption") or "", message)
    return Post(
        text(message, "message_id") or "",
        0,
        body.passages,
        author=_person(sender),
        author_id=text(sender, "id"),
        posted_at=from_epoch(whole(message, "date")),
        edited_at=from_epoch(whole(message, "edit_date")),
        reply_to_post_id=text(record(message, "reply_to_message"), "message_id"),
        links=body.links,
    )


def _with_entities(words: str, message: Record) -> Body:
    body = read_message(words)
    links = [Link(url) for e in records(message, "entities") if (url := text(e, "url"))]
    return Body(body.passages, tuple(dict.fromkeys([*body.links, *links])))


def _person(sender: Any) -> str | None:
    full = " ".join(filter(None, (label(sender, "first_name"), label(sender, "last_name"))))
    return full or label(sender, "title", "username")
