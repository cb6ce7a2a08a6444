"""The body of a post as passages: own words, quotes, embeds, headings, lists, tables, code, signatures.

An engine cuts the body out of its page with lexbor and gives its inner HTML, with its quote markup as rules:

    RULES = BodyRules(quote=_quotation, drop=frozenset({"quoteExpand"}))
    body = read_body(node.inner_html or "", RULES, document.absolute)
    Post(..., passages=body.passages, links=body.links)

`quote(tag)` is asked about every element in its turn, except in bodies of words, breaks, paragraphs, emphasis and links
alone, which quote nobody. For the outermost element of a quote block it returns a Quotation: author, id of the quoted
post and the elements that hold the quoted words; it may take citation lines out of the tree (`tag.extract()`). For
anything else it returns None. A blockquote that no rule claims is read by its <cite>, or by a line 'X said:' above it.
Inside a quote every passage has the role quote, tables with their cells.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from threadlens.platforms._attribution import attribution, attribution_in_prose
from threadlens.platforms._credits import credit_within
from threadlens.platforms._flow import TextFlow
from threadlens.platforms._links import link_of, media_of, source_of
from threadlens.platforms._marked_text import has_marks, split_marked
from threadlens.platforms._quotes import Quotation, post_id_in
from threadlens.platforms._running_text import read_running_text
from threadlens.platforms._table import cells_of, header_columns, header_rows, is_data
from threadlens.records import Link, Passage

# fmt: off
_SKIP = frozenset({
    "script", "style", "noscript", "template", "button", "svg", "input", "select", "textarea", "object", "head",
    "title", "meta", "link", "canvas",
})
_PARAGRAPHS = frozenset({"p", "hr", "dl", "fieldset", "figure", "address", "details"})
_BLOCKS = frozenset({
    "div", "section", "article", "header", "footer", "aside", "main", "nav", "center", "form", "tr", "dt", "dd",
    "figcaption", "summary", "legend",
    "li", "ul", "ol", "tbody", "thead", "tfoot", "table", "caption", "td", "th", "blockquote",
})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMBEDS = frozenset({
    "twitter-tweet", "twitter-video", "instagram-media", "reddit-embed-bq", "tiktok-embed", "fb-post",
    "bluesky-embed", "mastodon-embed", "onebox",
})
# fmt: on
_DEEP = 150  # nesting beyond it is read as plain text: no page needs it, and Python's stack is finite


@dataclass(frozen=True, slots=True)
class BodyRules:
    """An engine's own markup inside a post; the sets hold class names."""

    quote: Callable[[Tag], Quotation | None] = lambda _: None
    drop: frozenset[str] = frozenset()  # buttons, edit notes, captions, titles of code boxes: not text
    embed: frozenset[str] = frozenset()
    code: frozenset[str] = frozenset()
    signature: frozenset[str] = frozenset()

    @property
    def marked(self) -> frozenset[str]:
        """Every class name that makes an element more than its words."""
        return self.drop | self.embed | self.code | self.signature | _EMBEDS


@dataclass(frozen=True, slots=True)
class Body:
    """What a post's body holds."""

    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()


def read_body(html: str, rules: BodyRules, absolute: Callable[[str | None], str | None]) -> Body:
    """The passages and links of a post's inner HTML; `absolute` resolves its links."""
    reader = _Reader(rules, absolute)
    links = read_running_text(html, reader.flow, absolute, marked=rules.marked)
    if links is None:
        reader.children(BeautifulSoup(f"<div>{html}</div>", "html.parser"), 0)
    else:
        reader.links = links
    reader.flush()
    return Body(tuple(reader.passages), tuple(dict.fromkeys(reader.links)))


def signature_of(html: str, absolute: Callable[[str | None], str | None]) -> tuple[Passage, ...]:
    """A signature as one passage, or nothing where it is empty."""
    text = "\n\n".join(p.text for p in read_body(html, BodyRules(), absolute).passages)
    text = re.sub(r"^[_-]{5,}\s*", "", text)  # the line that engines draw above it
    return (Passage("signature", text),) if text else ()


