"""Finds the terms of lexicon.toml in a text: one look at its words, and more only where one of them begins a term."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product

_CHOICE = re.compile(r"\(([^()]*)\)")
_SPLIT = re.compile(r"[ \-~/]")
_HYPHEN = "[-‐‑\u00a0\\s]\\s?"
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text."""

    start_char: int
    end_char: int
    term: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The lexicon, ready to search."""

    starts: frozenset[str]  # the first word of every form
    forms: dict[str, set[str]]  # by first word
    names: dict[str, str]  # the term of a form, written without hyphens and blanks
    groups: dict[str, str]  # the group of a term
    _patterns: dict[str, re.Pattern[str]] = field(init=False, repr=False, default_factory=dict)  # made when first met

    def find(self, text: str) -> Iterator[Found]:
        """The terms in a text, the longest at each place."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters change their length
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        if self.starts.isdisjoint(_WORD.findall(lowered)):
            return
        reached = 0
        for word in _WORD.finditer(lowered):
            if word.start() < reached or word.group() not in self.forms:
                continue
            form = self._pattern(word.group()).match(lowered, word.start())
            if form:
                reached = form.end()
                yield Found(word.start(), reached, self.names[_plain(form.group())])

    def _pattern(self, first: str) -> re.Pattern[str]:
        """What may stand where a word begins a term, the longest form first."""
        if first not in self._patterns:
            self._patterns[first] = _pattern(self.forms[first])
        return self._patterns[first]


@cache
def terms() -> Terms:
    """The terms of this folder's lexicon."""
    groups = tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))
    names: dict[str, str] = {}
    by_start: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for term, forms in group.items():
            for form in _written(forms):
                names[_plain(form)] = term
                by_start[_SPLIT.split(form)[0]].add(form)
    groups_of = {term: name for name, group in groups.items() for term in group}
    return Terms(frozenset(by_start), dict(by_start), names, groups_of)


def _written(forms: str) -> Iterator[str]:
    """Every way of writing an entry's forms; '-' in them stands for a hyphen or a blank."""
    for form in re.split(r",(?![^()]*\))\s*", forms):
        for chosen in _chosen(form):
            pieces = chosen.split("~")
            for joined in product(("", "-"), repeat=len(pieces) - 1):
                yield "".join(p + j for p, j in zip(pieces, (*joined, ""), strict=True)).strip()


def _chosen(form: str) -> Iterator[str]:
    """A form with each of its choices made, inner ones first."""
    choice = _CHOICE.search(form)
    if choice is None:
        yield form
        return
    for option in choice.group(1).split("|"):
        yield from _chosen(form[: choice.start()] + option + form[choice.end() :])


def _pattern(forms: set[str]) -> re.Pattern[str]:
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    alternatives = "|".join(re.escape(f).replace(r"\-", _HYPHEN).replace(r"\ ", r"\s+") for f in ordered)
    return re.compile(rf"(?<![\w@#])(?:{alternatives})(?![\w@]|-\w)")


def _plain(form: str) -> str:
    return re.sub(r"[^\w]", "", form)
