"""A damaged page yields its intact posts or an error of the platforms, never a post that was not there."""

import re
from collections.abc import Iterable
from copy import copy
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from threadlens import platforms
from threadlens.errors import ParseError, RefusedError
from threadlens.records import Page, Post

_FOLDER = Path(platforms.__file__).parent
_CASES = sorted(_FOLDER.glob("*/cases/*.html"))
_TAG = re.compile(r"<[a-z/][^>]*>", re.IGNORECASE)
_FROM_WORDS = re.compile(r"[0-9a-f]{12}")
_FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

cases = pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parent.parent.name}/{case.stem}")


def _posts(content: bytes) -> list[Post]:
    try:
        return [post for page in platforms.parse(Page(content, "damaged.html")) for post in page.posts]
    except (ParseError, RefusedError):
        return []


def _begins(author: str, names: Iterable[str | None]) -> bool:
    """Whether it is one of the names; where a name's own element is not closed, what follows is in it."""
    return any(name is not None and author.startswith(name) for name in names)


@cache
def _intact(case: Path) -> frozenset[tuple[str, str | None]]:
    return frozenset((_engine_id(post), post.author) for post in _posts(case.read_bytes()))


def _engine_id(post: Post) -> str:
    """The id without the site, which a damaged head no longer tells."""
    return post.post_id.rpartition("/")[2]


def _assert_nothing_invented(case: Path, content: bytes) -> list[Post]:
    posts = _posts(content)
    intact = dict(_intact(case))
    for post in posts:
        # Where a page numbers no posts, a post's id is made of its words, which damage changes.
        if _FROM_WORDS.fullmatch(_engine_id(post)):
            assert post.author is None or _begins(post.author, intact.values())
        else:
            assert _engine_id(post) in intact
            assert post.author is None or _begins(post.author, [intact[_engine_id(post)]])
    assert len(posts) <= len(intact)
    assert len(posts) == len({post.post_id for post in posts})
    return posts


@cases
@_FEW
@given(data=st.data())
def test_cut_at_any_byte(case: Path, data: st.DataObject) -> None:
    content = case.read_bytes()
    _assert_nothing_invented(case, content[: data.draw(st.integers(0, len(content)))])


@cases
@_FEW
@given(data=st.data())
def test_any_tag_dropped(case: Path, data: st.DataObject) -> None:
    text = case.read_text("utf-8")
    tag = data.draw(st.sampled_from(list(_TAG.finditer(text))))
    _assert_nothing_invented(case, (text[: tag.start()] + text[tag.end() :]).encode())


@cases
@_FEW
@given(data=st.data())
def test_any_block_doubled(case: Path, data: st.DataObject) -> None:
    soup = BeautifulSoup(case.read_text("utf-8"), "html.parser")
    block = data.draw(st.sampled_from(soup.find_all(True)))
    block.insert_after(copy(block))
    _assert_nothing_invented(case, str(soup).encode())
