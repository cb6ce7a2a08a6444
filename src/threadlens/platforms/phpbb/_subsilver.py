"""A page of a phpBB 2 topic, or of phpBB 3 in the subsilver2 style: posts are rows of one table."""

import re

from selectolax.lexbor import LexborNode

from threadlens.errors import ParseError
from threadlens.platforms._body import Body, read_body
from threadlens.platforms._clock import Clock
from threadlens.platforms._dates import DateReader
from threadlens.platforms._document import Document
from threadlens.platforms._frames import name_of, named
from threadlens.platforms._quotes import post_id_in
from threadlens.platforms._select import attribute, captured, closest, every, first, words
from threadlens.platforms._thread import assemble, unreadable
from threadlens.platforms.phpbb._markup import RULES
from threadlens.platforms.phpbb._olympus import facts, paging
from threadlens.records import Passage, Post, Problem, ThreadPage

_RULE = re.compile(r"\n?_{9,}\n?")


def rows(document: Document) -> list[tuple[LexborNode, LexborNode]]:
    """The row of each post with the cell that holds its body."""
    found: dict[int, tuple[LexborNode, LexborNode]] = {}
    for body in document.tree.css(".postbody"):
        if closest(body, "td.quote") is not None:
            continue
        cell = body if body.tag in ("td", "div") else body.parent
        row = closest(body, "tr")
        while row is not None and first(row, ".name", ".postauthor") is None:
            row = _post_table(row) or closest(row, "tr")
        if row is not None and cell is not None:
            found.setdefault(row.mem_id, (row, cell))
    return list(found.values())


def _post_table(row: LexborNode) -> LexborNode | None:
    """subsilver2 gives each post a table: the author stands in its first row, the body in its second."""
    table = closest(row, "table")
    authors = table.css(".postauthor") if table is not None else []
    return table if len(authors) == 1 else None


def read(document: Document) -> ThreadPage:
    """The page's posts in their order."""
    posts = rows(document)
    if not posts:
        raise ParseError(f"{document.page.source}: a page of phpBB, but no post stands on it")
    shown = [_shown_date(row) for row, _ in posts]
    dates = DateReader(Clock(document), shown, language=attribute(document.tree.css_first("html"), "lang"))
    found = [_post(document, row, cell, dates) for row, cell in posts]
    return assemble(document, "phpbb", facts(document), found, paging(document))


def _post(document: Document, row: LexborNode, cell: LexborNode, dates: DateReader) -> Post | Problem:
    anchor = first(row, ".name a[name]", "a[name]")
    link = first(row, "a[href*='viewtopic']", "a[href*='#']")
    post_id = captured(r"^p?(\d+)$", attribute(anchor, "name", "id")) or _linked(attribute(link, "href"))
    author = name_of(named(row, ".name b", ".name strong", ".postauthor", ".name"))
    if author is None:
        return unreadable(document, post_id or "", "author")
    body = _without_signature(read_body(cell.inner_html or "", RULES, document.absolute))
    posted = dates.read(_shown_date(row))
    profile = first(row, "a[href*='mode=viewprofile']")
    return Post(
        post_id=post_id or "",
        position=0,
        passages=body.passages,
        author=author,
        author_id=captured(r"[?&;]u=(\d+)", attribute(profile, "href")),
        posted_at=posted.at,
        permalink=document.absolute(attribute(link, "href")) if link is not None else None,
        links=body.links,
        date_note=posted.note,
    )


def _linked(href: str | None) -> str | None:
    return post_id_in(href) or captured(r"#(\d+)$", href)


def _shown_date(row: LexborNode) -> str | None:
    """The line 'Posted: … Post subject: …'; the author's own details carry no time of day."""
    for node in [*row.css(".gensmall div[style*='right']"), *every(row, ".postdetails", ".gensmall", ".postdate")]:
        text = re.sub(r"\s(?:Post )?subject:.*$", "", words(node) or "", flags=re.IGNORECASE)
        if re.search(r"\d{1,2}:\d\d", text):
            return text
    return None


def _without_signature(body: Body) -> Body:
    """phpBB 2 writes the signature under a line of underscores into the body."""
    passages: list[Passage] = []
    signature: list[str] = []
    for passage in body.passages:
        found = _RULE.search(passage.text) if passage.role == "own" and not signature else None
        if signature:
            signature.append(passage.text)
        elif found is None:
            passages.append(passage)
        else:
            kept = passage.text[: found.start()].strip()
            passages += [Passage("own", kept)] if kept else []
            signature.append(passage.text[found.end() :].strip())
    text = "\n\n".join(part for part in signature if part)
    return Body((*passages, Passage("signature", text)) if text else tuple(passages), body.links)
