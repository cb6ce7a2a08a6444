"""Buzzwords: the lexicon's forms, ordinary senses, and how a term is used."""

import json
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from threadlens.records import Buzzword
from threadlens.taggers.buzzwords import component
from threadlens.taggers.buzzwords._terms import terms

CASES = sorted((Path(component.__file__).parent / "cases").glob("*.json"))


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_buzzwords")
    return nlp


def found(text: str) -> tuple[Buzzword, ...]:
    buzzwords: tuple[Buzzword, ...] = pipeline()(text).user_data["threadlens_buzzwords"]
    return buzzwords


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_terms_are_used_as_the_case_says(case: Path) -> None:
    for sentence in json.loads(case.read_text("utf-8")):
        # `read_as` stands where the tagger is known to read another use than the writer's.
        read = [(t["text"], t.get("read_as", t["usage"])) for t in sentence["terms"]]
        assert [(b.text, b.usage) for b in found(sentence["text"])] == [r for r in read if r[1] != "none"]


def test_most_terms_of_the_cases_are_read_as_meant() -> None:
    marked = [t for case in CASES for s in json.loads(case.read_text("utf-8")) for t in s["terms"]]
    assert sum("read_as" not in t for t in marked) / len(marked) >= 0.9


def test_the_lexicon_holds_many_terms() -> None:
    assert len(set(terms().names.values())) >= 170


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("modernize", "modernise"),
        ("Modernisation", "modernise"),
        ("co-design", "co-create"),
        ("codesigned", "co-create"),
        ("road maps", "roadmap"),
        ("patient-centered", "patient-centred"),
        ("centre of excellence", "center of excellence"),
        ("LOW HANGING FRUIT", "low-hanging fruit"),
        ("whole‑of‑government", "whole-of-government"),
        ("user  centric", "user-centric"),
        ("breaking down the silos", "break down silos"),
    ],
)
def test_inflections_and_spellings_name_one_term(text: str, term: str) -> None:
    assert [(f.start_char, f.end_char, f.term) for f in terms().find(text)] == [(0, len(text), term)]


def test_the_longest_form_wins() -> None:
    text = "a digital transformation of digital services"
    assert [(text[f.start_char : f.end_char], f.term) for f in terms().find(text)] == [
        ("digital transformation", "digital transformation"),
        ("digital", "digital"),
    ]


@pytest.mark.parametrize("text", ["fragile", "agiles", "@agile", "synergistically-ish?x", "innovationist"])
def test_parts_of_other_words_are_no_terms(text: str) -> None:
    assert list(terms().find(text)) == []


def test_offsets_hold_behind_letters_that_change_their_length() -> None:
    text = "İİ we are agile"
    (only,) = terms().find(text)
    assert text[only.start_char : only.end_char] == "agile"


def test_the_word_buzzword_is_always_about_words() -> None:
    assert [(b.term, b.usage) for b in found("So many buzzwords in one plan.")] == [("buzzword", "mention")]


def test_digits_alone_make_no_practice() -> None:
    assert [b.usage for b in found("Our 5 pillars of innovation will empower 300 leaders.")] == ["performative"] * 3


def test_a_stranger_s_pipeline_gets_spans() -> None:
    doc = pipeline()("We must leverage synergies.")
    assert [(s.text, s.label_) for s in doc.spans["buzzwords"]] == [
        ("leverage", "performative"),
        ("synergies", "performative"),
    ]


def test_a_text_without_terms_has_no_spans() -> None:
    assert list(pipeline()("The bread was good.").spans["buzzwords"]) == []
