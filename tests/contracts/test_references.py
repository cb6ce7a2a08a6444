"""Every reference table: its folder is complete, its concepts exist, its look-ups give what its cases say."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from threadlens import references
from threadlens.records import ReferenceTable

FOLDER = Path(references.__file__).parent
TABLES = [pytest.param(table, id=table.table_name) for table in references.tables()]
CASES = [
    pytest.param(table, case, id=f"{table.table_name}-{n}")
    for table in references.tables()
    for n, case in enumerate(json.loads((FOLDER / table.table_name / "cases.json").read_text("utf-8")))
]
CONFIDENCE = {"official", "official_quoted", "press", "derived"}
MODIFIERS = {"=", "~", "<", "<=", ">", ">="}


@pytest.mark.parametrize("table", TABLES)
def test_folder_is_complete(table: ReferenceTable) -> None:
    names = {path.name for path in (FOLDER / table.table_name).iterdir()}
    assert {"table.csv", "table.toml", "README.md", "cases.json"} <= names


@pytest.mark.parametrize("table", TABLES)
def test_facts_are_complete(table: ReferenceTable) -> None:
    known = {concept.concept_id: concept.kind for concept in references.concepts()}
    for fact in table.facts:
        assert known.get(fact.measure) == "measure", fact
        assert known.get(fact.subject) == "subject", fact
        assert known.get(fact.population) == "population", fact
        assert fact.as_of or (fact.period_start and fact.period_end), fact
        assert fact.publisher and fact.title and fact.url and fact.licence and fact.unit, fact
        assert fact.confidence in CONFIDENCE, fact
        assert fact.modifier in MODIFIERS, fact


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(table: ReferenceTable) -> None:
    folder = FOLDER / table.table_name
    header = (folder / "table.csv").read_text("utf-8").splitlines()[0].split(",")
    about = (folder / "table.toml").read_text("utf-8")
    explained = about[about.index("[columns]") :]
    assert [name for name in header if not re.search(rf"^{name} = ", explained, re.MULTILINE)] == []


@pytest.mark.parametrize(("table", "case"), CASES)
def test_lookup(table: ReferenceTable, case: dict[str, Any]) -> None:
    day = date.fromisoformat(case["date"])
    found = [
        fact.value
        for fact in table.facts
        if (fact.measure, fact.subject, fact.population) == (case["measure"], case["subject"], case["population"])
        and (
            fact.as_of == day or (fact.period_start and fact.period_end and fact.period_start <= day <= fact.period_end)
        )
    ]
    assert sorted(found) == sorted(case["values"])


def test_fact_ids_are_unique() -> None:
    counted = Counter(fact.fact_id for table in references.tables() for fact in table.facts)
    assert [fact_id for fact_id, n in counted.items() if n > 1] == []


def test_concepts_are_unique_and_refer_to_known_ones() -> None:
    concepts = references.concepts()
    known = {concept.concept_id for concept in concepts}
    assert len(known) == len(concepts)
    for concept in concepts:
        assert {*concept.broader, *concept.parts, *concept.scopes, *concept.measures} <= known, concept


def test_an_alias_names_one_concept_of_a_kind() -> None:
    named = Counter((c.kind, alias) for c in references.concepts() for alias in dict.fromkeys(c.aliases))
    assert [alias for alias, n in named.items() if n > 1] == []


def test_levels_sum_to_the_population() -> None:
    facts = {
        (f.subject, f.population, f.as_of): f.value
        for t in references.tables()
        for f in t.facts
        if f.measure == "headcount"
    }
    levels = ("ex_01", "ex_02", "ex_03", "ex_04", "ex_05", "non_ex")
    for scope in ("federal_public_service", "core_public_administration", "separate_agencies"):
        for year in range(2010, 2026):
            day = date(year, 3, 31)
            assert sum(facts[level, scope, day] for level in levels) == facts["employees", scope, day], (scope, day)
