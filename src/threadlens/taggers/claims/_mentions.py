"""Which concepts the words around a figure name, and which of them it most likely counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from threadlens.records import Concept, Mention, Quantity
from threadlens.taggers.claims._context import Context
from threadlens.taggers.claims._matcher import Match
from threadlens.taggers.claims._words import key

# The nearer part wins whatever the distance.
_RANK = {"counted": 0, "row": 1, "column": 2, "clause": 3, "sentence": 4, "before": 5, "quote": 6, "title": 7}
# More mentions than this add noise and no reading.
_MOST = 24
# Sentences before the figure's own that may name its subject, in the same passage.
_BEFORE = 2
_WHOLE_AFTER = re.compile(r"\s*(?:[\w’'-]+\s+){0,3}?of\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)
_WHOLE_BEFORE = re.compile(
    r"(?:^|[,;(:]\s*|\b(?:and|but|so|is|say|:)\s+)(?:out\s+)?of\s+(?:[\w,.’'-]+\s+){0,4}$", re.IGNORECASE
)
_ANAPHOR = re.compile(r"(?:of\s+)?(?:them|those|these|us|which|whom|the (?:total|lot|latter))\b", re.IGNORECASE)
# Nouns that say no more than that somebody or something was counted.
_GENERIC = frozenset(
    [
        "person",
        "people",
        "employee",
        "staff",
        "member",
        "worker",
        "folk",
        "individual",
        "job",
        "position",
        "post",
        "total",
        "more",
        "other",
        "human",
        "body",
        "head",
        "soul",
        "man",
        "woman",
        "percent",
        "population",
        "number",
        "thing",
        "one",
        "who",
        "that",
        "average",
        "share",
        "part",
        "whole",
    ]
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Best guesses from the mentions, all of them replaceable by a check that tries each mention."""

    subject: str | None
    measure: str | None
    population: str | None


def mentions(context: Context, quantity: Quantity) -> list[Mention]:
    """Every concept named near a figure, nearest first."""
    index = context.sentence_at(quantity.start_char)
    clause = context.clause(quantity.start_char, quantity.end_char)
    counted, denominator = _counted_spans(context, quantity)
    found: list[tuple[int, int, Mention]] = []
    for match in context.matches(index):
        part = "counted" if _within(match, counted) or _within(match, denominator) else None
        part = part or ("clause" if clause[0] <= match.start_char < clause[1] else "sentence")
        whole = _within(match, denominator) or _names_whole(context, quantity, match)
        found.extend(_rows(context.text, match, part, _distance(match, quantity), whole=whole))
    for earlier in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        if context.passage_at(context.sentence(earlier)[0]) != context.passage_at(quantity.start_char):
            break
        for match in context.matches(earlier):
            found.extend(_rows(context.text, match, "before", _distance(match, quantity)))
    if context.passage_at(quantity.start_char).role != "quote":
        for match in context.quote_matches:
            found.extend(_rows(context.text, match, "quote", _distance(match, quantity)))
    for match in context.title_matches:
        found.extend(_rows(context.post.thread_title or "", match, "title", match.start_char))
    found.sort(key=lambda item: (item[0], item[1]))
    return [mention for _, _, mention in found[:_MOST]]


def header_mentions(context: Context, header: str, part: str) -> list[Mention]:
    """Concepts named in the header of a table's row or column; offsets count characters of the header."""
    return [
        mention
        for match in context.matcher.find(header)
        for _, _, mention in _rows(header, match, part, match.start_char)
    ]


def reading(
    concepts: Mapping[str, Concept], found: Sequence[Mention], quantity: Quantity, *, kind: str, anaphor: str | None
) -> Reading:
    """Subject, measure and population as the mentions suggest them."""
    named = [m for m in found if not m.of_denominator]
    subject = _first(concepts, named, "subject")
    subject = _specified(concepts, named, subject, quantity)
    noun = head_noun(quantity.counted)
    if not any(m.part in {"counted", "row", "column"} for m in named):
        if anaphor is not None:
            subject = anaphor
        elif noun is not None:
            subject = f"noun:{noun}"
    population = _first(concepts, [m for m in found if m.of_denominator], "population", "subject")
    population = population or _first(concepts, found, "population")
    if subject is None:
        subject = _first(concepts, named, "population")
    measure = _first(
        concepts, [m for m in found if m.part in {"counted", "row", "column", "clause", "sentence"}], "measure"
    )
    return Reading(subject, measure or _usual_measure(concepts, subject, kind), population)


