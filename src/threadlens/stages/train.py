"""Training: labelled text in, a model with its metrics, card and floors out."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from threadlens.errors import ModelError, ThreadlensError
from threadlens.records import Evaluation, LabelledText
from threadlens.resources import resource
from threadlens.stages.train_cards import below, card, floors_text, measured, read_floors
from threadlens.stages.train_verdicts import labelled_verdicts
from threadlens.taggers import models

_OWN_FIELDS = frozenset({"id", "text", "start", "end", "label", "thread"})


def train(names: Sequence[str] = (), *, lower_because: str | None = None) -> Iterator[Evaluation]:
    """Train models again, all where none is named; yields what each reaches on the splits it was not fitted on."""
    for name in names or models.names():
        yield from _train(name, resource("models") / name, lower_because)


def labelled(name: str, split: str) -> list[LabelledText]:
    """One split of a model's corpus; empty where the corpus has none."""
    if models.is_from_threads(name):
        return labelled_verdicts(name, split)
    path = resource(f"corpora/{name}") / f"{split}.jsonl"
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [_labelled(row) for row in rows]


def _train(name: str, folder: Path, lower_because: str | None) -> list[Evaluation]:
    config = tomllib.loads((folder / "config.toml").read_text("utf-8"))
    known = {f.name for f in fields(models.Settings)}
    settings = models.Settings(**{key: value for key, value in config.items() if key in known})
    examples, development = labelled(name, "train"), labelled(name, "dev")
    if not examples:
        raise ThreadlensError(f"corpora/{models.corpus(name)} has no text to train on")
    kept = {file: (folder / file).read_bytes() for file in _written(folder) if (folder / file).exists()}
    content, digest = models.train(name, examples, development, settings)
    metrics: dict[str, Any] = {
        "model": name,
        "description": config["description"],
        "model_sha256": digest,
        "bytes": len(content),
        "train_examples": len(examples),
        "corpus": models.corpus(name),
        "config": config,
    }
    (folder / models.MODEL_FILE).write_bytes(content)
    _write_json(folder / models.METRICS_FILE, metrics)
    evaluations = [
        models.evaluate(name, folder, rows, split) for split in ("dev", "test") if (rows := labelled(name, split))
    ]
    floors, found = read_floors(folder / "floors.toml"), measured(evaluations)
    worse = below(floors, found)
    if worse and lower_because is None:
        for file, before in kept.items():
            (folder / file).write_bytes(before)
        raise ModelError(
            f"{name} would be worse than its floors ({'; '.join(worse)}): kept as it was. See --allow-lower"
        )
    _write_json(folder / models.METRICS_FILE, metrics | {"evaluations": [asdict(e) for e in evaluations]})
    (folder / "card.md").write_text(card(name, metrics, evaluations, reason=lower_because if worse else None), "utf-8")
    (folder / "floors.toml").write_text(floors_text(floors, found, lower=bool(worse)), "utf-8")
    return evaluations


def _written(folder: Path) -> tuple[str, ...]:
    return (models.MODEL_FILE, models.METRICS_FILE, "card.md", "floors.toml")


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _labelled(row: dict[str, Any]) -> LabelledText:
    rest = tuple((key, str(value)) for key, value in row.items() if key not in _OWN_FIELDS)
    return LabelledText(
        str(row["id"]), row["text"], int(row["start"]), int(row["end"]), row["label"], row.get("thread", ""), rest
    )
