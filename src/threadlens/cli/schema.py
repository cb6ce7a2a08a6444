"""The command that prints the SQL contract."""

from typing import Annotated

import typer

View = Annotated[str | None, typer.Argument(metavar="VIEW", help="One view only.")]
Brief = Annotated[bool, typer.Option("--brief", help="Names of views and columns, without their meanings.")]


def schema(view: View = None, *, brief: Brief = False) -> None:
    """Print the views that a file offers, their columns, types and meanings.

    \b
    Examples:
      threadlens schema
      threadlens schema findings
    """
    from threadlens.errors import UsageError  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.report.contract import contract_text  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Store() as store:
        columns = store.contract()
    if view is not None:
        columns = tuple(c for c in columns if c.view == view)
        if not columns:
            raise UsageError(f"no view is called {view!r}: `threadlens schema` lists them")
    typer.echo(contract_text(columns, is_brief=brief), nl=False)
