"""Rows as text: table, JSON, JSON lines, CSV, Markdown."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TextIO

FORMATS = ("table", "json", "jsonl", "csv", "markdown")

Row = Sequence[Any]


def write_rows(columns: Sequence[str], rows: Iterable[Row], form: str, out: TextIO | None = None) -> None:
    """Writes rows in one of FORMATS."""
    out = out or sys.stdout
    if form == "json":
        lines = ",\n".join(_json(columns, row) for row in rows)
        out.write(f"[\n{lines}\n]\n" if lines else "[]\n")
    elif form == "jsonl":
        out.writelines(_json(columns, row) + "\n" for row in rows)
    elif form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(value) for value in row] for row in rows)
    elif form == "markdown":
        out.write(_markdown_line(columns) + _markdown_line(["---"] * len(columns)))
        out.writelines(_markdown_line([_escape(_cell(v)) for v in row]) for row in rows)
    else:
        _write_table(columns, rows, out)
    out.flush()


def write_markdown(columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Writes rows whose cells are Markdown already."""
    sys.stdout.write(_markdown_line(columns) + _markdown_line(["---"] * len(columns)))
    sys.stdout.writelines(_markdown_line(row) for row in rows)


def _json(columns: Sequence[str], row: Row) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_cell)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        # Instants of the file are in UTC; a zone says so to whoever reads the text elsewhere.
        return value.isoformat() + ("Z" if value.tzinfo is None else "")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=_cell)
    return str(value)


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escape(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())


def _write_table(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 -- a start pays for what it uses
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    found = [list(row) for row in rows]
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        is_number = all(isinstance(row[index], (int, float)) or row[index] is None for row in found)
        table.add_column(Text(column), justify="right" if is_number and found else "left", overflow="fold")
    for row in found:
        table.add_row(*(Text(_shown(value)) for value in row))
    is_terminal = out.isatty()
    console = Console(file=out, width=None if is_terminal else 10_000, highlight=False)
    console.print(table, no_wrap=not is_terminal)
    console.print(f"{len(found)} row{'s' * (len(found) != 1)}", style="dim")


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.10g}"
    return _cell(value)
