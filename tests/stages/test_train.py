"""Training and evaluation over the project's own corpora and models."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from threadlens.errors import ModelError
from threadlens.records import Evaluation, LabelScore
from threadlens.stages.evaluate import check_floors, evaluate
from threadlens.stages.train import labelled
from threadlens.stages.train_cards import below, card, floors_text, measured
from threadlens.taggers import models

NAME = "claim_worthiness"
FOLDER = Path(__file__).parents[2] / "models" / NAME


def evaluation(f1: float) -> Evaluation:
    scores = (LabelScore("claim", 0.9, 0.9, f1, 10), LabelScore("not_claim", 0.8, 0.8, f1, 10))
    return Evaluation(NAME, "dev", 20, 0.9, f1, (0.8, 0.95), scores, ((9, 1), (1, 9)), 0.02, 0.2, ())


def test_the_model_at_hand_comes_out_of_training() -> None:
    metrics = json.loads((FOLDER / "metrics.json").read_text("utf-8"))
    known = {key: value for key, value in metrics["config"].items() if key != "description"}
    content, digest = models.train(NAME, labelled(NAME, "train"), labelled(NAME, "dev"), models.Settings(**known))
    assert digest == metrics["model_sha256"]
    assert content == (FOLDER / "model.skops").read_bytes()


def test_the_model_at_hand_keeps_its_floors_and_card() -> None:
    found = evaluate([NAME])
    check_floors(found)
    metrics = json.loads((FOLDER / "metrics.json").read_text("utf-8"))
    assert card(NAME, metrics, found, reason=None) == (FOLDER / "card.md").read_text("utf-8")


def test_a_worse_model_is_refused() -> None:
    with pytest.raises(ModelError, match=r"claim_worthiness: dev macro_f1 0\.100 <"):
        check_floors([evaluation(0.1)])


def test_floors_rise_by_themselves_and_fall_only_when_allowed() -> None:
    better, worse = measured([evaluation(0.9)]), measured([evaluation(0.5)])
    assert below(better, better) == []
    assert below(better, worse)[0] == "dev macro_f1 0.500 < 0.900"
    assert "macro_f1 = 0.900" in floors_text(better, worse, lower=False)
    assert "macro_f1 = 0.480" in floors_text(better, worse, lower=True)
    assert "macro_f1 = 0.880" in floors_text(worse, better, lower=False)


def test_labels_without_examples_have_no_floor() -> None:
    empty = evaluation(0.9)
    scores = (*empty.scores, LabelScore("other", 0.0, 0.0, 0.0, 0))
    assert "other" not in measured([replace(empty, scores=scores)])["dev"]