def head_noun(counted: str | None) -> str | None:
    """The last words of what is counted, singular, in lower case; None for mere 'people' or 'them'."""
    if not counted or _ANAPHOR.match(counted.strip()):
        return None
    words = [
        key(w)
        for w in re.findall(r"[^\W\d_]+", re.split(r"[,;(]|\b(?:of|in|for|who|that|which|with|from|at)\b", counted)[0])
    ]
    if not words or words[-1] in _GENERIC:
        return None
    return " ".join(words[-2:])


def is_anaphor(quantity: Quantity, context: Context) -> bool:
    """Whether the figure counts what was named before: '20 or 30 of them', 'of those, 300 were …'."""
    after = context.text[quantity.end_char : quantity.end_char + 30].lstrip()
    if _ANAPHOR.match(after) and (after.lower().startswith("of") or quantity.counted is None):
        return after.lower().startswith("of ") and _ANAPHOR.match(after) is not None
    return False


def _counted_spans(context: Context, quantity: Quantity) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the words stand that name what is counted, and what the second member of a ratio counts."""
    end = context.sentence(context.sentence_at(quantity.start_char))[1]
    counted = _locate(context.text, quantity.counted, quantity.start_char, end)
    denominator = _locate(context.text, quantity.denominator_counted, max(quantity.start_char, counted[1]), end)
    return counted, denominator


def _locate(text: str, words: str | None, start: int, end: int) -> tuple[int, int]:
    if not words:
        return 0, 0
    at = text.find(words, start, end + 1)
    return (at, at + len(words)) if at >= 0 else (0, 0)


def _within(match: Match, span: tuple[int, int]) -> bool:
    return match.start_char < span[1] and span[0] < match.end_char


def _names_whole(context: Context, quantity: Quantity, match: Match) -> bool:
    """Whether a mention is the whole that a share or part is of: '5 % of all ADMs', 'of the 800 recruits, 20'."""
    if quantity.kind not in {"percent", "count", "ratio"}:
        return False
    if match.start_char >= quantity.end_char:
        return _WHOLE_AFTER.fullmatch(context.text, quantity.end_char, match.start_char) is not None
    if quantity.kind == "ratio":
        return False
    first = context.sentence(context.sentence_at(quantity.start_char))[0]
    return _WHOLE_BEFORE.search(context.text[first : match.start_char]) is not None


def _distance(match: Match, quantity: Quantity) -> int:
    return max(match.start_char - quantity.end_char, quantity.start_char - match.end_char, 0)


def _rows(text: str, match: Match, part: str, distance: int, *, whole: bool = False) -> list[tuple[int, int, Mention]]:
    start, end = match.start_char, match.end_char
    return [(_RANK[part], distance, Mention(c, start, end, text[start:end], part, whole)) for c in match.concept_ids]


def _first(concepts: Mapping[str, Concept], found: Sequence[Mention], *kinds: str) -> str | None:
    for kind in kinds:
        for mention in found:
            if concepts[mention.concept_id].kind == kind:
                return mention.concept_id
    return None


def _specified(
    concepts: Mapping[str, Concept], found: Sequence[Mention], subject: str | None, quantity: Quantity
) -> str | None:
    """A narrower concept that the clause predicates of what is counted: '90 employees were at the EX level'."""
    for mention in found:
        if mention.part == "clause" and mention.start_char > quantity.end_char:
            concept = concepts[mention.concept_id]
            if concept.kind == "subject" and subject in concept.broader:
                return concept.concept_id
    return subject


def _usual_measure(concepts: Mapping[str, Concept], subject: str | None, kind: str) -> str | None:
    """The measure that makes sense of a subject where none is named: the one of the claim's kind, else its first."""
    if subject is None or subject not in concepts:
        return None
    measures = concepts[subject].measures
    if kind in measures:
        return kind
    return measures[0] if measures and kind in {"count", "average"} else None
