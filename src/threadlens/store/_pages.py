"""Raw pages: each content once, each fetch recorded."""

import zlib
from collections.abc import Iterator

import duckdb

from threadlens.records import Page, StoredPage
from threadlens.store._rows import append, aware, now, utc


def save_page(
    connection: duckdb.DuckDBPyConnection,
    page: Page,
    *,
    thread_id: str | None,
    run_id: str,
    etag: str | None,
    last_modified: str | None,
) -> bool:
    """Records a fetch; says whether its content was new. The caller holds the transaction."""
    content_hash = page.content_hash
    known = connection.execute(
        "select count(*) from base.content where content_hash = $1",
        [content_hash],
    ).fetchone()
    is_new = not (known and known[0])
    if is_new:
        packed = zlib.compress(page.content, 6)
        append(connection, "content", [(content_hash, "zlib", packed, len(page.content))])
    fetched_at = utc(page.fetched_at) or now()
    row = (run_id, thread_id, page.source, page.url, content_hash, fetched_at, page.media_type, page.charset)
    append(connection, "fetch", [(*row, etag, last_modified)])
    return is_new


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
