"""Posts out of the file again, as the parsers gave them and as the taggers take them."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb

from threadlens.records import Link, Passage, PassageSpan, Post, PostText, Thread
from threadlens.store._rows import aware

PASSAGE_COLUMNS = (
    "post_id, start_char, end_char, role, text, attributed_to, quoted_post_id, source_url, repeats_post_id, depth, "
    "cells, header_rows, header_columns, note"
)
_SPAN_COLUMNS = (
    "post_id, start_char, end_char, role, attributed_to, quoted_post_id, repeats_post_id, cells, header_rows, "
    "header_columns"
)


def thread(connection: duckdb.DuckDBPyConnection, thread_id: str) -> Thread | None:
    """What is known of a thread."""
    row = connection.execute(
        "select thread_id, platform, site, url, title, forum, started_at, expected_post_count "
        "from threads where thread_id = $1",
        [thread_id],
    ).fetchone()
    if row is None:
        return None
    values: list[Any] = [aware(v) if isinstance(v, datetime) else v for v in row]
    return Thread(*values)


def posts_of(connection: duckdb.DuckDBPyConnection, thread_id: str) -> tuple[Post, ...]:
    """The posts of a thread in their order."""
    passages = _passages(connection, thread_id)
    links: dict[str, list[Link]] = defaultdict(list)
    for post_id, url, text, kind in connection.execute(
        "select links.post_id, links.url, links.text, links.kind from links inner join posts using (post_id) "
        "where thread_id = $1 order by links.post_id, link_no",
        [thread_id],
    ).fetchall():
        links[post_id].append(Link(url, text, kind))
    rows = connection.execute(
        'select post_id, "position", author, author_id, posted_at, edited_at, permalink, reply_to_post_id, '
        'reactions, date_note from posts where thread_id = $1 order by "position", post_id',
        [thread_id],
    ).fetchall()
    return tuple(
        Post(
            row[0],
            row[1],
            tuple(_passage(p) for p in passages[row[0]]),
            author=row[2],
            author_id=row[3],
            posted_at=aware(row[4]),
            edited_at=aware(row[5]),
            permalink=row[6],
            reply_to_post_id=row[7],
            reactions=row[8],
            links=tuple(links[row[0]]),
            date_note=row[9],
        )
        for row in rows
    )


def post_texts(connection: duckdb.DuckDBPyConnection, thread_ids: Sequence[str]) -> dict[str, tuple[PostText, ...]]:
    """The posts of each thread as taggers and checks see them; many threads cost one look at the tables."""
    spans: dict[str, list[PassageSpan]] = defaultdict(list)
    for post_id, *row in connection.execute(
        f"select {_SPAN_COLUMNS} from passages "  # noqa: S608 -- our own columns
        "where start_char is not null and post_id in (select post_id from posts where thread_id in "
        "(select unnest($1::varchar[]))) order by post_id, passage_no",
        [list(thread_ids)],
    ).fetchall():
        spans[post_id].append(_span(row))
    found: dict[str, list[PostText]] = {thread_id: [] for thread_id in thread_ids}
    for post_id, thread_id, position, text, author, posted_at, title in connection.execute(
        'select post_id, thread_id, posts."position", text, author, posted_at, title from posts '
        "inner join threads using (thread_id) where thread_id in (select unnest($1::varchar[])) "
        'order by thread_id, posts."position", post_id',
        [list(thread_ids)],
    ).fetchall():
        found[thread_id].append(
            PostText(
                post_id,
                thread_id,
                position,
                text,
                tuple(spans[post_id]),
                author=author,
                posted_at=aware(posted_at),
                thread_title=title,
            )
        )
    return {thread_id: tuple(posts) for thread_id, posts in found.items()}


def _passages(connection: duckdb.DuckDBPyConnection, thread_id: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(
        f"select {PASSAGE_COLUMNS} from passages "  # noqa: S608 -- our own columns
        "where post_id in (select post_id from posts where thread_id = $1) order by post_id, passage_no",
        [thread_id],
    ).fetchall():
        found[row[0]].append(row)
    return found


def _passage(row: Any) -> Passage:
    return Passage(
        row[3],
        row[4],
        attributed_to=row[5],
        quoted_post_id=row[6],
        source_url=row[7],
        repeats_post_id=row[8],
        depth=row[9],
        cells=_cells(row[10]),
        header_rows=row[11],
        header_columns=row[12],
        note=row[13],
    )


def _span(row: Any) -> PassageSpan:
    start, end, role, attributed_to, quoted_post_id, repeats_post_id, cells, header_rows, header_columns = row
    return PassageSpan(
        start,
        end,
        role,
        attributed_to=attributed_to,
        quoted_post_id=quoted_post_id,
        repeats_post_id=repeats_post_id,
        cells=_cells(cells),
        header_rows=header_rows,
        header_columns=header_columns,
    )


def _cells(text: str | None) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in json.loads(text)) if text else ()
