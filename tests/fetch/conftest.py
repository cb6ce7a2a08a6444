"""Clients that find every host at the local server, and a server that has nothing but what a test puts there."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from fake_time import FakeTime, MakeClient
from pytest_httpserver import HTTPServer

from threadlens.fetch.client import Client, Manners


@pytest.fixture(autouse=True)
def _nothing_else_is_there(httpserver: HTTPServer) -> None:
    httpserver.no_handler_status_code = 404


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def make_client(fake_time: FakeTime) -> Iterator[MakeClient]:
    with ExitStack() as stack:

        def make(*, cookies: Any = None, addresses: tuple[str, ...] = ("127.0.0.1",), **manners: Any) -> Client:
            behaviour = Manners(**{"delay": 0.0, "allow_private": True, **manners})
            client = Client(behaviour, cookies=cookies, time=fake_time.time(), resolve=lambda *_: list(addresses))
            return stack.enter_context(client)

        yield make
