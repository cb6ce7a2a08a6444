"""Tables out of .csv and .xlsx files and out of the descriptions that stand beside them."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from threadlens.errors import ReferenceDataError
from threadlens.references.imports._grid import About, Grid, Record, grid_of
from threadlens.references.imports._sdmx import plain

_DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 60


def read_text(
    content: bytes, source: str, *, about: About | None = None, dialect: Mapping[str, str] | None = None
) -> Grid:
    """The table in the bytes of a delimited file; encoding and delimiter are found where nothing says them."""
    said = dialect or {}
    text = _decode(content, source, said.get("encoding"))
    delimiter = said.get("delimiter") or _delimiter(text)
    csv.field_size_limit(2**24)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=said.get("quoteChar") or '"')
    records: list[Record] = []
    try:
        before = 0
        for cells in reader:
            records.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        raise ReferenceDataError(f"{source}, line {reader.line_num}: {error}: is it a table saved as text?") from error
    return plain(replace(grid_of(records, source, about), prefers_comma=delimiter == ";"))


def read_workbook(path: Path, *, sheet: str | None = None, about: About | None = None) -> Grid:
    """The table on one sheet of a workbook: the named one, else the first that holds a table."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise ReferenceDataError(
            f"{path}: it cannot be read as a workbook ({error}): save it as .xlsx or .csv"
        ) from error
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise ReferenceDataError(f"{path}: no sheet {sheet!r}: choose among {', '.join(book.sheetnames)}")
        failed: ReferenceDataError | None = None
        for name in [sheet] if sheet else book.sheetnames:
            rows = book[name].iter_rows(values_only=True)
            records = [(place, [_cell(value) for value in row]) for place, row in enumerate(rows, start=1)]
            try:
                return grid_of(records, f"{path}, sheet {name}", about)
            except ReferenceDataError as error:
                failed = failed or error
    finally:
        book.close()
    raise failed or ReferenceDataError(f"{path}: there is no sheet in it")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _decode(content: bytes, source: str, said: str | None) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = [said] if said else []
        encodings += ["utf-8-sig", "cp1252", "latin-1"]
    if b"\0" in content[:4096] and encodings[0] != "utf-16":
        raise ReferenceDataError(f"{source}: it is no text: give .csv, .parquet, .xlsx or a datapackage.json")
    for encoding in encodings:
        try:
            return content.decode("utf-8-sig" if re.fullmatch("utf-?8", encoding, re.IGNORECASE) else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReferenceDataError(f"{source}: its encoding is not known: save it as UTF-8")


def _delimiter(text: str) -> str:
    sample = text[:100_000].splitlines(keepends=True)[:_SNIFFED_LINES]

    def regularity(delimiter: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=delimiter) if len(cells) > 1]
        common = max(set(widths), key=widths.count, default=0)
        return widths.count(common) if common > 1 else 0, common

    return max(_DELIMITERS, key=regularity)
