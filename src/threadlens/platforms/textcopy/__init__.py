"""Plain text copies of threads: a page selected and copied, or a transcript made by hand."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from threadlens.errors import ParseError
from threadlens.platforms._document import Document
from threadlens.platforms._repetition import mark_repetitions
from threadlens.platforms._text_index import TextIndex
from threadlens.platforms.textcopy._bodies import read_body
from threadlens.platforms.textcopy._dates import numeric_order, resolve
from threadlens.platforms.textcopy._posts import RawPost
from threadlens.platforms.textcopy._preamble import find_title, find_url, without_title
from threadlens.platforms.textcopy._shapes import cut
from threadlens.records import Passage, Post, Thread, ThreadPage

LABEL = "plain text copy"
ORDER = 95

_JSON = re.compile(r"\s*\[\s*[\[{\"]")
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def detect(document: Document) -> str | None:
    """Plain text: neither markup nor JSON nor bytes of something else."""
    text = document.text
    if document.is_html or document.json is not None or not text.strip():
        return None
    sample = text[:20000]
    if (
        _BINARY.search(sample)
        or sample.count("\ufffd") > 0.01 * len(sample)
        or sample.lstrip().startswith(("<", "{", "%PDF"))
        or _JSON.match(sample)
    ):
        return None
    if not re.search(r"[^\W\d_]{2}", sample):
        return None
    found = cut(text)
    if len(found.posts) > 1:
        return f"plain text with {len(found.posts)} posts, {found.shape}"
    return "plain text without separators: one post" if _is_prose(text) else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The one thread of a copy."""
    yield read_copy(document, document.text, "textcopy")


def read_copy(document: Document, text: str, platform: str) -> ThreadPage:
    """The thread of a text that may be a document's own or what is left of its markup."""
    source = document.page.source
    if not text.strip():
        raise ParseError(f"{source}: the file is empty; copy the page's text into it and ingest it again")
    found = cut(text)
    title = find_title(found.preamble, found.posts)
    posts = read_posts([without_title(p, title) for p in found.posts], document.page.fetched_at)
    if not posts:
        raise ParseError(f"{source}: no words of a post in it; copy the posts too, or save the page as HTML")
    thread_id = _thread_id(title, posts[0])
    posts = tuple(_in_thread(post, thread_id) for post in posts)
    url = document.page.url or find_url(found.preamble)
    return ThreadPage(Thread(thread_id, platform, url=url, title=title, started_at=posts[0].posted_at), posts)


def _in_thread(post: Post, thread_id: str) -> Post:
    """A post whose ids hold among all threads of a site."""
    passages = tuple(
        replace(
            p,
            quoted_post_id=p.quoted_post_id and f"{thread_id}/{p.quoted_post_id}",
            repeats_post_id=p.repeats_post_id and f"{thread_id}/{p.repeats_post_id}",
        )
        for p in post.passages
    )
    return replace(post, post_id=f"{thread_id}/{post.post_id}", passages=passages)


def read_posts(raw: Sequence[RawPost], now: datetime | None) -> tuple[Post, ...]:
    """Posts with their passages; their ids are their positions."""
    order = numeric_order([p.date for p in raw if p.date])
    authors = frozenset(p.author for p in raw if p.author)
    index = TextIndex()
    posts: list[Post] = []
    for position, item in enumerate(raw, 1):
        passages = read_body(item.lines, index, authors)
        if not passages:
            continue
        posted_at, note = resolve(item.date, order=order, now=now) if item.date else (None, None)
        edited_at = resolve(item.edited, order=order, now=now)[0] if item.edited else None
        posts.append(
            Post(
                str(len(posts) + 1),
                item.ordinal if item.ordinal is not None and _are_numbered(raw) else position,
                passages,
                author=item.author,
                posted_at=posted_at,
                edited_at=edited_at,
                reactions=item.reactions,
                date_note=note,
            )
        )
        index.add("\n\n".join(p.text for p in passages if p.role not in ("quote", "signature")), item.author)
    return mark_repetitions(posts)


def _are_numbered(raw: Sequence[RawPost]) -> bool:
    numbers = [p.ordinal for p in raw]
    return all(n is not None for n in numbers) and numbers == sorted({n for n in numbers if n is not None})


def _thread_id(title: str | None, first: Post) -> str:
    """An id that a longer copy of the same thread shares: of the title and the opening of the first post."""
    own: list[Passage] = [p for p in first.passages if p.role != "signature"]
    opening = re.sub(r"\W+", " ", " ".join(p.text for p in own).casefold()).strip()[:200]
    return hashlib.sha256(f"{(title or '').casefold()}\n{opening}".encode()).hexdigest()[:16]


def _is_prose(text: str) -> bool:
    """Whether a text is sentences and no source code, list of data or log."""
    lines = [x for x in text.split("\n") if x.strip()]
    letters = sum(c.isalpha() or c.isspace() for c in text)
    coded = sum(bool(re.search(r"[{};=]\s*$|^\s*(?:#include|import |def |class |function )", x)) for x in lines)
    return letters >= 0.7 * len(text) and coded < 0.2 * len(lines) and bool(re.search(r"\w+\s+\w+\s+\w+", text))
