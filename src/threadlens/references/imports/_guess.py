"""Guesses what the columns of a table are; what the user says of them wins."""

import re
from pathlib import PurePath

from threadlens.errors import ReferenceDataError
from threadlens.references.imports import _layout as roles
from threadlens.references.imports._figures import value_columns, wide_periods
from threadlens.references.imports._grid import Grid
from threadlens.references.imports._layout import Column, Layout, Wishes
from threadlens.references.imports._names import Names, folded, is_total, slug
from threadlens.references.imports._periods import Period, period
from threadlens.references.imports._profile import Profile, determines, profiles
from threadlens.references.imports._totals import hidden_totals

_FOUND = 0.3  # of a column's values that known concepts go by: the others are of the same kind
_YEAR_IN_TITLE = re.compile(
    r"(?:(?:\d\d? )?(?:january|february|march|april|may|june|"
    r"july|august|september|october|november|december)(?: \d\d?,)? )?(?:19|20)\d\d",
    re.IGNORECASE,
)


def guess(grid: Grid, wishes: Wishes, names: Names) -> Layout:
    """The layout of a table; raises ReferenceDataError where it has no figures or no dates."""
    found = profiles(grid)
    roles_of = _said(found, grid, wishes)
    wide = wide_periods(found) if not wishes.values else {}
    for profile in found:
        if profile.index not in roles_of and profile.index not in wide:
            roles_of[profile.index] = _plain_role(profile)
    _require_figures(found, roles_of, wide)
    date = _date_column(found, roles_of, wishes) if not wide else None
    when = None if wide or date is not None else _only_period(grid, wishes)
    _dimensions(grid, found, roles_of, names, wide)
    _identifiers(grid, found, roles_of, names)
    columns = tuple(_column(p, roles_of, names, wide, date) for p in found)
    population = _population(grid, wishes, columns, names)
    values, remarks = value_columns(grid, found, columns, wishes, names, wide)
    totals = hidden_totals(grid, columns, values, names)
    remarks += tuple(f"{value}: the sum of the other rows, read as the total" for _, value in sorted(totals))
    columns = tuple(_used(c, {v.index for v in values}) for c in columns)
    name = slug(wishes.name or grid.about.name or PurePath(grid.source.split(", sheet ")[0]).stem)
    title = wishes.title or grid.about.title or (grid.above[0] if grid.above else "")
    chosen = found[date] if date is not None else None
    return Layout(
        name,
        title or name.replace("_", " "),
        wishes.publisher or grid.about.publisher or _constant(grid, columns, "publisher"),
        wishes.url or grid.about.url or _constant(grid, columns, "url"),
        wishes.licence or grid.about.licence or _constant(grid, columns, "licence"),
        columns,
        values,
        population,
        wishes.order or _order(grid, chosen),
        bool(chosen and chosen.is_fiscal),
        wishes.as_of,
        when,
        remarks,
        totals,
    )


def _order(grid: Grid, dates: Profile | None) -> str:
    """Whether days or months come first; raises ReferenceDataError where the dates allow both."""
    if dates is None:
        return "dmy"
    if dates.order is None:
        raise ReferenceDataError(
            f"{grid.source}, column {dates.name}: {dates.filled[0]} may begin with the day or "
            "the month: add --order dmy or --order mdy"
        )
    return dates.order


def _said(found: tuple[Profile, ...], grid: Grid, wishes: Wishes) -> dict[int, str]:
    """The roles that the user gave, by column."""
    said: dict[int, str] = {}
    for text, role in ((wishes.date, roles.DATE), (wishes.unit, roles.UNIT), (wishes.measure, roles.MEASURE)):
        index = column_named(found, text)
        if index is not None:
            said[index] = role
        elif role == roles.DATE and text and period(text) is None:
            raise _no_column(grid, text, "--date")
    for text, role in ((wishes.subject, roles.SUBJECT), (wishes.population, roles.POPULATION)):
        index = column_named(found, text)
        if index is not None:
            said[index] = role
    for option, texts, role in (("--value", wishes.values, roles.VALUE), ("--dimension", wishes.dimensions, "")):
        for text in texts:
            index = column_named(found, text)
            if index is None:
                raise _no_column(grid, text, option)
            said.setdefault(index, role)
    if wishes.dimensions:  # the user named them all
        for profile in found:
            if profile.index not in said and not profile.is_numeric and _plain_role(profile) == "":
                said[profile.index] = roles.LEFT_OUT
    return said


def column_named(found: tuple[Profile, ...], text: str) -> int | None:
    """The column that goes by a name, exactly or but for case and punctuation."""
    if not text:
        return None
    exact = [p.index for p in found if p.name == text]
    return next(iter(exact or [p.index for p in found if folded(p.name) == folded(text)]), None)