class _Reader:
    """Walks a body once, in the order of the page."""

    def __init__(self, rules: BodyRules, absolute: Callable[[str | None], str | None]) -> None:
        self.rules = rules
        self.absolute = absolute
        self.passages: list[Passage] = []
        self.links: list[Link] = []
        self.flow = TextFlow()
        self.speaker = Passage("own", "")
        self.last_link: tuple[str, str | None] = ("", None)  # words and address

    def flush(self) -> None:
        text = self.flow.take()
        if not text.strip():
            return
        if self.speaker.role in ("own", "quote") and has_marks(text):
            self.passages += split_marked(text, self.speaker)
        else:
            self.passages.append(replace(self.speaker, text=text))

    def children(self, tag: Tag, deep: int) -> None:
        for child in list(tag.children):
            if isinstance(child, Tag):
                self.element(child, deep + 1)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self.flow.add(child)

    def element(self, tag: Tag, deep: int) -> None:
        classes = frozenset(tag.get_attribute_list("class"))
        if tag.name in _SKIP or classes & self.rules.drop:
            return
        if deep > _DEEP:
            self.flow.add(tag.get_text(" "))
            return
        quotation = self.rules.quote(tag)
        embeds = classes & self.rules.embed or classes & _EMBEDS
        if quotation is None and tag.name == "blockquote" and not embeds:
            quotation = self.bare_quote(tag)
        if quotation is not None:
            self.quoted(quotation, deep)
        elif embeds:
            self.embedded(tag, deep)
        elif classes & self.rules.signature:
            self.within(Passage("signature", ""), tag, deep)
        elif tag.name in ("pre", "code", "kbd", "samp") or classes & self.rules.code:
            self.code(tag, bool(classes & self.rules.code))
        else:
            self.plain_element(tag, deep)

    def plain_element(self, tag: Tag, deep: int) -> None:
        name = tag.name
        if name == "br":
            self.flow.br()
        elif name in ("img", "iframe", "video", "audio", "embed", "source"):
            self.links += [] if self.speaker.depth else media_of(tag, self.absolute)
        elif name in _HEADINGS and self.speaker.role == "own":
            self.within(replace(self.speaker, role="heading"), tag, deep)
        elif name in ("ul", "ol") and tag.find("li") is not None:
            self.listed(tag, deep)
        elif name == "table" and is_data(tag):
            self.table(tag)
        elif name == "a":
            self.link(tag, deep)
        else:
            gap = 2 if name in _PARAGRAPHS or name in _HEADINGS else int(name in _BLOCKS)
            gap = min(gap, 1) if self.speaker.role == "list" else gap
            if gap:
                self.flow.block(gap)
            self.children(tag, deep)
            if gap:
                self.flow.block(gap)

    def within(self, speaker: Passage, tag: Tag, deep: int) -> None:
        self.flush()
        outer, self.speaker = self.speaker, speaker
        self.children(tag, deep)
        self.flush()
        self.speaker = outer

    def quoted(self, quotation: Quotation, deep: int) -> None:
        self.flush()
        outer = self.speaker
        self.speaker = Passage(
            "quote",
            "",
            attributed_to=quotation.author,
            quoted_post_id=quotation.post_id,
            source_url=self.absolute(quotation.source_url),
            depth=outer.depth + 1,
        )
        for words in quotation.words:
            self.flow.block()
            self.children(words, deep)
        self.flush()
        self.speaker = outer

    def bare_quote(self, tag: Tag) -> Quotation:
        cite = tag.find("cite", recursive=False)
        if isinstance(cite, Tag):
            anchor = cite.find("a", href=True)
            href = str(anchor["href"]) if isinstance(anchor, Tag) else None
            name = attribution(cite.get_text(" "))
            if name or href:
                cite.extract()
                text = " ".join(cite.get_text(" ").split())
                return Quotation((tag,), name or text or None, post_id_in(href), self.absolute(href))
        author = attribution_in_prose(self.flow.last_line())
        source = self.absolute(str(tag.get("cite") or "") or None)
        if author is None:
            return Quotation((tag,), credit_within(tag), post_id_in(source), source)
        line = self.flow.take_last_line()
        words, href = self.last_link
        source = source or (href if words and words in line else None)
        return Quotation((tag,), author, post_id_in(source), source)

    def embedded(self, tag: Tag, deep: int) -> None:
        source = source_of(tag, self.absolute)
        if source and not self.speaker.depth:
            self.links.append(Link(source, kind="embed"))
        self.within(Passage("embed", "", source_url=source, depth=self.speaker.depth), tag, deep)

    def listed(self, tag: Tag, deep: int) -> None:
        nested = self.speaker.role != "own"
        outer = self.speaker
        if not nested:
            self.flush()
            self.speaker = replace(outer, role="list")
        start = str(tag.get("start") or "1")
        count = int(start) if start.isdecimal() and len(start) < 9 else 1
        for item in list(tag.children):
            if isinstance(item, Tag) and item.name == "li":
                self.flow.block()
                if item.get_text(strip=True):
                    self.flow.marker(f"{count}." if tag.name == "ol" else "-")
                self.children(item, deep + 1)
                self.flow.block()
                count += 1
            elif isinstance(item, Tag):
                self.element(item, deep + 1)
        if not nested:
            self.flush()
            self.speaker = outer

    def table(self, tag: Tag) -> None:
        self.flush()
        cells = cells_of(tag, self.cell)
        if not any(text for row in cells for text in row):
            return
        head = header_rows(tag, cells)
        role = "quote" if self.speaker.depth else "table"
        text = "\n".join("\t".join(row) for row in cells)
        columns = header_columns(tag, cells, head)
        self.passages.append(
            replace(self.speaker, role=role, text=text, cells=cells, header_rows=head, header_columns=columns)
        )

    def cell(self, tag: Tag) -> str:
        inner = _Reader(self.rules, self.absolute)
        inner.children(tag, 0)
        inner.flush()
        self.links += [] if self.speaker.depth else inner.links
        return " ".join(" ".join(p.text for p in inner.passages).split())

    def code(self, tag: Tag, is_block: bool) -> None:
        if tag.name != "pre" and not is_block and tag.find("br") is None and "\n" not in tag.get_text().strip():
            self.flow.add(tag.get_text())
            return
        inner = tag.find(["pre", "code"]) if is_block else None
        tag = inner if isinstance(inner, Tag) else tag
        for title in tag.find_all(class_=list(self.rules.drop)) if self.rules.drop else ():
            title.extract()
        for br in tag.find_all("br"):
            br.replace_with("\n")
        text = tag.get_text().replace("\u00a0", " ").replace("\r\n", "\n").strip("\n").rstrip()
        if not text:
            return
        if self.speaker.depth:  # a quote stays one passage
            self.flow.block()
            self.flow.lines(text)
            return
        self.flush()
        self.passages.append(replace(self.speaker, role="code", text=text))

    def link(self, tag: Tag, deep: int) -> None:
        self.last_link = " ".join(tag.get_text(" ").split()), self.absolute(str(tag.get("href") or "") or None)
        link = link_of(tag, self.absolute)
        if link and not self.speaker.depth:
            self.links.append(link)
        self.children(tag, deep)
