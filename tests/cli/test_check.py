import io
import json

import openpyxl
import pytest

TABLE = "Office,Staff,Share (%)\nHalden,210,35.0\nMorvik,180,30.0\nTresund,210,35.0\n"


@pytest.fixture
def staff(tmp_path):
    path = tmp_path / "staff.csv"
    path.write_text(TABLE)
    return path


@pytest.mark.parametrize(
    ("statement", "outcome"),
    [
        ("Halden has a staff of 210.", "supported"),
        ("Morvik has a staff of 210.", "refuted"),
        ("Parking fees went up by 12 %.", "not_enough_evidence"),
    ],
)
def test_one_statement(threadlens, staff, statement, outcome):
    code, out, err = threadlens("check", statement, "--against", staff, "--format", "jsonl")
    assert (code, err) == (0, "")
    assert json.loads(out)["outcome"] == outcome


def test_the_cells_are_named_as_in_a_spreadsheet(threadlens, staff):
    _, out, _ = threadlens("check", "Morvik has a staff of 180.", "--against", staff, "--format", "json")
    assert json.loads(out)[0] == {
        "statement": "Morvik has a staff of 180.",
        "outcome": "supported",
        "operation": "lookup",
        "reading": "named row and column: every figure is there",
        "cells": "B3",
        "confidence": 0.93,
        "note": "named row and column: every figure is there",
    }


def test_explain_lists_the_readings(threadlens, staff):
    _, out, _ = threadlens("check", "The lowest staff is 180.", "--against", staff, "--explain", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[0]["operation"] == "extreme"
    assert rows[0]["holds"] is True
    assert rows[0]["cells"] == "B3"


def test_many_statements_by_line(threadlens, staff, monkeypatch):
    lines = ["There are three offices in the table.", "", json.dumps({"claim": "The highest staff is 180."})]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    _, out, _ = threadlens("check", "--stdin", "--against", staff, "--format", "jsonl")
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["supported", "refuted"]


def test_lines_may_name_their_tables(threadlens, staff, monkeypatch, tmp_path):
    other = tmp_path / "other.tsv"
    other.write_text("Office\tStaff\nHalden\t17\nMorvik\t4\n")
    asked = [{"claim": "Halden has a staff of 210.", "table": str(p), "caption": "Staff"} for p in (staff, other)]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, asked))))
    _, out, _ = threadlens("check", "--stdin", "--format", "jsonl")
    assert [json.loads(line)["outcome"] for line in out.splitlines()] == ["supported", "refuted"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"claim": 3}', "threadlens: line 1 has no `claim`\n"),
        ('{"claim"', "threadlens: line 1 is no JSON: Expecting ':' delimiter\n"),
        ("Halden grew.", "threadlens: line 1 names no table: give --against FILE, or a `table` on each line\n"),
    ],
)
def test_lines_that_cannot_be_read(threadlens, monkeypatch, line, message):
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert threadlens("check", "--stdin") == (2, "", message)


def test_a_table_that_is_not_there(threadlens, tmp_path):
    code, _, err = threadlens("check", "Halden has 210.", "--against", tmp_path / "none.csv")
    assert (code, "cannot be read" in err) == (5, True)


def test_a_file_without_cells(threadlens, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("\n\n")
    code, _, err = threadlens("check", "Halden has 210.", "--against", path)
    assert (code, "holds no table" in err) == (5, True)


@pytest.mark.parametrize("words", [["check"], ["check", "Halden grew."], ["check", "Halden grew.", "--stdin"]])
def test_statement_or_stdin(threadlens, words):
    assert threadlens(*words)[0] == 2


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_each_delimiter(threadlens, tmp_path, mark):
    path = tmp_path / "staff.txt"
    path.write_text(TABLE.replace(",", mark))
    _, out, _ = threadlens("check", "Morvik has a staff of 180.", "--against", path, "--format", "jsonl")
    assert json.loads(out)["outcome"] == "supported"


def test_a_table_in_the_code_page_of_windows(threadlens, tmp_path):
    path = tmp_path / "staff.csv"
    path.write_bytes("Bureau,Staff\nQuébec,40\nÉrable,52\n".encode("cp1252"))
    _, out, _ = threadlens("check", "Québec has a staff of 40.", "--against", path, "--format", "jsonl")
    assert json.loads(out)["outcome"] == "supported"


def test_a_workbook(threadlens, tmp_path):
    book = openpyxl.Workbook()
    for row in (["Office", "Staff"], ["Halden", 210], ["Morvik", 180]):
        book.active.append(row)
    book.save(tmp_path / "staff.xlsx")
    _, out, _ = threadlens("check", "Morvik has a staff of 210.", "--against", tmp_path / "staff.xlsx", "-f", "jsonl")
    assert json.loads(out)["outcome"] == "refuted"
