import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from forum import asked, serve, thread
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from threadlens.store import Store

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])

# Every page is written as soon as it is there, as with the pause of a polite crawl.
SCRIPT = """
import sys
from threadlens.fetch.client import Client, Manners
from threadlens.stages.collect import collect
from threadlens.stages.collect_options import Options
from threadlens.store import Store
with Store(sys.argv[1]) as store, Client(Manners(delay=0, allow_private=True)) as client:
    collect(store, [sys.argv[2]], options=Options(write_after=0, workers=1), client=client)
"""


def run(db: Path, url: str) -> None:
    subprocess.run([sys.executable, "-c", SCRIPT, str(db), url], check=True, timeout=60)


def posts_of(db: Path) -> list[tuple[object, ...]]:
    with Store(db, read_only=True) as store:
        assert store.violations() == {}
        return store.query('select "position", author, text from posts order by 1, 2')[1]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_crawl_goes_on_where_it_was(httpserver: HTTPServer, tmp_path: Path, how: signal.Signals) -> None:
    httpserver.no_handler_status_code = 404
    made = thread(15)
    serve(httpserver, made)
    url = f"http://127.0.0.1:{httpserver.port}{made.path}"
    run(tmp_path / "whole.duckdb", url)
    whole = posts_of(tmp_path / "whole.duckdb")
    assert len(whole) == 15

    def interrupt(request: Request) -> Response:
        os.kill(process.pid, how)
        process.wait(timeout=60)
        return Response("")

    httpserver.expect_oneshot_request(made.page_path(4)).respond_with_handler(interrupt)
    db = tmp_path / "cut.duckdb"
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(db), url], stderr=subprocess.DEVNULL)
    process.wait(timeout=60)
    assert process.returncode != 0
    assert [position for position, _, _ in posts_of(db)] == list(range(1, 10))

    asked(httpserver)
    run(db, url)
    assert asked(httpserver) == [made.page_path(n) for n in (3, 4, 5)]
    assert posts_of(db) == whole
