"""Evaluation: what the models at hand are worth on labelled text, and whether they keep above their floors."""

from collections.abc import Sequence

from threadlens.errors import ModelError
from threadlens.records import Evaluation
from threadlens.resources import resource
from threadlens.stages.train import labelled
from threadlens.stages.train_cards import below, measured, read_floors
from threadlens.taggers import models


def evaluate(names: Sequence[str] = (), *, splits: Sequence[str] = ("dev", "test")) -> list[Evaluation]:
    """Measure models, all of them where none is named, on the splits that their corpora have."""
    return [
        models.evaluate(name, resource(f"models/{name}"), rows, split)
        for name in names or models.names()
        for split in splits
        if (rows := labelled(name, split))
    ]


def check_floors(evaluations: Sequence[Evaluation]) -> None:
    """Refuse models that fell below their floors."""
    worse = []
    for name in dict.fromkeys(e.model for e in evaluations):
        floors = read_floors(resource(f"models/{name}") / "floors.toml")
        found = measured([e for e in evaluations if e.model == name])
        worse += [f"{name}: {line}" for line in below(floors, found)]
    if worse:
        raise ModelError(f"below the floors: {'; '.join(worse)}. `threadlens train` rebuilds the models")
