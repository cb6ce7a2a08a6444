"""What a precise figure counts by the talk around it: the names, scopes and times of the sentences and posts before.

The words only hint here, so a reading may support a figure and never refutes one, and it counts only where a chance
hit is unlikely: the more cells the talk leaves possible and the coarser the figure, the likelier is a hit by chance.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from threadlens.checks import _dates
from threadlens.checks import _vocabulary as words
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Computed, point, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import Allowed, allowed
from threadlens.checks._wording import foreign, has_own_noun, restriction
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention

_OWN = frozenset({"counted", "row", "column"})
_NEAR = ("clause", "sentence", "before")
# A figure drawn at random over two decades hits an interval of this relative width so often.
_DECADES = math.log(100)
_BY_CHANCE = 0.04
_BY_CHANCE_NAMED = 0.09  # where the figure's own noun names what is counted
_MOST_CELLS = 24
_POSSESSIVE = re.compile(r"\b(?:my|our|his|her|your)\b", re.IGNORECASE)
_MONEY = frozenset({"dollar", "dollars", "CAD", "$", "Canadian dollar"})
_PERCENT = frozenset({"percent", "%"})
_PLAIN = frozenset({"headcount", "share", "ratio", "change", "salary"})
_PAY_NOUNS = re.compile(
    r"noun:(?:\w+ )?(?:transaction|case|file|request|department|position|job|advisor|adviser|clerk)s?$"
)


@dataclass(frozen=True, slots=True)
class _Cell:
    label: str
    computed: Computed


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The one cell that fits the talk and the figure; None where none does, or by chance alone."""
    rule = allowed(claim)
    if rule is None or not _is_open(view, claim) or rule.low <= 0 or math.isinf(rule.high):
        return None
    named = [
        m for m in claim.mentions if m.part in _OWN and not m.of_denominator and index.kind(m.concept_id) == "subject"
    ]
    time = _dates.when(view, claim)
    is_money = claim.unit in _MONEY
    if claim.unit in _PERCENT:
        cells = _shares(view, claim, index, time)
    elif is_money or _is_of_measure(claim, index):
        cells = _measured(view, claim, index, time, is_money=is_money)
    elif claim.kind == "count" and claim.unit is None:
        cells = _counted(view, claim, index, named, time)
    else:
        return None
    return _matched(rule, _unique(cells), time, is_named=bool(named))


def _is_open(view: ThreadView, claim: Claim) -> bool:
    """Whether nothing in the clause says that the figure counts another thing."""
    if claim.kind not in {"count", "share", "money", "average", "rate"} or claim.modifier in {"<", "<=", ">", ">="}:
        return False
    if claim.speech_act in {"hypothetical", "sarcasm"} or foreign(view, claim) or not view.is_canadian:
        return False
    text = view.post(claim).text
    start, end = view.clause(claim)
    if claim.unit not in _MONEY and words.EVENT.search(text, start, end):
        return False
    return _POSSESSIVE.search(text, max(start, claim.start_char - 40), min(end, claim.end_char + 30)) is None


def _is_of_measure(claim: Claim, index: Index) -> bool:
    """Whether a figure that counts no people may count pay transactions, positions or departments."""
    near = [m for m in claim.mentions if m.part in {"counted", "clause", "sentence"}]
    special = [m for m in near if index.kind(m.concept_id) == "measure" and m.concept_id not in _PLAIN]
    return (
        bool(special)
        or _PAY_NOUNS.match(claim.subject or "") is not None
        or claim.subject in {"pay_advisors", "phoenix_pay_system"}
    )


def _around(view: ThreadView, claim: Claim, index: Index, kind: str) -> Iterator[Mention]:
    """Concepts of a kind, the nearest first: of sentence, sentences before, post, quote, posts before."""
    own = [m for m in claim.mentions if index.kind(m.concept_id) == kind]
    for part in _NEAR:
        yield from (m for m in own if m.part == part)
    post = view.post(claim)
    parts = {"counted", "clause", "sentence", "before"} if kind == "measure" else {"counted", "clause"}
    for other in reversed(view.tags[claim.post_id].claims):
        if other.end_char <= claim.start_char:
            yield from (m for m in other.mentions if m.part in parts and index.kind(m.concept_id) == kind)
    yield from (m for m in own if m.part == "quote")
    for earlier in view.thread.posts:
        if post.position - 2 <= earlier.position < post.position:
            for other in view.tags[earlier.post_id].claims:
                yield from (m for m in other.mentions if m.part in parts and index.kind(m.concept_id) == kind)
    yield from (m for m in own if m.part == "title")


def _first(found: Iterable[Mention], most: int) -> list[str]:
    ids: list[str] = []
    for mention in found:
        if mention.concept_id not in ids:
            ids.append(mention.concept_id)
        if len(ids) == most:
            break
    return ids


