"""Topics of phpBB 2 and 3."""

from collections.abc import Iterator

from threadlens.platforms._document import Document
from threadlens.platforms.phpbb import _olympus, _print, _subsilver
from threadlens.records import ThreadPage

LABEL = "phpBB"
ORDER = 16


def detect(document: Document) -> str | None:
    """By the frame of a post of prosilver or subSilver."""
    if not document.is_html:
        return None
    tree = document.tree
    # FluxBB calls its posts #pN too, but not div.post; MyBB's are #post_N.
    if tree.css_first("div.post[id^='p'] .content, div.post[id^='p'] .postbody") is not None:
        return "div.post#pN"
    if tree.css_first("body#phpbb") is not None:
        return "body#phpbb"
    if _print.frames(document):
        return ".post with .author and .content"
    if tree.css_first("span.name a[name], td.postbody, .postbody") is not None and _subsilver.rows(document):
        return "span.name with .postbody"
    return None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The page's posts in their order."""
    frames = _olympus.numbered(document)
    if frames:
        yield _olympus.read(document, frames)
    else:
        yield _print.read(document) if _print.frames(document) else _subsilver.read(document)
