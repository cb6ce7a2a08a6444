"""Whether all posts of a thread were stored that its pages speak of."""

from threadlens.records import Problem
from threadlens.stages.collect_assembly import Growing


def shortfall(growing: Growing) -> Problem | None:
    """The problem of a thread that says it has more posts than the store holds."""
    thread, stored = growing.thread, len(growing.known)
    name = thread.title or thread.url or thread.thread_id
    item = thread.url or thread.thread_id
    expected = thread.expected_post_count
    if expected is not None:
        if stored >= expected:
            return None
        return Problem(
            "fetch",
            item,
            "missing_posts",
            f"{name}: {stored} of {expected} posts are stored{_absent_pages(growing)}; give its other pages too, "
            "or its URL",
        )
    if growing.last_page is not None and stored < _at_least(growing):
        message = (
            f"{name}: not all of its {growing.last_page} pages are stored{_absent_pages(growing)}; give the rest too"
        )
        return Problem("fetch", item, "missing_posts", message)
    if growing.last_page is None and not growing.ends:
        message = f"{name}: the last page given links to a next one; give that too, or the thread's URL"
        return Problem("fetch", item, "missing_posts", message)
    return None


def _at_least(growing: Growing) -> int:
    """The fewest posts that so many pages hold: all but the last are full."""
    last = growing.last_page or 1
    full = [count for number, count in growing.pages.items() if number < last]
    return (last - 1) * max(full, default=1) + 1


def _absent_pages(growing: Growing) -> str:
    if growing.last_page is None or not growing.pages:
        return ""
    absent = sorted(set(range(1, growing.last_page + 1)) - growing.pages.keys())
    if not absent or len(absent) > 20:
        return ""
    return f" (not in this run: page{'s' if len(absent) > 1 else ''} {', '.join(map(str, absent))})"
