"""Speed of ingest beside forum-dl and forumscraper, on one thread served from this machine and on saved pages.

Peers run where they are installed: `pip install '.[bench]'`, or `--peers DIR` with the folder of their programs.
"""

import argparse
import http.server
import json
import mailbox
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "stages"))
from forum import ForumPost, ForumThread

POSTS, PER_PAGE = 500, 25  # 20 pages
SAVED_POSTS = 5_000
RUNS = 3
QUOTED_EVERY = 4
MENU = 300  # links around the posts, as on real pages
SYLLABLES = "ba co di fu ga he il jo ka lu mo ne or pa qui ro si tu va wen".split()  # noqa: SIM905 -- shorter


FORUMS = """<!DOCTYPE html><html id="XF"><body><a href="/forums/" data-nav-id="forums">Forums</a>
<div class="block block--category block--category1"><h2 class="block-header"><a href="/categories/all.1/">All</a></h2>
<div class="node node--id9"><a href="/forums/money.9/" data-shortcut="node-description">Money</a></div></div>
</body></html>"""


@dataclass(frozen=True)
class Used:
    seconds: float
    cpu_seconds: float
    megabytes: float


@dataclass(frozen=True)
class Result:
    tool: str
    posts: int
    quotes: int | None  # None: left in the body as markup
    used: "Used"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="folder of the peers' programs, where they are not beside ours")
    peers = parser.parse_args().peers
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = forum_thread(POSTS)
        port, server = serve(made)
        url = f"http://localhost:{port}{made.path}"
        print(f"One thread of {POSTS} posts on {made.last_page} pages, from a server on this machine, no pause:")
        try:
            show(best(partial(ours, ["--allow-private", "--delay", "0", url]), folder / "net"))
            for tool, run in (("forum-dl", forum_dl), ("forumscraper", forumscraper)):
                program = find(tool, peers)
                if program is None:
                    print(f"  {tool} is not installed here")
                else:
                    show(best(partial(run, program, url), folder / tool))
        finally:
            server.terminate()
        saved = folder / "saved"
        saved.mkdir()
        large = forum_thread(SAVED_POSTS)
        for page in range(1, large.last_page + 1):
            (saved / f"page-{page}.html").write_text(page_html(large, page))
        print(f"{SAVED_POSTS} posts on {large.last_page} saved pages, parsed and stored (no peer reads saved pages):")
        for workers in dict.fromkeys((1, min(2, os.cpu_count() or 1))):
            done = best(partial(ours, ["--workers", str(workers), str(saved)]), folder / f"saved-{workers}")
            show(done, f"threadlens, {workers} process{'es' if workers > 1 else ''} for parsing")


def best(run: Callable[[Path], Result], folder: Path) -> Result:
    """The fastest of a few runs: the others were disturbed by whatever else the machine did."""
    folder.mkdir()
    return min((run(folder / str(number)) for number in range(RUNS)), key=lambda result: result.used.seconds)


def show(result: Result, tool: str | None = None) -> None:
    quotes = "quotes left in the body" if result.quotes is None else f"{result.quotes} quotes"
    used = result.used
    print(
        f"  {tool or result.tool}: {result.posts} posts, {quotes}, {used.seconds:.2f} s "
        f"({result.posts / used.seconds:,.0f} posts/s), {used.cpu_seconds:.2f} s of it on a processor, "
        f"{used.megabytes:.0f} MB"
    )


def ours(words: list[str], folder: Path) -> Result:
    folder.mkdir()
    db = folder / "bench.duckdb"
    program = [sys.executable, "-c", "from threadlens.cli.app import main; main()", "ingest", "--db", str(db), *words]
    used = timed(program, folder)
    from threadlens.store import Store  # noqa: PLC0415 -- not needed to start

    with Store(db, read_only=True) as store:
        posts = store.query("select count(*) from posts")[1][0][0]
        quotes = store.query("select count(*) from passages where role = 'quote'")[1][0][0]
    return Result("threadlens, with its DuckDB file", posts, quotes, used)


