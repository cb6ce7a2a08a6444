"""The command that stores threads: options, one call of the stage, a summary."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer


def ingest(  # noqa: PLR0913 -- one parameter an option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="URL of a thread, saved page, chat export, text copy, folder, .zip, .tar.gz, .gz, WARC, or - for "
            "standard input.",
        ),
    ],
    *,
    db: Annotated[Path, typer.Option(help="The DuckDB file to write to.")] = Path("threadlens.duckdb"),
    platform: Annotated[
        str | None, typer.Option(help="Read pages as this platform's, whatever they look like.")
    ] = None,
    since: Annotated[datetime | None, typer.Option(help="Leave out posts older than this day (UTC).")] = None,
    pseudonymise: Annotated[
        bool, typer.Option("--pseudonymise", help="Replace names and ids of authors by keyed hashes.")
    ] = False,
    key_file: Annotated[
        Path | None, typer.Option(help="The key of the pseudonyms; made beside the DuckDB file where there is none.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what is recognised on each page and why; store nothing.")
    ] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that parse pages; all cores if unset.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Print every problem.")] = False,
) -> None:
    """Store threads in a DuckDB file: every post, every quote, every figure's place.

    Running it again adds nothing, notices edits, and asks a forum only for what is new.

    Example: threadlens ingest https://forum.example/threads/budget.57/ saved-pages/ --db budget.duckdb
    """
    from threadlens.cli._ingest_report import print_explanations, print_summary, progress_bar  # noqa: PLC0415
    from threadlens.stages.collect import collect  # noqa: PLC0415
    from threadlens.stages.collect_options import Options  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    if explain:
        print_explanations(sources, platform)
        return
    options = Options(platform=platform, workers=workers)
    with Store(db) as store, progress_bar(quiet=quiet) as progress:
        collected = collect(store, sources, options=options, versions={}, progress=progress)
    if not quiet:
        print_summary(collected, db, verbose=verbose)
    collected.require_complete()
