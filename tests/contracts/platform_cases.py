"""Cases of the platforms: a page beside the expectation of what it yields, as data.

`python tests/contracts/platform_cases.py FILE…` writes the expectation of new cases for you to read and correct.
"""

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from threadlens import platforms
from threadlens.errors import SourceError
from threadlens.records import Page

FOLDER = Path(platforms.__file__).parent
PAGES = (".html", ".json", ".txt", ".zip", ".mbox", ".md", ".xml")
_COUNTS = {"position", "depth", "header_rows", "header_columns"}  # 0 means none
SUFFIX = ".expected.json"


def cases() -> list[Path]:
    """Every page of every platform's cases."""
    return sorted(p for p in FOLDER.glob("*/cases/*") if p.suffix in PAGES and not p.name.endswith(SUFFIX))


def expectation(case: Path) -> Path:
    """The file beside a case that says what it yields."""
    return case.with_name(case.stem + SUFFIX)


def page_of(case: Path, given: dict[str, Any]) -> Page:
    """The case as a page; `given` tells what fetching would have told."""
    fetched = given.get("fetched_at")
    return Page(
        case.read_bytes(),
        case.name,
        url=given.get("url"),
        fetched_at=datetime.fromisoformat(fetched) if fetched else None,
    )


def outcome(case: Path, given: dict[str, Any]) -> dict[str, Any]:
    """What a case yields, as data."""
    page = page_of(case, given)
    try:
        pages = list(platforms.parse(page))
        return {"platform": platforms.recognise(page).platform, "pages": [_plain(found) for found in pages]}
    except SourceError as error:
        return {"error": type(error).__name__, "message": str(error)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        pairs = ((f.name, _plain(getattr(value, f.name))) for f in fields(value))
        return {name: item for name, item in pairs if item not in (None, []) and (item != 0 or name not in _COUNTS)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value


if __name__ == "__main__":
    for name in sys.argv[1:]:
        target = expectation(Path(name))
        given = json.loads(target.read_text("utf-8")).get("given", {}) if target.exists() else {}
        found = {"given": given} | outcome(Path(name), given)
        target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
