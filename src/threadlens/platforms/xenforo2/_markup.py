"""XenForo 2's markup inside and below a post: quotes, reactions, attachments."""

import re
from collections.abc import Callable

from bs4 import Tag
from selectolax.lexbor import LexborNode

from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._select import attribute, first, number, words
from threadlens.records import Link


def quotation(tag: Tag) -> Quotation | None:
    """A [QUOTE] with its author and source."""
    if tag.name == "i" and _is_player_address(tag):
        tag.clear()
    classes = tag.get_attribute_list("class")
    if tag.name not in ("blockquote", "div") or "bbCodeBlock--quote" not in classes:
        return None
    title = tag.find(class_="bbCodeBlock-title")
    title = title.extract() if isinstance(title, Tag) and _nearest(title, tag) else None
    source = re.fullmatch(r"\s*post:\s*(\d+)\s*", str(tag.get("data-source") or ""))
    anchor = title.find("a", href=True) if title else None
    href = str(anchor["href"]) if isinstance(anchor, Tag) else None
    author = str(tag.get("data-quote") or "").strip() or name_before_verb(title.get_text(" ") if title else None)
    words_ = tag.find(class_="bbCodeBlock-expandContent") or tag.find(class_="bbCodeBlock-content")
    return Quotation(
        (words_ if isinstance(words_, Tag) and _nearest(words_, tag) else tag,),
        author or None,
        source[1] if source else post_id_in(href),
        href,
    )


RULES = BodyRules(
    quote=quotation,
    drop=frozenset(
        {
            "bbCodeBlock-title",
            "bbCodeBlock-expandLink",
            "bbCodeBlock-shrinkLink",
            "bbCodeBlockUnfurl-icon",
            "bbCodeBlockUnfurl-image",
            "bbCodeSpoiler-button",
            "message-lastEdit",
            "js-selectToQuoteEnd",
            "reactionsBar",
            "u-hidden",
            "u-srOnly",
            "adsbygoogle",
            "samCodeUnit",
            "message--post",
            "js-messageCard",
        }
    ),
    embed=frozenset({"bbCodeBlock--unfurl", "js-unfurl", "bbMediaWrapper", "bbOembed"}),
    code=frozenset({"bbCodeBlock--code"}),
)


def reaction_count(node: LexborNode) -> int | None:
    """How many reacted: the exact count of the microdata, else the names shown and the others counted."""
    for meta in node.css(".message-microdata meta[itemprop='userInteractionCount']"):
        return number(attribute(meta, "content"))
    bar = first(node, ".reactionsBar", ".california-reaction-bar", ".js-reactionsList")
    if bar is None:
        return None
    link = first(bar, ".reactionsBar-link", ".reactionsBar-reactors")
    if link is None:
        total = words(first(bar, ".california-reaction-bar__count", "[class*='reaction-count']"))
        return number(total) if total else 0
    names = [words(name) or "" for name in link.css("bdi")]
    rest = words(link) or ""
    for name in names:
        rest = rest.replace(name, "", 1)
    return len(names) + (number(rest) or 0)


def attachments(node: LexborNode, absolute: Callable[[str | None], str | None]) -> tuple[Link, ...]:
    """Files that hang on the post outside its body."""
    links = []
    for anchor in node.css(".message-attachments a[href], ul.attachmentList a[href]"):
        url = absolute(attribute(anchor, "href"))
        if url:
            links.append(Link(url, attribute(anchor, "title") or words(anchor) or "", "attachment"))
    return tuple(dict.fromkeys(links))


def _is_player_address(tag: Tag) -> bool:
    """The line 'View: https://…' that the forum writes under an embedded player."""
    before = tag.previous_sibling
    return isinstance(before, Tag) and "bbMediaWrapper" in before.get_attribute_list("class")


def _nearest(inner: Tag, quote: Tag) -> bool:
    """Whether a part belongs to this quote and not to one nested in it."""
    return inner.find_parent(class_="bbCodeBlock--quote") is quote
