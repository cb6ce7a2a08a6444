"""The body reader: passages in their order, with text as a browser shows it."""
# ruff: noqa: E501 -- markup stands on one line, as pages have it

import pytest

from threadlens.platforms._attribution import attribution, attribution_in_prose
from threadlens.platforms._body import BodyRules, read_body
from threadlens.platforms._document import Document
from threadlens.platforms._quotes import post_id_in
from threadlens.records import Page, Passage

_DOCUMENT = Document(Page(b"", "page.html", url="https://board.example/t/1/"))


def _passages(html: str) -> list[tuple[str, str]]:
    return [(p.role, p.text) for p in read_body(html, BodyRules(), _DOCUMENT.absolute).passages]


def _quotes(html: str) -> list[Passage]:
    return [p for p in read_body(html, BodyRules(), _DOCUMENT.absolute).passages if p.role == "quote"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one\n   two<br>three", "one two\nthree"),
        ("<p>one</p>\n<p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br><br><br><br>two", "one\n\ntwo"),
        ("18&nbsp;m <b>wi</b>de\u200b\u00ad", "18 m wide"),
        ("a <i> b </i> c", "a b c"),
        ('fine <img class="smilie" src="s.png" alt=":)"> day', "fine day"),
        ("x <script>var y;</script><style>p{}</style>z", "x z"),
        ("run <code>make test</code> now", "run make test now"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
    ],
)
def test_white_space_as_a_browser_shows_it(html: str, text: str) -> None:
    assert _passages(html) == [("own", text)]


def test_roles_in_the_order_of_the_page() -> None:
    html = "<h2>Counts</h2><p>Seen:</p><ol start=3><li>oak</li><li><p>elm</p><ul><li>wych</li></ul></li></ol><pre>a\n  b</pre>so"
    assert _passages(html) == [
        ("heading", "Counts"),
        ("own", "Seen:"),
        ("list", "3. oak\n4. elm\n- wych"),
        ("code", "a\n  b"),
        ("own", "so"),
    ]


def test_table_keeps_cells_and_tells_headers() -> None:
    html = (
        "<table><thead><tr><th></th><th colspan=2>March</th></tr><tr><th>Line</th><th>2023</th><th>2024</th></tr></thead>"
        "<tbody><tr><td>North</td><td>1,210</td><td>1,180</td></tr></tbody></table>"
    )
    (table,) = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert table.cells == (("", "March", "March"), ("Line", "2023", "2024"), ("North", "1,210", "1,180"))
    assert (table.header_rows, table.header_columns) == (2, 1)
    assert table.text == "\tMarch\tMarch\nLine\t2023\t2024\nNorth\t1,210\t1,180"


def test_headers_without_marks_are_told_by_their_words() -> None:
    html = "<table><tr><td>Level</td><td>2020</td></tr><tr><td>EX-01</td><td>3,401</td></tr></table>"
    (table,) = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert (table.header_rows, table.header_columns) == (1, 1)


def test_table_for_layout_is_no_table() -> None:
    assert _passages("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>") == [("own", "one\ntwo")]


def test_table_in_a_quote_stays_the_quoted_authors() -> None:
    html = "<blockquote><cite>Ines wrote:</cite><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table></blockquote>"
    (quote,) = _quotes(html)
    assert (quote.attributed_to, quote.cells) == ("Ines", (("a", "1"), ("b", "2")))


@pytest.mark.parametrize(
    ("html", "author", "post_id"),
    [
        ("<p>@Ines said in <a href='/post/55'>Ferries</a>:</p><blockquote>full</blockquote>", "Ines", "55"),
        ("<p>See <a href='/post/9'>there</a>.</p><p>Ines wrote:</p><blockquote>full</blockquote>", "Ines", None),
        ("<p><a href='/post/55'>Ines</a> wrote:</p><blockquote>full</blockquote>", "Ines", "55"),
        ("<p>As the minister said:</p><blockquote>full</blockquote>", None, None),
        ("<p>He wrote:</p><blockquote>full</blockquote>", None, None),
        ("<blockquote>full</blockquote>", None, None),
        ("<blockquote><cite><a href='t.php?p=9#p9'>Ines</a> wrote: </cite>full</blockquote>", "Ines", "9"),
    ],
)
def test_bare_quote_is_attributed_by_the_line_above_it(html: str, author: str | None, post_id: str | None) -> None:
    (quote,) = _quotes(html)
    assert (quote.attributed_to, quote.quoted_post_id, quote.text) == (author, post_id, "full")


def test_attribution_line_is_taken_out_of_the_text() -> None:
    assert _passages("Yes.<p>Ines wrote:</p><blockquote>full</blockquote>No.") == [
        ("own", "Yes."),
        ("quote", "full"),
        ("own", "No."),
    ]


