"""One statement against one table: invented tables, one behaviour a statement."""

import pytest

from threadlens.checks._against import TableChecker
from threadlens.records import CellTable
from threadlens.taggers.quantities.reader import read

TABLES = {
    "ferries": (
        "Ferries of the Lorn coast. Crew: persons on board at work.",
        """Ferry,Port,Crew,Cars,Speed (knots),Built
Alder,Oban,24,"1,200",14.5,1998
Birch,Oban,31,"1,850",16.2,2004
Cedar,Mallaig,18,640,12.0,1987
Damson,Ullapool,27,"1,430",15.1,–
Elder,Mallaig,12,300,11.4,2011
Total,,112,"5,420",,""",
    ),
    "soils": (
        "Soil samples by depth and season.",
        """Site,Spring,Spring,Autumn,Autumn
,pH,Clay (%),pH,Clay (%)
North field,6.41,22 ± 3,6.02,24 ± 2
South field,5.87,31 ± 4,5.87,30 ± 5
Bog edge,4.10,8 ± 1,4.35,n/a
Old orchard,6.90,15 ± 2,6.72,16 ± 2""",
    ),
    "library": (
        "",
        """Branch,2019,2020,2021
Loans,,,
Harbour,5200,2100,3900
Mill Street,8100,3300,6700
Visitors,,,
Harbour,14000,4100,9000
Mill Street,22500,7900,17200""",
    ),
    "trials": (
        "Drug trials. AE: adverse events.",
        """No.,Compound,Dose,Response,p-value
1,Velorin,10–20 mg,High,< 0.001
2,Tamsapine,5 mg,Low,0.042
3,Ostrelan,15 mg,High,0.31
4,Quidomir,40–60 mg,Low,0.007""",
    ),
}


def outcome(table: str, statement: str) -> str:
    caption, text = TABLES[table]
    rows = tuple(tuple(_cells(line)) for line in text.splitlines())
    return TableChecker(CellTable(table, rows, caption)).check(statement, read(statement).quantities).outcome


def _cells(line: str) -> list[str]:
    import csv  # noqa: PLC0415 -- one use

    return next(csv.reader([line]))


SUPPORTED = [
    ("ferries", "The crew of Birch is 31."),
    ("ferries", "Damson carries 1,430 cars."),
    ("ferries", "The speed of Cedar is about 12.5 knots."),
    ("ferries", "The highest speed is 16.2."),
    ("ferries", "Birch has the highest speed."),
    ("ferries", "Elder has the lowest number of cars."),
    ("ferries", "The second highest crew is 27."),
    ("ferries", "There are five ferries in the table."),
    ("ferries", "There are 3 different ports."),
    ("ferries", "Crew ranges from 12 to 31."),
    ("ferries", "Alder and Birch have the same port."),
    ("ferries", "Birch has more cars than Damson."),
    ("ferries", "Cedar has a lower speed than Alder."),
    ("ferries", "Damson has no value for Built."),
    ("ferries", "There are 2 ferries with a speed of more than 15 knots."),
    ("ferries", "Total crew is 112."),
    ("soils", "The pH of South field in spring is 5.87."),
    ("soils", "Clay of the old orchard in autumn is 16."),
    ("soils", "The pH of South field is the same in spring and autumn."),
    ("soils", "The lowest pH in autumn is 4.35."),
    ("soils", "Bog edge has no value for clay in autumn."),
    ("library", "Loans at Mill Street in 2020 were 3300."),
    ("library", "Harbour had 9000 visitors in 2021."),
    ("trials", "The p-value of Velorin is <0.001."),
    ("trials", "Quidomir has a dose of 40-60 mg."),
    ("trials", "Ostrelan has a high response."),
    ("trials", "The table lists four compounds: Velorin, Tamsapine, Ostrelan and Quidomir."),
    ("trials", "Two compounds have a high response."),
]
REFUTED = [
    ("ferries", "The crew of Birch is 27."),
    ("ferries", "Damson carries 1,850 cars."),
    ("ferries", "The highest speed is 15.1."),
    ("ferries", "Cedar has the highest speed."),
    ("ferries", "There are nine ferries in the table."),
    ("ferries", "Crew ranges from 14 to 31."),
    ("ferries", "Alder and Cedar have the same port."),
    ("ferries", "Damson has more cars than Birch."),
    ("ferries", "Total crew is 118."),
    ("ferries", "All crew are more than 20."),
    ("soils", "The pH of South field in spring is 6.02."),
    ("soils", "The pH of North field is the same in spring and autumn."),
    ("soils", "North field has no value for clay in autumn."),
    ("library", "Loans at Mill Street in 2020 were 7900."),
    ("library", "Harbour had 3900 visitors in 2021."),
    ("trials", "The p-value of Tamsapine is 0.31."),
    ("trials", "The dose of Ostrelan is 5 mg."),
    ("trials", "Tamsapine has a high response."),
    ("trials", "There are seven compounds in the table."),
]
UNDECIDED = [
    ("ferries", "The ministry plans to electrify the fleet by 2035."),
    ("ferries", "Rowan carries 500 passengers."),
    ("ferries", "Harbour dues rose by 7.3 % after the storm, residents complained at a meeting."),
    ("soils", "Wheat yields were 4.8 tonnes per hectare."),
    ("trials", "Patients in the placebo arm were 61 years old."),
]


