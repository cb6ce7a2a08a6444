"""The spaCy component that reads quantities into `doc.spans`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from threadlens.taggers.quantities.reader import read

REQUIRES: tuple[str, ...] = ()
SPANS = "quantities"


@Language.factory("threadlens_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc.spans["quantities"]` and keeps the records in `doc.user_data`."""
    return tag_quantities


def tag_quantities(doc: Doc) -> Doc:
    """Reads a document's figures; spans are labelled by kind and stand beside their records."""
    reading = read(doc.text)
    doc.user_data["threadlens_quantities"] = reading.quantities
    doc.user_data["threadlens_equations"] = reading.equations
    spans: list[Span] = []
    for quantity in reading.quantities:
        span = doc.char_span(quantity.start_char, quantity.end_char, label=quantity.kind, alignment_mode="expand")
        if span is None:  # offsets lie inside the text, so expanding always finds tokens
            raise AssertionError(f"no tokens at {quantity.start_char}:{quantity.end_char}")
        spans.append(span)
    doc.spans[SPANS] = spans
    return doc
