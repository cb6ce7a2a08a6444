"""Verdicts, and the findings that they decide."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import duckdb

from threadlens.records import Finding, Verdict
from threadlens.store._rows import append, aware

COLUMNS = (
    "method",
    "outcome",
    "stated",
    "reference_value",
    "relative_error",
    "reading",
    "table_name",
    "source",
    "source_url",
    "as_of",
    "evidence_sql",
    "note",
    "confidence",
    "rank",
)
_COLUMNS = ", ".join(f'"{f.name}"' for f in fields(Finding))


def threads_to_check(connection: duckdb.DuckDBPyConnection, check_version: str) -> tuple[str, ...]:
    """Tagged threads that this version has not checked since their last change."""
    rows = connection.execute(
        "select distinct thread_id from base.tagging inner join base.post using (post_id, content_hash) "
        "where thread_id not in (select thread_id from base.checking where check_version = $1) order by thread_id",
        [check_version],
    ).fetchall()
    return tuple(row[0] for row in rows)


def save_verdicts(
    connection: duckdb.DuckDBPyConnection,
    thread_id: str,
    verdicts: Sequence[Verdict],
    *,
    run_id: str,
    check_version: str,
) -> None:
    """Replaces the verdicts of a thread; the caller holds the transaction."""
    connection.execute(
        "delete from base.verdict where claim_id in "
        "(select claim_id from base.claim inner join base.post using (post_id) where thread_id = $1)",
        [thread_id],
    )
    append(
        connection,
        "verdict",
        [(v.claim_id, no, *(getattr(v, c) for c in COLUMNS), run_id) for no, v in enumerate(verdicts)],
    )
    connection.execute("delete from base.checking where thread_id = $1", [thread_id])
    append(connection, "checking", [(thread_id, check_version, run_id)])


def verdicts_of(connection: duckdb.DuckDBPyConnection, claim_id: str) -> tuple[Verdict, ...]:
    """The verdicts of a claim, the deciding one first."""
    names = ", ".join(f'"{c}"' for c in COLUMNS)
    rows = connection.execute(
        f'select claim_id, {names} from verdicts where claim_id = $1 order by "rank", verdict_no',  # noqa: S608 -- our own columns
        [claim_id],
    ).fetchall()
    return tuple(Verdict(**dict(zip(("claim_id", *COLUMNS), row, strict=True))) for row in rows)


def findings(
    connection: duckdb.DuckDBPyConnection, *, thread_ids: Sequence[str] | None, outcomes: Sequence[str] | None
) -> Iterator[Finding]:
    """One row a claim in the order of threads, posts and text."""
    rows = connection.execute(
        f"select {_COLUMNS} from findings "  # noqa: S608 -- our own columns
        "where ($1::varchar[] is null or thread_id in (select unnest($1::varchar[]))) "
        "and ($2::varchar[] is null or outcome in (select unnest($2::varchar[]))) "
        'order by thread_id, "position", post_id, start_char, claim_id',
        [None if thread_ids is None else list(thread_ids), None if outcomes is None else list(outcomes)],
    ).fetchall()
    yield from map(_finding, rows)


def find_claims(connection: duckdb.DuckDBPyConnection, prefix: str) -> tuple[Finding, ...]:
    """The findings whose claim's id begins like this."""
    rows = connection.execute(
        f"select {_COLUMNS} from findings where starts_with(claim_id, $1) order by claim_id",  # noqa: S608 -- our own columns
        [prefix],
    ).fetchall()
    return tuple(map(_finding, rows))


def _finding(row: tuple[Any, ...]) -> Finding:
    values: list[Any] = [aware(v) if isinstance(v, datetime) else v for v in row]
    return Finding(*values)
