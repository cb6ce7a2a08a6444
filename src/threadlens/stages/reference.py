"""Tables that a user brings: read, guessed, stored under their own name, shown, checked for flaws, removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from threadlens import references
from threadlens.errors import ReferenceDataError, UsageError
from threadlens.records import ReferenceTable
from threadlens.references import imports
from threadlens.references.imports import Grid, Import, Layout, Names, Remark, Wishes
from threadlens.stages.check import load_references
from threadlens.store import Store
from threadlens.store.parquet import read_parquet

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_DESCRIPTIONS = frozenset({".json", ".jsonld"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A table as it was read and how its columns are understood; nothing is stored yet."""

    grid: Grid
    layout: Layout
    aliases: Grid | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What storing a table came to."""

    name: str
    found: Import
    is_changed: bool


def read(path: Path, *, sheet: str | None = None) -> tuple[Grid, ...]:
    """The tables of a file; raises ReferenceDataError with the way out."""
    if not path.is_file():
        raise ReferenceDataError(f"{path}: there is no such file")
    suffix = path.suffix.lower()
    if suffix in _DESCRIPTIONS:
        return tuple(imports.read_description(path))
    beside = imports.description_beside(path)
    if beside is not None:
        return tuple(imports.read_description(beside))
    if suffix == ".parquet":
        header, rows = read_parquet(path)
        records = [(0, list(header)), *enumerate(rows, start=1)]
        return (imports.grid_of(records, str(path)),)
    if suffix in _WORKBOOKS:
        return (imports.read_workbook(path, sheet=sheet),)
    try:
        return (imports.read_text(path.read_bytes(), str(path)),)
    except OSError as error:
        raise ReferenceDataError(f"{path}: it cannot be read: {error.strerror}") from error


def plan(grids: Sequence[Grid], wishes: Wishes, *, aliases: Path | None = None) -> tuple[Plan, ...]:
    """How each table is understood; what the user said wins over what is guessed."""
    if wishes.name and len(grids) > 1:
        wishes = replace(wishes, name="")
    names = Names(references.concepts())
    alias_grid = None if aliases is None else read(aliases)[0]
    return tuple(Plan(grid, _with_day(imports.guess(grid, wishes, names)), alias_grid) for grid in grids)


def build(found: Plan) -> Import:
    """The figures and concepts of a planned table, flaws included."""
    return imports.build(found.grid, found.layout, Names(references.concepts()), found.aliases)


def sound(plans: Sequence[Plan]) -> tuple[Import, ...]:
    """What is to be stored of each plan; raises ReferenceDataError where a cell cannot be read."""
    return tuple(imports.require_sound(build(p), p.grid.source) for p in plans)


def save(store: Store, built: Sequence[Import]) -> tuple[Added, ...]:
    """Stores all tables or none; a table of the same name is replaced."""
    load_references(store)
    added = []
    with store.transaction():
        for found in built:
            name = found.table.table_name
            _require_free(store, name)
            is_changed = store.save_reference((found.table,), found.concepts, origin=_origin(name))
            added.append(Added(name, found, is_changed))
    return tuple(added)


def remove(store: Store, name: str) -> None:
    """Takes a table and its concepts out of the file; embedded ones stay."""
    _, origin = _stored(store, name)
    if origin == "embedded":
        raise UsageError(f"{name} comes with threadlens and stays: only tables that were added can be removed")
    store.save_reference((), (), origin=origin)


def tables(store: Store) -> list[tuple[Any, ...]]:
    """Name, origin, figures, first and last day, publisher, licence of every table, the added ones first."""
    rows = store.query(
        "select table_name, origin, fact_count, min(coalesce(as_of, period_start)), max(coalesce(as_of, period_end)), "
        "t.publisher, t.licence from reference_tables t left join reference_facts f using (table_name) "
        "group by all"
    )[1]
    return sorted(rows, key=lambda row: (row[1] == "embedded", row[0]))


def show(store: Store, name: str) -> tuple[ReferenceTable, str]:
    """A stored table with its figures, and its origin."""
    return _stored(store, name)


def validate(plans: Sequence[Plan], *, today: date) -> tuple[Remark, ...]:
    """What is wrong with tables in a file, before any of it is stored."""
    names = Names(references.concepts())
    found: list[Remark] = []
    for each in plans:
        built = build(each)
        found += [*imports.remarks_on_import(built), *imports.remarks_on(built.table, names, today=today)]
    return tuple(found)


def validate_stored(store: Store, name: str, *, today: date) -> tuple[Remark, ...]:
    """What is wrong with a stored table."""
    table, _ = _stored(store, name)
    return tuple(imports.remarks_on(table, Names(store.concepts()), today=today))


def _with_day(layout: Layout) -> Layout:
    """A bare year stands for the day on which the embedded figures of the same population hold."""
    if layout.as_of or not layout.values or not layout.population:
        return layout
    facts = [f for t in references.tables() for f in t.facts if f.table_name == "federal_population"]
    day = imports.usual_day(facts, layout.values[0].measure, layout.population)
    return replace(layout, as_of=day) if day else layout


def _origin(name: str) -> str:
    return f"user:{name}"


def _require_free(store: Store, name: str) -> None:
    rows = store.query("select table_name, origin from reference_tables")[1]
    if any(n == name and origin != _origin(name) for n, origin in rows):
        raise UsageError(f"{name} is the name of a table that comes with threadlens: give another one with --name")


def _stored(store: Store, name: str) -> tuple[ReferenceTable, str]:
    rows = store.query("select table_name, title, publisher, url, licence, note, origin from reference_tables")[1]
    found = next((row for row in rows if row[0] == name), None)
    if found is None:
        known = ", ".join(sorted(str(row[0]) for row in rows)) or "none"
        raise UsageError(f"{name}: there is no such table in {store.path}; there are {known}")
    facts = tuple(f for f in store.facts() if f.table_name == name)
    table_name, title, publisher, url, licence, note, origin = found
    return ReferenceTable(table_name, title, publisher, url, licence, facts, note), str(origin)
