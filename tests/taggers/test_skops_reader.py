"""The reader of model files says what skops says, and refuses what is not ours."""

import numpy
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

from threadlens.errors import ModelError
from threadlens.resources import resource
from threadlens.stages.train import labelled
from threadlens.taggers import models
from threadlens.taggers._classifier import from_bytes
from threadlens.taggers._skops_reader import read


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in resource("models").glob("*/model.skops")))
def test_reads_what_skops_reads(folder: str) -> None:
    content = (resource("models") / folder / "model.skops").read_bytes()
    ours, theirs = read(content), skops.io.loads(content, trusted=[])
    assert isinstance(theirs["classifier"], LogisticRegression)
    assert numpy.array_equal(ours["classifier"]["coef_"], theirs["classifier"].coef_)
    assert numpy.array_equal(ours["classifier"]["intercept_"], theirs["classifier"].intercept_)
    assert list(ours["classifier"]["classes_"]) == list(theirs["classifier"].classes_)
    assert {k: v for k, v in ours.items() if k != "classifier"} == {
        k: v for k, v in theirs.items() if k != "classifier"
    }


@pytest.mark.parametrize("name", models.names())
def test_predicts_what_scikit_learn_predicts(name: str) -> None:
    content = (resource("models") / name / "model.skops").read_bytes()
    bundle, ours = skops.io.loads(content, trusted=[]), from_bytes(content, "")
    seen = [models.features(name, example) for example in labelled(name, "dev")[:60]]
    columns = {feature: at for at, feature in enumerate(bundle["features"])}
    matrix = numpy.zeros((len(seen), len(columns)))
    for row, found in enumerate(seen):
        for feature, value in found.items():
            if feature in columns:
                matrix[row, columns[feature]] = value
    scores = bundle["classifier"].decision_function(matrix) / bundle["temperature"]
    scores = numpy.column_stack([numpy.zeros(len(seen)), scores]) if scores.ndim == 1 else scores
    theirs = numpy.exp(scores) / numpy.exp(scores).sum(axis=1, keepdims=True)
    given = numpy.array([[ours.probabilities(found)[label] for label in ours.labels] for found in seen])
    assert numpy.allclose(given, theirs, atol=1e-9)


def test_another_estimator_is_refused() -> None:
    with pytest.raises(ModelError, match="not one of ours"):
        read(skops.io.dumps({"classifier": DecisionTreeClassifier()}))


def test_no_archive_is_refused() -> None:
    with pytest.raises(ModelError, match="train it again"):
        read(b"not a model")
