import gzip
import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fake_time import START, FakeTime, MakeClient
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from threadlens.errors import FetchError, UsageError
from threadlens.fetch.cookies import cookies_of
from threadlens.records import Page

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])


def asked(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


def url_of(server: HTTPServer, path: str, host: str = "forum.example") -> str:
    return f"http://{host}:{server.port}{path}"


def test_a_page_comes_with_what_the_server_said_of_it(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data(
        "caf\xe9".encode("latin-1"),
        content_type="text/html; charset=iso-8859-1",
        headers={"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 08:00:00 GMT"},
    )
    url = url_of(httpserver, "/t")
    answer = make_client().get(url)
    assert answer.page == Page(b"caf\xe9", url, url, START, "text/html", "iso-8859-1")
    assert (answer.etag, answer.last_modified) == ('"v1"', "Mon, 02 Mar 2026 08:00:00 GMT")


def test_the_user_agent_names_the_program_and_whom_to_write_to(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data("x")
    make_client(contact="ann@example.org").get(url_of(httpserver, "/t"))
    agents = {request.headers["User-Agent"] for request, _ in httpserver.log}
    assert [re.sub(r"/[\d.]+", "/N", agent) for agent in agents] == ["threadlens/N (+ann@example.org)"]


def test_what_is_had_already_is_not_sent_again(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t", headers={"If-None-Match": '"v1"'}).respond_with_data("", status=304)
    answer = make_client().get(url_of(httpserver, "/t"), etag='"v1"')
    assert answer.page is None
    assert answer.etag == '"v1"'


def test_redirects_on_the_site_are_followed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data("here")
    answer = make_client().get(url_of(httpserver, "/old"))
    assert answer.url == url_of(httpserver, "/new")
    assert answer.page is not None
    assert (answer.page.source, answer.page.url) == (url_of(httpserver, "/old"), url_of(httpserver, "/new"))


def test_redirects_to_another_site_are_not_followed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/old").respond_with_data(
        "", status=302, headers={"Location": "https://elsewhere.example/new"}
    )
    with pytest.raises(FetchError, match=r"leads to another site, https://elsewhere.example/new"):
        make_client().get(url_of(httpserver, "/old"))


def test_redirects_to_another_scheme_are_not_followed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/old").respond_with_data("", status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(FetchError, match="only http and https"):
        make_client().get(url_of(httpserver, "/old"))


def test_redirects_in_a_circle_end(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/round").respond_with_data("", status=302, headers={"Location": "/round"})
    with pytest.raises(FetchError, match="more than 5 redirects"):
        make_client().get(url_of(httpserver, "/round"))


@pytest.mark.parametrize("url", ["ftp://forum.example/t", "file:///etc/passwd", "http:///t", "http://[::1/t"])
def test_only_http_and_https_are_fetched(make_client: MakeClient, url: str) -> None:
    with pytest.raises(FetchError, match=r"only http and https|not a URL"):
        make_client().get(url)


def test_a_password_in_a_url_is_refused_and_not_repeated(make_client: MakeClient) -> None:
    with pytest.raises(FetchError, match="use --cookies") as caught:
        make_client().get("http://ann:secret@forum.example/t")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "wants a login"), (403, "save the page in your browser"), (404, "no such page"), (410, "removed")],
)
def test_a_refusal_names_the_way_out(httpserver: HTTPServer, make_client: MakeClient, status: int, words: str) -> None:
    httpserver.expect_request("/t").respond_with_data("no", status=status)
    with pytest.raises(FetchError, match=words):
        make_client().get(url_of(httpserver, "/t"))
    assert asked(httpserver).count("/t") == 1


def test_a_challenge_is_named_and_not_tried_again(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data("wait", status=503, headers={"cf-mitigated": "challenge"})
    with pytest.raises(FetchError, match="Cloudflare asks for a browser"):
        make_client().get(url_of(httpserver, "/t"))
    assert asked(httpserver).count("/t") == 1


def test_a_picture_is_no_page(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data(b"\x89PNG\0", content_type="image/png")
    with pytest.raises(FetchError, match="image/png, not a page"):
        make_client().get(url_of(httpserver, "/t"))


# --- trouble on the way ---------------------------------------------------------------------------


def test_passing_trouble_is_waited_out(httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime) -> None:
    httpserver.expect_ordered_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_ordered_request("/t").respond_with_data("", status=503)
    httpserver.expect_ordered_request("/t").respond_with_data("", status=502)
    httpserver.expect_ordered_request("/t").respond_with_data("fine")
    assert make_client().get(url_of(httpserver, "/t")).page is not None
    assert fake_time.slept == [1.0, 2.0]


def test_lasting_trouble_ends_after_four_tries(
    httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    httpserver.expect_request("/t").respond_with_data("", status=504)
    with pytest.raises(FetchError, match=r"trouble \(504\), also when tried again"):
        make_client().get(url_of(httpserver, "/t"))
    assert asked(httpserver).count("/t") == 4
    assert fake_time.slept == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("value", ["7", "Mon, 02 Mar 2026 12:00:07 GMT"])
def test_retry_after_is_kept_in_both_forms(
    httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime, value: str
) -> None:
    httpserver.expect_ordered_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_ordered_request("/t").respond_with_data("", status=429, headers={"Retry-After": value})
    httpserver.expect_ordered_request("/t").respond_with_data("fine")
    assert make_client().get(url_of(httpserver, "/t")).page is not None
    assert fake_time.slept == [7.0]


def test_a_long_retry_after_stops_instead(httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime) -> None:
    httpserver.expect_request("/t").respond_with_data("", status=429, headers={"Retry-After": "3600"})
    with pytest.raises(FetchError, match=r"forum\.example:\d+ asks to wait until 2026-03-02 13:00 UTC: run the same"):
        make_client().get(url_of(httpserver, "/t"))
    assert fake_time.slept == []
    assert asked(httpserver).count("/t") == 1


def test_a_host_that_is_always_busy_stops_the_run(
    httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    httpserver.expect_request("/t").respond_with_data("", status=429)
    with pytest.raises(FetchError, match="run the same command again"):
        make_client().get(url_of(httpserver, "/t"))
    assert sum(fake_time.slept) <= 120


def test_a_gzip_bomb_stops_at_the_cap(httpserver: HTTPServer, make_client: MakeClient) -> None:
    bomb = gzip.compress(bytes(64 * 2**20))
    httpserver.expect_request("/t").respond_with_data(
        bomb, content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(FetchError, match="larger than 2 MB, unpacked"):
        make_client(max_bytes=2 * 2**20).get(url_of(httpserver, "/t"))


def test_a_page_beyond_the_cap_is_not_read_further(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data(b"x" * 3000, content_type="text/html")
    with pytest.raises(FetchError, match="larger than"):
        make_client(max_bytes=2048).get(url_of(httpserver, "/t"))


def test_gzip_in_two_members_is_unpacked_whole(httpserver: HTTPServer, make_client: MakeClient) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    httpserver.expect_request("/t").respond_with_data(
        packed, content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    page = make_client().get(url_of(httpserver, "/t")).page
    assert page is not None
    assert page.content == b"one two"


@pytest.mark.parametrize("body", [gzip.compress(b"words " * 500)[:-9], b"no gzip at all"])
def test_a_body_that_is_no_whole_gzip_is_not_taken(
    httpserver: HTTPServer, make_client: MakeClient, body: bytes
) -> None:
    httpserver.expect_request("/t").respond_with_data(
        body, content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(FetchError, match=r"cut off|no sound gzip"):
        make_client().get(url_of(httpserver, "/t"))


@contextmanager
def raw_server(answer: Callable[[int], bytes]) -> Iterator[int]:
    """A server that writes bytes as they are and hangs up; `answer` gets the number of the request."""
    count = iter(range(1000))

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while (line := self.rfile.readline()) not in {b"\r\n", b""}:
                assert line
            self.wfile.write(answer(next(count)))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


WHOLE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nwhole"
CUT = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nwho"


def test_a_cut_off_body_is_asked_for_again(make_client: MakeClient, fake_time: FakeTime) -> None:
    with raw_server(lambda number: CUT if number == 0 else WHOLE) as port:
        page = make_client(obey_robots=False).get(f"http://forum.example:{port}/t").page
    assert page is not None
    assert page.content == b"whole"
    assert fake_time.slept == [1.0]


def test_a_body_that_is_always_cut_off_is_refused(make_client: MakeClient) -> None:
    with raw_server(lambda _: CUT) as port, pytest.raises(FetchError, match="also when tried again"):
        make_client(obey_robots=False).get(f"http://forum.example:{port}/t")


def test_a_body_that_comes_too_slowly_is_given_up(
    httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    def slow(_: Request) -> Response:
        def pieces() -> Iterator[bytes]:
            for _ in range(100):
                fake_time.seconds += 60  # what a slow server costs, without waiting for it
                yield b"x"

        return Response(pieces(), content_type="text/html")

    httpserver.expect_request("/t").respond_with_handler(slow)
    with pytest.raises(FetchError, match="sends too slowly"):
        make_client(retries=0).get(url_of(httpserver, "/t"))


def test_no_server_is_said_so(make_client: MakeClient) -> None:
    with pytest.raises(FetchError, match="also when tried again"):
        make_client(obey_robots=False).get("http://forum.example:9/t")


# --- politeness -----------------------------------------------------------------------------------


def test_requests_to_a_host_keep_the_delay(
    httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/t").respond_with_data("x")
    client = make_client(delay=2.0)
    client.get(url_of(httpserver, "/t"))
    client.get(url_of(httpserver, "/t"))
    assert fake_time.slept == [2.0, 2.0]


def test_a_longer_crawl_delay_wins(httpserver: HTTPServer, make_client: MakeClient, fake_time: FakeTime) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 7.5\n")
    httpserver.expect_request("/t").respond_with_data("x")
    make_client(delay=2.0).get(url_of(httpserver, "/t"))
    assert fake_time.slept == [7.5]


def test_robots_txt_is_obeyed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data(
        "User-agent: *\nDisallow: /\n\nUser-agent: threadlens\nDisallow: /private/\n"
    )
    httpserver.expect_request("/open").respond_with_data("x")
    client = make_client()
    assert client.get(url_of(httpserver, "/open")).page is not None
    with pytest.raises(FetchError, match=r"robots\.txt asks programs not to read it"):
        client.get(url_of(httpserver, "/private/t"))
    assert asked(httpserver) == ["/robots.txt", "/open"]


def test_a_redirect_to_a_forbidden_page_is_not_followed(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private/\n")
    httpserver.expect_request("/open").respond_with_data("", status=302, headers={"Location": "/private/t"})
    with pytest.raises(FetchError, match=r"robots\.txt asks"):
        make_client().get(url_of(httpserver, "/open"))
    assert "/private/t" not in asked(httpserver)


def test_robots_txt_with_trouble_forbids_everything(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=500)
    with pytest.raises(FetchError, match=r"robots\.txt cannot be read \(it answered 500\)"):
        make_client().get(url_of(httpserver, "/t"))
    assert set(asked(httpserver)) == {"/robots.txt"}


def test_robots_txt_behind_a_redirect_counts(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=301, headers={"Location": "/robots2.txt"})
    httpserver.expect_request("/robots2.txt").respond_with_data("User-agent: *\nDisallow: /t\n")
    with pytest.raises(FetchError, match=r"robots\.txt asks"):
        make_client().get(url_of(httpserver, "/t"))


def test_robots_txt_may_be_set_aside(httpserver: HTTPServer, make_client: MakeClient) -> None:
    httpserver.expect_request("/t").respond_with_data("x")
    make_client(obey_robots=False).get(url_of(httpserver, "/t"))
    assert asked(httpserver) == ["/t"]


# --- cookies --------------------------------------------------------------------------------------


def test_cookies_go_to_their_site_alone(httpserver: HTTPServer, make_client: MakeClient, tmp_path: Path) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text(
        "# Netscape HTTP Cookie File\n"
        "forum.example\tFALSE\t/\tFALSE\t4102444800\txf_session\tabc\n"
        "#HttpOnly_other.example\tFALSE\t/\tFALSE\t4102444800\tsid\txyz\n"
    )
    httpserver.expect_request("/t").respond_with_data("x")
    client = make_client(cookies=cookies_of(path))
    client.get(url_of(httpserver, "/t"))
    client.get(url_of(httpserver, "/t", host="other.example"))
    sent = [(r.host.split(":")[0], r.headers.get("Cookie")) for r, _ in httpserver.log if r.path == "/t"]
    assert sent == [("forum.example", "xf_session=abc"), ("other.example", "sid=xyz")]


def test_a_file_of_something_else_holds_no_cookies(tmp_path: Path) -> None:
    path = tmp_path / "cookies.txt"
    path.write_text("hello")
    with pytest.raises(UsageError, match=r"cookies\.txt is no cookies\.txt in Netscape's format"):
        cookies_of(path)
