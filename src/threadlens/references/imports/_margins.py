"""Sums that a table implies without printing them: executives out of their levels, a department out of its regions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from threadlens.references.imports._names import Names, is_rest
from threadlens.references.imports._periods import Period
from threadlens.references.imports._registry import Registry


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure on its way into a fact; without a value where it is withheld."""

    place: int
    period: Period
    measure: str
    unit: str
    value: float | None
    base: str  # the subject of all classes together
    subjects: tuple[str, ...]
    populations: tuple[str, ...]
    variable: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    population: str = ""
    is_sum: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What the figure is of."""
        return (self.measure, self.subject, self.population, self.period)


def margins(cells: Sequence[Cell], names: Names, registry: Registry) -> list[Cell]:
    """Sums over classes and over places, where all their members are published and nothing says them already."""
    counted = [c for c in cells if c.measure == "headcount"]
    known = {c.key for c in cells}
    found: list[Cell] = []
    for sums in (_over_subjects(counted, names, registry), _over_populations(counted, registry)):
        for cell in sums:
            if cell.key not in known:
                known.add(cell.key)
                found.append(cell)
    return found


def _over_subjects(cells: Sequence[Cell], names: Names, registry: Registry) -> Iterator[Cell]:
    groups: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    classes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cell in cells:
        if len(cell.subjects) == 1:
            groups[cell.variable, cell.base, cell.population, cell.period].append(cell)
            classes[cell.variable, cell.base].add(cell.subjects[0])
    wholes = {key: _wholes(key[1], members, names, registry) for key, members in classes.items()}
    for (variable, base, *_), group in groups.items():
        for whole, parts in wholes[str(variable), str(base)].items():
            yield from _sum([c for c in group if c.subjects[0] in parts], subject=whole)


def _wholes(base: str, members: set[str], names: Names, registry: Registry) -> dict[str, set[str]]:
    """The concepts that the classes of a column add up to, each with the classes that it takes."""
    found: dict[str, set[str]] = {}
    for concept in names.by_id.values():
        leaves = names.leaves(concept.concept_id)
        is_sum = concept.kind == "subject" and len(leaves) > 1 and leaves <= members
        if is_sum and concept.concept_id not in members and leaves not in found.values():  # each sum under one name
            found[concept.concept_id] = set(leaves)
    overlapping = any(w in members for m in members for w in names.wider(m))
    if base not in members and not overlapping and any(_takes_the_rest(registry.label(m)) for m in members):
        found[base] = members  # a class for all the others: nothing is missing
    return found


def _over_populations(cells: Sequence[Cell], registry: Registry) -> Iterator[Cell]:
    """Of places that cross, each without the other: a department over all its regions."""
    groups: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    crossing = [c for c in cells if len(c.populations) == 2]
    complete = {c.variable for c in crossing if _takes_the_rest(registry.label(c.populations[1]))}
    for cell in crossing:
        if cell.variable in complete:
            groups[cell.variable, cell.subject, cell.populations[0], cell.period].append(cell)
    for (_, _, first, _), group in groups.items():
        yield from _sum(group, population=str(first))


def _takes_the_rest(label: str) -> bool:
    return is_rest(label.rpartition(": ")[2])


def _sum(group: list[Cell], *, subject: str = "", population: str = "") -> Iterator[Cell]:
    values = [c.value for c in group if c.value is not None]
    if len(values) < len(group) or not values:  # a withheld part leaves the sum unknown
        return
    first = group[0]
    listed = "; ".join(dict.fromkeys(f"{c.value:,.10g}" for c in group[:12]))
    note = ("note", f"sum of {len(group)} rows of the table ({listed})")
    yield replace(
        first,
        value=sum(values),
        subject=subject or first.subject,
        population=population or first.population,
        subjects=(),
        kept=(*(k for k in first.kept if k[0] != "note"), note),
        is_sum=True,
    )
