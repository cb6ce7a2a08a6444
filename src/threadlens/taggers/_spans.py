"""Records of a doc as labelled spans, for whoever reads `doc.spans`."""

from collections.abc import Iterable

from spacy.tokens import Doc


def set_spans(doc: Doc, name: str, found: Iterable[tuple[int, int, str]]) -> None:
    """Sets `doc.spans[name]` to stretches of characters with their labels, expanded to whole tokens.

    In the pipeline of Tagger, which gives each doc its post, nobody reads them, and they cost as much as a tagger.
    """
    if "threadlens_post" in doc.user_data:
        return
    spans = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in found)
    doc.spans[name] = [span for span in spans if span is not None]
