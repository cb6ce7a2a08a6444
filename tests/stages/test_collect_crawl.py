import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from forum import ForumPost, asked, serve, thread
from pytest_httpserver import HTTPServer

from threadlens.errors import IncompleteError, SourceError
from threadlens.records import Saved
from threadlens.stages.collect_options import Collected
from threadlens.store import Store

pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "::1"])

Collect = Callable[..., Collected]


def stored(store: Store) -> list[tuple[int, str]]:
    _, rows = store.query('select "position", text from posts order by thread_id, "position"')
    return [(position, text.split(" of this")[0]) for position, text in rows]


def points(count: int) -> list[tuple[int, str]]:
    return [(n, f"Point number {n}") for n in range(1, count + 1)]


def codes(collected: Collected) -> list[str]:
    return [problem.code for problem in collected.problems]


def test_all_pages_of_a_thread_are_followed(httpserver: HTTPServer, site: str, gather: Collect, store: Store) -> None:
    made = thread(8)
    serve(httpserver, made)
    collected = gather(site + made.path)
    assert asked(httpserver) == [made.path, made.page_path(2), made.page_path(3)]
    assert stored(store) == points(8)
    assert collected.saved == Saved(new=8)
    assert codes(collected) == []
    assert collected.threads[0].thread.title == "Budget cuts"
    collected.require_complete()


def test_robots_txt_is_asked_for_once(httpserver: HTTPServer, site: str, gather: Collect) -> None:
    made = thread(8)
    serve(httpserver, made)
    gather(site + made.path)
    assert [r.path for r, _ in httpserver.log].count("/robots.txt") == 1


