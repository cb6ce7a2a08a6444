"""Confidence: calibrated on the answer keys of threads, and what lies below the least is held back."""

from dataclasses import replace

from threadlens.records import Claim, Verdict
from threadlens.taggers.confidence import features, rated

CLAIM = Claim("c1", "p1", 10, 16, "40,120", "They had 40,120 people.", "count", value=40120.0)
SURE = Verdict("c1", "reference", "supported", "40,120", reference_value=40120.0, note="no hedge", confidence=0.98)


def test_what_outweighs_chance_by_far_is_surer() -> None:
    doubtful = replace(SURE, confidence=0.2)
    high, low = (rated([CLAIM], [v], least=0.0)[0].confidence for v in (SURE, doubtful))
    assert high is not None and low is not None
    assert 0 < low < 0.9 < high < 1


def test_a_verdict_below_the_least_is_held_back_and_says_so() -> None:
    (held,) = rated([CLAIM], [SURE], least=1.0)
    assert held.outcome == "not_enough_evidence"
    assert held.note is not None
    assert held.note.startswith("held back: supported with a confidence of ")
    assert held.note.endswith("less than 1; no hedge")
    assert held.reference_value == SURE.reference_value


def test_a_verdict_above_the_least_stays() -> None:
    (kept,) = rated([CLAIM], [SURE], least=0.5)
    assert replace(kept, confidence=SURE.confidence) == SURE


def test_what_says_itself_that_it_is_in_doubt_stays() -> None:
    (kept,) = rated([CLAIM], [replace(SURE, outcome="conflicting")], least=1.0)
    assert kept.outcome == "conflicting"


def test_features_say_how_the_figure_was_checked_and_said() -> None:
    hedged = replace(CLAIM, text="about forty", value=40.0, modifier="~", hedge="about")
    found = features(hedged, replace(SURE, note="what it counts and when is taken from the words around it"))
    assert {"how=weighed", "hedged", "in words", "coarse"} <= set(found)
