"""Reference tables and concepts in the file, so that evidence can be computed by any client."""

import hashlib
import json
from collections.abc import Sequence

import duckdb

from threadlens.records import Concept, Fact, ReferenceTable
from threadlens.store._rows import append

FACT = (
    "measure",
    "subject",
    "population",
    "value",
    "unit",
    "as_of",
    "period_start",
    "period_end",
    "modifier",
    "publisher",
    "title",
    "url",
    "licence",
    "confidence",
    "note",
)
CONCEPT = ("kind", "label", "aliases", "broader", "parts", "scopes", "measures")


def save_reference(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[ReferenceTable],
    concepts: Sequence[Concept],
    *,
    origin: str,
) -> bool:
    """Makes the tables and concepts of one origin what is given; the caller holds the transaction."""
    known = dict(
        connection.execute(
            "select table_name, content_hash from base.reference_table where origin = $1", [origin]
        ).fetchall()
    )
    hashes = {t.table_name: _hash(t) for t in tables}
    changed = [t for t in tables if known.get(t.table_name) != hashes[t.table_name]]
    stale = [name for name in known if name not in hashes] + [t.table_name for t in changed]
    concepts_hash = hashlib.sha256(repr(tuple(concepts)).encode()).hexdigest()[:32]
    known_concepts = connection.execute(
        "select value from base.setting where name = $1", [f"concepts_hash:{origin}"]
    ).fetchone()
    concepts_changed = known_concepts is None or known_concepts[0] != concepts_hash
    if not stale and not concepts_changed:
        return False
    if stale:
        for table in ("fact", "reference_table"):
            connection.execute(
                f"delete from base.{table} where table_name in (select unnest($1::varchar[]))",  # noqa: S608 -- our own tables
                [stale],
            )
    append(
        connection,
        "reference_table",
        [(t.table_name, t.title, t.publisher, t.url, t.licence, t.note, origin, hashes[t.table_name]) for t in changed],
    )
    append(connection, "fact", [_fact_row(no, t, f) for t in changed for no, f in enumerate(t.facts)])
    if concepts_changed:
        _save_concepts(connection, concepts, concepts_hash, origin)
    return True


def facts(connection: duckdb.DuckDBPyConnection) -> tuple[Fact, ...]:
    """Every figure of every table."""
    names = ", ".join(f'"{c}"' for c in FACT)
    rows = connection.execute(
        f"select fact_id, table_name, {names}, dimensions from reference_facts order by table_name, fact_no"  # noqa: S608 -- our own columns
    ).fetchall()
    return tuple(
        Fact(
            **dict(zip(("fact_id", "table_name", *FACT), row[:-1], strict=True)),
            dimensions=tuple(json.loads(row[-1]).items()),
        )
        for row in rows
    )


def concepts(connection: duckdb.DuckDBPyConnection) -> tuple[Concept, ...]:
    """Every concept, those of the program first."""
    names = ", ".join(CONCEPT)
    rows = connection.execute(
        f"select concept_id, {names} from concepts order by origin <> 'embedded', origin, concept_no"  # noqa: S608 -- our own columns
    ).fetchall()
    found: dict[str, Concept] = {}
    for row in rows:
        concept = Concept(*row[:3], *(tuple(v) for v in row[3:]))
        known = found.get(concept.concept_id)
        found[concept.concept_id] = concept if known is None else _merged(known, concept)
    return tuple(found.values())


def _merged(known: Concept, further: Concept) -> Concept:
    """A concept with what another table knows of it: further names, further wholes."""
    lists = {n: tuple(dict.fromkeys((*getattr(known, n), *getattr(further, n)))) for n in CONCEPT[2:]}
    return Concept(known.concept_id, known.kind, known.label, **lists)


def _save_concepts(
    connection: duckdb.DuckDBPyConnection, concepts: Sequence[Concept], concepts_hash: str, origin: str
) -> None:
    connection.execute("delete from base.concept where origin = $1", [origin])
    rows = [
        (c.concept_id, no, c.kind, c.label, *(list(getattr(c, n)) for n in CONCEPT[2:]), origin)
        for no, c in enumerate(concepts)
    ]
    append(connection, "concept", rows)
    name = f"concepts_hash:{origin}"
    connection.execute("delete from base.setting where name = $1", [name])
    append(connection, "setting", [(name, concepts_hash)])


def _hash(table: ReferenceTable) -> str:
    head = (table.title, table.publisher, table.url, table.licence, table.note)
    return hashlib.sha256(repr((head, table.facts)).encode()).hexdigest()[:32]


def _fact_row(number: int, table: ReferenceTable, fact: Fact) -> tuple[object, ...]:
    dimensions = json.dumps(dict(fact.dimensions), ensure_ascii=False)
    return (fact.fact_id, table.table_name, number, *(getattr(fact, c) for c in FACT), dimensions)
