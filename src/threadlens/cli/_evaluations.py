"""How evaluations of models are printed."""

import json
from collections.abc import Sequence
from dataclasses import asdict

import typer

from threadlens.records import Evaluation


def print_evaluations(evaluations: Sequence[Evaluation], *, as_json: bool = False) -> None:
    """Per label, confusion and calibration, as text or as one JSON list."""
    if as_json:
        typer.echo(json.dumps([asdict(e) for e in evaluations], ensure_ascii=False, indent=1))
        return
    for evaluation in evaluations:
        typer.echo("\n".join(_lines(evaluation)) + "\n")


def _lines(e: Evaluation) -> list[str]:
    low, high = e.macro_f1_interval
    head = f"{e.model}, {e.split}: {e.examples} examples, macro F1 {e.macro_f1:.3f} (95 %: {low:.3f} to {high:.3f})"
    lines = [f"{head}, accuracy {e.accuracy:.3f}, calibration error {e.ece:.3f}, Brier {e.brier:.3f}"]
    width = max(len(s.label) for s in e.scores)
    lines.append(f"  {'':{width}}  precision  recall     F1  examples   read as {', '.join(s.label for s in e.scores)}")
    for score, row in zip(e.scores, e.confusion, strict=True):
        figures = f"{score.precision:9.3f}  {score.recall:6.3f}  {score.f1:5.3f}  {score.support:8}"
        lines.append(f"  {score.label:{width}}  {figures}   {' '.join(f'{n:4}' for n in row)}")
    bins = "  ".join(f"{b.low:.1f}–{b.high:.1f}: {b.accuracy:.2f} of {b.count}" for b in e.reliability)
    lines.append(f"  right at a confidence of {bins}")
    return lines
