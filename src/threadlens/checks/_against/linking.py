"""Which rows and columns a statement names, by the words that they share."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from threadlens.checks._against.grid import Label
from threadlens.checks._against.words import STOP, Word

# What a label's words in brackets weigh beside the others: units and abbreviations are mostly left out.
_BRACKETED = 0.25
_SHORT = 0.6  # a single letter or a digit names less
_ROMAN = {1.0: "i", 2.0: "ii", 3.0: "iii", 4.0: "iv", 5.0: "v", 6.0: "vi"}  # 'patient 2' is 'Patient II'
_PAIR = 2  # words of a label that is a name with a number
_NEAR = 0.92  # links this close to the best are not told apart
_NAMED = 0.5  # part of a label's weight that must be said


@dataclass(frozen=True, slots=True)
class Link:
    """A row or column that a statement names."""

    index: int
    score: float
    coverage: float
    is_phrase: bool
    positions: frozenset[int]  # of the statement's words


class Linker:
    """Finds the labels of one axis in statements."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self.labels = labels
        counts = Counter(stem for label in labels for stem in {w.stem for level in label.levels for w in level})
        size = max(len(labels), 1)
        self._weights = {s: (0.35 + math.log((size + 1) / n)) for s, n in counts.items()}
        self._levels = [
            [_weighed(t, ws, self._weights) for t, ws in zip(label.texts, label.levels, strict=True)]
            for label in labels
        ]

    def links(self, statement: Sequence[Word], short: Iterable[tuple[str, int]] = ()) -> list[Link]:
        """Every label with words in the statement, the best first."""
        places: dict[str, list[int]] = {}
        for stem, position in short:
            places.setdefault(stem, []).append(position)
        for position, word in enumerate(statement):
            places.setdefault(word.stem, []).append(position)
            if word.is_word_number and word.value is not None:
                places.setdefault(str(int(word.value)), []).append(position)
            if word.value is not None and word.value in _ROMAN:
                places.setdefault(_ROMAN[word.value], []).append(position)
        found = []
        for label, levels in zip(self.labels, self._levels, strict=True):
            link = _link(label.index, levels, places)
            if link is not None:
                found.append(link)
        return sorted(found, key=lambda link: -link.score)


def best(links: Sequence[Link]) -> list[Link]:
    """The links that the words do not tell apart, none where nothing is named well enough."""
    named = [link for link in links if link.coverage >= _NAMED or link.is_phrase]
    if not named:
        return []
    top = named[0].score
    return [link for link in named if link.score >= _NEAR * top]


def covered(links: Iterable[Link]) -> frozenset[int]:
    """The statement's words that these links account for."""
    return frozenset(p for link in links for p in link.positions)


Level = list[tuple[str, float]]


def _weighed(text: str, found: tuple[Word, ...], weights: dict[str, float]) -> Level:
    depth_at = []
    depth = 0
    for c in text:
        depth += c in "(["
        depth_at.append(depth)
        depth -= c in ")]"
    has_outside = any(depth_at[w.start] == 0 for w in found if w.start < len(depth_at))
    level = []
    for word in found:
        if word.text in STOP and len(found) > 1:
            continue
        weight = weights.get(word.stem, 1.0)
        if has_outside and word.start < len(depth_at) and depth_at[word.start] > 0:
            weight *= _BRACKETED
        if len(word.stem) == 1:
            weight *= _SHORT
        level.append((word.stem, weight))
    return level


def _link(index: int, levels: list[Level], places: dict[str, list[int]]) -> Link | None:
    total_score, best_coverage, phrase = 0.0, 0.0, False
    positions: set[int] = set()
    for level in levels:
        whole = sum(weight for _, weight in level)
        if not whole:
            continue
        run = _run(level, places)
        is_phrase = len(run) == len(level)
        # 'E5' and '4 V' do not name 'E4': a number belongs to the word beside it
        loose = {stem for stem, _ in level[len(run) :] if stem[-1].isdigit()} if len(level) == _PAIR else set()
        matched = sum(weight for stem, weight in level if stem in places and stem not in loose)
        if not matched:
            continue
        coverage = matched / whole
        total_score += matched * math.sqrt(coverage) * (1.25 if is_phrase else 1.0)
        best_coverage = max(best_coverage, coverage)
        phrase = phrase or is_phrase
        if coverage >= _NAMED:
            kept = run if len(run) > 1 or is_phrase else []
            told = {stem for stem, _ in level[: len(kept)]}
            positions.update(kept)
            rest = [stem for stem, _ in level if stem in places and stem not in told and not stem[-1].isdigit()]
            positions.update(places[stem][0] for stem in rest)
    if not total_score:
        return None
    return Link(index, total_score, best_coverage, phrase, frozenset(positions))


def _run(level: Level, places: dict[str, list[int]]) -> list[int]:
    """The longest run of the label's first words that stand side by side in the statement."""
    longest: list[int] = []
    for start in places.get(level[0][0], ()):
        run = [start]
        for stem, _ in level[1:]:
            follows = next((p for p in places.get(stem, ()) if 0 < p - run[-1] <= 2), None)
            if follows is None:
                break
            run.append(follows)
        if len(run) > len(longest):
            longest = run
    return longest
