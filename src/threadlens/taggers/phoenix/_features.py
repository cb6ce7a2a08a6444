"""What the classifier sees of one mention of Phoenix."""

import math
import re

from threadlens.taggers._cues import tokens
from threadlens.taggers._surroundings import Surroundings
from threadlens.taggers.phoenix._lexicon import SENSES, lexicon

_NEAR = 5
_HUMAN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_MARKS = re.compile(r"^[^\w]*")
_NEXT_NAME = re.compile(r"^\s+[A-Z][a-z]+")


def features(around: Surroundings) -> dict[str, float]:
    """Named features of one mention."""
    found: dict[str, float] = {}
    left, right = tokens(around.left), tokens(around.right)
    _add_cues(found, "near", left[-_NEAR:] + right[:_NEAR])
    _add_cues(found, "sentence", left + right)
    _add_cues(found, "before", tokens(around.before))
    _add_cues(found, "after", tokens(around.after))
    _add_cues(found, "post", tokens(around.post))
    _add_cues(found, "title", tokens(around.title))
    _add_patterns(found, around)
    _add_form(found, around, left, right)
    return found


def _add_cues(found: dict[str, float], zone: str, words: list[str]) -> None:
    for sense, count in lexicon().cues.count(words).items():
        found[f"{zone}:{sense}"] = math.log1p(count)


def _add_patterns(found: dict[str, float], around: Surroundings) -> None:
    for pattern in lexicon().patterns:
        if pattern.matches(around.left, around.text, around.right):
            found[f"strong:{pattern.sense}"] = 1.0
    senses = [s for s in SENSES if f"strong:{s}" in found]
    if len(senses) == 1:
        found[f"only:{senses[0]}"] = 1.0


def _add_form(found: dict[str, float], around: Surroundings, left: list[str], right: list[str]) -> None:
    word = around.text
    cased = any(
        c.isupper() for part in (around.left, around.right, around.before, around.after, around.post) for c in part
    )
    form = "upper" if word.isupper() else "lower" if word.islower() else "title"
    found[f"form:{form}:{'cased' if cased else 'uncased'}"] = 1.0
    if word.lower().endswith("ed"):
        found["form:verb"] = 1.0
    if word.lower().endswith("es"):
        found["form:plural"] = 1.0
    previous, following = left[-1] if left else "^", right[0] if right else "$"
    if previous in lexicon().grammar["before"] or previous == "^":
        found[f"previous:{previous}"] = 1.0
        if form == "lower" and cased:
            found[f"previous:{previous}:lower"] = 1.0
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
