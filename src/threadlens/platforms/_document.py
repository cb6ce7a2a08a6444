"""A page with what platforms need of it, made once and only when asked for: text, tree, JSON."""

import json
import re
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from threadlens.records import Page

_META_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Document:
    """One page; every property is computed on first use and kept."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def text(self) -> str:
        """The bytes as text: byte order mark, then the server's charset, the page's own, UTF-8, Windows-1252."""
        content = self.page.content
        for bom, name in _BOMS:
            if content.startswith(bom):
                return content.decode(name, "replace")
        declared = _META_CHARSET.search(content[:4096])
        for charset in (self.page.charset, declared and declared[1].decode("ascii"), "utf-8"):
            if charset:
                try:
                    return content.decode(charset)
                except (LookupError, UnicodeDecodeError):
                    continue
        return content.decode("windows-1252", "replace")

    @cached_property
    def is_html(self) -> bool:
        """Whether the text opens like markup."""
        return bool(re.match(r"\s*(<!--.*?-->\s*)*<(!doctype|html|head|body|\?xml)", self.text[:4096], re.I | re.S))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page."""
        return LexborHTMLParser(self.text)

    @cached_property
    def json(self) -> Any:
        """The page as JSON, or None where it is not JSON."""
        if self.text.lstrip()[:1] not in ("{", "["):
            return None
        try:
            return json.loads(self.text)
        except ValueError:
            return None
