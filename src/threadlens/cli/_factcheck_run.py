"""What factcheck and demo share: sources in, findings out."""

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

import typer

from threadlens.cli._output import write_markdown, write_rows
from threadlens.cli._progress import progress_bar
from threadlens.errors import FindingsError, StoreError
from threadlens.records import Finding
from threadlens.stages.check import MIN_CONFIDENCE
from threadlens.stages.collect_options import Collected
from threadlens.stages.factcheck import Done
from threadlens.stages.factcheck import bring_up_to_date as bring
from threadlens.store import Store


def require_threads(db: Path, sources: Sequence[str] | None) -> None:
    """Raises where there is neither a file nor something to fill it with."""
    if not sources and not db.exists():
        raise StoreError(f"{db} does not exist: `threadlens ingest SOURCE --db {db}` makes it")


def ingest(store: Store, sources: Sequence[str], *, workers: int | None, quiet: bool) -> Collected | None:
    """Stores the threads of these sources, and says on stderr what went wrong."""
    if not sources:
        return None
    from threadlens.stages.collect import collect  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.stages.collect_options import Options  # noqa: PLC0415

    with progress_bar(quiet=quiet) as progress:
        show = None if progress is None else lambda pages, _posts: progress("reading pages", pages, 0)
        collected = collect(store, sources, options=Options(workers=workers), progress=show)
    for problem in () if quiet else collected.problems:
        typer.echo(f"problem ({problem.code}): {problem.message}", err=True)
    return collected


def bring_up_to_date(store: Store, *, workers: int, quiet: bool, min_confidence: float = MIN_CONFIDENCE) -> Done:
    """Tags and checks what is new, with a bar where it takes long."""
    with progress_bar(quiet=quiet) as progress:
        return bring(store, workers=workers, min_confidence=min_confidence, progress=progress)


def print_findings(
    findings: Sequence[Finding], *, form: str, show_all: bool, show_undecided: bool = False, db: Path | None
) -> None:
    """Prints findings in one of the formats; `db` is named at the foot of the table."""
    if form == "markdown":
        from threadlens.report.markdown import HEAD, finding_rows  # noqa: PLC0415

        write_markdown(HEAD, finding_rows(findings))
    elif form == "table":
        from rich.console import Console  # noqa: PLC0415

        from threadlens.report import table  # noqa: PLC0415

        console = Console(highlight=False)
        table.print_findings(console, findings, show_all=show_all, show_undecided=show_undecided)
        if db is not None:
            hint = "" if show_all or not findings else "; --all shows every figure"
            console.print(f"in {db}; `threadlens explain ID` shows how a figure was checked{hint}", style="dim")
    else:
        columns = [f.name for f in fields(Finding)]
        write_rows(columns, map(attrgetter(*columns), findings), form)


def fail_on(findings: Sequence[Finding], outcomes: Sequence[str] | None) -> None:
    """Raises where a finding has one of these outcomes."""
    own = [f for f in findings if f.repeats_claim_id is None]
    found = [f for f in own if f.outcome in (outcomes or ())]
    if found:
        verb = "is" if len(found) == 1 else "are"
        raise FindingsError(f"{len(found)} of {len(own)} figures {verb} {' or '.join(outcomes or ())}")
