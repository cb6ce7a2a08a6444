"""Channels of Slack: the days of an export, whole or in its archive, and answers of its API."""

import re
from collections.abc import Iterator

from threadlens.platforms._body import Body
from threadlens.platforms._chat import chat
from threadlens.platforms._dates import from_epoch
from threadlens.platforms._document import Document
from threadlens.platforms._payload import Record, label, record, records, text, whole
from threadlens.platforms.slack._text import read_text
from threadlens.records import Link, Passage, Post, Thread, ThreadPage

LABEL = "Slack (export, API)"
ORDER = 35

_SAID = frozenset({"bot_message", "me_message", "thread_broadcast", "file_share", "file_comment", "reply_broadcast"})
_STAMP = re.compile(r"\d{9,10}\.\d{1,6}")
_DAY = re.compile(r"(?:^|[/\\])([^/\\]+)[/\\]\d{4}-\d\d-\d\d\.json$")
_WORKSPACE = re.compile(r"([^/\\]+?)(?: Slack export.*)?(?:\.zip!?|\.tar\.gz!?)?[/\\]")


def detect(document: Document) -> str | None:
    """By messages whose 'ts' is Slack's: seconds and microseconds as text."""
    if document.is_html:
        return None
    return "messages with 'ts'" if any(_is_message(item) for item in _messages(document)[:50]) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """One channel, or one day of it: days of the same channel are one thread."""
    messages = [item for item in _messages(document) if _is_message(item)]
    names = _names(document, messages)
    channel, workspace = _place(document)
    thread_id = f"{workspace}/{channel}" if workspace else channel
    thread = Thread(thread_id, "slack", title=channel or None, forum=workspace or None)
    messages.sort(key=lambda item: float(item["ts"]))
    more = record(document.json).get("has_more") is True if isinstance(document.json, dict) else False
    is_whole = not more and _DAY.search(document.page.source) is None
    yield chat(thread, [_post(item, names) for item in messages], is_whole=is_whole)


def people(document: Document) -> dict[str, str]:
    """Names by ids, where the page is an export's users.json."""
    data = None if document.is_html else document.json
    listed = records(data) if isinstance(data, list) else records(data, "members")
    return {text(p, "id") or "": name for p in listed if "profile" in p and (name := _name_of(p))}


def _name_of(person: Record) -> str | None:
    return label(record(person, "profile"), "display_name", "real_name") or label(person, "real_name", "name")


def _messages(document: Document) -> list[Record]:
    data = document.json
    return records(data) if isinstance(data, list) else records(data, "messages")


def _is_message(item: Record) -> bool:
    stamp = item.get("ts")
    return isinstance(stamp, str) and bool(_STAMP.fullmatch(stamp)) and ("text" in item or "type" in item)


def _place(document: Document) -> tuple[str, str]:
    """The channel and the workspace, as the folder and its archive are called; else as the answer says."""
    source = document.page.source
    found = _DAY.search(source)
    if found is None:
        data = record(document.json) if isinstance(document.json, dict) else {}
        channel = data.get("channel")
        said = (
            channel if isinstance(channel, str) else label(channel, "name", "id") or label(data, "name", "channel_id")
        )
        return said or "", ""
    above = _WORKSPACE.findall(source[: found.start() + 1])
    return found[1], above[-1] if above else ""


def _names(document: Document, messages: list[Record]) -> dict[str, str]:
    """Names of people by their ids: of the messages' own profiles, else of the list of users beside them."""
    names: dict[str, str] = {}
    for person in records(document.json, "users") if isinstance(document.json, dict) else ():
        name = _name_of(person)
        if name:
            names[text(person, "id") or ""] = name
    for message in messages:
        profile = record(message, "user_profile")
        name = label(profile, "display_name", "real_name", "name") or label(message, "username")
        user = text(message, "user")
        if name and user:
            names.setdefault(user, name)
        for mention in re.finditer(r"<@(\w+)\|([^<>|]+)>", text(message, "text") or ""):
            names.setdefault(mention[1], mention[2])
    return names


def _post(message: Record, names: dict[str, str]) -> Post:
    subtype = text(message, "subtype")
    user = text(message, "user") or text(record(message, "comment"), "user") or text(message, "bot_id")
    body = _body(message, names) if subtype is None or subtype in _SAID else Body()
    stamp, root = text(message, "ts") or "", text(message, "thread_ts")
    edited = text(record(message, "edited"), "ts")
    return Post(
        stamp,
        0,
        body.passages,
        author=names.get(user or "")
        or label(message, "username")
        or label(record(message, "bot_profile"), "name")
        or user,
        author_id=user,
        posted_at=from_epoch(stamp),
        edited_at=from_epoch(edited),
        reply_to_post_id=root if root and root != stamp else None,
        reactions=sum(whole(r, "count") or 0 for r in records(message, "reactions")),
        links=body.links,
    )


def _body(message: Record, names: dict[str, str]) -> Body:
    body = read_text(text(record(message, "comment"), "comment") or text(message, "text") or "", names)
    passages, links = list(body.passages), list(body.links)
    for item in records(message, "attachments"):
        words = text(item, "text") or text(item, "fallback")
        inner = read_text(words, names) if words else Body()
        said = "\n\n".join(p.text for p in inner.passages)
        author, source = label(item, "author_name", "author_subname"), text(item, "from_url", "title_link")
        if said and item.get("is_msg_unfurl") is True:
            passages.append(Passage("quote", said, attributed_to=author, source_url=source, depth=1))
        elif said:
            passages.append(Passage("embed", said, attributed_to=author, source_url=source))
    for file in [*records(message, "files"), record(message, "file")]:
        if address := text(file, "permalink", "url_private"):
            links.append(Link(address, label(file, "title", "name") or "", "attachment"))
    return Body(tuple(passages), tuple(dict.fromkeys(links)))
