"""What the classifier sees of one mention of Phoenix."""

import math
import re

from threadlens.taggers.phoenix._context import Context
from threadlens.taggers.phoenix._lexicon import SENSES, lexicon, tokens

_NEAR = 5
_HUMAN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_MARKS = re.compile(r"^[^\w]*")
_NEXT_NAME = re.compile(r"^\s+[A-Z][a-z]+")
# Words right before the word that tell of its part of speech.
_BEFORE = frozenset(
    """a an the this that in to from near at of for with by on into through via under over around and or but not no
    my our your his her their its is was are were be if when because since until after before like as than called named
    every another more old new poor our so then while whether what which who""".split()
)
_AFTER = frozenset(
    """is was are were has had have will would can can't could did didn't does doesn't isn't won't and or in on at to for
    from by with who that which where when because but a the as so then still never again""".split()
)


def features(context: Context) -> dict[str, float]:
    """Named features of one mention."""
    found: dict[str, float] = {}
    left, right = tokens(context.left), tokens(context.right)
    _add_cues(found, "near", left[-_NEAR:] + right[:_NEAR])
    _add_cues(found, "sentence", left + right)
    _add_cues(found, "before", tokens(context.before))
    _add_cues(found, "after", tokens(context.after))
    _add_cues(found, "post", tokens(context.post))
    _add_cues(found, "title", tokens(context.title))
    _add_patterns(found, context)
    _add_form(found, context, left, right)
    return found


def _add_cues(found: dict[str, float], zone: str, words: list[str]) -> None:
    for sense, count in lexicon().senses(words).items():
        found[f"{zone}:{sense}"] = math.log1p(count)


def _add_patterns(found: dict[str, float], context: Context) -> None:
    for pattern in lexicon().patterns:
        if pattern.matches(context.left, context.word, context.right):
            found[f"strong:{pattern.sense}"] = 1.0
    senses = [s for s in SENSES if f"strong:{s}" in found]
    if len(senses) == 1:
        found[f"only:{senses[0]}"] = 1.0


def _add_form(found: dict[str, float], context: Context, left: list[str], right: list[str]) -> None:
    word = context.word
    around = context.left + context.right + context.before + context.after + context.post
    cased = any(c.isupper() for c in around)
    form = "upper" if word.isupper() else "lower" if word.islower() else "title"
    found[f"form:{form}:{'cased' if cased else 'uncased'}"] = 1.0
    if word.lower().endswith("ed"):
        found["form:verb"] = 1.0
    if word.lower().endswith("es"):
        found["form:plural"] = 1.0
    previous, following = left[-1] if left else "^", right[0] if right else "$"
    if previous in _BEFORE or previous == "^":
        found[f"previous:{previous}"] = 1.0
        if form == "lower" and cased:
            found[f"previous:{previous}:lower"] = 1.0
    if following in _AFTER or following == "$":
        found[f"next:{following}"] = 1.0
    if not left and not right:
        found["alone"] = 1.0
    if context.right.startswith(("'s", "’s")):
        found["possessive"] = 1.0
    mark = _MARKS.match(context.right)
    if mark and mark.group().strip():
        found[f"mark:{mark.group().strip()[0]}"] = 1.0
    if _NEXT_NAME.match(context.right):
        found["next:Name"] = 1.0
    if _HUMAN.search(context.right):
        found["human:right"] = 1.0
    if _HUMAN.search(context.left):
        found["human:left"] = 1.0
