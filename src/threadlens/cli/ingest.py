"""The command that stores threads: options, one call of the stage, a summary."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="URL of a thread or forum, saved page, chat export, text copy, folder, .zip, .tar.gz, .gz, WARC, "
        "or - for standard input.",
    ),
]
Db = Annotated[Path, typer.Option(help="The DuckDB file to write to.")]
Platform = Annotated[str | None, typer.Option(help="Read pages as this platform's; see `threadlens platforms`.")]
Since = Annotated[datetime | None, typer.Option(help="Leave out posts older than this day (UTC).", metavar="DATE")]
Explain = Annotated[bool, typer.Option("--explain", help="Say what each page is recognised as and why; store nothing.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be read and asked for; do neither.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Print every thread and every problem.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that parse pages.  [default: all cores]")]

_NETWORK = "Network"
MaxPages = Annotated[int | None, typer.Option(min=1, help="Ask for so many pages at most.", rich_help_panel=_NETWORK)]
Depth = Annotated[
    int,
    typer.Option(min=0, help="Links from a forum page to its threads: 1 for those on it.", rich_help_panel=_NETWORK),
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask for every page again, to see edits.", rich_help_panel=_NETWORK)
]
Delay = Annotated[float, typer.Option(min=0, help="Seconds between two requests to a site.", rich_help_panel=_NETWORK)]
Contact = Annotated[
    str | None,
    typer.Option(help="Your e-mail or page, told to the sites in the User-Agent.", rich_help_panel=_NETWORK),
]
Cookies = Annotated[
    Path | None,
    typer.Option(help="Your browser's cookies.txt, for boards that you may read.", rich_help_panel=_NETWORK),
]
NoRobots = Annotated[
    bool, typer.Option("--no-robots", help="Do not look at robots.txt: your own site.", rich_help_panel=_NETWORK)
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Allow this machine and private networks.", rich_help_panel=_NETWORK),
]

_PRIVACY = "Privacy"
Pseudonymise = Annotated[
    bool,
    typer.Option("--pseudonymise", help="Put keyed hashes in place of authors' names.", rich_help_panel=_PRIVACY),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(help="The key of the hashes.  [default: FILE.key, made beside --db FILE]", rich_help_panel=_PRIVACY),
]


def ingest(  # noqa: PLR0913 -- one parameter an option
    sources: Sources,
    *,
    db: Db = Path("threadlens.duckdb"),
    platform: Platform = None,
    since: Since = None,
    explain: Explain = False,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    workers: Workers = None,
    max_pages: MaxPages = None,
    depth: Depth = 0,
    refresh: Refresh = False,
    delay: Delay = 2.0,
    contact: Contact = None,
    cookies: Cookies = None,
    no_robots: NoRobots = False,
    allow_private: AllowPrivate = False,
    pseudonymise: Pseudonymise = False,
    key_file: KeyFile = None,
) -> None:
    """Store threads in a DuckDB file: every post, every quote, nothing twice.

    Running it again adds nothing, notices edits, and asks a site only for what is new.

    Example: threadlens ingest https://forum.example/threads/budget.57/ saved-pages/ --db budget.duckdb
    """
    from threadlens.cli import _ingest_report as report  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.cli._pseudonym_key import pseudonym_key  # noqa: PLC0415
    from threadlens.fetch.cookies import cookies_of  # noqa: PLC0415
    from threadlens.stages.collect_options import Options  # noqa: PLC0415

    options = Options(
        platform=platform,
        max_pages=max_pages,
        since=None if since is None else report.utc(since),
        depth=depth,
        refresh=refresh,
        pseudonym_key=pseudonym_key(key_file or db.with_name(f"{db.name}.key")) if pseudonymise else None,
        workers=workers,
    )
    jar = None if cookies is None else cookies_of(cookies)
    if explain or dry_run:
        report.print_preview(sources, options, db=db, is_explanation=explain)
        return
    from threadlens.cli._opening import opening  # noqa: PLC0415

    with opening(db) as opened:
        from threadlens.fetch.client import Client, Manners  # noqa: PLC0415
        from threadlens.stages.collect import collect  # noqa: PLC0415

        manners = Manners(delay=delay, contact=contact, obey_robots=not no_robots, allow_private=allow_private)
        with (
            opened.result() as store,
            Client(manners, cookies=jar) as client,
            report.progress_bar(quiet=quiet) as progress,
        ):
            try:
                collected = collect(store, sources, options=options, client=client, progress=progress)
            except KeyboardInterrupt:
                typer.echo(f"stopped; what was read is in {db}: the same command goes on from there", err=True)
                raise typer.Exit(130) from None
    if not quiet:
        report.print_summary(collected, db, verbose=verbose)
    collected.require_complete()
