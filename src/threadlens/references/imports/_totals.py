"""Rows that are the sum of the others without being called a total."""

from collections import defaultdict

from threadlens.references.imports import _layout as roles
from threadlens.references.imports._grid import Grid
from threadlens.references.imports._layout import Column, Values
from threadlens.references.imports._names import Names, is_total
from threadlens.references.imports._numbers import number

# Chance makes one value the sum of the others now and then, not each time.
_GROUPS, _OTHERS, _ALWAYS = 3, 3, 0.9
# Cells that are withheld are missing from the sum and not from the total.
_WITHHELD_SHARE = 0.02


def hidden_totals(
    grid: Grid, columns: tuple[Column, ...], values: tuple[Values, ...], names: Names
) -> frozenset[tuple[int, str]]:
    """Column and value of every category that adds the others up."""
    dimensions = [
        c for c in columns if c.role in {roles.POPULATION, roles.SUBJECT, roles.CLASS, roles.VARIABLE, roles.DATE}
    ]
    found: set[tuple[int, str]] = set()
    for column in dimensions:
        if column.role not in {roles.POPULATION, roles.SUBJECT}:
            continue
        distinct = dict.fromkeys(grid.column(column.index))
        if len(distinct) <= _OTHERS or any(is_total(v) for v in distinct):
            continue
        others = [c.index for c in dimensions if c is not column]
        candidates = {v for v in distinct if names.find(v, column.role) is None}
        found |= {(column.index, v) for v in _sums(grid, column.index, others, values) & candidates}
    return frozenset(found)


def _sums(grid: Grid, column: int, others: list[int], values: tuple[Values, ...]) -> set[str]:
    """The values of a column that are the sum of all others in nearly every group of rows."""
    groups: dict[tuple[object, ...], dict[str, float]] = defaultdict(dict)
    for row in grid.rows:
        for each in values:
            figure = number(row[each.index], each.decimal)
            if figure is not None:
                groups[(each.index, *(row[i] for i in others))][row[column]] = figure
    seen: dict[str, list[bool]] = defaultdict(list)
    for group in groups.values():
        whole = sum(group.values())
        for value, figure in group.items():
            if len(group) > _OTHERS and figure > 0:
                seen[value].append(figure >= whole - figure >= (1 - _WITHHELD_SHARE) * figure)
    return {v for v, holds in seen.items() if len(holds) >= _GROUPS and sum(holds) >= _ALWAYS * len(holds)}
