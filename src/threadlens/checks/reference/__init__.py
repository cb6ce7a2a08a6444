"""Claims held against published figures: every reading that the words allow is computed, and all of them decide."""

import math
from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import Held, ThreadView
from threadlens.checks._tolerance import allowed
from threadlens.checks.reference import _counts, _missed, _ranks, _siblings, _topic, _weighing
from threadlens.checks.reference._decide import decide
from threadlens.checks.reference._reading import Readings
from threadlens.checks.reference._readings import readings
from threadlens.checks.reference._tried import tried as tried
from threadlens.records import Claim, Verdict

VERSION = "7"
RANK = 10


def verdicts(thread: ThreadView, index: Index) -> Iterator[Verdict]:
    """What the tables say of each claim that they can decide."""
    cells: dict[str, _siblings.Cell] = {}
    undecided: list[Claim] = []
    bounds: set[str] = set()  # whose words say what they bound, and leave it open
    for claim in thread.claims():
        if claim.claim_id in thread.repeated:
            undecided.append(claim)
            _take_over(thread, claim, cells)
            continue
        if claim.kind == "rank" and claim.value is None:
            placed = _ranks.verdict(thread, claim, index)
            if placed is not None:
                yield placed
            continue
        found, verdict = _read(thread, claim, index)
        if verdict is None:
            undecided.append(claim)
            bounds.update([claim.claim_id] if found is not None and _is_bound(claim) else [])
            continue
        cell = _siblings.cell_of(found, verdict) if found else None
        if cell:
            cells[claim.claim_id] = cell
        _remember(thread, claim, found, verdict)
        yield verdict
    for claim in undecided:
        if claim.claim_id in thread.repeated:
            _take_over(thread, claim, cells)
            continue
        found = _siblings.readings(thread, claim, index, cells)
        verdict = decide(thread, claim, found) if found else None
        # what was borne out since says more of what the talk is about
        if verdict is None and claim.claim_id not in bounds:
            found = _weighing.readings(thread, claim, index)
            verdict = decide(thread, claim, found) if found else None
        for further in (_weighing.slips, _topic.readings, _missed.readings) if verdict is None else ():
            found = further(thread, claim, index)
            verdict = decide(thread, claim, found) if found else None
            if verdict is not None:
                break
        if verdict is not None:
            _remember(thread, claim, found, verdict)
            yield verdict


def _is_bound(claim: Claim) -> bool:
    """Whether a figure is open on one side: 'more than 250,000', not 'just over 250,000'."""
    rule = allowed(claim)
    return rule is not None and (math.isinf(rule.low) or math.isinf(rule.high))


def _take_over(thread: ThreadView, claim: Claim, cells: dict[str, _siblings.Cell]) -> None:
    """What is known of the claim that a claim repeats is known of it too."""
    repeated = thread.repeated[claim.claim_id]
    if repeated in cells:
        cells[claim.claim_id] = cells[repeated]
    if repeated in thread.refuted:
        thread.refuted.add(claim.claim_id)
    if repeated in thread.held and claim.claim_id not in thread.held:
        thread.hold(claim, thread.held[repeated])


def _read(thread: ThreadView, claim: Claim, index: Index) -> tuple[Readings | None, Verdict | None]:
    """The verdict that the words allow; where they leave it open, that of the talk around."""
    found = readings(thread, claim, index)
    verdict = decide(thread, claim, found) if found else None
    if verdict is not None and verdict.outcome == "refuted" and _weighing.is_borne_out(thread, claim, index):
        return found, None  # wrong only where nothing that the talk can mean as well bears it out
    if verdict is None and found is not None and _is_bound(claim):
        return found, None  # a bound is met by too much to mean something else than its words say
    if verdict is None and (found is None or found.is_loose or not all(r.may_refute for r in found.found)):
        return _hinted(thread, claim, index)
    return found, verdict


def _remember(thread: ThreadView, claim: Claim, found: Readings | None, verdict: Verdict) -> None:
    """Keeps what a supported claim counts, which says what the figures beside it count, and which claims are wrong."""
    if verdict.outcome == "refuted":
        thread.refuted.add(verdict.claim_id)
    if found is None or verdict.outcome != "supported":
        return
    told = [r for r in found.found if any(o.sql == verdict.evidence_sql for o in r.options)]
    if told and told[0].subject and told[0].scope:
        as_of = next(o.as_of for o in told[0].options if o.sql == verdict.evidence_sql)
        thread.hold(claim, Held(told[0].measure, told[0].subject, told[0].scope, as_of))


def _hinted(thread: ThreadView, claim: Claim, index: Index) -> tuple[Readings | None, Verdict | None]:
    """What an earlier claim with the same figure, or else the talk around, says of it."""
    for hinted in (_counts.echo(thread, claim, index), _weighing.readings(thread, claim, index)):
        verdict = decide(thread, claim, hinted) if hinted else None
        if verdict is not None:
            return hinted, verdict
    return None, None
