"""How the Phoenix classifier is trained: a line's title, sentence before and sentence stand for a thread."""

from threadlens.records import LabelledText
from threadlens.taggers._surroundings import surroundings
from threadlens.taggers.phoenix._features import features as _features

MODEL = "phoenix_sense"


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a line of the corpus."""
    fields = dict(example.fields)
    before = fields.get("before", "")
    lead = f"{before}\n" if before else ""
    start, end = len(lead) + example.start_char, len(lead) + example.end_char
    return _features(surroundings(lead + example.text, start, end, fields.get("title", "")))