def forum_dl(program: str, url: str, folder: Path) -> Result:
    folder.mkdir()
    out = folder / "out.mbox"  # its JSON lines break with the pydantic that installs beside it
    used = timed([program, "-q", "--no-boards", "--no-threads", "-f", "mbox", "-o", str(out), url], folder)
    return Result("forum-dl", len(mailbox.mbox(out)) if out.exists() else 0, None, used)


def forumscraper(program: str, url: str, folder: Path) -> Result:
    folder.mkdir()
    used = timed([program, "-d", str(folder), "xenforo2.thread", url], folder)
    found = [json.loads(path.read_text()) for path in folder.iterdir() if path.is_file()]
    posts = sum(len(thread.get("posts", [])) for thread in found if isinstance(thread, dict))
    return Result("forumscraper", posts, None, used)


def timed(command: list[str], folder: Path) -> Used:
    """What a whole process used, start and end included."""
    # Every tool with its modules compiled, as after any first start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder.parents[1] / "bytecode")
    with (folder / "log").open("wb") as log:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder.parent, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    if status:
        print((folder / "log").read_text(errors="replace"), file=sys.stderr)
    (folder / "log").unlink()
    return Used(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def find(tool: str, peers: Path | None) -> str | None:
    return shutil.which(tool, path=str(peers) if peers else f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")


def forum_thread(count: int) -> ForumThread:
    """A thread of invented words in which every fourth post quotes an earlier one."""
    chance = random.Random(11)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(4000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    made = ForumThread(per_page=PER_PAGE)
    said: list[str] = []
    for number in range(1, count + 1):
        paragraphs = [" ".join(chance.choices(words, weights, k=25)) + "." for _ in range(3)]
        body = "<br />\n<br />\n".join(paragraphs)
        if number % QUOTED_EVERY == 0:
            body = quote(made.posts[number - 2], said[number - 2]) + body
        said.append(paragraphs[0])
        made.posts.append(ForumPost(1000 + number, f"member {number % 37}", body, 1 + number * 27 // count))
    return made


def quote(post: ForumPost, words: str) -> str:
    return (
        f'<blockquote data-attributes="member: 1" data-quote="{post.author}" data-source="post: {post.number}" '
        f'class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title"><a href="/goto/post?id={post.number}" '
        f'class="bbCodeBlock-sourceJump">{post.author} said:</a></div><div class="bbCodeBlock-content">'
        f'<div class="bbCodeBlock-expandContent">{words}</div></div></blockquote>'
    )


def page_html(made: ForumThread, page: int, host: str = "http://forum.example") -> str:
    # The menu leads to the forum list and the path has two steps, without which forum-dl takes no page for XenForo's.
    path = '<li><a href="/forums/money.9/" itemprop="item"><span itemprop="name">Money</span></a></li>'
    menu = '<li><a href="/forums/" data-nav-id="forums">Forums</a></li>' + "".join(
        f'<li><a href="/pages/{n}/" class="menu-linkRow">Page {n}</a></li>' for n in range(MENU)
    )
    html = made.html(page, host).replace('<ul class="p-breadcrumbs">', f'<ul class="p-breadcrumbs">{path}')
    html = html.replace('<html id="XF"', '<html id="XF" data-csrf="0,0"')  # and forumscraper looks for this
    return html.replace("</body>", f"<ul>{menu}</ul></body>")


def serve(made: ForumThread) -> tuple[int, multiprocessing.Process]:
    """The port of a server in a process of its own."""
    context = multiprocessing.get_context("spawn")
    mine, other = context.Pipe()
    process = context.Process(target=_serve, args=(made, other), daemon=True)
    process.start()
    return mine.recv(), process


def _serve(made: ForumThread, pipe: "multiprocessing.connection.Connection") -> None:  # type: ignore[name-defined]
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = pages.get(self.path.rstrip("/"))
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        log_message: Callable[..., None] = lambda *_: None

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        port = server.server_address[1]
        pages = {
            made.page_path(n).rstrip("/"): page_html(made, n, f"http://localhost:{port}").encode()
            for n in range(1, made.last_page + 1)
        }
        pages["/forums"] = FORUMS.encode()
        pipe.send(port)
        server.serve_forever()


if __name__ == "__main__":
    main()
