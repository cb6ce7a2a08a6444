"""Tables of pasted text as cells: rows with separators between cells, and rows whose cells ran together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from threadlens.platforms._readings import is_row, read_run_together
from threadlens.records import Passage

_NUMBER = re.compile(r"[-+(]?[$€£]?\s?\d[\d.,\s]*(?:%|[kKmM])?\)?|n/?a|[-–—]", re.I)
_NUMERIC = re.compile(r"[-+(]?[$€£]?\d[\d.,]*\s?(?:%|[kKmM]|million|billion)?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_MARKDOWN_RULE = re.compile(r"\|?[\s:|+-]*-{2,}[\s:|+-]*\|?")
_LABELLED = re.compile(
    r"(?P<label>\D.*?[^\d\s,.$€£(-])[:\s]+(?P<cells>(?:[-+(]?[$€£]?\d[\d.,]*%?\)?\s+)*[-+(]?[$€£]?\d[\d.,]*%?\)?)"
)
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Table:
    """A table inside a text: the lines it takes and what they hold."""

    first: int
    last: int  # one past
    cells: tuple[tuple[str, ...], ...]
    header_rows: int
    header_columns: int
    note: str | None = None


def split_tables(passage: Passage, post_text: str) -> tuple[Passage, ...]:
    """A passage with the tables in it as passages of their own; `post_text` says what totals and shares are known."""
    lines = passage.text.split("\n")
    tables = find_tables(lines, post_text)
    if not tables:
        return (passage,)
    parts: list[Passage] = []
    at = 0
    for table in tables:
        parts.append(replace(passage, text="\n".join(lines[at : table.first]).strip("\n")))
        text = "\n".join("\t".join(row) for row in table.cells)
        role = passage.role if passage.role == "quote" else "table"
        parts.append(
            replace(
                passage,
                role=role,
                text=text,
                cells=table.cells,
                header_rows=table.header_rows,
                header_columns=table.header_columns,
                note=table.note,
            )
        )
        at = table.last
    parts.append(replace(passage, text="\n".join(lines[at:]).strip("\n")))
    return tuple(p for p in parts if p.text.strip())


def find_tables(lines: Sequence[str], post_text: str) -> tuple[Table, ...]:
    """The tables among the lines of a text, in their order."""
    found: list[Table] = []
    at = 0
    while at < len(lines):
        table = _delimited(lines, at)
        if table is None:
            reading = read_run_together(lines, at, post_text)
            if reading is not None:
                table = Table(
                    at, reading.last, reading.cells, reading.header_rows, reading.header_columns, reading.note
                )
        if table is None:
            at = _block_end(lines, at)
            continue
        found.append(table)
        at = table.last
    return tuple(found)


def _block_end(lines: Sequence[str], at: int) -> int:
    """Where to look on: a block of rows that cannot be read whole is not read in part."""
    end = at + 1
    if not is_row(lines[at]):
        return end
    while end < len(lines) and is_row(lines[end]):
        end += 1
    return end


def is_numeric(cell: str) -> bool:
    """Whether a cell holds a figure."""
    return _NUMERIC.fullmatch(cell.strip()) is not None


def shape(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many first rows and columns are headers, told from where the figures are."""
    body = rows[1:]
    columns = len(rows[0])
    numeric = [sum(is_numeric(r[c]) for r in body) >= 0.6 * len(body) for c in range(columns)] if body else []
    figures = [c for c in range(columns) if numeric and numeric[c]]
    if len(figures) > 1 and figures[0] == 0 and all(_YEAR.fullmatch(r[0].strip()) for r in body):
        figures.pop(0)  # years down the side name the rows
    if not figures:
        return (0, 0)
    top = rows[0]
    years = all(_YEAR.fullmatch(top[c].strip()) for c in figures) and not all(
        _YEAR.fullmatch(r[c].strip()) for r in body for c in figures
    )
    header_rows = int(years or not any(is_numeric(top[c]) for c in figures))
    return header_rows, min(figures)


def _delimited(lines: Sequence[str], at: int) -> Table | None:
    for split, least_rows, least_columns in _SPLITTERS:
        rows: list[tuple[str, ...]] = []
        n = at
        while n < len(lines):
            if _MARKDOWN_RULE.fullmatch(lines[n].strip()) and rows:
                n += 1
                continue
            row = split(lines[n])
            if row is None or len(row) < least_columns or (rows and len(row) != len(rows[0])):
                break
            rows.append(row)
            n += 1
        if len(rows) >= least_rows and _holds_figures(rows):
            header_rows, header_columns = shape(rows)
            return Table(at, n, tuple(rows), header_rows, header_columns)
    return None


def _holds_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column is of figures and no cell is a paragraph."""
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return False
    body = rows[1:] if len(rows) > 1 else rows
    return any(
        all(_NUMBER.fullmatch(r[c]) or not r[c] for r in body) and any(is_numeric(r[c]) for r in body)
        for c in range(len(rows[0]))
    )


def _by_tab(line: str) -> tuple[str, ...] | None:
    return tuple(c.strip() for c in line.split("\t")) if "\t" in line.strip("\n") else None


def _by_pipe(line: str) -> tuple[str, ...] | None:
    text = line.strip()
    return tuple(c.strip() for c in text.strip("|").split("|")) if "|" in text.strip("|") else None


def _by_spaces(line: str) -> tuple[str, ...] | None:
    cells = re.split(r"\s{2,}", line.strip())
    return tuple(cells) if len(cells) > 1 else None


def _by_comma(line: str) -> tuple[str, ...] | None:
    cells = tuple(c.strip().strip('"') for c in line.strip().split(","))
    if ", " in line or re.fullmatch(r".*[^\W\d_].*\d", cells[0]):  # 'Ottawa1,234' is a sum of thousands, run together
        return None
    return cells if len(cells) > 1 and not any(re.match(r"0\d", c) for c in cells) else None


def _by_label(line: str) -> tuple[str, ...] | None:
    """'Label 1,234 5.6%': words, then nothing but figures."""
    found = _LABELLED.fullmatch(line.strip())
    if found is None or len(found["label"]) > _LONGEST_CELL or re.search(r"[.;!?]\s|[.;!?]$", found["label"]):
        return None
    cells = found["cells"].split()
    month = re.search(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", found["label"], re.I)
    if month or any(re.search(r"\d,\d{1,2}(?!\d)|\d,\d{4}|\d{9}", c) for c in cells):
        return None
    if any(
        re.match(r"0\d", c) or (c.endswith("%") and float(c.strip("$€£()+-%").replace(",", "") or 0) > 100)
        for c in cells
    ):
        return None  # the first digits may be the label's: 'EX 011130.4%'
    return (found["label"].rstrip(" :–-"), *cells) if len(found["label"].split()) <= 7 else None


_SPLITTERS: tuple[tuple[Callable[[str], tuple[str, ...] | None], int, int], ...] = (
    (_by_tab, 2, 2),
    (_by_pipe, 2, 2),
    (_by_spaces, 2, 2),
    (_by_comma, 3, 2),
    (_by_label, 2, 3),
    (_by_label, 3, 2),
)
