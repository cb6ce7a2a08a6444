"""The spaCy component `threadlens_buzzwords`: terms of the lexicon in their buzzword sense, with how they are used."""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from threadlens.records import Buzzword, PostText
from threadlens.resources import resource
from threadlens.taggers._classifier import Classifier, load
from threadlens.taggers._spans import set_spans
from threadlens.taggers._surroundings import surroundings
from threadlens.taggers.buzzwords._features import features
from threadlens.taggers.buzzwords._reading import NONE, read
from threadlens.taggers.buzzwords._terms import Found, terms

__all__ = ["REQUIRES", "Buzzwords", "make_buzzwords"]

REQUIRES: tuple[str, ...] = ()


@Language.factory("threadlens_buzzwords")
def make_buzzwords(nlp: Language, name: str) -> "Buzzwords":
    """The component, as `nlp.add_pipe("threadlens_buzzwords")` makes it."""
    return Buzzwords()


class Buzzwords:
    """Leaves buzzwords in `doc.user_data`, and their spans, labelled by usage, in `doc.spans["buzzwords"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the buzzwords of one doc."""
        text = doc.text
        post = doc.user_data.get("threadlens_post") or PostText("", "", 0, text)
        read = (_read(found, text, post.thread_title or "") for found in terms().find(text))
        buzzwords = tuple(buzzword for buzzword in read if buzzword is not None)
        doc.user_data["threadlens_buzzwords"] = buzzwords
        set_spans(doc, "buzzwords", ((b.start_char, b.end_char, b.usage) for b in buzzwords))
        return doc


def _read(found: Found, text: str, title: str) -> Buzzword | None:
    """The buzzword, or None where the term has its ordinary sense."""
    start, end = found.start_char, found.end_char
    seen = features(found.term, surroundings(text, start, end, title))
    probabilities = read(found.term, seen, _model().probabilities(seen))
    usage = max(probabilities, key=lambda label: probabilities[label])
    if usage == NONE:
        return None
    return Buzzword(start, end, text[start:end], found.term, usage, round(probabilities[usage], 4))


@cache
def _model() -> Classifier:
    return load(resource("models/buzzword_usage"))
