"""The classifier of verdicts: which of them are right. Its examples come from the answer keys of corpora/threads."""

from threadlens.records import LabelledText
from threadlens.taggers.confidence._features import RIGHT

MODEL = "verdict_confidence"
POSITIVE = RIGHT
FROM_THREADS = True  # there is no text to label: the checks' verdicts on threads with a key are the examples


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a verdict: the features are the example's fields."""
    return {name: float(value) for name, value in example.fields}
