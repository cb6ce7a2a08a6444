"""A page with what platforms need of it, made once and only when asked for: text, tree, JSON, address."""

import re
from collections import Counter
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from threadlens.platforms._json import read_json
from threadlens.records import Page

_META_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MARKUP = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|meta|title|\?xml)", re.I | re.S)
_ROOT = re.compile(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)  # a damaged byte may stand before it
# Browsers write it into a page that they save; SingleFile has its own form.
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
# Session ids in links name the reader, and make one address look like many.
_SESSION = re.compile(r"(?<=[?&;])(?:s=[0-9a-f]{32}|sid=[0-9a-f]{32}|PHPSESSID=\w+|zenid=\w+)(?:&amp;|&|;|(?=#)|$)")
# HTML's rule: a page that says Latin-1 means Windows-1252.
_LATIN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}


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
                    return content.decode("windows-1252" if charset.lower() in _LATIN else charset)
                except (LookupError, UnicodeDecodeError):
                    continue
        return _decode_damaged(content)

    @cached_property
    def is_html(self) -> bool:
        """Whether the text opens like markup."""
        return bool(_MARKUP.match(self.text[:4096]) or _ROOT.search(self.text[:200]))

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
            return read_json(self.text)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def url(self) -> str | None:
        """Where the page came from: as fetched, else as a browser noted it on saving, else as the page says itself."""
        if self.page.url:
            return self.page.url
        if not self.is_html:
            return None
        saved = _SAVED_FROM.search(self.text[:4096])
        if saved:
            return saved[1]
        for selector, name in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
            for node in self.tree.css(selector):
                value = (node.attributes.get(name) or "").strip()
                if value.startswith(("http://", "https://")):
                    return value
        return None

    @cached_property
    def base_url(self) -> str | None:
        """What relative links are resolved against."""
        node = self.tree.css_first("base[href]") if self.is_html else None
        href = (node.attributes.get("href") or "").strip() if node else ""
        if href:
            return _join(self.url, href)
        return self.url

    @cached_property
    def site(self) -> str | None:
        """The host without www, lower case."""
        return host(self.url) or host(self.base_url) or self._linked_site()

    def _linked_site(self) -> str | None:
        """The host that most links of a page without an address lead to: a browser makes them absolute on saving."""
        anchors = self.tree.css('a[href^="http"]') if self.is_html else []
        hosts = Counter(filter(None, (host(anchor.attributes.get("href")) for anchor in anchors)))
        for name, count in hosts.most_common(1):
            if count >= 5 and count * 2 > hosts.total():
                return name
        return None

    def absolute(self, href: str | None) -> str | None:
        """A link as an absolute http(s) address, or as it stands where the page's own address is unknown."""
        if not href or not href.strip():
            return None
        joined = _SESSION.sub("", _join(self.base_url, href.strip()))
        joined = re.sub(r"[?&;](?=#|$)", "", joined)
        return None if re.match(r"(?!https?:)[a-z][a-z0-9+.-]*:", joined, re.I) else joined


def host(url: str | None) -> str | None:
    """The host of an address without www, lower case."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.lower().removeprefix("www.") if name else None


def _join(base: str | None, href: str) -> str:
    try:
        return urljoin(base or "", href)
    except ValueError:
        return href


def _decode_damaged(content: bytes) -> str:
    """UTF-8 with a few broken bytes (a page cut off, a pasted title) stays UTF-8; all else is Windows-1252."""
    text = content.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 4 <= sum(1 for c in text if c > "\x7f"):
        return text
    return content.decode("windows-1252", "replace")
