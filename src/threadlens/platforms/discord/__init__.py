"""Channels of Discord as DiscordChatExporter writes them to JSON."""

import re
from collections.abc import Iterator

from threadlens.platforms._body import Body
from threadlens.platforms._chat import chat
from threadlens.platforms._dates import from_iso
from threadlens.platforms._document import Document
from threadlens.platforms._message import read_message
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.records import Link, Passage, Post, Thread, ThreadPage

LABEL = "Discord (DiscordChatExporter JSON)"
ORDER = 30

# Other kinds tell of calls, pins, names and joins.
_SAID = frozenset(
    {
        "Default",
        "Reply",
        "ApplicationCommand",
        "ChatInputCommand",
        "ContextMenuCommand",
        "ThreadStarterMessage",
        "0",
        "19",
        "20",
        "21",
        "23",
    }
)
_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_SPOILER = re.compile(r"\|\|(.+?)\|\|", re.DOTALL)


def detect(document: Document) -> str | None:
    """By a channel beside messages that have authors."""
    data = record(document.json) if not document.is_html else {}
    messages = records(data, "messages")
    if not record(data, "channel") or not isinstance(data.get("messages"), list):
        return None
    if "guild" in data or (messages and "author" in messages[0] and "timestamp" in messages[0]):
        return "'channel' and 'messages' with 'author'"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The channel's messages."""
    data = record(document.json)
    guild, channel = record(data, "guild"), record(data, "channel")
    channel_id, guild_id = text(channel, "id") or "", text(guild, "id") or "0"
    url = f"https://discord.com/channels/{guild_id if guild_id != '0' else '@me'}/{channel_id}"
    path = [label(guild, "name") or "", label(channel, "category") or ""]
    thread = Thread(
        channel_id,
        "discord",
        "discord.com",
        url,
        label(channel, "name"),
        " > ".join(part for part in path if part) or None,
    )
    posts = [_post(message, url) for message in records(data, "messages")]
    yield chat(thread, posts)


def _post(message: Record, url: str) -> Post:
    author = record(message, "author")
    message_id = text(message, "id") or ""
    body = _body(message)
    answered = text(record(message, "reference"), "messageId")
    return Post(
        message_id,
        0,
        body.passages,
        author=label(author, "nickname", "name"),
        author_id=text(author, "id"),
        posted_at=from_iso(_seconds(text(message, "timestamp"))),
        edited_at=from_iso(_seconds(text(message, "timestampEdited"))),
        permalink=f"{url}/{message_id}",
        reply_to_post_id=answered if text(message, "type") in ("Reply", "19") or answered else None,
        reactions=sum(whole(reaction, "count") or 0 for reaction in records(message, "reactions")),
        links=body.links,
    )


def _body(message: Record) -> Body:
    if (text(message, "type") or "Default") not in _SAID:
        return Body()
    content = _SPOILER.sub(r"\1", _EMOJI.sub(r":\1:", text(message, "content") or ""))
    body = read_message(content, marks_quotes=True)
    passages = [*body.passages, *(p for p in map(_embed, records(message, "embeds")) if p is not None)]
    forwarded = text(record(message, "forwardedMessage"), "content")
    if forwarded:
        passages.append(Passage("quote", forwarded.strip(), depth=1))
    links = list(body.links)
    for file in records(message, "attachments"):
        if address := text(file, "url"):
            links.append(Link(address, label(file, "fileName") or "", "attachment"))
    links += (Link(address, kind="embed") for e in records(message, "embeds") if (address := text(e, "url")))
    return Body(tuple(passages), tuple(dict.fromkeys(links)))


def _embed(embed: Record) -> Passage | None:
    """A card of another site: title, words and fields."""
    fields = [f"{label(f, 'name') or ''}: {text(f, 'value') or ''}" for f in records(embed, "fields")]
    words = [part.strip() for part in (text(embed, "title"), text(embed, "description"), *fields) if part]
    return Passage("embed", "\n\n".join(words), source_url=text(embed, "url")) if words else None


def _seconds(stamp: str | None) -> str | None:
    return re.sub(r"\.\d+", "", stamp) if stamp else None