def _times(view: ThreadView, claim: Claim, time: When) -> list[When]:
    """The claim's own time; without one the post's, and those that the sentences before it name."""
    if time.origin == "claim":
        return [time]
    start, _ = view.sentence(claim)
    before = [
        c for c in view.tags[claim.post_id].claims if start - 300 <= c.start_char < claim.start_char and c.period_end
    ]
    found = [time] if time.origin != "context" else [*_dates.times(view, claim)]
    for other in reversed(before):
        carried = When(other.period_start, other.period_end, "claim")
        if carried not in found:
            found.append(carried)
    return found[:3]


def _counted(view: ThreadView, claim: Claim, index: Index, named: list[Mention], time: When) -> Iterator[_Cell]:
    if named:
        if restriction(view, claim, named[0]):
            return
        subjects = _first(named, 2)
    elif has_own_noun(view, claim):
        return
    else:
        subjects = _first(_around(view, claim, index, "subject"), 4)
    here = [m for m in claim.mentions if index.kind(m.concept_id) == "population" and m.part in {"counted", "clause"}]
    scopes = _first(here, 2) or _first(_around(view, claim, index, "population"), 3)
    if not named:  # the bare name of a service or a force stands for its members
        for scope, when in product(scopes, _times(view, claim, time)):
            members = index.members(scope)
            if members:
                yield from _at(index, ("headcount", members, scope), when)
    for subject, when in product(subjects, _times(view, claim, time)):
        resolved, bound = index.resolve(subject)
        for scope in dict.fromkeys((*(bound or scopes), *(() if here or bound else index.scopes_of(resolved)[:1]))):
            yield from _at(index, ("headcount", resolved, scope), when)


def _measured(view: ThreadView, claim: Claim, index: Index, time: When, *, is_money: bool) -> Iterator[_Cell]:
    measures = [m for m in _first(_around(view, claim, index, "measure"), 12) if m not in _PLAIN][:4]
    for measure, when in product(measures, _times(view, claim, time)):
        for cell in index.cells_of(measure):
            series = index.series(measure, *cell)
            if series and (series[0].facts[0].unit == "CAD") == is_money:
                yield from _at(index, (measure, *cell), when)


def _shares(view: ThreadView, claim: Claim, index: Index, time: When) -> Iterator[_Cell]:
    parts = _first((m for m in _around(view, claim, index, "subject") if not m.of_denominator), 3)
    here = [m for m in claim.mentions if index.kind(m.concept_id) == "population" and m.part in {"counted", "clause"}]
    scopes = _first(here, 1) or _first(_around(view, claim, index, "population"), 2)
    for part, when in product(parts, _times(view, claim, time)):
        resolved, bound = index.resolve(part)
        wholes = [w for w in index.ancestors(resolved) if index.kind(w) == "subject"][:1]
        for whole, scope in product(
            wholes, dict.fromkeys((*(bound or scopes), *(() if here else index.scopes_of(resolved)[:1])))
        ):
            tops = _dates.at(index.series("headcount", resolved, scope), when)
            bottoms = {f.end: f for f in index.series("headcount", whole, scope)}
            for top in tops:
                if top.end in bottoms:
                    label = f"{index.label(resolved)}, {index.label(scope)}, share of {index.label(whole)}"
                    yield _Cell(f"{label}, {in_words(top.end, top.facts)}", quotient(top, bottoms[top.end], factor=100))


def _at(index: Index, cell: tuple[str, str, str], time: When) -> Iterator[_Cell]:
    measure, subject, scope = cell
    for figure in _dates.at(index.series(*cell), time):
        what = index.label(subject) if measure == "headcount" else index.label(measure)
        where = f", {index.label(scope)}" if measure == "headcount" else ""
        yield _Cell(f"{what}{where}, {in_words(figure.end, figure.facts)}", point(figure))


def _unique(cells: Iterable[_Cell]) -> list[_Cell]:
    found: dict[float, _Cell] = {}
    for cell in cells:
        found.setdefault(cell.computed.value, cell)
        if len(found) >= _MOST_CELLS:
            break
    return list(found.values())


def _matched(rule: Allowed, cells: list[_Cell], time: When, *, is_named: bool) -> Readings | None:
    width = math.log(rule.high / rule.low) / _DECADES
    limit = _BY_CHANCE_NAMED if is_named else _BY_CHANCE
    for tried, cell in enumerate(cells, start=1):
        if rule.holds(cell.computed.value):
            if tried * width > limit:
                return None
            reading = Reading(cell.label, (cell.computed,), may_refute=False)
            note = "what it counts and when is taken from the words before it"
            return Readings(time, (reading,), confidence=0.8, is_loose=True, is_vetted=True, note=note)
    return None
