"""What the classifier sees of one use of a term."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from threadlens.taggers._cues import Cues, cues, tokens
from threadlens.taggers._ngrams import ngrams
from threadlens.taggers._surroundings import Surroundings
from threadlens.taggers.buzzwords._terms import terms

_OPEN, _CLOSE = "\"'“‘«", "\"'”’»"
# Named features against words, pieces and shapes: chosen with the lines of each hand left out in turn (2026-11).
_NAMED = 0.7
_NGRAMS = {"words": 5.0, "beside": 2.0, "shapes": 5.0, "pieces": 5.0, "far_pieces": 1.0}
_NEAR = 6
# Counts in a sentence are rates: long sentences hold more of everything.
_RATE = 10.0
_WORDS = frozenset({"talk", "speech", "wordplay"})
_BESIDE = 0.5  # a concrete word in the next sentence, against one in the term's own
_CONCRETE = ("when", "amount", "act", "thing")
_PAST = re.compile(r"[a-z]{2,}ed$")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sense:
    """The sense test of one term."""

    cues: Cues
    alone: str  # plain or buzz


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of words of this folder."""

    registers: Cues
    senses: dict[str, Sense]
    patterns: tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]
    function_words: frozenset[str]
    about: frozenset[str]  # patterns of words about words
    relayed: frozenset[str]  # patterns of slogans that somebody repeats


def features(term: str, around: Surroundings) -> dict[str, float]:
    """Named features of a term's use."""
    found: dict[str, float] = {}
    left, right = tokens(around.left), tokens(around.right)
    zones = {
        "near": left[-_NEAR:] + right[:_NEAR],
        "sentence": left + right,
        "beside": tokens(around.before) + tokens(around.after),
        "post": tokens(around.post),
        "title": tokens(around.title),
    }
    registers = {zone: words().registers.count(there) for zone, there in zones.items()}
    _add_sense(found, term, zones)
    domain = _domain(term, found, registers)
    found[f"domain:{domain}"] = 1.0
    # an ordinary sense is no practice
    _add_registers(found, zones, registers, _WORDS if domain == "ordinary" else None)
    _add_quotes(found, around)
    _add_patterns(found, around)
    _add_form(found, around, left, right)
    _settle_relayed(found)
    found[f"mention:{_mention(found)}"] = 1.0
    named = {name: _NAMED * value for name, value in found.items()}
    return (
        named | {f"term:{term}": 1.0, f"group:{terms().groups.get(term)}": 1.0} | ngrams(around, _NGRAMS, numbers=False)
    )


@cache
def words() -> Words:
    """The lists that words.toml and senses.toml hold."""
    folder = files(__package__)
    lists = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    senses = tomllib.loads((folder / "senses.toml").read_text("utf-8"))
    return Words(
        registers=cues(lists["registers"]),
        senses={t: _sense(s) for t, s in senses.items()},
        patterns=tuple((p["name"], _compiled(p, "before"), _compiled(p, "after")) for p in lists["pattern"]),
        function_words=frozenset(lists["function_words"].split()),
        about=frozenset(p["name"] for p in lists["pattern"] if p.get("about")),
        relayed=frozenset(p["name"] for p in lists["pattern"] if p.get("relayed")),
    )


def _domain(term: str, found: dict[str, float], registers: dict[str, Counter[str]]) -> str:
    """What the post speaks of around a term that has an ordinary sense, as far as its words tell."""
    sense = words().senses.get(term)
    if sense is None:
        return "single"
    counts: Counter[str] = Counter()
    for there in registers.values():
        counts.update(there)
    work = counts["office"] + counts["memo"]
    buzz, plain = (any(f"sense:{zone}:{label}" in found for zone in registers) for label in ("buzz", "plain"))
    if not buzz and (plain or counts["life"] > work or (sense.alone == "plain" and not work)):
        return "ordinary"
    return "work" if work > counts["life"] or buzz else "open"


