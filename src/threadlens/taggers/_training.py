"""Training of linear classifiers: features by name, logistic regression, calibration on threads that were left out.

A tagger with a classifier has a module `training` beside its component that offers

    MODEL: str                                          the folder under models/ and under corpora/
    features(example: LabelledText) -> dict[str, float] what the classifier sees of an example

and may offer POSITIVE: str, the label of two that a threshold decides, `variants(example)`, the same text as it might
stand elsewhere, from which the classifier learns too, with less weight, `settled(examples, probabilities)`, what the
tagger makes of the classifier's probabilities in whole threads, for the measure, and FROM_THREADS: True where the
examples are verdicts on the threads of corpora/threads. models/<MODEL>/config.toml holds

    c, class_weight ("balanced" or absent), min_count (features of fewer examples are left out), folds, seed,
    threshold, variant_weight (of a variant, against one of an example)
"""

import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy
import skops.io
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from threadlens.errors import ModelError
from threadlens.records import LabelledText
from threadlens.taggers._classifier import Classifier, from_bytes

Features = Callable[[LabelledText], dict[str, float]]
Variants = Callable[[LabelledText], Sequence[LabelledText]]
# Temperatures tried, from sure of itself to doubtful.
_TEMPERATURES = numpy.geomspace(0.25, 8.0, 200)
_THRESHOLDS = numpy.round(numpy.arange(0.2, 0.81, 0.01), 2)
_DECIMALS = 5  # of weights: what is past them differs from processor to processor
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can say


@dataclass(frozen=True, slots=True)
class Settings:
    """What models/<name>/config.toml says."""

    c: float = 1.0
    class_weight: str | None = None
    min_count: int = 2
    folds: int = 5
    seed: int = 7
    threshold: float | None = None  # of the positive label; the best F1 on the development split where None
    variant_weight: float = 0.0


@dataclass(frozen=True, slots=True)
class _Learnt:
    """One row to learn from: what is seen of it, its label, its weight, the example that it is or is made from."""

    seen: Mapping[str, float]
    label: str
    weight: float
    example: int


def train(
    examples: Sequence[LabelledText],
    development: Sequence[LabelledText],
    features: Features,
    *,
    settings: Settings,
    positive: str | None = None,
    variants: Variants | None = None,
) -> tuple[bytes, Classifier]:
    """The content of a model file and the classifier that it holds."""
    if len({e.label for e in examples}) < 2:
        raise ModelError("a classifier needs examples of at least two labels")
    rows = _rows(examples, features, variants if settings.variant_weight else None, settings.variant_weight)
    linear, names = _fit(rows, settings)
    temperature = _temperature(rows, examples, settings)
    bundle = {"classifier": linear, "features": names, "temperature": temperature}
    bundle |= {"positive": positive, "threshold": None}
    classifier = _classifier(bundle)
    if positive is not None:
        best = _threshold(classifier, development, features, positive=positive)
        bundle["threshold"] = settings.threshold if settings.threshold is not None else best
    content = _bytes(bundle)
    return content, from_bytes(content, hashlib.sha256(content).hexdigest())


def _rows(
    examples: Sequence[LabelledText], features: Features, variants: Variants | None, variant_weight: float
) -> list[_Learnt]:
    """The examples in their order, then their variants."""
    rows = [_Learnt(features(e), e.label, 1.0, at) for at, e in enumerate(examples)]
    if variants is None:
        return rows
    for at, example in enumerate(examples):
        rows += [_Learnt(features(v), v.label, variant_weight, at) for v in variants(example)]
    return rows


def _kept(rows: Sequence[_Learnt], min_count: int) -> set[str]:
    """Features of enough examples; what variants repeat does not count."""
    counts = Counter(name for row in rows if row.weight == 1.0 for name in row.seen)
    return {name for name, count in counts.items() if count >= min_count}


