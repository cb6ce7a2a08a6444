"""The one object through which the stages read and write the DuckDB file."""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from threadlens.errors import StoreError
from threadlens.records import (
    Concept,
    Fact,
    Finding,
    Page,
    Post,
    PostTags,
    PostText,
    Problem,
    ReferenceTable,
    Saved,
    StoredPage,
    Thread,
    Verdict,
    ViewColumn,
)
from threadlens.store import _contract, _export, _file, _pages, _posts, _references, _tags, _threads, _verdicts
from threadlens.store._rows import append, now


class Store:
    """A threadlens file; use it as a context manager. Each call that writes is one transaction."""

    def __init__(self, path: str | Path = _file.MEMORY, *, read_only: bool = False) -> None:
        self.path = str(path)
        self._connection = _file.connect(self.path, read_only=read_only)
        self._depth = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, RuntimeError) and "interrupted" in str(error):  # how DuckDB hands Ctrl-C on
            raise KeyboardInterrupt from error
        if isinstance(error, duckdb.Error):
            raise StoreError(f"{self.path}: {error}") from error

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one inside another belongs to the outer one."""
        self._depth += 1
        try:
            if self._depth == 1:
                self._connection.execute("begin")
            yield
            if self._depth == 1:
                self._connection.execute("commit")
        except BaseException:
            if self._depth == 1:
                self._connection.execute("rollback")
            raise
        finally:
            self._depth -= 1

    # --- runs -----------------------------------------------------------------------------------

    def start_run(self, command: str, versions: Mapping[str, str]) -> str:
        """Notes that a command began, with the versions of code, models and tables; returns the run's id."""
        started_at = now()
        run_id = f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        append(self._connection, "run", [(run_id, command, started_at, None, json.dumps(dict(versions)))])
        return run_id

    def finish_run(self, run_id: str) -> None:
        """Notes that a run came to its end."""
        self._connection.execute("update base.run set finished_at = $2 where run_id = $1", [run_id, now()])

    def runs(self) -> dict[str, datetime]:
        """When each run began."""
        rows = self._connection.execute("select run_id, started_at from runs").fetchall()
        return {run_id: started_at.replace(tzinfo=UTC) for run_id, started_at in rows}

    def add_problem(self, run_id: str, problem: Problem) -> None:
        """Notes what went wrong without stopping the run."""
        row = (run_id, problem.stage, problem.item, problem.code, problem.message, now())
        append(self._connection, "problem", [row])

    def problems(self, run_id: str | None = None) -> tuple[Problem, ...]:
        """What went wrong in one run, or in all."""
        rows = self._connection.execute(
            "select stage, item, code, message from problems where $1::varchar is null or run_id = $1 "
            "order by noted_at, item",
            [run_id],
        ).fetchall()
        return tuple(Problem(*row) for row in rows)

    # --- pages and threads ------------------------------------------------------------------------

    def save_page(
        self,
        page: Page,
        *,
        thread_id: str | None,
        run_id: str,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> bool:
        """Records a fetch and, where it is new, its content; says whether it was new."""
        return bool(self.save_pages([(page, thread_id, etag, last_modified)], run_id=run_id))

    def save_pages(self, fetched: Sequence[_pages.Fetched], *, run_id: str) -> int:
        """Records fetches, many at once: page, thread id, ETag, Last-Modified; says how many had new content."""
        with self.transaction():
            return _pages.save_pages(self._connection, fetched, run_id=run_id)

    def find_page(self, url: str) -> StoredPage | None:
        """The latest fetch of a URL (or of a source that has none)."""
        return _pages.find_page(self._connection, url)

    def page_content(self, content_hash: str) -> bytes:
        """The bytes with this hash."""
        return _pages.content(self._connection, content_hash)

    def pages_of(self, thread_id: str) -> Iterator[Page]:
        """The latest content of each page of a thread."""
        return _pages.pages_of(self._connection, thread_id)

    def save_thread(self, thread: Thread, posts: Sequence[Post], *, run_id: str, complete: bool = False) -> Saved:
        """Brings a thread to the state of these posts; with `complete`, posts that are missing count as deleted."""
        with self.transaction():
            return _threads.save_thread(self._connection, thread, posts, run_id=run_id, complete=complete)

    def thread_ids(self) -> tuple[str, ...]:
        """Every thread of the file."""
        return tuple(r[0] for r in self._connection.execute("select thread_id from threads order by 1").fetchall())

    def thread(self, thread_id: str) -> Thread | None:
        """What is known of a thread."""
        return _posts.thread(self._connection, thread_id)

    def posts_of(self, thread_id: str) -> tuple[Post, ...]:
        """The posts of a thread in their order."""
        return _posts.posts_of(self._connection, thread_id)

    def post_texts(self, thread_id: str) -> tuple[PostText, ...]:
        """The posts of a thread as taggers and checks see them."""
        return _posts.post_texts(self._connection, [thread_id])[thread_id]

    def post_texts_of(self, thread_ids: Sequence[str]) -> dict[str, tuple[PostText, ...]]:
        """The posts of many threads as taggers and checks see them."""
        return _posts.post_texts(self._connection, thread_ids)

    # --- tags and verdicts --------------------------------------------------------------------------

    def threads_to_tag(self, tagger_version: str) -> tuple[str, ...]:
        """Threads with a post that this version has not read as it now stands."""
        return _tags.threads_to_tag(self._connection, tagger_version)

    def posts_to_tag(self, thread_ids: Sequence[str], tagger_version: str) -> frozenset[str]:
        """The posts of these threads that this version has not read as they now stand."""
        return _tags.posts_to_tag(self._connection, thread_ids, tagger_version)

    def count_posts(self, tagger_version: str) -> dict[str, tuple[int, int]]:
        """Of each thread with something new in it the number of its posts, and of those that are new."""
        return _tags.count_posts(self._connection, tagger_version)

    def save_tags(self, tags: Sequence[PostTags], *, run_id: str, tagger_version: str) -> None:
        """Replaces what was found in these posts."""
        with self.transaction():
            _tags.save_tags(self._connection, tags, run_id=run_id, tagger_version=tagger_version)

    def tags_of(self, thread_id: str) -> tuple[PostTags, ...]:
        """The tags of a thread, one a post, in the order of its posts."""
        return _tags.tags_of(self._connection, thread_id)

    def threads_to_check(self, check_version: str) -> tuple[str, ...]:
        """Tagged threads that this version has not checked since their last change."""
        return _verdicts.threads_to_check(self._connection, check_version)

    def save_verdicts(self, thread_id: str, verdicts: Sequence[Verdict], *, run_id: str, check_version: str) -> None:
        """Replaces the verdicts of a thread."""
        with self.transaction():
            _verdicts.save_verdicts(self._connection, thread_id, verdicts, run_id=run_id, check_version=check_version)

    def verdicts_of(self, claim_id: str) -> tuple[Verdict, ...]:
        """The verdicts of a claim, the deciding one first."""
        return _verdicts.verdicts_of(self._connection, claim_id)

    def findings(
        self, *, thread_ids: Sequence[str] | None = None, outcomes: Sequence[str] | None = None
    ) -> Iterator[Finding]:
        """One row a claim in the order of threads, posts and text."""
        return _verdicts.findings(self._connection, thread_ids=thread_ids, outcomes=outcomes)

    def find_claims(self, prefix: str) -> tuple[Finding, ...]:
        """The findings whose claim's id begins like this."""
        return _verdicts.find_claims(self._connection, prefix)

    # --- references -----------------------------------------------------------------------------------

    def save_reference(
        self, tables: Sequence[ReferenceTable], concepts: Sequence[Concept], *, origin: str = "embedded"
    ) -> bool:
        """Makes the tables and concepts of one origin what is given; says whether anything changed."""
        with self.transaction():
            return _references.save_reference(self._connection, tables, concepts, origin=origin)

    def facts(self) -> tuple[Fact, ...]:
        """Every figure that claims are held against."""
        return _references.facts(self._connection)

    def concepts(self) -> tuple[Concept, ...]:
        """Every concept that claims may speak of."""
        return _references.concepts(self._connection)

    # --- questions -------------------------------------------------------------------------------------

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Columns and rows of one statement."""
        return _export.query(self._connection, sql)

    def contract(self) -> tuple[ViewColumn, ...]:
        """Every column of every view with its meaning."""
        return _contract.columns(self._connection)

    def violations(self) -> dict[str, list[tuple[Any, ...]]]:
        """Rows that break a rule, by the truth they break; empty in a sound file."""
        found = {name: self.query(sql)[1] for name, sql in _file.statements("rules").items()}
        return {name: rows for name, rows in found.items() if rows}

    def export(self, sql: str, target: str | Path) -> None:
        """Writes the rows of a statement to a .parquet, .csv or .json file by DuckDB itself."""
        _export.export(self._connection, sql, target)
