"""What sums and shares say about readings of a table: each function returns all readings that they allow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from threadlens.platforms._cuts import Cell, Row
from threadlens.platforms._statements import Statement

Solved = list[tuple[tuple[Row, ...], str]]
_Placed = tuple[Statement, list[int]]  # a sentence and the columns that it names

_MOST_STATES = 60_000
_NEAR = 0.10  # an average or a hedged share holds within a tenth of itself
_LONELY = 2.0  # and no other reading may hold within twice that


def by_totals(rows: Sequence[Sequence[Row]], total_columns: Sequence[int], total: re.Pattern[str]) -> Solved | None:
    """Readings whose total column is the sum of its row and whose total row is the sum of its column."""
    kept = [list(r) for r in rows]
    why = []
    if len(total_columns) == 1:
        at = total_columns[0]
        kept = [[row for row in r if _is_sum(row.cells, at)] for r in kept]
        why.append("the total is the sum of its row")
    last = kept[-1]
    totalled = bool(last) and all(total.fullmatch(row.label) for row in last)
    if len(kept) >= 3 and totalled and not any(c.is_share for c in last[0].cells):
        sums = _column_sums(kept[:-1], last)
        if sums is None:
            return [] if not why else _all(kept, why)
        return [(s, " and ".join([*why, "the last row is the sum of the others"])) for s in sums]
    return _all(kept, why) if why else None


def by_share(rows: Sequence[Sequence[Row]]) -> Solved | None:
    """Readings whose counts are the printed shares of their sum; None where rows are not a count and a share."""
    if len(rows) < 2 or not all(row.cells[-1].is_share and len(row.cells) <= 2 for r in rows for row in r):
        return None
    found: Solved = []
    left = [_MOST_STATES]
    _descend(rows, _Shares(), found, left)
    return found if left[0] >= 0 else []


@dataclass(frozen=True, slots=True)
class _Shares:
    """A part of a reading: its rows so far, the wholes that their shares allow, and the sums."""

    rows: tuple[Row, ...] = ()
    low: float = 0.0
    high: float = inf
    whole: float = 0.0
    shares: float = 0.0
    slack: float = 0.0

    def joined(self, row: Row) -> "_Shares | None":
        """With one more row, or None where that cannot be."""
        share, half = row.cells[-1].value, 0.5 * 10.0 ** -row.cells[-1].decimals
        count = row.cells[0].value if len(row.cells) == 2 else None
        least, most = (0.0, inf) if count is None else _wholes(count, share, half)
        low, high, whole = max(self.low, least), min(self.high, most), self.whole + (count or 0.0)
        shares, slack = self.shares + share, self.slack + half
        if shares > 100 + slack + 1e-9 or low > high + 1e-6 or whole > high + 1e-6:
            return None
        if any(row.label == other.label for other in self.rows):
            return None
        return _Shares((*self.rows, row), low, high, whole, shares, slack)

    @property
    def is_whole(self) -> bool:
        """Whether the shares sum to 100 within their rounding and the counts to the whole that the shares allow."""
        counted = len(self.rows[0].cells) == 2
        within = not counted or self.low - 1e-6 <= self.whole <= self.high + 1e-6
        return within and abs(self.shares - 100) <= self.slack + 1e-9


def _descend(rows: Sequence[Sequence[Row]], part: _Shares, found: Solved, left: list[int]) -> None:
    left[0] -= 1
    if left[0] < 0 or len(found) > 1:
        return
    if len(part.rows) == len(rows):
        if part.is_whole:
            found.append((part.rows, "the only counts that give the printed shares of their sum"))
        return
    for row in rows[len(part.rows)]:
        longer = part.joined(row)
        if longer is not None:
            _descend(rows, longer, found, left)


def by_statements(
    rows: Sequence[Sequence[Row]], columns: Sequence[str], known: Sequence[Statement], header: Sequence[str]
) -> Solved:
    """Readings that agree with what the post says of its columns; one row at a time."""
    said = [s for s in known if s.total is not None or s.share is not None or s.largest or s.smallest]
    if len(columns) < 2 or not said:
        return []
    named = [s for s in said if any(s.names(label) for label in header)]
    if any(not any(s.names(label) for label in columns) for s in named):
        return []  # the post gives a share of what this reading takes for a row label's heading
    # once, not for each of the thousands of cuts: which columns a sentence names, and what a share may be of
    placed = [(s, [i for i, label in enumerate(columns) if s.names(label)]) for s in said]
    families = _families(columns)
    chosen: list[Row] = []
    for r in rows:
        fits = [row for row in r if _agrees(row, placed, families, _LONELY)]
        close = [row for row in fits if _agrees(row, placed, families, 1.0)]
        if len(fits) != 1 or len(close) != 1:
            return []
        chosen.append(close[0])
    return [(tuple(chosen), "the only cut that agrees with the shares and the order of size that the post states")]


def _agrees(row: Row, placed: Sequence[_Placed], families: Sequence[Sequence[int]], slack: float) -> bool:
    values = [c.value for c in row.cells]
    return any(_holds(values, placed, family, slack) for family in families)


def _families(columns: Sequence[str]) -> list[list[int]]:
    """Groups of columns that a share may be of: those that share a stem, and all."""
    stems: dict[str, list[int]] = {}
    for i, label in enumerate(columns):
        stems.setdefault(re.sub(r"[\s\d.-]+$", "", label), []).append(i)
    families = [members for members in stems.values() if 1 < len(members) < len(columns)]
    return [*families, list(range(len(columns)))]


def _holds(values: Sequence[float], placed: Sequence[_Placed], family: Sequence[int], slack: float) -> bool:
    """Whether one row satisfies every statement, shares of a column being shares of a family of columns."""
    part, whole = sum(values[i] for i in family), sum(values)
    if not part or not whole:
        return False
    checks = 0
    for s, named in placed:
        if len(named) > 1 or (named and named[0] not in family):
            continue
        if named:
            verdict = _fits_column(values[named[0]], [values[i] for i in family], s, slack)
        else:
            verdict = _fits_whole(part, whole, s, slack, is_all=len(family) == len(values))
        if verdict is False:
            return False
        checks += verdict is True
    return checks >= 2


def _fits_column(value: float, family: Sequence[float], s: Statement, slack: float) -> bool | None:
    """Whether a column's figure is as a sentence says; None where the sentence gives no share of it."""
    if (s.largest and value != max(family)) or (s.smallest and value != min(family)):
        return False
    return None if s.share is None else _near(100 * value / sum(family), s, slack)


