"""Sentences a second and peak memory of the tag stage beside quantulum3 and spaCy's full pipeline, on the same text.

usage: python benchmarks/tag.py [--posts N] [--workers N] [--only NAME]
The text is this project's own and as dense as forum pages are, with a figure in about every third sentence: posts of
six sentences, two of them out of the labelled sentences of corpora/ and four plain ones, and the posts of its example
threads, said again, with another number at the end, until there are enough. Each tool runs in a process of its own;
time is from the first post to the last with models loaded, memory is the peak of the process and of those it started.
The peers read a fiftieth or a tenth of the posts. benchmarks/quantities.py gives the value F1.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from threadlens.records import Page, PassageSpan, PostText

ROOT = Path(__file__).parents[1]
CORPORA = ("claim_worthiness", "phoenix_sense", "buzzword_usage")
LABELLED = 2  # sentences of a post that come from the corpora
PLAIN = (
    "I read the whole thing on the bus and still have no idea what they decided.",
    "Same here, nobody on my floor has heard a word since the meeting.",
    "You should ask your union rep before you sign anything.",
    "My sister works in that building and says the lifts never run.",
    "Honestly, the coffee was the best part of the course.",
    "They moved our desks again without telling anyone.",
    "That is not how the form works, look at the notes on the back.",
    "Thanks, that helped a lot.",
    "I would not trust a summary that somebody wrote from memory.",
    "The old system was slow, but at least it told you what went wrong.",
    "Does anybody know whom to call about a missing file?",
    "We all complained, and then the manager who had promised to fix it left.",
)
PEERS = {"quantulum3": 50, "spacy": 10}  # how many times fewer posts they read


def thread_posts() -> list[PostText]:
    """The posts of the example threads."""
    from threadlens import platforms  # noqa: PLC0415 # only the process that tags needs it

    found: list[PostText] = []
    for path in sorted((ROOT / "corpora").rglob("*.html")):
        for parsed in platforms.parse(Page(path.read_bytes(), str(path), media_type="text/html")):
            for post in parsed.posts:
                text, spans = "", []
                for passage in post.passages:
                    if passage.role != "signature":
                        start = len(text) + 2 if text else 0
                        text = f"{text}\n\n{passage.text}" if text else passage.text
                        spans.append(PassageSpan(start, len(text), passage.role, passage.attributed_to))
                found.append(PostText(post.post_id, path.parent.name, post.position, text, tuple(spans), post.author))
    return found


def all_posts(count: int) -> list[PostText]:
    """So many posts."""
    lines = [
        json.loads(line)["text"]
        for name in CORPORA
        for path in sorted((ROOT / "corpora" / name).glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    posts = thread_posts()
    # Neighbours come from different corpora, as figures, terms and plain talk stand side by side in a thread.
    step = len(lines) // LABELLED
    texts = []
    for n in range(step):
        labelled = [lines[(n + k * step) % len(lines)] for k in range(LABELLED)]
        plain = [PLAIN[(n * 5 + k) % len(PLAIN)] for k in range(4)]
        texts.append(" ".join([plain[0], labelled[0], *plain[1:3], labelled[1], plain[3]]))
    posts += [PostText(f"s{n}", "sentences", n, text) for n, text in enumerate(texts)]
    rounds = -(-count // len(posts))
    repeated = (
        PostText(f"{p.post_id}-{n}", p.thread_id, p.position, f"{p.text} #{n}", p.passages, p.author)
        for n in range(rounds)
        for p in posts
    )
    return [post for post, _ in zip(repeated, range(count), strict=False)]


def threadlens_run(workers: int, ends: list[float]) -> Callable[[list[PostText]], int]:
    """The tag stage's tagger, with every concept that the references name."""
    from threadlens import references  # noqa: PLC0415 # loaded by the process that uses it
    from threadlens.taggers import Tagger  # noqa: PLC0415 # as above

    tagger = Tagger(references.concepts(), workers=workers)
    list(tagger.tag([PostText("", "", 0, "Phoenix cost us $5 million in 2019, an agile journey for 20 staff.")]))

    def read(posts: list[PostText]) -> int:
        found = sum(len(tags.quantities) for tags in tagger.tag(posts))
        ends.append(time.perf_counter())
        tagger.close()  # the memory of the workers is known once they ended
        return found

    return read


def spacy_run() -> Callable[[list[PostText]], int]:
    """The English pipeline with all its components."""
    from threadlens.taggers._english import English  # noqa: PLC0415 # as above

    english = English()
    if not english.is_statistical:
        raise SystemExit("not installed")
    nlp = english.nlp()
    return lambda posts: sum(len(doc.ents) for doc in nlp.pipe((p.text for p in posts), batch_size=64))


def quantulum_run() -> Callable[[list[PostText]], int]:
    """quantulum3 without its classifier, whose pickle does not load with a present scikit-learn."""
    try:
        from quantulum3 import classifier, parser  # noqa: PLC0415 # a peer that may be absent
    except ImportError as error:
        raise SystemExit("not installed") from error
    classifier.USE_CLF = False
    return lambda posts: sum(len(parser.parse(post.text)) for post in posts)


def run(name: str, count: int, workers: int) -> None:
    """Reads the posts with one tool and prints what it took."""
    from threadlens.taggers.sentences.split import split  # noqa: PLC0415 # as above

    ends: list[float] = []
    read = {"quantulum3": quantulum_run, "spacy": spacy_run}.get(name, lambda: threadlens_run(workers, ends))()
    posts = all_posts(count // PEERS.get(name, 1))
    sentences = sum(len(split(post.text)) for post in posts)
    start, spent = time.perf_counter(), time.process_time()
    found = read(posts)
    spent = time.process_time() - spent
    seconds = (ends or [time.perf_counter()])[0] - start
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    memory = f"{peaks[0]} MB" + (f" + {peaks[1]} MB a worker" if peaks[1] else "")
    cpu = "" if peaks[1] else f"  {sentences / spent:6.0f} a CPU second"
    print(f"{sentences:6d} sentences  {sentences / seconds:6.0f} a second{cpu}  {found:6d} found  peak {memory}")


def main(arguments: Iterable[str] | None = None) -> None:
    """Runs each tool in a new process, one after the other."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--posts", type=int, default=6000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--only", help="threadlens, threadlens-1 (one process), quantulum3 or spacy")
    chosen = options.parse_args(arguments)
    if chosen.only:
        run(chosen.only, chosen.posts, 1 if chosen.only.endswith("-1") else chosen.workers)
        return
    for name in ("threadlens-1", "threadlens", "spacy", "quantulum3"):
        command = [sys.executable, __file__, "--posts", str(chosen.posts), "--workers", str(chosen.workers)]
        done = subprocess.run([*command, "--only", name], capture_output=True, text=True, check=False)
        print(f"{name:13s} {done.stdout.strip() or done.stderr.strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    main()
