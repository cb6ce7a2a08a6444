"""Concepts named in a text: longest match over a trie of aliases, with plurals, hyphens and slips of the pen folded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from threadlens.records import Concept
from threadlens.taggers.claims._words import Word, key, matches, word_of, words

# Acronyms up to this length are everyday words in lower case: ex, ps, dm, caf.
_SHORT_ACRONYM = 3
# Shorter words have too many neighbours that are words themselves.
_MISSPELLABLE = 7
_VOWELS = frozenset("aeiouy")
# What may stand between two words of one name besides a blank: 'EX-01', 'vice-admiral', "deputy minister's".
_GLUE = frozenset(" -–‑/'’.\u00a0s")


@dataclass(frozen=True, slots=True)
class Match:
    """An alias in a text and the concepts that go by it."""

    start_char: int
    end_char: int
    concept_ids: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    following: dict[str, "_Node"] = field(default_factory=dict)
    concept_ids: tuple[str, ...] = ()
    acronym_ids: tuple[str, ...] = ()  # only where the text writes it as an acronym
    plural_ids: tuple[str, ...] = ()  # only where it is written as the plural of one: ORs, but not OR


class Matcher:
    """Finds every alias of every concept in one pass over the words."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._root = _Node()
        self._vocabulary: set[str] = set()
        for concept in concepts:
            for alias in {concept.label, *concept.aliases}:
                self._add(alias, concept.concept_id)
        self._slips = _deletions(self._vocabulary)
        self._corrected: dict[str, str] = {}

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Match]:
        """Non-overlapping matches, the longest at each place, from left to right."""
        found: list[Match] = []
        listed = matches(text, start, end)
        at = 0
        begins = self._root.following
        while at < len(listed):
            name = key(listed[at].group())
            if name not in begins and (len(name) < _MISSPELLABLE - 1 or self._corrected.get(name) == ""):
                at += 1
                continue
            length, match = self._longest(text, listed, at)
            if match is not None:
                found.append(match)
            at += length or 1
        return found

    def _add(self, alias: str, concept_id: str) -> None:
        parts = words(re.sub(r"['’]s$", "", alias))
        if not parts:
            return
        node = self._root
        for word in parts:
            node = node.following.setdefault(word.key, _Node())
            if len(word.key) >= _MISSPELLABLE:
                self._vocabulary.add(word.key)
        if len(parts) > 1 or len(parts[0].key) > _SHORT_ACRONYM or not parts[0].is_upper:
            node.concept_ids = _with(node.concept_ids, concept_id)
        elif parts[0].is_acronym_plural:
            node.plural_ids = _with(node.plural_ids, concept_id)
        else:
            node.acronym_ids = _with(node.acronym_ids, concept_id)

    def _longest(self, text: str, listed: list[re.Match[str]], at: int) -> tuple[int, Match | None]:
        node, best, taken = self._root, None, 0
        for position in range(at, len(listed)):
            if position > at and not _joined(text, listed[position - 1].end(), listed[position].start()):
                break
            word = word_of(listed[position])
            following = node.following.get(word.key) or self._misspelt(node, word)
            if following is None:
                break
            node = following
            names = node.concept_ids
            if word.is_upper:
                names = tuple(
                    dict.fromkeys(names + node.acronym_ids + (node.plural_ids if word.is_acronym_plural else ()))
                )
            if names:
                best = Match(listed[at].start(), word.end_char, names)
                taken = position - at + 1
        return taken, best

    def _misspelt(self, node: _Node, word: Word) -> "_Node | None":
        if len(word.key) < _MISSPELLABLE - 1 or word.key in self._vocabulary:
            return None
        known = self._corrected.get(word.key)
        if known is None:
            if len(self._corrected) > 50_000:
                self._corrected.clear()
            known = self._corrected[word.key] = self._correct(word.key)
        return node.following.get(known) if known else None

    def _correct(self, word: str) -> str:
        """The one word of the names that this is a slip of, or an empty string."""
        candidates = set(self._slips.get(word, ()))
        for shorter in _shorter(word):
            candidates.update(self._slips.get(shorter, ()))
            if shorter in self._vocabulary:
                candidates.add(shorter)
        close = {c for c in candidates if _is_slip(word, c)}
        return close.pop() if len(close) == 1 else ""


def _with(ids: tuple[str, ...], concept_id: str) -> tuple[str, ...]:
    return ids if concept_id in ids else (*ids, concept_id)


def _joined(text: str, end: int, start: int) -> bool:
    return start == end or (start - end <= 3 and _GLUE.issuperset(text[end:start]))


def _shorter(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]


def _deletions(vocabulary: set[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for word in sorted(vocabulary):
        for shorter in {*_shorter(word)}:
            table[shorter] = (*table.get(shorter, ()), word)
    return table


def _is_slip(word: str, meant: str) -> bool:
    """One letter left out, doubled, swapped with its neighbour, or one vowel for another; never at either end.

    Other substitutions make real words of real words: contract, contrast; employer, employee.
    """
    if word[0] != meant[0] or word[-1] != meant[-1] or abs(len(word) - len(meant)) > 1:
        return False
    if len(word) != len(meant):
        longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(1, len(longer) - 1))
    differing = [i for i, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
    if len(differing) == 1:
        return word[differing[0]] in _VOWELS and meant[differing[0]] in _VOWELS
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and word[differing[0]] == meant[differing[1]]
        and word[differing[1]] == meant[differing[0]]
    )
