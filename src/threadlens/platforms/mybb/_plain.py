"""MyBB's archive and its printable page."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import BodyRules
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of
from threadlens.platforms._plain_views import PlainPost, read_plain, rows_of
from threadlens.platforms._select import line
from threadlens.records import ThreadPage

_RULE = "td > strong ~ hr[size]"


def rows(document: Document) -> list[PlainPost]:
    """The posts of such a page; none where it is another."""
    frames = document.tree.css(".post:has(> .header .dateline):has(> .message)")
    return rows_of(frames, ".header .author", ".header .dateline", ".message") or list(_printed(document))


def read(document: Document, rules: BodyRules) -> ThreadPage:
    """The page's posts in their order."""
    return read_plain(document, "mybb", rows(document), rules, "#fullversion a, .thead strong")


def _printed(document: Document) -> Iterator[PlainPost]:
    """One cell with all posts, each 'subject in bold - author - date', a line's break, the words, and a rule."""
    end = document.tree.css_first(_RULE)
    cell = end.parent if end is not None else None
    nodes: list[LexborNode] = []
    child = cell.first_child if cell is not None else None
    while child is not None:
        if child.tag == "hr" and child.attributes.get("size"):
            yield from _post(nodes)
            nodes = []
        else:
            nodes.append(child)
        child = child.next


def _post(nodes: list[LexborNode]) -> Iterator[PlainPost]:
    subject = next((i for i, node in enumerate(nodes) if node.tag == "strong"), None)
    if subject is None:
        return
    ends = next((i for i, node in enumerate(nodes) if node.tag == "br" and i > subject), len(nodes))
    head = line("".join(node.text() for node in nodes[subject + 1 : ends])) or ""
    found = re.fullmatch(r"-\s+(.+?)\s+-\s+(\S.*)", head)
    if found:
        linked = name_of(next((node for node in nodes[subject + 1 : ends] if node.tag == "a"), None))
        yield PlainPost(linked or found[1], found[2], "".join(node.html or "" for node in nodes[ends:]))
