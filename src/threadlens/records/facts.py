"""What claims are held against, and what comes of it: concepts, facts, tables, verdicts."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that claims speak of, and the names by which people call it."""

    concept_id: str
    kind: str  # subject, population, measure
    label: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()  # concepts that contain this one
    parts: tuple[str, ...] = ()  # concepts whose sum this one is, where no figure of its own exists
    scopes: tuple[str, ...] = ()  # populations that the bare word may mean, the likeliest first
    measures: tuple[str, ...] = ()  # measures that make sense of it


@dataclass(frozen=True, slots=True)
class Fact:
    """One published figure."""

    fact_id: str
    table_name: str
    measure: str
    subject: str
    population: str
    value: float
    unit: str
    as_of: date | None = None  # a day, or None where the figure holds for a period
    period_start: date | None = None
    period_end: date | None = None
    modifier: str = "="  # as the source hedges it
    publisher: str = ""
    title: str = ""
    url: str = ""
    licence: str = ""
    confidence: str = "official"  # official, official_quoted, press, derived
    note: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()  # further columns of the table, name and value


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A table of facts with its description."""

    table_name: str
    title: str
    publisher: str
    url: str
    licence: str
    facts: tuple[Fact, ...] = field(repr=False)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check says of one claim."""

    claim_id: str
    method: str  # reference, arithmetic, cross_post
    outcome: str  # supported, refuted, conflicting, not_enough_evidence
    stated: str
    reference_value: float | None = None
    relative_error: float | None = None
    reading: str | None = None  # in words: 'executives, whole public service, average of five years to March 2021'
    table_name: str | None = None
    source: str | None = None  # publisher, title, date
    source_url: str | None = None
    as_of: date | None = None
    evidence_sql: str | None = None  # one statement over the public views that returns reference_value
    note: str | None = None  # the rule that was applied, in words
    confidence: float | None = None
    rank: int = 0  # the lowest of a claim decides
