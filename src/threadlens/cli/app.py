"""The command `threadlens`: one module of this folder is one command."""

import gc
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

import threadlens.cli
from threadlens.errors import ThreadlensError

# The order in which a new user needs them; the others follow by name.
FIRST = ("ingest", "factcheck", "sql", "explain", "export", "check", "reference", "demo", "schema", "platforms")

EPILOG = """
\b
Examples:
  threadlens demo
  threadlens ingest https://forum.example/threads/budget.57/
  threadlens factcheck
  threadlens sql "select sentence, note from findings where outcome = 'refuted'"
"""


def main(words: Sequence[str] | None = None) -> None:
    """Runs one command; the only place that turns an error into a message and an exit code."""
    # Modules and rows are no garbage: looking through them after every 700 new objects takes a tenth of a run.
    gc.set_threshold(50_000)
    code = _run(sys.argv[1:] if words is None else words)
    if words is not None:
        sys.exit(code)
    # Nothing is open any more, and the system takes back at once what Python would take apart in a tenth of a second.
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 1
    os._exit(code)


def commands() -> tuple[str, ...]:
    """The names of all commands."""
    found = [m.name for m in pkgutil.iter_modules(threadlens.cli.__path__) if m.name != "app" and m.name[0] != "_"]
    return tuple(sorted(found, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name)))


def build(only: str | None = None) -> typer.Typer:
    """The application with one command or all of them: a start pays for what it uses."""
    # Rich help would cost a quarter of a second at every --help.
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True, epilog=EPILOG)
    app.callback()(_root)
    for name in commands() if only is None else (only,):
        if not find_spec(f"threadlens.cli.{name}"):
            continue
        module = import_module(f"threadlens.cli.{name}")
        command = getattr(module, name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _run(words: Sequence[str]) -> int:
    try:
        wanted = next((word for word in words if not word.startswith("-")), None)
        build(wanted if wanted in commands() else None)(list(words), prog_name="threadlens")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    except ThreadlensError as error:
        typer.echo(f"threadlens: {error}", err=True)
        return error.exit_code
    except KeyboardInterrupt:  # before or after the command itself, which has its own way of saying so
        return 130
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _print_version(value: bool) -> None:
    if value:
        from importlib.metadata import version  # noqa: PLC0415 -- a start pays for what it uses

        typer.echo(f"threadlens {version('threadlens')}")
        raise typer.Exit


def _root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn forum and chat threads into a DuckDB file in which every quoted figure is a row with a verdict."""
