"""Sums in words: 'A, B and C, for a total of D', 'that is D in all'."""

from collections.abc import Iterator

from threadlens.records import Equation, Term
from threadlens.taggers.quantities.figure import Figure, Line
from threadlens.taggers.quantities.lexicon import VERBS
from threadlens.taggers.quantities.tokens import OPAQUE, TAB

_BEFORE_TOTAL = (
    "total of",
    "a combined",
    "total",
    "total :",
    "totalling",
    "totaling",
    "add up to",
    "adds up to",
    "adding up to",
    "sum to",
    "sums to",
    "making",
    "which makes",
    "that makes",
    "in total",
    "altogether",
    "all told",
)
_AFTER_TOTAL = ("in all", "in total", "altogether", "all told", "combined", "total", "all together")
_JOINTS = frozenset({",", "and", "&", "plus", "+"})


def total_at(line: Line, i: int) -> Iterator[Equation]:
    """The sum whose total is a figure: the list right before it holds its members."""
    if i < 2 or not _is_total(line, i):
        return
    members = [i - 1]
    while members[0] and _is_joint(line, members[0] - 1, members[0]):
        members.insert(0, members[0] - 1)
    figures = [line.figures[k] for k in members]
    if len(members) < 2 or any(not _is_alike(f, line.figures[i]) for f in figures):
        return
    start, end = line.tokens[figures[0].first].start, line.tokens[line.figures[i].last].end
    yield Equation(start, end, "+", tuple(Term(line.base + k) for k in members), Term(line.base + i))


def _is_total(line: Line, i: int) -> bool:
    gap = line.tokens[line.figures[i - 1].last + 1 : line.figures[i].first]
    if len(gap) > 10 or any(t.kind in (TAB, OPAQUE) for t in gap):
        return False
    before = " ".join(t.lower for t in gap)
    if any(before.endswith(words) for words in _BEFORE_TOTAL):
        return True
    after = [t.lower for t in line.tokens[line.figures[i].last + 1 : line.figures[i].last + 5]]
    text = " ".join(after)
    if not any(text.startswith(words) or f" {words}" in f" {text}" for words in _AFTER_TOTAL):
        return False
    return any(
        before.endswith(words)
        for words in ("that is", "that's", "that’s", "makes", "=", "which is", ", or", "is", "so", "for")
    )


def _is_joint(line: Line, first: int, second: int) -> bool:
    """Whether two figures stand in one list: nouns, then a comma or 'and'."""
    gap = [t.lower for t in line.tokens[line.figures[first].last + 1 : line.figures[second].first]]
    if not 1 <= len(gap) <= 7 or any(
        t.kind in (TAB, OPAQUE) for t in line.tokens[line.figures[first].last + 1 : line.figures[second].first]
    ):
        return False
    words = [w for w in gap if w not in _JOINTS]
    return len(words) < len(gap) and all(w.isalpha() and w not in VERBS for w in words)


def _is_alike(member: Figure, total: Figure) -> bool:
    return member.kind == total.kind and member.unit == total.unit and None not in (member.value, total.value)
