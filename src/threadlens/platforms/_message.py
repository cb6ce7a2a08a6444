"""Messages written as plain text with light marks: '>' quotes, fenced code, lists, bare addresses as links."""

import re
from collections.abc import Iterator

from threadlens.platforms._body import Body
from threadlens.platforms._flow import plain
from threadlens.platforms._quotes import attribution_in_prose, marked_lines
from threadlens.records import Link, Passage

_FENCE = re.compile(r"```[ \t]*(?:[\w+#.-]*[ \t]*\n)?(.*?)(?:```|\Z)", re.DOTALL)
_ITEM = re.compile(r"\s*(?:[-*•+]|\d{1,3}[.)])\s+\S")
# A closing bracket ends an address unless one was opened in it.
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|\]\[{}]+[^\s<>\"'`|\]\[{}.,;:!?*_~)]\)?", re.IGNORECASE)


def read_message(text: str) -> Body:
    """The passages and links of a message."""
    passages: list[Passage] = []
    at = 0
    for fence in _FENCE.finditer(text):
        if not fence[1].strip():
            continue
        passages += _marked(text[at : fence.start()])
        passages.append(Passage("code", plain(fence[1]).strip("\n")))
        at = fence.end()
    passages += _marked(text[at:])
    return Body(tuple(passages), tuple(dict.fromkeys(links_in(text))))


def links_in(text: str) -> Iterator[Link]:
    """The addresses in a text."""
    for found in _URL.finditer(text):
        address = found[0]
        if address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1]
        yield Link(address)


def _marked(text: str) -> list[Passage]:
    """Quotes by their '>' with who is named in a line above them, and what stands around them."""
    if ">" not in text:
        return list(_own(text))
    passages: list[Passage] = []
    author: str | None = None
    for depth, stretch in marked_lines(text):
        if depth:
            passages.append(Passage("quote", plain(stretch).strip(), attributed_to=author, depth=depth))
            author = None
            continue
        head, _, last = stretch.rstrip().rpartition("\n")
        author = attribution_in_prose(last)
        passages += _own(head if author else stretch)
    return [passage for passage in passages if passage.text.strip()]


def _own(text: str) -> Iterator[Passage]:
    """Own words, with lists of two items or more apart."""
    held: list[str] = []
    role = "own"
    for line in [*plain(text).split("\n"), None]:
        kind = "own" if line is None or not _ITEM.match(line) else "list"
        if line is not None and (kind == role or not held):
            role = kind
            held.append(line)
            continue
        yield from _block(held, role)
        held, role = [line or ""], kind


def _block(lines: list[str], role: str) -> Iterator[Passage]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Passage("list" if role == "list" and len(lines) > 1 else "own", text)
