"""Places in an order that a sentence states without a figure: the largest group, more sergeants than privates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from threadlens.records import Concept, Mention, Quantity
from threadlens.taggers.claims._context import Context

_WORD = re.compile(r"\b(?:largest|biggest|smallest|numerous|than|outnumber\w*|fewest)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:the|our|its|their|by far the)\s+(?:(?:second|third|2nd|3rd)[ -])?(?:single\s+)?"
    r"(?:largest|biggest|smallest|most numerous|least numerous)"
    r"(?=\s+(?:[\w-]+\s+){0,2}?(?P<what>group|level|cohort|category|band|bracket|class|chunk|part|share|piece|block"
    r"|bunch|component|number|lot|one|slice|slab|rung|tier|grade|rank|crowd|contingent|province|territory|region"
    r"|department|agency)\b"
    r"|\s*(?:[.,;:!?)]|$|of\b|by\b|and\b|is\b|was\b|are\b|were\b))",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(
    r"\b(?:more|fewer|less)\s+(?P<one>(?!than\b)[^.;:!?\n]{2,50}?)\s+than\s+(?P<other>[^.;:!?,\n]{2,60})", re.IGNORECASE
)
_MORE_THAN_OTHERS = re.compile(
    r"\b(?P<one>[^.;:!?,\n]{2,60}?)\s+(?:are|were|is|was|make up"
    r"|make)\s+(?P<sign>more|fewer|less) than (?P<other>(?:all|any)"
    r" (?:of )?(?:the )?(?:others?|rest)(?: (?:together|combined|put together|added up))?)\b",
    re.IGNORECASE,
)
_OUTNUMBER = re.compile(
    r"(?P<one>[^.;:!?,\n]{2,60}?)\s+outnumber(?:s|ed)?\s+(?P<other>[^.;:!?,\n]{2,60})", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:all|any) (?:of )?(?:the )?(?:others?|rest)\b|\bthe rest\b|\beverybody else\b", re.IGNORECASE
)
_PLACES = frozenset({"province", "territory", "region"})
_VERB = re.compile(r"\b(?:is|are|was|were|remain\w*|[’']s)\b|:", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w-])\d|\b(?:twice|double|half|times)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Words that put a group in an order, as a quantity without a value, with the names that they compare."""

    quantity: Quantity
    mentions: tuple[Mention, ...]


def has_any(text: str) -> bool:
    """Whether a text holds a word by which groups are put in order."""
    return _WORD.search(text) is not None


def places(context: Context, concepts: Mapping[str, Concept]) -> Iterator[Place]:
    """Every place in an order that names a group of the reference tables."""
    for index, (start, end) in enumerate(context.sentences):
        if _WORD.search(context.text, start, end):
            yield from _superlatives(context, concepts, index)
            yield from _comparisons(context, concepts, index)


def _superlatives(context: Context, concepts: Mapping[str, Concept], index: int) -> Iterator[Place]:
    start, end = context.sentence(index)
    every = [m for m in _named(context, concepts, index, "subject", "population") if m.start_char >= start]
    for found in _SUPERLATIVE.finditer(context.text, start, end):
        is_place = found["what"] is None or found["what"].lower() in _PLACES
        named = [m for m in every if is_place or concepts[m.concept_id].kind == "subject"]
        before = [m for m in named if m.end_char <= found.start()]
        verb = _VERB.search(context.text, found.end(), end)
        after = [m for m in named if verb is not None and m.start_char >= verb.end()]
        # what is said to be the largest stands before it, or right after a verb: 'the largest group is EX-01'
        is_open = re.match(r"(?:\s+[\w-]+){0,4}?\s+(?:is|was|are|were)\b", context.text[found.end() : end]) is not None
        chosen = (after[:1] or before[-1:]) if is_open else (before[-1:] or after[:1])
        if chosen:
            yield Place(_quantity(context, found.start(), found.end(), "="), tuple(chosen))


def _comparisons(context: Context, concepts: Mapping[str, Concept], index: int) -> Iterator[Place]:
    start, end = context.sentence(index)
    named = _named(context, concepts, index)
    for pattern in (_MORE_THAN, _OUTNUMBER, _MORE_THAN_OTHERS):
        for found in pattern.finditer(context.text, start, end):
            one = [m for m in named if found.start("one") <= m.start_char < found.end("one")]
            other = [m for m in named if found.start("other") <= m.start_char < found.end("other")]
            others = _OTHERS.search(found["other"])
            last = other[0].end_char if other else found.start("other") + others.end() if others else 0
            if not one or not last or _FIGURE.search(found.group()):
                continue
            first = one[-1].start_char if pattern is _OUTNUMBER else found.start()
            words = found.group().lower()
            if pattern is _MORE_THAN_OTHERS:
                first, words = found.start("sign"), found["sign"].lower()
            is_fewer = words.startswith(("fewer", "less"))
            yield Place(
                _quantity(context, first, last, "<" if is_fewer else ">"),
                (one[-1], *(_whole(m) for m in other[:1])),
            )


def _named(context: Context, concepts: Mapping[str, Concept], index: int, *kinds: str) -> list[Mention]:
    return [
        Mention(concept, m.start_char, m.end_char, context.text[m.start_char : m.end_char], "counted")
        for m in context.matches(index)
        for concept in m.concept_ids[:1]
        if concepts[concept].kind in (kinds or ("subject",))
    ]


def _whole(mention: Mention) -> Mention:
    return Mention(
        mention.concept_id, mention.start_char, mention.end_char, mention.text, "counted", of_denominator=True
    )


def _quantity(context: Context, start: int, end: int, modifier: str) -> Quantity:
    return Quantity(start, end, context.text[start:end], "count", modifier)
