import csv
import io
import json

import duckdb
import pytest

SENTENCE = "There were 7,972 carriers."
QUESTION = "select claims.text, value, posted_at from claims join posts using (post_id) order by claim_id"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_sql_prints_each_format(threadlens, db, form):
    code, out, _ = threadlens("sql", "--db", db, "--format", form, QUESTION)
    assert code == 0
    if form == "json":
        assert json.loads(out)[0] == {"text": "7,972", "value": 7972.0, "posted_at": "2024-02-11T00:00:00Z"}
    elif form == "jsonl":
        assert [json.loads(line)["text"] for line in out.splitlines()] == ["7,972", "7,972", "Six"]
    elif form == "csv":
        assert list(csv.reader(io.StringIO(out)))[:2] == [
            ["text", "value", "posted_at"],
            ["7,972", "7972.0", "2024-02-11T00:00:00Z"],
        ]
    elif form == "markdown":
        assert out.splitlines()[1:3] == ["| --- | --- | --- |", "| 7,972 | 7972.0 | 2024-02-11T00:00:00Z |"]
    else:
        assert "3 rows" in out


def test_sql_of_a_pipe_in_a_cell(threadlens, db):
    assert threadlens("sql", "--db", db, "--format", "markdown", "select 'a|b' as x")[1].endswith("| a\\|b |\n")


def test_sql_from_a_file_into_a_file(threadlens, db, tmp_path):
    question, answer = tmp_path / "q.sql", tmp_path / "a.parquet"
    question.write_text("select claim_id\nfrom findings -- all of them\n")
    assert threadlens("sql", "--db", db, "-f", question, "-o", answer) == (0, "", "")
    assert len(duckdb.read_parquet(str(answer)).fetchall()) == 3


def test_sql_names_what_is_wrong(threadlens, db, tmp_path):
    assert threadlens("sql", "--db", db, "selec 1")[0] == 2
    assert threadlens("sql", "--db", db, "create table x (y int)")[0] == 2
    assert threadlens("sql", "--db", db, "select 1", "-f", tmp_path / "q.sql")[0] == 2
    assert threadlens("sql", "--db", db, "select 1", "-o", tmp_path / "x.docx")[0] == 2
    code, _, err = threadlens("sql", "--db", tmp_path / "none.duckdb", "select 1")
    assert code == 6
    assert "threadlens ingest" in err


def test_schema_of_one_view(threadlens):
    code, out, _ = threadlens("schema", "problems", "--brief")
    assert (code, out) == (0, "problems (run_id, stage, item, code, message, noted_at)\n")
    assert threadlens("schema", "nothing")[0] == 2


def test_explain_computes_the_evidence_again(threadlens, db):
    code, out, _ = threadlens("explain", "aa", "--db", db)
    assert code == 0
    for part in (
        "supported",
        "claim aa11",
        SENTENCE,
        "carriers, all lofts, March 2021",
        "rounds to the figure",
        "gives 7972.0",
    ):
        assert part in out


def test_explain_of_a_repetition_shows_what_decided(threadlens, db):
    out = threadlens("explain", "ab22", "--db", db)[1]
    assert "Ann Lee, quoted by Bob" in out
    assert "gives 7972.0" in out


def test_explain_of_an_undecided_claim_and_of_none(threadlens, db):
    assert "No reading that was tried" in threadlens("explain", "bb33", "--db", db)[1]
    assert "2 claims begin with 'a' (aa11, ab22)" in threadlens("explain", "a", "--db", db)[2]
    assert threadlens("explain", "zz", "--db", db)[0] == 2


def test_export_of_claim_reviews_leaves_repetitions_out(threadlens, db, tmp_path):
    reviews = json.loads(threadlens("export", "--db", db)[1])["@graph"]
    assert [r["itemReviewed"]["name"] for r in reviews] == ["7,972"]
    target = tmp_path / "r.jsonld"
    assert threadlens("export", "--db", db, "-o", target, "--outcome", "refuted")[2] == f"0 reviews in {target}\n"


@pytest.mark.parametrize("form", ["parquet", "csv", "json"])
def test_export_of_every_view(threadlens, db, tmp_path, form):
    folder = tmp_path / "out"
    assert threadlens("export", "--db", db, "--format", form, "-o", folder)[0] == 0
    read = {"parquet": duckdb.read_parquet, "csv": duckdb.read_csv, "json": duckdb.read_json}[form]
    assert sorted(row[0] for row in read(f"{folder}/findings.{form}").fetchall()) == ["aa11", "ab22", "bb33"]
    assert threadlens("export", "--db", db, "--format", form)[0] == 2


def test_json_columns_are_json_and_not_text(threadlens, db):
    question = "select mentions, dimensions, aliases from claims, reference_facts, concepts where claim_id = 'aa11'"
    out = threadlens("sql", "--db", db, "--format", "json", question)[1]
    assert json.loads(out) == [{"mentions": [], "dimensions": {}, "aliases": []}]
    assert threadlens("sql", "--db", db, "--format", "csv", question)[1].splitlines()[1] == "[],{},[]"
