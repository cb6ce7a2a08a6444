"""Words, pieces of words and shapes of phrases around a place: what a classifier goes by where no named sign speaks.

Each block of features is scaled to a length of its own, so that long sentences weigh no more than short ones.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from threadlens.taggers._surroundings import Surroundings

_TOKEN = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d[\w.,]*|[^\w\s]")
_NEAR = 5
_PIECES = (3, 4)  # letters of a piece; five add nothing (writers left out in turn, 2026-11)
_WINDOW = 4  # words to each side whose shapes are seen in their places
_HERE, _START, _STOP = "@", "^", "$"
_KEPT = frozenset(
    [
        "a",
        "an",
        "the",
        "our",
        "my",
        "your",
        "their",
        "his",
        "her",
        "its",
        "this",
        "that",
        "these",
        "those",
        "we",
        "they",
        "he",
        "she",
        "it",
        "i",
        "you",
        "me",
        "us",
        "him",
        "them",
        "myself",
        "themselves",
        "to",
        "of",
        "for",
        "in",
        "on",
        "by",
        "with",
        "from",
        "as",
        "at",
        "and",
        "or",
        "but",
        "not",
        "no",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "being",
        "will",
        "would",
        "must",
        "should",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "say",
        "says",
        "said",
        "more",
        "most",
        "very",
        "so",
        "too",
        "every",
        "each",
        "all",
        "any",
        "some",
        "another",
        "into",
        "through",
        "across",
        "about",
        "when",
        "if",
        "because",
        "after",
        "before",
        "what",
        "who",
        "how",
        "why",
        "where",
        "which",
        "whose",
        "here",
        "there",
        "now",
        "then",
        "than",
        "only",
        "just",
        "also",
        "up",
        "out",
        "over",
        "off",
        "until",
        "without",
        "between",
        "like",
        "again",
        "same",
        "never",
        "nobody",
        "nothing",
        "isn't",
        "wasn't",
        "don't",
        "didn't",
        "doesn't",
        "won't",
        "can't",
        "mean",
        "means",
        "meant",
    ]
)
_PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "got",
        "went",
        "took",
        "made",
        "came",
        "cost",
        "spent",
        "lost",
        "won",
        "ran",
        "built",
        "drew",
        "wrote",
        "rewrote",
        "swapped",
        "sat",
        "met",
        "rode",
        "drove",
        "put",
        "cut",
        "told",
        "sold",
        "sent",
        "kept",
        "left",
        "found",
        "gave",
        "knew",
        "thought",
        "brought",
        "bought",
        "caught",
        "taught",
        "held",
        "stood",
        "grew",
        "threw",
        "fell",
        "fed",
        "fled",
        "shut",
        "hit",
        "read",
        "let",
        "set",
        "broke",
        "spoke",
        "chose",
        "froze",
        "began",
        "sang",
        "swam",
        "drank",
        "rang",
        "saw",
        "ate",
        "paid",
        "heard",
        "felt",
        "led",
        "slept",
        "woke",
        "wore",
        "dug",
        "hung",
        "lit",
        "flew",
    ]
)
_ENDINGS = (("ed", 5, "ED"), ("ing", 6, "ING"), ("ly", 5, "LY"), ("s", 4, "S"))


def ngrams(around: Surroundings, lengths: Mapping[str, float], *, numbers: bool = True) -> dict[str, float]:
    """Features of the blocks that `lengths` names (words, beside, title, shapes, pieces, far_pieces), each so long.

    Without `numbers` a text looks as if it held none.
    """
    left, right = _tokens(around.left, numbers), _tokens(around.right, numbers)
    beside, title = _tokens(around.before + " " + around.after, numbers), _tokens(around.title, numbers)
    blocks = {
        "words": lambda: _words(left, right),
        "beside": lambda: [f"c={w}" for w in beside],
        "title": lambda: [f"t={w}" for w in title],
        "shapes": lambda: _shapes(left, right),
        "pieces": lambda: _pieces("p", (*left, *right)),
        "far_pieces": lambda: _pieces("q", beside),
    }
    found: dict[str, float] = {}
    for name, length in lengths.items():
        names = dict.fromkeys(blocks[name]())  # in their order: a set's differs from run to run, and so would sums
        if names:
            found.update(dict.fromkeys(names, length / math.sqrt(len(names))))
    return found


def _tokens(text: str, numbers: bool) -> list[str]:
    """Words in lower case, numbers as '#' or left out, every mark alone."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return ["#" if w[0].isdigit() else w for w in found if numbers or not w[0].isdigit()]


def _words(left: Sequence[str], right: Sequence[str]) -> list[str]:
    found = [f"s={w}" for w in (*left, *right)]
    found += [f"n={w}" for w in (*left[-_NEAR:], *right[:_NEAR])]
    found += [f"l{at}={w}" for at, w in enumerate(left[:-3:-1])]
    return found + [f"r{at}={w}" for at, w in enumerate(right[:2])]


def _shapes(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Two and three words in a row by their shapes, near the place also by where they stand."""
    row = [_START, *map(_shape, left), _HERE, *map(_shape, right), _STOP]
    here = len(left) + 1
    found = []
    for size in (2, 3):
        for at in range(len(row) - size + 1):
            phrase = " ".join(row[at : at + size])
            found.append(f"f={phrase}")
            if here - _WINDOW <= at < here + _WINDOW:
                found.append(f"f{at - here}={phrase}")
    return found


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    """A function word or mark as it is, any other word by its ending."""
    if word in _KEPT or not word[0].isalpha():
        return word
    if word in _PAST:
        return "ED"
    return next((name for ending, size, name in _ENDINGS if len(word) >= size and word.endswith(ending)), "W")


def _pieces(mark: str, words: Iterable[str]) -> list[str]:
    return [piece for word in words if word[0].isalpha() for piece in _cut(mark, word)]


@lru_cache(maxsize=20_000)
def _cut(mark: str, word: str) -> tuple[str, ...]:
    """A word's beginnings, middles and endings."""
    whole = f"<{word}>"
    return tuple(f"{mark}={whole[at : at + n]}" for n in _PIECES for at in range(len(whole) - n + 1))
