"""The spaCy component `threadlens_claims`: claims out of the quantities that `threadlens_quantities` left."""

from collections.abc import Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from threadlens.errors import ThreadlensError
from threadlens.records import Claim, Concept, PostText, Quantity
from threadlens.resources import resource
from threadlens.taggers._classifier import MODEL_FILE, Classifier, load
from threadlens.taggers._spans import set_spans
from threadlens.taggers.claims._context import Context
from threadlens.taggers.claims._equations import equation_id
from threadlens.taggers.claims._matcher import Matcher
from threadlens.taggers.claims._ranks import has_any
from threadlens.taggers.claims._reader import Reader
from threadlens.taggers.claims._repeats import link
from threadlens.taggers.claims._worthiness import features
from threadlens.taggers.claims.training import MODEL, POSITIVE

__all__ = ["REQUIRES", "Claims", "link", "make_claims"]

REQUIRES = ("quantities", "sentences")
# The labelled corpus holds three claims in five figures; of the figures that the rules let through in whole threads,
# nineteen in twenty are claims. By Bayes' rule an even chance there is a score of 0.07 here. Far lower, as a claim that
# is missed is lost: on 28 development threads seven claims more and two traps more than at 0.01, for 2,400 claims.
_WORTH_A_ROW = 0.002


@Language.factory("threadlens_claims", default_config={"threshold": None})
def make_claims(nlp: Language, name: str, threshold: float | None) -> "Claims":
    """The component, as `nlp.add_pipe("threadlens_claims")` makes it."""
    return Claims(threshold)


class Claims:
    """Leaves claims and equation ids in `doc.user_data`, and the claims' spans in `doc.spans["claims"]`."""

    def __init__(self, threshold: float | None = None) -> None:
        self._classifier = _classifier()
        self._threshold = _WORTH_A_ROW if threshold is None else threshold
        self.use_concepts(())

    def use_concepts(self, concepts: Sequence[Concept]) -> None:
        """Link claims to these concepts."""
        self._matcher = Matcher(concepts)
        self._reader = Reader(concepts, self._score, self._threshold)

    def versions(self) -> dict[str, str]:
        """The model that scores check-worthiness."""
        return {MODEL: self._classifier.sha256[:12] if self._classifier else "rules alone"}

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of one doc."""
        quantities: Sequence[Quantity] = doc.user_data.get("threadlens_quantities", ())
        claims: list[Claim] = []
        if quantities or has_any(doc.text):
            post = doc.user_data.get("threadlens_post") or PostText("", "", 0, doc.text)
            sentences = doc.user_data.get("threadlens_sentences")
            if sentences is None:
                sentences = [(s.start_char, s.end_char) for s in doc.sents] if doc.has_annotation("SENT_START") else []
            context = Context(post, sentences, self._matcher)
            equations = doc.user_data.get("threadlens_equations", ())
            claims = self._reader.read(context, quantities, equations)
            doc.user_data["threadlens_equation_ids"] = tuple(equation_id(context, e) for e in equations)
        doc.user_data["threadlens_claims"] = tuple(claims)
        set_spans(doc, "claims", ((c.start_char, c.end_char, c.kind) for c in claims))
        return doc

    def _score(self, context: Context, quantity: Quantity) -> float | None:
        if self._classifier is None:
            return None
        seen = features(context.text, quantity.start_char, quantity.end_char)
        return round(self._classifier.probabilities(seen)[POSITIVE], 4)


@cache
def _classifier() -> Classifier | None:
    """The trained classifier; None in a checkout where it has not been trained yet."""
    try:
        folder = resource(f"models/{MODEL}")
    except ThreadlensError:
        return None
    return load(folder) if (folder / MODEL_FILE).exists() else None
