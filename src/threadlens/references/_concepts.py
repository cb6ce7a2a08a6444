"""Concepts out of their data files."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from threadlens.errors import ThreadlensError
from threadlens.records import Concept

_HERE = Path(__file__).parent
_KINDS = {"subjects": "subject", "populations": "population", "measures": "measure"}
_LISTS = ("aliases", "broader", "parts", "scopes", "measures")


def read_concepts() -> tuple[Concept, ...]:
    """Subjects, populations, measures and organisations, in this order."""
    found = [
        _concept(concept_id, kind, entry)
        for name, kind in _KINDS.items()
        for concept_id, entry in tomllib.loads((_HERE / "concepts" / f"{name}.toml").read_text("utf-8")).items()
    ]
    found.extend(_organisations())
    _require_known(found)
    return tuple(found)


def _concept(concept_id: str, kind: str, entry: dict[str, Any]) -> Concept:
    lists = {name: tuple(entry.get(name, ())) for name in _LISTS}
    return Concept(concept_id, kind, entry["label"], **lists)


def _organisations() -> list[Concept]:
    aliases: dict[str, list[str]] = {}
    with (_HERE / "organisations" / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            aliases.setdefault(row["concept_id"], []).append(row["alias"])
    with (_HERE / "organisations" / "organisations.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Concept(
                row["concept_id"],
                "population",
                row["label"],
                tuple(aliases.get(row["concept_id"], ())),
                tuple(row["broader"].split()),
            )
            for row in csv.DictReader(lines)
        ]


def _require_known(concepts: list[Concept]) -> None:
    known = {concept.concept_id for concept in concepts}
    if len(known) != len(concepts):
        raise ThreadlensError("references: a concept is defined twice")
    for concept in concepts:
        named = {*concept.broader, *concept.parts, *concept.scopes, *concept.measures}
        if named - known:
            raise ThreadlensError(
                f"references: concept {concept.concept_id} names unknown concepts: {', '.join(sorted(named - known))}"
            )
