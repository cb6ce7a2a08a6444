"""Where the data files lie: beside the code in a wheel, at the top of the tree in a checkout."""

from importlib.resources import files
from pathlib import Path

from threadlens.errors import ThreadlensError


def resource(name: str) -> Path:
    """The path of a data file or folder such as `models/phoenix_sense` or `corpora/demo`."""
    package = Path(str(files("threadlens")))
    for root in (package / "data", package.parent.parent):
        if (root / name).exists():
            return root / name
    raise ThreadlensError(f"{name} is missing from this installation: install threadlens again")
