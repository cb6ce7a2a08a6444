"""What a precise figure counts by the talk around it: every value that the talk can mean is weighed against chance.

The words only hint here, so a reading may support a figure and never refutes one. A reading weighs the more, the nearer
its words stand to the figure (`_salience`), and a figure that holds counts the more, the finer it is printed: a figure
of five digits is hardly met by chance, a rounded one often is. What outweighs chance so many times over is taken.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Figure, point
from threadlens.checks._index import Index
from threadlens.checks._slips import SWAPPED, digits_of, slip
from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.checks._tolerance import Allowed, allowed, bounded, stated_value
from threadlens.checks._vocabulary import MONEY, PAY_SYSTEM_ID, PERCENT, PLAIN_MEASURES, SALARIES
from threadlens.checks._wording import foreign, has_event, has_own_noun, is_of_money, restriction
from threadlens.checks.reference import _anywhere, _courses, _families, _measured
from threadlens.checks.reference._candidate import Candidate
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.checks.reference._salience import borne_out_around, concepts
from threadlens.records import Claim

# How often a figure that the talk means is also right.
_RIGHT = 0.6
# By how many times a reading must outweigh chance.
_ODDS, _RATIO_ODDS = 0.25, 0.75  # of 'one in six' more, since more pairs of groups come near it
_MOST = 400
_LEAST_SLIPPED, _SURE_OF_SLIP = 3, 0.8
_SLIP_COST, _SHORT_SLIP_COST, _WRONG_DIGIT_COST, _SHORT_WRONG_COST = 4.0, 2.5, 2.5, 0.6
_LONG_AGO = 3 * 366  # days
_SURE, _OF_OTHER_TIME = 9.0, 0.8  # up to what cost a figure of another time is one of the thing that is meant
_AT_HAND, _AT_HAND_IF_FINE = 2.0, 4.0
_SAME_ORDER = 2.0
_AS_NEAR = 1.0
_NEARER, _ALIKE, _COARSE = 3.0, 2.0, 0.005
_MULTIPLES = 20
_SMALL, _SMALL_ODDS = 0.03, 0.5  # a small number is hit by chance more often
_LARGE = 60_000
_NO_ONES_OWN = 1_000_000
_IN_YEAR = re.compile(r"(?<!than )\b(?:in|by|for|as of|at)\s+(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d\b")
_KINDS = frozenset({"count", "share", "money", "average", "rate", "ratio", "change"})
_POSSESSIVE = re.compile(r"\b(?:my|our|his|her|your)\b", re.IGNORECASE)
# 'I had $1,000 in fees', 'overpaid me by $2,500'; what the writer read or heard is another matter
_PERSONAL = re.compile(
    r"\bme\b|\bI(?:['’]\w+)?\s+(?!(?:\w+\s+)?(?:read|heard?|saw|see|think|thought|guess|mean|believe|find|found|know|recall|"
    r"remember|count|(?:get|have) it|been told|told)\b)",
)
_AT_OURS = re.compile(
    r"\b(?:in|at|on|of|from) (?:my|our|his|her|your) (?:own )?"
    r"(?!country|government|federal|public|whole|civil|forces?|military)\w+",
    re.IGNORECASE,
)
# 'overpaid me by $2,500', 'my T4 is off by $350'
_OWN_AFFAIR = re.compile(
    r"\b(?:(?:over|under)paid me|owes? me|I (?:was|am|['’]m) (?:short|owed|out)|off by (?:about |some )?\$|mortgage|"
    r"T4|a \$\S+ (?:car|truck|house|boat)|my rent|refund)\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\b(?:my|our|his|her|your)\s+(?!(?:country|government|public|forces?|military|department)\b)"
    r"(?:[\w’'-]+\s+){1,3}(?:has|have|had|got|gets?|lost|counts?|holds?)\s+"
    r"(?:(?:about|some|only|just|over)\s+)*$",
    re.IGNORECASE,
)
_PAY_NOUNS = re.compile(
    r"noun:(?:\w+ )?(?:transaction|case|file|request|department|position|job|advisor|adviser|clerk)s?$"
)
# What makes it likelier that the figure counts something else, as a weight beside the readings' own.
_NOT_SAID, _OTHER_THINGS, _OTHER_PLACE = 2.0, 4.0, 40.0
_MOST_UNLIKELY = 40.0
_NAMED_THINGS = math.inf  # '319,601 flyers' are no people, however exactly the number is met
_PLAIN_DOUBT, _EVENT_DOUBT, _OWN_DOUBT, _OURS_DOUBT, _PRIVATE_DOUBT = 1.0, 2.0, 10.0, 40.0, 100.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """All that a figure may state, and what of it outweighs chance, by how much."""

    chosen: Candidate | None = None
    candidates: tuple[Candidate, ...] = ()  # where one is chosen
    odds: float = 0.0
    rule: Allowed | None = None


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The reading that outweighs chance, beside it a scope that the name covers as well; None where none does."""
    weighed = weigh(view, claim, index)
    chosen = weighed.chosen
    if chosen is None:
        return None
    if chosen.figure is not None:
        other = _at_own_time(view, claim, index, chosen, chosen.figure)
        if other is not None:
            return other if other.found else None
    found = [_reading(chosen, may_refute=False)]
    if claim.kind in {"count", "average"}:
        named = {s.concept_id for s in concepts(view, claim, index, "population")}
        found += [_reading(c, may_refute=True) for c in weighed.candidates if _is_rival(index, chosen, c, named)][:1]
    note = "what it counts and when is taken from the words around it"
    time, sure = _dates.when(view, claim), weighed.odds / (1 + weighed.odds)
    return Readings(time, tuple(found), sure, signed=False, is_loose=True, is_vetted=True, note=note)


