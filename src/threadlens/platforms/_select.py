"""The first node, text or attribute that one of several selectors finds: skins differ, so every field has fallbacks."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SPACE = re.compile(r"[\s\u200b\ufeff]+")

_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?")

Root = LexborHTMLParser | LexborNode


def first(root: Root | None, *selectors: str) -> LexborNode | None:
    """The first match of the first selector that matches."""
    if root is None:
        return None
    for selector in selectors:
        node = root.css_first(selector)
        if node is not None:
            return node
    return None


def every(root: Root | None, *selectors: str) -> list[LexborNode]:
    """All matches of any of the selectors in the order of the page, each once."""
    found = root.css(", ".join(selectors)) if root is not None else []
    # A node that several selectors of a list match is returned as often.
    return list({node.mem_id: node for node in found}.values())


def attribute(node: LexborNode | None, *names: str) -> str | None:
    """The first attribute of these that is there and not empty."""
    if node is None:
        return None
    attributes = node.attributes
    for name in names:
        value = attributes.get(name)
        if value and value.strip():
            return value.strip()
    return None


def words(node: LexborNode | None) -> str | None:
    """A node's text on one line, or None where it has none."""
    if node is None:
        return None
    return line(node.text())


def spaced(node: LexborNode | None) -> str | None:
    """A node's text on one line, a space between any two elements: for bars whose parts touch."""
    return line(node.text(separator=" ")) if node is not None else None


def line(text: str | None) -> str | None:
    """A text with its white space as single spaces, or None where nothing is left."""
    return _SPACE.sub(" ", text or "").strip() or None


def number(text: str | None) -> int | None:
    """The first whole number of a text ('#1,024' is 1024), or None."""
    found = re.search(r"\d[\d.,\u00a0\u202f ]*", text or "")
    digits = re.sub(r"\D", "", found[0]) if found else ""
    return int(digits) if digits and len(digits) < 19 else None


def captured(pattern: str, *texts: str | None) -> str | None:
    """What the pattern's first group captures in the first text that it matches."""
    for text in texts:
        found = re.search(pattern, text) if text else None
        if found:
            return str(found[1])
    return None


def closest(node: LexborNode, selector: str) -> LexborNode | None:
    """The nearest ancestor that is one of 'tag', '.class', '#id' or 'tag.class', separated by commas."""
    wanted = [_SIMPLE.fullmatch(part.strip()) for part in selector.split(",")]
    parent = node.parent
    while parent is not None and parent.tag not in ("-document", None):
        if any(_is(parent, part) for part in wanted if part):
            return parent
        parent = parent.parent
    return None


def _is(node: LexborNode, part: re.Match[str]) -> bool:
    # lexbor's own css_matches also says yes where a descendant matches.
    tag, mark, name = part.groups()
    if tag and node.tag != tag:
        return False
    if mark == "#":
        return node.attributes.get("id") == name
    return not mark or name in (node.attributes.get("class") or "").split()


def tail_number(text: str | None) -> int | None:
    """The number of a permalink that is nothing but '#12', or None."""
    found = re.fullmatch(r"#\s?([\d.,\s]+)", text or "")
    return number(found[1]) if found else None