def test_marks_of_e_mail_are_quotes_and_comparisons_are_not() -> None:
    html = "On 3 May 2021, Ines Berg wrote:<br>&gt;&gt; how many?<br>&gt; about 40<br>Fewer.<br>&gt; 5 % of them ran"
    found = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert [(p.role, p.depth, p.attributed_to, p.text) for p in found] == [
        ("quote", 2, "Ines Berg", "how many?"),
        ("quote", 1, None, "about 40"),
        ("own", 0, None, "Fewer.\n> 5 % of them ran"),
    ]


def test_links_images_and_players_are_kept_as_rows() -> None:
    html = (
        '<a href="/a">Page</a> <a href="#top">up</a> <a href="mailto:x@y.example">mail</a>'
        '<img data-src="/lazy.jpg" src="data:image/gif;base64,AA" alt="gate"><iframe src="https://player.example/1"></iframe>'
    )
    links = read_body(html, BodyRules(), _DOCUMENT.absolute).links
    assert [(link.kind, link.url, link.text) for link in links] == [
        ("link", "https://board.example/a", "Page"),
        ("image", "https://board.example/lazy.jpg", "gate"),
        ("embed", "https://player.example/1", ""),
    ]


def test_post_embedded_from_another_site_is_no_own_word() -> None:
    html = '<blockquote class="twitter-tweet"><p>Gate open</p>&mdash; Port <a href="https://x.example/port/status/1">May 1</a></blockquote>'
    (embed,) = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert (embed.role, embed.source_url) == ("embed", "https://x.example/port/status/1")


def test_deep_nesting_is_read_without_an_end() -> None:
    assert _passages("<div>" * 900 + "deep" + "</div>" * 900) == [("own", "deep")]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ines said:", "Ines"),
        ("Originally Posted by Ines Berg", "Ines Berg"),
        ("Quote from: Ines on March 05, 2024, 12:03:11 PM", "Ines"),
        ("On 3/5/2024 at 7:29 PM, Ines said:", "Ines"),
        ("Zitat von Ines", "Ines"),
        ("Ines hat geschrieben:", "Ines"),
        ("Ines a écrit :", "Ines"),
        ("Ines написал(а):", "Ines"),
        ("Am 5.3.2024 um 11:00 schrieb Ines Berg:", "Ines Berg"),
        ("Op 5-3-2024 om 11:00 zei Ines:", "Ines"),
        ("Quoted from “Ines”", "Ines"),
        ("The ferry was full.", None),
    ],
)
def test_attribution_lines(line: str, name: str | None) -> None:
    assert attribution(line) == name


def test_prose_before_a_quote_names_nobody() -> None:
    assert attribution_in_prose("What the report said:") is None
    assert attribution_in_prose("They wrote:") is None
    assert attribution_in_prose("Ines Berg wrote:") == "Ines Berg"


@pytest.mark.parametrize(
    "href",
    [
        "/goto/post?id=77",
        "showthread.php?p=77#post77",
        "viewtopic.php?f=2&t=5&p=77#p77",
        "index.php?topic=3.msg77#msg77",
        "index.php?msg=77",
        "post-77.html#pid77",
        "?do=findComment&comment=77",
        "/topic/3-x/#comment-77",
        "/post/77",
    ],
)
def test_post_that_a_link_leads_to(href: str) -> None:
    assert post_id_in(href) == "77"


def test_quote_behind_signs_goes_on_after_one_that_is_nested_in_it() -> None:
    html = "Ines Berg wrote:<br>&gt; Otto wrote:<br>&gt;&gt; how many?<br>&gt; about 40<br><br>Fewer."
    found = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert [(p.role, p.depth, p.attributed_to, p.text) for p in found] == [
        ("quote", 2, "Otto", "how many?"),
        ("quote", 1, "Ines Berg", "about 40"),
        ("own", 0, None, "Fewer."),
    ]


@pytest.mark.parametrize(
    ("html", "author"),
    [
        ("<blockquote><strong>Ines wrote:</strong><br>full</blockquote>", "Ines"),
        ("<blockquote><div><p>Originally posted by Ines:</p><p>full</p></div></blockquote>", "Ines"),
        ("<blockquote><p>full</p><footer>— <cite>Ines Berg</cite></footer></blockquote>", "Ines Berg"),
        ("<blockquote><p>Note this:</p><p>full</p></blockquote>", None),
    ],
)
def test_quote_may_name_its_author_within(html: str, author: str | None) -> None:
    (quote,) = _quotes(html)
    assert quote.attributed_to == author
    assert quote.text.endswith("full")


def test_quote_in_square_brackets_that_a_board_left_unread() -> None:
    html = '[QUOTE="Ines, post: 77, member: 5"]about<br>40[/QUOTE]<br>Fewer. [quote]some[/quote]'
    found = read_body(html, BodyRules(), _DOCUMENT.absolute).passages
    assert [(p.role, p.attributed_to, p.quoted_post_id, p.text) for p in found] == [
        ("quote", "Ines", "77", "about\n40"),
        ("own", None, None, "Fewer."),
        ("quote", None, None, "some"),
    ]
