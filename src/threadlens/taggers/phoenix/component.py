"""The spaCy component `threadlens_phoenix`: mentions of Phoenix with what they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from threadlens.records import PhoenixReference, PostTags, PostText
from threadlens.resources import resource
from threadlens.taggers._classifier import Classifier, load
from threadlens.taggers._spans import set_spans
from threadlens.taggers._surroundings import Surroundings, surroundings
from threadlens.taggers.phoenix._features import features
from threadlens.taggers.phoenix._mentions import mentions
from threadlens.taggers.phoenix._reading import read

__all__ = ["REQUIRES", "Phoenix", "link", "make_phoenix"]

REQUIRES: tuple[str, ...] = ()


@Language.factory("threadlens_phoenix")
def make_phoenix(nlp: Language, name: str) -> "Phoenix":
    """The component, as `nlp.add_pipe("threadlens_phoenix")` makes it."""
    return Phoenix()


class Phoenix:
    """Leaves references in `doc.user_data`, and their spans, labelled by sense, in `doc.spans["phoenix"]`."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of one doc; a post alone is its own thread."""
        text = doc.text
        spans = list(mentions(text))
        references: tuple[PhoenixReference, ...] = ()
        if spans:
            post = doc.user_data.get("threadlens_post") or PostText("", "", 0, text)
            (references,) = _references([post])
        doc.user_data["threadlens_phoenix_references"] = references
        set_spans(doc, "phoenix", ((r.start_char, r.end_char, r.sense) for r in references))
        return doc


def link(posts: Sequence[PostText], tags: Sequence[PostTags]) -> Sequence[PostTags]:
    """The tags of a thread, each mention read in the light of all its posts."""
    if not any(t.phoenix_references for t in tags):
        return tags
    return [replace(t, phoenix_references=r) for t, r in zip(tags, _references(posts), strict=True)]


def _references(posts: Sequence[PostText]) -> list[tuple[PhoenixReference, ...]]:
    spans = [list(mentions(p.text)) for p in posts]
    places = [at for at, found in enumerate(spans) for _ in found]
    around = [
        surroundings(post.text, start, end, post.thread_title or "")
        for post, found in zip(posts, spans, strict=True)
        for start, end in found
    ]
    texts = [posts[0].thread_title or "", *(p.text for p in posts)]
    found = iter(read(around, places, texts, lambda at: _own(around[at])))
    return [
        tuple(_reference(post.text, start, end, next(found)) for start, end in marked)
        for post, marked in zip(posts, spans, strict=True)
    ]


@lru_cache(maxsize=4096)  # a post is read alone first and again with its thread
def _own(around: Surroundings) -> Mapping[str, float]:
    """What a mention's own words and its thread's title tell of it."""
    return _model().probabilities(features(around))


def _reference(text: str, start: int, end: int, found: Mapping[str, float]) -> PhoenixReference:
    sense = max(found, key=lambda s: found[s])
    return PhoenixReference(start, end, text[start:end], sense, round(found[sense], 4))


@cache
def _model() -> Classifier:
    return load(resource("models/phoenix_sense"))
