"""Chats as threads: one channel is a thread, a message a post, and what a service says has no words of anybody."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from threadlens.platforms._parents import with_parents_quoted
from threadlens.records import Post, Problem, Thread, ThreadPage


def chat(
    thread: Thread,
    posts: Sequence[Post],
    *,
    problems: Iterable[Problem] = (),
    next_url: str | None = None,
    is_whole: bool = True,
) -> ThreadPage:
    """A channel with its messages in the order of their instants; many exports begin with the newest."""
    dates = [post.posted_at for post in posts if post.posted_at is not None]
    if len(dates) == len(posts) and dates and any(a > b for a, b in pairwise(dates)):
        newest_first = dates[0] > dates[-1]
        posts = sorted(reversed(posts) if newest_first else posts, key=lambda post: post.posted_at or dates[0])
    if is_whole:
        thread = replace(thread, started_at=thread.started_at or (posts[0].posted_at if posts else None))
    return ThreadPage(thread, tuple(with_parents_quoted(posts)), next_url, problems=tuple(problems))


class Stamps:
    """Ids for messages that have none: their time and how many came before in it, the same in a longer export."""

    def __init__(self) -> None:
        self._seen = Counter[str]()

    def next(self, stamp: str) -> str:
        """The next id of an instant."""
        self._seen[stamp] += 1
        return f"{stamp}-{self._seen[stamp]}"
