"""How the Phoenix classifier is trained on lines, and how the tagger's reading of whole threads is measured."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from threadlens.records import LabelledText
from threadlens.taggers._surroundings import Surroundings, surroundings
from threadlens.taggers.phoenix._features import features as _features
from threadlens.taggers.phoenix._reading import read

MODEL = "phoenix_sense"


def features(example: LabelledText) -> dict[str, float]:
    """What the classifier sees of a line of the corpus."""
    return _features(_around(example))


def variants(example: LabelledText) -> list[LabelledText]:
    """The line without its title, without the sentence before it, and in lower case: what it means stays the same.

    A classifier that learns from them too leans less on titles and capitals, which other people set otherwise.
    """
    fields = dict(example.fields)
    title, before, lowered = fields.get("title", ""), fields.get("before", ""), example.text.lower()
    found = []
    if title:
        found.append(example.with_fields(title=""))
    if before:
        found.append(example.with_fields(before=""))
    if lowered != example.text and len(lowered) == len(example.text):
        found.append(replace(example.with_fields(before=before.lower()), text=lowered))
    return found


def settled(examples: Sequence[LabelledText], found: Sequence[Mapping[str, float]]) -> list[Mapping[str, float]]:
    """What the tagger makes of the classifier's probabilities: the lines of a corpus thread stand for its posts."""
    threads: dict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        threads[example.thread or example.text_id].append(at)
    read_as: dict[int, Mapping[str, float]] = {}
    for lines in threads.values():
        around = [_around(examples[at]) for at in lines]
        texts = [around[0].title, *(f"{a.before} {examples[at].text}" for at, a in zip(lines, around, strict=True))]
        own = [found[at] for at in lines]
        read_as.update(zip(lines, read(around, range(len(lines)), texts, own.__getitem__), strict=True))
    return [read_as[at] for at in range(len(examples))]


def _around(example: LabelledText) -> Surroundings:
    fields = dict(example.fields)
    before = fields.get("before", "")
    lead = f"{before}\n" if before else ""
    start, end = len(lead) + example.start_char, len(lead) + example.end_char
    return surroundings(lead + example.text, start, end, fields.get("title", ""))
