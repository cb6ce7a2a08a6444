"""Kinds of words around a mention, by where they stand, and the name or phrase that the mention is part of."""

import math
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from threadlens.taggers._cues import Cues, cues
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
_BREAKS = frozenset(',(—–:;"“‘?!')


def frames(
    around: Surroundings, left: list[str], right: list[str], *, beside: list[str], title: list[str]
) -> dict[str, float]:
    """Named features of the kinds of words around a mention, whose words in lower case are given too."""
    zones = {
        "sentence": left + right,
        "near": left[-_NEAR:] + right[:_NEAR],
        "beside": beside,
        "title": title,
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
    return cues(_lists()["kinds"])


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "classes.toml").read_text("utf-8"))


@cache
def _grammar(name: str) -> frozenset[str]:
    """Function words of one task: `articles` open a phrase, `links` tie the mention to what stands before it."""
    return frozenset(_lists()["grammar"][name].split())


def _link(left: Sequence[str]) -> str:
    """How the mention is tied to what stands before it."""
    if not left:
        return "^"
    return left[-1] if left[-1] in _grammar("links") else "W"


def _add_places(found: dict[str, float], left: Sequence[str], right: Sequence[str]) -> None:
    for side, row in (("l", left[:-4:-1]), ("r", right[:3])):
        for at, word in enumerate(row, 1):
            for kind in _kinds(word):
                found[f"kind:{side}{at}:{kind}"] = _PLACE
    before = left[-2::-1] if left and left[-1] in _BREAKS else ()
    behind = right[1:5] if right and right[0] in _BREAKS else ()
    for side, row in (("l", before), ("r", behind)):
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
        if word in _BREAKS or word.lower() in _grammar("links") - _grammar("articles"):
            break
        if word.lower() in _grammar("articles"):
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
