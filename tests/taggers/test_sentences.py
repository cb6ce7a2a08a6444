"""Where sentences of forum text begin and end."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from threadlens.taggers.sentences.split import split

CASES = json.loads((Path(__file__).parents[2] / "src/threadlens/taggers/sentences/cases/forum.json").read_text())


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences_of_a_text(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


@given(st.text(alphabet='aB1.?!…\n\t "()-', max_size=80))
def test_sentences_never_overlap_and_lose_no_word(text: str) -> None:
    spans = split(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]


def test_the_component_stands_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_sentences")
    assert [s.text.strip() for s in nlp("One boat. Two nets.\nDone").sents] == ["One boat.", "Two nets.", "Done"]
