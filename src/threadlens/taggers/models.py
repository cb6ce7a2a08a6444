"""The classifiers of all taggers: which there are, how they are trained, what they are worth."""

import pkgutil
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from threadlens import taggers
from threadlens.errors import UsageError
from threadlens.records import Evaluation, LabelledText
from threadlens.taggers import _classifier, _evaluation, _training

MODEL_FILE = _classifier.MODEL_FILE
METRICS_FILE = _classifier.METRICS_FILE
Settings = _training.Settings


def names() -> tuple[str, ...]:
    """Every classifier, by the name of its folder under models/ and corpora/."""
    return tuple(sorted(_modules()))


def is_from_threads(name: str) -> bool:
    """Whether a model's examples are verdicts on the threads of corpora/threads."""
    return bool(getattr(_module(name), "FROM_THREADS", False))


def corpus(name: str) -> str:
    """The folder under corpora/ from which a model's examples come."""
    return "threads" if is_from_threads(name) else name


def train(
    name: str, examples: Sequence[LabelledText], development: Sequence[LabelledText], settings: Settings
) -> tuple[bytes, str]:
    """The content of a newly trained model's file, and its SHA-256."""
    module = _module(name)
    positive = getattr(module, "POSITIVE", None)
    content, classifier = _training.train(
        examples,
        development,
        module.features,
        settings=settings,
        positive=positive,
        variants=getattr(module, "variants", None),
    )
    return content, classifier.sha256


def evaluate(name: str, folder: Path, examples: Sequence[LabelledText], split: str) -> Evaluation:
    """The model of a folder, measured on labelled text."""
    module = _module(name)
    return _evaluation.evaluate(
        _classifier.load(folder),
        examples,
        module.features,
        model=name,
        split=split,
        settled=getattr(module, "settled", None),
    )


def features(name: str, example: LabelledText) -> dict[str, float]:
    """What a classifier sees of a labelled line."""
    found: dict[str, float] = _module(name).features(example)
    return found


def _module(name: str) -> ModuleType:
    found = _modules().get(name)
    if found is None:
        raise UsageError(f"no model is called {name!r}: there are {', '.join(names())}")
    return found


def _modules() -> dict[str, ModuleType]:
    found = {}
    for folder in pkgutil.iter_modules(taggers.__path__):
        path = f"{taggers.__name__}.{folder.name}.training"
        if folder.ispkg and find_spec(path):
            module = import_module(path)
            found[module.MODEL] = module
    return found
