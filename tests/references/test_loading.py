"""Tables and concepts as they come out of their folders."""

from pathlib import Path

import pytest

from threadlens import references
from threadlens.errors import ThreadlensError
from threadlens.references._tables import read_table

HEAD = 'title = "T"\npublisher = "P"\nurl = "https://example.org"\nlicence = "L"\n[defaults]\n'
DEFAULTS = 'measure = "headcount"\nsubject = "employees"\nunit = "people"\n'


def folder(tmp_path: Path, rows: str) -> Path:
    (tmp_path / "table.toml").write_text(HEAD + DEFAULTS, "utf-8")
    (tmp_path / "table.csv").write_text(rows, "utf-8")
    return tmp_path


def test_a_row_takes_what_it_does_not_say_from_the_table(tmp_path: Path) -> None:
    table = read_table(folder(tmp_path, "as_of,population,value,title\n2021-03-31,national_defence,5,\n"))
    fact = table.facts[0]
    assert (fact.measure, fact.publisher, fact.title, fact.value) == ("headcount", "P", "T", 5)


def test_further_columns_are_dimensions(tmp_path: Path) -> None:
    table = read_table(folder(tmp_path, "as_of,population,value,shift\n2021-03-31,national_defence,5,night\n"))
    assert table.facts[0].dimensions == (("shift", "night"),)


def test_two_sources_for_one_cell_stay_two_facts(tmp_path: Path) -> None:
    rows = "as_of,population,value\n2021-03-31,national_defence,5\n2021-03-31,national_defence,6\n"
    first, second = read_table(folder(tmp_path, rows)).facts
    assert second.fact_id == f"{first.fact_id}#2"


@pytest.mark.parametrize("row", ["2021-03-31,national_defence,many", "soon,national_defence,5"])
def test_a_row_that_cannot_be_read_names_itself(tmp_path: Path, row: str) -> None:
    with pytest.raises(ThreadlensError, match=row.split(",", maxsplit=1)[0]):
        read_table(folder(tmp_path, f"as_of,population,value\n{row}\n"))


def test_departments_are_known_in_both_languages() -> None:
    named = {alias: c.concept_id for c in references.concepts() for alias in c.aliases}
    assert named["Défense nationale"] == named["DND"] == named["National Defence"] == "national_defence"
    assert named["Statistics Canada"] == named["Statistique Canada"]


@pytest.mark.parametrize(
    ("words", "concept_id"),
    [
        ("AssocDM", "associate_deputy_ministers"),
        ("ADMs", "assistant_deputy_ministers"),
        ("EX-1", "ex_01"),
        ("EX 01", "ex_01"),
        ("EX01s", "ex_01"),
        ("exec cadre", "executives"),
        ("GOFOs", "generals_and_flag_officers"),
        ("civvy GOFO", "senior_executive_equivalents"),
        ("BGen", "brigadier_generals"),
        ("Reg F", "regular_force"),
        ("P Res", "primary_reserve"),
        ("gov't employees", "employees"),
        ("CPA", "core_public_administration"),
        ("separate agencies", "separate_agencies"),
    ],
)
def test_what_people_say_is_known(words: str, concept_id: str) -> None:
    named = {alias: c.concept_id for c in references.concepts() for alias in c.aliases}
    assert named[words] == concept_id


def test_reading_again_gives_the_same_objects() -> None:
    assert references.tables() is references.tables()
    assert references.concepts() is references.concepts()
