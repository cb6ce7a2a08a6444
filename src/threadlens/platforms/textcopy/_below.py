"""Posts whose marks stand under their words, and the lines of one mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from threadlens.platforms.textcopy._dates import DateMark
from threadlens.platforms.textcopy._lines import Line, Meta, looks_like_name
from threadlens.platforms.textcopy._names import Above
from threadlens.platforms.textcopy._posts import RawPost, tidy


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of one head: from the first mark to the last, and who may be named above or below."""

    start: int
    end: int
    metas: tuple[Meta, ...]
    above: Above
    below: int | None


def is_trailing(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether the marks stand under the words: controls follow the date, a name follows the controls."""
    if any(m.name for h in heads for m in h.metas):
        return False
    if sum(any(line.kind == "stat" for line in lines[h.start : h.end]) for h in heads) >= 0.5 * len(heads):
        return False  # a user's block follows the name that follows the date
    others = len(heads) - 1
    named_below = sum(1 for h in heads[:-1] if h.below is not None and looks_like_name(lines[h.below].text))
    controls = sum(_have_control(lines[h.start : h.end]) for h in heads)
    over = sum(_have_control(lines[max(0, h.start - 3) : h.start]) for h in heads)
    named_above = sum(1 for h in heads[1:] if h.above.lines)
    return (
        named_below >= 0.8 * others
        and (controls >= 0.5 * len(heads) or over >= 0.9 * len(heads))
        and named_above < 0.5 * others
    )


def _have_control(lines: Sequence[Line]) -> bool:
    return any(line.kind == "control" for line in lines)


def cut_trailing(lines: Sequence[Line], heads: Sequence[Head]) -> tuple[int, list[RawPost]]:
    """Each name with the words below it, to the next marks."""
    opening = (x.number for x in lines[: heads[0].start] if x.kind == "text" and looks_like_name(x.text))
    first = next(opening, None)
    posts: list[RawPost] = []
    begin = first
    for head in heads:
        if begin is None:
            break
        date = next((m.date for m in head.metas if m.date), None)
        body = tuple(lines[begin + 1 : head.start])
        posts.append(tidy(RawPost(body, author=lines[begin].text.lstrip("@"), date=date)))
        begin = head.below
    return first or 0, posts


def _signers(lines: Sequence[Line], heads: Sequence[Head]) -> list[int | None]:
    """For each head the line of its author's name at the top of the words before it."""
    found: list[int | None] = []
    floor = 0
    for head in heads:
        name = next((m.name for m in head.metas if m.name), None)
        tops = [x for x in lines[floor : head.start] if x.text][-400:]
        tops = tops if floor == 0 else tops[:6]
        found.append(next((x.number for x in tops if name and x.text == name), None))
        floor = head.end
    return found


def is_signed(lines: Sequence[Line], heads: Sequence[Head]) -> bool:
    """Whether the marks stand under the words and name again who stands above them."""
    signers = _signers(lines, heads)
    return sum(n is not None for n in signers) >= 0.6 * len(heads)


def cut_signed(lines: Sequence[Line], heads: Sequence[Head]) -> tuple[int, list[RawPost]]:
    """Each name at the top with the words down to the marks that name it again."""
    posts: list[RawPost] = []
    signers = _signers(lines, heads)
    floor = signers[0] or 0
    for head, signer in zip(heads, signers, strict=True):
        begin = floor if signer is None else signer + 1
        author = next((m.name for m in head.metas if m.name), None)
        ordinal = next((m.ordinal for m in head.metas if m.ordinal is not None), None)
        posts.append(tidy(RawPost(tuple(lines[begin : head.start]), author, posted(head), ordinal)))
        floor = head.end
    return signers[0] or 0, posts


def posted(head: Head) -> DateMark | None:
    """The date of a head: the last one, since a date of joining stands in the user's block above it."""
    return next((m.date for m in reversed(head.metas) if m.date), None)
