"""Raw pages: each content once, each fetch recorded."""

import zlib
from collections.abc import Iterator, Sequence

import duckdb

from threadlens.records import Page, StoredPage
from threadlens.store._rows import append, aware, now, utc

# A page, the thread on it, and what the server said by which to ask whether it changed: ETag and Last-Modified.
Fetched = tuple[Page, str | None, str | None, str | None]


def save_pages(connection: duckdb.DuckDBPyConnection, fetched: Sequence[Fetched], *, run_id: str) -> int:
    """Records fetches; says how many brought content that was new. The caller holds the transaction."""
    hashes = [page.content_hash for page, *_ in fetched]
    rows = connection.execute(
        "select content_hash from base.content where content_hash in (select unnest($1::varchar[]))",
        [hashes],
    ).fetchall()
    known = {row[0] for row in rows}
    new = {name: page.content for name, (page, *_) in zip(hashes, fetched, strict=True) if name not in known}
    append(connection, "content", [(name, "zlib", zlib.compress(text, 6), len(text)) for name, text in new.items()])
    append(
        connection,
        "fetch",
        [
            (run_id, thread_id, page.source, page.url, name, utc(page.fetched_at) or now(), *about)
            for name, (page, thread_id, etag, last_modified) in zip(hashes, fetched, strict=True)
            for about in [(page.media_type, page.charset, etag, last_modified)]
        ],
    )
    return len(new)


def find_page(connection: duckdb.DuckDBPyConnection, url: str) -> StoredPage | None:
    """The latest fetch of a URL or source."""
    row = connection.execute(
        "select content_hash, fetched_at, etag, last_modified, media_type, charset from pages "
        "where url = $1 or source = $1 order by fetched_at desc, run_id desc limit 1",
        [url],
    ).fetchone()
    return None if row is None else StoredPage(url, row[0], aware(row[1]), *row[2:])


def pages_of(connection: duckdb.DuckDBPyConnection, thread_id: str) -> Iterator[Page]:
    """The latest content of each page of a thread, in the order in which they were first fetched."""
    rows = connection.execute(
        "select arg_max(content_hash, fetched_at), arg_max(source, fetched_at), any_value(url), max(fetched_at), "
        "arg_max(media_type, fetched_at), arg_max(charset, fetched_at) from pages where thread_id = $1 "
        "group by coalesce(url, source) order by min(fetched_at), coalesce(url, source)",
        [thread_id],
    ).fetchall()
    for content_hash, source, url, fetched_at, media_type, charset in rows:
        yield Page(content(connection, content_hash), source, url, aware(fetched_at), media_type, charset)


def content(connection: duckdb.DuckDBPyConnection, content_hash: str) -> bytes:
    """The bytes with this hash."""
    row = connection.execute("select content from base.content where content_hash = $1", [content_hash]).fetchone()
    return zlib.decompress(row[0]) if row else b""
