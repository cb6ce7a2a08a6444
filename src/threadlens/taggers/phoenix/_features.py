"""What the classifier sees of one mention of Phoenix."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from threadlens.taggers._cues import tokens
from threadlens.taggers._ngrams import ngrams
from threadlens.taggers._surroundings import Surroundings
from threadlens.taggers.phoenix._frames import frames
from threadlens.taggers.phoenix._lexicon import Pattern, lexicon

# Chosen with the lines of each hand left out in turn (2026-11).
_NGRAMS = {"words": 1.5, "beside": 1.5, "title": 0.3, "pieces": 1.5, "far_pieces": 1.5, "shapes": 1.0}
# Cues beside the sentence decide where it says nothing; the title, which all the lines of a thread share, says little.
_WEIGHTS = {"beside": 2.0, "title": 0.25}
_ZONES = {"sentence": 1.0, "beside": 0.8, "title": 0.6}
_NEAR = 5
_FAR = 0.4  # a word of the same post, against one of the next sentence
_STRONG, _CERTAIN = 2.0, 6.0
# Object pronouns tell of somebody else: "Phoenix ghosted her".
_HUMAN = re.compile(r"\b(?:he|she|his|himself|herself)\b", re.IGNORECASE)
_HUMAN_FIRST = re.compile(r"\W*(?:he|she|his|her)\b", re.IGNORECASE)  # the next sentence speaks on of somebody
_MARKS = re.compile(r"^[^\w]*")
_NEXT_NAME = re.compile(r"^\s+[A-Z][a-z]+")


def features(around: Surroundings) -> dict[str, float]:
    """Named features of one mention."""
    left, right = tokens(around.left), tokens(around.right)
    beside, title = tokens(around.before) + tokens(around.after), tokens(around.title)
    found = ngrams(around, _NGRAMS) | frames(around, left, right, beside=beside, title=title)
    _add_cues(found, "near", ((1.0, left[-_NEAR:] + right[:_NEAR]),))
    zones = {
        "sentence": _add_cues(found, "sentence", ((1.0, left + right),)),
        "beside": _add_cues(found, "beside", ((1.0, beside), (_FAR, tokens(around.post)))),
        "title": _add_cues(found, "title", ((1.0, title),)),
    }
    _add_shares(found, zones)
    _add_patterns(found, around)
    _add_form(found, around, left, right)
    return found


def _add_cues(found: dict[str, float], zone: str, parts: Sequence[tuple[float, list[str]]]) -> Mapping[str, float]:
    total: dict[str, float] = defaultdict(float)
    for weight, words in parts:
        for sense, count in lexicon().cues.count(words).items():
            total[sense] += weight * count
    for sense, weighted in total.items():
        found[f"{zone}:{sense}"] = _WEIGHTS.get(zone, 1.0) * math.log1p(weighted)
    return total


def _add_shares(found: dict[str, float], zones: Mapping[str, Mapping[str, float]]) -> None:
    """What part of all the cues speaks for each sense: one word of pay weighs more where nothing else is spoken of."""
    total: dict[str, float] = defaultdict(float)
    for zone, counts in zones.items():
        for sense, count in counts.items():
            total[sense] += _ZONES[zone] * count
    whole = math.fsum(total.values())
    for sense, count in total.items():
        found[f"share:{sense}"] = _STRONG * count / (whole + 1)
    if not whole:
        found["silent"] = 1.0


def certain_sense(around: Surroundings) -> str | None:
    """The sense that a sign beside the word leaves as the only one."""
    seen = {p.sense for p in _signs(around) if p.certain}
    return seen.pop() if len(seen) == 1 else None


def _signs(around: Surroundings) -> tuple[Pattern, ...]:
    return _matching(around.left, around.text, around.right)


@lru_cache(maxsize=512)  # asked twice for each mention
def _matching(left: str, word: str, right: str) -> tuple[Pattern, ...]:
    return tuple(p for p in lexicon().patterns if p.matches(left, word, right))


def _add_patterns(found: dict[str, float], around: Surroundings) -> None:
    """Signs right beside the word; the large values spare them the shrinking that rare features suffer."""
    seen = _signs(around)
    for pattern in seen:
        found[f"strong:{pattern.sense}"] = _STRONG
        if pattern.certain:
            found[f"certain:{pattern.sense}"] = _CERTAIN
    senses = {p.sense for p in seen}
    if len(senses) == 1:
        found[f"only:{senses.pop()}"] = 1.0


def _add_form(found: dict[str, float], around: Surroundings, left: list[str], right: list[str]) -> None:
    word = around.text
    cased = any(
        c.isupper() for part in (around.left, around.right, around.before, around.after, around.post) for c in part
    )
    form = "upper" if word.isupper() else "lower" if word.islower() else "title"
    # A common noun in a text that has capitals: what is left out of the spelling is left out on purpose.
    found[f"form:{form}:{'cased' if cased else 'uncased'}"] = _STRONG if form == "lower" and cased else 1.0
    if word.lower().endswith("ed"):
        found["form:verb"] = 1.0
    if word.lower().endswith("es"):
        found["form:plural"] = 1.0
    previous, following = left[-1] if left else "^", right[0] if right else "$"
    if previous in lexicon().grammar["before"] or previous == "^":
        found[f"previous:{previous}"] = 1.0
        if form == "lower" and cased:
            found[f"previous:{previous}:lower"] = _STRONG
    if following in lexicon().grammar["after"] or following == "$":
        found[f"next:{following}"] = 1.0
    if not left and not right:
        found["alone"] = 1.0
    if around.right.startswith(("'s", "’s")):
        found["possessive"] = 1.0
    mark = _MARKS.match(around.right)
    if mark and mark.group().strip():
        found[f"mark:{mark.group().strip()[0]}"] = 1.0
    if _NEXT_NAME.match(around.right):
        found["next:Name"] = 1.0
    if _HUMAN.search(around.right):
        found["human:right"] = 1.0
    if _HUMAN.search(around.left):
        found["human:left"] = 1.0
    if _HUMAN_FIRST.match(around.after):
        found["human:after"] = 1.0
