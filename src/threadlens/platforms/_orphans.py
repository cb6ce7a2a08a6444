"""Bodies of posts that stand outside of every frame: a page that lost a tag must not lose a post in silence."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from threadlens.platforms._document import Document
from threadlens.platforms._select import attribute, captured, first, words
from threadlens.platforms._thread import unreadable
from threadlens.records import Problem

_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]*")
_SAMPLE = 3  # frames of a page are alike
_Shape = tuple[str | None, frozenset[str], str]


def orphans(document: Document, frames: Sequence[LexborNode], bodies: Sequence[str]) -> list[Problem]:
    """A problem for each element that looks like the frames' bodies and is in none of them; before they are parted."""
    known = {frame.mem_id for frame in frames}
    read = [body for frame in frames[:_SAMPLE] if (body := first(frame, *bodies)) is not None]
    shapes = {(_shape(body), _shape(body.parent)) for body in read}
    found = [
        node
        for selector in dict.fromkeys(filter(None, map(_selector, read)))
        for node in document.tree.css(selector)
        if not is_within(node, known) and (_shape(node), _shape(node.parent)) in shapes and words(node)
    ]
    # Hidden copies and previews of posts that are read lose nothing.
    copies = {words(body) for frame in frames if (body := first(frame, *bodies)) is not None} if found else set()
    lost = [node for node in found if words(node) not in copies]
    return [unreadable(document, _number(node) or "", "frame") for node in lost]


def _number(node: LexborNode) -> str | None:
    return captured(r"(\d+)", attribute(node, "id"), attribute(node.parent, "id"))


def is_within(node: LexborNode, frames: set[int]) -> bool:
    """Whether an element is one of these, by their ids in memory, or in one of them."""
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id in frames:
            return True
        above = above.parent
    return False


def _shape(node: LexborNode | None) -> _Shape:
    """Tag, classes and id of an element, numbers aside."""
    classes = re.sub(r"\d+", "", attribute(node, "class") or "").split()
    return (node.tag if node is not None else None, frozenset(classes), re.sub(r"\d+", "", attribute(node, "id") or ""))


def _selector(node: LexborNode) -> str | None:
    """What finds elements of the same shape; None where it has neither class nor id."""
    name = next((c for c in (attribute(node, "class") or "").split() if _NAME.fullmatch(c)), None)
    prefix = captured(r"^([a-zA-Z_][a-zA-Z_-]*)", attribute(node, "id"))
    if not _NAME.fullmatch(node.tag or ""):
        return None
    if name:
        return f"{node.tag}.{name}"
    return f"{node.tag}[id^='{prefix}']" if prefix else None
