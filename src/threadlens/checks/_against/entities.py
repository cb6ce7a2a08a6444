"""Several rows or columns named side by side in one statement."""

from collections.abc import Sequence

from threadlens.checks._against.linking import Link

_WELL_NAMED = 0.75


def several(links: Sequence[Link]) -> list[Link]:
    """The well named links, each with words of its own."""
    taken: set[int] = set()
    found: list[Link] = []
    for link in links:
        if not (link.is_phrase or link.coverage >= _WELL_NAMED):
            continue
        if link.positions and link.positions - taken:
            found.append(link)
            taken |= link.positions
    return found
