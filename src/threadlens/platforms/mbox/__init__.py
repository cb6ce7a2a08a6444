"""E-mail threads: mbox files and single messages; addresses are never stored."""

import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from threadlens.errors import ParseError
from threadlens.platforms._document import Document
from threadlens.platforms._privacy import without_addresses
from threadlens.platforms._repetition import mark_repetitions
from threadlens.platforms._text_index import TextIndex
from threadlens.platforms.textcopy._bodies import read_body
from threadlens.platforms.textcopy._lines import read_lines
from threadlens.records import Passage, Post, Problem, Thread, ThreadPage

LABEL = "e-mail (mbox or single messages)"
ORDER = 12

_FROM = re.compile(rb"(?:\A|(?<=\n))From (?=\S+.*\d\d:\d\d)[^\n]*\n")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n")
_COPIED = re.compile(rb"\n\n(?:From|Author): [^\n]+\n(?:Date|Sent|To|Subject): ", re.I)
_MANDATORY = re.compile(rb"^(?:from|date|message-id|subject):", re.I | re.M)
_ID = re.compile(r"<([^<>\s]+)>")
_RE = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.I)
_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h\d|/blockquote)\b[^>]*>", re.I)
_ANY_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]+>", re.I | re.S)


def detect(document: Document) -> str | None:
    """A 'From ' line with a date before headers, or headers at the very start."""
    content = document.page.content[:65536].replace(b"\r\n", b"\n")
    separator = _FROM.match(content)
    headers = _HEADER.match(content, separator.end() if separator else 0)
    if headers is None or len({name.lower() for name in _MANDATORY.findall(headers[0])}) < 2:
        return None
    if separator is None and _COPIED.search(content):
        return None  # several messages copied one under another
    return "an mbox file" if separator else "a single e-mail message"


def parse(document: Document) -> Iterator[ThreadPage]:
    """One thread for each first message and its answers."""
    messages, problems = _messages(document)
    if not messages:
        raise ParseError(f"{document.page.source}: no message with a sender in it; export the folder as mbox again")
    by_root: dict[str, list[EmailMessage]] = defaultdict(list)
    roots = _roots(messages)
    for message in messages:
        by_root[roots[_id(message)]].append(message)
    for root, members in by_root.items():
        yield _thread(root, sorted(members, key=_date_or_first), problems)
        problems = ()


def _messages(document: Document) -> tuple[list[EmailMessage], tuple[Problem, ...]]:
    content = document.page.content.replace(b"\r\n", b"\n")
    parser = BytesParser(EmailMessage, policy=policy.default)
    pieces = [p for p in _FROM.split(content) if p.strip()]
    messages: dict[str, EmailMessage] = {}
    problems: list[Problem] = []
    for number, piece in enumerate(pieces, 1):
        message = parser.parsebytes(re.sub(rb"(?m)^>(>*From )", rb"\1", piece))
        if _header(message, "From") is None and _header(message, "Subject") is None:
            text = f"{document.page.source}: message {number} has neither sender nor subject"
            problems.append(Problem("parse", document.page.source, "broken_message", text))
            continue
        messages.setdefault(_id(message), message)
    return list(messages.values()), tuple(problems)


def _thread(root: str, members: Sequence[EmailMessage], problems: tuple[Problem, ...]) -> ThreadPage:
    index = TextIndex()
    known = {_id(m) for m in members}
    authors = frozenset(a for m in members if (a := _author(m)))
    posts: list[Post] = []
    for message in members:
        passages = _passages(message, index, authors)
        parent = next((p for p in reversed(_parents(message)) if p in known), None)
        posted_at, note = _date(message)
        post = Post(_id(message), len(posts) + 1, passages, _author(message), posted_at=posted_at, date_note=note)
        posts.append(replace(post, reply_to_post_id=parent))
        index.add("\n\n".join(p.text for p in passages if p.role not in ("quote", "signature")), _author(message))
    title = _RE.sub("", _header(members[0], "Subject") or "").strip() or None
    title = without_addresses(title) if title else None
    lists = (listed for m in members if (listed := _header(m, "List-Id")))
    forum = next((listed.partition("<")[0].strip(' "') for listed in lists), None)
    thread = Thread(root, "mbox", title=title, forum=forum or None, started_at=posts[0].posted_at)
    return ThreadPage(thread, mark_repetitions(posts), problems=problems)


def _passages(message: EmailMessage, index: TextIndex, authors: frozenset[str]) -> tuple[Passage, ...]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ()
    try:
        text = str(body.get_content())
    except (LookupError, ValueError):
        payload = body.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload)
    if body.get_content_type() == "text/html":
        text = html.unescape(_ANY_TAG.sub("", _TAG.sub("\n", text)))
    passages = read_body(read_lines(text), index, authors)
    return tuple(replace(p, text=without_addresses(p.text)) for p in passages)


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as text; of one that Python's parser gives up on, what stands in the file."""
    try:
        value = message[name]
    except (IndexError, ValueError, TypeError, AttributeError, LookupError):
        value = next((raw for key, raw in message.raw_items() if key.lower() == name.lower()), None)
    return None if value is None else str(value)


def _author(message: EmailMessage) -> str | None:
    """The display name of the sender; an address alone names nobody."""
    for name, _ in getaddresses([_header(message, "From") or ""]):
        bare = without_addresses(name).replace("[e-mail address]", "").strip(" '\"()")
        if bare:
            return re.sub(r"\s+(?:via|on behalf of)\s+.*$", "", bare)
    return None


def _id(message: EmailMessage) -> str:
    """An id of the message's own, hashed because it holds a host and often an address."""
    own = (_header(message, "Message-ID") or "").strip()
    return _hashed(own or "|".join(str(_header(message, name)) for name in ("From", "Date", "Subject")))


def _parents(message: EmailMessage) -> list[str]:
    """Ids of the messages that this one answers, the nearest last."""
    named = _ID.findall(f"{_header(message, 'References') or ''} {_header(message, 'In-Reply-To') or ''}")
    return [_hashed(f"<{m}>") for m in named]


def _roots(messages: Sequence[EmailMessage]) -> dict[str, str]:
    """The first message of each message's thread: by references, else by the subject it answers."""
    by_subject: dict[str, str] = {}
    roots: dict[str, str] = {}
    for message in sorted(messages, key=_date_or_first):
        own, parents = _id(message), _parents(message)
        subject = _header(message, "Subject") or ""
        bare = _RE.sub("", subject).strip().casefold()
        root = next((roots[p] for p in parents if p in roots), None)
        if root is None and bare and (parents or _RE.match(subject)):
            root = by_subject.get(bare)
        roots[own] = root or own
        by_subject.setdefault(bare, roots[own])
    return roots


def _date(message: EmailMessage) -> tuple[datetime | None, str | None]:
    try:
        moment = parsedate_to_datetime(_header(message, "Date") or "")
    except (TypeError, ValueError, IndexError):
        return None, None
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC), "no time zone in the message: read as UTC"
    return moment.astimezone(UTC), None


def _date_or_first(message: EmailMessage) -> datetime:
    return _date(message)[0] or datetime.min.replace(tzinfo=UTC)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:20]
