"""Repetitions of earlier posts become quotes; phrases, titles and signatures do not."""

import time

import pytest

from threadlens.platforms._repetition import mark_repetitions
from threadlens.records import Passage, Post

LONG = "The depot holds twelve thousand tonnes of salt when it is full, which it never is."
OTHER = "Somebody should ask the county how many of its drivers are left this winter."


def posts(*texts: str, authors: tuple[str | None, ...] = ()) -> list[Post]:
    names = authors or ("ada", "ben", "cy", "dee", "eve")
    return [Post(str(n), n, (Passage("own", t),), names[(n - 1) % len(names)]) for n, t in enumerate(texts, 1)]


def shape(post: Post) -> list[tuple[str, str | None, str | None]]:
    return [(p.role, p.attributed_to, p.repeats_post_id) for p in post.passages]


def test_whole_post_repeated_at_the_start_is_a_quote() -> None:
    marked = mark_repetitions(posts(f"{LONG}\n\n{OTHER}", f"{LONG}\n\n{OTHER}\n\nI did ask, and nobody knew."))
    assert shape(marked[1]) == [("quote", "ada", "1"), ("own", None, None)]
    assert marked[1].passages[0].text == f"{LONG}\n\n{OTHER}"
    assert marked[1].passages[1].text == "I did ask, and nobody knew."


def test_beginning_of_a_post_repeated_is_a_quote() -> None:
    marked = mark_repetitions(posts(f"{LONG}\n\n{OTHER}", f"{LONG}\n\nNever full indeed."))
    assert shape(marked[1]) == [("quote", "ada", "1"), ("own", None, None)]


def test_repetition_ends_inside_a_paragraph() -> None:
    marked = mark_repetitions(posts(LONG, f"{LONG} That was so in May too."))
    assert [p.text for p in marked[1].passages] == [LONG, "That was so in May too."]


def test_typography_and_small_edits_do_not_hide_a_repetition() -> None:
    edited = LONG.replace("twelve thousand", "12 thousand").replace("it never is.", "it never is...")
    marked = mark_repetitions(posts(LONG, f"{edited}\n\nTrue."))
    assert shape(marked[1])[0] == ("quote", "ada", "1")


def test_unknown_author_is_not_invented() -> None:
    marked = mark_repetitions(posts(LONG, LONG + "\n\nYes.", authors=(None,)))
    assert marked[1].passages[0].attributed_to is None
    assert marked[1].passages[0].repeats_post_id == "1"


@pytest.mark.parametrize("phrase", ["I agree", "Thanks for the answer!", "This", "I agree with you there."])
def test_short_phrases_are_nobodys(phrase: str) -> None:
    marked = mark_repetitions(posts(f"{phrase}\n\n{LONG}", f"{phrase}\n\n{OTHER}"))
    assert shape(marked[1]) == [("own", None, None)]


def test_words_inside_somebodys_own_sentence_stay_his() -> None:
    own = "My cousin claims that the depot holds twelve thousand tonnes of salt when it rains, and laughs about it."
    assert shape(mark_repetitions(posts(LONG, own))[1]) == [("own", None, None)]


def test_a_posts_own_earlier_paragraph_is_no_quote() -> None:
    assert shape(mark_repetitions(posts(f"{LONG}\n\n{OTHER}\n\n{LONG}"))[0]) == [("own", None, None)]


def test_marked_quote_gets_its_source_and_author() -> None:
    first = posts(LONG)[0]
    second = Post("2", 2, (Passage("quote", LONG, depth=1), Passage("own", "Yes.")), "ben")
    marked = mark_repetitions([first, second])
    assert shape(marked[1])[0] == ("quote", "ada", "1")
    assert marked[1].passages[0].quoted_post_id == "1"


def test_quote_of_a_quote_points_to_who_said_it_first() -> None:
    marked = mark_repetitions(posts(LONG, f"{LONG}\n\n{OTHER}", f"{LONG}\n\n{OTHER}\n\nBoth are right."))
    assert shape(marked[2])[:2] == [("quote", "ada", "1"), ("quote", "ben", "2")]


def test_line_of_every_post_is_a_footer() -> None:
    footer = "Sent from a telephone that corrects my words more often than my wife does."
    bodies = ("Nobody asked.", "It rained here.", "The bus was late.", "We had nine.", "Buy more salt.")
    texts = [f"{body}\n\n{footer}" for body in bodies]
    marked = mark_repetitions(posts(*texts))
    assert all(p.role == "own" for post in marked for p in post.passages)


def test_time_grows_with_length_alone() -> None:
    def seconds(count: int) -> float:
        thread = posts(*[" ".join(f"w{(n * 37 + k * 11) % 4999}" for k in range(60)) + "." for n in range(count)])
        start = time.perf_counter()
        mark_repetitions(thread)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(2000) < 12 * seconds(400)
