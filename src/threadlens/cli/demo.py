"""The command that shows the whole path on an example."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

Db = Annotated[Path | None, typer.Option("--db", metavar="FILE", help="Keep the result in this file.")]
ShowAll = Annotated[bool, typer.Option("--all", "-a", help="Show undecided figures and repetitions in full, too.")]

_PAGES = (".html", ".txt", ".json")
_NOT_PAGES = ("gold.json",)


def demo(*, db: Db = None, show_all: ShowAll = False) -> None:
    """Read an example thread that comes with threadlens, check its figures and print the findings.

    \b
    Examples:
      threadlens demo
      threadlens demo --db demo.duckdb && threadlens sql --db demo.duckdb "from findings"
    """
    from threadlens.cli import _factcheck_run as run  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.resources import resource  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    folder = resource("corpora/demo")
    pages = sorted(p for p in folder.iterdir() if p.suffix in _PAGES and p.name not in _NOT_PAGES)
    with tempfile.TemporaryDirectory() as scratch:
        path = db or Path(scratch) / "demo.duckdb"
        with Store(path) as store:
            collected = run.ingest(store, [str(p) for p in pages], workers=1, quiet=False)
            if collected is not None:
                collected.require_complete()
                for summary in collected.threads:
                    title = summary.thread.title or summary.thread.thread_id
                    typer.echo(f"{title}: {summary.post_count} posts, {summary.quote_count} quotes\n")
            run.bring_up_to_date(store, workers=os.cpu_count() or 1, quiet=False)
            findings = list(store.findings())
        run.print_findings(findings, form="table", show_all=show_all, db=db)
    if db is None:
        typer.echo("\nNow your own: threadlens factcheck SOURCE   (a URL, a saved page, a text copy)")
