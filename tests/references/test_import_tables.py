"""Tables of many shapes: what is guessed of their columns and which figures come out of them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from threadlens import references
from threadlens.errors import ReferenceDataError
from threadlens.references import imports
from threadlens.references.imports import Import, Names, Wishes

NAMES = Names(references.concepts())


def read(text: str, wishes: Wishes | None = None, aliases: str | None = None) -> Import:
    grid = imports.read_text(text.encode(), "sample.csv")
    further = None if aliases is None else imports.read_text(aliases.encode(), "aliases.csv")
    return imports.build(grid, imports.guess(grid, wishes or Wishes(), NAMES), NAMES, further)


def figures(found: Import, *, confidence: str = "official") -> list[tuple[str, str, float]]:
    return [(f.subject, f.population, f.value) for f in found.table.facts if f.confidence == confidence]


def roles(text: str, wishes: Wishes | None = None) -> dict[str, str]:
    grid = imports.read_text(text.encode(), "sample.csv")
    return {c.name: c.role for c in imports.guess(grid, wishes or Wishes(), NAMES).columns}


DEPARTMENTS = """year,as_of,universe,department,org_id,level,employees,source
2020,2020-03-31,CPA,Health Canada,7,EX 01,83,a
2020,2020-03-31,CPA,Health Canada,7,EX 02,41,a
2020,2020-03-31,CPA,Health Canada,7,EX 03,5,a
2020,2020-03-31,CPA,Health Canada,7,EX 04,2,a
2020,2020-03-31,CPA,Health Canada,7,EX 05,1,a
2020,2020-03-31,CPA,Health Canada,7,Non-EX,6778,a
2020,2020-03-31,CPA,Department of Moonlight (DML),8,EX 01,4,a
2020,2020-03-31,CPA,Department of Moonlight (DML),8,EX 02,*,a
2020,2020-03-31,CPA,Department of Moonlight (DML),8,Non-EX,900,a
"""


def test_a_table_by_department_and_level_is_understood() -> None:
    assert roles(DEPARTMENTS) == {
        "year": "left out",
        "as_of": "date",
        "universe": "wider",
        "department": "population",
        "org_id": "id",
        "level": "subject",
        "employees": "value",
        "source": "field",
    }
    found = read(DEPARTMENTS)
    assert ("ex_01", "health_canada", 83.0) in figures(found)
    assert {f.measure for f in found.table.facts} == {"headcount"}
    assert {f.as_of for f in found.table.facts} == {date(2020, 3, 31)}
    assert found.withheld == 1


def test_levels_are_summed_to_executives_unless_one_is_withheld() -> None:
    derived = figures(read(DEPARTMENTS), confidence="derived")
    assert ("executives", "health_canada", 132.0) in derived
    assert ("employees", "health_canada", 6910.0) in derived
    assert [f for f in derived if f[1] != "health_canada"] == []


def test_a_new_department_gets_its_names_and_its_whole() -> None:
    concepts = {c.concept_id: c for c in read(DEPARTMENTS).concepts}
    new = concepts["department_of_moonlight_dml"]
    assert new.label == "Department of Moonlight (DML)"
    assert new.aliases == ("Department of Moonlight", "DML")
    assert new.broader == ("core_public_administration", "federal_public_service")


def test_names_of_a_file_are_given_by_the_code_beside_a_department() -> None:
    aliases = "alias,org_id,suspicious\nMoonlight Canada,8,\nJustice,8,\nHealth Canada,8,\nDoubtful Name,8,yes\n"
    concepts = {c.concept_id: c for c in read(DEPARTMENTS, aliases=aliases).concepts}
    assert "Moonlight Canada" in concepts["department_of_moonlight_dml"].aliases
    assert not {"Justice", "Health Canada", "Doubtful Name"} & set(concepts["department_of_moonlight_dml"].aliases)


def test_the_same_file_gives_the_same_facts() -> None:
    assert read(DEPARTMENTS).table == read(DEPARTMENTS).table


def test_a_wide_table_with_german_figures_is_unpivoted() -> None:
    found = read(
        "Street trees of Millbrook\n\nStadtteil;Art;2019;2020\nNord;Ahorn;1.204;1.250\nNord;Eiche;310;..\n"
        "Ost;Ahorn;2.011;2.020\nNote: at the end of the year.\n"
    )
    assert figures(found) == [
        ("ahorn", "nord", 1204),
        ("ahorn", "nord", 1250),
        ("eiche", "nord", 310),
        ("ahorn", "ost", 2011),
        ("ahorn", "ost", 2020),
    ]
    assert found.table.title == "Street trees of Millbrook"
    assert (found.table.note or "").endswith("Note: at the end of the year.")
    assert (found.table.facts[0].period_start, found.table.facts[0].period_end) == (
        date(2019, 1, 1),
        date(2019, 12, 31),
    )


def test_two_header_rows_are_one() -> None:
    found = read(
        "Town,Trees,,Benches,\n,2020,2021,2020,2021\nMillbrook,5,6,7,8\n", Wishes(values=("Trees 2020",), date="2020")
    )
    assert [f.value for f in found.table.facts] == [5]


def test_columns_of_figures_are_subjects_and_totals_the_whole() -> None:
    found = read("town,year,bakers,butchers\nMillbrook,2020,25,11\nOakville,2020,40,x\nTotal,2020,65,11\n")
    assert figures(found) == [
        ("bakers", "millbrook", 25),
        ("butchers", "millbrook", 11),
        ("bakers", "oakville", 40),
        ("bakers", "sample_all", 65),
        ("butchers", "sample_all", 11),
    ]
    assert found.withheld == 1


def test_a_row_that_adds_the_others_up_is_their_total() -> None:
    rows = "".join(
        f"{y},{t},{n}\n" for y in (2019, 2020, 2021) for t, n in (("A", y), ("B", 2), ("C", 3), ("Zed", y + 5))
    )
    found = read(f"year,town,trees\n{rows}")
    assert [f.value for f in found.table.facts if f.population == "sample_all"] == [2024, 2025, 2026]


def test_variables_with_their_classes_share_a_column() -> None:
    found = read(
        "year,department,dimension,category,employees\n"
        "2020,Health Canada,age_band,20-24,400\n2020,Health Canada,age_band,Unknown,3\n"
        "2020,Health Canada,tenure,Term,90\n2020,Health Canada,tenure,Casual,20\n"
        "2020,Health Canada,region,Alberta,60\n2020,Health Canada,region,Manitoba,10\n"
        "2020,Parks Canada,age_band,20-24,50\n2020,Parks Canada,tenure,Term,9\n2020,Parks Canada,region,Alberta,30\n",
        Wishes(as_of="03-31"),
    )
    assert ("term_employees", "health_canada", 90.0) in figures(found)
    assert ("employees", "health_canada__alberta", 60.0) in figures(found)
    assert ("employees", "health_canada", 403.0) in figures(found, confidence="derived")
    assert {f.as_of for f in found.table.facts} == {date(2020, 3, 31)}


def test_statistics_canada_scales_its_figures() -> None:
    found = read(
        '"REF_DATE","GEO","DGUID","Bees","UOM","UOM_ID","SCALAR_FACTOR","SCALAR_ID","VECTOR","COORDINATE","VALUE","STATUS"\n'
        '"2020-01","Ontario","2016A","Hives","Number","223","thousands ","3","v1","1.1","7.5",""\n'
        '"2020-01","Quebec","2016B","Hives","Number","223","thousands ","3","v2","2.1","..",".."\n'
    )
    assert [f.value for f in found.table.facts] == [7500]
    assert found.withheld == 1


def test_sdmx_codes_are_read_as_their_labels() -> None:
    found = read(
        "DATAFLOW,FREQ: Frequency,REF_AREA: Area,ITEM: Item,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MULT: Multiplier\n"
        "X:Y(1.0),A: Annual,CA: Canada,BEE: Bee hives,2019,770,3: Thousands\n"
        "X:Y(1.0),A: Annual,FR: France,BEE: Bee hives,2019,1300,3: Thousands\n"
    )
    assert figures(found) == [("bee_hives", "canada", 770_000), ("bee_hives", "france", 1_300_000)]


def test_money_is_a_measure_of_its_own() -> None:
    found = read('Date,Agency,Budget ($ millions)\n03/31/2020,Parks Agency,"1,250.5"\n')
    fact = found.table.facts[0]
    assert (fact.measure, fact.value, fact.unit, fact.as_of) == ("budget", 1_250_500_000, "CAD", date(2020, 3, 31))


def test_a_length_is_no_count_and_a_rate_has_its_name() -> None:
    found = read("Year,Town,Value,Unit\n2020,Nord,5,km\n2020,Ost,7,km\n", Wishes(title="Length of streets"))
    assert {(f.measure, f.unit) for f in found.table.facts} == {("length_of_streets_km", "km")}
    found = read("year,town,unemployment rate (%)\n2020,Nord,10.5\n2020,Ost,12\n")
    assert {(f.measure, f.unit) for f in found.table.facts} == {("unemployment_rate", "%")}


def test_what_the_user_says_wins() -> None:
    found = read(
        "when,who,n,m\n2020,Nord,5,7\n2020,Ost,6,8\n",
        Wishes(
            name="mine",
            values=("m",),
            population="who",
            subject="lamp posts",
            unit="posts",
            publisher="Town",
            licence="CC0",
        ),
    )
    assert figures(found) == [("lamp_posts", "nord", 7), ("lamp_posts", "ost", 8)]
    fact = found.table.facts[0]
    assert (fact.table_name, fact.unit, fact.publisher, fact.licence) == ("mine", "posts", "Town", "CC0")


def test_a_table_without_dates_holds_when_the_user_says() -> None:
    found = read("Region\tEmployees\nNorth\t12\nSouth\t15\n", Wishes(date="2021-03-31"))
    assert {f.as_of for f in found.table.facts} == {date(2021, 3, 31)}


@pytest.mark.parametrize(
    ("text", "wishes", "message"),
    [
        ("town,year,n\nA,2020,2\nB,2020,forty\nC,soon,4\n", Wishes(), "row 3, column n: 'forty' is no number; row 4"),
        ("Region,Employees\nNorth,12\n", Wishes(), "--date 2021-03-31"),
        ("Region,Year\nNorth,2020\nSouth,2021\n", Wishes(), "--value COLUMN"),
        ("Millbrook,300,4\nOakville,200,5\n", Wishes(), "there is no header"),
        ("Region,Year,N\nNorth,2020,1\n", Wishes(values=("M",)), "there is no such column; there are Region, Year, N"),
        ("Date,N\n03/04/2020,1\n04/05/2021,2\n", Wishes(), "--order dmy"),
        ("town,year,n\nA,2020,..\nB,2020,x\n", Wishes(values=("n",)), "all 2 figures are withheld"),
        ("just a line of text\nand another\n", Wishes(), "no table of two columns"),
    ],
)  # fmt: skip
def test_an_error_names_the_place_and_the_way_out(text: str, wishes: Wishes, message: str) -> None:
    with pytest.raises(ReferenceDataError) as error:
        imports.require_sound(read(text, wishes), "sample.csv")
    assert str(error.value).startswith("sample.csv")
    assert message in str(error.value)


def test_a_workbook_is_read_from_its_first_sheet_with_a_table(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["About"])  # type: ignore[union-attr]
    sheet = book.create_sheet("Data")
    for row in (
        ["Trees by town"],
        [],
        ["Town", "Date", "Trees"],
        ["Millbrook", date(2020, 3, 31), 1204],
        ["Oakville", date(2020, 3, 31), 88.5],
    ):
        sheet.append(row)
    book.save(tmp_path / "trees.xlsx")
    grid = imports.read_workbook(tmp_path / "trees.xlsx")
    assert (grid.header, grid.rows[0]) == (("Town", "Date", "Trees"), ("Millbrook", "2020-03-31", "1204"))
    with pytest.raises(ReferenceDataError, match="choose among Sheet, Data"):
        imports.read_workbook(tmp_path / "trees.xlsx", sheet="data")


def described(folder: Path, name: str, description: object) -> Sequence[imports.Grid]:
    (folder / "trees.csv").write_text("a;b;c\nMillbrook;2020;-999\nOakville;2020;40\n")
    (folder / name).write_text(json.dumps(description))
    return list(imports.read_description(folder / name))


def test_a_data_package_names_its_tables(tmp_path: Path) -> None:
    (grid,) = described(
        tmp_path,
        "datapackage.json",
        {
            "name": "trees",
            "title": "Street trees",
            "licenses": [{"name": "CC0-1.0"}],
            "sources": [{"title": "Parks Office", "path": "https://parks.example/"}],
            "resources": [
                {
                    "name": "trees",
                    "path": "trees.csv",
                    "dialect": {"delimiter": ";"},
                    "schema": {"fields": [{"name": "a"}], "missingValues": ["-999"]},
                }
            ],
        },
    )
    about = grid.about
    assert (about.name, about.title, about.publisher, about.url, about.licence) == (
        "trees",
        "Street trees",
        "Parks Office",
        "https://parks.example/",
        "CC0-1.0",
    )
    assert [row[2] for row in grid.rows] == ["", "40"]


def test_csvw_metadata_names_its_table(tmp_path: Path) -> None:
    (grid,) = described(
        tmp_path,
        "trees.csv-metadata.json",
        {
            "@context": "http://www.w3.org/ns/csvw",
            "url": "trees.csv",
            "dialect": {"delimiter": ";"},
            "dc:title": {"@value": "Street trees", "@language": "en"},
            "dc:publisher": {"schema:name": "Parks Office"},
            "dc:license": {"@id": "https://licence.example/cc0"},
            "tableSchema": {"columns": [{"name": "a", "titles": "Town"}, {"name": "c", "null": "-999"}]},
        },
    )
    assert (grid.about.title, grid.about.publisher, grid.about.licence) == (
        "Street trees",
        "Parks Office",
        "https://licence.example/cc0",
    )
    assert imports.description_beside(tmp_path / "trees.csv") == tmp_path / "trees.csv-metadata.json"


def test_a_description_leads_to_no_file_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "trees.csv").write_text("a,b\n1,2\n")
    with pytest.raises(ReferenceDataError, match="outside its folder"):
        described(tmp_path / "in", "datapackage.json", {"resources": [{"name": "t", "path": "../trees.csv"}]})


def test_validation_finds_what_would_make_verdicts_wrong() -> None:
    found = read(
        "year,department,level,employees\n2020,Health Canada,Executives,9\n2020,Health Canada,EX 01,1\n"
        "2020,Health Canada,EX 02,1\n2020,Health Canada,EX 03,1\n2020,Health Canada,EX 04,1\n"
        "2020,Health Canada,EX 05,1\n2020,Health Canada,EX 05,3\n2020,Health Canada,EX 05,3\n"
        "2031,Health Canada,EX 05,3\n",
    )
    remarks = [*imports.remarks_on_import(found), *imports.remarks_on(found.table, NAMES, today=date(2026, 1, 1))]
    assert [r.kind for r in remarks] == [
        "repeated",
        "description",
        "description",
        "description",
        "duplicate",
        "date",
        "total",
    ]
    assert remarks[-1].text == "executives, health_canada, 2020-01-01: 9, but its parts sum to 7"
