"""What the store answers: findings, evidence, columns of the contract."""

from dataclasses import dataclass
from datetime import date, datetime

from threadlens.records.facts import Verdict


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving a thread changed, in numbers of posts."""

    new: int = 0
    edited: int = 0
    unchanged: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class StoredPage:
    """The latest fetch of a URL, as needed to ask whether it changed."""

    url: str
    content_hash: str
    fetched_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    media_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its overall outcome and the verdict that decided it; the columns of the view findings."""

    claim_id: str
    thread_id: str
    thread_title: str | None
    post_id: str
    position: int
    author: str | None
    posted_at: datetime | None
    permalink: str | None
    attributed_to: str | None
    role: str
    speech_act: str
    start_char: int
    end_char: int
    text: str
    sentence: str
    kind: str
    subject: str | None
    measure: str | None
    population: str | None
    modifier: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    numerator: float | None
    denominator: float | None
    equation_id: str | None
    period_start: date | None
    period_end: date | None
    repeats_claim_id: str | None
    score: float | None
    outcome: str
    method: str | None
    stated: str | None
    reference_value: float | None
    relative_error: float | None
    reading: str | None
    table_name: str | None
    source: str | None
    source_url: str | None
    as_of: date | None
    evidence_sql: str | None
    note: str | None
    confidence: float | None
    hedge: str | None
    verdict_count: int
    thread_url: str | None
    run_id: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict's SQL answers when it is asked again."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """One meaning that a figure's words may have, the value that it gives, and whether the figure agrees with it."""

    reading: str
    value: float
    holds: bool
    is_strict: bool  # the words name it; else the talk around only brings it to mind
    doubt: float | None = None  # of what is brought to mind, in bits: what the weighing held against it


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one claim was checked: its verdicts, the deciding one first, each with its evidence computed again."""

    finding: Finding
    verdicts: tuple[Verdict, ...]
    evidence: tuple[Evidence | None, ...]  # beside verdicts
    tried: tuple[Tried, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of the SQL contract."""

    view: str
    name: str
    kind: str
    meaning: str
    view_meaning: str
