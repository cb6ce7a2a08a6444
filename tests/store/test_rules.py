from pathlib import Path

import pytest

from threadlens.records import Claim, Passage, Post, PostTags, Quantity, Thread, Verdict
from threadlens.store import Store
from threadlens.store._file import statements

TAGS = PostTags(
    "p1",
    quantities=(Quantity(0, 3, "400", "count", value=400.0),),
    claims=(Claim("c1", "p1", 0, 3, "400", "400 birds", "count", value=400.0),),
)

# What breaks each rule, one statement a file.
BREAKS = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "breaks").glob("*.sql")}


@pytest.fixture
def store():
    with Store() as opened:
        run_id = opened.start_run("test", {})
        opened.save_thread(Thread("t", "demo"), [Post("p1", 1, (Passage("own", "400 birds"),))], run_id=run_id)
        opened.save_tags([TAGS], run_id=run_id, tagger_version="1")
        verdict = Verdict("c1", "reference", "supported", "400", 400.0, evidence_sql="select 400")
        opened.save_verdicts("t", [verdict], run_id=run_id, check_version="1")
        yield opened


def test_a_sound_file_breaks_no_rule(store):
    assert store.violations() == {}


def test_every_rule_is_tried():
    assert set(BREAKS) == set(statements("rules"))


@pytest.mark.parametrize("rule", sorted(BREAKS))
def test_rule_finds_what_breaks_it(store, rule):
    store._connection.execute(BREAKS[rule])
    assert rule in store.violations()
