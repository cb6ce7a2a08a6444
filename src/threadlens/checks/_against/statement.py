"""A statement as words, figures and links to the rows and columns that it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from threadlens.checks._against.abbreviations import short_forms
from threadlens.checks._against.entities import several
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.linking import Link, Linker, best, covered
from threadlens.checks._against.words import Word, word_set, words
from threadlens.records import Quantity

_COPULAS = word_set("is are was of value as equal equals to be has have having contains ranges from between about")
_CITATION = re.compile(r".?\[ ?\d+ ?\]")
_SPANS = word_set("from to between and in until since by")
_TABLE_NUMBER = word_set("table tables tab fig figure appendix section eq equation ref")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the statement states."""

    position: int
    value: float
    decimals: int
    is_word: bool
    modifier: str = "="


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement read against one table."""

    text: str
    lower: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    rows: tuple[Link, ...]  # the best, the closest first
    columns: tuple[Link, ...]
    all_rows: tuple[Link, ...]
    all_columns: tuple[Link, ...]


def read_statement(
    text: str, grid: Grid, row_linker: Linker, column_linker: Linker, quantities: Sequence[Quantity] = ()
) -> Statement:
    """Reads a statement against a table."""
    found = words(text)
    short = tuple(short_forms(found, grid.abbreviations))
    all_rows, all_columns = row_linker.links(found, short), column_linker.links(found, short)
    rows, columns = _named(all_rows, all_columns, grid)
    taken = _label_numbers(found, [*rows, *several(all_rows)], [*columns, *several(all_columns)])
    figures = tuple(
        Figure(i, w.value, w.decimals, w.is_word_number, _modifier(w, quantities))
        for i, w in enumerate(found)
        if w.value is not None and i not in taken and not w.is_glued and not _is_reference(text, found, i)
    )
    return Statement(
        text, text.lower(), found, figures, tuple(rows), tuple(columns), tuple(all_rows), tuple(all_columns)
    )


def _named(all_rows: list[Link], all_columns: list[Link], grid: Grid) -> tuple[list[Link], list[Link]]:
    """The rows and columns that are named, each by words of its own; what heads the row labels names no data."""
    data = [link for link in all_columns if link.index >= grid.label_columns]
    rows, columns = best(all_rows), best(data)
    if rows and columns and rows[0].positions < columns[0].positions:
        rows = best([link for link in all_rows if not link.positions & columns[0].positions])
    elif rows and columns and columns[0].positions < rows[0].positions:
        columns = best([link for link in data if not link.positions & rows[0].positions])
    if rows and columns and rows[0].positions and rows[0].positions == columns[0].positions:
        other_rows = best([link for link in all_rows if not link.positions & columns[0].positions])
        other_columns = best([link for link in data if not link.positions & rows[0].positions])
        by_columns = columns[0].score + (other_rows[0].score if other_rows else 0.0)
        by_rows = rows[0].score + (other_columns[0].score if other_columns else 0.0)
        rows, columns = (other_rows, columns) if by_columns >= by_rows else (rows, other_columns)
    if not columns and not rows:
        columns = best([link for link in all_columns if link.index < grid.label_columns])
    return rows, columns


def _label_numbers(found: tuple[Word, ...], rows: list[Link], columns: list[Link]) -> set[int]:
    """Numbers that are part of a name, not a figure: 'Model 2', 'in 2006'."""
    taken = set()
    named = covered(rows) | covered(columns)
    for position in named:
        word = found[position]
        if not word.is_number:
            continue
        before = found[position - 1] if position else None
        in_name = before is not None and position - 1 in named and before.text not in _COPULAS
        last = position == len(found) - 1
        states = before is not None and before.text in _COPULAS and (last or word.decimals > 0)
        is_year = word.value is not None and 1800 <= word.value <= 2100 and not word.decimals
        spans = is_year and before is not None and before.text in _SPANS  # 'from 2019 to 2021'
        if in_name or spans or not (states or word.is_word_number):
            taken.add(position)
    return taken


def _modifier(word: Word, quantities: Sequence[Quantity]) -> str:
    for quantity in quantities:
        if quantity.start_char <= word.start < quantity.end_char:
            return quantity.modifier
    return "="


def _is_reference(text: str, found: tuple[Word, ...], i: int) -> bool:
    """'Table 3' names a table, '[ 19 ]' a source."""
    if _CITATION.match(text[max(found[i].start - 2, 0) :]):
        return True
    return i > 0 and found[i - 1].text in _TABLE_NUMBER and not found[i].is_word_number and found[i].decimals == 0
