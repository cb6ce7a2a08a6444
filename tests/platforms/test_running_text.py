"""Bodies of running text are read without a tree, and exactly as with one."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from threadlens.platforms._body import Body, BodyRules, _Reader, read_body
from threadlens.platforms._flow import TextFlow
from threadlens.platforms._running_text import read_running_text

RULES = BodyRules(drop=frozenset({"jump"}), embed=frozenset({"card"}))
RUNNING = (
    "Words<br>\n<br />more &amp; more",
    '<p dir="auto">One</p>\n<p>Two <strong>bold <em>both</em></strong></p>',
    'See <a href="/t?a=1&amp;b=2" class="link link--external">the page</a>.',
    "&gt; a quote by marks<br>and words of one's own",
    "",
)
MORE = (
    "<blockquote>Words</blockquote>",
    '<a class="jump" href="/p">up</a>',
    '<b class="title">Words</b>',
    "<b><i>crossed</b></i>",
    '<a href="/p"><b>bold</b></a>',
    "<p>never closed",
    "&copy; 2024",
    "5 < 6",
    "<!-- note -->",
)
PIECES = (
    *(
        "word",
        " ",
        "\n",
        "\t",
        "&nbsp;",
        "&amp;",
        "&lt;",
        "&gt; quoted",
        "&gt;5",
        "&#39;",
        "&",
        "<",
        "\u200b",
        "\u00a0",
    ),
    *("<br>", "<br/>", "<hr>", "</br>", "<P>", "X said:", "On 3 May, A. B. wrote:"),
    *("<p>", "</p>", '<p class="x">', "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<em>", "</em>", "<a>", "</a>"),
    *('<a href="/p?a=1&amp;b=2">', '<a href="#p">', '<a class="username" href="/u">', '<a class="card" href="/c">'),
)


@pytest.mark.parametrize("html", RUNNING)
def test_running_text_needs_no_tree(html: str) -> None:
    assert read_running_text(html, TextFlow(), _absolute, marked=RULES.marked) is not None
    assert read_body(html, RULES, _absolute) == _with_a_tree(html)


@pytest.mark.parametrize("html", MORE)
def test_anything_more_leaves_the_flow_untouched(html: str) -> None:
    flow = TextFlow()
    assert read_running_text(html, flow, _absolute, marked=RULES.marked) is None
    assert flow.is_empty


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_any_markup_is_read_as_with_a_tree(html: str) -> None:
    assert read_body(html, RULES, _absolute) == _with_a_tree(html)


def _with_a_tree(html: str) -> Body:
    reader = _Reader(RULES, _absolute)
    reader.children(BeautifulSoup(f"<div>{html}</div>", "html.parser"), 0)
    reader.flush()
    return Body(tuple(reader.passages), tuple(dict.fromkeys(reader.links)))


def _absolute(href: str | None) -> str | None:
    return f"https://forum.example{href}" if href else None
