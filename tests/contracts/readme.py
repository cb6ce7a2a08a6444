"""Writes what the README shows of the code: tables of what is built in, and a part of what the demo prints.

Run by `make docs`; test_readme.py compares.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from threadlens.stages.catalogue import filled

README = Path(__file__).parents[2] / "README.md"
_DEMO = re.compile(r"(<!-- demo -->\n).*?(<!-- end -->)", re.DOTALL)


def written(text: str) -> str:
    """The README with everything generated made anew."""
    return _DEMO.sub(lambda mark: f"{mark[1]}{_indented(excerpt())}\n{mark[2]}", filled(text))


def excerpt() -> str:
    """The first finding of each outcome and the closing count, as a terminal of 80 columns shows them."""
    code = "import sys; from threadlens.cli.app import main; main(['demo'])"
    environment = os.environ | {"COLUMNS": "80", "NO_COLOR": "1"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    blocks = [block.rstrip() for block in re.split(r"\n\s*\n", run.stdout) if block.strip()]
    shown = [
        next(block for block in blocks if re.match(rf"\W\s{outcome}", block))
        for outcome in ("refuted", "conflicting", "supported")
    ]
    count = next(block for block in blocks if re.match(r"\d+ figures:", block))
    return "\n\n".join([*shown, count])


def _indented(text: str) -> str:
    lines = (f"    {line.rstrip()}".rstrip() for line in text.splitlines())
    return "\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
