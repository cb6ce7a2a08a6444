from dataclasses import replace
from datetime import UTC, datetime

import pytest

from threadlens.records import (
    Claim,
    Concept,
    Fact,
    Passage,
    Post,
    PostTags,
    Quantity,
    ReferenceTable,
    Saved,
    Thread,
)
from threadlens.store import Store

THREAD = Thread("t", "demo", title="Pigeons")


def post(number: int, text: str, **fields) -> Post:
    return Post(f"p{number}", number, (Passage("own", text),), author=fields.pop("author", "Ann"), **fields)


def tags_of(number: int) -> PostTags:
    claim = Claim(f"c{number}", f"p{number}", 0, 3, "400", "400 birds", "count", value=400.0)
    return PostTags(f"p{number}", quantities=(Quantity(0, 3, "400", "count", value=400.0),), claims=(claim,))


@pytest.fixture
def store():
    with Store() as opened:
        yield opened


@pytest.fixture
def run_id(store):
    run_id = store.start_run("ingest", {})
    store.save_thread(THREAD, [post(1, "400 birds"), post(2, "400 birds")], run_id=run_id)
    store.save_tags([tags_of(1), tags_of(2)], run_id=run_id, tagger_version="t1")
    store.save_verdicts("t", (), run_id=run_id, check_version="k1")
    return run_id


def test_an_edit_keeps_the_old_version_and_asks_for_new_tags(store, run_id):
    edited = [post(1, "500 birds"), post(2, "400 birds")]
    assert store.save_thread(THREAD, edited, run_id=run_id) == Saved(edited=1, unchanged=1)
    assert store.query("select text from post_revisions")[1] == [("400 birds",)]
    assert [p.text for p in store.posts_of("t")] == ["500 birds", "400 birds"]
    assert store.posts_to_tag(["t"], "t1") == {"p1"}
    assert [len(t.claims) for t in store.tags_of("t")] == [0, 1]
    assert store.threads_to_check("k1") == ("t",)
    assert store.violations() == {}


def test_a_changed_author_is_an_edit(store, run_id):
    assert store.save_thread(THREAD, [post(1, "400 birds", author="Bob")], run_id=run_id) == Saved(edited=1)


def test_a_part_of_a_thread_deletes_nothing(store, run_id):
    assert store.save_thread(THREAD, [post(1, "400 birds")], run_id=run_id) == Saved(unchanged=1)
    assert len(store.posts_of("t")) == 2


def test_a_post_that_is_gone_is_marked_and_can_come_back(store, run_id):
    assert store.save_thread(THREAD, [post(1, "400 birds")], run_id=run_id, complete=True) == Saved(
        unchanged=1, deleted=1
    )
    assert store.query("select post_id, text from deleted_posts")[1] == [("p2", "400 birds")]
    assert store.query("select post_count, deleted_count from threads")[1] == [(1, 1)]
    assert [f.claim_id for f in store.findings()] == ["c1"]
    assert store.violations() == {}
    store.save_thread(THREAD, [post(1, "400 birds"), post(2, "400 birds")], run_id=run_id, complete=True)
    assert len(store.posts_of("t")) == 2
    assert store.query("select count(*) from deleted_posts")[1] == [(0,)]
    assert store.posts_to_tag(["t"], "t1") == {"p2"}


def test_reactions_are_counted_without_an_edit(store, run_id):
    liked = [post(1, "400 birds", reactions=5), post(2, "400 birds")]
    assert store.save_thread(THREAD, liked, run_id=run_id) == Saved(unchanged=2)
    assert store.posts_of("t")[0].reactions == 5
    assert store.threads_to_tag("t1") == ()


def test_a_later_page_that_says_less_takes_nothing_away(store, run_id):
    store.save_thread(replace(THREAD, forum="Birds", started_at=datetime(2024, 1, 1, tzinfo=UTC)), [], run_id=run_id)
    store.save_thread(replace(THREAD, title=None), [], run_id=run_id)
    assert store.thread("t") == replace(THREAD, forum="Birds", started_at=datetime(2024, 1, 1, tzinfo=UTC))


def test_a_post_given_twice_is_stored_once(store, run_id):
    assert store.save_thread(THREAD, [post(3, "new"), post(3, "new")], run_id=run_id) == Saved(new=1)


def test_an_error_leaves_the_thread_as_it_was(store, run_id):
    before = store.posts_of("t")
    broken = replace(post(4, "x"), reactions="many")
    with pytest.raises(Exception, match="many"):
        store.save_thread(THREAD, [post(1, "900 birds"), broken], run_id=run_id)
    assert store.posts_of("t") == before
    assert store.query("select count(*) from post_revisions")[1] == [(0,)]


def test_tables_of_one_origin_leave_the_others_alone(store, run_id):
    def table(name: str) -> ReferenceTable:
        fact = Fact(f"{name}/1", name, "headcount", "bird", "all", 376.0, "birds")
        return ReferenceTable(name, name, "Office", "https://o.example/", "OGL", (fact,))

    concept = Concept("bird", "subject", "birds")
    assert store.save_reference((table("lofts"),), (concept,))
    assert store.save_reference((table("mine"),), (), origin="user")
    assert [f.fact_id for f in store.facts()] == ["lofts/1", "mine/1"]
    assert not store.save_reference((table("lofts"),), (concept,))
    assert store.save_reference((), ())
    assert [f.fact_id for f in store.facts()] == ["mine/1"]
    assert store.concepts() == ()
