"""What Phoenix means: spellings, whole threads with mixed senses, a stranger's pipeline."""

import json
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from threadlens.records import PhoenixReference, PostTags, PostText
from threadlens.taggers.phoenix import component
from threadlens.taggers.phoenix._mentions import mentions

CASES = sorted((Path(component.__file__).parent / "cases").glob("*.json"))


@cache
def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("threadlens_phoenix")
    return nlp


def tagged(posts: list[PostText]) -> list[PostTags]:
    tags = []
    for post in posts:
        doc = pipeline().make_doc(post.text)
        doc.user_data["threadlens_post"] = post
        references = pipeline()(doc).user_data["threadlens_phoenix_references"]
        tags.append(PostTags(post.post_id, phoenix_references=references))
    return list(component.link(posts, tags))


def thread(title: str, *texts: str) -> list[PostText]:
    return [PostText(f"p{n}", "t", n, text, thread_title=title) for n, text in enumerate(texts, 1)]


def senses(posts: list[PostText]) -> list[list[str]]:
    return [[r.sense for r in t.phoenix_references] for t in tagged(posts)]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_mentions_of_a_thread_have_their_senses(case: Path) -> None:
    content = json.loads(case.read_text("utf-8"))
    # `read_as` stands where the tagger is known to read another sense than the writer's.
    expected = [post.get("read_as", post["senses"]) for post in content["posts"]]
    assert senses(thread(content["title"], *(post["text"] for post in content["posts"]))) == expected


def test_most_mentions_of_the_cases_are_read_as_meant() -> None:
    posts = [post for case in CASES for post in json.loads(case.read_text("utf-8"))["posts"]]
    pairs = [p for post in posts for p in zip(post["senses"], post.get("read_as", post["senses"]), strict=True)]
    assert len(CASES) >= 12
    assert sum(meant == read for meant, read in pairs) / len(pairs) >= 0.9


@pytest.mark.parametrize(
    "spelling",
    [
        "Phoenix",
        "phoenix",
        "PHOENIX",
        "Pheonix",
        "Phoneix",
        "phoenixed",
        "phoenixes",
        "Pheonixed",
        "Phoniex",
        "phoenixing",
    ],
)
def test_every_spelling_is_found(spelling: str) -> None:
    text = f"well, {spelling}'s doing"
    assert [text[a:b] for a, b in mentions(text)] == [spelling]


@pytest.mark.parametrize("text", ["phoenix.gc.ca", "@phoenix", "/phoenix/login", "a phonetic index", "Phoenician"])
def test_addresses_and_like_words_are_no_mentions(text: str) -> None:
    assert list(mentions(text)) == []


def test_a_mention_without_a_sign_takes_the_thread_s_sense() -> None:
    plain = "Heard about Phoenix yesterday."
    pay = thread("Missing overtime pay", "The pay centre lost my file, blame Phoenix pay.", plain)
    sport = thread("Playoffs", "The Phoenix Suns lost game five at home.", plain)
    assert (senses(pay)[1], senses(sport)[1]) == (["pay_system"], ["organisation"])


def test_a_mention_with_a_sign_keeps_its_sense() -> None:
    posts = thread(
        "Overpayment letters, part 3",
        "Phoenix says I owe four thousand dollars, the pay centre says nothing.",
        "Grievance filed. Phoenix took the whole cheque.",
        "I am flying to Phoenix on Friday, my sister lives in Tempe.",
    )
    assert senses(posts) == [["pay_system"], ["pay_system"], ["city"]]


def test_the_pay_system_needs_a_word_of_pay_in_the_thread() -> None:
    bare = "Well. Phoenix."
    assert senses(thread("Late pay, what now?", bare)) == [["pay_system"]]
    assert senses(thread("Open thread", bare)) != [["pay_system"]]


def test_a_frame_of_place_is_the_system_where_pay_is_the_subject() -> None:
    stuck = "Still stuck in Phoenix."
    pay = thread("Overtime and acting pay missing", "Salary wrong since May, the pay centre is silent.", stuck)
    road = thread("Cancelled flights", "The airline left us at the airport with the luggage.", stuck)
    assert (senses(pay)[1], senses(road)[1]) == (["pay_system"], ["city"])


def test_a_stranger_s_pipeline_gets_spans() -> None:
    doc = pipeline()("They moved to Phoenix, AZ, in May.")
    assert [(s.text, s.label_) for s in doc.spans["phoenix"]] == [("Phoenix", "city")]
    assert doc.user_data["threadlens_phoenix_references"] == (PhoenixReference(14, 21, "Phoenix", "city", 0.98),)


def test_a_text_without_the_word_has_no_spans() -> None:
    assert list(pipeline()("Nothing burns here.").spans["phoenix"]) == []


def test_tags_without_mentions_are_left_alone() -> None:
    posts = thread("Open thread", "Nothing here.")
    tags = [PostTags("p1")]
    assert component.link(posts, tags) is tags
