"""Labelled text, and what a classifier is worth on it."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A stretch of a text with the label that a person gave it."""

    text_id: str
    text: str
    start_char: int
    end_char: int
    label: str
    thread: str = ""
    fields: tuple[tuple[str, str], ...] = ()  # what else the corpus says: writer, subject, title, before, …

    def with_fields(self, **changed: str) -> Self:
        """The same text with other fields, or more of them."""
        return replace(self, fields=tuple((dict(self.fields) | changed).items()))


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How well one label is told from the others."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Examples whose confidence lies in one tenth of the scale, and how often they were right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A classifier measured on one split of its corpus."""

    model: str
    split: str
    examples: int
    accuracy: float
    macro_f1: float
    macro_f1_interval: tuple[float, float]  # 95 %, bootstrap over threads
    scores: tuple[LabelScore, ...]
    confusion: tuple[tuple[int, ...], ...]  # rows: given label, columns: predicted, in the order of scores
    ece: float  # expected calibration error over ten bins
    brier: float
    reliability: tuple[ReliabilityBin, ...]
    wrong: tuple[str, ...] = ()  # ids of the examples that it got wrong
