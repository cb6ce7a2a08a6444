"""The commands that add reference tables and look at them."""

from pathlib import Path
from typing import Annotated

import typer

from threadlens.cli._options import DEFAULT_DB, Db, Quiet

_HELP = """Add tables of figures that claims are held against, and look at them.

\b
Examples:
  threadlens reference add departments.csv
  threadlens reference fetch tbs
  threadlens reference list
"""

reference = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=_HELP,
)

File = Annotated[
    Path, typer.Argument(metavar="FILE", help=".csv, .tsv, .parquet, .xlsx, datapackage.json, CSVW metadata, SDMX-CSV.")
]
TableName = Annotated[str, typer.Argument(metavar="NAME", help="A table; `threadlens reference list` shows them.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Take the guess without asking.")]
Name = Annotated[str, typer.Option(help="The table's name.  [default: that of the file]")]
Title = Annotated[str, typer.Option(help="What the table is called by its publisher.")]
Publisher = Annotated[str, typer.Option(help="Who published it.")]
Url = Annotated[str, typer.Option(help="Where it was published.")]
Licence = Annotated[str, typer.Option(help="The terms under which it may be used.")]
Date = Annotated[str, typer.Option(metavar="COL", help="Column of dates, or the day or year of all figures.")]
Value = Annotated[list[str] | None, typer.Option(metavar="COL", help="Column of figures; give it again for more.")]
Unit = Annotated[str, typer.Option(metavar="TEXT|COL", help="Unit of the figures, or the column that says it.")]
Dimension = Annotated[
    list[str] | None, typer.Option(metavar="COL", help="Column that says what a row is of; give it again for more.")
]
Measure = Annotated[str, typer.Option(metavar="TEXT|COL", help="What the figures measure: headcount, share, a name.")]
Subject = Annotated[str, typer.Option(metavar="TEXT|COL", help="What is counted.")]
Population = Annotated[str, typer.Option(metavar="TEXT|COL", help="Among whom: an organisation, a place.")]
AsOf = Annotated[str, typer.Option(metavar="MM-DD", help="The day of the year for which a bare year's figures hold.")]
Order = Annotated[str, typer.Option(metavar="dmy|mdy", help="How 03/04/2020 is read.")]
Sheet = Annotated[str | None, typer.Option(help="The sheet of a workbook.  [default: the first with a table]")]
Aliases = Annotated[Path | None, typer.Option(metavar="FILE", help="A table of further names: alias, id.")]
BaseUrl = Annotated[str, typer.Option(help="The catalogue, or a mirror of it.")]
Contact = Annotated[str | None, typer.Option(help="Your e-mail or page, told to the site in the User-Agent.")]
Delay = Annotated[float, typer.Option(min=0, help="Seconds between two requests to a site.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Allow this machine and private networks.")]


@reference.command()
def add(  # noqa: PLR0913 -- one parameter an option
    file: File,
    *,
    db: Db = DEFAULT_DB,
    yes: Yes = False,
    name: Name = "",
    title: Title = "",
    publisher: Publisher = "",
    url: Url = "",
    licence: Licence = "",
    date: Date = "",
    value: Value = None,
    unit: Unit = "",
    dimension: Dimension = None,
    measure: Measure = "",
    subject: Subject = "",
    population: Population = "",
    as_of: AsOf = "",
    order: Order = "",
    sheet: Sheet = None,
    aliases: Aliases = None,
    quiet: Quiet = False,
) -> None:
    """Add a table: its columns are guessed and shown, and you say yes or what they are.

    From then on claims about it are found and checked. Adding a changed file again replaces its table.

    \b
    Examples:
      threadlens reference add departments.csv --licence "OGL - Canada"
      threadlens reference add trees.xlsx --population Millbrook --value Trees --yes
    """
    from threadlens.cli import _reference_report as report  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.references.imports import Wishes  # noqa: PLC0415
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    report.require_day(as_of)
    wishes = Wishes(
        name, title, publisher, url, licence, date, tuple(value or ()), unit, tuple(dimension or ()),
        measure, subject, population, as_of, order,
    )  # fmt: skip
    plans = stage.plan(stage.read(file, sheet=sheet), wishes, aliases=aliases)
    is_asked = not yes and report.can_ask()
    if is_asked or not quiet:
        report.print_guess(plans)
    if is_asked:
        plans = report.agreed(plans)
    built = stage.sound(plans)
    with Store(db) as store:
        added = stage.save(store, built)
    report.print_added(added, db=db, quiet=quiet)


@reference.command(name="list")
def list_(*, db: Db = DEFAULT_DB) -> None:
    """List the tables that claims are held against, those that you added first."""
    from threadlens.cli import _reference_report as report  # noqa: PLC0415
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Store(db, read_only=True) as store:
        report.print_tables(stage.tables(store))


@reference.command()
def show(name: TableName, *, db: Db = DEFAULT_DB) -> None:
    """Show a table: where it comes from, how its columns were read, some of its figures."""
    from threadlens.cli import _reference_report as report  # noqa: PLC0415
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Store(db, read_only=True) as store:
        report.print_table(*stage.show(store, name))


@reference.command()
def remove(name: TableName, *, db: Db = DEFAULT_DB, quiet: Quiet = False) -> None:
    """Remove a table that you added; the next factcheck checks its claims again."""
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Store(db) as store:
        stage.remove(store, name)
    if not quiet:
        typer.echo(f"{name}: removed from {db}")


@reference.command()
def validate(
    table: Annotated[str, typer.Argument(metavar="FILE|NAME", help="A file, or a table of the DuckDB file.")],
    *,
    db: Db = DEFAULT_DB,
) -> None:
    """Look for what would make verdicts wrong: duplicates, unreadable cells, odd dates, totals that do not sum."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from threadlens.cli import _reference_report as report  # noqa: PLC0415
    from threadlens.references.imports import Wishes  # noqa: PLC0415
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    today = datetime.now(UTC).date()
    if Path(table).is_file():
        found = stage.validate(stage.plan(stage.read(Path(table)), Wishes()), today=today)
    else:
        with Store(db, read_only=True) as store:
            found = stage.validate_stored(store, table, today=today)
    report.print_remarks(table, found)


fetch = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Get tables from their publisher and add them.")
reference.add_typer(fetch, name="fetch")


@fetch.callback()
def _fetch() -> None:
    """Get tables from their publisher and add them."""


@fetch.command()
def tbs(
    *,
    db: Db = DEFAULT_DB,
    base_url: BaseUrl = "https://open.canada.ca",
    contact: Contact = None,
    delay: Delay = 2.0,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
) -> None:
    """Get the federal public service by department, level, region, age, tenure, language and sex (open.canada.ca)."""
    from threadlens.cli import _reference_report as report  # noqa: PLC0415
    from threadlens.fetch.client import Client, Manners  # noqa: PLC0415
    from threadlens.stages import reference as stage  # noqa: PLC0415
    from threadlens.stages.reference_fetch import fetch_tbs  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Client(Manners(delay=delay, contact=contact, allow_private=allow_private)) as client:
        plans = fetch_tbs(client, base_url=base_url)
    built = stage.sound(plans)
    with Store(db) as store:
        added = stage.save(store, built)
    report.print_added(added, db=db, quiet=quiet)