@pytest.mark.parametrize(("table", "statement"), SUPPORTED)
def test_what_the_table_says_is_supported(table: str, statement: str) -> None:
    assert outcome(table, statement) == "supported"


@pytest.mark.parametrize(("table", "statement"), REFUTED)
def test_what_the_table_contradicts_is_refuted(table: str, statement: str) -> None:
    assert outcome(table, statement) == "refuted"


@pytest.mark.parametrize(("table", "statement"), UNDECIDED)
def test_what_the_table_does_not_hold_is_left_open(table: str, statement: str) -> None:
    assert outcome(table, statement) == "not_enough_evidence"


def test_a_table_without_rows_decides_nothing() -> None:
    table = CellTable("empty", (("Ferry", "Crew"),))
    assert TableChecker(table).check("Alder has a crew of 24.").outcome == "not_enough_evidence"


def test_blank_lines_keep_cells_in_their_place() -> None:
    table = CellTable("gaps", (("Ferry", "Crew"), ("", ""), ("Alder", "24"), ("", ""), ("Birch", "31")))
    verdict = TableChecker(table).check("The crew of Birch is 31.")
    assert verdict.reading is not None
    assert (verdict.outcome, verdict.reading.cells) == ("supported", ((4, 1),))


def test_the_reading_names_its_cells() -> None:
    caption, text = TABLES["ferries"]
    checker = TableChecker(CellTable("ferries", tuple(tuple(_cells(line)) for line in text.splitlines()), caption))
    verdict = checker.check("Birch has the highest speed.")
    assert verdict.reading is not None
    assert (verdict.reading.operation, verdict.reading.cells, verdict.reading.value) == ("extreme", ((2, 4),), 16.2)


@pytest.mark.parametrize(
    "caption", ["Fuels. MC: moisture content; AC: ash content.", "Moisture content (MC) and ash content (AC)"]
)
@pytest.mark.parametrize(
    ("statement", "expected"),
    [("The moisture content of Peat is 14.2.", "supported"), ("The ash content of Peat is 14.2.", "refuted")],
)
def test_a_short_form_is_known_from_the_caption(caption: str, statement: str, expected: str) -> None:
    table = CellTable("fuels", (("Fuel", "MC", "AC"), ("Peat", "14.2", "3.1"), ("Straw", "9.8", "5.5")), caption)
    assert TableChecker(table).check(statement, read(statement).quantities).outcome == expected


@pytest.mark.parametrize("statement", ["", "42", "%", "the highest", "from 1 to 2", "is not"])
def test_scraps_decide_nothing(statement: str) -> None:
    assert outcome("soils", statement) == "not_enough_evidence"
