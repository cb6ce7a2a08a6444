"""The quantity component in a stranger's pipeline."""

import spacy
from hypothesis import given
from hypothesis import strategies as st

from threadlens.taggers.quantities.reader import Reading, read

TEXT = "They pay about $500 to one in four of 300 000 clerks."


def test_component_works_alone_in_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_quantities")
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["quantities"]] == [
        ("about $500", "money"),
        ("one in four", "ratio"),
        ("300 000", "count"),
    ]
    assert [q.value for q in doc.user_data["threadlens_quantities"]] == [500.0, 0.25, 300000.0]
    assert doc.user_data["threadlens_equations"] == ()


def test_spans_stand_beside_their_records() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_quantities")
    doc = nlp("We lost 40km of 200km, i.e. 20%, in3days or (80+400+????=????).")
    records = doc.user_data["threadlens_quantities"]
    assert len(doc.spans["quantities"]) == len(records)
    for span, record in zip(doc.spans["quantities"], records, strict=True):
        assert span.start_char <= record.start_char < record.end_char <= span.end_char


def test_a_text_without_figures_has_no_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_quantities")
    doc = nlp("Nothing here counts anything.")
    assert list(doc.spans["quantities"]) == []


def test_an_empty_text_reads_as_nothing() -> None:
    assert read("") == Reading()


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "First line.\n\nThen 12 cats\tand 3,999\r\n5% more."
    assert [(q.text, text[q.start_char : q.end_char]) for q in read(text).quantities] == [
        ("12", "12"),
        ("3,999", "3,999"),
        ("5%", "5%"),
    ]


def test_figures_of_two_lines_stay_apart() -> None:
    assert [q.value for q in read("It was 300\n000 of 5\nmillion").quantities] == [300.0, 5.0, 1000000.0]


def test_members_of_equations_are_indices_into_the_text() -> None:
    reading = read("We saw 7 cats.\n3 x 500 = 1,500")
    (equation,) = reading.equations
    assert [t.quantity for t in equation.members] == [1, 2]
    assert equation.result.quantity == 3


_WORDS = (
    "one|two|half|a|of|in|to|and|or|per|for|out of|every|million|hundred|dozen|less than|times|year|"
    "2015|March|EX-01|300,000|1:625|20%|$5|3x|and a half|point|minus|most|several|dozens"
)
_SIGNS = "0123456789$%€£°½¾()[]:;,.-–—/+=~<>?!*&'\"x \t\n"
_PIECES = st.sampled_from([*_SIGNS, *(f" {word}" for word in _WORDS.split("|"))])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_yields_figures_in_order_within_it(text: str) -> None:
    reading = read(text)
    end = 0
    for quantity in reading.quantities:
        assert end <= quantity.start_char < quantity.end_char <= len(text)
        assert text[quantity.start_char : quantity.end_char] == quantity.text
        end = quantity.end_char
    for equation in reading.equations:
        members = [t.quantity for t in (*equation.members, equation.result) if t.quantity is not None]
        assert all(0 <= m < len(reading.quantities) for m in members)
