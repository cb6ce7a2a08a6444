"""SDMX-CSV: cells that hold a code and its label are made what they mean."""

import re
from dataclasses import replace

from threadlens.references.imports._grid import Grid

_CODED = re.compile(r"(?P<code>[A-Za-z_@$][\w@$.-]*|\d+|_[TZ]): (?P<label>.+)", re.DOTALL)
_SPECIAL = frozenset({"TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "OBS_STATUS", "DECIMALS", "FREQ", "ACTION", "STRUCTURE"})


def plain(grid: Grid) -> Grid:
    """The same table with names in place of 'CA: Canada'; any other table as it is."""
    codes = [name.partition(":")[0].strip() for name in grid.header]
    if "OBS_VALUE" not in codes:
        return grid
    header = [
        code if code in _SPECIAL else name.partition(": ")[2] or name
        for code, name in zip(codes, grid.header, strict=True)
    ]
    takes_code = [code in _SPECIAL for code in codes]
    rows = [tuple(_part(cell, code) for cell, code in zip(row, takes_code, strict=True)) for row in grid.rows]
    return replace(grid, header=tuple(header), rows=tuple(rows))


def _part(cell: str, takes_code: bool) -> str:
    match = _CODED.fullmatch(cell)
    if match is None:
        return cell
    if match["code"] == "_T":
        return "Total"
    return match["code"] if takes_code else match["label"].strip()
