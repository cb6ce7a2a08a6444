"""Published figures and the names of what they count: one folder of data a table, found by a scan.

<table>/table.csv      one figure a row; columns are fields of Fact, any other column is a dimension
<table>/table.toml     title, publisher, url, licence, [defaults] of all rows, [columns] in words
<table>/README.md      the datasheet
<table>/cases.json     look-ups with the figure that they must give
concepts/<kind>s.toml  the names by which people call subjects, populations and measures
organisations/         departments and agencies with their names in both official languages
"""

from functools import cache

from threadlens.records import Concept, ReferenceTable
from threadlens.references._concepts import read_concepts
from threadlens.references._tables import read_tables


@cache
def tables() -> tuple[ReferenceTable, ...]:
    """Every embedded table with its figures, by name."""
    return read_tables()


@cache
def concepts() -> tuple[Concept, ...]:
    """Every concept: subjects, populations (departments included) and measures."""
    return read_concepts()
