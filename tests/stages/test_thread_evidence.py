"""On the development threads every verdict is complete, and its evidence returns the reference value."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from threadlens.stages.collect import collect
from threadlens.stages.collect_options import Options
from threadlens.stages.factcheck import bring_up_to_date
from threadlens.store import Store

FOLDERS = sorted(path for path in (Path(__file__).parents[2] / "corpora" / "threads").glob("dev-*") if path.is_dir())


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    pages = [str(path) for folder in FOLDERS for path in sorted(folder.iterdir()) if path.name != "gold.json"]
    with Store(":memory:") as opened:
        collect(opened, pages, options=Options(workers=1))
        bring_up_to_date(opened)
        yield opened


def test_evidence_returns_the_reference_value(store: Store) -> None:
    _, rows = store.query("select stated, reading, method, reference_value, evidence_sql from verdicts")
    assert {method for _, _, method, _, _ in rows} >= {"reference", "arithmetic"}
    wrong = []
    for stated, reading, _, value, sql in rows:
        names, answer = store.query(sql)
        if names != ["reference_value"] or len(answer) != 1 or answer[0][0] != pytest.approx(value, rel=1e-9):
            wrong.append((stated, reading, value, answer, sql))
    assert wrong == []


def test_verdicts_say_all_that_there_is_to_say(store: Store) -> None:
    _, rows = store.query(
        "select * from verdicts where reading is null or note is null or stated is null or source is null"
        " or confidence is null or (reference_value <> 0 and relative_error is null and claim_id not in"
        " (from claims select claim_id where kind = 'rank' and value is null))"  # an order states no figure
        " or (method = 'reference' and (table_name is null or source_url is null or as_of is null))"
    )
    assert rows == []
    assert store.violations() == {}
