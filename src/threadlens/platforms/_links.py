"""What a post points to: links, images, attachments, embedded media."""

import re
from collections.abc import Callable

from bs4 import Tag

from threadlens.platforms._flow import plain
from threadlens.records import Link

_SMILEY = re.compile(r"smil|emoji|emoticon|mceSmilie|reaction|avatar", re.IGNORECASE)
_ATTACHMENT = re.compile(
    r"attachment|attach_id|dlattach|/applications/core/interface/file|download/file\.php", re.IGNORECASE
)
# Lazy loading keeps the address elsewhere until the image is seen.
_LAZY = (
    "data-url",
    "data-embed-src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-full",
    "src",
    "data-s9e-mediaembed-src",
)

Absolute = Callable[[str | None], str | None]


def link_of(tag: Tag, absolute: Absolute) -> Link | None:
    """The link of an <a>, unless it leads to a user or only within the page."""
    return link_to(str(tag.get("href") or ""), class_names(tag), tag.get_text(" "), absolute)


def link_to(href: str, classes: str, words: str, absolute: Absolute) -> Link | None:
    """The link that an <a> with these attributes and words is."""
    href = href.strip()
    if not href or href.startswith("#") or re.search(r"username|mention|bbCodeBlock-sourceJump", classes):
        return None
    url = absolute(href)
    if url is None:
        return None
    kind = "attachment" if _ATTACHMENT.search(href) or "attach" in classes.lower() else "link"
    return Link(url, " ".join(words.split())[:500], kind)


def media_of(tag: Tag, absolute: Absolute) -> list[Link]:
    """The address of an image or player; a smiley has none."""
    if tag.name == "img" and _is_smiley(tag):
        return []
    for name in _LAZY:
        value = str(tag.get(name) or "").strip()
        if value and not value.startswith(("data:", "about:")):
            url = absolute(value)
            kind = "image" if tag.name == "img" else "embed"
            return [Link(url, plain(str(tag.get("alt") or ""))[:500] if kind == "image" else "", kind)] if url else []
    return []


def source_of(tag: Tag, absolute: Absolute) -> str | None:
    """Where an embedded card comes from."""
    for name in ("data-url", "cite", "data-onebox-src", "data-instgrm-permalink", "data-embed-src"):
        value = str(tag.get(name) or "").strip()
        if value:
            return absolute(value)
    anchors = [str(a["href"]) for a in tag.find_all("a", href=True)]
    # A tweet's own address is the last link of its block; a card's is the first.
    chosen = anchors[-1:] if tag.name == "blockquote" else anchors[:1]
    return absolute(chosen[0]) if chosen else None


def _is_smiley(tag: Tag) -> bool:
    marks = [class_names(tag), str(tag.get("src") or ""), str(tag.get("data-src") or "")]
    if tag.get("data-shortname") or tag.get("data-emoticon") is not None or _SMILEY.search(" ".join(marks)):
        return True
    return bool(re.fullmatch(r"[:;=8xX][-o']?[()\[\]DPpOo|/\\*]+|:\w+:", str(tag.get("alt") or "")))


def class_names(tag: Tag) -> str:
    """The class attribute as it stands in the page."""
    return " ".join(name for name in tag.get_attribute_list("class") if name)
