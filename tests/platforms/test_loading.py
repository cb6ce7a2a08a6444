"""Platforms are imported when their turn comes, in the order that they state."""

import subprocess
import sys

from threadlens import platforms

PROGRAM = """
import sys
from threadlens import platforms
from threadlens.records import Page
page = Page(b'<html id="XF"><body><article class="message message--post" data-author="Ann" id="js-post-1">'
            b'<div class="bbWrapper">Words</div></article></body></html>', "page.html")
print([found.posts[0].author for found in platforms.parse(page)])
names = "bs4", "charset_normalizer.api", "soupsieve.css_parser", "threadlens.platforms.textcopy"
print([name for name in names if name in sys.modules])
import bs4
print(bs4.BeautifulSoup("<p class='a'>Words</p>", "html.parser").select("p.a"))
"""


def test_a_page_loads_its_own_platform_and_no_later_one() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["['Ann']", "['bs4']", '[<p class="a">Words</p>]']


def test_the_order_read_from_the_text_is_the_order_stated() -> None:
    stated = {name: plugin.ORDER for name, plugin in platforms.plugins().items()}
    assert platforms.names() == tuple(sorted(stated, key=lambda name: (stated[name], name)))
