"""The evidence of every verdict, run in the DuckDB file, returns the reference value."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from threadlens import checks, references
from threadlens.checks import Checker
from threadlens.records import Passage, Post, Thread, ThreadTags
from threadlens.store import Store
from threadlens.taggers import Tagger, link_repeats

FOLDER = Path(checks.__file__).parent
START = datetime(2021, 12, 15, 12, tzinfo=UTC)


def case_posts() -> list[Post]:
    cases: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob("*/cases/*.json")):
        cases += json.loads(path.read_text("utf-8"))
    texts = [
        text for case in cases for text in ([p["text"] for p in case["posts"]] if "posts" in case else [case["post"]])
    ]
    return [
        Post(f"p{n}", n, (Passage("own", text),), f"author{n}", posted_at=START + timedelta(minutes=n))
        for n, text in enumerate(texts, 1)
    ]


@pytest.fixture(scope="module")
def store() -> Any:
    with Store(":memory:") as opened:
        run_id = opened.start_run("test", {})
        opened.save_thread(Thread("t", "xenforo2", title="Numbers"), case_posts(), run_id=run_id)
        opened.save_reference(references.tables(), references.concepts())
        texts = opened.post_texts("t")
        tags = link_repeats(texts, tuple(Tagger(references.concepts()).tag(texts)))
        opened.save_tags(tags, run_id=run_id, tagger_version="1")
        checker = Checker(opened.facts(), opened.concepts())
        thread = opened.thread("t")
        assert thread is not None
        verdicts = checker.check(ThreadTags(thread, texts, opened.tags_of("t")))
        opened.save_verdicts("t", verdicts, run_id=run_id, check_version="1")
        opened.finish_run(run_id)
        yield opened


def test_evidence_returns_the_reference_value(store: Store) -> None:
    _, rows = store.query("select claim_id, stated, reference_value, evidence_sql from verdicts order by claim_id")
    assert len(rows) > 40
    for claim_id, stated, value, sql in rows:
        names, answer = store.query(sql)
        assert names == ["reference_value"], (claim_id, sql)
        assert len(answer) == 1, (claim_id, sql)
        assert answer[0][0] == pytest.approx(value, rel=1e-9), (stated, sql)


def test_verdicts_are_complete(store: Store) -> None:
    _, rows = store.query("select * from verdicts where reading is null or note is null or evidence_sql is null")
    assert rows == []
    _, rows = store.query(
        "select * from verdicts where method = 'reference'"
        " and (table_name is null or source is null or source_url is null or as_of is null)"
    )
    assert rows == []


def test_the_same_facts_give_the_same_verdicts_from_the_file(store: Store) -> None:
    texts, tags = store.post_texts("t"), store.tags_of("t")
    thread = store.thread("t")
    assert thread is not None
    embedded = Checker((f for t in references.tables() for f in t.facts), references.concepts())
    stored = Checker(store.facts(), store.concepts())
    view = ThreadTags(thread, texts, tags)
    assert embedded.check(view) == stored.check(view)
