"""Unmarked quotes, looked for in a stretch before each post that is the same however the thread came in."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from threadlens import platforms
from threadlens.records import Post

# Posts a block. A post is held against its own block and the one before it: a window that moved with the batches would
# mark the same post in one run and not in the next, and one without an end would fill the memory on long threads.
_BLOCK = 500


class Repetitions:
    """Marks the posts of one thread, remembering as much of it as later posts need."""

    def __init__(self) -> None:
        self._recent: dict[str, Post] = {}

    def lacks(self, posts: Sequence[Post], known: dict[str, int]) -> bool:
        """Whether stored posts have to be remembered first, before these can be marked."""
        first = min((_block(post.position) for post in posts), default=0)
        given = {post.post_id for post in posts} | self._recent.keys()
        return any(first - 1 <= _block(at) <= first and post_id not in given for post_id, at in known.items())

    def remember(self, posts: Iterable[Post]) -> None:
        """Takes in posts as they are stored."""
        self._recent.update((post.post_id, post) for post in posts)

    def mark(self, posts: Sequence[Post]) -> list[Post]:
        """The posts with what they repeat of earlier ones as quotes."""
        marked: list[Post] = []
        ordered = sorted(posts, key=lambda post: post.position)
        for block, group in groupby(ordered, key=lambda post: _block(post.position)):
            new = list(group)
            given = {post.post_id for post in new}
            near = [p for i, p in self._recent.items() if i not in given and block - 1 <= _block(p.position) <= block]
            before = sorted((p for p in near if p.position < new[0].position), key=lambda post: post.position)
            fresh = list(platforms.mark_repetitions(new, earlier=before))
            marked.extend(fresh)
            self._recent = {post.post_id: post for post in (*near, *fresh)}
        return marked


def _block(position: int) -> int:
    return (position - 1) // _BLOCK
