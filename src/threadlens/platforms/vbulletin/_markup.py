"""vBulletin's markup inside a post: quotes, code boxes, edit notes."""

from bs4 import Tag

from threadlens.platforms._attribution import attribution, name_before_verb
from threadlens.platforms._body import BodyRules
from threadlens.platforms._quotes import Quotation, post_id_in


def quotation(tag: Tag) -> Quotation | None:
    """A [QUOTE]: a labelled box of vBulletin 3, `.bbcode_quote` of 4 and later."""
    classes = tag.get_attribute_list("class")
    if "bbcode_quote" in classes:
        return _of_classes(tag)
    if tag.name in ("div", "td") and not classes:
        return _of_label(tag)
    return None


RULES = BodyRules(
    quote=quotation,
    drop=frozenset(
        {
            "bbcode_postedby",
            "bbcode_description",
            "bbcode_quote_container",
            "lastedited",
            "b-post__edit",
            "b-bbcode__spoiler-btn",
            "am-adslot",
            "vbseo_buttons",
            "adsbygoogle",
            "postcontainer",
            "postbitlegacy",
            "b-post",
        }
    ),
    embed=frozenset({"videocontainer", "js-video-embed"}),
    code=frozenset({"bbcode_code"}),
)


def _of_classes(tag: Tag) -> Quotation:
    posted_by = tag.find(class_="bbcode_postedby")
    message = tag.find(class_="message") or tag.find(class_="quote_container")
    if posted_by is None:  # printable pages do not mark it
        line = tag.find("div", class_=False)
        is_credit = isinstance(line, Tag) and attribution(" ".join(line.get_text(" ").split())) is not None
        posted_by = line.extract() if is_credit and isinstance(line, Tag) else None
    author, href = _credit(posted_by) if isinstance(posted_by, Tag) else (None, None)
    return Quotation((message if isinstance(message, Tag) else tag,), author, post_id_in(href), href)


def _of_label(tag: Tag) -> Quotation | None:
    """A box whose first line is a label and whose second element is the framed quote."""
    parts = [child for child in tag.children if isinstance(child, Tag)]
    if len(parts) != 2 or not _is_label(parts[0]):
        return None
    frame = parts[1]
    if frame.name == "table":
        cell = frame.find("td")
        frame = cell if isinstance(cell, Tag) else frame
    elif frame.name == "pre" or "alt2" not in frame.get_attribute_list("class"):
        parts[0].extract()  # the label of a code box
        return None
    if frame.name == "td" and "alt2" not in frame.get_attribute_list("class"):
        return None
    if frame.find(["pre", "code"], recursive=False) is not None:
        parts[0].extract()
        return None
    parts[0].extract()
    credit = next((child for child in frame.children if isinstance(child, Tag)), None)
    if credit is not None and credit.name == "div":
        named = attribution(" ".join(credit.get_text(" ").split()))
        author, href = _credit(credit)
        if named or (href and credit.find(["strong", "b"]) is not None):
            credit.extract()
            return Quotation((frame,), author, post_id_in(href), href)
    return Quotation((frame,))


def _is_label(tag: Tag) -> bool:
    text = tag.get_text(" ", strip=True)
    has_label = "smallfont" in tag.get_attribute_list("class") or tag.find("label") is not None
    return has_label and 0 < len(text) < 40 and text.endswith(":")


def _credit(tag: Tag) -> tuple[str | None, str | None]:
    """Name and link of 'Originally Posted by X' with its arrow to the post."""
    hrefs = [str(a["href"]) for a in tag.find_all("a", href=True)]
    href = next((h for h in hrefs if post_id_in(h)), hrefs[-1] if hrefs else None)
    strong = tag.find(["strong", "b"])
    name = " ".join(strong.get_text(" ").split()) if isinstance(strong, Tag) else None
    return name or name_before_verb(tag.get_text(" ")), href