def _at_own_time(view: ThreadView, claim: Claim, index: Index, chosen: Candidate, held: Figure) -> Readings | None:
    """What is so at the time that the words name, where the figure is that of another; None where it is not."""
    time = _dates.when(view, claim)
    measure, subject, scope = chosen.cell
    series = index.series(measure, subject, scope)
    current = _dates.at(series, time)
    if not current and time.origin != "claim" and time.end is not None and (time.end - held.end).days > _LONG_AGO:
        return None if _anywhere.is_of_thread(view, held) else Readings(time, (), 0.0)
    if not current or any(f.end == held.end for f in current) or _anywhere.is_named(view, claim, measure, held):
        return None
    start, end = view.sentence(claim)
    others = sum(start <= c.start_char < end for c in view.tags[claim.post_id].claims)
    if others > 1 and held in _dates.at(series, When(None, view.posted(claim) or view.latest, "post")):
        return None  # of now, where the time may belong to another figure of the sentence
    if time.origin != "claim" or claim.speech_act != "assertion" or chosen.cost > _SURE:
        is_told = chosen.cost <= _SURE and (claim.speech_act != "assertion" or _anywhere.is_of_thread(view, held))
        return None if is_told else Readings(time, (), 0.0)
    figure = current[-1]
    label = f"{chosen.make()[0].rsplit(', ', 1)[0]}, {in_words(figure.end, figure.facts)}"
    reading = Reading(label, (point(figure),), (point(held),), scope=scope, subject=subject, measure=measure)
    return Readings(time, (reading,), _OF_OTHER_TIME)


def _is_rival(index: Index, chosen: Candidate, other: Candidate, named: set[str]) -> bool:
    """Whether a name by itself may mean another scope, no farther from the words, in which the figure does not hold."""
    measure, subject, scope = chosen.cell
    own = index.scopes_of(subject) if subject else ()
    if (
        scope in named
        or other.cell[:2] != (measure, subject)
        or other.cell[2] == scope
        or not {scope, other.cell[2]} <= set(own)
    ):
        return False
    is_whole = scope == own[0] and not index.ancestors(scope)  # the name as it is written
    return not is_whole and other.cost <= chosen.cost + _AS_NEAR and other.value <= _SAME_ORDER * chosen.value


