"""What a whole thread tells of each of its mentions: what the others mean, and what the thread speaks of."""

import math
from collections.abc import Mapping, Sequence

from threadlens.taggers._cues import tokens
from threadlens.taggers.phoenix._lexicon import SENSES, lexicon

Probabilities = Mapping[str, float]

# How often each sense is met where nothing speaks: in talk of the public service, the pay system.
EXPECTED = {
    "bird": 0.06,
    "city": 0.12,
    "organisation": 0.10,
    "other": 0.06,
    "pay_system": 0.48,
    "person": 0.10,
    "product": 0.08,
}
# Chosen on threads put together from the corpus, each scored by a classifier that had not seen it.
_WEIGHT = 1.0  # of the thread against a mention's own words
_OWN = 1.0  # mentions that EXPECTED counts as
_TOPIC = 4.0  # mentions that the thread's topic counts as
_ENOUGH = 6  # topic words from which on the topic counts in full


def with_thread(found: Sequence[Probabilities], places: Sequence[int], topic: Probabilities) -> list[dict[str, float]]:
    """Each mention's probabilities, weighed by what its neighbours mean and by what the thread is about.

    `places` says in which post of the thread each mention stands: near ones count more.
    """
    sure = [{s: p[s] ** 2 for s in SENSES} for p in found]  # doubtful mentions count for less
    return [_weighed(at, found[at], sure, places, topic) for at in range(len(found))]


def topic(texts: Sequence[str]) -> dict[str, float]:
    """The share of each sense in what a thread's words speak for, as far as there are enough of them."""
    counts = dict.fromkeys(SENSES, 0)
    for text in texts:
        for sense, count in lexicon().topics.count(tokens(text)).items():
            counts[sense] += count
    total = sum(counts.values())
    return {s: count / max(total, _ENOUGH) for s, count in counts.items()}


def _weighed(
    at: int, own: Probabilities, sure: Sequence[Probabilities], places: Sequence[int], topic: Probabilities
) -> dict[str, float]:
    near = [2.0 / (2.0 + abs(place - places[at])) for place in places]
    near[at] = 0.0
    around = {
        s: math.fsum(n * p[s] for n, p in zip(near, sure, strict=True)) + _TOPIC * topic[s] + _OWN * EXPECTED[s]
        for s in SENSES
    }
    total = math.fsum(around.values())
    scores = {s: own[s] * (around[s] / total) ** _WEIGHT for s in SENSES}
    whole = math.fsum(scores.values())
    return {s: score / whole for s, score in scores.items()}
