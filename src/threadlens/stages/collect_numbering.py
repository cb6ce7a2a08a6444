"""Positions of posts in their thread, where the page itself does not print them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from threadlens.records import Post, ThreadPage


def in_page_order(pages: Sequence[ThreadPage]) -> list[ThreadPage]:
    """Pages by their numbers where all have one, otherwise as they came."""
    if all(page.page_number is not None for page in pages):
        return sorted(pages, key=lambda page: page.page_number or 0)
    return list(pages)


def number(posts: Iterable[Post], known: Mapping[str, int]) -> list[Post]:
    """Each post once, with the position it prints or had before, or the next free one."""
    unique = list({post.post_id: post for post in reversed(list(posts))}.values())[::-1]
    last = max([*known.values(), *(post.position for post in unique)], default=0)
    numbered = []
    for post in unique:
        position = post.position or known.get(post.post_id, 0)
        if not position:
            last += 1
            position = last
        numbered.append(post if post.position == position else replace(post, position=position))
    return numbered


def belongs_before(posts: Iterable[Post], known: Mapping[str, int], latest_at: datetime | None) -> bool:
    """Whether an unnumbered new post is older than the latest stored one, so that all have to be numbered again."""
    if latest_at is None:
        return False
    new = (post for post in posts if not post.position and post.post_id not in known)
    return any(post.posted_at is not None and post.posted_at < latest_at for post in new)


def by_date(posts: Sequence[Post]) -> list[Post]:
    """Posts in the order of their dates, those without one after their neighbour, numbered from 1."""
    latest = min(post.posted_at for post in posts if post.posted_at)
    keys = []
    for place, post in enumerate(posts):
        latest = post.posted_at or latest
        keys.append((latest, place))
    return [replace(posts[index], position=place) for place, (_, index) in enumerate(sorted(keys), 1)]