def _reading(candidate: Candidate, *, may_refute: bool) -> Reading:
    label, computed = candidate.make()
    measure, subject, scope = candidate.cell
    return Reading(label, (computed,), may_refute=may_refute, scope=scope, subject=subject, measure=measure)


def is_borne_out(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether something that lies near enough in the talk holds, so that another reading cannot refute the figure."""
    chosen = weigh(view, claim, index).chosen
    if chosen is None:
        return False
    clause = view.post(claim).text[slice(*view.clause(claim))]
    if chosen.figure is not None and not _IN_YEAR.search(clause) and chosen.cost <= _SURE:
        now = When(None, view.posted(claim) or view.latest, "post")
        if _dates.at((chosen.figure,), now):
            return True
    rule = weigh(view, claim, index).rule
    is_fine = rule is not None and rule.chance < _anywhere.FINE
    if chosen.cost > (_AT_HAND_IF_FINE if is_fine else _AT_HAND):
        return False
    near = [m for m in claim.mentions if view.is_near(claim, m)]
    counted = {index.resolve(m.concept_id)[0] for m in near if index.kind(m.concept_id) == "subject"}
    where = {m.concept_id for m in near if index.kind(m.concept_id) == "population"}
    # what the clause itself counts is not borne out by another group, or elsewhere, of which the talk was before
    _, subject, scope = chosen.cell
    is_there = not where or any(_is_within(index, scope, w) or _is_within(index, w, scope) for w in where)
    is_there = is_there if chosen.cost <= _AT_HAND or not where else scope in where
    return not subject or (is_there and (not counted or subject in counted))


def _is_within(index: Index, concept: str, other: str) -> bool:
    return concept == other or other in index.ancestors(concept)


def weigh(view: ThreadView, claim: Claim, index: Index) -> Weighed:
    """Everything that a figure may state by the talk around it, weighed."""
    # some measures are held against figures of the whole thread that are borne out, the rest against those around
    is_of_all = _is_measured(view, claim, index) and _courses.looks_at_held(view, claim)
    return _choice(view, claim, index, len(view.held) if is_of_all else borne_out_around(view, claim))


def considered(view: ThreadView, claim: Claim, index: Index) -> list[Candidate]:
    """All that was weighed; kept only where something was chosen, for most figures of a long thread mean nothing."""
    rule = weigh(view, claim, index).rule
    return [] if rule is None else _unique(view, claim, index, rule)


def is_likely(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether nothing speaks against a figure of the tables."""
    return _unlikely(view, claim, index) * _doubt(view, claim, index) <= _EVENT_DOUBT and view.is_anchored(claim)


def slips(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """A figure that the talk brings to mind and that this one is miswritten for; None where nothing or too much is."""
    rule = allowed(claim)
    is_open = claim.kind in _KINDS and claim.speech_act in {"assertion", "question"} and claim.modifier in {"=", "~"}
    if (
        rule is None
        or rule.low <= 0
        or not is_open
        or digits_of(claim) < _LEAST_SLIPPED
        or not is_likely(view, claim, index)
    ):
        return None
    near = [c for c in _unique(view, claim, index, rule) if c.cost <= _SLIP_COST]
    meant = [c for c in near if _is_slip(claim, c)]
    if any(c.value > 0 and rule.holds(c.value) for c in near) or len({round(c.value, 6) for c in meant}) != 1:
        return None
    chosen = min(meant, key=lambda c: c.cost)
    how = slip(claim, chosen.value)
    time = _dates.when(view, claim)
    return Readings(time, (_reading(chosen, may_refute=True),), _SURE_OF_SLIP, signed=False, note=how)


def _is_slip(claim: Claim, candidate: Candidate) -> bool:
    """Whether a figure is one that lies so near miswritten: the fewer its digits, the nearer that must be."""
    how, digits = slip(claim, candidate.value), digits_of(claim)
    if how == SWAPPED:
        return candidate.cost <= (_SLIP_COST if digits > _LEAST_SLIPPED else _SHORT_SLIP_COST)
    return how != "" and candidate.cost <= (_WRONG_DIGIT_COST if digits > _LEAST_SLIPPED else _SHORT_WRONG_COST)


@once_a_claim
def _choice(view: ThreadView, claim: Claim, index: Index, _held: int | tuple[int, ...]) -> Weighed:
    rule = allowed(claim)
    rule = bounded(rule) if rule else None
    if rule is None or claim.kind not in _KINDS or rule.low <= 0 or math.isinf(rule.high):
        return Weighed()
    unlikely = _unlikely(view, claim, index)
    if unlikely > _MOST_UNLIKELY and rule.chance > _anywhere.FINE:
        return Weighed()
    candidates = tuple(_unique(view, claim, index, rule))
    odds = _RATIO_ODDS if claim.kind == "ratio" else _ODDS
    return _outweighing(rule, candidates, unlikely * _doubt(view, claim, index), odds * view.least_odds)


def _unlikely(view: ThreadView, claim: Claim, index: Index) -> float:
    """How much speaks against a figure of the tables: it is asked or supposed, counts other things, or elsewhere."""
    doubt = _NOT_SAID if claim.speech_act != "assertion" else 1.0
    if _counts_other(view, claim):
        doubt *= _NAMED_THINGS if _is_of_things(view, claim) else _OTHER_THINGS
    doubt *= _OTHER_PLACE if _is_elsewhere(view, claim, index) else 1.0
    return doubt if view.is_canadian or view.is_about_pay else doubt * _OTHER_PLACE


def _is_of_things(view: ThreadView, claim: Claim) -> bool:
    """Whether the noun of a figure stands right behind it, in the plural."""
    noun = (claim.subject or "").removeprefix("noun:").rsplit(" ", 1)[-1]
    after = view.post(claim).text[claim.end_char : claim.end_char + 60]
    return bool(noun) and re.match(rf"\s+(?:[\w-]+\s+)?{re.escape(noun[:-1])}\w*s\b", after, re.IGNORECASE) is not None


def _is_elsewhere(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether the clause speaks of another employer; of a province, federal employees there are published."""
    word = foreign(view, claim)
    if word is None:
        return False
    named = [m.concept_id for m in claim.mentions if m.text.lower() == word.lower()]
    return not any(index.series("headcount", "employees", region) for region in named)


def _doubt(view: ThreadView, claim: Claim, index: Index | None = None) -> float:
    """How much speaks for the figure to count something that no table knows."""
    text = view.post(claim).text
    start, end = view.clause(claim)
    doubt = _PLAIN_DOUBT
    if claim.unit not in MONEY and has_event(text, start, end):
        doubt *= _EVENT_DOUBT
    is_small = (stated_value(claim) or 0) < _NO_ONES_OWN
    is_own = claim.unit in MONEY and is_small and _PERSONAL.search(text, start, end)
    if _OWN_AFFAIR.search(text, start, end) or _OWN_SUBJECT.search(text[start : claim.start_char]):
        doubt *= _PRIVATE_DOUBT
    is_own = is_own or _POSSESSIVE.search(text, max(start, claim.start_char - 40), min(end, claim.end_char + 30))
    if is_own or _AT_OURS.search(claim.sentence):
        doubt *= _OWN_DOUBT if claim.unit in MONEY or not _AT_OURS.search(claim.sentence) else _OURS_DOUBT
    named = [m for m in claim.mentions if m.part == "counted" and not m.of_denominator]
    named = [
        m for m in named if m.concept_id != PAY_SYSTEM_ID and (index is None or index.kind(m.concept_id) != "measure")
    ]
    if named and claim.kind == "count" and restriction(view, claim, named[0]):
        doubt *= _OWN_DOUBT
    return doubt


def _counts_other(view: ThreadView, claim: Claim) -> bool:
    """Whether the figure, or the one before it from which it takes its noun, counts what no table knows."""
    if has_own_noun(view, claim):
        return _PAY_NOUNS.match(claim.subject or "") is None
    if any(m.part == "counted" for m in claim.mentions):
        return False
    start, _ = view.sentence(claim)
    before = [c for c in view.tags[claim.post_id].claims if start <= c.start_char < claim.start_char]
    return bool(before) and before[-1].unit == claim.unit and _counts_other(view, before[-1])


def _unique(view: ThreadView, claim: Claim, index: Index, rule: Allowed) -> list[Candidate]:
    found: dict[float, Candidate] = {}
    for number, candidate in enumerate(_candidates(view, claim, index)):
        known = found.get(candidate.value)
        if known is None or candidate.cost < known.cost:
            found[candidate.value] = candidate
        if number > _MOST:
            break
    for candidate in _anywhere.candidates(view, claim, index, rule):
        if candidate.value not in found or candidate.cost < found[candidate.value].cost:
            found[candidate.value] = candidate
    return list(found.values())


def _candidates(view: ThreadView, claim: Claim, index: Index) -> Iterator[Candidate]:
    if claim.unit in PERCENT:
        yield from _families.shares(view, claim, index)
    elif claim.kind == "ratio" or (claim.kind == "change" and claim.value is not None and claim.value <= _MULTIPLES):
        yield from _families.ratios(view, claim, index)
    elif not is_of_money(claim) and (claim.unit in {None, "people"} or claim.kind == "rate"):
        yield from _families.counts(view, claim, index)
    if _is_measured(view, claim, index):
        yield from _families.measured(view, claim, index)


@once_a_claim
def _is_measured(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether the figure may be one of a measure other than a number of people."""
    return is_of_money(claim) or view.is_about_pay or _is_of_measure(claim, index) or _is_large(claim)


def _is_large(claim: Claim) -> bool:
    """Whether a bare number may be one of money: '135k', '160 million'."""
    return claim.kind in {"count", "rate"} and claim.unit is None and (claim.value or claim.high or 0) >= _LARGE


def _is_of_measure(claim: Claim, index: Index) -> bool:
    """Whether a figure may count pay transactions, positions or departments, or those whom a plan is about."""
    near = [m for m in claim.mentions if m.part in {"counted", "clause", "sentence", "before"}]
    special = [m for m in near if index.kind(m.concept_id) == "measure" and m.concept_id not in PLAIN_MEASURES]
    planned = [m for m in near if set(index.measures_of(m.concept_id)) - PLAIN_MEASURES - {*SALARIES}]
    return (
        bool(special or planned)
        or _measured.is_of_pay(claim, index)
        or _PAY_NOUNS.match(claim.subject or "") is not None
    )


def _is_of_measure_too(best: Candidate, other: Candidate) -> bool:
    """Whether both are of measures: where the words name another measure, that one is meant."""
    return not {best.cell[0], other.cell[0]} & {"", "headcount"}


def _outweighing(rule: Allowed, candidates: tuple[Candidate, ...], doubt: float, least: float) -> Weighed:
    chance = rule.chance
    held = [c for c in candidates if c.value > 0 and rule.holds(c.value)]
    if not held:
        return Weighed(None, (), 0.0, rule)
    others = sum(2**-c.cost for c in candidates if c not in held)
    weight = sum(2**-c.cost for c in held)
    odds = weight * _RIGHT / (chance * (doubt + (1 - _RIGHT) * others))
    if odds < (least if chance < _SMALL else max(least, _SMALL_ODDS)):
        return Weighed(None, (), odds, rule)
    best = min(held, key=lambda c: c.cost)
    middle = (rule.low + rule.high) / 2
    nearer = [
        c
        for c in candidates
        if c.value > 0
        and c.cost <= best.cost - _NEARER
        and (_is_of_measure_too(best, c) or 1 / _ALIKE <= c.value / middle <= _ALIKE)
    ]
    # a coarse figure is likelier to be what lies nearer at hand, and wrong
    is_open = bool(nearer) and chance > _COARSE
    return Weighed(None, (), odds, rule) if is_open else Weighed(best, candidates, odds, rule)
