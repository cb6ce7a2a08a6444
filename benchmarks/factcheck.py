"""Seconds from saved pages of 500 posts to printed findings, of a call with nothing new, and claims checked a second.

usage: python benchmarks/factcheck.py [--posts N] [--runs N] [--only NAME] [--keep FOLDER]
The thread is made of the posts of the development threads of corpora/, said again with other last digits until there
are enough. `dense` is these alone, with a figure in nearly every sentence; in `plain` two posts without figures follow
each, so that about every third sentence holds one, as on forum pages. Claims are checked against all embedded tables by
one process that has them tagged already, and without the store: the claims of the first call, which fills the index,
and of those after it. CPU time is user and system time of all processes.
"""

import argparse
import gc
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "stages"))
from forum import ForumPost, ForumThread
from tag import PLAIN

from threadlens import checks, platforms
from threadlens.records import Page, ThreadTags
from threadlens.store import Store

ROOT = Path(__file__).parents[1]
PER_PAGE = 20
DENSITIES = {"dense": 0, "plain": 2}  # posts without figures that follow each with figures
_FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,]*\d{2}(?![\d,]*\d)")


def bodies() -> list[str]:
    """The own words of the posts of the development threads, as HTML."""
    found = []
    for folder in sorted((ROOT / "corpora" / "threads").glob("dev-*")):
        for path in sorted(p for p in folder.iterdir() if p.name != "gold.json"):
            for parsed in platforms.parse(Page(path.read_bytes(), str(path))):
                for post in parsed.posts:
                    own = [escape(p.text, quote=False) for p in post.passages if p.role == "own"]
                    found.append("<br>\n<br>\n".join(text.replace("\n", "<br>\n") for text in own))
    return found


def varied(body: str, turn: int) -> str:
    """The same with other last digits, so that no figure of another turn is said again."""
    return _FIGURE.sub(lambda m: f"{m[0][:-1]}{(int(m[0][-1]) + turn) % 10}", body) if turn else body


def texts(density: str) -> Iterator[str]:
    """Bodies of posts without end."""
    all_bodies, number = bodies(), 0
    while True:
        yield varied(all_bodies[number % len(all_bodies)], number // len(all_bodies))
        for k in range(DENSITIES[density]):
            start = number * 5 + k * 3
            yield " ".join(PLAIN[(start + n) % len(PLAIN)] for n in range(4)) + f"<br>\nPage {number + 1}, note {k}."
        number += 1


def write_pages(folder: Path, density: str, count: int) -> None:
    """Saves the pages of a thread."""
    made = ForumThread(title="Figures of the public service", per_page=PER_PAGE)
    authors = ("ann_ledger", "Bo Clerk", "cy", "dee", "Eve Audit", "f_n", "gil")
    made.posts = [
        ForumPost(1000 + n, authors[n * n % 7], body, 1 + n // 24)
        for n, body in zip(range(count), texts(density), strict=False)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for page in range(1, made.last_page + 1):
        (folder / f"page-{page:02}.html").write_text(made.html(page), encoding="utf-8")


def command(*words: str) -> tuple[float, float]:
    """Wall and CPU seconds of one call of the program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, str(ROOT / "cli.py"), *words], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def check_rates(db: Path, runs: int) -> tuple[int, float, float]:
    """Claims of the file, and how many are checked in a second of CPU time: at first, and from then on."""
    gc.set_threshold(50_000)  # as the program does
    with Store(db) as store:
        ids = store.thread_ids()
        threads = [ThreadTags(store.thread(i), store.post_texts(i), store.tags_of(i)) for i in ids]
        checker = checks.Checker(store.facts(), store.concepts())
    claims = sum(len(tags.claims) for thread in threads for tags in thread.tags)
    rates = []
    for _ in range(runs + 1):
        start = time.process_time()
        for thread in threads:
            checker.check(thread)
        rates.append(claims / (time.process_time() - start))
    return claims, rates[0], max(rates[1:])


def measure(density: str, posts: int, runs: int, folder: Path) -> None:
    """Prints the figures of one thread."""
    pages = folder / density
    write_pages(pages, density, posts)
    first, again = [], []
    for number in range(runs):
        db = folder / f"{density}-{number}.duckdb"
        db.unlink(missing_ok=True)
        first.append(command("factcheck", str(pages), "--db", str(db)))
        again.append(command("factcheck", "--db", str(db)))
    claims, at_first, then = check_rates(db, runs)
    for name, times in (("all new", first), ("nothing new", again)):
        wall, cpu = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
        print(f"{density}  {posts} posts  {claims} claims  {name:11s}  {wall:6.2f} s  {cpu:6.2f} s of CPU time")
    print(f"{density}  checks {at_first:6.0f} claims per CPU second at first, {then:.0f} from then on", flush=True)


def main(arguments: Iterable[str] | None = None) -> None:
    """Runs every density."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--posts", type=int, default=500)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--only", choices=sorted(DENSITIES))
    options.add_argument("--keep", type=Path, help="the folder for pages and files")
    chosen = options.parse_args(arguments)
    os.environ["COLUMNS"] = "120"
    with tempfile.TemporaryDirectory() as temporary:
        for density in [chosen.only] if chosen.only else DENSITIES:
            measure(density, chosen.posts, chosen.runs, chosen.keep or Path(temporary))


if __name__ == "__main__":
    main()
