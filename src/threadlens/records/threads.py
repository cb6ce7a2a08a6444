"""Pages, threads, posts and their passages, and what went wrong on the way."""

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes of one page, file or archive member, as they came."""

    content: bytes
    source: str  # what the user would call it: a URL, a path, 'archive.zip!/page-2.html', '-'
    url: str | None = None  # the final URL where it is known
    fetched_at: datetime | None = None
    media_type: str | None = None
    charset: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said of a URL: a page, or that the one already had is still right."""

    asked_url: str
    url: str  # after redirects
    page: Page | None = None  # None: not modified
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something that a post points to."""

    url: str
    text: str = ""
    kind: str = "link"  # link, image, attachment, embed


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a post with one role and one speaker."""

    role: str  # own, quote, embed, heading, list, table, code, signature
    text: str
    attributed_to: str | None = None
    quoted_post_id: str | None = None
    source_url: str | None = None
    repeats_post_id: str | None = None  # an unmarked repetition of this earlier post
    depth: int = 0  # 1 for a quote, 2 for a quote inside it
    cells: tuple[tuple[str, ...], ...] = ()  # of a table, row by row; text holds them tab-separated, a line a row
    header_rows: int = 0
    header_columns: int = 0
    note: str | None = None  # how a passage was read where that is not plain


@dataclass(frozen=True, slots=True)
class Post:
    """One post; signatures are kept as passages but are not part of its text."""

    post_id: str
    position: int
    passages: tuple[Passage, ...]
    author: str | None = None
    author_id: str | None = None
    posted_at: datetime | None = None
    edited_at: datetime | None = None
    permalink: str | None = None
    reply_to_post_id: str | None = None
    reactions: int | None = None
    links: tuple[Link, ...] = ()
    date_note: str | None = None  # how a relative or zone-less date was resolved

    @property
    def text(self) -> str:
        """All passages in their order, joined by blank lines, signatures left out."""
        return "\n\n".join(p.text for p in self.passages if p.role != "signature")


@dataclass(frozen=True, slots=True)
class Thread:
    """What is known of a thread apart from its posts."""

    thread_id: str
    platform: str
    site: str | None = None
    url: str | None = None
    title: str | None = None
    forum: str | None = None
    started_at: datetime | None = None
    expected_post_count: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong without stopping the run."""

    stage: str  # fetch, parse, store, tag, check
    item: str
    code: str  # one snake_case word a kind: missing_posts, challenge_page, ...
    message: str


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What one page yields."""

    thread: Thread
    posts: tuple[Post, ...]
    next_url: str | None = None
    page_number: int | None = None
    last_page: int | None = None
    problems: tuple[Problem, ...] = ()
