from datetime import UTC, date, datetime

import pytest

from threadlens.records import (
    Buzzword,
    Claim,
    Concept,
    Equation,
    Fact,
    Link,
    Mention,
    Page,
    Passage,
    PhoenixReference,
    Post,
    PostTags,
    Quantity,
    ReferenceTable,
    Saved,
    Term,
    Thread,
    Verdict,
)
from threadlens.store import Store

WHEN = datetime(2024, 2, 11, 14, 15, 44, tzinfo=UTC)
THREAD = Thread("x/1", "xenforo2", "x.example", "https://x.example/t.1/", "Staff", "Talk", WHEN, 2)
QUOTED = Passage("quote", "About 400 clerks.", attributed_to="Ann", quoted_post_id="x/p1", depth=1)
POSTS = (
    Post("x/p1", 1, (Passage("own", "About 400 clerks."),), author="Ann", posted_at=WHEN, reactions=3),
    Post(
        "x/p2",
        2,
        (
            QUOTED,
            Passage("own", "Phoenix is agile."),
            Passage("table", "a\tb\n1\t2", cells=(("a", "b"), ("1", "2")), header_rows=1, note="read by its sums"),
            Passage("signature", "Sent by pigeon"),
        ),
        author="Bob",
        author_id="7",
        links=(Link("https://y.example/", "y"),),
    ),
)
TAGS = (
    PostTags(
        "x/p1",
        (Quantity(0, 9, "About 400", "count", "~", 400.0, hedge="about", precision=100.0, counted="clerks"),),
        (Equation(0, 9, "*", (Term(0), Term(None, 2.0)), Term()),),
        ("e1",),
        (
            Claim(
                "c1",
                "x/p1",
                0,
                9,
                "About 400",
                "About 400 clerks.",
                "count",
                subject="clerk",
                modifier="~",
                value=400.0,
                period_start=date(2024, 1, 1),
                score=0.75,
                mentions=(Mention("clerk", 10, 16, "clerks", "counted"),),
            ),
        ),
    ),
    PostTags(
        "x/p2",
        claims=(
            Claim(
                "c2",
                "x/p2",
                0,
                9,
                "About 400",
                "About 400 clerks.",
                "count",
                role="quote",
                attributed_to="Ann",
                repeats_claim_id="c1",
            ),
        ),
        buzzwords=(Buzzword(30, 35, "agile", "agile", "mention", 0.5),),
        phoenix_references=(PhoenixReference(19, 26, "Phoenix", "pay_system", 0.9),),
    ),
)
FACT = Fact(
    "f1", "clerks", "headcount", "clerk", "all", 376.0, "people", date(2024, 3, 31), dimensions=(("region", "north"),)
)
TABLE = ReferenceTable("clerks", "Clerks", "Office", "https://o.example/", "OGL", (FACT,))
CONCEPT = Concept("clerk", "subject", "clerks", ("clerk", "desk officer"), ("staff",))
VERDICTS = (
    Verdict("c1", "cross_post", "refuted", "about 400", rank=5),
    Verdict(
        "c1",
        "reference",
        "supported",
        "about 400",
        376.0,
        0.064,
        as_of=date(2024, 3, 31),
        rank=1,
        evidence_sql="select 376",
    ),
)


@pytest.fixture
def store():
    with Store(":memory:") as opened:
        yield opened


def filled(store: Store) -> str:
    run_id = store.start_run("ingest", {"threadlens": "0"})
    store.save_thread(THREAD, POSTS, run_id=run_id)
    store.save_tags(TAGS, run_id=run_id, tagger_version="t1")
    store.save_reference((TABLE,), (CONCEPT,))
    store.save_verdicts("x/1", VERDICTS, run_id=run_id, check_version="k1")
    return run_id


def test_everything_comes_back_as_it_was_given(store):
    filled(store)
    assert store.thread("x/1") == THREAD
    assert store.posts_of("x/1") == POSTS
    assert store.tags_of("x/1") == TAGS
    assert store.facts() == (FACT,)
    assert store.concepts() == (CONCEPT,)
    assert store.verdicts_of("c1") == (VERDICTS[1], VERDICTS[0])
    assert [t.text for t in store.post_texts("x/1")] == [p.text for p in POSTS]


def test_a_second_run_adds_nothing(store):
    run_id = filled(store)
    assert store.save_thread(THREAD, POSTS, run_id=run_id, complete=True) == Saved(unchanged=2)
    assert store.save_reference((TABLE,), (CONCEPT,)) is False
    assert store.threads_to_tag("t1") == ()
    assert store.threads_to_check("k1") == ()
    assert store.threads_to_tag("t2") == ("x/1",)
    assert store.threads_to_check("k2") == ("x/1",)


def test_a_repetition_takes_over_the_outcome(store):
    filled(store)
    assert [(f.claim_id, f.outcome, f.reference_value, f.verdict_count) for f in store.findings()] == [
        ("c1", "supported", 376.0, 2),
        ("c2", "supported", 376.0, 0),
    ]
    assert list(store.findings(outcomes=["refuted"])) == []


def test_a_page_is_kept_once_and_each_fetch_noted(store):
    run_id = store.start_run("ingest", {})
    page = Page(b"<html>" * 1000, "https://x.example/t.1/", "https://x.example/t.1/", WHEN, "text/html", "utf-8")
    assert store.save_page(page, thread_id="x/1", run_id=run_id, etag="a") is True
    assert store.save_page(page, thread_id="x/1", run_id=run_id, etag="b") is False
    assert list(store.pages_of("x/1")) == [page]
    assert store.find_page("https://x.example/t.1/").content_hash == page.content_hash
    assert store.query("select count(*), count(distinct content_hash) from pages")[1] == [(2, 1)]
