"""What the mentions of a thread mean: certain signs, then the classifier, then the thread around it."""

from collections.abc import Callable, Mapping, Sequence

from threadlens.taggers._surroundings import Surroundings
from threadlens.taggers.phoenix._features import certain_sense
from threadlens.taggers.phoenix._lexicon import SENSES
from threadlens.taggers.phoenix._thread import with_thread

# Every one of the 109 lines of the first hand that such a sign decides has its sense (2026-11).
_CERTAIN = 0.98


def read(
    around: Sequence[Surroundings],
    places: Sequence[int],
    texts: Sequence[str],
    score: Callable[[int], Mapping[str, float]],
) -> list[Mapping[str, float]]:
    """Each mention's probabilities.

    `score` gives what the classifier makes of a mention by its number; `places` says in which post each stands, `texts`
    are the thread's title and its posts.
    """
    certain = [_certain(a) for a in around]
    own = [sure or score(at) for at, sure in enumerate(certain)]
    return [sure or weighed for sure, weighed in zip(certain, with_thread(own, places, texts), strict=True)]


def _certain(around: Surroundings) -> Mapping[str, float] | None:
    sense = certain_sense(around)
    rest = (1 - _CERTAIN) / (len(SENSES) - 1)
    return None if sense is None else {s: _CERTAIN if s == sense else rest for s in SENSES}
