"""Pages a second on one core: a XenForo page parsed by threadlens, beside Beautiful Soup that only builds its tree.

python benchmarks/parse.py [FILE_OR_FOLDER ...]      saved pages of your own instead of the page made here
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bs4 import BeautifulSoup
from ingest import POSTS, forum_thread, page_html
from selectolax.lexbor import LexborHTMLParser

from threadlens.records import Page
from threadlens.stages.collect_parsing import parse_page

ROUNDS = 5
LEAST = 20  # pages a round, so that a round is long enough to time


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="saved pages, or folders of them")
    pages = saved(parser.parse_args().paths) or made()
    size = sum(len(page.content) for page in pages) / len(pages) / 1000
    posts = sum(count(page) for page in pages) / len(pages)
    print(
        f"{len(pages)} pages of {size:,.0f} KB and {posts:.1f} posts on average, one core, the best of {ROUNDS} rounds:"
    )
    show("lexbor, tree alone", pages, lambda page: LexborHTMLParser(page.content))
    show("Beautiful Soup on lxml, tree alone", pages, lambda page: BeautifulSoup(page.content, "lxml"))
    show("threadlens, posts with their passages", pages, count)


def saved(paths: Sequence[Path]) -> list[Page]:
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [Page(file.read_bytes(), str(file)) for file in files if file.is_file()]


def made() -> list[Page]:
    thread = forum_thread(POSTS)
    return [Page(page_html(thread, n).encode(), f"page-{n}.html") for n in range(1, thread.last_page + 1)]


def count(page: Page) -> int:
    return sum(len(found.posts) for found in parse_page(page).thread_pages)


def show(what: str, pages: Sequence[Page], read: Callable[[Page], object]) -> None:
    repeated = list(pages) * -(-LEAST // len(pages))
    seconds = min(timed(repeated, read) for _ in range(ROUNDS))
    print(f"  {what}: {len(repeated) / seconds:,.0f} pages/s, {seconds / len(repeated) * 1000:.1f} ms a page")


def timed(pages: Sequence[Page], read: Callable[[Page], object]) -> float:
    """Time on the processor: what else the machine does is left out."""
    started = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - started


if __name__ == "__main__":
    main()
