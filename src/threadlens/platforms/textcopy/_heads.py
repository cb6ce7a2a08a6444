"""Posts whose heads recur: a number, user statistics or a date line at the same place of every post."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import sqrt

from threadlens.platforms.textcopy._below import Head, cut_signed, cut_trailing, is_signed, is_trailing, posted
from threadlens.platforms.textcopy._lines import Line, Meta, looks_like_name
from threadlens.platforms.textcopy._names import choose_names, names_above
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy
from threadlens.platforms.textcopy._vocabulary import FOOT

_MOST_VALUES = 8  # the same above a mark, where banners and clubs of a board stand
_WEAK = 3  # lines of no known kind that may stand between two marks of one head: values of a board's own labels
_RE = re.compile(r"^re:\s*", re.I)
_ZONE = 30  # lines above a mark in which a head can begin


def cut_by_heads(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at the recurring heads that explain most of it, or None where none recurs."""
    best: tuple[float, Cut] | None = None
    for shape, anchors in _families(lines):
        found = _cut(lines, _merged(lines, anchors) if shape != "numbered" else anchors)
        if found is None:
            continue
        start, posts = found
        if shape != "numbered":
            posts = _without_strays(posts)
        score = _score(posts) * (4.0 if shape == "numbered" else 1.0)
        if best is None or score > best[0]:
            best = score, Cut(shape, tuple(posts), tuple(lines[:start]))
    return best[1] if best else None


def _cut(lines: Sequence[Line], anchors: Sequence[int]) -> tuple[int, list[RawPost]] | None:
    heads = _heads(lines, anchors)
    if len(heads) < 2:
        return None
    if is_signed(lines, heads):
        start, posts = cut_signed(lines, heads)
    else:
        start, posts = cut_trailing(lines, heads) if is_trailing(lines, heads) else _cut_leading(lines, heads)
    posts = [p for p in posts if has_words(p)]
    return (start, posts) if len(posts) >= max(2, 0.6 * len(heads)) else None


def _score(posts: Sequence[RawPost]) -> float:
    """How well a cut explains a copy: many posts, each with its author and date."""
    named = sum(p.author is not None for p in posts) / len(posts)
    dated = sum(p.date is not None for p in posts) / len(posts)
    return sqrt(min(len(posts), 40)) * (0.2 + named + 0.6 * dated)


def _without_strays(posts: list[RawPost]) -> list[RawPost]:
    """Without stretches that lack what all but a few have: boxes beside the posts."""
    for field in ("author", "date"):
        full = [p for p in posts if getattr(p, field) is not None]
        if len(posts) > 3 and len(full) >= 0.8 * len(posts):
            posts = full
    return posts


