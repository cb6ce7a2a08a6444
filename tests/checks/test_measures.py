"""What measures make together, each in a thread of its own: its evidence is computed again, its readings are shown."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from threadlens import checks, references
from threadlens.checks import Checker
from threadlens.records import Passage, Post, Thread, ThreadTags
from threadlens.stages.show import explanation
from threadlens.store import Store
from threadlens.taggers import Tagger

CASES = json.loads((Path(checks.__file__).parent / "reference" / "cases" / "measures_in_talk.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def store():
    with Store(":memory:") as opened:
        run_id = opened.start_run("test", {})
        opened.save_reference(references.tables(), references.concepts())
        checker, tagger = Checker(opened.facts(), opened.concepts()), Tagger(references.concepts())
        for n, case in enumerate(CASES):
            thread, posted = Thread(f"t{n}", "xenforo2", title=case["title"]), datetime.fromisoformat(case["posted"])
            post = Post(f"p{n}", 1, (Passage("own", case["post"]),), "ana", posted_at=posted.replace(tzinfo=UTC))
            opened.save_thread(thread, [post], run_id=run_id)
            texts = opened.post_texts(f"t{n}")
            opened.save_tags(tuple(tagger.tag(texts)), run_id=run_id, tagger_version="1")
            verdicts = checker.check(ThreadTags(thread, texts, opened.tags_of(f"t{n}")))
            opened.save_verdicts(f"t{n}", verdicts, run_id=run_id, check_version="1")
        opened.finish_run(run_id)
        yield opened


def test_evidence_of_what_measures_make_together(store):
    rows = store.query("select stated, reference_value, evidence_sql from verdicts")[1]
    assert len(rows) > 100
    for stated, value, sql in rows:
        assert store.query(sql)[1] == [(pytest.approx(value, rel=1e-9),)], (stated, sql)


def test_an_explanation_lists_the_readings_that_were_tried(store):
    found = store.query("from claims where sentence like '%383,000 in december 2018%'")
    wrong = found[1][0][found[0].index("claim_id")]
    tried = explanation(store, wrong).tried
    strict = [t for t in tried if t.is_strict]
    assert [(t.value, t.holds) for t in strict] == [(283_000.0, False), (363_000.0, False)]  # with the normal workload
    assert "December 2018" in strict[0].reading
    assert len(tried) > len(strict)
