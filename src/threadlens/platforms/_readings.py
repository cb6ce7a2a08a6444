"""Rows whose cells ran together, read only where labels, number count, sums and shares leave exactly one reading."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from threadlens.platforms._cuts import Cell, Row, cuts
from threadlens.platforms._statements import Statement, statements
from threadlens.platforms._sums import by_share, by_statements, by_totals

_TAIL = re.compile(r"(?P<base>.*?[^\d.,%$])(?P<tail>\$?\d[\d.,%$]*)")
_LABEL_EDGE = re.compile(r"(?<=[a-z)%])(?=[A-Z])|(?<=\d)(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_YEARS = re.compile(r"(?:(?:19|20)\d\d){2,}")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s$", re.I)
_TOTAL = re.compile(r"(?:grand |sub)?totals?|all|sum|overall|together", re.I)
_LONGEST_LINE = 160
_MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What run-together lines hold."""

    last: int  # one past the last line
    cells: tuple[tuple[str, ...], ...]
    header_rows: int
    header_columns: int
    note: str


def read_run_together(lines: Sequence[str], at: int, post_text: str) -> Reading | None:
    """The table that begins at a line, or None where there is none or more than one reading is left."""
    header = split_header(lines[at])
    begin = at + 1 if header else at
    tails = []
    for line in lines[begin : begin + _MOST_ROWS]:
        found = _TAIL.fullmatch(line.strip()) if len(line) <= _LONGEST_LINE else None
        if found is None or not _runs_together(found["base"], found["tail"], header):
            break
        tails.append((found["base"], found["tail"]))
    if not tails or (not header and len(tails) < 2):
        return None
    taken = {x.strip() for x in lines[at : begin + len(tails)]}
    others = [line for line in post_text.split("\n") if line.strip() not in taken]
    known = statements("\n".join(others))
    readings = _readings(header, tails, known, _headers_in(others))
    if len(readings) != 1:
        return None
    rows, why = readings[0]
    labels = _label_cells([r.label for r in rows])
    return _table(header, rows, labels, begin + len(tails), why)


def is_row(line: str) -> bool:
    """Whether a line may be a label with figures that ran together."""
    found = _TAIL.fullmatch(line.strip()) if len(line) <= _LONGEST_LINE else None
    return found is not None and _runs_together(found["base"], found["tail"], ())


def split_header(line: str) -> tuple[str, ...]:
    """The labels of a header whose cells ran together: 'EX 01EX 02Non-EX' has three; () where it is no such header."""
    text = line.strip()
    if len(text) > _LONGEST_LINE or re.search(r"[.!?,;:]\s|[.!?,;:%]$", text):
        return ()
    if _YEARS.fullmatch(text):
        years = [text[i : i + 4] for i in range(0, len(text), 4)]
        return tuple(years) if all(int(b) - int(a) == 1 for a, b in pairwise(years)) else ()
    labels = tuple(x.strip() for x in _LABEL_EDGE.split(text))
    plausible = all(x and len(x) <= 40 and len(x.split()) <= 5 for x in labels)
    return labels if len(labels) >= 2 and plausible else ()


def _runs_together(base: str, tail: str, header: tuple[str, ...]) -> bool:
    """Whether a line can be a label with several figures after it and no space between them."""
    if len(base.split()) > 8 or re.search(r"[.!?;:,]\s*$|[.!?]\s", base) or not re.search(r"[^\W\d_]", base):
        return False
    glued = not base.endswith((" ", "-", "–", "#", "$"))
    return len(tail) >= 2 and (glued or len(tail) >= 4 or bool(header))


