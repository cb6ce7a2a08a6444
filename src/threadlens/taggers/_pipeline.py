"""The spaCy pipeline that tags posts: blank English, every tagger's component, and the records they leave."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib.metadata import version
from types import ModuleType

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from threadlens.records import Concept, PostTags, PostText
from threadlens.taggers._english import BLANK, English

_FIELDS = tuple(f.name for f in fields(PostTags) if f.name != "post_id")
# Blank English has neither parser nor entity recogniser, the only reason for spaCy's limit of a million characters.
_MAX_LENGTH = 100_000_000


class Pipeline:
    """All taggers over one batch of posts."""

    def __init__(self, taggers: Mapping[str, ModuleType], concepts: Sequence[Concept], model: str | None) -> None:
        self._english = English(model)
        self._needs_tokens = any(getattr(module, "NEEDS_TOKENS", False) for module in taggers.values())
        self._nlp = spacy.blank("en") if self._needs_tokens else _without_tokenizer()
        self._nlp.max_length = _MAX_LENGTH
        self.versions = {"threadlens": version("threadlens"), "spacy": version("spacy"), "english": BLANK}
        for name, module in taggers.items():
            factory = f"threadlens_{name}"
            if not Language.has_factory(factory):
                Language.factory(factory, func=getattr(module, f"make_{name}"))
            component = self._nlp.add_pipe(factory)
            if hasattr(component, "use_concepts"):
                component.use_concepts(concepts)
            if hasattr(component, "use_english"):
                component.use_english(self._english)
                self.versions["english"] = self._english.version
            if hasattr(component, "versions"):
                self.versions.update(component.versions())

    def tag(self, posts: Sequence[PostText]) -> list[PostTags]:
        """The tags of each post."""
        tags = []
        with self._nlp.memory_zone():
            docs = []
            for post in posts:
                doc = self._nlp.make_doc(post.text) if self._needs_tokens else _whole(self._nlp, post.text)
                doc.user_data["threadlens_post"] = post
                docs.append(doc)
            for post, doc in zip(posts, self._nlp.pipe(docs, batch_size=len(docs) or 1), strict=True):
                found = {name: tuple(doc.user_data.get(f"threadlens_{name}", ())) for name in _FIELDS}
                tags.append(PostTags(post_id=post.post_id, **found))
        return tags


def _without_tokenizer() -> Language:
    """Blank English that spares a start the tokenizer's exceptions, and a doc what shape a whole post has."""
    nlp: Language = spacy.util.get_lang_class("en")(create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))
    setattr(nlp.vocab, "lex_attr_getters", {})  # noqa: B010 (spaCy's stub does not know the attribute)
    return nlp


def _whole(nlp: Language, text: str) -> Doc:
    """A doc of one token: taggers that read the text alone are spared the tokenizer, a quarter of the time of all."""
    return Doc(nlp.vocab, words=[text] if text else [], spaces=[False] if text else [])
