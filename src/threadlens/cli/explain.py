"""The command that shows how one figure was checked."""

from typing import Annotated

import typer

from threadlens.cli._options import DEFAULT_DB, Db

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM_ID", help="A claim's id, or its first letters.")]


def explain(claim_id: ClaimId, *, db: Db = DEFAULT_DB) -> None:
    """Show how a figure was checked: its sentence, each reading tried, the rule, and the evidence computed again.

    \b
    Examples:
      threadlens explain 3f9a1c20
      threadlens sql "select claim_id, text from claims"   (finds ids)
    """
    from rich.console import Console  # noqa: PLC0415 -- a start pays for what it uses

    from threadlens.report.explanation import print_explanation  # noqa: PLC0415
    from threadlens.stages.show import explanation  # noqa: PLC0415
    from threadlens.store import Store  # noqa: PLC0415

    with Store(db, read_only=True) as store:
        print_explanation(Console(highlight=False), explanation(store, claim_id))