def _fits_whole(part: float, whole: float, s: Statement, slack: float, *, is_all: bool) -> bool | None:
    """Whether sums are as a sentence says that names no column; None where it says nothing of them."""
    if s.total is not None and not s.loose:
        return s.total in (part, whole)
    return _near(100 * part / whole, s, slack) if s.share is not None and s.of_whole and not is_all else None


def _near(share: float, s: Statement, slack: float) -> bool:
    stated = s.share or 0.0
    allowed = _NEAR * stated if s.loose else 0.5 * 10.0**-s.decimals
    return abs(share - stated) <= allowed * slack + 1e-9


def _is_sum(cells: Sequence[Cell], at: int) -> bool:
    counts = [c.value for i, c in enumerate(cells) if i != at and not c.is_share]
    return len(counts) >= 2 and abs(sum(counts) - cells[at].value) < 1e-6


def _wholes(count: float, share: float, half: float) -> tuple[float, float]:
    """Between which wholes a count is its printed share."""
    least = 100 * count / (share + half)
    return least, 100 * count / (share - half) if share > half else inf


def _column_sums(rows: Sequence[Sequence[Row]], last: Sequence[Row]) -> list[tuple[Row, ...]] | None:
    """Choices of one reading a row whose columns sum to a reading of the last row; None where there are too many."""
    targets = [tuple(c.value for c in row.cells) for row in last]
    most = tuple(max(t[i] for t in targets) for i in range(len(targets[0])))
    states: dict[tuple[float, ...], list[tuple[Row, ...]]] = {(0.0,) * len(most): [()]}
    for candidates in rows:
        grown: dict[tuple[float, ...], list[tuple[Row, ...]]] = {}
        for sums, ways in states.items():
            for row in candidates:
                new = tuple(s + c.value for s, c in zip(sums, row.cells, strict=True))
                if all(a <= b for a, b in zip(new, most, strict=True)):
                    grown.setdefault(new, []).extend((*w, row) for w in ways[:2])  # two ways are as good as many
            if len(grown) > _MOST_STATES:
                return None
        states = grown
    return [(*way, row) for row, target in zip(last, targets, strict=True) for way in states.get(target, ())[:2]]


def _all(rows: Sequence[Sequence[Row]], why: Sequence[str]) -> Solved:
    """The readings where each row has one; none where a row has none, two where one has more."""
    if any(not r for r in rows):
        return []
    first = tuple(r[0] for r in rows)
    found = [(first, " and ".join(why))]
    double = next((n for n, r in enumerate(rows) if len(r) > 1), None)
    if double is not None:
        found.append(((*first[:double], rows[double][1], *first[double + 1 :]), " and ".join(why)))
    return found
