from datetime import UTC, date, datetime

import pytest

from threadlens.records import Finding

BLANK = dict.fromkeys(Finding.__slots__)


def finding(**fields) -> Finding:
    base = {
        "thread_id": "t1",
        "thread_title": "Too many pigeons?",
        "thread_url": "https://coop.example/t/1",
        "post_id": "p1",
        "position": 1,
        "author": "Ann Lee",
        "posted_at": datetime(2024, 2, 11, 14, 15, tzinfo=UTC),
        "role": "own",
        "speech_act": "assertion",
        "start_char": 0,
        "end_char": 9,
        "kind": "count",
        "modifier": "=",
        "outcome": "not_enough_evidence",
        "verdict_count": 0,
    }
    return Finding(**(BLANK | base | fields))


@pytest.fixture
def findings() -> list[Finding]:
    known = {
        "method": "reference",
        "source": "Pigeon Office, Census of the lofts, March 2021",
        "source_url": "https://o.example/census",
        "table_name": "lofts",
        "as_of": date(2021, 3, 31),
        "run_id": "r1",
        "verdict_count": 1,
        "confidence": 0.9,
    }
    return [
        finding(
            claim_id="aaaaaaaa11",
            text="7,972 carriers",
            value=7972.0,
            subject="carrier",
            measure="headcount",
            population="all_lofts",
            sentence="In March 2021 the lofts held 7,972 carriers, which is more than anybody here wants to feed.",
            outcome="supported",
            reference_value=7972.0,
            relative_error=0.0,
            reading="carriers, all lofts, March 2021",
            note="no hedge: the reference rounds to the figure at its printed precision (1)",
            evidence_sql="select 7972",
            period_start=date(2021, 3, 1),
            period_end=date(2021, 3, 31),
            stated="7,972",
            permalink="https://coop.example/p/1",
            **known,
        ),
        finding(
            claim_id="bbbbbbbb22",
            position=2,
            post_id="p2",
            author=None,
            text="under 2%",
            kind="share",
            modifier="<",
            value=2.0,
            unit="percent",
            sentence="Racing birds are under 2% of them, one in ten.",
            outcome="refuted",
            reference_value=2.5,
            relative_error=0.25,
            reading="racing birds as a share of all birds, March 2021",
            note="less than: the inequality itself",
            stated="< 2 %",
            **known,
        ),
        finding(
            claim_id="bbbbbbbb23",
            position=2,
            post_id="p2",
            author=None,
            text="one in ten",
            kind="ratio",
            value=0.1,
            numerator=1.0,
            denominator=10.0,
            sentence="Racing birds are under 2% of them, one in ten.",
            outcome="conflicting",
            reference_value=0.025,
            reading="racing birds to all birds: 1 in 40 of the city, 1 in 9.6 of the county",
            **known,
        ),
        finding(claim_id="cccccccc33", position=2, post_id="p2", text="six", sentence="My aunt has six."),
        finding(claim_id="dddddddd44", position=3, post_id="p3", text="40 [sic]", sentence="Or 40 [sic]."),
        finding(
            claim_id="eeeeeeee55",
            position=3,
            post_id="p3",
            author="Bob",
            role="quote",
            attributed_to="Ann Lee",
            text="7,972 carriers",
            sentence="7,972 carriers",
            repeats_claim_id="aaaaaaaa11",
            outcome="supported",
            reference_value=7972.0,
            **known,
        ),
    ]
