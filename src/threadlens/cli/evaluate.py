"""The command that measures the models."""

from typing import Annotated

import typer

Models = Annotated[list[str] | None, typer.Argument(metavar="[MODEL]…", help="Which models; all of them by default.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON list.")]
Split = Annotated[list[str] | None, typer.Option("--split", help="dev, test or train; dev and test by default.")]


def evaluate(model: Models = None, *, split: Split = None, json: AsJson = False) -> None:
    """Measure the classifiers: per label, confusion, calibration; fails where one is below its floors.

    \b
    Examples:
      threadlens evaluate
      threadlens evaluate claim_worthiness --split test --json
    """
    from threadlens.cli._evaluations import print_evaluations  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.stages.evaluate import check_floors  # noqa: PLC0415
    from threadlens.stages.evaluate import evaluate as evaluate_models  # noqa: PLC0415

    evaluations = evaluate_models(model or (), splits=tuple(split or ("dev", "test")))
    print_evaluations(evaluations, as_json=json)
    check_floors(evaluations)