def test_a_second_run_asks_for_the_last_known_page_onward(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    serve(httpserver, made)
    gather(site + made.path)
    asked(httpserver)
    made.posts.extend(thread(11).posts[8:])
    collected = gather(site + made.path)
    assert asked(httpserver) == [made.page_path(3), made.page_path(4)]
    assert collected.saved == Saved(new=3, unchanged=2)
    assert stored(store) == points(11)


def test_a_second_run_without_news_adds_nothing(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    serve(httpserver, made, etags=True)
    gather(site + made.path)
    asked(httpserver)
    collected = gather(site + made.path)
    assert [(r.path, a.status_code) for r, a in httpserver.log if r.path != "/robots.txt"] == [(made.page_path(3), 304)]
    assert collected.saved == Saved(unchanged=2)
    assert store.query("select count(*) from post_revisions")[1] == [(0,)]
    assert codes(collected) == []


def test_an_edit_becomes_a_revision(httpserver: HTTPServer, site: str, gather: Collect, store: Store) -> None:
    made = thread(2)
    serve(httpserver, made)
    gather(site + made.path)
    made.posts[1].body = "I take it back: 7 dollars."
    assert gather(site + made.path).saved == Saved(edited=1, unchanged=1)
    assert stored(store) == [(1, "Point number 1"), (2, "I take it back: 7 dollars.")]
    assert store.query("select text from post_revisions")[1] == [
        ("Point number 2 of this budget is worth 22 dollars.",)
    ]


def test_an_edit_of_an_earlier_page_is_seen_when_asked_for(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    serve(httpserver, made, etags=True)
    gather(site + made.path)
    made.posts[0].body = "I take it back."
    httpserver.log.clear()
    collected = gather(site + made.path, refresh=True)
    assert [a.status_code for r, a in httpserver.log if r.path != "/robots.txt"] == [200, 304, 304]
    assert collected.saved == Saved(edited=1, unchanged=7)
    assert stored(store)[0] == (1, "I take it back.")


@pytest.mark.parametrize("states_count", [True, False])
def test_a_deletion_on_an_earlier_page_is_noticed(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store, states_count: bool
) -> None:
    made = thread(8, states_count=states_count)
    serve(httpserver, made)
    gather(site + made.path)
    del made.posts[1]
    collected = gather(site + made.path)
    assert collected.saved.deleted == 1
    assert [text for _, text in stored(store)] == [text for n, text in points(8) if n != 2]
    assert store.query("select text from deleted_posts")[1] == [("Point number 2 of this budget is worth 22 dollars.",)]
    assert codes(collected) == []


def test_a_thread_that_lost_its_last_page_is_walked_again(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(7)
    serve(httpserver, made)
    gather(site + made.path)
    del made.posts[6]
    collected = gather(site + made.path)
    assert stored(store) == points(6)
    assert collected.saved.deleted == 1


def test_a_url_in_the_middle_leads_to_the_whole_thread(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    serve(httpserver, made)
    gather(site + made.page_path(2))
    assert stored(store) == points(8)
    assert sorted(asked(httpserver)) == sorted([made.path, made.page_path(2), made.page_path(3)])


def test_a_stop_keeps_what_came_before_it_and_the_next_run_goes_on(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    httpserver.expect_oneshot_request(made.page_path(3)).respond_with_data(
        "", status=429, headers={"Retry-After": "3600"}
    )
    serve(httpserver, made)
    collected = gather(site + made.path)
    assert codes(collected) == ["not_fetched", "missing_posts"]
    assert re.search(r"asks to wait until .* UTC: run the same command again", collected.problems[0].message)
    assert "6 of 8 posts are stored" in collected.problems[1].message
    assert stored(store) == points(6)
    with pytest.raises(IncompleteError, match="2 problems"):
        collected.require_complete()
    asked(httpserver)
    assert codes(gather(site + made.path)) == []
    assert asked(httpserver) == [made.page_path(2), made.page_path(3)]
    assert stored(store) == points(8)


def test_no_more_pages_are_asked_for_than_allowed(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    serve(httpserver, made)
    collected = gather(site + made.path, max_pages=2)
    assert asked(httpserver) == [made.path, made.page_path(2)]
    assert codes(collected) == ["max_pages", "missing_posts"]
    assert stored(store) == points(6)


def test_a_page_that_leads_to_itself_ends_the_walk(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(6)
    last = made.html(2, site)
    onward = f'<a href="{made.page_path(3)}" class="pageNav-jump pageNav-jump--next">Next</a></div></nav>'
    httpserver.expect_request(re.compile(rf"{made.path}page-\d+")).respond_with_data(
        last.replace("</div></nav>", onward, 1), content_type="text/html"
    )
    serve(httpserver, made)
    collected = gather(site + made.path)
    assert asked(httpserver) == [made.path, made.page_path(2), made.page_path(3)]
    assert codes(collected) == ["page_loop"]
    assert stored(store) == points(6)
    collected.require_complete()


def test_a_link_to_another_site_is_not_followed(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(6)
    first = made.html(1, site).replace(f'href="{made.page_path(2)}" class', 'href="http://evil.example/t" class')
    httpserver.expect_request(made.path).respond_with_data(first, content_type="text/html")
    collected = gather(site + made.path)
    assert "other_site" in codes(collected)
    assert asked(httpserver) == [made.path]


def test_older_posts_are_left_out_when_asked_to(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(30, per_page=20)
    serve(httpserver, made)
    collected = gather(site + made.path, since=datetime(2026, 3, 2, tzinfo=UTC))
    assert [position for position, _ in stored(store)] == list(range(24, 31))
    assert codes(collected) == []


def test_a_page_that_is_not_there_is_an_error(httpserver: HTTPServer, site: str, gather: Collect) -> None:
    collected = gather(f"{site}/threads/gone.1/")
    assert collected.threads == ()
    with pytest.raises(SourceError, match="no such page"):
        collected.require_complete()


def test_one_thread_that_fails_does_not_stop_the_next(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(2)
    serve(httpserver, made)
    collected = gather(f"{site}/threads/gone.1/", site + made.path)
    assert codes(collected) == ["not_fetched"]
    assert stored(store) == points(2)


def test_a_wrong_charset_in_the_header_does_not_lose_the_words(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(1)
    made.posts[0] = ForumPost(101, "Zoë", "Café at 12 €")
    httpserver.expect_request(made.path).respond_with_data(
        made.html(1, site).encode(), content_type="text/html; charset=utf-9"
    )
    gather(site + made.path)
    assert store.query("select author, text from posts")[1] == [("Zoë", "Café at 12 €")]


def test_pseudonyms_leave_no_name_in_the_store_and_the_next_run_still_goes_on(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    made = thread(8)
    made.posts[3].body = (
        '<blockquote data-attributes="member: 1" data-quote="Bo Clerk" data-source="post: 101" '
        'class="bbCodeBlock bbCodeBlock--quote"><div class="bbCodeBlock-title">Bo Clerk said:</div>'
        '<div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">Point number 1 of this budget is '
        "worth 11 dollars.</div></div></blockquote>Hello @ann_ledger, no."
    )
    serve(httpserver, made)
    key = b"k" * 32
    gather(site + made.path, pseudonym_key=key)
    contents = [page.content for page in store.pages_of(store.thread_ids()[0])]
    tables = ("posts", "passages", "pages", "links", "threads")
    everything = repr([store.query(f"from {table}") for table in tables]) + repr(contents)
    assert not re.search(r"ann_ledger|Bo Clerk|Bo-Clerk|\bcy\b", everything)
    assert store.query("select count(distinct author) from posts")[1] == [(3,)]
    quoted = "select count(*) from passages join posts using (post_id) where role = 'quote' and attributed_to in "
    assert store.query(f'{quoted} (select author from posts where "position" = 1)')[1] == [(1,)]  # noqa: S608
    asked(httpserver)
    assert gather(site + made.path, pseudonym_key=key).saved == Saved(unchanged=2)
    assert asked(httpserver) == [made.page_path(3)]


def _comment(name: str, parent: str, *below: dict[str, object]) -> dict[str, object]:
    replies = {"kind": "Listing", "data": {"children": list(below)}} if below else ""
    said = {"id": name, "author": "nora", "body": f"said {name}", "created_utc": 1650000000, "link_id": "t3_abc"}
    return {"kind": "t1", "data": {**said, "parent_id": parent, "replies": replies}}


def test_comments_that_a_listing_leaves_out_are_asked_for(
    httpserver: HTTPServer, site: str, gather: Collect, store: Store
) -> None:
    branch = {"kind": "more", "data": {"count": 0, "id": "_", "parent_id": "t1_c1", "children": []}}
    more = {"kind": "more", "data": {"count": 2, "id": "c2", "parent_id": "t3_abc", "children": ["c2", "c3"]}}
    opening = {"id": "abc", "title": "Budget", "selftext": "how much?", "author": "olaf", "num_comments": 4}

    def listing(*children: dict[str, object]) -> list[object]:
        post = {"kind": "t3", "data": {**opening, "permalink": "/r/x/comments/abc/budget/"}}
        return [{"data": {"children": [post]}}, {"data": {"children": list(children)}}]

    answer = {"json": {"errors": [], "data": {"things": [_comment("c2", "t3_abc"), _comment("c3", "t1_c2")]}}}
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/r/x/comments/abc.json").respond_with_json(
        listing(_comment("c1", "t3_abc", branch), more)
    )
    below = listing(_comment("c1", "t3_abc", _comment("c4", "t1_c1")))
    httpserver.expect_request("/comments/abc/_/c1.json").respond_with_json(below)
    wanted = {"api_type": "json", "raw_json": "1", "link_id": "t3_abc", "children": "c2,c3"}
    httpserver.expect_request("/api/morechildren.json", query_string=wanted).respond_with_json(answer)
    collected = gather(f"{site}/r/x/comments/abc.json")
    texts = [row[0] for row in store.query("select text from posts where text like 'said%' order by text")[1]]
    assert (texts, codes(collected)) == (["said c1", "said c2", "said c3", "said c4"], [])


def test_a_listing_that_leaves_comments_out_is_a_shortfall(tmp_path: Path, gather: Collect) -> None:
    more = {"kind": "more", "data": {"count": 2, "id": "c2", "parent_id": "t3_abc", "children": ["c2", "c3"]}}
    post = {"kind": "t3", "data": {"id": "abc", "title": "Budget", "selftext": "how much?", "author": "olaf"}}
    saved = [{"data": {"children": [post]}}, {"data": {"children": [_comment("c1", "t3_abc"), more]}}]
    (tmp_path / "listing.json").write_text(json.dumps(saved))
    assert codes(gather(tmp_path / "listing.json")) == ["missing_posts"]