def _headers_in(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(label for line in lines for label in split_header(line))


def _readings(
    header: tuple[str, ...], tails: Sequence[tuple[str, str]], known: Sequence[Statement], levels: frozenset[str]
) -> list[tuple[tuple[Row, ...], str]]:
    """Every reading that all constraints allow, with the reason that left it alone."""
    found: dict[tuple[tuple[str, ...], ...], tuple[tuple[Row, ...], str]] = {}
    levels |= set(header)
    often = Counter(base for base, _ in tails)
    every = {n: [_candidates(b, t, n, levels, often[b] > 1) for b, t in tails] for n in _counts(header, tails)}
    cut = {n: rows for n, rows in every.items() if all(rows)}
    for count, rows in cut.items():
        columns = header[len(header) - count :] if header else ()
        clear = bool(header) and len({r[0].label for r in rows}) == len(rows)
        clear = (clear and len(rows) > 1) or any(c in tails[0][1] for c in ",%.")
        if clear and len(cut) == 1 and count > 1 and _is_single(rows, columns):
            return [(tuple(r[0] for r in rows), f"the only cut into {count} figures")]
        for reading, why in _solve(rows, columns, known, header):
            found[tuple((r.label, *(c.text for c in r.cells)) for r in reading)] = (reading, why)
            if len(found) > 1:
                return list(found.values())
    return list(found.values())


def _counts(header: tuple[str, ...], tails: Sequence[tuple[str, str]]) -> list[int]:
    """How many figures a row may hold: the header's labels, with or without one over the row labels."""
    if header:
        return [n for n in (len(header), len(header) - 1) if n >= 2]
    percents = {tail.count("%") for _, tail in tails}
    return [1, 2] if percents == {1} and all(tail.endswith("%") for _, tail in tails) else []


def _candidates(base: str, tail: str, count: int, levels: frozenset[str], is_repeated: bool) -> list[Row]:
    """Every way to cut one line into its label and so many figures."""
    found: list[Row] = []
    for taken in _taken(base, tail, levels, is_repeated):
        label = base + tail[:taken]
        found.extend(Row(label.strip(), cells) for cells in cuts(tail[taken:], count))
    return found


def _taken(base: str, tail: str, levels: frozenset[str], is_repeated: bool) -> list[int]:
    """How many leading digits of the figures may belong to the label."""
    digits = len(re.match(r"\d*", tail)[0])  # type: ignore[index]  # the pattern matches the empty string
    if _MONTH.search(base):
        return [4] if re.match(r"(?:19|20)\d\d", tail) else []
    named = [n for n in range(1, min(digits, 4) + 1) if any((base + tail[:n]).endswith(level) for level in levels)]
    if named:
        return named
    # a cell's text does not end in a space, and rows differ in their labels: a digit follows
    if is_repeated or base.endswith((" ", "-", "–", "#")):
        return list(range(1, min(digits, 4) + 1))
    return [0]


def _solve(
    rows: Sequence[Sequence[Row]], columns: tuple[str, ...], known: Sequence[Statement], header: tuple[str, ...]
) -> list[tuple[tuple[Row, ...], str]]:
    """The readings of a whole table that its own totals and shares, or the post's words, allow."""
    total_columns = [i for i, label in enumerate(columns) if _TOTAL.fullmatch(label)]
    solved = by_totals(rows, total_columns, _TOTAL)
    if solved is None:
        solved = by_share(rows)
    return by_statements(rows, columns, known, header) if solved is None else solved


def _is_single(rows: Sequence[Sequence[Row]], columns: Sequence[str]) -> bool:
    """Whether digits alone leave one cut of every row, and no total speaks against it."""
    totals = [i for i, label in enumerate(columns) if _TOTAL.fullmatch(label)]
    return all(len(r) == 1 for r in rows) and by_totals(rows, totals, _TOTAL) != []


def _label_cells(labels: Sequence[str]) -> list[tuple[str, ...]]:
    """Row labels split where all of them are made of the same number of run-together cells."""
    split = [tuple(x.strip() for x in _LABEL_EDGE.split(label)) for label in labels]
    if len({len(s) for s in split}) == 1 and len(split[0]) > 1 and len({s[0] for s in split}) < max(2, len(split)):
        return split
    return [(label,) for label in labels]


def _table(
    header: tuple[str, ...], rows: Sequence[Row], labels: Sequence[tuple[str, ...]], last: int, why: str
) -> Reading:
    width = len(labels[0]) + len(rows[0].cells)
    body = tuple((*label, *(c.text for c in row.cells)) for label, row in zip(labels, rows, strict=True))
    top = ((*("",) * (width - len(header)), *header),) if header else ()
    figures = "; ".join(", ".join(_spoken(c) for c in row.cells) for row in rows[:3])
    more = " and so on" if len(rows) > 3 else ""
    return Reading(last, (*top, *body), len(top), len(labels[0]), f"cells ran together; read as {figures}{more}: {why}")


def _spoken(cell: Cell) -> str:
    return cell.text
