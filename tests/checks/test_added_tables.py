"""Facts and concepts that a user added are read like the embedded ones."""

from datetime import UTC, date, datetime

from threadlens import references
from threadlens.checks import Checker
from threadlens.records import (
    Claim,
    Concept,
    Fact,
    Mention,
    PassageSpan,
    PostTags,
    PostText,
    Thread,
    ThreadTags,
    Verdict,
)

POSTED = datetime(2021, 12, 15, tzinfo=UTC)
EMBEDDED = tuple(f for t in references.tables() for f in t.facts)


def added(value: float, subject: str, population: str) -> Fact:
    return Fact(
        f"mine/{subject}/{population}", "mine", "headcount", subject, population, value, "people", date(2021, 3, 31)
    )


def check(
    text: str, figure: str, mentions: dict[str, str], facts: tuple[Fact, ...], *concepts: Concept
) -> list[Verdict]:
    start = text.index(figure)
    end = start + len(figure)
    named = [
        Mention(c, text.index(w), text.index(w) + len(w), w, "counted" if 0 <= text.index(w) - end <= 1 else "clause")
        for w, c in mentions.items()
    ]
    claim = Claim(
        "c",
        "p1",
        start,
        end,
        figure,
        text,
        "count",
        value=float(figure.replace(",", "")),
        precision=1,
        mentions=tuple(named),
    )
    post = PostText("p1", "t", 1, text, (PassageSpan(0, len(text), "own"),), "ana", POSTED, "Canada")
    thread = ThreadTags(Thread("t", "xenforo2"), (post,), (PostTags("p1", claims=(claim,)),))
    return list(Checker(facts, (*references.concepts(), *concepts)).check(thread))


def test_a_department_is_checked_once_there_is_a_table() -> None:
    text, words = "The CRA has 48,000 employees.", {"CRA": "canada_revenue_agency", "employees": "employees"}
    assert check(text, "48,000", words, EMBEDDED) == []
    found = check(text, "48,000", words, (*EMBEDDED, added(47812, "employees", "canada_revenue_agency")))
    assert [(v.outcome, v.reference_value, v.table_name) for v in found] == [("supported", 47812, "mine")]


def test_a_subject_without_scopes_takes_those_of_its_facts() -> None:
    bakers, town = Concept("bakers", "subject", "bakers"), Concept("millbrook", "population", "Millbrook")
    text, words = "Millbrook has 31 bakers.", {"Millbrook": "millbrook", "bakers": "bakers"}
    found = check(text, "31", words, (added(25, "bakers", "millbrook"),), bakers, town)
    assert [(v.outcome, v.reference_value) for v in found] == [("refuted", 25)]
