"""Concepts for what a table's values name: known ones where a name leads to one, else new ones."""

from dataclasses import replace

from threadlens.records import Concept
from threadlens.references.imports._names import (
    Names,
    acronym,
    class_names,
    clean,
    folded,
    is_total,
    names_of,
    slug,
    without_total,
)

_ATTRIBUTES = ("language", "sex", "gender", "status", "tenure", "type", "citizenship", "origin")


class Registry:
    """Gives every value its concept and remembers what was new; one a table."""

    def __init__(self, names: Names, table: str, title: str, population: str) -> None:
        self._names = names
        self._table = table
        self._new: dict[str, Concept] = {}
        self._more: dict[str, list[str]] = {}  # further aliases of known concepts
        self._seen: dict[tuple[str, ...], str] = {}
        known = names.by_id.get(population)
        self.root = known.concept_id if known else self._root(population, title)

    def _root(self, population: str, title: str) -> str:
        """All rows together; a file's name is no name that people use, and may be a word that they do."""
        if population:
            return self._add("population", population)
        label = (
            title
            if len(title.split()) > 2 and folded(title) != folded(self._table)
            else f"table {self._table}, all rows"
        )
        return self._add("population", label, f"{self._table}_all")

    def base(self, subject: str, measure: str) -> str:
        """The subject of all classes together: a known concept, or a new one by its noun."""
        if subject in self._names.by_id:
            return subject
        if not subject:
            return self._once(("base", ""), "subject", f"table {self._table}, all classes", scopes=(self.root,))
        last = subject.split()[-1:]
        return self._once(("base", subject), "subject", subject, names=tuple(last), scopes=(self.root,))

    def measure(self, measure: str) -> str:
        """A measure of its own, by the name that the table gives it."""
        if measure in self._names.by_id:
            return measure
        return self._names.find(measure, "measure") or self._once(
            ("measure", measure), "measure", measure.replace("_", " ")
        )

    def subject(self, value: str, header: str, base: str) -> str:
        """A class of what is counted; nothing for a total."""
        key = ("subject", header, value)
        if key not in self._seen:
            whole = self._names.find(without_total(value), "subject") if "total" in folded(value).split() else None
            self._seen[key] = whole or ("" if is_total(value) else self._class(value, header, base))
        return self._seen[key]

    def population(self, value: str, wider: str = "") -> str:
        """An organisation, a place; nothing for a total or the scope of all rows."""
        key = ("population", value)
        if key not in self._seen:
            found = "" if is_total(value) else self._names.find(value, "population") or self._place(value, wider)
            self._seen[key] = "" if found == self.root else found
        return self._seen[key]

    def are_places(self, values: set[str]) -> bool:
        """Whether the classes of a variable are places or organisations, by those that are known."""
        known = [sum(self._names.find(v, kind) is not None for v in values) for kind in ("population", "subject")]
        return known[0] > known[1] and known[0] >= 0.3 * len(values)

    def crossed(self, kind: str, ids: tuple[str, ...]) -> str:
        """What belongs to several: a department's employees in a region, women of an age."""
        if len(ids) == 1:
            return ids[0]
        concept_id = "__".join(ids)
        if concept_id not in self._new:
            labels = [self.label(i) for i in ids]
            spoken = (f"{labels[0]} in {labels[1]}",) if kind == "population" and len(ids) == 2 else ()
            scopes = (self.root,) if kind == "subject" else ()
            self._new[concept_id] = Concept(concept_id, kind, ", ".join(labels), spoken, ids, scopes=scopes)
        return concept_id

    def label(self, concept_id: str) -> str:
        """A concept in words."""
        found = self._new.get(concept_id) or self._names.by_id.get(concept_id)
        return found.label if found else concept_id.replace("_", " ")

    def add_aliases(self, concept_id: str, aliases: list[str]) -> None:
        """Further names, but for those that something else goes by."""
        free = [a for a in aliases if self._is_free(a, concept_id)]
        if concept_id in self._new:
            known = self._new[concept_id]
            self._new[concept_id] = replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *free))))
        elif concept_id in self._names.by_id:
            self._more.setdefault(concept_id, []).extend(a for a in free if not self._names.is_taken(a))

    def concepts(self, used: set[str]) -> tuple[Concept, ...]:
        """What the table adds, for the concepts that its figures use and those around them."""
        around = {i for concept_id in used for i in concept_id.split("__")} | used | {self.root}
        new = [c for c in self._without_shared_names() if c.concept_id in around]
        more = [
            Concept(i, self._names.by_id[i].kind, self._names.by_id[i].label, tuple(dict.fromkeys(aliases)))
            for i, aliases in self._more.items()
            if aliases
        ]
        return (*new, *more)

    def _class(self, value: str, header: str, base: str) -> str:
        base_label = self.label(base) if base else ""
        base_label = "" if base_label.startswith("table ") else base_label
        found = self._names.find(value, "subject") or (
            base_label and self._names.find(f"{value} {base_label}", "subject")
        )
        if found:
            return found
        label, names = class_names(value, header.replace("_", " "), base_label)
        known = next((i for i in (self._names.find(n, "subject") for n in (label, *names)) if i), None)
        if known:
            return known
        one_word = len(label.split()) == 1 and base_label
        if one_word:
            names = (f"{label} {base_label}", *names)
            if any(word in folded(header) for word in _ATTRIBUTES):  # 'English' alone is no group of employees
                label, names = f"{label} {base_label}", ()
        return self._once(
            ("class", label), "subject", label, names=names, broader=(base,) if base else (), scopes=(self.root,)
        )

    def _place(self, value: str, wider: str) -> str:
        containing = self._names.find(wider, "population") if wider else None
        broader = tuple(dict.fromkeys(b for b in (containing, self.root) if b))
        label, *others = dict.fromkeys(names_of(value))
        if initials := acronym(label):
            others.append(initials)
        return self._once(("place", label), "population", label, names=tuple(others), broader=broader)

    def _once(
        self,
        key: tuple[str, str],
        kind: str,
        label: str,
        *,
        names: tuple[str, ...] = (),
        broader: tuple[str, ...] = (),
        scopes: tuple[str, ...] = (),
    ) -> str:
        if key not in self._seen:
            concept_id = self._add(kind, label)
            free = tuple(n for n in names if self._is_free(n, concept_id))
            self._new[concept_id] = Concept(concept_id, kind, clean(label), free, broader, scopes=scopes)
            self._seen[key] = concept_id
        return self._seen[key]

    def _add(self, kind: str, label: str, hint: str = "") -> str:
        concept_id = slug(hint or label)
        known = self._new.get(concept_id) or self._names.by_id.get(concept_id)
        if known is not None:
            concept_id = f"{self._table}_{concept_id}"
        self._new[concept_id] = Concept(concept_id, kind, clean(label))
        return concept_id

    def _is_free(self, name: str, concept_id: str) -> bool:
        known = self._names.by_id.get(concept_id)
        if known and folded(name) in {folded(a) for a in (known.label, *known.aliases)}:
            return True
        return bool(folded(name)) and not self._names.is_taken(name)

    def _without_shared_names(self) -> list[Concept]:
        """A name that two of the table's own concepts would go by says nothing."""
        owners: dict[str, set[str]] = {}
        for concept in self._new.values():
            for name in (concept.label, *concept.aliases):
                owners.setdefault(folded(name), set()).add(concept.concept_id)
        return [
            replace(c, aliases=tuple(a for a in c.aliases if len(owners[folded(a)]) == 1)) for c in self._new.values()
        ]
