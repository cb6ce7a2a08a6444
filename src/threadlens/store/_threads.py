"""Threads, posts and passages: what is new is added, what changed keeps its old version."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from threadlens.records import Passage, Post, Saved, Thread
from threadlens.store._rows import Row, append, now, utc

DERIVED = ("quantity", "equation", "claim", "buzzword", "phoenix_reference", "tagging")


@dataclass(frozen=True, slots=True)
class _Known:
    content_hash: str
    author: str | None
    text: str
    reactions: int | None
    position: int
    is_deleted: bool


def save_thread(
    connection: duckdb.DuckDBPyConnection, thread: Thread, posts: Sequence[Post], *, run_id: str, complete: bool
) -> Saved:
    """Brings a thread to the state of these posts; the caller holds the transaction."""
    title_changed = _save_head(connection, thread, run_id)
    posts = tuple({post.post_id: post for post in posts}.values())
    known = _known_posts(connection, thread.thread_id, posts)
    hashes = {post.post_id: _content_hash(post) for post in posts}
    new, changed, revived, same = _sort_out(posts, hashes, known)
    gone = [post_id for post_id, k in known.items() if complete and not k.is_deleted and post_id not in hashes]
    _keep_revisions(connection, [p.post_id for p in changed], run_id)
    _remove(connection, [p.post_id for p in changed + revived], ("post", "passage", "link"))
    forget_tags(connection, [p.post_id for p in changed] + gone)
    written = [*new, *changed, *revived]
    _write(connection, written, hashes, thread_id=thread.thread_id, run_id=run_id)
    _mark_deleted(connection, gone)
    _refresh_counters(connection, same, known)
    if title_changed or written or gone:
        connection.execute("delete from base.checking where thread_id = $1", [thread.thread_id])
    edited = sum((p.author, p.text) != (known[p.post_id].author, known[p.post_id].text) for p in changed)
    return Saved(len(new), edited, len(posts) - len(new) - edited, len(gone))


def forget_tags(connection: duckdb.DuckDBPyConnection, post_ids: Sequence[str]) -> None:
    """Removes what was derived from posts whose text is no longer what it was."""
    if not post_ids:
        return
    connection.execute(
        "delete from base.verdict where claim_id in "
        "(select claim_id from base.claim where post_id in (select unnest($1::varchar[])))",
        [list(post_ids)],
    )
    _remove(connection, post_ids, DERIVED)


def spans(post: Post) -> Iterator[tuple[Passage, int | None, int | None]]:
    """Each passage with its place in the text of its post; signatures stand outside it."""
    at = 0
    for passage in post.passages:
        if passage.role == "signature":
            yield passage, None, None
            continue
        yield passage, at, at + len(passage.text)
        at += len(passage.text) + 2  # the blank line between passages


def _save_head(connection: duckdb.DuckDBPyConnection, thread: Thread, run_id: str) -> bool:
    row = (
        thread.thread_id,
        thread.platform,
        thread.site,
        thread.url,
        thread.title,
        thread.forum,
        utc(thread.started_at),
        thread.expected_post_count,
    )
    old = connection.execute(
        "select thread_id, platform, site, url, title, forum, started_at, expected_post_count "
        "from threads where thread_id = $1",
        [thread.thread_id],
    ).fetchone()
    if old is not None:
        # A later page may say less than the first one did: what was known stays.
        row = (row[0], row[1], *(b if b is not None else a for a, b in zip(old[2:], row[2:], strict=True)))  # type: ignore[assignment]
    if old == row:
        return False
    connection.execute("delete from base.thread where thread_id = $1", [thread.thread_id])
    append(connection, "thread", [(*row, run_id)])
    return old is not None and old[4] != row[4]


def _known_posts(connection: duckdb.DuckDBPyConnection, thread_id: str, posts: Sequence[Post]) -> dict[str, _Known]:
    rows = connection.execute(
        'select post_id, content_hash, author, text, reactions, "position", deleted_at is not null from base.post '
        "where thread_id = $1 or post_id in (select unnest($2::varchar[]))",
        [thread_id, [p.post_id for p in posts]],
    ).fetchall()
    return {row[0]: _Known(*row[1:]) for row in rows}


def _content_hash(post: Post) -> str:
    passages = [
        (p.role, p.text, p.attributed_to, p.quoted_post_id, p.source_url, p.repeats_post_id, p.depth)
        + ((p.cells, p.header_rows, p.header_columns, p.note) if p.cells or p.note else ())
        for p in post.passages
    ]
    dates = [str(utc(post.posted_at)), str(utc(post.edited_at)), post.date_note]
    head = [post.author, post.author_id, post.permalink, post.reply_to_post_id, post.position]
    links = [(link.url, link.text, link.kind) for link in post.links]
    return hashlib.sha256(json.dumps([head, dates, passages, links]).encode()).hexdigest()[:32]


def _sort_out(
    posts: Sequence[Post], hashes: dict[str, str], known: dict[str, _Known]
) -> tuple[list[Post], list[Post], list[Post], list[Post]]:
    new, changed, revived, same = [], [], [], []
    for post in posts:
        old = known.get(post.post_id)
        if old is None:
            new.append(post)
        elif hashes[post.post_id] != old.content_hash:
            changed.append(post)
        elif old.is_deleted:
            revived.append(post)
        else:
            same.append(post)
    return new, changed, revived, same


def _keep_revisions(connection: duckdb.DuckDBPyConnection, post_ids: Sequence[str], run_id: str) -> None:
    if post_ids:
        connection.execute(
            'insert into base.post_revision select post_id, thread_id, "position", author, posted_at, edited_at, '
            "text, content_hash, run_id, $2, $3 from base.post where post_id in (select unnest($1::varchar[]))",
            [list(post_ids), now(), run_id],
        )


def _remove(connection: duckdb.DuckDBPyConnection, post_ids: Sequence[str], tables: Sequence[str]) -> None:
    if post_ids:
        for table in tables:
            connection.execute(
                f"delete from base.{table} where post_id in (select unnest($1::varchar[]))",  # noqa: S608 -- our own tables
                [list(post_ids)],
            )


def _write(
    connection: duckdb.DuckDBPyConnection,
    posts: Sequence[Post],
    hashes: dict[str, str],
    *,
    thread_id: str,
    run_id: str,
) -> None:
    append(connection, "post", [_post_row(p, thread_id, hashes[p.post_id], run_id) for p in posts])
    append(connection, "passage", [row for p in posts for row in _passage_rows(p)])
    append(
        connection,
        "link",
        [(p.post_id, no, link.url, link.text, link.kind) for p in posts for no, link in enumerate(p.links)],
    )


def _post_row(post: Post, thread_id: str, content_hash: str, run_id: str) -> Row:
    return (
        post.post_id,
        thread_id,
        post.position,
        post.author,
        post.author_id,
        utc(post.posted_at),
        utc(post.edited_at),
        post.permalink,
        post.text,
        post.reply_to_post_id,
        post.reactions,
        post.date_note,
        content_hash,
        run_id,
        None,
    )


def _passage_rows(post: Post) -> Iterator[Row]:
    for number, (passage, start, end) in enumerate(spans(post)):
        yield (
            post.post_id,
            number,
            start,
            end,
            passage.role,
            passage.attributed_to,
            passage.quoted_post_id,
            passage.source_url,
            passage.repeats_post_id,
            passage.depth,
            json.dumps(passage.cells, ensure_ascii=False) if passage.cells else None,
            passage.header_rows,
            passage.header_columns,
            passage.note,
            passage.text if start is None else None,
        )


def _mark_deleted(connection: duckdb.DuckDBPyConnection, post_ids: Sequence[str]) -> None:
    if post_ids:
        connection.execute(
            "update base.post set deleted_at = $2 where post_id in (select unnest($1::varchar[]))",
            [list(post_ids), now()],
        )


def _refresh_counters(connection: duckdb.DuckDBPyConnection, posts: Sequence[Post], known: dict[str, _Known]) -> None:
    moved = [p for p in posts if p.reactions is not None and p.reactions != known[p.post_id].reactions]
    if moved:
        connection.execute(
            "update base.post set reactions = fresh.reactions from "
            "(select unnest($1::varchar[]) as post_id, unnest($2::bigint[]) as reactions) as fresh "
            "where post.post_id = fresh.post_id",
            [[p.post_id for p in moved], [p.reactions for p in moved]],
        )
