"""Classifiers: the same file from the same text, refused when altered, with predictions that hold."""

import json
import shutil
from pathlib import Path

import pytest

from threadlens.errors import ModelError, UsageError
from threadlens.records import LabelledText
from threadlens.taggers import models
from threadlens.taggers._classifier import Classifier, load
from threadlens.taggers._evaluation import evaluate
from threadlens.taggers._training import Settings, train

BOATS = [
    LabelledText(f"x{n}", f"{word} number {n}", 0, 4, label, thread=f"t{n % 6}")
    for n in range(60)
    for word, label in ((("boat", "sea"), ("barn", "land"))[n % 2],)
]


def words(example: LabelledText) -> dict[str, float]:
    return {f"w={word}": 1.0 for word in example.text.split()}


def trained() -> tuple[bytes, Classifier]:
    return train(BOATS, BOATS[:20], words, settings=Settings(min_count=1), positive="sea")


def test_training_twice_gives_the_same_bytes() -> None:
    assert trained()[0] == trained()[0]


def test_a_classifier_tells_the_labels_apart() -> None:
    result = evaluate(trained()[1], BOATS, words, model="boats", split="dev")
    assert (result.macro_f1, result.accuracy, result.wrong) == (1.0, 1.0, ())
    assert [(s.label, s.support) for s in result.scores] == [("land", 30), ("sea", 30)]
    assert result.confusion == ((30, 0), (0, 30))


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    content, classifier = trained()
    (tmp_path / "model.skops").write_bytes(content)
    (tmp_path / "metrics.json").write_text(json.dumps({"model_sha256": classifier.sha256}))
    assert load(tmp_path) == classifier
    (tmp_path / "model.skops").write_bytes(content + b"\0")
    with pytest.raises(ModelError, match="altered"):
        load(tmp_path)


def test_one_label_is_not_enough() -> None:
    with pytest.raises(ModelError, match="two labels"):
        train(BOATS[::2], [], words, settings=Settings())


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(UsageError, match="no model is called"):
        models.evaluate("boats", Path(), [], "dev")


def test_model_files_stay_small(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "models", tmp_path / "models")
    assert all(p.stat().st_size <= 3_000_000 for p in (tmp_path / "models").rglob("model.skops"))
