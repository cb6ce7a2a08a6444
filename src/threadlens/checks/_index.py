"""Facts by what they count, and what the concepts say of each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from threadlens.checks._figures import Figure, Series, total
from threadlens.records import Concept, Fact

_Cell = tuple[str, str, str]
_MEASURE, _SUBJECT = 0, 1  # places in a cell
_TOGETHER = "+"  # no concept id holds it


class Index:
    """Series of figures by measure, subject and population, with sums of parts where no figure is published."""

    def __init__(self, facts: tuple[Fact, ...], concepts: tuple[Concept, ...]) -> None:
        self.concepts = {concept.concept_id: concept for concept in concepts}
        self._cells: dict[_Cell, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._cells[fact.measure, fact.subject, fact.population].append(fact)
        self._places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._scopes: dict[str, dict[str, None]] = defaultdict(dict)
        self._measures: dict[str, dict[str, None]] = defaultdict(dict)
        for measure, subject, population in self._cells:
            self._places[measure].append((subject, population))
            self._scopes[subject][population] = None
            self._measures[subject][measure] = None
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._series: dict[_Cell, tuple[Figure, ...]] = {}
        self._wholes: dict[tuple[str, str], tuple[tuple[str, str, int, tuple[Figure, ...]], ...]] = {}
        self._known: dict[str, tuple[tuple[str, str, tuple[Figure, ...]], ...]] = {}
        self._subjects = {subject for _, subject, _ in self._cells}
        self.measures = {measure for measure, _, _ in self._cells}
        self.inside: dict[str, tuple[str, ...]] = {}  # filled when first asked for
        self.shelves: dict[str, object] = {}  # the same
        self._members: dict[str, str] = {}
        self._compounds: dict[str, tuple[str, ...]] = {}
        self._beside: dict[tuple[int, str], tuple[str, ...]] = {}
        for concept in concepts:  # the first subject of a root scope is its members at large
            if concept.kind == "subject" and concept.scopes and not concept.broader:
                self._members.setdefault(concept.scopes[0], concept.concept_id)

    def series(self, measure: str, subject: str, population: str) -> tuple[Figure, ...]:
        """All figures of a cell in the order of their dates, sums of parts included."""
        cell = (measure, subject, population)
        if cell not in self._series:
            self._series[cell] = ()  # guards against concepts that contain each other
            self._series[cell] = Series(sorted(self._figures(cell), key=lambda f: f.end))
        return self._series[cell]

    def cells(self) -> list[tuple[str, str, str]]:
        """Measure, subject and population of all that is published, and of the sums of parts that are."""
        made = [
            ("headcount", concept.concept_id, population)
            for concept in self.concepts.values()
            for population in concept.scopes
            if concept.kind == "subject" and concept.parts
        ]
        return list(dict.fromkeys((*self._cells, *made)))

    def cells_of(self, measure: str) -> Sequence[tuple[str, str]]:
        """Subjects and populations for which a measure has facts."""
        return self._places.get(measure, [])

    def wholes(self, subject: str, scope: str) -> tuple[tuple[str, str, int, tuple[Figure, ...]], ...]:
        """What a group is a part of: wider ones in its scope, and itself in wider scopes, each by so many steps."""
        if (subject, scope) not in self._wholes:
            wider = [w for w in self.ancestors(subject) if self.kind(w) == "subject"]
            within = [(w, scope, step) for step, w in enumerate(wider)]
            apart = 1 if wider else 0  # of those who are all that a scope has, only a wider scope can be the whole
            beyond = [(subject, s, step + apart) for step, s in enumerate(self.ancestors(scope))]
            found = ((w, s, step, self.series("headcount", w, s)) for w, s, step in (*within, *beyond))
            self._wholes[subject, scope] = tuple(whole for whole in found if whole[3])
        return self._wholes[subject, scope]

    def series_of(self, measure: str) -> tuple[tuple[str, str, tuple[Figure, ...]], ...]:
        """All series of a measure, each after its subject and population."""
        if measure not in self._known:
            series = ((*cell, self.series(measure, *cell)) for cell in self.cells_of(measure))
            self._known[measure] = tuple(found for found in series if found[2])
        return self._known[measure]

    def beside(self, subject: str) -> tuple[str, ...]:
        """The measures of all tables that hold a subject: what there is to say where the talk is of it."""
        return self._of_tables_with(_SUBJECT, subject)

    def measures_of(self, subject: str) -> tuple[str, ...]:
        """The measures in which a subject has facts of its own."""
        return tuple(self._measures.get(subject, ()))

    def of_table_with(self, measure: str) -> tuple[str, ...]:
        """The measures that stand in one table with another."""
        return self._of_tables_with(_MEASURE, measure)

    def _of_tables_with(self, place: int, concept_id: str) -> tuple[str, ...]:
        key = place, concept_id
        if key not in self._beside:
            tables = {f.table_name for cell, facts in self._cells.items() if cell[place] == concept_id for f in facts}
            found = {m for (m, _, _), facts in self._cells.items() for f in facts if f.table_name in tables}
            self._beside[key] = tuple(sorted(found))
        return self._beside[key]

    def kind(self, concept_id: str) -> str:
        """subject, population, measure, or nothing for an unknown id."""
        concept = self.concepts.get(concept_id)
        return concept.kind if concept else ""

    def label(self, concept_id: str) -> str:
        """A concept in words."""
        if _TOGETHER in concept_id:
            return " and ".join(self.label(part) for part in concept_id.split(_TOGETHER))
        concept = self.concepts.get(concept_id)
        return concept.label if concept else concept_id.replace("_", " ")

    def together(self, subjects: Iterable[str]) -> str:
        """The id of subjects that are counted together."""
        return _TOGETHER.join(sorted(set(subjects)))

    def members(self, population: str) -> str | None:
        """The subject that a population's bare name counts: employees of a service, members of a force."""
        for ancestor in (population, *self.ancestors(population)):
            if ancestor in self._members:
                return self._members[ancestor]
        return None

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """All broader concepts, the nearest first."""
        if concept_id in self._ancestors:
            return self._ancestors[concept_id]
        if _TOGETHER in concept_id:
            each = [self.ancestors(part) for part in concept_id.split(_TOGETHER)]
            return tuple(a for a in each[0] if all(a in other for other in each))
        found: list[str] = []
        waiting = [concept_id]
        while waiting:
            concept = self.concepts.get(waiting.pop(0))
            for broader in concept.broader if concept else ():
                if broader not in found:
                    found.append(broader)
                    waiting.append(broader)
        self._ancestors[concept_id] = tuple(found)
        return self._ancestors[concept_id]

    def scopes_of(self, subject: str) -> tuple[str, ...]:
        """The scopes that a subject may have: its own, else those in which there are facts of it."""
        if _TOGETHER in subject:
            each = [self.scopes_of(part) for part in subject.split(_TOGETHER)]
            return tuple(s for s in each[0] if all(s in other for other in each))
        concept = self.concepts.get(subject)
        if concept and concept.scopes:
            return concept.scopes
        return tuple(self._scopes.get(subject, ()))

    def has_figures(self, subject: str) -> bool:
        """Whether a subject has facts, or parts that have."""
        concept = self.concepts.get(subject)
        return subject in self._subjects or any(self.has_figures(part) for part in (concept.parts if concept else ()))

    def resolve(self, subject: str) -> tuple[str, tuple[str, ...]]:
        """The subject whose facts to use and the scopes to which it is bound.

        A subject without facts whose scopes lie inside its broader one's is that broader one in those scopes:
        Regular Force members are members of the Armed Forces in the Regular Force.
        """
        concept = self.concepts.get(subject)
        if concept is None or self.has_figures(subject) or not concept.broader or not concept.scopes:
            return subject, ()
        wider = self.concepts.get(concept.broader[0])
        if wider is None or not wider.scopes or wider.scopes[0] in concept.scopes:
            return subject, ()
        if not all(wider.scopes[0] in self.ancestors(scope) for scope in concept.scopes):
            return subject, ()
        return wider.concept_id, concept.scopes

    def siblings(self, subject: str) -> tuple[str, ...]:
        """The parts of the whole to which a subject belongs, itself included."""
        for ancestor in self.ancestors(subject):
            parts = self.concepts[ancestor].parts if ancestor in self.concepts else ()
            if subject in parts and len(parts) > 2:
                return parts
        return ()

    def _figures(self, cell: _Cell) -> Iterable[Figure]:
        direct = [_figure(fact) for fact in self._cells.get(cell, ()) if _span(fact)]
        yield from direct
        known = {figure.end for figure in direct}
        measure, subject, population = cell
        for chain in (
            [(measure, part, population) for part in self.parts(subject)],
            [(measure, subject, part) for part in self.parts(population)],
        ):
            # employees are published, so their parts would only say the same twice
            yield from (f for f in self._sums(chain) if f.end not in known or subject != "employees")

    def compounds(self, concept_id: str) -> tuple[str, ...]:
        """The groups of which a concept is a part, that have figures."""
        if concept_id not in self._compounds:
            found = (c.concept_id for c in self.concepts.values() if concept_id in c.parts)
            self._compounds[concept_id] = tuple(c for c in found if self.has_figures(c))
        return self._compounds[concept_id]

    def parts(self, concept_id: str) -> tuple[str, ...]:
        """The groups whose sum a concept is."""
        if _TOGETHER in concept_id:
            return tuple(concept_id.split(_TOGETHER))
        concept = self.concepts.get(concept_id)
        return concept.parts if concept else ()

    def _sums(self, cells: list[_Cell]) -> Iterable[Figure]:
        if not cells:
            return
        by_date: dict[date, list[Figure]] = defaultdict(list)
        for cell in cells:
            for end, figure in {f.end: f for f in self.series(*cell)}.items():
                by_date[end].append(figure)
        for end, figures in by_date.items():
            if len(figures) == len(cells):
                facts = tuple(fact for figure in figures for fact in figure.facts)
                modifier = next((f.modifier for f in figures if f.modifier != "="), "=")
                start = min(f.start for f in figures)
                yield Figure(sum(f.value for f in figures), facts, start, end, modifier, total(facts))


def _span(fact: Fact) -> tuple[date, date] | None:
    if fact.as_of:
        return fact.as_of, fact.as_of
    if fact.period_start and fact.period_end:
        return fact.period_start, fact.period_end
    return None


def _figure(fact: Fact) -> Figure:
    span = _span(fact)
    assert span is not None  # noqa: S101 (the caller keeps facts without a date out)
    return Figure(fact.value, (fact,), span[0], span[1], fact.modifier, total((fact,)))
