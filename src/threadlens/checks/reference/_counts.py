"""Readings of counts and of averages of counts."""

import re
from dataclasses import replace
from datetime import timedelta

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Figure, mean, point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._vocabulary import IN_SENTENCE
from threadlens.checks._wording import is_sum, restriction
from threadlens.checks.reference._ellipsis import carried, direct, echoed
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.checks.reference._scopes import Target
from threadlens.records import Claim

# A figure far below the whole is more likely a part of it that the words did not name than a wrong whole.
_PART_OF = 0.25
_STATES_WHOLE = re.compile(
    r"\b(?:there (?:are|were|is|'re)|total(?:s|l?ed|l?ing)?|in total|altogether|employ(?:s|ed)|only|headcount)\b",
    re.IGNORECASE,
)
_FORCES = "canadian_armed_forces"
_LESS_RESERVE = re.compile(
    r"\b(?:without|not counting|not including|excluding|exclud\w+|minus|apart from|regulars?|full[- ]time)\b",
    re.IGNORECASE,
)
_MOST_FIGURES = 60
# The Reserve is a third of the Armed Forces: so much may lie between two scopes.
_CLOSE = 0.6
# A figure published more than so long before may have moved by so much.
_FRESH = timedelta(days=500)
_MOVED = 1.3
_PART_OF_IT = re.compile(r"\d\s+(?:\w+\s+)?(?:out )?of\s+(?:about |the |some )?$", re.IGNORECASE)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|on|from|behind|around)\s+(?:the|a|an|my|our|this|that|his|her)\s+"
    r"(?!country|government|public|whole|entire|service|federal|forces?|military|system|world|end|core|"
    r"canad|civil)\w+",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:[\w-]+\s+)?(?:back then|then|at the time|in those days)\b", re.IGNORECASE)
_TO_FIGURE = re.compile(
    r"\s*(?:to|→|->|down to|up to)\s+(?:about |under |over |just |nearly |almost )?[\d~]", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:from|used to (?:be|have)|once|originally|formerly|back then|at one point|at (?:its|the) peak)\s+"
    r"(?:(?:it|we|there|they|was|were|had|only|just|about|a|the|at|of)\s+)*$",
    re.IGNORECASE,
)


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """A count at its date, or the average of a period."""
    found = direct(view, claim, index)
    if found is not None and not found.is_counted and _is_whole_of(view, claim):
        return None
    if (found is None or not found.is_counted) and is_sum(view, claim):
        return None
    if found is not None and found.mention is not None and restriction(view, claim, found.mention):
        return None
    if found is not None and found.mention is not None:
        return _read(view, claim, index, found)
    taken = carried(view, claim, index)
    if taken is not None:
        told = _read(view, claim, index, taken.target)
        is_dated = told is not None and told.time.origin in ({"claim"} if taken.source else {"claim", "post"})
        return replace(told, is_loose=not (taken.is_firm and is_dated), confidence=0.8) if told else None
    return None


def _is_whole_of(view: ThreadView, claim: Claim) -> bool:
    """'22,000 of 30,000': what the second figure is, the words around do not say."""
    return _PART_OF_IT.search(view.post(claim).text[max(0, claim.start_char - 24) : claim.start_char]) is not None