def _no_column(grid: Grid, text: str, option: str) -> ReferenceDataError:
    return ReferenceDataError(
        f"{grid.source}: {option} {text}: there is no such column; there are {', '.join(grid.header)}"
    )


def _plain_role(profile: Profile) -> str:  # noqa: PLR0911 -- one return a sign, the surest first
    """What the header and the cells say without a look at other columns; empty for a dimension."""
    if not profile.distinct or profile.is_called("dropped"):
        return roles.LEFT_OUT
    for role in (roles.UNIT, roles.SCALE):
        if profile.is_called(role) and len(profile.distinct) <= 60:
            return role
    if profile.field:
        return roles.FIELD
    if profile.is_called("flag"):
        return roles.FLAG
    if profile.is_dated and (profile.is_called("date") or not profile.is_numeric):
        return roles.DATE
    if profile.is_called("measure") and not profile.is_numeric:
        return roles.MEASURE
    if profile.is_numeric:
        return roles.ID if profile.is_called("id") else roles.VALUE
    return ""


def _require_figures(found: tuple[Profile, ...], roles_of: dict[int, str], wide: dict[int, Period]) -> None:
    """Where no column is all numbers, the one that is mostly: its other cells are told as what is wrong in it."""
    if wide or roles.VALUE in roles_of.values():
        return
    mostly = [p for p in found if roles_of.get(p.index) == "" and p.numeric >= 0.5]
    if mostly:
        roles_of[max(mostly, key=lambda p: p.numeric).index] = roles.VALUE


def _date_column(found: tuple[Profile, ...], roles_of: dict[int, str], wishes: Wishes) -> int | None:
    """The most exact date; a year beside it says the same with less."""
    dates = [p for p in found if roles_of.get(p.index) == roles.DATE]
    if not dates:  # years under a header of their own making
        years = [
            p
            for p in found
            if roles_of.get(p.index) == roles.VALUE and p.is_dated and all(len(c) == 4 for c in p.filled)
        ]
        figures = [p for p in found if roles_of.get(p.index) == roles.VALUE]
        if len(years) != 1 or len(figures) < 2:
            return None
        roles_of[years[0].index] = roles.DATE
        return years[0].index
    chosen = min(
        dates, key=lambda p: (not (wishes.date and folded(p.name) == folded(wishes.date)), p.precision, p.index)
    )
    return chosen.index


def _only_period(grid: Grid, wishes: Wishes) -> Period:
    """The time of all figures where no column says it: as the user or the title says."""
    if wishes.date and (said := period(wishes.date)):
        return said
    text = " ".join((wishes.title, grid.about.title, *grid.above))
    found = {m.group() for m in _YEAR_IN_TITLE.finditer(text)}
    if len(found) == 1 and (only := period(found.pop())):
        return only
    raise ReferenceDataError(
        f"{grid.source}: no column of dates was found among {', '.join(grid.header)}: name it with --date COLUMN, "
        "or say when all figures hold with --date 2021-03-31 (or 2021, 2020-21)"
    )


def _dimensions(
    grid: Grid, found: tuple[Profile, ...], roles_of: dict[int, str], names: Names, wide: dict[int, Period]
) -> None:
    """Tells populations from subjects among the columns that are left, and finds variables with their classes."""
    open_ = [p for p in found if roles_of.get(p.index) == "" and p.index not in wide]
    for variable in [p for p in open_ if p.is_called("variable") and len(p.distinct) <= 40]:
        classes = [p for p in open_ if p is not variable and len(p.distinct) > len(variable.distinct)]
        fitting = [p for p in classes if determines(grid, p.index, variable.index)]
        if fitting:
            best = min(fitting, key=lambda p: abs(p.index - variable.index))
            roles_of[variable.index], roles_of[best.index] = roles.VARIABLE, roles.CLASS
            open_ = [p for p in open_ if p not in (variable, best)]
    for profile in open_:
        roles_of[profile.index] = _kind(profile, names)


def _kind(profile: Profile, names: Names) -> str:
    values = [v for v in profile.distinct if not is_total(v)][:400]
    if len(values) == 1 and len(profile.filled) > 1:  # alike in every row: a scope of them all, or a remark
        kind = next((k for k in (roles.POPULATION, roles.SUBJECT) if names.find(values[0], k)), "")
        if kind or not (profile.is_place or profile.is_class):
            return kind or roles.LEFT_OUT
    if len(values) > 3 and len(set(values)) == len(profile.filled) and max(map(len, values)) > 200:
        return roles.LEFT_OUT  # running text
    counts = {kind: sum(names.find(v, kind) is not None for v in values) for kind in (roles.POPULATION, roles.SUBJECT)}
    kind = max(counts, key=lambda k: counts[k])
    if counts[kind] >= _FOUND * len(values) and counts[kind] > 0:
        return kind
    if profile.is_place or profile.is_class:
        return roles.POPULATION if profile.is_place else roles.SUBJECT
    proper = sum(1 for v in values if len(v.split()) > 1 and all(w[0].isupper() for w in v.split() if len(w) > 3))
    return roles.POPULATION if values and proper > 0.6 * len(values) else roles.SUBJECT


