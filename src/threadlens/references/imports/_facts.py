"""Rows into figures: each with its time, what it counts and among whom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from threadlens.errors import ReferenceDataError
from threadlens.records import Concept, Fact, ReferenceTable
from threadlens.references.imports import _layout as roles
from threadlens.references.imports._aliases import from_file
from threadlens.references.imports._figures import is_countable, scale_of, unit_of
from threadlens.references.imports._grid import Grid
from threadlens.references.imports._layout import Layout, Values
from threadlens.references.imports._margins import Cell, margins
from threadlens.references.imports._names import Names, is_rest
from threadlens.references.imports._numbers import is_withheld, number
from threadlens.references.imports._periods import Period, period
from threadlens.references.imports._registry import Registry

_SHOWN = 5  # problems of one kind that are told one by one
_TRUE = frozenset({"yes", "y", "true", "1", "x", "oui"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a row of a table."""

    place: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Import:
    """A table as it is stored, with its concepts and what was noticed on the way."""

    table: ReferenceTable
    concepts: tuple[Concept, ...]
    withheld: int = 0
    repeated: int = 0
    derived: int = 0
    flaws: tuple[Flaw, ...] = field(default=())


def build(grid: Grid, layout: Layout, names: Names, aliases: Grid | None = None) -> Import:
    """All figures of a table; cells that cannot be read are flaws and give none."""
    registry = Registry(names, layout.name, layout.title, layout.population)
    reader = _Rows(grid, layout, registry)
    cells = [cell for at in range(len(grid.rows)) for cell in reader.cells(at)]
    if aliases is not None:
        from_file(aliases, grid, layout, registry)
    published, repeated = _once(cells)
    sums = margins(published, names, registry)
    seen: Counter[str] = Counter()
    facts = tuple(_fact(cell, layout, seen) for cell in (*published, *sums) if cell.value is not None)
    used = {i for f in facts for i in (f.subject, f.population, f.measure)}
    used |= {b for c in registry.concepts(used) for b in c.broader}
    about = ReferenceTable(
        layout.name, layout.title, layout.publisher, layout.url, layout.licence, facts, describe(grid, layout)
    )
    return Import(
        about, registry.concepts(used), sum(c.value is None for c in cells), repeated, len(sums), tuple(reader.flaws)
    )


def require_sound(found: Import, source: str) -> Import:
    """The import itself; raises ReferenceDataError where cells could not be read, or nothing was left."""
    if found.flaws:
        shown = "; ".join(f"row {f.place}, column {f.column}: {f.message}" for f in found.flaws[:_SHOWN])
        more = f"; and {len(found.flaws) - _SHOWN} more" if len(found.flaws) > _SHOWN else ""
        raise ReferenceDataError(
            f"{source}, {shown}{more}. Nothing was stored: correct the cells, write '..' where a figure is missing, or "
            "say what the columns are with --value, --date and --dimension"
        )
    if not found.table.facts:
        raise ReferenceDataError(f"{source}: all {found.withheld} figures are withheld or empty; nothing was stored")
    return found


def describe(grid: Grid, layout: Layout) -> str:
    """How a table was read, in one line that is stored with it."""
    parts = [f"{c.name} = {c.role}" for c in layout.columns if c.role not in {roles.LEFT_OUT, roles.ID}]
    notes = "; ".join(grid.below[:3])
    return f"Read as: {', '.join(parts)}." + (f" {notes}" if notes else "")


def usual_day(facts: Sequence[Fact], measure: str, population: str) -> str:
    """The day of the year, MM-DD, on which all known figures of a population hold; empty where they differ."""
    days = {f"{f.as_of:%m-%d}" for f in facts if f.measure == measure and f.population == population and f.as_of}
    return days.pop() if len(days) == 1 else ""


