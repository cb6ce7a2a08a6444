"""The spaCy component that reads quantities into `doc.spans`."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from threadlens.taggers._spans import set_spans
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
    set_spans(doc, SPANS, ((q.start_char, q.end_char, q.kind) for q in reading.quantities))
    return doc
