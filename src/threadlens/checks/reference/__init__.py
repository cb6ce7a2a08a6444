"""Claims held against published figures: every reading that the words allow is computed, and all of them decide."""

from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.reference import _counts, _siblings, _weighing
from threadlens.checks.reference._decide import decide
from threadlens.checks.reference._reading import Readings
from threadlens.checks.reference._readings import readings
from threadlens.records import Claim, Verdict

VERSION = "4"
RANK = 10


def verdicts(thread: ThreadView, index: Index) -> Iterator[Verdict]:
    """What the tables say of each claim that they can decide."""
    cells: dict[str, _siblings.Cell] = {}
    undecided: list[Claim] = []
    for claim in thread.claims():
        found = readings(thread, claim, index)
        verdict = decide(thread, claim, found) if found else None
        if verdict is None and (found is None or found.is_loose or not all(r.may_refute for r in found.found)):
            found, verdict = _hinted(thread, claim, index)
        if verdict is None:
            undecided.append(claim)
            continue
        cell = _siblings.cell_of(found, verdict) if found else None
        if cell:
            cells[claim.claim_id] = cell
        yield verdict
    for claim in undecided:
        found = _siblings.readings(thread, claim, index, cells)
        verdict = decide(thread, claim, found) if found else None
        if verdict is not None:
            yield verdict


def _hinted(thread: ThreadView, claim: Claim, index: Index) -> tuple[Readings | None, Verdict | None]:
    """What an earlier claim with the same figure, or else the talk around, says of it."""
    for hinted in (_counts.echo(thread, claim, index), _weighing.readings(thread, claim, index)):
        verdict = decide(thread, claim, hinted) if hinted else None
        if verdict is not None:
            return hinted, verdict
    return None, None
