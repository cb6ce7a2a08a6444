"""Bodies of running text, read without a tree: words, line breaks, paragraphs, emphasis, links: most posts."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from threadlens.platforms._flow import TextFlow
from threadlens.platforms._links import link_to
from threadlens.records import Link

Absolute = Callable[[str | None], str | None]

_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0", "&amp;": "&"}
_ENTITY = f"(?:{'|'.join(_ENTITIES)})"
_TOKEN = re.compile(
    rf"((?:[^<&]++|{_ENTITY})++)"  # 1: words
    r"|(<br ?/?>)"  # 2: a line break
    r"|<(/?)(p|a|b|i|u|s|em|strong)"  # 3: the mark of an end tag, 4: the element
    rf'((?:\s[a-z][a-z0-9-]*+="(?:[^"&]++|{_ENTITY})*+")*+)>'  # 5: attributes
)
_ATTRIBUTE = re.compile(r'([a-z][a-z0-9-]*)="([^"]*)"')
_SPECIAL = re.compile(_ENTITY)
# What most other bodies hold somewhere: seen at once, before anything is read.
_MORE = re.compile(r"<(?:blockquote|div|img|span|ul|ol|code|pre|h[1-6]|aside|table|iframe|!)")
_DEEP = 50


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of words, or a tag by its name: 'br', 'p', '/p', 'a'."""

    words: str = ""
    tag: str = ""
    attributes: str = ""


def read_running_text(html: str, flow: TextFlow, absolute: Absolute, *, marked: frozenset[str]) -> list[Link] | None:
    """Puts a body's words into the flow and returns its links; None, with nothing done, where there is more in it.

    `marked` are class names that mean something to the engine: a link that bears one is not a mere link.
    """
    tokens = None if _MORE.search(html) else _tokens(html)
    if tokens is None:
        return None
    links: list[Link] = []
    for index, token in enumerate(tokens):
        if token.tag == "a" and marked.intersection(_attributes(token).get("class", "").split()):
            return None
        if token.tag == "a":
            link = _link(token, tokens[index + 1], absolute)
            links += [link] if link else []
    for token in tokens:
        if token.words:
            flow.add(token.words)
        elif token.tag == "br":
            flow.br()
        elif token.tag in ("p", "/p"):
            flow.block(2)
    return links


def _tokens(html: str) -> list[_Token] | None:
    """The body token by token, or None where it holds anything else or its tags are not paired."""
    tokens: list[_Token] = []
    opened: list[str] = []
    at = 0
    for found in _TOKEN.finditer(html):
        if found.start() != at:
            return None
        at = found.end()
        words, is_break, closes, name, attributes = found.groups()
        if words:
            tokens.append(_Token(_unescaped(words)))
        elif is_break:
            tokens.append(_Token(tag="br"))
        elif closes:
            if attributes or not opened or opened.pop() != name:
                return None
            tokens.append(_Token(tag=f"/{name}"))
        else:
            if len(opened) > _DEEP or (attributes and name != "a" and "class=" in attributes):
                return None
            opened.append(name)
            tokens.append(_Token(tag=name, attributes=attributes))
    is_whole = at == len(html) and not opened
    return tokens if is_whole and _links_hold_words_alone(tokens) else None


def _links_hold_words_alone(tokens: list[_Token]) -> bool:
    anchors = [index for index, token in enumerate(tokens) if token.tag == "a"]
    return all(tokens[at + 1].tag == "/a" or (tokens[at + 1].words and tokens[at + 2].tag == "/a") for at in anchors)


def _link(anchor: _Token, inside: _Token, absolute: Absolute) -> Link | None:
    attributes = _attributes(anchor)
    classes = " ".join(attributes.get("class", "").split())
    return link_to(attributes.get("href", ""), classes, inside.words, absolute)


def _attributes(token: _Token) -> dict[str, str]:
    return {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(token.attributes)}


def _unescaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], text) if "&" in text else text
