"""vBulletin's printable pages of versions 3 and 4, and its archive."""

from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of
from threadlens.platforms._plain_views import PlainPost, read_plain, rows_of
from threadlens.platforms._select import words
from threadlens.platforms.vbulletin._markup import RULES
from threadlens.records import ThreadPage

ARCHIVED = ".post > .posttop ~ .posttext"  # the archive bears no other mark of the engine
_TITLE = "#pagetitle h1, .largefont a, td.alt1 > strong:last-of-type"


def read(document: Document) -> ThreadPage | None:
    """The page's posts in their order, or None where it is of no such view."""
    tree = document.tree
    rows = rows_of(tree.css(".post:has(> .posttext)"), ".posttop .username", ".posttop .date", ".posttext")
    rows = rows or rows_of(
        tree.css("li.postbit:has(> .content)"), ".header .username", ".header .datetime", ".content .restore, .content"
    )
    rows = rows or _of_version_3(document)
    return read_plain(document, "vbulletin", rows, RULES, _TITLE) if rows else None


def _of_version_3(document: Document) -> list[PlainPost]:
    """Tables of one cell: a table with name and date, rules, a title, and the words in the last block."""
    found = []
    for cell in document.tree.css("td.page"):
        head = cell.css("table:first-of-type > tbody > tr:first-child > td, table:first-of-type > tr:first-child > td")
        blocks = [node for node in cell.css("td.page > div") if node.parent == cell]
        if len(head) >= 2 and blocks:
            found.append(PlainPost(name_of(head[0]), words(head[1]), blocks[-1].inner_html or ""))
    return found
