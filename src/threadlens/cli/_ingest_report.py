"""What ingest shows: a bar while it works, a summary when it is done."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from threadlens.stages.collect_options import Collected, Options, ThreadSummary

_BAR_AFTER = 1.0  # seconds; shorter work is over before anybody reads a bar
_THREADS_SHOWN = 20
_PROBLEMS_SHOWN = 5


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Something to report pages and posts to; shown on a terminal, when the work takes more than a second."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 -- a start pays for what it uses
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    started = time.monotonic()
    task = bar.add_task("reading", total=None)

    def show(pages: int, posts: int) -> None:
        if not bar.live.is_started and time.monotonic() - started > _BAR_AFTER:
            bar.start()
        bar.update(task, description=f"{_count(pages, 'page')}, {_count(posts, 'post')}")

    try:
        yield show
    finally:
        bar.stop()


def print_summary(collected: Collected, db: Path, *, verbose: bool) -> None:
    """One line a thread, then the problems, then the file."""
    for summary in collected.threads[: None if verbose else _THREADS_SHOWN]:
        typer.echo(_thread_line(summary))
    hidden = len(collected.threads) - _THREADS_SHOWN
    if hidden > 0 and not verbose:
        typer.echo(f"... and {_count(hidden, 'more thread')} (--verbose lists them)")
    if len(collected.threads) > 1:
        saved = collected.saved
        typer.echo(
            f"{_count(len(collected.threads), 'thread')}, {_count(collected.page_count, 'page')}: "
            f"{saved.new:,} posts new, {saved.edited:,} edited, {saved.unchanged:,} unchanged"
        )
    _print_problems(collected, verbose=verbose)
    typer.echo(f"stored in {db}")


def _thread_line(summary: ThreadSummary) -> str:
    saved = summary.saved
    parts = [f"{saved.new:,} new", f"{saved.edited:,} edited", f"{saved.unchanged:,} unchanged"]
    if saved.deleted:
        parts.append(f"{saved.deleted:,} deleted")
    title = summary.thread.title or summary.thread.url or summary.thread.thread_id
    return f"{title} [{summary.thread.platform}]: posts {', '.join(parts)}; {_count(summary.quote_count, 'quote')}"


def _print_problems(collected: Collected, *, verbose: bool) -> None:
    problems = collected.problems
    for problem in problems[: None if verbose else _PROBLEMS_SHOWN]:
        typer.echo(f"problem ({problem.code}): {problem.message}", err=True)
    hidden = len(problems) - _PROBLEMS_SHOWN
    if hidden > 0 and not verbose:
        typer.echo(f"... and {_count(hidden, 'more problem')} (--verbose lists them)", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def utc(day: datetime) -> datetime:
    """A day given without a zone, as the instant at which it begins in UTC."""
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def print_preview(sources: Sequence[str], options: Options, *, db: Path, is_explanation: bool) -> None:
    """What each page is recognised as, or what a run would read and ask for."""
    from threadlens.stages.collect_explain import explanations  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.stages.collect_plan import plan  # noqa: PLC0415

    lines = explanations(sources, platform=options.platform) if is_explanation else plan(sources, options, db=db)
    for line in lines:
        typer.echo(line)
