"""The classifier of check-worthiness: which figures belong to a claim."""

from threadlens.records import LabelledText
from threadlens.taggers.claims import _worthiness

MODEL = "claim_worthiness"
POSITIVE = "claim"


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a labelled figure; the same as of a figure in a post."""
    return _worthiness.features(example.text, example.start_char, example.end_char)
