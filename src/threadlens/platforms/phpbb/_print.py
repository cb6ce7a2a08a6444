"""phpBB 3's printable page: posts without numbers."""

from selectolax.lexbor import LexborNode

from threadlens.platforms._document import Document
from threadlens.platforms._plain_views import read_plain, rows_of
from threadlens.platforms.phpbb._markup import RULES
from threadlens.records import ThreadPage


def frames(document: Document) -> list[LexborNode]:
    """The posts of the page, where it is such a page."""
    return document.tree.css(".post:not([id]):has(> .author):has(> .content)")


def read(document: Document) -> ThreadPage:
    """The page's posts in their order."""
    rows = rows_of(frames(document), ".author strong:not(:has(strong))", ".date strong", ".content")
    return read_plain(document, "phpbb", rows, RULES, "#page-header h2, h2")
