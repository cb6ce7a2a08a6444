"""Slack's own marks in a message's text: people, channels, links, entities."""

import html
import re
from collections.abc import Mapping

from threadlens.platforms._body import Body
from threadlens.platforms._message import links_in, read_message
from threadlens.records import Link

_MARK = re.compile(r"<([^<>\n]*)>")


def read_text(text: str, names: Mapping[str, str]) -> Body:
    """A message's passages and links; people are named where the export names them."""
    links: list[Link] = []

    def spelled(found: re.Match[str]) -> str:
        target, bar, shown = found[1].partition("|")
        kind = target[:1]
        if kind == "@":
            return "@" + (names.get(target[1:]) or shown or target[1:]).removeprefix("@")
        if kind == "#":
            return "#" + (shown or target[1:])
        if kind == "!":
            return "@" + (shown or target[1:].partition("^")[0]).removeprefix("@")
        if target.startswith(("http://", "https://")):
            links.append(Link(html.unescape(target), html.unescape(shown)))
            return shown if bar and shown else target
        return shown or target.removeprefix("mailto:")

    plain = html.unescape(_MARK.sub(spelled, text))
    body = read_message(plain, marks_quotes=True)
    known = {link.url for link in links}
    return Body(body.passages, (*dict.fromkeys(links), *(link for link in links_in(plain) if link.url not in known)))