def _add_registers(
    found: dict[str, float],
    zones: dict[str, list[str]],
    registers: dict[str, Counter[str]],
    only: frozenset[str] | None,
) -> None:
    for zone, there in zones.items():
        for register, count in registers[zone].items():
            if zone != "title" and register not in _CONCRETE and register != "life" and (not only or register in only):
                rate = _RATE * count / (_RATE + len(there))
                found[f"{zone}:{register}"] = rate if zone == "sentence" else math.log1p(count)
    if only:
        return
    sentence, beside = registers["sentence"], registers["beside"]
    sentence["amount"] += sum(1 for w in zones["sentence"] if _NUMBER.search(w))
    kinds = sum(1 for kind in _CONCRETE if sentence[kind] or beside[kind])
    told = math.fsum(sentence[kind] + _BESIDE * beside[kind] for kind in _CONCRETE)
    # One date or tool stands in many an empty sentence: a practice is told by several.
    found["concrete:kinds"] = float(max(0, kinds - 1))
    found["concrete:many"] = math.log1p(max(0.0, told - 1))


def _sense(entry: dict[str, str]) -> Sense:
    return Sense(cues({k: entry[k] for k in ("plain", "buzz") if k in entry}), entry.get("alone", "buzz"))


def _compiled(entry: dict[str, str], part: str) -> re.Pattern[str] | None:
    return re.compile(entry[part], re.IGNORECASE) if part in entry else None


def _add_sense(found: dict[str, float], term: str, zones: dict[str, list[str]]) -> None:
    sense = words().senses.get(term)
    if sense is None:
        found["sense:single"] = 1.0
        return
    # The rest of the post is too far away to tell what a word means.
    seen = {zone: sense.cues.count(there) for zone, there in zones.items() if zone != "post"}
    for zone, counts in seen.items():
        for label, count in counts.items():
            found[f"sense:{zone}:{label}"] = math.log1p(count)
    if not any(seen.values()):
        found[f"sense:alone:{sense.alone}"] = 1.0
    found[f"sense:{sense.alone}"] = 1.0


def _add_quotes(found: dict[str, float], around: Surroundings) -> None:
    opened, closed = around.left.rstrip()[-1:], around.right.lstrip()[:1]
    after = around.right.lstrip(",.?!")[:1]
    if opened and opened in _OPEN and ((closed and closed in _CLOSE) or (after and after in _CLOSE)):
        found["quoted:alone"] = 1.0
    elif any(q in around.left for q in '"“«') and any(q in around.right for q in '"”»'):
        found["quoted:inside"] = 1.0
    elif opened and opened in _OPEN:
        found["quoted:first"] = 1.0


def _add_patterns(found: dict[str, float], around: Surroundings) -> None:
    for name, before, after in words().patterns:
        if (before is None or before.search(around.left)) and (after is None or after.match(around.right)):
            found[f"pattern:{name}"] = 1.0


def _settle_relayed(found: dict[str, float]) -> None:
    """A term inside a relayed sentence is not what the verb of saying is about."""
    seen = [f"pattern:{name}" for name in words().relayed if f"pattern:{name}" in found]
    for name in seen:
        del found[name]
    if seen and not any(f"pattern:{name}" in found for name in words().about) and "quoted:alone" not in found:
        found["relayed"] = 1.0
        for zone in ("near", "sentence"):
            found.pop(f"{zone}:speech", None)


def _mention(found: dict[str, float]) -> str:
    """How much says that the word itself is the subject."""
    if {"quoted:alone", "near:talk", "sentence:wordplay"} & found.keys() or any(
        f"pattern:{name}" in found for name in words().about
    ):
        return "strong"
    return "weak" if {"sentence:talk", "near:speech", "quoted:inside", "quoted:first"} & found.keys() else "no sign"


def _add_form(found: dict[str, float], around: Surroundings, left: Sequence[str], right: Sequence[str]) -> None:
    sentence = [*left, *right]
    found["past"] = _RATE * sum(_PAST.search(w) is not None for w in sentence) / (_RATE + len(sentence))
    others = sum(1 for side in (around.left, around.right) for _ in terms().find(side))
    if others:
        found["others"] = math.log1p(others)
    if left and left[-1] in words().function_words:
        found[f"previous:{left[-1]}"] = 1.0
    if right and right[0] in words().function_words:
        found[f"next:{right[0]}"] = 1.0
    if not left:
        found["first"] = 1.0
    if not right:
        found["last"] = 1.0
    mark = around.right.lstrip(_CLOSE)[:1]
    if mark in {":", "=", "?"}:
        found[f"mark:{mark}"] = 1.0
    ending = around.text.lower()[-3:]
    for form, endings in {"ed": ("ed",), "ing": ("ing",), "s": ("s",)}.items():
        if ending.endswith(endings):
            found[f"form:{form}"] = 1.0
