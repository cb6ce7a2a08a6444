"""Model cards and the floors that a model must not fall below, as files."""

import tomllib
from collections.abc import Mapping, Sequence
from math import floor
from pathlib import Path

from threadlens.records import Evaluation

Floors = dict[str, dict[str, float]]
_SLACK = 0.02  # a line or two of a split; without it any change of text or words would be a fall
_HEAD = "# The lowest that a new model may reach: they rise by themselves and fall only with `train --allow-lower`.\n"


def read_floors(path: Path) -> Floors:
    """Macro F1 and F1 a label, by split."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def measured(evaluations: Sequence[Evaluation]) -> Floors:
    """What floors are compared with, cut to three digits."""
    return {
        e.split: {"macro_f1": _cut(e.macro_f1)} | {s.label: _cut(s.f1) for s in e.scores if s.support}
        for e in evaluations
    }


def below(floors: Floors, found: Floors) -> list[str]:
    """Every figure below its floor, in words."""
    return [
        f"{split} {label} {found[split][label]:.3f} < {least:.3f}"
        for split, figures in floors.items()
        for label, least in figures.items()
        if split in found and label in found[split] and found[split][label] < least
    ]


def floors_text(floors: Floors, found: Floors, *, lower: bool) -> str:
    """The file of the floors after a training: raised to a little below what was reached, lowered only if allowed."""
    lines = [_HEAD]
    for split in found:
        lines.append(f"[{split}]")
        for label, reached in found[split].items():
            least = max(0.0, reached - _SLACK)
            least = least if lower else max(least, floors.get(split, {}).get(label, 0.0))
            lines.append(f"{label} = {least:.3f}")
        lines.append("")
    return "\n".join(lines)


def card(name: str, metrics: Mapping[str, object], evaluations: Sequence[Evaluation], *, reason: str | None) -> str:
    """The model card, from the metrics alone."""
    corpus = metrics.get("corpus", name)
    lines = [f"# {name}", "", str(metrics["description"]), ""]
    lines += [
        f"Logistic regression over named features, {metrics['bytes']:,} bytes as skops,",
        f"SHA-256 `{metrics['model_sha256']}`.",
        f"Trained on {metrics['train_examples']} examples of `corpora/{corpus}`, calibrated by a temperature chosen",
        "on threads left out of the fit. Rebuilt by",
        f"`threadlens train {name}`, measured by `threadlens evaluate {name}`. Generated from metrics.json.",
        "",
    ]
    if reason:
        lines += [f"Floors were lowered at this training: {reason}", ""]
    for e in evaluations:
        lines += [f"## {e.split}: {e.examples} examples", ""]
        low, high = e.macro_f1_interval
        lines += [
            f"Macro F1 {e.macro_f1:.3f} (95 %: {low:.3f} to {high:.3f}), accuracy {e.accuracy:.3f},",
            f"calibration error {e.ece:.3f}, Brier score {e.brier:.3f}.",
            "",
            "| label | precision | recall | F1 | examples |",
            "|---|---|---|---|---|",
        ]
        lines += [f"| {s.label} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.support} |" for s in e.scores]
        labels = [s.label for s in e.scores]
        lines += ["", f"| given, read as | {' | '.join(labels)} |", "|---" * (len(labels) + 1) + "|"]
        lines += [f"| {label} | {' | '.join(map(str, row))} |" for label, row in zip(labels, e.confusion, strict=True)]
        lines += ["", "| confidence | examples | mean | right |", "|---|---|---|---|"]
        lines += [
            f"| {b.low:.1f}–{b.high:.1f} | {b.count} | {b.confidence:.3f} | {b.accuracy:.3f} |" for b in e.reliability
        ]
        lines.append("")
    return "\n".join(lines)


def _cut(value: float) -> float:
    return floor(value * 1000) / 1000