def _fit(rows: Sequence[_Learnt], settings: Settings) -> tuple[LogisticRegression, list[str]]:
    kept = _kept(rows, settings.min_count)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{n: v for n, v in row.seen.items() if n in kept} for row in rows])
    linear = LogisticRegression(
        C=settings.c, class_weight=settings.class_weight, max_iter=2000, random_state=settings.seed
    )
    with threadpool_limits(1):  # sums in one order: the same bytes whatever the machine does beside it
        linear.fit(matrix, [row.label for row in rows], sample_weight=[row.weight for row in rows])
    linear.coef_, linear.intercept_ = linear.coef_.round(_DECIMALS), linear.intercept_.round(_DECIMALS)
    return linear, list(vectorizer.get_feature_names_out())


def _temperature(rows: Sequence[_Learnt], examples: Sequence[LabelledText], settings: Settings) -> float:
    """The temperature with the least log loss on threads that the scores were not fitted on."""
    groups = [e.thread or e.text_id for e in examples]
    labels = numpy.array([e.label for e in examples])
    order = sorted(set(labels))
    scores = numpy.zeros((len(examples), len(order)))
    for fitted, held in GroupKFold(min(settings.folds, len(set(groups)))).split(examples, labels, groups):
        inside = set(fitted.tolist())
        linear, names = _fit([row for row in rows if row.example in inside], settings)
        out = _classifier({"classifier": linear, "features": names})
        for i in held:
            found = out.probabilities(rows[i].seen)
            scores[i] = [numpy.log(max(found.get(label, 0.0), 1e-12)) for label in order]
    truth = numpy.searchsorted(order, labels)
    losses = [_log_loss(scores / t, truth) for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(numpy.argmin(losses))])


def _log_loss(scores: Any, truth: Any) -> float:
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - numpy.log(numpy.exp(shifted).sum(axis=1, keepdims=True))
    return float(-logs[numpy.arange(len(truth)), truth].mean())


def _threshold(
    classifier: Classifier,
    development: Sequence[LabelledText],
    features: Features,
    *,
    positive: str,
) -> float:
    """The middle of the thresholds with the best F1 of the positive label on the development split."""
    if not development:
        return 0.5
    truth = [e.label == positive for e in development]
    given = numpy.array([classifier.probabilities(features(e))[positive] for e in development])
    results = [round(float(f1_score(truth, given >= t)), 6) for t in _THRESHOLDS]
    best = [t for t, result in zip(_THRESHOLDS, results, strict=True) if result == max(results)]
    return float(best[len(best) // 2])


def _classifier(bundle: dict[str, Any]) -> Classifier:
    """The classifier of a bundle that has not been written yet."""
    plain = {"temperature": 1.0, "positive": None, "threshold": None, **bundle}
    content = skops.io.dumps(plain)
    return replace(from_bytes(content, ""), sha256="")


def _bytes(bundle: dict[str, Any]) -> bytes:
    """A skops file that comes out the same in every run: members dated and numbered by their order, not by chance."""
    source = zipfile.ZipFile(io.BytesIO(skops.io.dumps(bundle)))
    schema, names = _renumbered(json.loads(source.read("schema.json")))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for old, new in sorted(names.items(), key=lambda item: item[1]):
            archive.writestr(_member(new), source.read(old))
        archive.writestr(_member("schema.json"), json.dumps(schema, separators=(",", ":")))
    return target.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _renumbered(schema: Any) -> tuple[Any, dict[str, str]]:
    """The schema with object ids, which are memory addresses, and the files named by them counted from one."""
    ids: dict[int, int] = {}
    names: dict[str, str] = {}

    def visit(node: Any) -> Any:
        if isinstance(node, dict):
            out: dict[str, Any] = {}
            for key, value in node.items():
                if key == "__id__" and isinstance(value, int):
                    out[key] = ids.setdefault(value, len(ids) + 1)
                elif key == "file" and isinstance(value, str):
                    suffix = value.rpartition(".")[2]
                    out[key] = names.setdefault(value, f"{len(names) + 1:03d}.{suffix}")
                else:
                    out[key] = visit(value)
            return out
        return [visit(item) for item in node] if isinstance(node, list) else node

    return visit(schema), names
