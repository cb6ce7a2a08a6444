"""The seam of the taggers: same tags whatever the batch or number of workers, repeats linked over a thread."""

import subprocess
import sys
from dataclasses import replace

from threadlens.records import PassageSpan, PostText
from threadlens.taggers import Tagger, link_repeats, plugins

TEXTS = (
    "The ferry carries 240 cars.",
    "No figures here.",
    "It took 3 years. We paid $4,000 for it.",
    "Half of the boats leak.",
)


def posts(count: int) -> list[PostText]:
    return [PostText(f"p{n}", "t1", n, TEXTS[n % len(TEXTS)]) for n in range(count)]


def test_workers_and_batches_change_nothing() -> None:
    many = posts(1100)
    alone = list(Tagger(()).tag(many))
    assert list(Tagger((), workers=2).tag(many)) == alone
    one_by_one = Tagger(())
    assert [tags for post in many[:9] for tags in one_by_one.tag([post])] == alone[:9]


def test_a_quoted_figure_repeats_the_claim_of_its_post() -> None:
    first = PostText("p1", "t1", 1, "In 2019 the ferry carried 240 cars a day.", author="gull")
    quote, own = "the ferry carried 240 cars a day", "I counted 180 cars."
    second = PostText(
        "p2",
        "t1",
        2,
        f"{quote}\n\n{own}",
        (
            PassageSpan(0, len(quote), "quote", attributed_to="gull", quoted_post_id="p1"),
            PassageSpan(len(quote) + 2, len(quote) + 2 + len(own), "own"),
        ),
    )
    thread = (first, second)
    linked = link_repeats(thread, list(Tagger(()).tag(thread)))
    original = linked[0].claims[0]
    quoted, counted = linked[1].claims
    assert quoted.repeats_claim_id == original.claim_id
    assert (quoted.role, quoted.attributed_to, quoted.period_start) == ("quote", "gull", original.period_start)
    assert counted.repeats_claim_id is None
    assert link_repeats(thread, [replace(t) for t in linked]) == linked


def test_plugins_run_after_what_they_require() -> None:
    order = list(plugins())
    assert order.index("claims") > max(order.index("quantities"), order.index("sentences"))


def test_importing_the_seam_loads_no_language_library() -> None:
    code = "import sys, threadlens.taggers; print('spacy' in sys.modules, 'sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
