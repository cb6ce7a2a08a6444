"""A table as text: where its header is, which rows are data, what stands above and below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from threadlens.errors import ReferenceDataError
from threadlens.references.imports._numbers import is_withheld, number
from threadlens.references.imports._periods import period

Record = tuple[int, list[str]]  # where it stands in its file, and its cells

# A header stands near the top; what comes later is data.
_HEADER_WITHIN = 40


@dataclass(frozen=True, slots=True)
class About:
    """What a file or its description says of a table as a whole."""

    name: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    titles: tuple[tuple[str, str], ...] = ()  # a column's name and what its description calls it


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and rows of equal width, each with its place in the file."""

    source: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    places: tuple[int, ...] = field(repr=False)
    about: About = About()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    prefers_comma: bool = False  # as the decimal mark: where semicolons stand between the cells

    def column(self, index: int) -> list[str]:
        """All cells of a column."""
        return [row[index] for row in self.rows]


def grid_of(records: Sequence[Record], source: str, about: About | None = None) -> Grid:
    """Finds the header among the first rows; raises ReferenceDataError where there is no table."""
    filled = [(place, [cell.strip() for cell in cells]) for place, cells in records if any(c.strip() for c in cells)]
    counts = Counter(_width(cells) for _, cells in filled if _width(cells) > 1)
    if not counts:
        raise ReferenceDataError(f"{source}: no table of two columns or more was found: save it as .csv with a header")
    width = max(counts.most_common(3), key=lambda item: (item[1] * 3 >= counts.most_common(1)[0][1], item[0]))[0]
    at = _header_at(filled, width, source)
    names, first = _names(filled, at, width)
    above = tuple(" ".join(c for c in cells if c) for _, cells in filled[:at])
    body, below = _without_footnotes(filled[first:], len(names))
    rows, places = [], []
    for place, cells in body:
        if _width(cells) > len(names):
            raise ReferenceDataError(
                f"{source}, row {place}: {_width(cells)} cells under {len(names)} columns: put quotes around cells "
                "that hold the delimiter"
            )
        rows.append(tuple((cells + [""] * len(names))[: len(names)]))
        places.append(place)
    if not rows:
        raise ReferenceDataError(f"{source}: there is a header and no row below it")
    return Grid(source, names, tuple(rows), tuple(places), about or About(), above, below)


def _width(cells: Sequence[str]) -> int:
    """The number of the last cell that holds something."""
    return max((i for i, cell in enumerate(cells, start=1) if cell), default=0)


def _is_label(cell: str) -> bool:
    return not cell or period(cell) is not None or number(cell) is None


def _header_at(filled: Sequence[Record], width: int, source: str) -> int:
    for at, (place, cells) in enumerate(filled[:_HEADER_WITHIN]):
        if sum(1 for c in cells if c) < max(2, width * 0.5):
            continue
        if not all(_is_label(c) for c in cells):
            raise ReferenceDataError(f"{source}, row {place}: there is no header above it: put column names first")
        return at
    raise ReferenceDataError(f"{source}: no header row was found: put column names into the first row")


def _names(filled: Sequence[Record], at: int, width: int) -> tuple[tuple[str, ...], int]:
    """The column names, out of two rows where groups of columns have a heading of their own."""
    upper = (filled[at][1] + [""] * width)[: max(width, _width(filled[at][1]))]
    if at + 1 < len(filled) and _continues(upper, filled[at + 1][1], [cells for _, cells in filled[at + 2 : at + 8]]):
        lower = (filled[at + 1][1] + [""] * len(upper))[: len(upper)]
        spread: list[str] = []
        for cell in upper:  # a merged cell holds its text on the left
            spread.append(cell or (spread[-1] if spread else ""))
        upper = [
            low if not high or low == high else f"{high} {low}".strip() for high, low in zip(spread, lower, strict=True)
        ]
        at += 1
    seen: Counter[str] = Counter()
    names = []
    for number_, cell in enumerate(upper, start=1):
        name = " ".join(cell.split()) or f"column {number_}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return tuple(names), at + 1


def _continues(upper: Sequence[str], lower: Sequence[str], after: Sequence[Sequence[str]]) -> bool:
    """Whether the second row names columns too: labels over columns of numbers, under a heading with gaps."""
    has_gaps = any(not cell for cell in upper[1:])
    if not has_gaps or not all(_is_label(c) for c in lower) or not any(lower):
        return False
    numeric = {i for cells in after for i, c in enumerate(cells) if c and number(c) is not None and period(c) is None}
    return any(i < len(lower) and lower[i] and not is_withheld(lower[i]) for i in numeric)


def _without_footnotes(body: Sequence[Record], width: int) -> tuple[Sequence[Record], tuple[str, ...]]:
    end = len(body)
    while end > 1 and width > 2 and sum(1 for c in body[end - 1][1] if c) == 1:
        end -= 1
    return body[:end], tuple(" ".join(c for c in cells if c) for _, cells in body[end:])
