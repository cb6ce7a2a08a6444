"""The reference commands: a table is added, claims about it are checked, it is shown, changed and removed."""

from pathlib import Path

import pytest

from threadlens.store import Store

COUNTS = {"Health Canada": (89, 91, 42, 12, 6, 8964), "Canada Revenue Agency": (234, 154, 70, 11, 11, 46946)}
TABLE = "year,department,level,employees\n" + "".join(
    f"2021,{department},{level},{count}\n"
    for department, counts in COUNTS.items()
    for level, count in zip(("EX 01", "EX 02", "EX 03", "EX 04", "EX 05", "Non-EX"), counts, strict=True)
)  # fmt: skip
POSTS = """Ann said on March 5, 2022:

Health Canada had 240 executives in March 2021.
At CRA, the EX-01s numbered 500 in March 2021.
The Bank of Canada had 90 executives in March 2021.
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "departments.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def add(threadlens, table, tmp_path):
    """Adds the table without a question; gives exit code, output and what was said."""

    def run(*words):
        return threadlens("reference", "add", table, "--yes", "--db", tmp_path / "t.duckdb", *words)

    return run


def test_claims_about_an_added_table_are_checked(threadlens, add, tmp_path) -> None:
    db, thread = tmp_path / "t.duckdb", tmp_path / "thread.txt"
    thread.write_text(POSTS)
    assert add()[0] == 0
    assert threadlens("factcheck", "--db", db, "--quiet", thread)[0] == 0
    with Store(db) as store:
        rows = store.query("select text, outcome, reference_value, table_name from findings order by start_char")[1]
        assert store.violations() == {}
    assert rows == [
        ("240", "supported", 240.0, "departments"),
        ("500", "refuted", 234.0, "departments"),
        ("90", "not_enough_evidence", None, None),
    ]
    assert threadlens("reference", "remove", "departments", "--db", db)[0] == 0
    threadlens("factcheck", "--db", db, "--quiet")
    with Store(db) as store:
        assert {row[0] for row in store.query("select outcome from findings")[1]} == {"not_enough_evidence"}


def test_what_is_counted_is_said_once_for_several_departments(threadlens, add, tmp_path) -> None:
    db, thread = tmp_path / "t.duckdb", tmp_path / "thread.txt"
    thread.write_text("Ann said on March 5, 2022:\n\nHealth Canada has 240 executives in March 2021, CRA over 700.\n")
    add()
    threadlens("factcheck", "--db", db, "--quiet", thread)
    with Store(db) as store:
        rows = store.query("select text, outcome, reference_value from findings order by start_char")[1]
    assert rows == [("240", "supported", 240.0), ("over 700", "refuted", 480.0)]


def test_the_guess_is_shown_and_the_same_file_adds_nothing(add, tmp_path) -> None:
    code, printed, said = add()
    assert code == 0
    assert "population: whose members are counted" in said
    assert "headcount of employees" in said
    assert f"departments: 12 figures, 6 sums of them; stored in {tmp_path / 't.duckdb'}" in printed
    assert "departments: nothing new, 18 figures" in add()[1]
    assert add("--quiet") == (0, "", "")


def test_a_changed_file_replaces_its_table(threadlens, add, table, tmp_path) -> None:
    add()
    table.write_text(TABLE.replace(",234\n", ",235\n"))
    add("--licence", "OGL")
    with Store(tmp_path / "t.duckdb") as store:
        facts = [f for f in store.facts() if f.table_name == "departments"]
    assert len(facts) == 18
    assert {f.licence for f in facts} == {"OGL"}
    assert [f.value for f in facts if (f.subject, f.population) == ("ex_01", "canada_revenue_agency")] == [235]


def test_a_faulty_file_stores_nothing(threadlens, table, tmp_path) -> None:
    table.write_text(TABLE.replace(",234\n", ",two hundred\n"))
    db = tmp_path / "t.duckdb"
    code, _, said = threadlens("reference", "add", table, "--yes", "--db", db)
    assert code == 7
    assert f"{table}, row 8, column employees: 'two hundred' is no number. Nothing was stored" in said
    assert not db.exists()


def test_list_and_show_say_where_a_table_comes_from(threadlens, add, tmp_path) -> None:
    add("--publisher", "Treasury Board", "--licence", "OGL", "--title", "Executives by department")
    code, printed, _ = threadlens("reference", "list", "--db", tmp_path / "t.duckdb")
    assert code == 0
    assert printed.splitlines()[3].split()[:5] == ["departments", "you", "18", "2021-03-31", "2021-03-31"]
    code, printed, _ = threadlens("reference", "show", "departments", "--db", tmp_path / "t.duckdb")
    assert code == 0
    for text in ("Executives by department", "Treasury Board", "OGL", "department = population", "ex_01"):
        assert text in printed


def test_validate_says_what_is_wrong(threadlens, add, table, tmp_path) -> None:
    code, printed, _ = threadlens("reference", "validate", table)
    assert (code, "no licence is given" in printed) == (0, True)
    table.write_text(TABLE + "2021,Health Canada,EX 01,90\n")
    code, printed, _ = threadlens("reference", "validate", table)
    assert code == 7
    assert "duplicate: ex_01, health_canada, 2021-03-31: 89, 90 stand side by side" in printed
    add()
    code, printed, _ = threadlens("reference", "validate", "departments", "--db", tmp_path / "t.duckdb")
    assert (code, "89, 90" in printed) == (7, True)


def test_what_is_not_the_users_stays(threadlens, add, tmp_path) -> None:
    add()
    db = tmp_path / "t.duckdb"
    code, _, said = threadlens("reference", "remove", "phoenix_costs", "--db", db)
    assert (code, "comes with threadlens and stays" in said) == (2, True)
    code, _, said = add("--name", "phoenix_costs")
    assert (code, "give another one with --name" in said) == (2, True)
    code, _, said = threadlens("reference", "show", "nothing", "--db", db)
    assert (code, "there is no such table" in said) == (2, True)


def test_parquet_is_read(threadlens, add, tmp_path) -> None:
    add()
    target = tmp_path / "levels.parquet"
    with Store(tmp_path / "t.duckdb") as store:
        store.export(
            "select as_of as date, population as department, subject as level, value::int as employees "
            "from reference_facts where table_name = 'departments' and confidence = 'official'",
            target,
        )
    code, printed, _ = threadlens("reference", "add", target, "--yes", "--db", tmp_path / "t.duckdb")
    assert (code, "levels: 12 figures, 6 sums of them" in printed) == (0, True)
    (tmp_path / "broken.parquet").write_text("no")
    code, _, said = threadlens("reference", "add", tmp_path / "broken.parquet", "--yes", "--db", tmp_path / "t.duckdb")
    assert (code, "cannot be read as Parquet" in said) == (7, True)
