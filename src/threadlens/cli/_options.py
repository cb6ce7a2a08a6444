"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Db = Annotated[
    Path,
    typer.Option("--db", metavar="FILE", envvar="THREADLENS_DB", help="The DuckDB file.", show_envvar=True),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what is done.")]
DEFAULT_DB = Path("threadlens.duckdb")

OUTCOMES = ("supported", "refuted", "conflicting", "not_enough_evidence")


def outcomes(text: str | None) -> list[str] | None:
    """The outcomes named in a comma-separated list."""
    if text is None:
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in OUTCOMES:
            raise typer.BadParameter(f"{name!r} is no outcome: choose among {', '.join(OUTCOMES)}")
    return names


def one_of(text: str, allowed: tuple[str, ...]) -> str:
    """The word itself where it is one of the allowed ones."""
    if text not in allowed:
        raise typer.BadParameter(f"{text!r} is not known: choose among {', '.join(allowed)}")
    return text
