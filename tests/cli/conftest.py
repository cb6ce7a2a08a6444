from datetime import UTC, date, datetime

import pytest

from threadlens.cli.app import main
from threadlens.records import Claim, Concept, Fact, Passage, Post, PostTags, ReferenceTable, Thread, Verdict
from threadlens.store import Store

FACT = Fact(
    "lofts/1",
    "lofts",
    "headcount",
    "carrier",
    "all_lofts",
    7972.0,
    "birds",
    as_of=date(2021, 3, 31),
    publisher="Pigeon Office",
    title="Census of the lofts",
    url="https://o.example/census",
)
TABLE = ReferenceTable("lofts", "Lofts", "Pigeon Office", "https://o.example/census", "OGL", (FACT,))
CONCEPT = Concept("carrier", "subject", "carrier pigeons")
POSTS = (
    Post(
        "p1",
        1,
        (Passage("own", "There were 7,972 carriers."),),
        author="Ann Lee",
        posted_at=datetime(2024, 2, 11, tzinfo=UTC),
    ),
    Post(
        "p2",
        2,
        (Passage("quote", "There were 7,972 carriers.", attributed_to="Ann Lee"), Passage("own", "Six | at most.")),
        author="Bob",
    ),
)
SENTENCE = "There were 7,972 carriers."
TAGS = (
    PostTags(
        "p1",
        claims=(Claim("aa11", "p1", 11, 16, "7,972", SENTENCE, "count", subject="carrier", value=7972.0),),
    ),
    PostTags(
        "p2",
        claims=(
            Claim(
                "ab22",
                "p2",
                11,
                16,
                "7,972",
                SENTENCE,
                "count",
                role="quote",
                attributed_to="Ann Lee",
                repeats_claim_id="aa11",
            ),
            Claim("bb33", "p2", 28, 31, "Six", "Six | at most.", "count", value=6.0),
        ),
    ),
)
VERDICT = Verdict(
    "aa11",
    "reference",
    "supported",
    "7,972",
    7972.0,
    0.0,
    "carriers, all lofts, March 2021",
    "lofts",
    "Pigeon Office, Census of the lofts, March 2021",
    as_of=date(2021, 3, 31),
    evidence_sql="select value as reference_value from reference_facts where fact_id = 'lofts/1'",
    note="no hedge: the reference rounds to the figure",
)


@pytest.fixture
def db(tmp_path):
    """A small file that no tagger or check has written."""
    path = tmp_path / "pigeons.duckdb"
    with Store(path) as store:
        run_id = store.start_run("test", {})
        store.save_reference((TABLE,), (CONCEPT,))
        store.save_thread(Thread("t", "demo", title="Pigeons"), POSTS, run_id=run_id)
        store.save_tags(TAGS, run_id=run_id, tagger_version="1")
        store.save_verdicts("t", [VERDICT], run_id=run_id, check_version="1")
        assert store.violations() == {}
    return path


@pytest.fixture
def threadlens(capsys):
    """Runs a command in this process; gives its exit code, what it printed, and what it said on stderr."""

    def run(*words):
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return run
