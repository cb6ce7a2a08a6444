"""Who is named inside of a quote that no markup tells: in its first line, or in a line of credit at its end."""

import re

from bs4 import Tag

from threadlens.platforms._attribution import attribution_in_prose

_LINE = frozenset({"p", "div", "strong", "b", "em", "i", "span", "a", "h4", "h5", "h6"})
_LONGEST = 80


def credit_within(quote: Tag) -> str | None:
    """The name, and its line taken out of the quote; or None, and the quote as it was."""
    return _opening(quote) or _closing(quote)


def _opening(quote: Tag) -> str | None:
    """'X wrote:' in the first paragraph, or before the first break."""
    inner = next((c for c in quote.children if isinstance(c, Tag) or str(c).strip()), None)
    if isinstance(inner, Tag) and inner.name == "div" and inner.find(["p", "br", "div", "blockquote"]) is not None:
        return _opening(inner)
    nodes = []
    node = inner
    while node is not None and not (isinstance(node, Tag) and node.name in ("br", "blockquote", "ul", "ol", "table")):
        nodes.append(node)
        if isinstance(node, Tag) and node.name in ("p", "div"):
            break
        node = node.next_sibling
    if any(isinstance(n, Tag) and n.name not in _LINE for n in nodes) or node is None:
        return None
    said = "".join(n.get_text("") if isinstance(n, Tag) else str(n) for n in nodes)
    name = attribution_in_prose(" ".join(said.split()))
    if name is None or not _has_more(quote, said):
        return None
    for n in nodes:
        n.extract()
    return name


def _closing(quote: Tag) -> str | None:
    """A <cite> or <footer> at the end: it names a person or a work."""
    found = [t for t in quote.find_all(["cite", "footer"]) if t.find_parent("blockquote") is quote]
    if not found:
        return None
    text = " ".join(found[-1].get_text(" ").split()).strip("—–- ,")
    if not re.search(r"[^\W\d_]{2}", text) or len(text) > _LONGEST or not _has_more(quote, text):
        return None
    outer = found[-1].find_parent("footer")
    (outer if isinstance(outer, Tag) and outer in found else found[-1]).extract()
    return text


def _has_more(quote: Tag, said: str) -> bool:
    """Whether a quote holds words beside these."""
    return len(" ".join(quote.get_text(" ").split())) > len(" ".join(said.split())) + 1
