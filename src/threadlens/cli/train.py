"""The command that trains the models again."""

from typing import Annotated

import typer

Models = Annotated[list[str] | None, typer.Argument(metavar="[MODEL]…", help="Which models; all of them by default.")]
Lower = Annotated[
    str | None,
    typer.Option("--allow-lower", metavar="WHY", help="Accept a model below its floors, and say why in its card."),
]


def train(model: Models = None, *, allow_lower: Lower = None) -> None:
    """Train the classifiers on corpora/ and write model, metrics, card and floors to models/.

    \b
    Examples:
      threadlens train
      threadlens train claim_worthiness --allow-lower "twice as many hard negatives"
    """
    from threadlens.cli._evaluations import print_evaluations  # noqa: PLC0415 -- a start pays for what it uses
    from threadlens.stages.train import train as train_models  # noqa: PLC0415

    for evaluation in train_models(model or (), lower_because=allow_lower):
        print_evaluations([evaluation])
