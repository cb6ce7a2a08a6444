"""Threads put together from their pages and written to the store, many pages at a time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime

from threadlens.records import Answer, Page, Problem, Saved, Thread, ThreadPage
from threadlens.stages.collect_numbering import belongs_before, by_date, in_page_order, number
from threadlens.stages.collect_options import Options, ThreadSummary
from threadlens.stages.collect_parsing import Parsed
from threadlens.stages.collect_pseudonyms import Pseudonyms, redacted_page
from threadlens.stages.collect_repetitions import Repetitions
from threadlens.store import Store

_POSTS_AT_ONCE = 2_000
_BYTES_AT_ONCE = 32 * 2**20


@dataclass(slots=True)
class Growing:
    """What has to be remembered of a thread while its pages come in."""

    thread: Thread
    pending: list[ThreadPage] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)  # positions by post id, as stored
    seen: set[str] = field(default_factory=set)  # ids that this run met
    latest_at: datetime | None = None  # date of the latest stored post
    repetitions: Repetitions = field(default_factory=Repetitions)
    pages: dict[int, int] = field(default_factory=dict)  # how many posts each numbered page holds
    last_page: int | None = None
    ends: bool = True  # the latest page links to no further one
    moved: bool = False  # a stored post stands elsewhere now: something before it came or went
    saved: Saved = field(default_factory=Saved)
    quote_count: int = 0


class Assembly:
    """Takes parsed pages in, writes threads out; nothing is lost that was flushed."""

    def __init__(
        self, store: Store, run_id: str, options: Options, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._run_id = run_id
        self._since: datetime | None = options.since
        self._pseudonyms = Pseudonyms(options.pseudonym_key) if options.pseudonym_key else None
        self._clock = clock
        self._write_after = options.write_after
        self._flushed_at = clock()
        self._raw: list[tuple[Page, str | None, str | None, str | None]] = []
        self._raw_bytes = 0
        self._post_count = 0
        self._problems: list[Problem] = []
        self.threads: dict[str, Growing] = {}
        self.problems: list[Problem] = []
        self.page_count = self.post_count = 0

    def add(self, parsed: Parsed, answer: Answer | None = None, *, keep_raw: bool = True) -> None:
        """Takes a page in; writes what has gathered when it is much or has waited long."""
        if parsed.problem is not None:
            self.note(parsed.problem)
        if parsed.page is None:
            return
        self.page_count += 1
        for thread_page in parsed.thread_pages:
            self._take(thread_page)
        if keep_raw:
            self._keep_raw(parsed, answer)
        waited = self._clock() - self._flushed_at
        if self._post_count >= _POSTS_AT_ONCE or self._raw_bytes >= _BYTES_AT_ONCE or waited >= self._write_after:
            self.flush()

    def note(self, problem: Problem) -> None:
        """Keeps a problem for the store and for the report."""
        self._problems.append(problem)
        self.problems.append(problem)

    def flush(self) -> None:
        """Writes all that has gathered in one transaction."""
        with self._store.transaction():
            self._store.save_pages(self._raw, run_id=self._run_id)
            for growing in self.threads.values():
                if growing.pending:
                    self._write(growing)
            for problem in self._problems:
                self._store.add_problem(self._run_id, problem)
        self._raw.clear()
        self._problems.clear()
        self._raw_bytes = self._post_count = 0
        self._flushed_at = self._clock()

    def delete_missing(self, thread_id: str) -> None:
        """Marks stored posts as deleted that a walk over all pages of the thread no longer met."""
        self.flush()
        growing = self.threads[thread_id]
        missing = growing.known.keys() - growing.seen
        if missing:
            kept = [post for post in self._store.posts_of(thread_id) if post.post_id not in missing]
            saved = self._store.save_thread(growing.thread, kept, run_id=self._run_id, complete=True)
            growing.saved = _sum(growing.saved, Saved(deleted=saved.deleted))
            for post_id in missing:
                del growing.known[post_id]

    def summaries(self) -> tuple[ThreadSummary, ...]:
        """What became of each thread, in the order in which they were met."""
        return tuple(
            ThreadSummary(growing.thread, growing.saved, growing.quote_count, len(growing.known))
            for growing in self.threads.values()
        )

    def _take(self, page: ThreadPage) -> None:
        if self._pseudonyms is not None:
            page = self._pseudonyms.page(page)
        thread_id = page.thread.thread_id
        growing = self.threads.get(thread_id)
        if growing is None:
            known, latest_at = _stored(self._store, thread_id)
            growing = self.threads[thread_id] = Growing(page.thread, known=known, latest_at=latest_at)
        growing.thread = _merged(growing.thread, page.thread)
        growing.seen.update(post.post_id for post in page.posts)
        if page.page_number is not None:
            growing.pages[page.page_number] = len(page.posts)
        growing.last_page = page.last_page or growing.last_page
        growing.ends = page.next_url is None
        for problem in page.problems:
            self.note(problem)
        if self._since is not None:
            recent = tuple(p for p in page.posts if p.posted_at is None or p.posted_at >= self._since)
            page = replace(page, posts=recent)
        growing.pending.append(page)
        self._post_count += len(page.posts)
        self.post_count += len(page.posts)

    def _keep_raw(self, parsed: Parsed, answer: Answer | None) -> None:
        page = parsed.page
        if page is None:
            return
        thread_id = parsed.thread_pages[0].thread.thread_id if parsed.thread_pages else None
        if self._pseudonyms is not None:
            # Raw bytes name everybody on the page: of a page on the network only the way onward is kept.
            if page.url is not None and thread_id is not None:
                self._raw.append((redacted_page(page, parsed.thread_pages[0]), thread_id, None, None))
            return
        etag, last_modified = (answer.etag, answer.last_modified) if answer else (None, None)
        self._raw.append((page, thread_id, etag, last_modified))
        self._raw_bytes += len(page.content)

    def _write(self, growing: Growing) -> None:
        posts = [post for page in in_page_order(growing.pending) for post in page.posts]
        growing.pending.clear()
        thread_id = growing.thread.thread_id
        growing.moved |= any(p.position and growing.known.get(p.post_id, p.position) != p.position for p in posts)
        if belongs_before(posts, growing.known, growing.latest_at):
            stored = self._store.posts_of(thread_id)
            posts = by_date(list({post.post_id: post for post in (*stored, *posts)}.values()))
        posts = number(posts, growing.known)
        if growing.repetitions.lacks(posts, growing.known):
            growing.repetitions.remember(self._store.posts_of(thread_id))
        posts = growing.repetitions.mark(posts)
        saved = self._store.save_thread(growing.thread, posts, run_id=self._run_id, complete=False)
        growing.saved = _sum(growing.saved, saved)
        dates = [post.posted_at for post in posts if post.posted_at] + (
            [growing.latest_at] if growing.latest_at else []
        )
        growing.latest_at = max(dates, default=None)
        growing.known.update((post.post_id, post.position) for post in posts)
        growing.quote_count += sum(passage.role == "quote" for post in posts for passage in post.passages)


def _stored(store: Store, thread_id: str) -> tuple[dict[str, int], datetime | None]:
    """Positions of a thread's stored posts, and the date of the latest."""
    quoted = thread_id.replace("'", "''")
    _, rows = store.query(f"select post_id, \"position\", posted_at from posts where thread_id = '{quoted}'")  # noqa: S608 -- quoted
    latest_at = max((row[2] for row in rows if row[2] is not None), default=None)
    return {row[0]: row[1] for row in rows}, None if latest_at is None else latest_at.replace(tzinfo=UTC)


def _merged(old: Thread, new: Thread) -> Thread:
    """What a later page says, and where it is silent what was known."""
    said = {f.name: getattr(new, f.name) for f in fields(Thread)}
    return replace(old, **{name: value for name, value in said.items() if value is not None})


def _sum(a: Saved, b: Saved) -> Saved:
    return Saved(a.new + b.new, a.edited + b.edited, a.unchanged + b.unchanged, a.deleted + b.deleted)
