"""What the taggers found, written and read back."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

import duckdb

from threadlens.records import (
    Buzzword,
    Claim,
    Equation,
    Mention,
    PhoenixReference,
    PostTags,
    Quantity,
    Term,
)
from threadlens.store._rows import Row, append
from threadlens.store._threads import forget_tags

R = TypeVar("R")
QUANTITY = (
    "start_char",
    "end_char",
    "text",
    "kind",
    "modifier",
    "value",
    "low",
    "high",
    "unit",
    "numerator",
    "denominator",
    "counted",
    "denominator_counted",
    "precision",
    "hedge",
)
CLAIM = (
    "start_char",
    "end_char",
    "text",
    "sentence",
    "kind",
    "subject",
    "measure",
    "population",
    "modifier",
    "value",
    "low",
    "high",
    "unit",
    "numerator",
    "denominator",
    "equation_id",
    "period_start",
    "period_end",
    "speech_act",
    "role",
    "attributed_to",
    "repeats_claim_id",
    "score",
    "hedge",
    "precision",
    "mentions",
    "row_header",
    "column_header",
)
BUZZWORD = ("start_char", "end_char", "text", "term", "usage", "score")
PHOENIX = ("start_char", "end_char", "text", "sense", "score")


def threads_to_tag(connection: duckdb.DuckDBPyConnection, tagger_version: str) -> tuple[str, ...]:
    """Threads with a post that this version has not read as it now stands."""
    rows = connection.execute(
        "select distinct thread_id from base.post where deleted_at is null and (post_id, content_hash) not in "
        "(select (post_id, content_hash) from base.tagging where tagger_version = $1) order by thread_id",
        [tagger_version],
    ).fetchall()
    return tuple(row[0] for row in rows)


def posts_to_tag(
    connection: duckdb.DuckDBPyConnection, thread_ids: Sequence[str], tagger_version: str
) -> frozenset[str]:
    """The posts of these threads that this version has not read as they now stand."""
    rows = connection.execute(
        "select post_id from base.post where thread_id in (select unnest($2::varchar[])) and deleted_at is null "
        "and (post_id, content_hash) not in "
        "(select (post_id, content_hash) from base.tagging where tagger_version = $1)",
        [tagger_version, list(thread_ids)],
    ).fetchall()
    return frozenset(row[0] for row in rows)


def count_posts(connection: duckdb.DuckDBPyConnection, tagger_version: str) -> dict[str, tuple[int, int]]:
    """Of each thread with something new in it the number of its posts, and of those that this version has not read."""
    rows = connection.execute(
        "select thread_id, count(*), count(*) filter (where (post_id, content_hash) not in "
        "(select (post_id, content_hash) from base.tagging where tagger_version = $1)) as unread "
        "from base.post where deleted_at is null group by thread_id having unread > 0 order by thread_id",
        [tagger_version],
    ).fetchall()
    return {thread_id: (posts, unread) for thread_id, posts, unread in rows}


def save_tags(
    connection: duckdb.DuckDBPyConnection, tags: Sequence[PostTags], *, run_id: str, tagger_version: str
) -> None:
    """Replaces what was found in these posts; the caller holds the transaction."""
    post_ids = [t.post_id for t in tags]
    if not post_ids:
        return
    forget_tags(connection, post_ids)
    append(connection, "quantity", _rows(tags, "quantities", QUANTITY, run_id))
    append(connection, "claim", [_claim_row(no, c, run_id) for t in tags for no, c in enumerate(t.claims)])
    append(connection, "buzzword", _rows(tags, "buzzwords", BUZZWORD, run_id))
    append(connection, "phoenix_reference", _rows(tags, "phoenix_references", PHOENIX, run_id))
    append(connection, "equation", [row for t in tags for row in _equation_rows(t, run_id)])
    connection.execute(
        "insert into base.tagging select post_id, content_hash, $2, $3 from base.post "
        "where post_id in (select unnest($1::varchar[]))",
        [post_ids, tagger_version, run_id],
    )
    connection.execute(
        "delete from base.checking where thread_id in "
        "(select thread_id from base.post where post_id in (select unnest($1::varchar[])))",
        [post_ids],
    )


def tags_of(connection: duckdb.DuckDBPyConnection, thread_id: str) -> tuple[PostTags, ...]:
    """The tags of a thread, one a post, in the order of its posts."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in _select(connection, "claims", ("claim_id", *CLAIM), thread_id, "claim_no"):
        mentions = tuple(Mention(**m) for m in json.loads(row[27]))
        values: list[Any] = [row[1], row[0], *row[2:27], mentions, *row[28:]]
        claims[row[0]].append(Claim(*values))
    equations: dict[str, list[tuple[str, Equation]]] = defaultdict(list)
    columns = ("equation_id", "start_char", "end_char", "operator", "terms", "result")
    for post_id, equation_id, start, end, operator, terms, result in _select(
        connection, "equations", columns, thread_id, "equation_no"
    ):
        members = tuple(Term(**t) for t in json.loads(terms))
        equations[post_id].append((equation_id, Equation(start, end, operator, members, Term(**json.loads(result)))))
    quantities = _group(_select(connection, "quantities", QUANTITY, thread_id, "quantity_no"), Quantity)
    buzzwords = _group(_select(connection, "buzzwords", BUZZWORD, thread_id, "start_char"), Buzzword)
    phoenix = _group(_select(connection, "phoenix_references", PHOENIX, thread_id, "start_char"), PhoenixReference)
    posts = connection.execute(
        'select post_id from posts where thread_id = $1 order by "position", post_id', [thread_id]
    ).fetchall()
    return tuple(
        PostTags(
            post_id,
            tuple(quantities[post_id]),
            tuple(e for _, e in equations[post_id]),
            tuple(i for i, _ in equations[post_id]),
            tuple(claims[post_id]),
            tuple(buzzwords[post_id]),
            tuple(phoenix[post_id]),
        )
        for (post_id,) in posts
    )


def _rows(tags: Sequence[PostTags], field: str, columns: Sequence[str], run_id: str) -> Iterator[Row]:
    for post in tags:
        for number, record in enumerate(getattr(post, field)):
            yield (post.post_id, number, *(getattr(record, c) for c in columns), run_id)


def _claim_row(number: int, claim: Claim, run_id: str) -> Row:
    mentions = json.dumps([asdict(m) for m in claim.mentions], ensure_ascii=False)
    values = (mentions if c == "mentions" else getattr(claim, c) for c in CLAIM)
    return (claim.claim_id, claim.post_id, number, *values, run_id)


def _equation_rows(tags: PostTags, run_id: str) -> Iterator[Row]:
    pairs = zip(tags.equation_ids, tags.equations, strict=True)
    for number, (equation_id, equation) in enumerate(pairs):
        yield (
            tags.post_id,
            number,
            equation_id,
            equation.start_char,
            equation.end_char,
            equation.operator,
            json.dumps([asdict(t) for t in equation.members]),
            json.dumps(asdict(equation.result)),
            run_id,
        )


def _select(
    connection: duckdb.DuckDBPyConnection, view: str, columns: Sequence[str], thread_id: str, order: str
) -> list[Any]:
    names = ", ".join(f'"{c}"' for c in columns)
    return connection.execute(
        f"select post_id, {names} from {view} "  # noqa: S608 -- our own views
        f"where post_id in (select post_id from posts where thread_id = $1) order by post_id, {order}",
        [thread_id],
    ).fetchall()


def _group(rows: Sequence[Any], record: Callable[..., R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(record(*row[1:]))
    return found
