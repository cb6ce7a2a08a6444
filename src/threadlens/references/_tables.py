"""Reference tables out of their folders."""

import csv
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from threadlens.errors import ThreadlensError
from threadlens.records import Fact, ReferenceTable

_HERE = Path(__file__).parent
_TEXTS = (
    "measure",
    "subject",
    "population",
    "unit",
    "modifier",
    "publisher",
    "title",
    "url",
    "licence",
    "confidence",
    "note",
)
_DATES = ("as_of", "period_start", "period_end")
_FIELDS = frozenset((*_TEXTS, *_DATES, "value"))


def read_tables() -> tuple[ReferenceTable, ...]:
    """Every folder that holds a table.toml, by name."""
    return tuple(read_table(path.parent) for path in sorted(_HERE.glob("*/table.toml")))


def read_table(folder: Path) -> ReferenceTable:
    """One table with its facts; raises ThreadlensError where a row cannot be read."""
    about = tomllib.loads((folder / "table.toml").read_text("utf-8"))
    head = {name: about[name] for name in ("title", "publisher", "url", "licence")}
    defaults = head | about.get("defaults", {})
    seen: Counter[str] = Counter()
    with (folder / "table.csv").open(encoding="utf-8", newline="") as lines:
        facts = tuple(_fact(folder.name, row, defaults, seen) for row in csv.DictReader(lines))
    return ReferenceTable(folder.name, facts=facts, note=about.get("note"), **head)


def _fact(table: str, row: dict[str, str], defaults: dict[str, str], seen: Counter[str]) -> Fact:
    given: dict[str, Any] = {**defaults, **{name: text for name, text in row.items() if text and name in _FIELDS}}
    try:
        fields: dict[str, Any] = {name: given[name] for name in _TEXTS if name in given}
        fields |= {name: date.fromisoformat(given[name]) for name in _DATES if name in given}
        value = float(given["value"])
        extra = tuple((name, text) for name, text in row.items() if name not in _FIELDS and text)
        return Fact(_fact_id(table, given, extra, seen), table, value=value, dimensions=extra, **fields)
    except (KeyError, ValueError, TypeError) as error:
        raise ThreadlensError(f"references/{table}/table.csv: row {row} cannot be read: {error}") from error


def _fact_id(table: str, given: dict[str, Any], extra: tuple[tuple[str, str], ...], seen: Counter[str]) -> str:
    """Readable and made of content, so that a table that is loaded again keeps its ids."""
    when = given.get("as_of") or f"{given.get('period_start', '')}..{given.get('period_end', '')}"
    parts = [given["measure"], given["subject"], given["population"], when, *(text for _, text in extra)]
    key = f"{table}/{'/'.join(parts)}".replace(" ", "_")
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"
