"""The command that holds a statement against a table at hand."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from threadlens.cli._options import one_of
from threadlens.cli._output import FORMATS
from threadlens.records import TableVerdict

Said = Annotated[str | None, typer.Argument(metavar="STATEMENT", help="What is said: 'Ottawa has the most staff.'")]
Against = Annotated[
    Path | None, typer.Option("--against", "-a", metavar="FILE", help="The table: .csv, .tsv, .xlsx or .parquet.")
]
Caption = Annotated[str, typer.Option("--caption", metavar="TEXT", help="What stands above or below the table.")]
FromStdin = Annotated[
    bool, typer.Option("--stdin", help="Read a statement a line, or JSON lines with claim, table and caption.")
]
Form = Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show every reading that was tried.")]

_COLUMNS = ("statement", "outcome", "operation", "reading", "cells", "confidence", "note")
_EXPLAINED = ("statement", "outcome", "operation", "reading", "holds", "fit", "cells")


def check(
    statement: Said = None,
    *,
    against: Against = None,
    caption: Caption = "",
    stdin: FromStdin = False,
    form: Form = "table",
    explain: Explain = False,
) -> None:
    """Check a statement against a table: supported, refuted, conflicting or not enough evidence.

    \b
    Examples:
      threadlens check "Halifax has 210 employees." --against staff.csv
      threadlens check "The highest count is 482." --against staff.csv --explain
      threadlens check --stdin --against staff.csv --format jsonl < statements.txt
    """
    from threadlens.cli._output import write_rows  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.stages.against import check_lines  # noqa: PLC0415

    form = one_of(form, FORMATS)
    if (statement is None) != stdin:
        raise typer.BadParameter("give one STATEMENT, or --stdin for many")
    if against is None and not stdin:
        raise typer.BadParameter("name the table: --against FILE")
    verdicts = check_lines([statement] if statement is not None else sys.stdin, against, caption)
    write_rows(_EXPLAINED if explain else _COLUMNS, _explained(verdicts) if explain else _plain(verdicts), form)


def _plain(verdicts: Iterable[TableVerdict]) -> Iterator[tuple[object, ...]]:
    from threadlens.stages.against import cell_names  # noqa: PLC0415 -- a start pays for what it uses

    for v in verdicts:
        reading = (v.reading.operation, v.reading.words, cell_names(v.reading)) if v.reading else (None, None, None)
        yield (v.statement, v.outcome, *reading, v.confidence, v.note)


def _explained(verdicts: Iterable[TableVerdict]) -> Iterator[tuple[object, ...]]:
    from threadlens.stages.against import cell_names  # noqa: PLC0415 -- as above

    for v in verdicts:
        for r in v.readings:
            yield (v.statement, v.outcome, r.operation, r.words, r.is_true, round(r.fit, 2), cell_names(r))
        if not v.readings:
            yield (v.statement, v.outcome, None, v.note, None, None, None)
