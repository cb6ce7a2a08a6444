"""A store in memory, and a client that finds the forum at the local server and never waits."""

from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer

from threadlens.fetch.client import Client, Manners, Time
from threadlens.stages.collect import collect
from threadlens.stages.collect_options import Collected, Options
from threadlens.store import Store

Collect = Callable[..., Collected]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as opened:
        yield opened


@pytest.fixture
def site(httpserver: HTTPServer) -> str:
    httpserver.no_handler_status_code = 404
    return f"http://forum.example:{httpserver.port}"


@pytest.fixture
def gather(store: Store) -> Collect:
    """Runs a collection of URLs or files into the store."""

    def run(*sources: object, **options: object) -> Collected:
        manners = Manners(delay=0, allow_private=True, retries=0, patience=5)
        time = Time(sleep=lambda _: None, jitter=lambda: 0.0)
        with Client(manners, time=time, resolve=lambda *_: ["127.0.0.1"]) as client:
            chosen = Options(**{"workers": 1, **options})  # type: ignore[arg-type]
            return collect(store, [str(source) for source in sources], options=chosen, client=client)

    return run
