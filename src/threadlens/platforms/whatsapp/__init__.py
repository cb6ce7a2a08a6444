"""Chats of WhatsApp as its apps export them: a text file, mostly inside an archive."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from threadlens.platforms._body import Body
from threadlens.platforms._chat import Stamps, chat
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._message import read_message
from threadlens.platforms.whatsapp._lines import RawMessage, head_of, messages
from threadlens.records import Link, Post, Thread, ThreadPage

LABEL = "WhatsApp (exported chat)"
ORDER = 36

_HEAD = 4_000
_POINTED = re.compile(r"(?<=\d)\.(?=\d)")
_LRM = "\u200e"  # the app puts it before what it says itself
_EDITED = re.compile(r"\s*\u200e?<[^<>\n:]{4,60}>\s*$")
_WHOLE_MARK = re.compile(r"\u200e?<[^<>\n:]{3,60}>")  # <Media omitted>, in any language
_ATTACHED = re.compile(
    r"\u200e?<[^<>:\n]{2,30}:\s?(?P<a>[^<>\n]+\.\w{2,5})>|\u200e?(?P<b>[^/\\\n<>]+\.\w{2,5}) \([^()\n]{3,40}\)"
)
# Of a message that was taken back only this is left.
_DELETED = re.compile(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|"
    r"du hast diese nachricht gelöscht|"
    r"ce message a été supprimé|vous avez supprimé ce message|este mensaje fue eliminado|eliminaste este mensaje|"
    r"se eliminó este mensaje|mensagem apagada|esta mensagem foi apagada|questo messaggio è stato eliminato|"
    r"dit bericht (?:is|werd) verwijderd|(?:это|данное) сообщение (?:было )?удалено|"
    r"вы удалили это сообщение|"
    r"ta wiadomość została usunięta|bu mesaj silindi|tämä viesti poistettiin|meddelandet har raderats|"
    r"denne meldingen ble slettet|此消息已被删除|此訊息已刪除|このメッセージは削除されました|"
    r"삭제된 메시지입니다|null)\.?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:whatsapp chat (?:with|-)|chat whatsapp con|whatsapp-chat mit|discussion whatsapp avec|chat de whatsapp con|"
    r"conversa do whatsapp com)\s*(.+)",
    re.I,
)


def detect(document: Document) -> str | None:
    """By lines that open with a date, a time and a name."""
    if document.is_html or document.json is not None:
        return None
    lines = [line for line in document.text[:_HEAD].lstrip("\ufeff").splitlines() if line.strip()]
    heads = [line for line in lines if head_of(line)]
    if not lines or head_of(lines[0]) is None or len(heads) < 2 <= len(lines):
        return None
    if not any(message.name for message in messages("\n".join(lines))):
        return None
    return "lines of date, time, name and words"


def parse(document: Document) -> Iterator[ThreadPage]:
    """The chat's messages; lines of the service itself are left out."""
    raw = [message for message in messages(document.text) if message.name]
    services = _services(raw)
    raw = [message for message in raw if message.name not in services]
    dates = DateReader(Clock(document), (message.date for message in raw))
    stamps = Stamps()
    posts = [_post(message, dates, stamps) for message in raw]
    title = _title(document) or (services.pop() if len(services) == 1 else None)
    thread = Thread(_thread_id(raw), "whatsapp", title=title)
    yield chat(thread, posts)


def _thread_id(raw: Sequence[RawMessage]) -> str:
    """An id that a longer export of the same chat shares: of its first message."""
    opening = (raw[0].date, raw[0].time, raw[0].name or "", *raw[0].lines) if raw else ()
    return hashlib.sha256("\x1f".join(opening).encode()).hexdigest()[:12]


def _services(raw: Sequence[RawMessage]) -> set[str]:
    """Names under which only the app speaks: the group's own, on iPhones."""
    said: dict[str, bool] = {}
    for message in raw:
        own = not message.lines[0].startswith(_LRM) or bool(_ATTACHED.match(message.lines[0]))
        said[message.name or ""] = said.get(message.name or "", False) or own
    return {name for name, own in said.items() if not own}


def _post(message: RawMessage, dates: DateReader, stamps: Stamps) -> Post:
    posted = dates.read(f"{message.date} {_POINTED.sub(':', message.time)}")
    body = _body("\n".join(message.lines))
    post = Post(
        stamps.next(re.sub(r"\W+", "-", f"{message.date} {message.time}").strip("-")),
        0,
        body.passages,
        author=message.name,
        links=body.links,
    )
    return replace(post, posted_at=posted.at, date_note=posted.note)


def _body(text: str) -> Body:
    attached = _ATTACHED.match(text)
    links: tuple[Link, ...] = ()
    if attached:
        name = (attached["a"] or attached["b"]).strip()
        links = (Link(name, name, "attachment"),)
        text = text[attached.end() :]
    first = text.split("\n", 1)[0]
    if _WHOLE_MARK.fullmatch(text.strip()) or (first.startswith(_LRM) and "\n" not in text.strip()):
        return Body((), links)
    text = _EDITED.sub("", text).strip(f"{_LRM} ")
    if _DELETED.fullmatch(text):
        return Body((), links)
    body = read_message(text)
    return Body(body.passages, (*links, *body.links))


def _title(document: Document) -> str | None:
    """The chat's name as the app put it into the file's."""
    path = document.page.source.partition("!/")
    for name in (PurePath(path[2]).stem, PurePath(path[0]).stem):
        found = _TITLE.match(name.replace("_", " ").strip())
        if found:
            return found[1].strip()
    return None
