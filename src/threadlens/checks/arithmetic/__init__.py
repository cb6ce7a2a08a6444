"""Claims held against numbers of their own post and of the last ones: equations, shares, changes, sums, tables."""

from collections.abc import Iterator

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.arithmetic import _amounts, _changes, _durations, _equations, _parts, _sums, _tables, _weighed
from threadlens.records import Claim, Tried, Verdict

VERSION = "7"
RANK = 20
_BY_THE_WORDS = frozenset({_equations.RANK, _changes.RANK})  # their words leave no other operation
_MOST = 8


def verdicts(thread: ThreadView, index: Index) -> Iterator[Verdict]:
    """What a post's own numbers say of its claims; one verdict a claim at most."""
    found: dict[str, Verdict] = {}
    for check in (_equations, _changes, _parts, _sums, _amounts, _tables, _durations):
        for verdict in check.verdicts(thread):
            first = found.setdefault(verdict.claim_id, verdict)
            # what follows from one group of numbers need not follow from another
            if first.outcome == "refuted" and verdict.outcome == "supported" and first.rank != _equations.RANK:
                found[verdict.claim_id] = verdict
    for claim in thread.claims():
        known = found.get(claim.claim_id)
        is_doubtful = known is not None and known.outcome == "refuted" and known.rank not in _BY_THE_WORDS
        if is_doubtful and _weighed.is_made(thread, claim):  # wrong only where nothing else that the numbers make is it
            del found[claim.claim_id]
    yield from found.values()
    yield from _weighed.verdicts(thread, found)


def tried(view: ThreadView, claim: Claim, index: Index) -> Iterator[Tried]:
    """What the numbers around a figure make: what agrees first, and the nearest of the rest."""
    found = sorted(_weighed.candidates(view, claim), key=lambda c: (not c[3], c[2]))
    for reading, value, cost, holds in found[:_MOST]:
        yield Tried(reading, value, holds, is_strict=False, doubt=cost)
