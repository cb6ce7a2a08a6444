"""Fields of JSON that a site or an export wrote: each may be missing, empty or of another type than last year."""

import html
from collections.abc import Iterator
from typing import Any

from threadlens.platforms._json import read_json
from threadlens.platforms._select import line

Record = dict[str, Any]


def record(value: Any, *path: str) -> Record:
    """The object at the end of a path of names, or an empty one."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def records(value: Any, *path: str) -> list[Record]:
    """The objects of the list at the end of a path of names."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: Any, *names: str) -> str | None:
    """The first of these fields that holds words or a number, as it stands."""
    for name in names:
        found = value.get(name) if isinstance(value, dict) else None
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
    return None


def label(value: Any, *names: str) -> str | None:
    """The first of these fields on one line, entities resolved."""
    return line(html.unescape(text(value, *names) or ""))


def whole(value: Any, *names: str) -> int | None:
    """The first of these fields that holds a whole number, also one written as text."""
    for name in names:
        found = value.get(name) if isinstance(value, dict) else None
        if isinstance(found, str) and found.strip().lstrip("-").isdecimal() and len(found) < 19:
            return int(found)
        if isinstance(found, int | float) and not isinstance(found, bool) and abs(found) < 1e18:
            return int(found)
    return None


def loaded(written: str | None) -> Any:
    """What a JSON text inside a page holds, or None where it is not JSON."""
    try:
        return read_json(written, strict=False) if written else None
    except (ValueError, RecursionError):
        return None


def nested(value: Any, children: str) -> Iterator[Record]:
    """An object and all below it in reading order, without Python's own stack."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            below = item.get(children)
            waiting.extend(reversed(below) if isinstance(below, list) else ())
