"""Quotes, oneboxes and image captions in the bodies of Discourse posts."""

import re

from bs4 import Tag

from threadlens.platforms._attribution import attribution
from threadlens.platforms._body import BodyRules
from threadlens.platforms._quotes import Quotation

_TOPIC_LINK = re.compile(r"/t/(?:[^/?#]*/)?(\d+)(?:/(\d+))?(?=$|[?#])")


def rules(topic_id: str) -> BodyRules:
    """How to read a body of a topic: quotes without a topic of their own are of this one."""

    def quotation(tag: Tag) -> Quotation | None:
        if tag.name != "aside" or "quote" not in tag.get_attribute_list("class"):
            return None
        heads = [t for t in tag.find_all(class_="title") if t.find_parent("aside") is tag]
        anchor = heads[0].find("a", href=True) if heads else None
        href = str(anchor["href"]) if isinstance(anchor, Tag) else None
        author = str(tag.get("data-username") or "").strip() or (attribution(_said(heads[0])) if heads else None)
        words = [b for b in tag.find_all("blockquote") if b.find_parent(["aside", "blockquote"]) is tag]
        for head in heads:
            head.extract()
        return Quotation(tuple(words) or (tag,), author, _source(tag, href, topic_id), href)

    return BodyRules(quotation, drop=_DROP)


_DROP = frozenset(
    {"quote-controls", "meta", "cooked-selection-barrier", "quote-title__icon", "poll-info", "poll-buttons"}
)


def _said(head: Tag) -> str:
    text = " ".join(head.get_text(" ").split())
    return text if text.endswith(":") and " " in text else f"{text.rstrip(':')} said:" if text.endswith(":") else ""


def _source(tag: Tag, href: str | None, topic_id: str) -> str | None:
    number, topic = str(tag.get("data-post") or ""), str(tag.get("data-topic") or "")
    found = _TOPIC_LINK.search(href or "")
    if found and not number:
        topic, number = found[1], found[2] or "1"
    return f"{topic or topic_id}/{number}" if number.isdecimal() else None
