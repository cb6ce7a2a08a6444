"""Totals of tables, and figures of tables held against facts, from claims built by hand."""

from datetime import UTC, date, datetime

from threadlens import references
from threadlens.checks import Checker
from threadlens.records import Claim, Mention, PassageSpan, PostTags, PostText, Thread, ThreadTags, Verdict

TEXT = "Level\t2021\nEX 01\t3,999\nEX 02\t2,116\nTotal\t6,115"
MARCH = date(2021, 3, 31)
POSTED = datetime(2021, 12, 15, tzinfo=UTC)


def cell(figure: str, header: str, *mentions: str, value: float | None = None) -> Claim:
    start = TEXT.index(figure)
    return Claim(
        f"claim {header}",
        "p1",
        start,
        start + len(figure),
        figure,
        figure,
        "count",
        value=float(figure.replace(",", "")) if value is None else value,
        period_start=MARCH,
        period_end=MARCH,
        role="table",
        precision=1,
        mentions=tuple(Mention(m, 0, len(header), header, "row") for m in mentions),
        row_header=header,
        column_header="2021",
    )


def check(*claims: Claim, text: str = TEXT) -> dict[tuple[str, str], Verdict]:
    post = PostText("p1", "t", 1, text, (PassageSpan(0, len(text), "table"),), "ana", POSTED, "Canada's public service")
    thread = ThreadTags(Thread("t", "xenforo2"), (post,), (PostTags("p1", claims=claims),))
    checker = Checker((f for t in references.tables() for f in t.facts), references.concepts())
    return {(v.claim_id, v.method): v for v in checker.check(thread)}


def test_a_cell_is_held_against_the_facts_of_its_row() -> None:
    found = check(cell("3,999", "EX 01", "ex_01"))
    verdict = found["claim EX 01", "reference"]
    assert (verdict.outcome, verdict.reference_value) == ("supported", 3999)
    assert verdict.reading == "EX 01, whole public service, March 2021"
    assert verdict.evidence_sql == (
        "select sum(value) filter (where fact_id in"
        " ('executives_by_level/headcount/ex_01/federal_public_service/2021-03-31'))"
        " as reference_value from reference_facts"
    )


def test_a_total_is_the_sum_of_its_column() -> None:
    found = check(cell("3,999", "EX 01"), cell("2,116", "EX 02"), cell("6,115", "Total"))
    verdict = found["claim Total", "arithmetic"]
    assert (verdict.outcome, verdict.reference_value) == ("supported", 6115)


def test_a_wrong_total_is_refuted() -> None:
    found = check(cell("3,999", "EX 01"), cell("2,116", "EX 02"), cell("6,115", "Total", value=6315))
    assert found["claim Total", "arithmetic"].outcome == "refuted"


def test_rows_that_are_no_parts_of_the_total_say_nothing() -> None:
    found = check(cell("3,999", "EX 01"), cell("2,116", "EX 02"), cell("6,115", "Total", value=319601))
    assert ("claim Total", "arithmetic") not in found


def test_a_repetition_has_no_verdict_of_its_own() -> None:
    own = cell("3,999", "EX 01", "ex_01")
    again = Claim(
        "again",
        "p1",
        own.start_char,
        own.end_char,
        own.text,
        own.sentence,
        "count",
        value=3999,
        repeats_claim_id=own.claim_id,
    )
    assert {claim_id for claim_id, _ in check(own, again)} == {own.claim_id}
