"""JSON as programs write it: with halves of characters, where a text was cut within an emoji, that no file can keep."""

import json
import re
from typing import Any

_HALF = re.compile(
    r"(?<!\\)\\u[dD](?:[89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD])[c-fC-F][0-9a-fA-F]{2})"
)


def read_json(text: str, *, strict: bool = True) -> Any:
    """The value of a JSON text; raises ValueError or RecursionError where it is none."""
    if "\\ud" in text or "\\uD" in text:
        text = _HALF.sub(r"\\ufffd", text)
    return json.loads(text, strict=strict)
