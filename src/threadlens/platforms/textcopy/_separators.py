"""Posts between separators: a rule, a line of one no-break space, or a gap of blank lines that recurs."""

import itertools
from collections import defaultdict
from collections.abc import Sequence

from threadlens.platforms.textcopy._heads import foot
from threadlens.platforms.textcopy._lines import Line, looks_like_name
from threadlens.platforms.textcopy._names import Above, name_line, names_above
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy
from threadlens.platforms.textcopy._vocabulary import NOTICE


def cut_by_separators(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at the separator that recurs, or None where none does."""
    for sign, numbers in _separators(lines):
        segments = [s for s in _between(lines, numbers) if has_words(RawPost(tuple(s)))]
        if len(segments) < 2 or _is_spacing(lines, numbers):
            continue
        preamble = _preamble_length(segments[0])
        body = [segments[0][preamble:], *segments[1:]]
        if preamble == len(segments[0]):  # a rule under the title
            body = body[1:]
        body[-1] = body[-1][: _foot_at(body[-1])]
        body = [s for s in body if has_words(tidy(RawPost(tuple(s))))]
        if len(body) >= 2:
            return Cut(f"separated by {sign}", tuple(_posts(body)), tuple(segments[0][:preamble]))
    return None


def _separators(lines: Sequence[Line]) -> list[tuple[str, list[int]]]:
    by_sign: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.kind in ("space", "rule"):
            by_sign[line.sign if line.kind == "space" else f"{line.sign}{len(line.text)}"].append(line.number)
    found = sorted((s for s in by_sign.items() if len(s[1]) >= 2), key=lambda s: (s[0] == "space", -len(s[1])))
    gaps = _gaps(lines)
    return [*found, ("gaps", gaps)] if gaps else found


def _gaps(lines: Sequence[Line]) -> list[int]:
    """The first line of each wide gap, where wide gaps are all alike and narrow ones exist beside them."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if line.kind != "blank":
            continue
        if runs and runs[-1][0] + runs[-1][1] == line.number:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((line.number, 1))
    wide = [(n, size) for n, size in runs if size >= 2 and any(not x.is_empty for x in lines[n:])]
    alike = len({size for _, size in wide}) == 1 and len(wide) >= 2
    if not alike or not any(size == 1 for _, size in runs):
        return []
    firsts = [next((x for x in lines[n:] if not x.is_empty), None) for n, _ in wide]
    headed = sum(1 for x in firsts if x is not None and len(x.text) < 60 and x.text[-1:] not in ".!?…)\"”'")
    return [n for n, _ in wide] if headed < 0.5 * len(wide) else []


def _between(lines: Sequence[Line], numbers: Sequence[int]) -> list[list[Line]]:
    edges = [-1, *numbers, len(lines)]
    return [list(lines[a + 1 : b]) for a, b in itertools.pairwise(edges)]


def _is_spacing(lines: Sequence[Line], numbers: Sequence[int]) -> bool:
    """Whether no-break spaces stand between all paragraphs, as an empty line would."""
    if lines[numbers[0]].kind != "space":
        return False
    return not any(line.kind == "blank" for line in lines) and len(numbers) > 0.45 * sum(
        not line.is_empty for line in lines
    )


def _preamble_length(segment: Sequence[Line]) -> int:
    """How many lines of the first stretch come before its first post: notices, navigation, the title."""
    block = _block(segment)
    if block is not None:
        return block[0]
    filled = [i for i, line in enumerate(segment) if not line.is_empty]
    skip = 0
    for i in filled:
        line = segment[i]
        names = line.meta is not None and line.meta.name is not None and line.meta.date is not None
        if (line.is_furniture and not names) or NOTICE.fullmatch(line.text):
            skip = i + 1
        else:
            break
    rest = [i for i in filled if i >= skip]
    if len(rest) >= 2 and _is_title(segment, rest[0], rest[1]):
        return rest[1]
    if len(rest) == 1 and _is_title(segment, rest[0], len(segment)):
        return len(segment)
    return skip


def _is_title(segment: Sequence[Line], first: int, after: int) -> bool:
    """Whether a first line stands by itself as a title does."""
    text = segment[first].text
    return (
        after - first > 1
        and 2 <= len(text.split()) <= 25
        and len(text) <= 150
        and not text.endswith((".", "!", ",", ";", "…"))
    )


def _block(segment: Sequence[Line]) -> tuple[int, int, int] | None:
    """Where the block of a user's name and statistics begins, which line names the user, and where it ends."""
    marks = [i for i, line in enumerate(segment[:60]) if line.kind in ("stat", "value")]
    if len(marks) < 2:
        return None
    above = names_above(segment, marks[0], 0)
    # the copy's start bounds it, but the thread's title stands there too
    name = name_line(segment, Above(above.lines[:2], False), titled=len(above.lines) >= 2, titles=set())
    end = marks[-1] + 1
    for i in range(end, min(end + 6, len(segment))):
        if segment[i].kind in ("meta", "control"):
            end = i + 1
        elif segment[i].kind != "blank":
            break
    return None if name is None else (name, name, end)


def _posts(segments: Sequence[Sequence[Line]]) -> list[RawPost]:
    if _are_headed(segments):
        return [_headed(segment) for segment in segments]
    named = _are_named(segments)
    posts: list[RawPost] = []
    for segment in segments:
        block = _block(segment)
        first = next(i for i, line in enumerate(segment) if not line.is_empty)
        if block is not None and block[0] <= first + 2:
            metas = [m for line in segment[: block[2]] if (m := line.meta)]
            date = next((m.date for m in metas if m.date), None)
            posts.append(tidy(RawPost(tuple(segment[block[2] :]), author=segment[block[1]].text, date=date)))
        elif named:
            posts.append(_named(segment, first))
        else:
            posts.append(tidy(RawPost(tuple(segment))))
    return posts


def _are_headed(segments: Sequence[Sequence[Line]]) -> bool:
    """Whether every stretch opens with a line of a name and a date: 'X wrote on DATE:'."""
    metas = [next(line for line in s if not line.is_empty).meta for s in segments]
    return all(meta is not None and meta.name is not None and meta.date is not None for meta in metas)


def _headed(segment: Sequence[Line]) -> RawPost:
    first = next(i for i, line in enumerate(segment) if not line.is_empty)
    meta = segment[first].meta
    author, date, ordinal = (meta.name, meta.date, meta.ordinal) if meta else (None, None, None)
    return tidy(RawPost(tuple(segment[first + 1 :]), author=author, date=date, ordinal=ordinal))


def _are_named(segments: Sequence[Sequence[Line]]) -> bool:
    """Whether every stretch opens with a line that can be a name, and words follow."""
    firsts = [[line for line in s if not line.is_empty][:2] for s in segments]
    return all(len(f) == 2 and looks_like_name(f[0].text.rstrip(":")) for f in firsts)


def _named(segment: Sequence[Line], first: int) -> RawPost:
    name = segment[first].text.rstrip(": ").lstrip("@")
    after = [i for i, line in enumerate(segment) if i > first and not line.is_empty]
    meta = segment[after[0]].meta if after else None
    if meta and meta.name is None and meta.date:
        return tidy(RawPost(tuple(segment[after[0] + 1 :]), author=name, date=meta.date, ordinal=meta.ordinal))
    return tidy(RawPost(tuple(segment[first + 1 :]), author=name))


def _foot_at(segment: Sequence[Line]) -> int:
    local = [Line(i, x.raw, x.text, x.kind, x.meta, x.sign) for i, x in enumerate(segment)]
    return foot(local, 0)
