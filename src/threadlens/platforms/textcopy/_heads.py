"""Posts whose heads recur: a number, user statistics or a date line at the same place of every post."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from threadlens.platforms.textcopy._lines import Line, Meta, looks_like_name
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy
from threadlens.platforms.textcopy._vocabulary import FOOT

_REACH = 3  # a name, a title and one banner stand above the first mark of a head


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines of one head: from the first mark to the last, and who may be named above or below."""

    start: int
    end: int
    metas: tuple[Meta, ...]
    above: tuple[int, ...]  # line numbers of name-like lines above, nearest first
    below: int | None


def cut_by_heads(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at recurring heads, or None where none recurs."""
    for shape, anchors in _families(lines):
        heads = _heads(lines, anchors)
        if len(heads) < 2:
            continue
        trailing = _is_trailing(lines, heads)
        cut = _cut_trailing(lines, heads) if trailing else _cut_leading(lines, heads)
        if cut and sum(map(has_words, cut[1])) >= max(2, 0.6 * len(heads)):
            return Cut(shape, tuple(p for p in cut[1] if has_words(p)), tuple(lines[: cut[0]]))
    return None


def _families(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    """Line patterns that may mark posts, the surest first."""
    by_core: dict[str, list[int]] = defaultdict(list)
    ordinals: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.meta is None:
            continue
        if line.meta.ordinal is not None:
            ordinals[
                re.sub(r"[^\W\d_]+", "w", re.sub(r"\d+", "0", line.text)) if "D" not in line.meta.skeleton else "D"
            ].append(line.number)
        if line.meta.date is not None:
            by_core[line.meta.skeleton.replace("O", "")].append(line.number)
    found: list[tuple[int, int, str, list[int]]] = []
    for numbers in ordinals.values():
        if _counts_up([lines[n].meta for n in numbers]):
            found.append((0, -len(numbers), "numbered", numbers))
    runs = _stat_runs(lines)
    if len(runs) >= 2:
        found.append((1, -len(runs), "statistics", runs))
    for core, numbers in by_core.items():
        if len(numbers) >= 2:
            found.append(
                (1 if "N" in core and "W" not in core else 2 if "W" not in core else 3, -len(numbers), "dated", numbers)
            )
    return [(shape, numbers) for _, _, shape, numbers in sorted(found, key=lambda f: f[:2])]


def _counts_up(metas: Iterable[Meta | None]) -> bool:
    """Whether numbers rise by one nearly always, as posts of a page do."""
    values = [m.ordinal for m in metas if m is not None and m.ordinal is not None]
    if len(values) < 2:
        return False
    steps = [b - a for a, b in itertools.pairwise(values)]
    return all(s > 0 for s in steps) and sum(s == 1 for s in steps) >= 0.7 * len(steps)


def _stat_runs(lines: Sequence[Line]) -> list[int]:
    """The first line of each run of user statistics."""
    runs: list[int] = []
    last = -10
    for line in lines:
        if line.kind == "stat":
            gap = lines[last + 1 : line.number] if last >= 0 else ()
            if last < 0 or any(g.kind in ("text", "control", "edit") or (g.meta and g.meta.name) for g in gap):
                runs.append(line.number)
        if line.kind in ("stat", "value"):
            last = line.number
    return runs


def _heads(lines: Sequence[Line], anchors: Sequence[int]) -> list[_Head]:
    heads: list[_Head] = []
    floor = 0
    for i, anchor in enumerate(anchors):
        ceiling = anchors[i + 1] if i + 1 < len(anchors) else len(lines)
        start, end = _grow_up(lines, anchor, floor), _grow_down(lines, anchor, ceiling)
        metas = tuple(m for n in range(start, end) if (m := lines[n].meta) is not None)
        below = next((n for n in range(end, min(end + 3, ceiling)) if not lines[n].is_empty), None)
        heads.append(_Head(start, end, metas, names_above(lines, start, floor), below))
        floor = end
    return heads


def _grow_up(lines: Sequence[Line], anchor: int, floor: int) -> int:
    """The topmost mark that is tied to an anchor by furniture alone, or by at most two name-like lines."""
    top, weak = anchor, 0
    for n in range(anchor - 1, floor - 1, -1):
        line = lines[n]
        if line.kind in ("stat", "value") or (line.kind == "meta" and not _is_other_post(lines, n, top)):
            top, weak = n, 0
        elif line.kind == "text":
            weak += 1
            if weak > 1 or not looks_like_name(line.text):
                break
        elif line.kind in ("rule", "edit"):
            break
    return top


def _is_other_post(lines: Sequence[Line], n: int, top: int) -> bool:
    """Whether a dated line above belongs to the previous post: it names somebody while the head below does too."""
    meta = lines[n].meta
    return (
        meta is not None
        and meta.name is not None
        and any((m := lines[k].meta) and m.name for k in range(n + 1, top + 1))
    )


def _grow_down(lines: Sequence[Line], anchor: int, ceiling: int) -> int:
    """One past the last mark after an anchor."""
    end = anchor + 1
    for n in range(anchor + 1, ceiling):
        line = lines[n]
        if line.kind in ("stat", "value", "control") or (line.kind == "meta" and line.meta and line.meta.name is None):
            end = n + 1
        elif line.kind not in ("blank", "rank", "space"):
            break
    return end


def names_above(lines: Sequence[Line], start: int, floor: int) -> tuple[int, ...]:
    """Name-like lines right above a line, nearest first."""
    found: list[int] = []
    for n in range(start - 1, floor - 1, -1):
        line = lines[n]
        if line.is_empty:
            continue
        if (
            not (line.kind in ("rank", "text") and (line.kind == "rank" or looks_like_name(line.text)))
            or len(found) == _REACH
        ):
            break
        found.append(n)
    return tuple(found)


def _is_trailing(lines: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Whether the marks stand under the words: controls follow the date, a name follows the controls."""
    if any(m.name for h in heads for m in h.metas):
        return False
    named_below = sum(1 for h in heads[:-1] if h.below is not None and looks_like_name(lines[h.below].text))
    controls = sum(1 for h in heads if any(lines[n].kind == "control" for n in range(h.start, h.end)))
    named_above = sum(1 for h in heads[1:] if h.above)
    return (
        named_below >= 0.8 * (len(heads) - 1) and controls >= 0.5 * len(heads) and named_above < 0.5 * (len(heads) - 1)
    )


def _cut_trailing(lines: Sequence[Line], heads: Sequence[_Head]) -> tuple[int, list[RawPost]] | None:
    first = next(
        (line.number for line in lines[: heads[0].start] if looks_like_name(line.text) and line.kind == "text"), None
    )
    if first is None:
        return None
    posts: list[RawPost] = []
    begin: int | None = first
    for head in heads:
        if begin is None:
            break
        date = next((m.date for m in head.metas if m.date), None)
        posts.append(
            tidy(RawPost(tuple(lines[begin + 1 : head.start]), author=lines[begin].text.lstrip("@"), date=date))
        )
        begin = head.below
    return first, posts


def _cut_leading(lines: Sequence[Line], heads: Sequence[_Head]) -> tuple[int, list[RawPost]] | None:
    names = _choose_names(lines, heads)
    posts: list[RawPost] = []
    starts = [min([h.start, *n[:1]]) for h, n in zip(heads, names, strict=True)]
    for i, (head, name) in enumerate(zip(heads, names, strict=True)):
        end = starts[i + 1] if i + 1 < len(heads) else foot(lines, head.end)
        body_start = head.end
        author = _inline_name(head.metas)
        if author is None and name:
            author = lines[name[0]].text
            body_start = max(body_start, name[0] + 1)
        posts.append(
            tidy(
                RawPost(
                    tuple(lines[body_start:end]),
                    author=author.lstrip("@") if author else None,
                    date=next((m.date for m in head.metas if m.date), None),
                    ordinal=next((m.ordinal for m in head.metas if m.ordinal is not None), None),
                    reactions=next((m.count for m in head.metas if m.count is not None), None),
                )
            )
        )
    return starts[0], posts


def _inline_name(metas: Sequence[Meta]) -> str | None:
    return next((m.name for m in metas if m.name), None)


def _choose_names(lines: Sequence[Line], heads: Sequence[_Head]) -> list[tuple[int, ...]]:
    """For each head the line that names its author (and nothing where a mark itself does or no line recurs)."""
    if sum(_inline_name(h.metas) is not None for h in heads) >= 0.5 * len(heads):
        return [() for _ in heads]
    above = [h.above for h in heads]
    if sum(bool(a) for a in above) >= 0.6 * len(heads):
        return [_numbers(name_line(lines, a, titled=_are_titled(above), titles=_titles(lines, above))) for a in above]
    below = [h.below for h in heads]
    if sum(b is not None and looks_like_name(lines[b].text) and _is_followed(lines, b) for b in below) >= 0.8 * len(
        heads
    ):
        return [(b,) if b is not None and looks_like_name(lines[b].text) else () for b in below]
    return [() for _ in heads]


def _is_followed(lines: Sequence[Line], number: int) -> bool:
    """Whether words come after a line before anything else does."""
    after = next((line for line in lines[number + 1 : number + 4] if not line.is_empty), None)
    return after is not None and after.kind in ("text", "rank")


def _titles(lines: Sequence[Line], above: Sequence[tuple[int, ...]]) -> set[str]:
    """Lines that stand under several different lines, as titles stand under names."""
    over: dict[str, set[str]] = defaultdict(set)
    under: Counter[str] = Counter()
    for numbers in above:
        for low, high in itertools.pairwise(numbers):
            over[lines[low].text].add(lines[high].text)
            under[lines[high].text] += 1
    return {text for text, names in over.items() if len(names) >= 2 and under[text] == 0}


def _are_titled(above: Sequence[tuple[int, ...]]) -> bool:
    """Whether a second line stands above nearly every head's marks: then the nearer one is a title."""
    return sum(len(a) >= 2 for a in above) >= 0.8 * len(above)


def name_line(lines: Sequence[Line], above: tuple[int, ...], *, titled: bool, titles: set[str]) -> int | None:
    """The line of a name among name-like lines above a mark, nearest first: ranks and titles stand under names."""
    rest = list(above)
    while len(rest) > 1 and (lines[rest[0]].kind == "rank" or lines[rest[0]].text in titles):
        rest.pop(0)
        titled = False
    if not rest:
        return None
    return rest[1] if titled and len(rest) > 1 else rest[0]


def _numbers(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)


def foot(lines: Sequence[Line], start: int) -> int:
    """Where the page's foot begins after the words of the last post."""
    return next(
        (line.number for line in lines[start:] if FOOT.fullmatch(line.text) and line.number > start + 1), len(lines)
    )
