"""From the readings of a claim to one verdict."""

from collections.abc import Iterable
from dataclasses import replace

from threadlens.checks._dates import in_words
from threadlens.checks._figures import Computed
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import Allowed, allowed, bounded, relative_error, stated_value
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Verdict

RANK = 10
_PRECISE = 0.055
_ROUND = 0.02
# A count so many times too large or too small is no wrong count but one of something else.
_MISLINKED = 5.0
# Said in words ('half a billion') a figure is as open as its speaker is.
_IN_WORDS = 1.25
_YES, _NO, _OPEN = "supports", "refutes", "leaves open"


def decide(view: ThreadView, claim: Claim, readings: Readings) -> Verdict | None:
    """Supported, refuted or conflicting; None where the readings leave it open."""
    rule = allowed(_unsigned(claim, readings))
    if rule is None or not readings.found:
        return None
    rule = _turned(rule) if readings.unordered else rule
    # a smaller scope is under any bound: only where the bound is drawn at it may it be meant
    softly = bounded(rule) if rule.high > 0 else rule
    judged = [(r, *_judge(r, rule if r.is_default else softly, readings)) for r in readings.found]
    default = [j for j in judged if j[0].is_default] or judged
    softer = [j for j in judged if j not in default]
    if readings.by_context and any(answer == _YES for _, answer, _ in judged):
        default, softer = [j for j in judged if j[1] == _YES], []
    said = {answer for _, answer, _ in default}
    if said == {_YES} or (_YES in said and _NO not in said):
        outcome, deciding = "supported", [j for j in default if j[1] == _YES]
    elif _YES in said:
        outcome, deciding = "conflicting", [j for j in default if j[1] != _OPEN]
    elif said == {_NO} and all(answer == _NO for _, answer, _ in softer):
        outcome, deciding = "refuted", default
    elif said == {_NO} and any(answer == _YES for _, answer, _ in softer):
        outcome, deciding = "conflicting", [j for j in judged if j[1] != _OPEN]
    else:
        return None
    if outcome == "refuted" and not _may_refute(view, claim, rule, readings):
        return None
    if readings.is_loose and (outcome == "refuted" or not (readings.is_vetted or _is_precise(rule))):
        return None
    return _verdict(claim, rule, readings, outcome, [(reading, value) for reading, _, value in deciding])


def _judge(reading: Reading, rule: Allowed, readings: Readings) -> tuple[str, Computed]:
    values = [_shaped(option, readings) for option in reading.options]
    for value, option in zip(values, reading.options, strict=True):
        if rule.holds(value.value) or (rule.low <= value.low and value.high <= rule.high):
            return _YES, option
    if reading.may_refute and all(_is_missed(rule, value) for value in values):
        return _NO, reading.options[0]
    return _OPEN, reading.options[0]


def _is_precise(rule: Allowed) -> bool:
    """Whether a figure is printed so finely that it would hardly fit a reference by chance."""
    return 0 < rule.low <= rule.high and rule.high - rule.low <= _PRECISE * (rule.low + rule.high) / 2


def _is_missed(rule: Allowed, value: Computed) -> bool:
    """Whether a reference lies outside; a round figure is not wrong for being a little off."""
    if "last digit that is not zero" not in rule.rule:
        return rule.misses(value.low, value.high)
    middle = (rule.low + rule.high) / 2
    return (
        rule.misses(value.low, value.high) and min(abs(value.low - middle), abs(value.high - middle)) > _ROUND * middle
    )


def _may_refute(view: ThreadView, claim: Claim, rule: Allowed, readings: Readings) -> bool:
    if claim.speech_act in {"hypothetical", "sarcasm"} or not view.is_anchored(claim) or _is_elsewhere(claim, readings):
        return False
    in_words = claim.kind in {"count", "money"} and not any(character.isdigit() for character in claim.text)
    if in_words and _is_not_far(rule, readings):
        return False
    if readings.time.origin in {"claim", "post"}:
        return True
    # without a date of its own or of its post a claim is not refuted over the choice of a year
    others = [_shaped(c, readings) for reading in readings.found for c in reading.other_times]
    return all(rule.misses(c.low, c.high) for c in others)


def _is_elsewhere(claim: Claim, readings: Readings) -> bool:
    """Whether a count is so far from all that it may count that it more likely counts something else."""
    stated = stated_value(claim)
    is_named = any(m.part == "counted" and claim.end_char <= m.start_char for m in claim.mentions)
    if claim.kind not in {"count", "average"} or not stated or stated <= 0 or is_named:
        return False
    found = [abs(option.value) for reading in readings.found for option in reading.options]
    return all(value > _MISLINKED * stated or stated > _MISLINKED * value for value in found)


def _is_not_far(rule: Allowed, readings: Readings) -> bool:
    found = [_shaped(option, readings) for reading in readings.found for option in reading.options]
    return any(rule.low / _IN_WORDS <= c.value <= rule.high * _IN_WORDS for c in found if c.value > 0)


def _verdict(
    claim: Claim, rule: Allowed, readings: Readings, outcome: str, deciding: list[tuple[Reading, Computed]]
) -> Verdict:
    reading, value = deciding[0]
    words = (
        "; ".join(f"{r.label}: {_number(v.value)}" for r, v in deciding) if outcome == "conflicting" else reading.label
    )
    notes = [rule.rule, readings.note]
    if outcome == "refuted":
        notes.append(_held(rule, readings, deciding))
    if len(value.facts) and value.facts[0].confidence == "derived":
        notes.append("the reference is derived, not printed by its publisher")
    return Verdict(
        claim.claim_id,
        "reference",
        outcome,
        claim.text,
        reference_value=value.value,
        relative_error=relative_error(_unsigned(claim, readings), _compared(value, readings)),
        reading=words,
        table_name=value.facts[0].table_name,
        source=_source(value),
        source_url=value.facts[0].url,
        as_of=value.as_of,
        evidence_sql=value.sql,
        note="; ".join(n for n in notes if n),
        confidence=readings.confidence,
        rank=RANK,
    )


def _held(rule: Allowed, readings: Readings, deciding: Iterable[tuple[Reading, Computed]]) -> str:
    """For what other times the figure would have been right."""
    days = sorted({c.as_of for r, _ in deciding for c in r.other_times if rule.holds(_shaped(c, readings).value)})
    if not days:
        return ""
    named = [in_words(day) for day in (days if len(days) <= 3 else (days[0], days[-1]))]
    return "held in " + (
        " and ".join(named) if len(days) <= 3 else f"{len(days)} other periods from {named[0]} to {named[1]}"
    )


def _source(value: Computed) -> str:
    fact = value.facts[0]
    return f"{fact.publisher}, {fact.title}, {in_words(value.as_of, value.facts)}"


def _unsigned(claim: Claim, readings: Readings) -> Claim:
    if readings.signed or claim.value is None:
        return claim
    return replace(claim, value=abs(claim.value))


def _compared(value: Computed, readings: Readings) -> float:
    shaped = _shaped(value, readings)
    return shaped.value


def _shaped(value: Computed, readings: Readings) -> Computed:
    """The reference as the wording gives it: a size without its sign, a ratio below one."""
    if not readings.unordered or value.value <= 1:
        return value
    return replace(value, value=1 / value.value, low=1 / value.high, high=1 / value.low)


def _turned(rule: Allowed) -> Allowed:
    if rule.low <= 1 or rule.high <= 0:
        return rule
    return replace(rule, low=1 / rule.high, high=1 / rule.low, open_low=rule.open_high, open_high=rule.open_low)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.4g}"
