"""The spaCy component `threadlens_sentences`: sentence starts for forum text."""

import numpy
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from threadlens.taggers.sentences.split import split

REQUIRES: tuple[str, ...] = ()


@Language.factory("threadlens_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """The component, as `nlp.add_pipe("threadlens_sentences")` makes it."""
    return Sentences()


class Sentences:
    """Sets sentence starts; the exact spans stand in `doc.user_data["threadlens_sentences"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Split one doc."""
        spans = split(doc.text)
        doc.user_data["threadlens_sentences"] = spans
        if len(doc) == 1:
            doc[0].is_sent_start = True
        elif len(doc):
            offsets = doc.to_array([IDX]).astype("int64").reshape(-1)
            marks = numpy.full((len(doc), 1), -1, dtype="int64")
            # A sentence may begin inside a token: the token that holds its first character starts it.
            marks[numpy.searchsorted(offsets, [start for start, _ in spans], side="right") - 1, 0] = 1
            marks[0, 0] = 1
            doc.from_array([SENT_START], marks.astype("uint64"))  # type: ignore[arg-type] # spaCy's stub knows lists
        return doc
