import re
from collections.abc import Callable

import pytest
from forum import asked, serve, thread
from pytest_httpserver import HTTPServer

from threadlens.platforms import listing
from threadlens.platforms._listing import thread_address
from threadlens.records import Page
from threadlens.stages.collect_options import Collected
from threadlens.store import Store

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])

FORUM = """<!DOCTYPE html><html id="XF"><body>
<nav><a href="/threads/pinned-in-the-menu.9/">menu</a></nav>
<div class="structItem-title"><a href="/threads/budget.57/unread">Budget</a></div>
<a href="/threads/budget.57/page-2">2</a> <a href="/threads/budget.57/post-103">latest</a>
<div class="structItem-title"><a href="/threads/cuts.58/">Cuts</a></div>
<a href="https://other.example/threads/elsewhere.3/">elsewhere</a>
<a href="/members/ann.1/">ann</a> <a href="/forums/money.9/">Money</a>
{onward}
</body></html>"""
ONWARD = '<a class="pageNav-jump pageNav-jump--next" href="/forums/money.9/page-2">Next</a>'


def forum(server: HTTPServer) -> None:
    serve(server, thread(2))
    serve(server, thread(2, number=58))
    serve(server, thread(1, number=59))
    server.expect_request("/forums/money.9/").respond_with_data(
        FORUM.format(onward=ONWARD).replace("/threads/cuts.58", "/threads/budget.58"), content_type="text/html"
    )
    server.expect_request("/forums/money.9/page-2").respond_with_data(
        '<html id="XF"><body><a href="/threads/budget.59/">x</a></body></html>', content_type="text/html"
    )


def test_a_listing_names_each_thread_once() -> None:
    page = Page(FORUM.format(onward=ONWARD).encode(), "forum", "https://forum.example/forums/money.9/")
    found = listing(page)
    assert found.threads == ("https://forum.example/threads/budget.57/", "https://forum.example/threads/cuts.58/")
    assert found.next_url == "https://forum.example/forums/money.9/page-2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/threads/a-b.57/page-3#post-9", "/threads/a-b.57/"),
        ("/threads/57/", "/threads/57/"),
        ("/index.php?threads/a-b.57/page-2", "/index.php?threads/a-b.57/"),
        ("/threads/123-a-b?p=4#post4", "/threads/123-a-b"),
        ("/forum/showthread.php?t=12&page=3", "/forum/showthread.php?t=12"),
        ("/showthread.php?123-a-b/page2", "/showthread.php?123"),
        ("/phpbb/viewtopic.php?f=2&t=34&sid=0123456789abcdef0123456789abcdef", "/phpbb/viewtopic.php?t=34"),
        ("/viewtopic.php?id=34&p=2", "/viewtopic.php?id=34"),
        ("/index.php?topic=77.msg90#new", "/index.php?topic=77.0"),
        ("/showthread.php?tid=8&action=lastpost", "/showthread.php?tid=8"),
        ("/topic/12-a-b/page/2/?do=findComment", "/topic/12-a-b/"),
        ("/topic/12/a-b/3", "/topic/12/a-b/"),
        ("/t/a-b/99/12", "/t/a-b/99"),
        ("/d/5-a-b/7", "/d/5-a-b"),
        ("/discussion/5/a-b/p2", "/discussion/5/a-b"),
        ("/questions/5/a-b", "/questions/5/a-b"),
        ("/r/x/comments/ab12/a_b/", "/r/x/comments/ab12/a_b/"),
        ("/item?id=9", "/item?id=9"),
        ("/showthread.php?threadid=9&pagenumber=2", "/showthread.php?threadid=9"),
        ("/members/ann.57/", None),
        ("/forums/money.9/", None),
        ("/viewforum.php?f=2", None),
        ("/index.php?board=2.0", None),
        ("/u/ann", None),
        ("/", None),
    ],
)
def test_an_address_leads_to_its_thread(url: str, expected: str | None) -> None:
    host = "https://forum.example"
    assert thread_address(host + url) == (None if expected is None else host + expected)


def test_the_threads_of_a_forum_page_are_collected(
    httpserver: HTTPServer, site: str, gather: Callable[..., Collected], store: Store
) -> None:
    forum(httpserver)
    collected = gather(f"{site}/forums/money.9/", depth=1)
    assert asked(httpserver) == ["/forums/money.9/", "/threads/budget.57/", "/threads/budget.58/"]
    assert [summary.post_count for summary in collected.threads] == [2, 2]
    assert collected.problems == ()


def test_more_depth_follows_the_list(httpserver: HTTPServer, site: str, gather: Callable[..., Collected]) -> None:
    forum(httpserver)
    collected = gather(f"{site}/forums/money.9/", depth=2)
    assert len(collected.threads) == 3


def test_a_thread_is_a_thread_at_any_depth(httpserver: HTTPServer, site: str, gather: Callable[..., Collected]) -> None:
    forum(httpserver)
    collected = gather(f"{site}/threads/budget.57/", depth=1)
    assert asked(httpserver) == ["/threads/budget.57/"]
    assert len(collected.threads) == 1


def test_without_depth_a_forum_page_is_refused(
    httpserver: HTTPServer, site: str, gather: Callable[..., Collected]
) -> None:
    forum(httpserver)
    collected = gather(f"{site}/forums/money.9/")
    assert collected.threads == ()
    assert asked(httpserver) == ["/forums/money.9/"]
    assert re.search(r"no thread|no post", collected.problems[0].message)
