"""Labelled corpora keep their spans, labels, ids, splits and checksums."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).parents[2] / "corpora"
VALUES_LINE = re.compile(r"^Values of `(\w+)`: (.+)$", re.MULTILINE)
CHECKSUM_ROW = re.compile(r"^\| `?([\w.-]+\.jsonl)`? \|.*?`?\b([0-9a-f]{64})\b", re.MULTILINE)
SPLIT_NAME = re.compile(r"^(train|dev|test)")
FOLDERS = sorted(path.parent for path in CORPORA.glob("*/GUIDE.md") if VALUES_LINE.search(path.read_text("utf-8")))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.jsonl") if SPLIT_NAME.match(path.name))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def _values(folder: Path) -> dict[str, set[str]]:
    guide = (folder / "GUIDE.md").read_text("utf-8")
    return {field: set(re.findall(r"`([^`]+)`", rest)) for field, rest in VALUES_LINE.findall(guide)}


def _split(path: Path) -> str:
    match = SPLIT_NAME.match(path.name)
    assert match is not None
    return match.group(1)


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_there_are_labelled_corpora() -> None:
    assert FOLDERS


def test_train_and_dev_exist(folder: Path) -> None:
    assert {"train", "dev"} <= {_split(path) for path in _files(folder)}


def test_spans_lie_in_the_text_and_hold_no_margin(folder: Path) -> None:
    bad = [
        row["id"]
        for path in _files(folder)
        for row in _rows(path)
        if not 0 <= row["start"] < row["end"] <= len(row["text"])
        or row["text"][row["start"] : row["end"]] != row["text"][row["start"] : row["end"]].strip()
    ]
    assert bad == []


def test_values_are_those_of_the_guide(folder: Path) -> None:
    allowed = _values(folder)
    bad = [
        (row["id"], field, row[field])
        for path in _files(folder)
        for row in _rows(path)
        for field in allowed
        if row[field] not in allowed[field]
    ]
    assert bad == []


def test_ids_are_unique(folder: Path) -> None:
    ids = [row["id"] for path in _files(folder) for row in _rows(path)]
    assert len(ids) == len(set(ids))


def test_no_marked_sentence_occurs_twice(folder: Path) -> None:
    marked = [
        (row["text"].casefold(), row["start"], row.get("title"), row.get("before"))
        for path in _files(folder)
        for row in _rows(path)
    ]
    assert len(marked) == len(set(marked))


def test_no_thread_is_shared_between_splits(folder: Path) -> None:
    threads: dict[str, set[str]] = {}
    for path in _files(folder):
        for row in _rows(path):
            threads.setdefault(row["thread"], set()).add(_split(path))
    assert {thread: splits for thread, splits in threads.items() if len(splits) > 1} == {}


def test_checksums_of_the_datasheets_hold(folder: Path) -> None:
    listed: dict[str, str] = {}
    for sheet in sorted(folder.glob("*.md")):
        listed.update(CHECKSUM_ROW.findall(sheet.read_text("utf-8")))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.jsonl")}
    assert {"train.jsonl", "dev.jsonl"} <= set(listed)
    assert listed == {name: found.get(name, "") for name in listed}
