"""What a whole thread tells of each of its mentions: what the others mean, and what the thread speaks of."""

from collections.abc import Mapping, Sequence

from threadlens.taggers._cues import tokens
from threadlens.taggers.phoenix._lexicon import SENSES, lexicon

Probabilities = Mapping[str, float]

# How the training corpus is spread: what a mention without any sign comes out as by itself.
PRIOR = {
    "bird": 0.10,
    "city": 0.10,
    "organisation": 0.11,
    "other": 0.09,
    "pay_system": 0.41,
    "person": 0.09,
    "product": 0.10,
}
# Chosen on threads put together from the corpus, each scored by a classifier that had not seen it.
_WEIGHT = 0.5
_OWN = 1.0
_TOPIC = 2.0
_ENOUGH = 6


def with_thread(found: Sequence[Probabilities], topic: Probabilities) -> list[dict[str, float]]:
    """Each mention's probabilities, weighed by what the others of its thread mean and by the thread's topic."""
    sums = {s: sum(_sure(p)[s] for p in found) for s in SENSES}
    return [_weighed(p, sums, topic) for p in found]


def topic(texts: Sequence[str]) -> dict[str, float]:
    """The share of each sense in what a thread's words speak for, as far as there are enough of them."""
    counts = dict.fromkeys(SENSES, 0)
    for text in texts:
        for sense, count in lexicon().topics.count(tokens(text)).items():
            counts[sense] += count
    total = sum(counts.values())
    return {s: count / max(total, _ENOUGH) for s, count in counts.items()}


def _weighed(own: Probabilities, sums: Probabilities, topic: Probabilities) -> dict[str, float]:
    others = {s: sums[s] - _sure(own)[s] + _TOPIC * topic[s] + _OWN * PRIOR[s] for s in SENSES}
    total = sum(others.values())
    scores = {s: own[s] * (others[s] / total / PRIOR[s]) ** _WEIGHT for s in SENSES}
    whole = sum(scores.values())
    return {s: score / whole for s, score in scores.items()}


def _sure(probabilities: Probabilities) -> dict[str, float]:
    """Doubtful mentions count for less."""
    return {s: probabilities[s] ** 2 for s in SENSES}
