from pathlib import Path

import pytest

from threadlens.records import Finding
from threadlens.report.contract import contract_text
from threadlens.store import Store

ROOT = Path(__file__).parents[2]

# The columns that other programs rely on, in their order; further ones may only follow them.
CONTRACT = {
    "threads": "thread_id, platform, site, url, title, forum, started_at, post_count, expected_post_count, "
    "first_fetched_at, last_fetched_at",
    "posts": "post_id, thread_id, position, author, author_id, posted_at, edited_at, permalink, text, "
    "reply_to_post_id, reactions",
    "passages": "post_id, passage_no, start_char, end_char, role, attributed_to, quoted_post_id, source_url, "
    "repeats_post_id",
    "quantities": "post_id, start_char, end_char, text, kind, modifier, value, low, high, unit, numerator, denominator",
    "claims": "claim_id, post_id, start_char, end_char, text, sentence, kind, subject, measure, population, modifier, "
    "value, low, high, unit, numerator, denominator, equation_id, period_start, period_end, speech_act, role, "
    "attributed_to, repeats_claim_id, score",
    "buzzwords": "post_id, start_char, end_char, text, term, usage, score",
    "phoenix_references": "post_id, start_char, end_char, text, sense, score",
    "verdicts": "claim_id, method, outcome, stated, reference_value, relative_error, reading, table_name, source, "
    "source_url, evidence_sql, note, run_id",
}
OTHERS = ("findings", "reference_tables", "reference_facts", "concepts", "runs", "problems")


@pytest.fixture(scope="module")
def columns():
    with Store() as store:
        return store.contract()


@pytest.mark.parametrize("view", CONTRACT)
def test_view_begins_with_the_columns_of_the_contract(columns, view):
    expected = CONTRACT[view].split(", ")
    assert [c.name for c in columns if c.view == view][: len(expected)] == expected


def test_every_view_and_column_says_what_it_means(columns):
    assert {*CONTRACT, *OTHERS} <= {c.view for c in columns}
    assert [(c.view, c.name) for c in columns if not c.meaning or not c.view_meaning] == []


def test_schema_file_is_what_the_program_prints(columns):
    assert (ROOT / "schema.txt").read_text(encoding="utf-8") == contract_text(columns)


def test_a_finding_has_the_columns_of_its_view(columns):
    assert [c.name for c in columns if c.view == "findings"] == list(Finding.__slots__)


def test_instants_have_no_zone(columns):
    assert {c.kind for c in columns if c.name.endswith("_at")} == {"TIMESTAMP"}
