"""SMF's printable page: of each post a line with its author and date in bold, and its words."""

from selectolax.lexbor import LexborNode

from threadlens.platforms._body import BodyRules
from threadlens.platforms._document import Document
from threadlens.platforms._plain_views import PlainPost, read_plain
from threadlens.platforms._select import words
from threadlens.records import ThreadPage

_FRAMED = ".postheader + .postbody"
_UNFRAMED = "td > b ~ div[style*='5ex']"  # version 1.1


def is_print(document: Document) -> bool:
    """Whether the page is the printable one."""
    return bool(rows(document))


def read(document: Document, rules: BodyRules) -> ThreadPage:
    """The page's posts in their order."""
    return read_plain(document, "smf", rows(document), rules, ".postheader strong, td > b")


def rows(document: Document) -> list[PlainPost]:
    """Every post with what stands in bold above it: subject, author, date."""
    tree = document.tree
    found = []
    for body in tree.css(_FRAMED) or tree.css(_UNFRAMED):
        bold = _above(body)
        if len(bold) == 3:
            found.append(PlainPost(words(bold[1]), words(bold[2]), body.inner_html or ""))
    return found


def _above(body: LexborNode) -> list[LexborNode]:
    """The bold parts between the post before and this one."""
    found: list[LexborNode] = []
    node = body.prev
    while node is not None:
        if "postheader" in (node.attributes.get("class") or ""):
            return node.css("strong")
        if node.tag == body.tag:
            break
        found += [node] if node.tag in ("b", "strong") else []
        node = node.prev
    return found[::-1]