def echo(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """What an earlier claim counts that a figure points back to."""
    other = echoed(view, claim)
    told = readings(view, other, index) if other else None
    return replace(told, is_loose=True, confidence=0.75) if told else None


def _read(view: ThreadView, claim: Claim, index: Index, found: Target) -> Readings | None:
    averaged = claim.kind == "average"
    if not averaged and is_earlier_end(view, claim):
        return _at_any_time(view, claim, index, found)
    for time in _dates.times(view, claim):
        meant = [
            reading
            for scope in (*found.scopes, *found.softer)
            for reading in (_average if averaged else _count)(index, found, scope, time)
        ]
        if meant:
            meant += [] if averaged else _literal(index, claim, found, meant, time)
            meant = _cautious(claim, found, meant, time)
            if not averaged and _is_part(view, claim, index, meant):
                return None
            confidence = 0.95 if found.is_counted else 0.85
            return Readings(time, tuple(meant), confidence, by_context=found.by_context)
    return None


def _literal(index: Index, claim: Claim, found: Target, meant: list[Reading], time: When) -> list[Reading]:
    """What a name says as it is written, by a figure some years older, where only a loose reading has one of the time.

    The name of the forces covers the Reserve, even in a year for which only the Regular Force is known.
    """
    scopes = [s for s in found.scopes if s == _FORCES and s not in {r.scope for r in meant}]
    is_plain = found.subject == index.members(_FORCES) and not _LESS_RESERVE.search(claim.sentence)
    if time.origin != "claim" or time.end is None or not found.softer or not scopes or not is_plain:
        return []
    known = [f for f in index.series("headcount", found.subject, scopes[0]) if f.modifier == "="]
    older = When(None, time.end, "post")
    label = f"{index.label(found.subject)}, {index.label(scopes[0])}"
    chosen = _dates.at(known, older)[-1:]
    return [Reading(f"{label}, {in_words(f.end, f.facts)}", (point(f),), scope=scopes[0]) for f in chosen]


def is_earlier_end(view: ThreadView, claim: Claim) -> bool:
    """Whether the words put the figure at an earlier time that they do not name: 'went from 16,677 to 9,263'."""
    if _THEN.match(view.post(claim).text, claim.end_char):
        return True
    if _dates.when(view, claim).origin == "claim":
        return False
    text = view.post(claim).text
    start, _ = view.clause(claim)
    return bool(_EARLIER.search(text[start : claim.start_char]) or _TO_FIGURE.match(text, claim.end_char))


def _at_any_time(view: ThreadView, claim: Claim, index: Index, found: Target) -> Readings | None:
    time = _dates.when(view, claim)
    meant = []
    for scope in (*found.scopes, *found.softer):
        series = [f for f in index.series("headcount", found.subject, scope) if time.end is None or f.end <= time.end]
        held = [f for f in series if f.value == stated_value(claim)] or series[-1:]
        label = f"{index.label(found.subject)}, {index.label(scope)}"
        meant += [
            Reading(f"{label}, {in_words(f.end, f.facts)}", (point(f),), may_refute=False, scope=scope)
            for f in held[-1:]
        ]
    return Readings(time, tuple(meant), confidence=0.8, is_loose=True) if meant else None


def _cautious(claim: Claim, found: Target, meant: list[Reading], time: When) -> list[Reading]:
    """Where a scope that the words allow has no figure, one of another scope refutes only what is far from it."""
    scopes = {r.scope for r in meant}
    stated = stated_value(claim)
    if stated is not None and time.end is not None:
        meant = [replace(r, may_refute=r.may_refute and not _is_outdated(stated, r, time)) for r in meant]
    if stated is None or not set(found.scopes) - scopes:
        return meant
    return [replace(r, may_refute=r.may_refute and not _is_close(stated, r)) for r in meant]


def _is_outdated(stated: float, reading: Reading, time: When) -> bool:
    """Whether the figure may have moved that far since the last one that is known."""
    assert time.end is not None  # noqa: S101 (the caller asks only with a date)
    if all(time.end - o.as_of < _FRESH for o in reading.options):
        return False
    return any(o.value / _MOVED <= stated <= o.value * _MOVED for o in reading.options)


def _is_close(stated: float, reading: Reading) -> bool:
    return any(_CLOSE * o.value <= stated <= o.value / _CLOSE for o in reading.options)


def times(figures: tuple[Figure, ...], time: When) -> tuple[Figure, ...]:
    """The figures of other dates that a claim may be compared with: those near it where its date is not sure."""
    nearby = _dates.around(figures, time) if time.origin in {"thread", "nothing", "context"} else list(figures)
    return tuple(nearby[-_MOST_FIGURES:])


def _count(index: Index, found: Target, scope: str, time: When) -> list[Reading]:
    series = index.series("headcount", found.subject, scope)
    chosen = _dates.at(series, time)
    note_stale = False
    if not chosen and time.end is not None and time.origin in {"post", "thread"}:
        chosen, note_stale = _steady(series, time), True
    others = tuple(point(f) for f in times(series, time))
    if time.end is None:
        return _undated(index, found, scope, series)
    made = []
    by_day: dict[object, list[Figure]] = {}
    for figure in chosen:
        by_day.setdefault(figure.end if _same_day_differs(chosen) else None, []).append(figure)
    groups = [[f] for f in chosen] if _same_day_differs(chosen) else [chosen] if chosen else []
    for group in groups:
        label = f"{index.label(found.subject)}, {index.label(scope)}, {in_words(group[-1].end, group[-1].facts)}"
        label += " (the latest figure known)" if note_stale else ""
        options = tuple(point(f) for f in group)
        made.append(
            Reading(
                label,
                options,
                others,
                scope in found.scopes,
                scope=scope,
                subject=found.subject,
            )
        )
    return made


def _same_day_differs(figures: list[Figure]) -> bool:
    """Whether sources differ for one day: then each is a reading; figures of several days are ways to date one."""
    return len({f.end for f in figures}) == 1 and len({f.value for f in figures}) > 1


def _steady(series: tuple[Figure, ...], time: When) -> list[Figure]:
    """The last known figure of something that hardly changes: all known ones within a tenth of it."""
    assert time.end is not None  # noqa: S101 (the caller asks only with a date)
    before = [f for f in series if f.end <= time.end]
    if len(before) < 2 or time.end.year - before[-1].end.year > 6:
        return []
    last = before[-1]
    return [last] if all(abs(f.value - last.value) <= 0.1 * last.value for f in before) else []


def _undated(index: Index, found: Target, scope: str, series: tuple[Figure, ...]) -> list[Reading]:
    """Nothing says when: a reading for every year, so that only what holds in all of them decides."""
    return [
        Reading(
            f"{index.label(found.subject)}, {index.label(scope)}, {in_words(f.end, f.facts)}",
            (point(f),),
            is_default=scope in found.scopes,
            scope=scope,
        )
        for f in series
    ]


def _average(index: Index, found: Target, scope: str, time: When) -> list[Reading]:
    figures = _dates.within(index.series("headcount", found.subject, scope), time)
    if time.years < 1.5 or len(figures) < 2:
        return []
    label = f"{index.label(found.subject)}, {index.label(scope)}"
    label += f", average of {len(figures)} years to {in_words(figures[-1].end, figures[-1].facts)}"
    return [Reading(label, (mean(figures),), is_default=scope in found.scopes, scope=scope)]


def _is_part(view: ThreadView, claim: Claim, index: Index, meant: list[Reading]) -> bool:
    stated = stated_value(claim)
    if stated is None or claim.row_header or claim.column_header:
        return False
    smallest = min(option.value for reading in meant for option in reading.options)
    if stated >= _PART_OF * smallest or claim.modifier in {">", ">="}:
        return False
    start, end = view.clause(claim)
    if _SOMEWHERE.search(view.post(claim).text, claim.end_char, end):
        return True
    # a figure so small is wrong of the whole only where the sentence names the whole
    names_whole = any(m.part in IN_SENTENCE and index.kind(m.concept_id) == "population" for m in claim.mentions)
    return not names_whole or _STATES_WHOLE.search(view.post(claim).text[start:end]) is None
