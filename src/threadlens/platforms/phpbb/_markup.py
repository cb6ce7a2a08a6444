"""phpBB's markup inside a post: quotes of version 2, 3.0 and later, code boxes, edit notes."""

import re

from bs4 import Tag

from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._body import BodyRules
from threadlens.platforms._quotes import Quotation, post_id_in


def quotation(tag: Tag) -> Quotation | None:
    """A [quote] of any version."""
    classes = tag.get_attribute_list("class")
    if tag.name == "blockquote":
        return _of_blockquote(tag)
    if tag.name == "table":
        return _of_table(tag)
    if tag.name == "div" and "quotecontent" in classes:
        title = tag.find_previous_sibling()
        has_title = isinstance(title, Tag) and "quotetitle" in title.get_attribute_list("class")
        return Quotation((tag,), _titled(title.get_text(" ")) if has_title and title else None)
    return None


RULES = BodyRules(
    quote=quotation,
    drop=frozenset(
        {
            "responsive-hide",
            "quotetitle",
            "attachbox",
            "inline-attachment-caption",
            "notice",
            "sr-only",
            "imcger-quote-togglebutton",
            "gensmall",
            "codetitle",
            "spoiler-status",
            "post",
        }
    ),
    code=frozenset({"codebox", "codecontent", "code"}),
    signature=frozenset({"signature"}),
)


def _of_blockquote(tag: Tag) -> Quotation:
    cites = [c for c in tag.find_all("cite") if c.find_parent("blockquote") is tag]
    holder = list(tag.find_all("div", recursive=False))
    words = (holder[0],) if len(holder) == 1 and not tag.find_all(string=re.compile(r"\S"), recursive=False) else (tag,)
    source = str(tag.get("cite") or "") or None
    if not cites:
        return Quotation(words, None, post_id_in(source), source)
    cite = cites[0].extract()
    for extra in cite.find_all(class_="responsive-hide"):
        extra.extract()
    jump = cite.find("a", attrs={"data-post-id": True})
    href = next((str(a["href"]) for a in cite.find_all("a", href=True) if post_id_in(str(a["href"]))), source)
    post_id = str(jump["data-post-id"]) if isinstance(jump, Tag) else post_id_in(href)
    return Quotation(words, _cited(cite), post_id, href)


def _cited(cite: Tag) -> str | None:
    profile = next((a for a in cite.find_all("a", href=re.compile(r"memberlist|profile|[?&;]u=\d"))), None)
    if profile is not None and profile.get_text(strip=True):
        return " ".join(profile.get_text(" ").split())
    for anchor in cite.find_all("a"):
        anchor.extract()
    return name_before_verb(cite.get_text(" "))


def _of_table(tag: Tag) -> Quotation | None:
    """Version 2: a table of two rows, the name in bold above, the words in td.quote."""
    cells = [c for c in tag.find_all("td", class_="quote") if c.find_parent("table") is tag]
    if not cells:
        codes = [c for c in tag.find_all("td", class_="code") if c.find_parent("table") is tag]
        for label in tag.find_all(class_="genmed") if codes else ():
            label.extract()
        return None
    bold = tag.find(["b", "strong"])
    is_title = isinstance(bold, Tag) and bold.find_parent("td") is not cells[0]
    said = bold.get_text(" ") if is_title and isinstance(bold, Tag) else ""
    return Quotation((cells[0],), _titled(said))


def _titled(said: str) -> str | None:
    """The name in the title of a quote, which without an author is the word 'Quote:' alone."""
    return name_before_verb(said) if len(said.replace(":", " ").split()) > 1 else None
