"""What a collection is asked to do, and what it says it did."""

from dataclasses import dataclass
from datetime import datetime

from threadlens.errors import IncompleteError, SourceError
from threadlens.records import Problem, Saved, Thread

# Noted, but no reason to call a run incomplete: nothing of a thread was lost by them.
HARMLESS = frozenset({"no_thread", "page_loop", "other_site"})


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read."""

    platform: str | None = None  # instead of what the structure of a page says
    max_pages: int | None = None  # of one source on the network
    since: datetime | None = None  # older posts are left out
    depth: int = 0  # how many links away from a forum page its threads may be
    refresh: bool = False  # ask for every page again, not only for the last known one onward
    pseudonym_key: bytes | None = None
    workers: int | None = None  # processes that parse; None: as many as there are cores
    # What came in is written at the latest after as long as a polite crawler waits between two pages.
    write_after: float = 2.0


@dataclass(frozen=True, slots=True)
class ThreadSummary:
    """What became of one thread."""

    thread: Thread
    saved: Saved
    quote_count: int
    post_count: int  # in the store, after the run


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of all sources."""

    run_id: str
    threads: tuple[ThreadSummary, ...]
    problems: tuple[Problem, ...]
    page_count: int

    @property
    def saved(self) -> Saved:
        """The sum over all threads."""
        parts = [summary.saved for summary in self.threads]
        return Saved(
            sum(p.new for p in parts),
            sum(p.edited for p in parts),
            sum(p.unchanged for p in parts),
            sum(p.deleted for p in parts),
        )

    def require_complete(self) -> None:
        """Raises what the exit code is to tell: nothing could be read, or not everything."""
        grave = [problem for problem in self.problems if problem.code not in HARMLESS]
        if not self.threads and self.problems:
            more = f" (and {len(self.problems) - 1} more problems)" if len(self.problems) > 1 else ""
            raise SourceError(f"{self.problems[0].message}{more}")
        if grave:
            counted = "1 problem" if len(grave) == 1 else f"{len(grave)} problems"
            raise IncompleteError(
                f"{counted}: something is missing, what was good is stored; "
                f"`threadlens sql \"from problems where run_id = '{self.run_id}'\"` lists them"
            )
