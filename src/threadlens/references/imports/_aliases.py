"""Names that a file gives for the values of a table: alias and id, one a row."""

from collections import Counter, defaultdict

from threadlens.errors import ReferenceDataError
from threadlens.references.imports import _layout as roles
from threadlens.references.imports._grid import Grid
from threadlens.references.imports._layout import Layout
from threadlens.references.imports._names import folded
from threadlens.references.imports._registry import Registry

_DOUBTFUL = frozenset({"suspicious", "doubtful", "ambiguous"})
_NO = frozenset({"", "0", "no", "n", "false"})


def from_file(aliases: Grid, grid: Grid, layout: Layout, registry: Registry) -> None:
    """Gives the concepts of a table the names of a file; what it does not know is passed over."""
    by_id = _groups(aliases)
    targets = _targets(grid, layout, registry)
    shared = Counter(folded(a) for names in by_id.values() for a in {folded(n): n for n in names}.values())
    for alias_id, names in by_id.items():
        by_code = {targets[key] for key in (alias_id, folded(alias_id)) if key in targets}
        found = by_code or {targets[folded(n)] for n in names if folded(n) in targets}
        if len(found) == 1:
            registry.add_aliases(found.pop(), [n for n in names if shared[folded(n)] == 1 and not _is_everyday(n)])


def _groups(aliases: Grid) -> dict[str, list[str]]:
    keys = [folded(name.replace("_", " ")) for name in aliases.header]
    alias = next((i for i, key in enumerate(keys) if key in {"alias", "name", "label", "synonym"}), 0)
    ids = [
        i
        for i, key in enumerate(keys)
        if i != alias and (key.endswith("id") or key in {"concept", "canonical", "code", "value"})
    ]
    if not ids:
        raise ReferenceDataError(
            f"{aliases.source}: no column of ids among {', '.join(aliases.header)}: name them alias and id"
        )
    doubtful = next((i for i, key in enumerate(keys) if key in _DOUBTFUL), None)
    found: dict[str, list[str]] = defaultdict(list)
    for row in aliases.rows:
        if row[alias].strip() and row[ids[0]].strip() and (doubtful is None or row[doubtful].strip().lower() in _NO):
            found[row[ids[0]].strip()].append(row[alias].strip())
    return dict(found)


def _targets(grid: Grid, layout: Layout, registry: Registry) -> dict[str, str]:
    """What an id or a name of the file may stand for: a concept, a value of the table, a code beside it."""
    targets: dict[str, str] = {}
    codes = layout.indices(roles.ID)
    for column, find in ((i, registry.population) for i in layout.indices(roles.POPULATION)):
        for row in grid.rows:
            if not (concept_id := find(row[column])):
                continue
            targets.setdefault(concept_id, concept_id)
            targets.setdefault(folded(row[column]), concept_id)
            for code in codes:
                if row[code].strip():
                    targets.setdefault(row[code].strip(), concept_id)
    for column in layout.indices(roles.SUBJECT):
        for value in dict.fromkeys(grid.column(column)):
            concept_id = registry.subject(value, grid.header[column], "")
            if concept_id:
                targets.setdefault(concept_id, concept_id)
                targets.setdefault(folded(value), concept_id)
    return targets


def _is_everyday(name: str) -> bool:
    """A word in small letters, or with one capital only, is said of other things too: Justice, Finance."""
    return len(name.split()) == 1 and (name[1:].islower() or len(name) < 3)