def _families(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    """Line patterns that may mark posts."""
    dated: dict[str, list[int]] = defaultdict(list)
    numbered: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.meta is None:
            continue
        if line.meta.ordinal is not None:
            style = re.sub(r"[^\W\d_]+", "w", re.sub(r"\d+", "0", line.text)) if line.meta.date is None else "D"
            numbered[style].append(line.number)
        if line.meta.date is not None and "W" not in line.meta.skeleton:
            dated[_core(line.meta.skeleton)].append(line.number)
    found = [("numbered", n) for n in numbered.values() if _counts_up([lines[i].meta for i in n])]
    found.append(("statistics", _stat_runs(lines)))
    found.extend(("dated", numbers) for numbers in dated.values())
    return [(shape, numbers) for shape, numbers in found if len(numbers) >= 2]


def _core(skeleton: str) -> str:
    """What heads of one board share: a name before a date or after it, whatever else follows."""
    return re.sub(r"^(N+D)N+$", r"\1", skeleton.replace("O", ""))


def _counts_up(metas: Iterable[Meta | None]) -> bool:
    """Whether numbers rise by one nearly always, as posts of a page do."""
    values = [m.ordinal for m in metas if m is not None and m.ordinal is not None]
    if len(values) < 2:
        return False
    steps = [b - a for a, b in pairwise(values)]
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


def _merged(lines: Sequence[Line], anchors: Sequence[int]) -> list[int]:
    """One anchor a head where heads carry the same mark twice."""
    bare = [not any(_is_sentence(x) for x in lines[a + 1 : b]) for a, b in pairwise(anchors)]
    if sum(bare) < 0.4 * len(bare):
        return list(anchors)
    return [a for a, is_bare in zip(anchors, [*bare, False], strict=True) if not is_bare]


def _is_sentence(line: Line) -> bool:
    return line.kind == "text" and not looks_like_name(line.text) and not re.fullmatch(r"[\d.,km ]+", line.text)


def _heads(lines: Sequence[Line], anchors: Sequence[int]) -> list[Head]:
    heads: list[Head] = []
    labels, titles = _labels(lines, anchors), _answered(lines)
    floor = 0
    for i, anchor in enumerate(anchors):
        ceiling = anchors[i + 1] if i + 1 < len(anchors) else len(lines)
        start = _with_title(lines, _grow_up(lines, anchor, floor, labels), floor, titles)
        end = _grow_down(lines, anchor, ceiling, titles)
        metas = tuple(m for n in range(start, end) if (m := lines[n].meta) is not None)
        below = next((n for n in range(end, min(end + 3, ceiling)) if not lines[n].is_empty), None)
        end = _user_block(lines, end, ceiling)
        heads.append(Head(start, end, metas, names_above(lines, start, floor), below))
        floor = end
    return heads


def _labels(lines: Sequence[Line], anchors: Sequence[int]) -> frozenset[str]:
    """Short lines that stand above most marks: labels of a board's own statistics."""
    near: Counter[str] = Counter()
    for before, anchor in pairwise([-1, *anchors]):
        zone = lines[max(before + 1, anchor - _ZONE) : anchor]
        near.update({x.text for x in zone if x.kind == "text" and len(x.text) <= 40 and x.text[-1] not in ".!?,"})
    filled = [x for x in lines if x.text]
    named = {a.text for a, b in pairwise(filled) if b.kind in ("rank", "stat")}  # names stand right over such lines
    return frozenset(text for text, n in near.items() if n >= max(3, 0.5 * len(anchors)) and text not in named)


def _answered(lines: Sequence[Line]) -> frozenset[str]:
    """Titles that answers repeat over their words."""
    return frozenset(_RE.sub("", x.text) for x in lines if _RE.match(x.text))


def _grow_up(lines: Sequence[Line], anchor: int, floor: int, labels: frozenset[str]) -> int:
    """The topmost mark that is tied to an anchor by furniture alone, or by a few short lines."""
    top, weak, labelled = anchor, 0, False
    for n in range(anchor - 1, floor - 1, -1):
        line = lines[n]
        labelled = labelled or line.kind == "stat"
        if floor == 0 and labelled and _opens_thread(line) and lines[anchor].meta is not None:
            break
        if line.kind in ("stat", "value") or (line.kind == "meta" and not _is_other_post(lines, n, top)):
            top, weak = n, 0
        elif line.text and line.kind == "text":
            number = weak < 1 and not labelled and re.fullmatch(r"[\d.,km]+", line.text) is not None
            known = number or line.text in labels
            top, weak = (n, 0) if known else (top, weak + 1)
            if weak > _MOST_VALUES or len(line.text) > 60 or line.text.endswith((".", "?", "!")):
                break
        elif line.kind in ("rule", "edit", "space") or (line.kind == "control" and n < top - 1):
            break
    return top


def _opens_thread(line: Line) -> bool:
    """Whether a line above the first user's block says who opened the thread, and when."""
    return line.meta is not None and line.meta.name is not None and line.meta.date is not None


def _with_title(lines: Sequence[Line], start: int, floor: int, titles: frozenset[str]) -> int:
    """The start of a head moved over the thread's title where it stands right above."""
    above = next((x.number for x in reversed(lines[floor:start]) if x.text), None)
    return above if above is not None and _RE.sub("", lines[above].text) in titles else start


def _is_other_post(lines: Sequence[Line], n: int, top: int) -> bool:
    """Whether a dated line above belongs to the previous post: it names somebody while the head below does too."""
    meta = lines[n].meta
    if meta is None or meta.name is None:
        return False
    return any((m := lines[k].meta) is not None and m.name is not None for k in range(n + 1, top + 1))


def _grow_down(lines: Sequence[Line], anchor: int, ceiling: int, titles: frozenset[str]) -> int:
    """One past the last mark that follows an anchor at once."""
    end = anchor + 1
    for n in range(anchor + 1, ceiling):
        line = lines[n]
        title = _RE.sub("", line.text) in titles
        number = lines[end - 1].kind == "control" and re.fullmatch(r"[\d.,]+k?", line.text) is not None
        marked = line.kind in ("stat", "value", "control", "edit") or (line.meta is not None and line.meta.name is None)
        if marked or title or number:
            end = n + 1
        elif line.kind not in ("blank", "rank"):
            break
    return end


def _user_block(lines: Sequence[Line], end: int, ceiling: int) -> int:
    """One past a user's name, title and statistics that stand under the marks, or `end` where none do."""
    last, weak = end, 0
    for n in range(end, min(end + _ZONE, ceiling)):
        line = lines[n]
        if line.kind in ("stat", "value", "rank") or (line.kind == "text" and re.fullmatch(r"[\d.,]+[km]?", line.text)):
            last, weak = n + 1, 0
        elif line.kind == "text":
            weak += 1
            if weak > _WEAK or not looks_like_name(line.text):
                break
        elif line.kind not in ("blank", "control"):
            break
    return last


def _cut_leading(lines: Sequence[Line], heads: Sequence[Head]) -> tuple[int, list[RawPost]]:
    names = [None] * len(heads) if _are_inline(heads) else choose_names(lines, [(h.above, h.below) for h in heads])
    starts = [h.start if n is None else min(h.start, n) for h, n in zip(heads, names, strict=True)]
    posts: list[RawPost] = []
    for i, (head, name) in enumerate(zip(heads, names, strict=True)):
        end = starts[i + 1] if i + 1 < len(heads) else foot(lines, head.end)
        # Where marks do not name authors, one that has a name is of the thread: who opened it, and when.
        author = lines[name].text if name is not None else next((m.name for m in head.metas if m.name), None)
        body = lines[max(head.end, 0 if name is None else name + 1) : end]
        body = _without_portrait(body, lines, names[i + 1] if i + 1 < len(heads) else None)
        ordinal = next((m.ordinal for m in head.metas if m.ordinal is not None), None)
        count = next((m.count for m in head.metas if m.count is not None), None)
        # 'X @Y' stands over an answer of X to Y.
        author = re.sub(r"(?<=\S)(?: @|\s{2})\S.*$", "", author).lstrip("@") if author else None
        posts.append(tidy(RawPost(tuple(body), author, posted(head), ordinal, count)))
    return starts[0], posts


def _without_portrait(body: Sequence[Line], lines: Sequence[Line], follower: int | None) -> Sequence[Line]:
    """The words without a last line that holds the first letter of the next name: it stands for a portrait."""
    last = next((i for i in range(len(body) - 1, -1, -1) if body[i].text), None)
    if last is None or follower is None or len(body[last].text) > 1:
        return body
    return body[:last] if lines[follower].text.lower().startswith(body[last].text.lower()) else body


def _are_inline(heads: Sequence[Head]) -> bool:
    """Whether the marks themselves name the authors."""
    return sum(any(m.name for m in h.metas) for h in heads) >= 0.5 * len(heads)


def foot(lines: Sequence[Line], start: int) -> int:
    """Where the page's foot begins after the words of the last post."""
    after = (x.number for x in lines[start:] if FOOT.fullmatch(x.text) and x.number > start + 1)
    return next(after, len(lines))
