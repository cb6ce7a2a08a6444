"""How the classifier of buzzwords is trained and measured."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from zlib import crc32

from threadlens.records import LabelledText
from threadlens.taggers._surroundings import surroundings
from threadlens.taggers.buzzwords._features import features as _features
from threadlens.taggers.buzzwords._reading import read
from threadlens.taggers.buzzwords._terms import terms

MODEL = "buzzword_usage"
_STOPS = ".!?…"


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a line of the corpus."""
    text, start, end = _placed(example)
    around = surroundings(text, start, end, dict(example.fields).get("title", ""))
    return _features(_term(example), around)


def variants(example: LabelledText) -> list[LabelledText]:
    """The line without its title, after a sentence of figures, and with figures at its end: its use stays the same."""
    chosen = crc32(example.text_id.encode())
    sentences, tails = _asides()["sentences"], _asides()["tails"]
    found = [example.with_fields(before=sentences[chosen % len(sentences)])]
    if dict(example.fields).get("title"):
        found.append(example.with_fields(title=""))
    bare = example.text.rstrip(_STOPS)
    if example.end_char <= len(bare):
        longer = bare + tails[chosen % len(tails)] + example.text[len(bare) :]
        found.append(replace(example, text=longer))
    return found


def settled(examples: Sequence[LabelledText], found: Sequence[Mapping[str, float]]) -> list[Mapping[str, float]]:
    """What the tagger makes of the classifier's probabilities."""
    return [read(_term(e), features(e), f) for e, f in zip(examples, found, strict=True)]


def _placed(example: LabelledText) -> tuple[str, int, int]:
    """The line with the sentence before it, and where its term stands there."""
    before = dict(example.fields).get("before", "")
    lead = f"{before}\n" if before else ""
    return lead + example.text, len(lead) + example.start_char, len(lead) + example.end_char


def _term(example: LabelledText) -> str:
    """The lexicon's name of the marked term, or the corpus's where the lexicon has none."""
    text, start, end = _placed(example)
    found = (f.term for f in terms().find(text) if f.start_char < end and start < f.end_char)
    return next(found, dict(example.fields).get("term", ""))


@cache
def _asides() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((files(__package__) / "asides.toml").read_text("utf-8"))
    return found
