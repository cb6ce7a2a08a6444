import csv
import io
import json

import pytest

from threadlens.cli.app import main
from threadlens.records import Finding
from threadlens.resources import resource
from threadlens.store import Store

PAGE = resource("corpora/demo") / "page-1.html"


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """The example thread, read and checked once for all tests of this module."""
    path = tmp_path_factory.mktemp("factcheck") / "demo.duckdb"
    with pytest.raises(SystemExit) as ended:
        main(["factcheck", str(PAGE), "--db", str(path), "--quiet"])
    assert not ended.value.code
    return path


def test_the_example_has_findings_and_breaks_no_rule(checked):
    with Store(checked, read_only=True) as store:
        outcomes = {f.outcome for f in store.findings()}
        assert store.violations() == {}
    assert outcomes == {"supported", "refuted", "conflicting", "not_enough_evidence"}


def test_evidence_gives_the_reference_value(checked):
    with Store(checked, read_only=True) as store:
        for sql, value in store.query(
            "select evidence_sql, reference_value from verdicts where evidence_sql is not null"
        )[1]:
            assert store.query(sql)[1][0][0] == pytest.approx(value)


def test_explain_shows_what_was_tried_for_decided_and_undecided_figures(threadlens, checked):
    with Store(checked, read_only=True) as store:
        told = [f for f in store.findings() if f.repeats_claim_id is None and f.kind == "count"]
    found = {f.outcome: f.claim_id for f in told if f.method in {"reference", None}}
    assert "Readings that the words name:" in threadlens("explain", found["refuted"], "--db", checked)[1]
    weighed = threadlens("explain", found["not_enough_evidence"], "--db", checked)[1]
    assert "Readings that the talk around brings to mind:" in weighed
    assert "bits of doubt" in weighed.replace("\n", " ")


def test_verdicts_below_the_least_confidence_are_held_back(threadlens, checked, tmp_path):
    db = tmp_path / "strict.duckdb"
    db.write_bytes(checked.read_bytes())
    assert threadlens("factcheck", "--db", db, "--quiet", "--min-confidence", "1")[0] == 0
    with Store(db, read_only=True) as store:
        findings = list(store.findings())
    assert {f.outcome for f in findings} == {"not_enough_evidence", "conflicting"}
    assert any((f.note or "").startswith("held back: supported with a confidence of") for f in findings)
    threadlens("factcheck", "--db", db, "--quiet")
    with Store(db, read_only=True) as store:
        assert "supported" in {f.outcome for f in store.findings()}


def test_a_second_run_does_nothing(threadlens, checked):
    with Store(checked, read_only=True) as store:
        before = store.query("select count(*) from runs")[1]
    code, _, err = threadlens("factcheck", "--db", checked, "--verbose")
    assert code == 0
    assert "0 posts read, 0 claims checked" in err
    with Store(checked, read_only=True) as store:
        assert store.query("select count(*) from runs")[1] == before


def test_table_shows_the_decided_first_and_counts(threadlens, checked):
    out = threadlens("factcheck", "--db", checked)[1]
    assert out.index("refuted") < out.index("supported") < out.index("undecided")
    assert str(checked) in out.replace("\n", "")
    assert max(map(len, out.splitlines())) <= 80


def test_machine_formats_give_every_row_and_column(threadlens, checked):
    with Store(checked, read_only=True) as store:
        ids = [f.claim_id for f in store.findings()]
    rows = json.loads(threadlens("factcheck", "--db", checked, "--format", "json")[1])
    assert [r["claim_id"] for r in rows] == ids
    assert list(rows[0]) == list(Finding.__slots__)
    lines = threadlens("factcheck", "--db", checked, "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == rows
    cells = list(csv.DictReader(io.StringIO(threadlens("factcheck", "--db", checked, "--format", "csv")[1])))
    assert [c["claim_id"] for c in cells] == ids
    assert len(threadlens("factcheck", "--db", checked, "--format", "markdown")[1].splitlines()) == len(ids) + 2


def test_outcomes_filter_and_fail(threadlens, checked):
    code, out, err = threadlens(
        "factcheck", "--db", checked, "--outcome", "refuted,conflicting", "--format", "jsonl", "--fail-on", "refuted"
    )
    assert {json.loads(line)["outcome"] for line in out.splitlines()} == {"refuted", "conflicting"}
    assert code == 4
    assert "refuted" in err


def test_without_a_file_or_a_source(threadlens, tmp_path):
    code, _, err = threadlens("factcheck", "--db", tmp_path / "none.duckdb")
    assert code == 6
    assert "threadlens ingest" in err
    assert not (tmp_path / "none.duckdb").exists()


def test_a_source_without_a_thread_fails(threadlens, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>Nothing here.</p></body></html>")
    assert threadlens("factcheck", page, "--db", tmp_path / "x.duckdb")[0] == 5


def test_demo_prints_findings(threadlens):
    code, out, _ = threadlens("demo")
    assert code == 0
    assert "6 posts, 2 quotes" in out
    assert "refuted" in out
