"""How the classifier of buzzwords is trained and measured."""

from threadlens.records import LabelledText
from threadlens.taggers._surroundings import surroundings
from threadlens.taggers.buzzwords._features import features as _features
from threadlens.taggers.buzzwords._terms import terms

MODEL = "buzzword_usage"


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a line of the corpus."""
    fields = dict(example.fields)
    before = fields.get("before", "")
    lead = f"{before}\n" if before else ""
    start, end = len(lead) + example.start_char, len(lead) + example.end_char
    text = lead + example.text
    term = next(
        (f.term for f in terms().find(text) if f.start_char < end and start < f.end_char), fields.get("term", "")
    )
    return _features(term, surroundings(text, start, end, fields.get("title", "")))
