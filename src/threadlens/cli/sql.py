"""The command that asks the file a question in SQL."""

from pathlib import Path
from typing import Annotated

import typer

from threadlens.cli._options import DEFAULT_DB, Db, one_of
from threadlens.cli._output import FORMATS, write_rows
from threadlens.errors import UsageError

Statement = Annotated[
    str | None, typer.Argument(metavar="STATEMENT", help="One SQL statement; - or nothing reads standard input.")
]
File = Annotated[Path | None, typer.Option("--file", "-f", help="Read the statement from this file.")]
Form = Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file: .parquet, .csv, .json, .jsonl or .md.")
]

_BY_SUFFIX = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown"}


def sql(
    statement: Statement = None,
    *,
    db: Db = DEFAULT_DB,
    file: File = None,
    form: Form = "table",
    output: Output = None,
) -> None:
    """Ask the file a question in SQL; it is opened for reading only.

    `threadlens schema` lists the views. Any other DuckDB client sees the same ones.

    \b
    Examples:
      threadlens sql "select author, sentence from findings where outcome = 'refuted'"
      threadlens sql -f question.sql --format csv
      threadlens sql "from claims" -o claims.parquet
    """
    from threadlens.store import Store  # noqa: PLC0415 -- a start pays for what it uses

    one_of(form, FORMATS)
    text = _statement(statement, file)
    with Store(db, read_only=True) as store:
        if output is not None and output.suffix.lower() == ".parquet":
            store.export(text, output)
            return
        columns, rows = store.query(text)
    if output is None:
        write_rows(columns, rows, form)
        return
    if output.suffix.lower() not in _BY_SUFFIX:
        raise UsageError(f"{output}: the name must end in .parquet, {', '.join(_BY_SUFFIX)}")
    with output.open("w", encoding="utf-8", newline="") as out:
        write_rows(columns, rows, _BY_SUFFIX[output.suffix.lower()], out)


def _statement(statement: str | None, file: Path | None) -> str:
    if file is not None:
        if statement is not None:
            raise UsageError("give a statement or --file, not both")
        try:
            return file.read_text(encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    if statement not in (None, "-"):
        return statement
    stdin = typer.get_text_stream("stdin")
    if statement is None and stdin.isatty():
        raise UsageError("give a statement, --file FILE, or one on standard input")
    return stdin.read()
