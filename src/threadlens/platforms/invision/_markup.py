"""Invision's markup inside a post: quotes of versions 2 to 5, edit notes, spoilers, embeds."""

import re

from bs4 import Tag

from threadlens.platforms._attribution import attribution, name_before_verb
from threadlens.platforms._body import BodyRules
from threadlens.platforms._quotes import Quotation, post_id_in

# 'X, on 05 March 2010 - 10:00 AM, said:' of version 3, 'QUOTE(X @ Mar 5 2008, 10:00 PM)' of version 2.
_DATE_AFTER_NAME = re.compile(r"(?P<name>[^,]*[^\W\d][^,]*),\s[^,]*\d.*,\s*\D+[:：]")
_IN_BRACKETS = re.compile(r"\S+\s*\((?P<name>.+?)(?:\s+@\s.*)?\)")


def quotation(tag: Tag) -> Quotation | None:
    """A [quote] of any version."""
    if tag.has_attr("data-excludequote"):  # the edit note, which stands inside the body
        tag.clear()
    classes = tag.get_attribute_list("class")
    is_marked = bool({"ipsQuote", "ipsBlockquote"}.intersection(classes))
    if tag.name == "blockquote" and (is_marked or _above(tag) is not None):
        return _of_blockquote(tag)
    if tag.name == "div" and {"blockquote", "quotemain"}.intersection(classes):
        return _of_box(tag)
    return None


RULES = BodyRules(
    quote=quotation,
    drop=frozenset(
        {
            "ipsQuote_citation",
            "citation",
            "quotetop",
            "codetop",
            "edit",
            "ipsSpoiler_header",
            "ipsHide",
            "ipsComment_controls",
            "ipsEmbedded_headerArea",
            "cPost",
            "ipsEntry--post",
            "post_block",
            "ipsAttachLink_title",
        }
    ),
    code=frozenset({"codemain"}),
    embed=frozenset({"ipsEmbedded", "ipsEmbeddedOther", "ipsEmbeddedVideo", "ipsRichEmbed", "ipsOembed"}),
)


def _of_blockquote(tag: Tag) -> Quotation:
    cited = [c for c in tag.find_all(class_="ipsQuote_citation") if c.find_parent("blockquote") is tag]
    citation = cited[0].extract() if cited else _above(tag)
    marked = str(tag.get("data-ipsquote-contentcommentid") or tag.get("data-cid") or "").strip()
    author = str(tag.get("data-ipsquote-username") or tag.get("data-author") or "").strip()
    contents = [c for c in tag.find_all(class_="ipsQuote_contents") if c.find_parent("blockquote") is tag]
    source = _source(citation)
    return Quotation(tuple(contents) or (tag,), author or _cited_name(citation), marked or post_id_in(source), source)


def _of_box(tag: Tag) -> Quotation:
    """Versions 2 and 3.0: a line, and a box below it."""
    citation = _above(tag)
    source = _source(citation)
    return Quotation((tag,), _cited_name(citation), post_id_in(source), source)


def _above(tag: Tag) -> Tag | None:
    """The line right above a box, which stands outside of it."""
    before = tag.find_previous_sibling()
    if not isinstance(before, Tag):
        return None
    return before if {"citation", "quotetop"}.intersection(before.get_attribute_list("class")) else None


def _source(citation: Tag | None) -> str | None:
    hrefs = [str(a["href"]) for a in citation.find_all("a", href=True)] if citation else []
    return next((href for href in hrefs if post_id_in(href)), None)


def _cited_name(citation: Tag | None) -> str | None:
    """The name in 'On 3/5/2024 at 7:29 PM, X said:', '10 hours ago, X said:', 'X said:', or '(X @ 5 March)'."""
    if citation is None:
        return None
    profile = next((a for a in citation.find_all("a", href=re.compile("profile|showuser"))), None)
    if profile is not None and profile.get_text(strip=True):
        return " ".join(profile.get_text(" ").split())
    line = " ".join(citation.get_text(" ").split())
    found = _DATE_AFTER_NAME.fullmatch(line) or _IN_BRACKETS.fullmatch(line)
    if found:
        return found["name"].strip()
    if re.match(r".*\d.*,\s+\D*$", line):
        line = re.sub(r"^.*\d.*?,\s+(?=\S)", "", line)
    # Without an author the line is the word 'Quote' alone.
    return attribution(line) or name_before_verb(line) if " " in line else None
