"""What a whole thread tells of each of its mentions: what the others mean, and what the posts around it speak of."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import mul

from threadlens.taggers._cues import tokens
from threadlens.taggers.phoenix._lexicon import SENSES, lexicon

Probabilities = Mapping[str, float]

_PAY = "pay_system"
# How often each sense is met where posts speak of pay or the public service, and where nothing does.
_AT_WORK = {
    "bird": 0.06,
    "city": 0.12,
    "organisation": 0.10,
    "other": 0.06,
    "pay_system": 0.48,
    "person": 0.10,
    "product": 0.08,
}
_ELSEWHERE = {
    "bird": 0.10,
    "city": 0.26,
    "organisation": 0.18,
    "other": 0.10,
    "pay_system": 0.08,
    "person": 0.16,
    "product": 0.12,
}
# Chosen on threads put together from the corpus, each scored by a classifier that had not seen it.
_OWN = 1.5  # mentions that the expected senses count as
_TOPIC = 3.0  # mentions that the topic counts as
_ENOUGH = 6  # topic words from which on the topic counts in full
_HINT = 0.25  # a cue of the pay system, against a word of pay
_PLAIN = 2.0  # words of pay from which on the pay system is expected
_PLAINLY = 0.8  # the probability from which on a mention counts as such a word
_UNSPOKEN = 0.05  # what is left of the pay system where no word of pay stands in the thread
_FOLLOWS = 0.6  # how far a mention follows what is around it: the power of that beside its own probabilities
_ITSELF = 3.0  # a word of the mention's own post, against one of the next post


def with_thread(found: Sequence[Probabilities], places: Sequence[int], texts: Sequence[str]) -> list[dict[str, float]]:
    """Each mention's probabilities, weighed by what its neighbours mean and by what the posts around it are about.

    `texts` are the title and the posts; `places` says in which post each mention stands. Near posts count more, and a
    mention's own the most.
    """
    counts = [_counts(text) for text in texts]
    said = _said(counts)
    spoken = {place: _spoken(place, counts[0], said) for place in dict.fromkeys(places)}
    plain = [place for place, p in zip(places, found, strict=True) if p[_PAY] >= _PLAINLY]
    at_work = [
        _at_work(place, plain, spoken[place], is_plain=p[_PAY] >= _PLAINLY)
        for place, p in zip(places, found, strict=True)
    ]
    own = [_gated(p, share) for p, share in zip(found, at_work, strict=True)]
    sure = {s: [p[s] ** 2 for p in own] for s in SENSES}  # doubtful mentions count for less
    around = []
    near: list[float] = []
    for at, place in enumerate(places):
        if at == 0 or place != places[at - 1]:
            # A post that has a subject of its own follows its neighbours less.
            follows = _PLAIN / (_PLAIN + math.fsum(counts[place + 1].values()))
            near = [follows * _near(other, place) for other in places]
        others = [*near[:at], 0.0, *near[at + 1 :]]
        expected = _expected(spoken[place], at_work[at])
        around.append({s: math.fsum(map(mul, others, sure[s])) + expected[s] for s in SENSES})
    return [_weighed(p, a) for p, a in zip(own, around, strict=True)]


@lru_cache(maxsize=4096)  # a post is read alone first and again with its thread
def _counts(text: str) -> dict[str, float]:
    """How many words of a text belong to each sense's subject; of the pay system's also words that only hint at it."""
    words = tokens(text)
    topics = lexicon().topics.count(words)
    found: dict[str, float] = {s: topics[s] for s in SENSES}
    found[_PAY] = max(found[_PAY], _HINT * lexicon().cues.count(words)[_PAY])
    return found


def _said(counts: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """The posts that speak of each sense's subject, with how much; most speak of none."""
    return {s: [(at, post[s]) for at, post in enumerate(counts[1:]) if post[s]] for s in SENSES}


def _spoken(place: int, title: Mapping[str, float], said: Mapping[str, list[tuple[int, float]]]) -> dict[str, float]:
    """What is spoken of around a post: title and posts, the near ones more."""
    return {
        s: title[s] + math.fsum((_ITSELF if at == place else _near(at, place)) * count for at, count in said[s])
        for s in SENSES
    }


def _at_work(place: int, plain: Sequence[int], spoken: Probabilities, *, is_plain: bool) -> float:
    """How far words and other mentions speak of pay around a mention: 0 not at all, 1 for certain."""
    others = [_near(other, place) for other in plain]
    if is_plain:
        others.remove(_near(place, place))  # the mention itself
    return min(1.0, (spoken[_PAY] + math.fsum(others)) / _PLAIN)


def _near(place: int, other: int) -> float:
    return 2.0 / (2.0 + abs(place - other))


def _gated(own: Probabilities, at_work: float) -> dict[str, float]:
    """A mention's probabilities, the pay system doubted where nothing speaks of pay."""
    scores = {s: own[s] * (_UNSPOKEN + (1 - _UNSPOKEN) * at_work if s == _PAY else 1.0) for s in SENSES}
    whole = math.fsum(scores.values())
    return {s: score / whole for s, score in scores.items()}


def _expected(spoken: Probabilities, at_work: float) -> dict[str, float]:
    """What a mention of which nothing else is known would mean there, counted in mentions."""
    most = max(math.fsum(spoken.values()), _ENOUGH)
    return {
        s: _TOPIC * spoken[s] / most + _OWN * (at_work * _AT_WORK[s] + (1 - at_work) * _ELSEWHERE[s]) for s in SENSES
    }


def _weighed(own: Probabilities, around: Probabilities) -> dict[str, float]:
    scores = {s: own[s] * around[s] ** _FOLLOWS for s in SENSES}
    whole = math.fsum(scores.values())
    return {s: score / whole for s, score in scores.items()}
