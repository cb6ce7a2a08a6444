"""Kinds of words around a mention: which kind stands in which place, and which name or phrase the mention is part of."""

import math
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from threadlens.taggers._cues import Cues, cues, tokens
from threadlens.taggers._surroundings import Surroundings

# Weights of the blocks of features; chosen with the lines of each hand left out in turn (2026-11).
_ZONES = {"sentence": 1.0, "near": 1.0, "beside": 1.0, "title": 0.25}
_BESIDE_LINK, _LINK = 0.35, 0.5
_PLACE = 1.0
_NAME = 1.5
_NEAR = 6
_WORD = re.compile(r"[^\W_][\w'’.&\-]*|[,:;(\"“‘—–?!]")
_OPENER = re.compile(r"[.!?:\"“”—–(]\W*$|^\W*$")
_HEADS = frozenset({"org_head", "place_head", "product_head", "bird_head"})
_BREAKS = frozenset(",(—–:;\"“‘?!")
_ARTICLES = frozenset("a an the my our your his her their this that these those another some no".split())
_LINKS = frozenset(
    "at for with from in to by the a an of on about and or through via my our your his her their is was that this".split()
)


def frames(around: Surroundings) -> dict[str, float]:
    """Named features of the kinds of words around a mention."""
    left, right = tokens(around.left), tokens(around.right)
    zones = {
        "sentence": left + right,
        "near": left[-_NEAR:] + right[:_NEAR],
        "beside": tokens(around.before) + tokens(around.after),
        "title": tokens(around.title),
    }
    link = _link(left)
    found: dict[str, float] = {}
    for zone, words in zones.items():
        for kind, count in kinds().count(words).items():
            found[f"kind:{zone}:{kind}"] = _ZONES[zone] * math.log1p(count)
            if zone == "sentence":
                found[f"link:{link}:{kind}"] = _LINK
            if zone == "beside":
                found[f"link:beside:{link}:{kind}"] = _BESIDE_LINK
    written_left = _WORD.findall(around.left)[-5:]
    written_right = _WORD.findall(around.right.removeprefix("'s").removeprefix("’s"))[:6]
    _add_places(found, written_left, written_right)
    _add_name(found, around, written_left, written_right)
    _add_phrase(found, around, written_left, written_right)
    return found


@cache
def kinds() -> Cues:
    """The lists of classes.toml."""
    return cues(tomllib.loads((files(__package__) / "classes.toml").read_text("utf-8")))


def _link(left: Sequence[str]) -> str:
    """How the mention is tied to what stands before it."""
    if not left:
        return "^"
    return left[-1] if left[-1] in _LINKS else "W"


def _add_places(found: dict[str, float], left: Sequence[str], right: Sequence[str]) -> None:
    for side, row in (("l", left[:-4:-1]), ("r", right[:3])):
        for at, word in enumerate(row, 1):
            for kind in _kinds(word):
                found[f"kind:{side}{at}:{kind}"] = _PLACE
    for side, row in (("l", left[-2::-1] if left and left[-1] in _BREAKS else ()), ("r", right[1:5] if right and right[0] in _BREAKS else ())):
        for word in row:
            for kind in _kinds(word):
                found[f"apposed:{side}:{kind}"] = _PLACE


def _add_name(found: dict[str, float], around: Surroundings, left: Sequence[str], right: Sequence[str]) -> None:
    """What the name that the mention begins or ends is a name of."""
    case = "lower" if around.text[:1].islower() else "upper"
    size = 0
    while size < len(right) and right[size][0].isupper():
        size += 1
    if case == "upper" and size and not (around.text.isupper() and right[0].isupper()):
        heads = [kind for word in right[:size] for kind in _kinds(word) if kind in _HEADS]
        found[f"name:{min(size, 3)}"] = _NAME
        for head in heads or ("unknown",):
            found[f"name:{head}"] = _NAME
        if heads:
            found[f"name:last:{heads[-1]}"] = _NAME
    elif right:
        for kind in _kinds(right[0]):
            if kind in _HEADS:
                found[f"noun:{case}:{kind}"] = _NAME
    if left and left[-1][0].isupper() and len(left[-1]) > 1:
        opens = _OPENER.search(around.left[: around.left.rfind(left[-1])])
        found[f"name:left:{'first' if opens else 'inside'}"] = _NAME


def _add_phrase(found: dict[str, float], around: Surroundings, left: Sequence[str], right: Sequence[str]) -> None:
    """The article of the phrase that the mention closes, what follows it, quotation marks."""
    case = "lower" if around.text[:1].islower() else "upper"
    plain = "plain" if (around.left + around.right).islower() else "cased"
    for at, word in enumerate(left[:-4:-1]):
        if word in _BREAKS or word.lower() in _LINKS - _ARTICLES:
            break
        if word.lower() in _ARTICLES:
            found[f"article:{min(at, 1)}:{word.lower()}:{case}:{plain}"] = 1.0
            found[f"article:{case}:{plain}"] = 1.0
            break
    if around.left.rstrip(" ")[-1:] in {'"', "“", "‘", "'"} and around.right.lstrip(".,!?")[:1] in {'"', "”", "’", "'"}:
        found["quoted"] = 1.0
    if right and right[0][0].isalpha():
        found[f"follows:{case}:{'upper' if right[0][0].isupper() else 'lower'}:{plain}"] = 0.5


def _kinds(word: str) -> tuple[str, ...]:
    bare = word.lower().replace("’", "'").rstrip(".'")
    return kinds().of(bare.removesuffix("'s"))
