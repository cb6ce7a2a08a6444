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
# Sentences before the figure's own that may name its subject, in the same passage; more of them where they are short.
_BEFORE = 2
_BEFORE_SHORT = 5
_SHORT = 160
_NEAR = frozenset(
    {
        "counted", "row", "column", "clause", "sentence",
    }
)  # fmt: skip
# A measure named like a kind of claim is the measure of such claims only.
_KINDS_THAT_MEASURE = frozenset(
    {
        "share", "ratio", "change", "rate", "rank",
    }
)  # fmt: skip
_WHOLE_AFTER = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,3}?of\s+(?!(?:them|us|['’]?em|you|it|which|whom)\b)"
    r"(?:(?!(?:is|are|was|were)\b)[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_WHOLE_BEFORE = re.compile(
    r"(?:^|[,;(:]\s*|\b(?:and|but|so|is|say)\s+)(?:out\s+)?of\s+(?:[\w’'-]+\s+|\d[\d,.]*\s+){0,4}$", re.IGNORECASE
)
# Nothing but these between a figure and a name: the figure counts what the name says.
_ADJOINS = re.compile(
    r"\s*(?:(?!(?:and|or|but|plus|versus|vs|than|while|against)\b)[\w’'-]+\s+){0,2}?(?:(?:in|of|from|at|"
    r"across|for|to)\s+)?(?:the\s+|our\s+|all\s+|total\s+|whole\s+"
    r"|entire\s+)*",
    re.IGNORECASE,
)
_OTHER_FIGURE = re.compile(r"(?<![\w-])\d")
_ANAPHOR = re.compile(r"(?:of\s+)?(?:them|['’]?em|those|these|us|which|whom|the (?:lot|latter))\b", re.IGNORECASE)
# Nouns that say no more than that somebody or something was counted.
_GENERIC = frozenset(
    {
        "person", "people", "employee", "staff", "member", "worker", "folk", "individual", "job", "position", "post",
        "total", "more", "other", "human", "body", "head", "soul", "man", "woman", "percent", "population", "number",
        "thing", "one", "who", "that", "average", "share", "part", "whole",
    }
)  # fmt: skip


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
    ages = context.ages(index)
    has_whole = False
    for match in context.matches(index):
        adjoins = quantity.end_char <= match.start_char and _ADJOINS.fullmatch(
            context.text, quantity.end_char, match.start_char
        )
        part = "counted" if _within(match, counted) or _within(match, denominator) or adjoins else None
        part = part or ("clause" if clause[0] <= match.start_char < clause[1] else "sentence")
        whole = _within(match, denominator) or _names_whole(context, quantity, match)
        whole = whole and not (has_whole and match in ages)  # 'a third of all staff 55 or older': of all staff
        has_whole = has_whole or whole
        found.extend(_rows(context.text, match, part, _distance(match, quantity), whole=whole))
    passage = context.passage_at(quantity.start_char)
    is_table = passage.role == "table"
    first = context.first_sentence(passage) if is_table else index  # a table is captioned by what stands before it
    for earlier in range(first - 1, max(-1, first - 1 - _BEFORE_SHORT), -1):
        start = context.sentence(earlier)[0]
        if first - earlier > _BEFORE and context.sentence(first)[0] - start > _SHORT:
            break
        before = context.passage_at(start)
        if before.role == "table" or not (is_table or before == passage):
            break
        for match in context.matches(earlier):
            found.extend(_rows(context.text, match, "before", _distance(match, quantity)))
    if passage.role != "quote":
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
    concepts: Mapping[str, Concept],
    found: Sequence[Mention],
    quantity: Quantity,
    *,
    kind: str,
    text: str,
    anaphor: str | None,
) -> Reading:
    """Subject, measure and population as the mentions suggest them."""
    named = [m for m in found if not m.of_denominator]
    whole = next((m.concept_id for m in found if m.of_denominator and concepts[m.concept_id].kind != "measure"), None)
    subject = _subject(concepts, named, quantity, anaphor=anaphor, text=text)
    if quantity.kind == "count" and (subject or "noun:").startswith("noun:") and _is_subject(concepts, whole):
        subject = whole  # '12 of those executives' counts executives
    elif whole is not None and subject == whole:  # a share of a thing is not a share of itself
        subject = _first(concepts, [m for m in named if m.concept_id != whole], "subject") or subject
    subject = _specified(concepts, named, subject, quantity, text)
    kind = kind if kind == "change" else {"percent": "share", "ratio": "ratio"}.get(quantity.kind, kind)
    near = [m for m in found if m.part in _NEAR and not (m.concept_id in _KINDS_THAT_MEASURE and m.concept_id != kind)]
    measure = _first(concepts, near, "measure")
    if measure is None and subject is not None and subject in concepts and kind in concepts[subject].measures:
        measure = kind
    return Reading(subject, measure, whole or _first(concepts, found, "population"))


def _is_subject(concepts: Mapping[str, Concept], concept_id: str | None) -> bool:
    return concept_id is not None and concepts[concept_id].kind == "subject"


def _subject(
    concepts: Mapping[str, Concept], named: Sequence[Mention], quantity: Quantity, *, anaphor: str | None, text: str
) -> str | None:
    """What is counted: the name at the figure, else what it points back to, its own noun, the nearest name."""
    at_figure = [m for m in named if m.part in {"counted", "row", "column"}]
    found = _first(concepts, at_figure, "subject")
    if found is None and (place := _first(concepts, at_figure, "population")):
        # 'the civvies are 27,000 at Defence' counts civvies, '1,900 in the board' what is in the board
        led = [m for m in named if m.part == "clause" and _leads_to(m, quantity, text)]
        found = _first(concepts, led, "subject") or place
    if found is not None:
        return found
    if anaphor is not None:
        after = [m for m in named if m.part == "clause" and m.start_char >= quantity.end_char]
        # A share of them is said of those who are named next: 'a third of them are women'.
        return (_first(concepts, after, "subject") if quantity.kind == "percent" else None) or anaphor
    noun = head_noun(quantity.counted) if quantity.kind != "percent" else None  # a share counts what its whole holds
    if noun is not None:
        return f"noun:{noun}"
    inside = [m for m in named if m.part in _NEAR]
    known = (m for m in inside if concepts[m.concept_id].kind != "measure")
    before = next((m.concept_id for m in known if _leads_to(m, quantity, text)), None)
    if before is not None and concepts[before].kind == "subject":
        return before
    found = _first(concepts, inside, "subject", "population", limit=quantity.start_char)
    return found or _first(concepts, named, "subject", "population")


def _leads_to(mention: Mention, quantity: Quantity, text: str) -> bool:
    """Whether a name stands before a figure with no other figure between: in 'A 120, B 46' 120 is said of A."""
    if mention.end_char > quantity.start_char:
        return False
    return _OTHER_FIGURE.search(text, mention.end_char, quantity.start_char) is None


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
    """Whether the figure counts what was named before: '20 or 30 of them'."""
    after = context.text[quantity.end_char : quantity.end_char + 30].lstrip().lower()
    return after.startswith("of ") and _ANAPHOR.match(after) is not None


def root(concepts: Mapping[str, Concept], concept_id: str) -> str:
    """The widest concept of a kind that contains this one: 'us' who write are not only those who were counted last."""
    known = concepts.get(concept_id)
    wider = [a for a in _ancestors(concepts, known) if concepts[a].kind == "subject"] if known else []
    return next((a for a in sorted(wider) if not concepts[a].broader), concept_id)


def speaks_of_us(quantity: Quantity, context: Context) -> bool:
    """Whether the figure counts those to whom the writer belongs: '300,000 of us'."""
    return re.match(r"\s*of us\b", context.text[quantity.end_char : quantity.end_char + 12], re.IGNORECASE) is not None


def _counted_spans(context: Context, quantity: Quantity) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the words stand that name what is counted, and what the second member of a ratio counts."""
    end = context.sentence(context.sentence_at(quantity.start_char))[1]
    counted = _locate(context.text, quantity.counted, quantity.start_char, end)
    if quantity.counted and not counted[1]:  # 'how many generals (80)'
        at = context.text.rfind(quantity.counted, 0, quantity.start_char)
        counted = (at, at + len(quantity.counted)) if at >= 0 else (0, 0)
    whole = quantity.denominator_counted
    if whole and _ANAPHOR.match(whole):
        whole = None  # what is said of them is no name of theirs: 'a third of them speak French'
    denominator = _locate(context.text, whole, max(quantity.start_char, counted[1]), end)
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


def _first(concepts: Mapping[str, Concept], found: Sequence[Mention], *kinds: str, limit: int = 0) -> str | None:
    for kind in kinds:
        for mention in found:
            # What a statement is about is named before its figure or at it; what follows is mostly another thing.
            follows = mention.part == "sentence" and mention.end_char > limit > 0
            if concepts[mention.concept_id].kind == kind and not follows:
                return mention.concept_id
    return None


def _specified(
    concepts: Mapping[str, Concept], found: Sequence[Mention], subject: str | None, quantity: Quantity, text: str
) -> str | None:
    """A narrower concept that the clause predicates of what is counted: '90 employees were at the EX level'."""
    for mention in found:
        if mention.part in {"counted", "clause"} and mention.start_char > quantity.end_char:
            if re.search(r"\d", text[quantity.end_char : mention.start_char]):
                break
            concept = concepts[mention.concept_id]
            if concept.kind == "subject" and subject in _ancestors(concepts, concept):
                return concept.concept_id
    return subject


def _ancestors(concepts: Mapping[str, Concept], concept: Concept) -> set[str]:
    """Every concept that contains this one."""
    found: set[str] = set()
    waiting = list(concept.broader)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += concepts[name].broader if name in concepts else ()
    return found
