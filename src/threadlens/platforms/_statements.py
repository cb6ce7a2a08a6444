"""What the words of a post say about the figures of a table in it: shares, totals, which is largest."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]+)*")
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)")
_COUNT = re.compile(r"(?<![\d.,$€£])(\d{1,3}(?:,\d{3})+|\d{4,})(?![\d.,]*\d|\s?%)")
_LOOSE = re.compile(
    r"\b(?:average|averaged|mean|about|around|roughly|approximately|nearly|almost|over|more|less|under|some|period"
    r"|between|since)\b|~",
    re.I,
)
_LARGEST = re.compile(r"\b(?:largest|biggest|most numerous|highest)\b", re.I)
_SMALLEST = re.compile(r"\b(?:smallest|fewest|least numerous|lowest)\b", re.I)
_WHOLE = re.compile(r"\b(?:total|overall|whole|entire|all)\b", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what it says of a table."""

    text: str
    share: float | None = None
    decimals: int = 0
    total: float | None = None
    loose: bool = False  # an average or a hedge: it holds nearly
    largest: bool = False
    smallest: bool = False
    of_whole: bool = False

    def names(self, label: str) -> bool:
        """Whether the sentence names a column or row."""
        return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", self.text) is not None


def statements(text: str) -> list[Statement]:
    """The sentences that give one share, a total, or say which is largest or smallest."""
    found: list[Statement] = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0]
        percents = _PERCENT.findall(sentence)
        counts = _COUNT.findall(sentence)
        largest, smallest = bool(_LARGEST.search(sentence)), bool(_SMALLEST.search(sentence))
        whole = bool(_WHOLE.search(sentence))
        share = percents[0] if len(percents) == 1 else None
        total = counts[0] if len(counts) == 1 and whole and not percents else None
        if share is None and total is None and largest == smallest:
            continue
        found.append(
            Statement(
                sentence.strip(),
                share=float(share) if share else None,
                decimals=len(share.partition(".")[2]) if share else 0,
                total=float(total.replace(",", "")) if total else None,
                loose=bool(_LOOSE.search(sentence)),
                largest=largest and not smallest,
                smallest=smallest and not largest,
                of_whole=whole,
            )
        )
    return found
