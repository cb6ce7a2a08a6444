"""How likely a verdict is right: a calibrated classifier over what the check, the claim and its wording tell."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from threadlens.records import Claim, Verdict
from threadlens.resources import resource
from threadlens.taggers.confidence._features import RIGHT, WRONG, features

__all__ = ["MODEL", "RIGHT", "WRONG", "features", "rated"]
MODEL = "verdict_confidence"
_DECIDED = frozenset({"supported", "refuted"})  # "conflicting" says itself what the doubt is


def rated(claims: Sequence[Claim], verdicts: Sequence[Verdict], *, least: float) -> tuple[Verdict, ...]:
    """The verdicts with their calibrated confidence; what is decided with less is held back, and its note says so."""
    known = {claim.claim_id: claim for claim in claims}
    return tuple(_rated(known[verdict.claim_id], verdict, least) for verdict in verdicts)


def _rated(claim: Claim, verdict: Verdict, least: float) -> Verdict:
    sure = round(_classifier().probabilities(features(claim, verdict))[RIGHT], 3)
    if sure >= least or verdict.outcome not in _DECIDED:
        return replace(verdict, confidence=sure)
    note = f"held back: {verdict.outcome} with a confidence of {sure:.2f}, less than {least:g}"
    note = f"{note}; {verdict.note}" if verdict.note else note
    return replace(verdict, confidence=sure, outcome="not_enough_evidence", note=note)


@cache
def _classifier() -> Any:
    return import_module("threadlens.taggers._classifier").load(resource(f"models/{MODEL}"))  # numpy, where needed
