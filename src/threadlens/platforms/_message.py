"""Messages written as plain text with light marks: '>' quotes, fenced code, lists, bare addresses as links."""

import re
from collections.abc import Iterator

from threadlens.platforms._attribution import attribution_in_prose
from threadlens.platforms._body import Body
from threadlens.platforms._flow import plain
from threadlens.platforms._quotes import marked_lines
from threadlens.records import Link, Passage

_FENCE = re.compile(r"```[ \t]*(?:[\w+#.-]*[ \t]*\n)?(.*?)(?:```|\Z)", re.DOTALL)
_QUOTED = re.compile(r"\s{0,3}(>>>|(?:>\s?)+)(?!\S*>)\s?")
_TO_THE_END = 2
_ITEM = re.compile(r"\s*(?:[-*•+]|\d{1,3}[.)])\s+\S")
# A closing bracket ends an address unless one was opened in it.
_URL = re.compile(r"\bhttps?://[^\s<>\"'`|\]\[{}]+[^\s<>\"'`|\]\[{}.,;:!?*_~)]\)?", re.IGNORECASE)


def read_message(text: str, *, marks_quotes: bool = False) -> Body:
    """The passages and links of a message; `marks_quotes` where a line with '>' is a quote even before a figure."""
    passages: list[Passage] = []
    at = 0
    for fence in _FENCE.finditer(text):
        if not fence[1].strip():
            continue
        passages += _marked(text[at : fence.start()], marks_quotes)
        passages.append(Passage("code", plain(fence[1]).strip("\n")))
        at = fence.end()
    passages += _marked(text[at:], marks_quotes)
    return Body(tuple(passages), tuple(dict.fromkeys(links_in(text))))


def links_in(text: str) -> Iterator[Link]:
    """The addresses in a text."""
    for found in _URL.finditer(text):
        address = found[0]
        if address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1]
        yield Link(address)


def _marked(text: str, marks_quotes: bool) -> list[Passage]:
    """Quotes by their '>' with who is named in a line above them, and what stands around them."""
    if ">" not in text:
        return list(_own(text))
    passages: list[Passage] = []
    author: str | None = None
    for depth, stretch in _by_mark(text) if marks_quotes else marked_lines(text):
        if depth:
            passages.append(Passage("quote", plain(stretch).strip(), attributed_to=author, depth=depth))
            author = None
            continue
        head, _, last = stretch.rstrip().rpartition("\n")
        author = attribution_in_prose(last)
        passages += _own(head if author else stretch)
    return [passage for passage in passages if passage.text.strip()]


def _by_mark(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of lines with and without the mark, the mark taken off; '>>>' marks all that follows."""
    held, depth = list[str](), 0
    for line in text.split("\n"):
        found = _QUOTED.match(line)
        this = 1 if found or depth == _TO_THE_END else 0
        if this != min(depth, 1) and held:
            yield min(depth, 1), "\n".join(held)
            held = []
        depth = _TO_THE_END if depth == _TO_THE_END or (found and found[1] == ">>>") else this
        held.append(line[found.end() :] if found and not (depth == _TO_THE_END and found[1] != ">>>") else line)
    yield min(depth, 1), "\n".join(held)


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
