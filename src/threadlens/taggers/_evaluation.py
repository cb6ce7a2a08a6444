"""How good a classifier is on labelled text: per label, confusion, calibration, and how sure these figures are."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy

from threadlens.records import Evaluation, LabelledText, LabelScore, ReliabilityBin
from threadlens.taggers._classifier import Classifier
from threadlens.taggers._training import Features

_BINS = 10
_RESAMPLES = 1000
_SEED = 11

Pairs = Sequence[tuple[str, str]]  # given label, predicted label
Probabilities = Sequence[Mapping[str, float]]
Settled = Callable[[Sequence[LabelledText], Probabilities], Probabilities]


def evaluate(
    classifier: Classifier,
    examples: Sequence[LabelledText],
    features: Features,
    *,
    model: str,
    split: str,
    settled: Settled | None = None,
) -> Evaluation:
    """A classifier measured on examples, after what its tagger makes of the probabilities where it says so."""
    found: Probabilities = [classifier.probabilities(features(e)) for e in examples]
    if settled is not None:
        found = settled(examples, found)
    predicted = [classifier.likeliest(f) for f in found]
    labels = sorted({*classifier.labels, *(e.label for e in examples)})
    pairs = [(e.label, p) for e, p in zip(examples, predicted, strict=True)]
    sure = [probabilities[p] for probabilities, p in zip(found, predicted, strict=True)]
    right = [given == p for given, p in pairs]
    bins = _reliability(sure, right)
    return Evaluation(
        model=model,
        split=split,
        examples=len(examples),
        accuracy=sum(right) / max(1, len(right)),
        macro_f1=_macro_f1(pairs, labels),
        macro_f1_interval=_interval(examples, pairs, labels),
        scores=tuple(_score(pairs, label) for label in labels),
        confusion=tuple(tuple(sum(p == (row, column) for p in pairs) for column in labels) for row in labels),
        ece=sum(b.count * abs(b.accuracy - b.confidence) for b in bins) / max(1, len(examples)),
        brier=_brier(examples, found, labels),
        reliability=bins,
        wrong=tuple(e.text_id for e, is_right in zip(examples, right, strict=True) if not is_right),
    )


def _score(pairs: Pairs, label: str) -> LabelScore:
    hits = sum(given == predicted == label for given, predicted in pairs)
    said, support = sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs)
    precision, recall = hits / said if said else 0.0, hits / support if support else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return LabelScore(label, precision, recall, f1, support)


def _macro_f1(pairs: Pairs, labels: Sequence[str]) -> float:
    scores = [_score(pairs, label) for label in labels]
    present = [s.f1 for s in scores if s.support]
    return sum(present) / max(1, len(present))


def _interval(examples: Sequence[LabelledText], pairs: Pairs, labels: Sequence[str]) -> tuple[float, float]:
    """95 % of macro F1 when threads are drawn again: sentences of one thread are alike."""
    by_thread: dict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        by_thread[example.thread or example.text_id].append(at)
    threads = list(by_thread.values())
    chance = numpy.random.default_rng(_SEED)
    codes = {label: at for at, label in enumerate(labels)}
    coded = numpy.array([(codes[g], codes[p]) for g, p in pairs]).reshape(-1, 2)
    results = []
    for _ in range(_RESAMPLES if examples else 0):
        drawn = numpy.concatenate([threads[i] for i in chance.integers(0, len(threads), len(threads))])
        table = numpy.zeros((len(labels), len(labels)))
        numpy.add.at(table, (coded[drawn, 0], coded[drawn, 1]), 1)
        hits, both = table.diagonal(), table.sum(axis=0) + table.sum(axis=1)
        present = table.sum(axis=1) > 0
        results.append(float((2 * hits[present] / numpy.maximum(both[present], 1)).mean()))
    if not results:
        return 0.0, 0.0
    low, high = numpy.quantile(results, [0.025, 0.975])
    return float(low), float(high)


def _reliability(sure: Sequence[float], right: Sequence[bool]) -> tuple[ReliabilityBin, ...]:
    bins = []
    for at in range(_BINS):
        low, high = at / _BINS, (at + 1) / _BINS
        inside = [i for i, s in enumerate(sure) if low <= s < high or (s == 1.0 and at == _BINS - 1)]
        if inside:
            confidence = sum(sure[i] for i in inside) / len(inside)
            bins.append(ReliabilityBin(low, high, len(inside), confidence, sum(right[i] for i in inside) / len(inside)))
    return tuple(bins)


def _brier(examples: Sequence[LabelledText], found: Probabilities, labels: Sequence[str]) -> float:
    total = sum(
        (probabilities.get(label, 0.0) - (example.label == label)) ** 2
        for example, probabilities in zip(examples, found, strict=True)
        for label in labels
    )
    return total / max(1, len(examples))
