"""The command that tags and checks what is new and prints the findings."""

import os
from typing import Annotated

import typer

from threadlens.cli._options import DEFAULT_DB, Db, Quiet, Verbose, one_of, outcomes
from threadlens.cli._output import FORMATS

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Ingest these first, and show the findings of their threads only."),
]
Form = Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")]
Outcome = Annotated[
    str | None, typer.Option("--outcome", metavar="A,B", help="Show these outcomes only: refuted, conflicting, ...")
]
FailOn = Annotated[
    str | None, typer.Option("--fail-on", metavar="A,B", help="Exit with code 4 when a finding has such an outcome.")
]
ShowAll = Annotated[bool, typer.Option("--all", "-a", help="Show undecided figures and repetitions in full, too.")]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        help="Hold what is supported or refuted with less back as undecided.  [default: 0.8]",
    ),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that work.  [default: all cores]")]


def factcheck(  # noqa: PLR0913 -- one parameter an option
    sources: Sources = None,
    *,
    db: Db = DEFAULT_DB,
    form: Form = "table",
    outcome: Outcome = None,
    fail_on: FailOn = None,
    show_all: ShowAll = False,
    min_confidence: MinConfidence = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    workers: Workers = None,
) -> None:
    """Check every figure that is new in the file, and print the findings.

    The table shows what was supported, refuted or conflicting (it depends on how the words are read) and lists what
    is undecided; every other format gives each finding. Nothing is done twice.

    \b
    Examples:
      threadlens factcheck
      threadlens factcheck saved-thread.html --db budget.duckdb
      threadlens factcheck --outcome refuted,conflicting --format csv > findings.csv
      threadlens factcheck --quiet --fail-on refuted
      threadlens factcheck --min-confidence 0.95
    """
    from threadlens.cli import _factcheck_run as run  # noqa: PLC0415
    from threadlens.stages.check import MIN_CONFIDENCE  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    form, wanted, failing = one_of(form, FORMATS), outcomes(outcome), outcomes(fail_on)
    run.require_threads(db, sources)
    with Store(db) as store:
        collected = run.ingest(store, sources or [], workers=workers, quiet=quiet)
        least = MIN_CONFIDENCE if min_confidence is None else min_confidence
        cores = workers or os.cpu_count() or 1
        done = run.bring_up_to_date(store, workers=cores, quiet=quiet, min_confidence=least)
        thread_ids = None if collected is None else [s.thread.thread_id for s in collected.threads]
        findings = list(store.findings(thread_ids=thread_ids))
    if verbose:
        language = f" with {done.english}" if done.english else ""
        typer.echo(
            f"{db}: {done.posts_tagged:,} posts read{language}, {done.claims_checked:,} claims checked", err=True
        )
    shown = [f for f in findings if wanted is None or f.outcome in wanted]
    is_asked_for = "not_enough_evidence" in (wanted or ())
    run.print_findings(shown, form=form, show_all=show_all, show_undecided=is_asked_for, db=None if quiet else db)
    if collected is not None:
        collected.require_complete()
    run.fail_on(findings, failing)
