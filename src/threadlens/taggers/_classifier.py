"""Linear classifiers of the taggers, read from skops files without running code from them."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from threadlens.errors import ModelError
from threadlens.taggers._skops_reader import read

MODEL_FILE = "model.skops"
METRICS_FILE = "metrics.json"


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights of named features; scores one example in microseconds, alike in every batch."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]
    temperature: float  # divides the scores: calibration
    threshold: float | None  # of the positive label of two, chosen on the development split
    positive: str | None
    sha256: str
    _second: Mapping[str, float] | None = field(init=False, repr=False)  # of two labels of which the first is the zero

    def __post_init__(self) -> None:
        is_zero = len(self.bias) == 2 and not any(weights[0] for weights in self.weights.values())
        second = {name: weights[1] for name, weights in self.weights.items()} if is_zero else None
        object.__setattr__(self, "_second", second)

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """Calibrated probability of each label."""
        scores = self._two(features) if len(self.bias) == 2 else self._many(features)
        highest = max(scores)
        exponentials = [math.exp((s - highest) / self.temperature) for s in scores]
        total = math.fsum(exponentials)
        return {label: e / total for label, e in zip(self.labels, exponentials, strict=True)}

    def _two(self, features: Mapping[str, float]) -> list[float]:
        first, second = self.bias
        if self._second is not None:
            for weight, value in zip(map(self._second.get, features), features.values(), strict=True):
                if weight is not None:
                    second += weight * value
            return [first, second]
        for weights, value in zip(map(self.weights.get, features), features.values(), strict=True):
            if weights is not None:
                first += weights[0] * value
                second += weights[1] * value
        return [first, second]

    def _many(self, features: Mapping[str, float]) -> list[float]:
        scores = list(self.bias)
        for weights, value in zip(map(self.weights.get, features), features.values(), strict=True):
            if weights is not None:
                for at, weight in enumerate(weights):
                    scores[at] += weight * value
        return scores

    def likeliest(self, found: Mapping[str, float]) -> str:
        """The label with the highest probability, or the positive one of two from its threshold on."""
        if self.positive is not None and self.threshold is not None:
            other = next(label for label in self.labels if label != self.positive)
            return self.positive if found[self.positive] >= self.threshold else other
        return max(self.labels, key=lambda label: found[label])


def load(folder: Path) -> Classifier:
    """The classifier of a model folder; its file must be the one that its metrics were measured on."""
    path = folder / MODEL_FILE
    try:
        content = path.read_bytes()
        expected = json.loads((folder / METRICS_FILE).read_text("utf-8"))["model_sha256"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path} or its {METRICS_FILE} cannot be read: `threadlens train {folder.name}`") from error
    digest = hashlib.sha256(content).hexdigest()
    if digest != expected:
        raise ModelError(f"{path} was altered since it was measured: `threadlens train {folder.name}` rebuilds it")
    return from_bytes(content, digest)


def from_bytes(content: bytes, digest: str) -> Classifier:
    """The classifier in a skops file's content."""
    bundle = read(content)
    linear = bundle["classifier"]
    columns, bias = linear["coef_"].T.tolist(), linear["intercept_"].tolist()
    if len(bias) == 1:  # two labels: the first one's score is the zero line
        columns, bias = [[0.0, *c] for c in columns], [0.0, *bias]
    return Classifier(
        labels=tuple(str(label) for label in linear["classes_"]),
        weights={name: tuple(column) for name, column in zip(bundle["features"], columns, strict=True)},
        bias=tuple(bias),
        temperature=float(bundle["temperature"]),
        threshold=bundle["threshold"],
        positive=bundle["positive"],
        sha256=digest,
    )
