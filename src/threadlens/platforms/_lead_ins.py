"""Quotes in a paragraph's shadow: '@name said in <a href=post>…</a>:' and then a bare blockquote."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup, NavigableString, Tag

from threadlens.platforms._attribution import name_before_verb
from threadlens.platforms._quotes import Quotation

_LONGEST = 300


def quoted_after_lead_in(source: Callable[[str], str | None]) -> Callable[[Tag], Quotation | None]:
    """A rule for bodies; `source` gives the post's id in a link of the lead-in, or None where it leads elsewhere."""

    def quotation(tag: Tag) -> Quotation | None:
        if tag.name != "p":
            return None
        quote = _next_block(tag)
        said = " ".join(tag.get_text("").split())
        if quote is None or len(said) > _LONGEST or not said.startswith("@") or not said.endswith((":", "：")):
            return None
        links = [a for a in tag.find_all("a", href=True) if source(str(a["href"]))]
        if not links:
            return None
        href = str(links[-1]["href"])
        before = said.partition(" ".join(links[-1].get_text("").split()) or ":")[0].strip()
        name = (_mentioned(tag) or before or name_before_verb(said) or "").strip().removeprefix("@").strip(" :,")
        # The words move out of their block, so that it is empty when its turn comes.
        words = BeautifulSoup("", "html.parser").new_tag("div")
        for child in list(quote.contents):
            words.append(child.extract())
        return Quotation((words,), name or None, source(href), href)

    return quotation


def _next_block(tag: Tag) -> Tag | None:
    for sibling in tag.next_siblings:
        if isinstance(sibling, Tag):
            return sibling if sibling.name == "blockquote" else None
        if isinstance(sibling, NavigableString) and sibling.strip():
            return None
    return None


def _mentioned(tag: Tag) -> str | None:
    anchor = tag.find("a", class_=re.compile("mention"))
    return " ".join(anchor.get_text("").split()) if isinstance(anchor, Tag) else None
