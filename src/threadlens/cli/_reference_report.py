"""What the reference commands print and ask."""

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from threadlens.cli._output import write_rows
from threadlens.errors import ReferenceDataError, UsageError
from threadlens.records import ReferenceTable
from threadlens.references.imports import MEANINGS, Layout, Remark
from threadlens.stages.reference import Added, Plan

_SHOWN = 8  # figures of a table that give an idea of it
_ASKED = (("publisher", "Publisher"), ("url", "URL"), ("licence", "Licence"))


def require_day(as_of: str) -> None:
    """Refuses what is no month and day."""
    if as_of and not re.fullmatch(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", as_of):
        raise UsageError(f"--as-of {as_of}: write month and day, such as 03-31")


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def print_guess(plans: Sequence[Plan]) -> None:
    """The guess as a table, on stderr: results alone go to stdout."""
    for plan in plans:
        layout = plan.layout
        typer.echo(
            f"{plan.grid.source}: {len(plan.grid.rows):,} rows, to be stored as {layout.name} ({layout.title})",
            err=True,
        )
        rows = [
            (c.name, MEANINGS[c.role], _detail(layout, c.index) or c.detail, _example(plan, c.index))
            for c in layout.columns
        ]
        write_rows(("column", "is", "in detail", "for example"), rows, "table", sys.stderr)
        for remark in (*_about(layout), *layout.remarks):
            typer.echo(f"  {remark}", err=True)


def agreed(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans with what was missing, where the user says yes; raises UsageError where not."""
    if not typer.confirm("Is this right?", default=True, err=True):
        raise UsageError(
            "nothing was stored: say what the columns are with --date COL, --value COL, --dimension COL, --unit, "
            "--measure, --subject and --population"
        )
    answered = []
    for plan in plans:
        missing = [(field, label) for field, label in _ASKED if not getattr(plan.layout, field)]
        said = {
            f: typer.prompt(f"{label} (empty if not known)", default="", show_default=False, err=True)
            for f, label in missing
        }
        answered.append(replace(plan, layout=replace(plan.layout, **said)))
    return tuple(answered)


def print_added(added: Sequence[Added], *, db: Path, quiet: bool) -> None:
    """One line a table."""
    if quiet:
        return
    for each in added:
        found = each.found
        if not each.is_changed:
            typer.echo(f"{each.name}: nothing new, {len(found.table.facts):,} figures are in {db} already")
            continue
        parts = [f"{len(found.table.facts) - found.derived:,} figures"]
        parts += [f"{found.derived:,} sums of them"] * bool(found.derived)
        parts += [f"{len(found.concepts):,} new names"] * bool(found.concepts)
        parts += [f"{found.withheld:,} withheld or empty cells left out"] * bool(found.withheld)
        parts += [f"{found.repeated:,} repeated rows counted once"] * bool(found.repeated)
        typer.echo(f"{each.name}: {', '.join(parts)}; stored in {db}")


def print_tables(rows: Sequence[Sequence[Any]]) -> None:
    """All tables of a file."""
    shown = [(r[0], "threadlens" if r[1] == "embedded" else "you", *r[2:]) for r in rows]
    write_rows(("table", "from", "figures", "first", "last", "publisher", "licence"), shown, "table")


def print_table(table: ReferenceTable, origin: str) -> None:
    """One table in detail."""
    for label, text in (
        ("table", table.table_name),
        ("title", table.title),
        ("publisher", table.publisher or "not given"),
        ("url", table.url or "not given"),
        ("licence", table.licence or "not given"),
        ("from", "threadlens" if origin == "embedded" else "you"),
        ("figures", f"{len(table.facts):,}"),
        ("note", table.note or ""),
    ):
        if text:
            typer.echo(f"{label + ':':<11}{text}")
    step = max(1, len(table.facts) // _SHOWN)
    rows = [
        (
            f.measure,
            f.subject,
            f.population,
            f.as_of or f"{f.period_start} to {f.period_end}",
            f.value,
            f.unit,
            f.confidence,
        )
        for f in table.facts[::step][:_SHOWN]
    ]
    write_rows(("measure", "subject", "population", "date", "value", "unit", "confidence"), rows, "table")


def print_remarks(name: str, found: Sequence[Remark]) -> None:
    """What validation found; serious flaws end the command with an error."""
    serious = [r for r in found if r.is_serious]
    for remark in found:
        typer.echo(f"{remark.kind}: {remark.text}")
    if serious:
        raise ReferenceDataError(f"{name}: {len(serious)} flaw{'s' * (len(serious) != 1)} would make verdicts wrong")
    typer.echo(f"{name}: nothing that would make verdicts wrong")


def _detail(layout: Layout, index: int) -> str:
    values = next((v for v in layout.values if v.index == index), None)
    if values is None:
        return ""
    when = f", {values.period.start} to {values.period.end}" if values.period else ""
    return f"{values.measure} of {values.subject or layout.title}, in {values.unit}{when}"


def _example(plan: Plan, index: int) -> str:
    return next((c for c in plan.grid.column(index)[:200] if c.strip()), "")[:40]


def _about(layout: Layout) -> list[str]:
    lines = [f"all rows together: {layout.population}"] if layout.population else []
    if layout.period:
        lines.append(f"all figures hold from {layout.period.start} to {layout.period.end}")
    if layout.as_of and any(c.role == "date" and c.detail[:10].count("-") == 0 for c in layout.columns):
        lines.append(f"a bare year stands for its {layout.as_of}, as in figures known of the same population")
    if not layout.licence or not layout.publisher:
        lines.append("publisher or licence is not known: --publisher, --licence and --url say them")
    return lines
