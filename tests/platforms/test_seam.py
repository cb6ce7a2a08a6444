"""The seam: unique ids, no post twice, nobody's address, refusals that name what a page is."""
# ruff: noqa: E501 -- markup stands on one line, as pages have it

import pytest

from threadlens import platforms
from threadlens.errors import RefusedError, UsageError
from threadlens.platforms._privacy import name_without_address, without_addresses
from threadlens.records import Page, ThreadPage

_POST = """<div id="p{n}" class="post"><div class="postbody"><p class="author">by <strong><a class="username"
href="./memberlist.php?mode=viewprofile&u=1">{author}</a></strong> &raquo; <time datetime="2024-02-24T18:41:02+00:00">x</time></p>
<div class="content">{body}</div></div></div>"""


def _page(*posts: str, head: str = "", url: str | None = None) -> ThreadPage:
    html = f'<!DOCTYPE html><html><head><title>T</title>{head}</head><body id="phpbb"><h2 class="topic-title"><a href="viewtopic.php?t=5">T</a></h2>{"".join(posts)}</body></html>'
    (found,) = platforms.parse(Page(html.encode(), "saved.html", url=url))
    return found


def test_ids_bear_the_site_without_www() -> None:
    found = _page(_POST.format(n=7, author="Ines", body="hello"), url="https://www.board.example/viewtopic.php?t=5")
    assert (found.thread.thread_id, found.thread.site) == ("board.example/5", "board.example")
    assert found.posts[0].post_id == "board.example/7"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://board.example/t5">',
        '<meta property="og:url" content="https://www.board.example/t5">',
    ],
)
def test_saved_page_tells_its_own_site(head: str) -> None:
    assert _page(_POST.format(n=7, author="Ines", body="hello"), head=head).thread.site == "board.example"


def test_ids_without_any_site_come_from_the_thread() -> None:
    first = _page(_POST.format(n=7, author="Ines", body="hello"))
    again = _page(_POST.format(n=8, author="Odd", body="hi"))
    assert first.thread.thread_id == again.thread.thread_id
    assert first.thread.thread_id.startswith("file-")


def test_quotes_point_at_posts_by_the_same_ids() -> None:
    quote = '<blockquote><div><cite><a href="./memberlist.php?u=1">Ines</a> wrote: <a href="viewtopic.php?p=7#p7" data-post-id="7">↑</a></cite>hello</div></blockquote>yes'
    found = _page(
        _POST.format(n=7, author="Ines", body="hello"),
        _POST.format(n=8, author="Odd", body=quote),
        url="https://board.example/",
    )
    assert found.posts[1].passages[0].quoted_post_id == found.posts[0].post_id
    assert found.posts[1].reply_to_post_id == found.posts[0].post_id


def test_second_copy_of_a_post_is_dropped() -> None:
    found = _page(_POST.format(n=7, author="Ines", body="hello"), _POST.format(n=7, author="Ines", body="hello"))
    assert len(found.posts) == 1


def test_page_that_ends_in_the_middle_is_a_problem() -> None:
    html = '<html><body id="phpbb">' + _POST.format(n=7, author="Ines", body="hello")
    (found,) = platforms.parse(Page(html.encode(), "saved.html"))
    assert [problem.code for problem in found.problems] == ["page_cut_off"]


def test_addresses_are_masked() -> None:
    body = 'Write to ines@board.example or 203.0.113.77, <a href="mailto:ines@board.example">mail</a>'
    post = _page(_POST.format(n=7, author="ines@board.example", body=body)).posts[0]
    assert "ines@" not in repr(post)
    assert post.author == "ines"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mail a.b+c@mail.example.org now", "mail [e-mail address] now"),
        ("from 81.2.69.142 today", "from [IP address] today"),
        ("from 2a00:1450:4001:81b:0:0:0:200e today", "from [IP address] today"),
        ("version 3.10.12.1 runs", "version 3.10.12.1 runs"),
        ("ping 192.168.1.1 or 8.8.8.8", "ping 192.168.1.1 or 8.8.8.8"),
        ("at 12:03:11 we met @ines", "at 12:03:11 we met @ines"),
    ],
)
def test_masks_only_addresses_of_persons(text: str, masked: str) -> None:
    assert without_addresses(text) == masked


def test_user_name_that_is_an_address_keeps_its_first_part() -> None:
    assert name_without_address("ines@board.example") == "ines"
    assert name_without_address("@ines") == "@ines"


@pytest.mark.parametrize(
    ("html", "named"),
    [
        ('<html><body><script id="anubis_challenge" type="application/json">{}</script></body></html>', "an Anubis challenge"),
        ("<html><head><title>…</title></head><body><script>window._cf_chl_opt = {};</script></body></html>", "a Cloudflare challenge"),
        ('<html><body><form><input type="password" name="p"></form></body></html>', "a login page"),
        ('<html><body><div id="data-preloaded"></div></body></html>', "an empty Discourse page"),
        ('<html id="XF" data-template="error"><body><div class="blockMessage blockMessage--error">Not found.</div></body></html>', '"Not found."'),
    ],
)  # fmt: skip
def test_refusal_names_what_the_page_is_and_the_way_out(html: str, named: str) -> None:
    with pytest.raises(RefusedError, match="save the page") as refused:
        list(platforms.parse(Page(html.encode(), "saved.html")))
    assert named in str(refused.value)


def test_forum_behind_cloudflare_is_no_challenge() -> None:
    script = "<script>window.__CF$cv$params={r:'1'};</script><script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
    assert len(_page(_POST.format(n=7, author="Ines", body="hello"), script).posts) == 1


def test_named_platform_must_exist() -> None:
    with pytest.raises(UsageError, match="no platform is called 'usenet'"):
        list(platforms.parse(Page(b"<html></html>", "x.html"), platform="usenet"))


@pytest.mark.parametrize(
    "content", [b'[\n {"kind": "Listing", "data": {"children": [{"ki', b'{"messages": [{"id": "1", "content": "300 bo']
)
def test_json_that_breaks_off_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(RefusedError, match="breaks off"):
        list(platforms.parse(Page(content, "export.json")))


def test_half_of_a_character_does_not_break_an_export() -> None:
    content = (
        b'{"guild": {"id": "1", "name": "Boats"}, "channel": {"id": "2", "name": "harbour"}, "messages": [{"id": "3",'
        b'"timestamp": "2024-01-05T10:00:00+00:00", "content": "300 boats \\ud83d", "author": {"id": "4", "name": "Lena"}}]}'
    )
    (found,) = platforms.parse(Page(content, "export.json"))
    assert found.posts[0].text == "300 boats \ufffd"