def _identifiers(grid: Grid, found: tuple[Profile, ...], roles_of: dict[int, str], names: Names) -> None:
    """Codes beside names are no dimension of their own, and what a name determines contains it."""
    dims = [p for p in found if roles_of.get(p.index) in {roles.POPULATION, roles.SUBJECT}]
    for code in [p for p in dims if p.is_called("id")]:
        others = [p for p in dims if p is not code]
        if any(determines(grid, o.index, code.index) and determines(grid, code.index, o.index) for o in others):
            roles_of[code.index] = roles.ID
    places = [p for p in dims if roles_of[p.index] == roles.POPULATION]
    for coarse in places:
        finer = [p for p in places if len(p.distinct) > len(coarse.distinct) and roles_of[p.index] == roles.POPULATION]
        if any(determines(grid, p.index, coarse.index) for p in finer):
            roles_of[coarse.index] = roles.WIDER


def _column(
    profile: Profile, roles_of: dict[int, str], names: Names, wide: dict[int, Period], date: int | None
) -> Column:
    if profile.index in wide:
        when = wide[profile.index]
        return Column(profile.index, profile.name, roles.VALUE, f"of {when.start} to {when.end}")
    role = roles_of[profile.index]
    if role == roles.DATE and profile.index != date:
        return Column(profile.index, profile.name, roles.LEFT_OUT, "another column says the date")
    if role in {roles.POPULATION, roles.SUBJECT}:
        known = sum(names.find(v, role) is not None for v in profile.distinct)
        return Column(profile.index, profile.name, role, f"{len(profile.distinct)} values, {known} known by name")
    if role == roles.FIELD:
        return Column(profile.index, profile.name, role, profile.field or "")
    if role == roles.DATE and profile.distinct:
        return Column(profile.index, profile.name, role, f"{min(profile.filled)} to {max(profile.filled)}")
    return Column(profile.index, profile.name, role)


def _used(column: Column, figures: set[int]) -> Column:
    if column.role == roles.VALUE and column.index not in figures:
        return Column(column.index, column.name, roles.LEFT_OUT, "name it with --value to take it")
    return column


def _population(grid: Grid, wishes: Wishes, columns: tuple[Column, ...], names: Names) -> str:
    """The scope of all rows together: as said, else what contains most of them, else what the title names."""
    if wishes.population and not any(c.name == wishes.population for c in columns):
        return names.find(wishes.population, roles.POPULATION) or wishes.population
    counts: dict[str, int] = {}
    known = 0
    for column in columns:
        if column.role != roles.POPULATION:
            continue
        for value in dict.fromkeys(grid.column(column.index)):
            concept_id = names.find(value, roles.POPULATION)
            if concept_id is not None:
                known += 1
                for wider in (concept_id, *names.wider(concept_id)):
                    counts[wider] = counts.get(wider, 0) + 1
    shared = [c for c, n in counts.items() if n >= 0.5 * known]
    if shared:  # the widest of them
        return max(shared, key=lambda c: (counts[c], -len(names.wider(c))))
    text = " ".join((wishes.title, grid.about.title, *grid.above[:3]))
    found = names.inside(text, roles.POPULATION)
    if found or any(c.role == roles.POPULATION for c in columns):
        return found or ""
    return _scope_of_classes(grid, columns, names)


def _scope_of_classes(grid: Grid, columns: tuple[Column, ...], names: Names) -> str:
    """Nothing names a population: the one of which the classes are known to be, where several agree."""
    classes = [c for c in columns if c.role in {roles.SUBJECT, roles.CLASS}]
    known = [i for c in classes for i in (names.find(v, "subject") for v in dict.fromkeys(grid.column(c.index))) if i]
    scopes = [names.by_id[i].scopes[:1] for i in known]
    return scopes[0][0] if len(known) > 1 and scopes[0] and len(set(scopes)) == 1 else ""


def _constant(grid: Grid, columns: tuple[Column, ...], field: str) -> str:
    """What a column says alike in every row."""
    for column in columns:
        if column.role == roles.FIELD and column.detail == field:
            texts = set(grid.column(column.index))
            return texts.pop().strip() if len(texts) == 1 else ""
    return ""