class _Rows:
    """Reads the rows of a grid by its layout."""

    def __init__(self, grid: Grid, layout: Layout, registry: Registry) -> None:
        self.flaws: list[Flaw] = []
        self._grid, self._layout, self._registry = grid, layout, registry
        self._date, self._unit, self._scale = (layout.index(r) for r in (roles.DATE, roles.UNIT, roles.SCALE))
        self._wider, self._variable = layout.index(roles.WIDER), layout.index(roles.VARIABLE)
        self._measure = layout.index(roles.MEASURE)
        self._flags = layout.indices(roles.FLAG)
        self._fields = [c for c in layout.columns if c.role == roles.FIELD]
        self._subjects, self._populations = layout.indices(roles.SUBJECT), layout.indices(roles.POPULATION)
        self._class = layout.index(roles.CLASS)
        self._places = self._variables_of_places() if self._class is not None else frozenset()
        self._period = lru_cache(maxsize=None)(self._read_period)

    def cells(self, at: int) -> list[Cell]:
        """The figures of a row."""
        row, place = self._grid.rows[at], self._grid.places[at]
        if self._layout.totals:
            row = tuple("Total" if (i, cell) in self._layout.totals else cell for i, cell in enumerate(row))
        own = self._layout.period if self._date is None else self._period(row[self._date])
        found = []
        for values in self._layout.values:
            when = (values.period and self._on_day(values.period)) or own
            if when is None:
                self._flaw(place, self._date, "is no date")
                return []
            cell = self._cell(row, place, values, when)
            if cell is not None:
                found.append(cell)
        return found

    def _cell(self, row: tuple[str, ...], place: int, values: Values, when: Period) -> Cell | None:
        text = row[values.index]
        withheld = is_withheld(text) or any(row[i].strip().lower() in _TRUE for i in self._flags)
        value = None if withheld else number(text, values.decimal)
        if value is None and not withheld:
            self._flaw(place, values.index, "is no number")
            return None
        measure, unit, factor = self._read_as(row, values)
        base = self._registry.base(values.subject, measure)
        variable = row[self._variable] if self._variable is not None else ""
        populations = [
            self._registry.population(row[i], row[self._wider] if self._wider is not None else "")
            for i in self._populations
        ]
        subjects = [self._registry.subject(row[i], self._grid.header[i], base) for i in self._subjects]
        if self._class is not None:
            value_of = row[self._class]
            if variable in self._places:
                place_name = f"{variable}: {value_of.lower()}" if is_rest(value_of) else value_of
                populations.append(self._registry.population(place_name))
            else:
                subjects.append(self._registry.subject(value_of, variable or self._grid.header[self._class], base))
        subjects, populations = [s for s in subjects if s], [p for p in populations if p]
        return Cell(
            place,
            when,
            measure,
            unit,
            None if value is None else value * factor,
            base,
            tuple(subjects),
            tuple(populations),
            variable,
            self._kept(row),
            self._registry.crossed("subject", tuple(subjects)) if subjects else base,
            self._registry.crossed("population", tuple(populations)) if populations else self._registry.root,
        )

    def _read_as(self, row: tuple[str, ...], values: Values) -> tuple[str, str, float]:
        measure, unit, factor = values.measure, values.unit, values.scale
        if self._measure is not None:
            measure = row[self._measure].strip() or measure
        if self._unit is not None:
            unit = unit_of(row[self._unit])
            factor *= scale_of(row[self._unit]) if not row[self._unit].isdigit() else 1.0
        if self._scale is not None:
            factor *= scale_of(row[self._scale])
        if measure == "headcount" and not is_countable(unit):
            measure = "share" if unit == "%" else f"{self._layout.title}, {unit}"
        return self._registry.measure(measure), unit, factor

    def _kept(self, row: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((c.detail, row[c.index].strip()) for c in self._fields if row[c.index].strip())

    def _variables_of_places(self) -> frozenset[str]:
        """The variables whose classes are populations: region, not age band."""
        index, classes = self._variable, self._class
        assert index is not None and classes is not None  # noqa: S101 (a class column comes with its variable)
        members: dict[str, set[str]] = {}
        for row in self._grid.rows:
            members.setdefault(row[index], set()).add(row[classes])
        return frozenset(v for v, values in members.items() if self._registry.are_places(values))

    def _read_period(self, text: str) -> Period | None:
        when = period(text, self._layout.order, fiscal=self._layout.is_fiscal)
        return self._on_day(when) if when else None

    def _on_day(self, when: Period) -> Period:
        if not self._layout.as_of or not when.is_year:
            return when
        month, day = map(int, self._layout.as_of.split("-"))
        chosen = date(when.start.year, month, day)
        return Period(chosen, chosen)

    def _flaw(self, place: int, column: int | None, what: str) -> None:
        index = 0 if column is None else column
        text = self._grid.rows[self._grid.places.index(place)][index]
        self.flaws.append(Flaw(place, self._grid.header[index], f"{text[:40]!r} {what}"))


def _once(cells: list[Cell]) -> tuple[list[Cell], int]:
    """Each figure once; a row that says the same again adds nothing."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for cell in cells:
        key = (*cell.key, cell.value)
        if key not in seen:
            seen.add(key)
            kept.append(cell)
    return kept, len(cells) - len(kept)


def _fact(cell: Cell, layout: Layout, seen: Counter[str]) -> Fact:
    given = dict(cell.kept)
    when = cell.period.start.isoformat() if cell.period.is_day else f"{cell.period.start}..{cell.period.end}"
    key = f"{layout.name}/{cell.measure}/{cell.subject}/{cell.population}/{when}"
    seen[key] += 1
    assert cell.value is not None  # noqa: S101 (the caller leaves withheld figures out)
    fact = Fact(
        key if seen[key] == 1 else f"{key}#{seen[key]}",
        layout.name,
        cell.measure,
        cell.subject,
        cell.population,
        cell.value,
        cell.unit,
        publisher=given.get("publisher") or layout.publisher,
        title=given.get("title") or layout.title,
        url=given.get("url") or layout.url,
        licence=given.get("licence") or layout.licence,
        confidence="derived" if cell.is_sum else "official",
        note=given.get("note"),
    )
    if cell.period.is_day:
        return replace(fact, as_of=cell.period.start)
    return replace(fact, period_start=cell.period.start, period_end=cell.period.end)
