"""What is to be known of a table before trusting it: cells that disagree, odd dates, sums that do not hold."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from threadlens.records import Fact, ReferenceTable
from threadlens.references.imports._facts import Import
from threadlens.references.imports._names import Names

_EARLIEST = date(1700, 1, 1)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was found; a serious one would make verdicts wrong."""

    kind: str
    text: str
    is_serious: bool = True


def remarks_on(table: ReferenceTable, names: Names, *, today: date) -> Iterator[Remark]:
    """Everything that can be seen from the figures and the description of a table."""
    for field, option in (("licence", "--licence"), ("publisher", "--publisher"), ("url", "--url")):
        if not getattr(table, field):
            yield Remark("description", f"no {field} is given: add it with {option}", is_serious=False)
    yield from _disagreeing(table.facts)
    yield from _odd_dates(table.facts, today)
    yield from _wrong_sums(table.facts, names)


def remarks_on_import(found: Import) -> Iterator[Remark]:
    """What reading the file itself came upon."""
    for flaw in found.flaws:
        yield Remark("unreadable", f"row {flaw.place}, column {flaw.column}: {flaw.message}")
    if found.repeated:
        yield Remark("repeated", f"{found.repeated} rows say what another row says; they count once", is_serious=False)
    if found.withheld:
        yield Remark("withheld", f"{found.withheld} figures are withheld or empty and left out", is_serious=False)


def _disagreeing(facts: Sequence[Fact]) -> Iterator[Remark]:
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.confidence != "derived":
            groups[fact.measure, fact.subject, fact.population, fact.as_of, fact.period_start, fact.period_end].append(
                fact
            )
    for group in groups.values():
        if len({f.value for f in group}) > 1:
            values = ", ".join(f"{f.value:,.10g}" for f in group)
            yield Remark(
                "duplicate", f"{_of(group[0])}: {values} stand side by side; claims about it get no clear verdict"
            )


def _odd_dates(facts: Sequence[Fact], today: date) -> Iterator[Remark]:
    for fact in facts:
        if fact.confidence == "derived":
            continue
        first, last = fact.as_of or fact.period_start, fact.as_of or fact.period_start
        if first is None or last is None:
            yield Remark("date", f"{_of(fact)}: no date; no claim can be held against it")
        elif first < _EARLIEST or last > today:
            yield Remark("date", f"{_of(fact)}: {first} lies before 1700 or in the future")


def _wrong_sums(facts: Sequence[Fact], names: Names) -> Iterator[Remark]:
    """Printed wholes against the sum of their printed parts."""
    cells: dict[tuple[object, ...], dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.confidence != "derived" and fact.measure == "headcount":
            cells[fact.population, fact.as_of, fact.period_start, fact.period_end][fact.subject] = fact
    wholes = [c for c in names.by_id.values() if c.kind == "subject" and c.parts]
    for group in cells.values():
        for whole in wholes:
            leaves = names.leaves(whole.concept_id)
            if whole.concept_id in group and leaves <= group.keys():
                total = sum(group[leaf].value for leaf in leaves)
                if abs(total - group[whole.concept_id].value) > _slack(
                    [group[i].value for i in (whole.concept_id, *leaves)]
                ):
                    yield Remark(
                        "total",
                        f"{_of(group[whole.concept_id])}: {group[whole.concept_id].value:,.10g}, "
                        f"but its parts sum to {total:,.10g}",
                    )


def _slack(values: Sequence[float]) -> float:
    """How far rounded figures may be off their sum: offices round each by itself, to 10, to 5, to a decimal."""
    step = next((s for s in (10, 5) if all(v % s == 0 for v in values)), 0.0)
    if not step and any(v != int(v) for v in values):
        step = 0.1
    return step / 2 * len(values)


def _of(fact: Fact) -> str:
    return f"{fact.subject}, {fact.population}, {fact.as_of or fact.period_start}"
