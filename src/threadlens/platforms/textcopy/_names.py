"""Which line of a head names the author: above the marks with titles and banners between, or below them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from threadlens.platforms.textcopy._lines import Line, looks_like_name

_REACH = 5  # a name, a title and banners stand above the first mark of a head


_SPACED = re.compile(r"\s{2,}")  # 'X  Y': an answer of X to Y


@dataclass(frozen=True, slots=True)
class Above:
    """Name-like lines right above a mark, nearest first."""

    lines: tuple[int, ...]
    is_bounded: bool  # a control, a separator or the copy's start ends them, so that no words of a post are among them


def names_above(lines: Sequence[Line], start: int, floor: int) -> Above:
    """The name-like lines right above a line."""
    found: list[int] = []
    for n in range(start - 1, floor - 1, -1):
        line = lines[n]
        if line.kind == "blank" or not re.search(r"\w", line.text + "x" * (line.kind == "space")):
            continue
        if line.kind == "control" and not found and start - n <= _REACH:
            continue  # 'OP' or 'Author' beside a name
        if line.kind in ("control", "space", "edit", "rule", "meta", "stat", "value"):
            return Above(tuple(found), True)
        if len(found) == _REACH or not (line.kind == "rank" or looks_like_name(_SPACED.split(line.text)[0])):
            return Above(tuple(found), False)
        if len(line.text) > 1:  # one letter stands for a missing portrait
            found.append(n)
    return Above(tuple(found), floor == 0)


def choose_names(lines: Sequence[Line], heads: Sequence[tuple[Above, int | None]]) -> list[int | None]:
    """For each head the line that names its author, or None where no line does so at a recurring place."""
    above = _first_alike([a for a, _ in heads])
    if sum(bool(a.lines) for a in above) >= 0.6 * len(above):
        titles = _titles(lines, above)
        titled = _are_titled(above)
        return [name_line(lines, a, titled=titled, titles=titles) for a in above]
    below = [b if b is not None and looks_like_name(lines[b].text) else None for _, b in heads]
    if sum(b is not None and _is_followed(lines, b) for b in below) >= 0.8 * len(below):
        return below
    return [None] * len(heads)


def _first_alike(above: Sequence[Above]) -> list[Above]:
    """The same lines, of the first head no more than others have: the thread's title stands over its name."""
    others = [len(a.lines) for a in above[1:] if a.lines]
    if not others or len(above[0].lines) <= max(others):
        return list(above)
    return [Above(above[0].lines[: max(others)], True), *above[1:]]


def name_line(lines: Sequence[Line], above: Above, *, titled: bool, titles: set[str]) -> int | None:
    """The line of a name among name-like lines above a mark: ranks and titles stand under names."""
    rest = list(above.lines)
    if above.is_bounded and rest:
        return rest[-1]
    while len(rest) > 1 and (lines[rest[0]].kind == "rank" or lines[rest[0]].text in titles):
        rest.pop(0)
        titled = False
    if not rest:
        return None
    return rest[1] if titled and len(rest) > 1 else rest[0]


def _are_titled(above: Sequence[Above]) -> bool:
    """Whether a second line stands above nearly every head's marks: then the nearer one is a title."""
    return sum(len(a.lines) >= 2 for a in above) >= 0.8 * len(above)


def _titles(lines: Sequence[Line], above: Sequence[Above]) -> set[str]:
    """Lines that stand under several different lines, as titles stand under names."""
    over: dict[str, set[str]] = defaultdict(set)
    high_texts: set[str] = set()
    for a in above:
        for low, high in pairwise(a.lines):
            over[lines[low].text].add(lines[high].text)
            high_texts.add(lines[high].text)
    return {text for text, names in over.items() if len(names) >= 2 and text not in high_texts}


def _is_followed(lines: Sequence[Line], number: int) -> bool:
    """Whether words come after a line before anything else does."""
    after = next((line for line in lines[number + 1 : number + 4] if not line.is_empty), None)
    return after is not None and after.kind in ("text", "rank", "stat", "control")
