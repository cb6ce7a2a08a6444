import pytest
from fake_time import MakeClient
from pytest_httpserver import HTTPServer

from threadlens.errors import FetchError
from threadlens.fetch._addresses import is_public
from threadlens.fetch.client import Client, Manners

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.9",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 -- nothing is bound to it
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_refused(make_client: MakeClient, address: str) -> None:
    with pytest.raises(FetchError, match=r"a private network: if you mean it, add --allow-private"):
        make_client(allow_private=False, addresses=(address,)).get("http://forum.example/t")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "[::1]"])
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with Client(Manners(delay=0)) as client, pytest.raises(FetchError, match="--allow-private"):
        client.get(f"http://{host}/t")


def test_a_name_that_changes_its_address_does_not_slip_in(httpserver: HTTPServer) -> None:
    """The address that was checked is the one connected to: a second answer of the resolver is checked again."""
    answers = iter([["203.0.113.9", "127.0.0.1"], ["127.0.0.1"]])
    httpserver.expect_request("/t").respond_with_data("secret")
    manners = Manners(delay=0, obey_robots=False, retries=1, timeout=0.01)
    with (
        Client(manners, resolve=lambda *_: next(answers)) as client,
        pytest.raises(FetchError, match="--allow-private"),
    ):
        client.get(f"http://forum.example:{httpserver.port}/t")
    assert httpserver.log == []


def test_a_redirect_is_checked_again(httpserver: HTTPServer) -> None:
    manners = Manners(delay=0, obey_robots=False, allow_private=True)
    httpserver.expect_request("/t").respond_with_data("", status=302, headers={"Location": "/inner"})
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Client(manners, resolve=resolve) as client, pytest.raises(FetchError, match="no such page"):
        client.get(f"http://forum.example:{httpserver.port}/t")
    assert asked == ["forum.example", "forum.example"]


def test_the_next_address_is_tried_where_one_does_not_answer(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data("x")
    client = make_client(addresses=("::1", "127.0.0.1"), obey_robots=False)
    assert client.get(f"http://forum.example:{httpserver.port}/t").page is not None


def test_the_server_hears_the_name_not_the_address(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data("x")
    make_client(obey_robots=False).get(f"http://forum.example:{httpserver.port}/t")
    assert [request.host for request, _ in httpserver.log] == [f"forum.example:{httpserver.port}"]
