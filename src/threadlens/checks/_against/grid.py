"""The parts of a table: header rows, row labels, sections, totals, numeric columns."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from threadlens.checks._against.abbreviations import Abbreviation, abbreviations
from threadlens.checks._against.cells import Cell, cell
from threadlens.checks._against.words import Word, words
from threadlens.records import CellTable

_TOTAL = re.compile(
    r"^(?:(?:sub|grand)?\s?-?totals?|sums?|means?|averages?|overall|all|mean ± .*|total \(.*\))\b", re.I
)
_MOST_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """What names a row or a column: its own words first, then those of the headers above it."""

    index: int
    texts: tuple[str, ...]
    levels: tuple[tuple[Word, ...], ...]


class Grid:
    """A table that knows its parts."""

    def __init__(self, table: CellTable) -> None:
        self.places = [i for i, row in enumerate(table.rows) if any(text.strip() for text in row)]  # as in the file
        rows = [table.rows[i] for i in self.places]
        width = max((len(row) for row in rows), default=0)
        self.name = table.name
        self.caption = words(table.caption)
        self.caption_text = table.caption
        self.cells: list[list[Cell]] = [[cell(text) for text in (*row, *[""] * (width - len(row)))] for row in rows]
        self.width = width
        self.header_rows = min(table.header_rows or self._find_header_rows(), len(self.cells))
        self.sections: dict[int, str] = {}  # heading rows
        self.section_of: dict[int, str] = {}
        self.body: list[int] = []
        self._part_rows()
        self.is_numbered = False  # rows bear running numbers beside their names
        self.label_columns = self._find_label_columns()
        self.columns = [self._column_label(j) for j in range(width)]
        self.rows = [self._row_label(i) for i in self.body]

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The short forms that the caption spells out."""
        return abbreviations(self.caption_text)

    @cached_property
    def data_columns(self) -> list[int]:
        """The columns beside those that name the rows."""
        return list(range(self.label_columns, self.width))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the table and its caption."""
        stems = {w.stem for row in self.cells for cell in row for w in cell.words}
        return frozenset(stems | {w.stem for w in self.caption})

    @cached_property
    def data_rows(self) -> list[int]:
        """The rows that are no total of others; all where nothing else is left."""
        plain = [i for i in self.body if not _TOTAL.match(self.cells[i][0].text)] if self.width else []
        return plain or self.body

    def column(self, j: int, rows: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The numbers of a column with their rows."""
        wanted = self.data_rows if rows is None else rows
        return [(i, value) for i in wanted for value in self.cells[i][j].values]

    def row(self, i: int) -> list[tuple[int, float]]:
        """The numbers of a row with their columns."""
        return [(j, value) for j in self.data_columns for value in self.cells[i][j].values]

    def is_numeric_column(self, j: int) -> bool:
        """Whether most of its cells are numbers."""
        filled = [self.cells[i][j] for i in self.body if not self.cells[i][j].is_empty]
        return bool(filled) and sum(c.is_numeric for c in filled) * 2 > len(filled)

    def _find_header_rows(self) -> int:
        count = 1
        while count < min(_MOST_HEADER_ROWS, len(self.cells) - 1):
            above, row = self.cells[count - 1], self.cells[count]
            if not self._continues_header(above, row):
                break
            count += 1
        return count

    def _continues_header(self, above: list[Cell], row: list[Cell]) -> bool:
        filled = [c for c in row[1:] if c.text]
        if not filled or len({c.text for c in row}) == 1:
            return False
        if row[0].text and row[0].text == above[0].text:  # one cell over two rows
            return True
        numeric = [c for c in filled if c.is_numeric]
        if len(numeric) * 3 > len(filled) and (row[0].text or any("." in c.text for c in numeric)):
            return False
        spans = any(a.text == b.text or not b.text for a, b in itertools.pairwise(above))
        if not row[0].text or (row[0].text == above[0].text):
            return spans or not above[0].text or row[0].text == above[0].text
        return spans and (not above[0].text or above[0].text == above[1].text)

    def _part_rows(self) -> None:
        section = ""
        for i in range(self.header_rows, len(self.cells)):
            texts = {c.text for c in self.cells[i] if c.text}
            alone = len(texts) == 1 and (self.width > 2 or not self.cells[i][-1].text)
            rest = {c.text for c in self.cells[i][1:]}
            if alone and self.cells[i][0].text and (rest in ({""}, texts)) and self.width > 1:
                section = self.cells[i][0].text
                self.sections[i] = section
            else:
                self.body.append(i)
                if section:
                    self.section_of[i] = section
        if not self.body:
            self.body = sorted(self.sections)

    def _find_label_columns(self) -> int:
        if self.width < 3 or not self.body:
            return min(1, self.width)
        first = [self.cells[i][0].text for i in self.body]
        second = [self.cells[i][1] for i in self.body]
        if _is_running(first) and sum(c.is_numeric or c.is_empty for c in second) * 3 < len(second):
            self.is_numbered = True
            return 2
        repeats = len({t for t in first if t}) < len(first)
        is_text = sum(c.is_numeric for c in second) * 3 < len(second)
        pairs = {(a, b.text) for a, b in zip(first, second, strict=True)}
        return 2 if repeats and is_text and len(pairs) > len(set(first)) and self.width > 3 else 1

    def _column_label(self, j: int) -> Label:
        texts: list[str] = []
        for i in range(self.header_rows - 1, -1, -1):
            text = self.cells[i][j].text
            k = j
            while not text and i < self.header_rows - 1 and k > 1:
                k -= 1
                text = self.cells[i][k].text
            if text and text not in texts:
                texts.append(text)
        return Label(j, tuple(texts), tuple(words(t) for t in texts))

    def _row_label(self, i: int) -> Label:
        texts = []
        for j in range(self.label_columns - 1, -1, -1):
            text, k = self.cells[i][j].text, i
            while not text and j < self.label_columns and k - 1 in self.body:
                k -= 1
                text = self.cells[k][j].text
            if text and self.is_numbered and j == 0:  # 'week 3': the bare number would be any figure
                text = f"{_last_word(self.columns[0])} {text}".strip()
            if text and text not in texts:
                texts.append(text)
        if i in self.section_of:
            texts.append(self.section_of[i])
        return Label(i, tuple(texts), tuple(words(t) for t in texts))


def _is_running(texts: Sequence[str]) -> bool:
    """Whether rows are only numbered: 1, 2, 3."""
    return len(texts) > 1 and [t.rstrip(".") for t in texts] == [str(n) for n in range(1, len(texts) + 1)]


def _last_word(label: Label) -> str:
    found = [w.text for level in label.levels[:1] for w in level if not w.is_number]
    return found[-1] if found else "no"
