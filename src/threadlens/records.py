"""Frozen rows: all that crosses a layer. Instants are aware and in UTC; offsets count characters of Post.text."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

# --- from a source to a thread -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes of one page, file or archive member, as they came."""

    content: bytes
    source: str  # what the user would call it: a URL, a path, 'archive.zip!/page-2.html', '-'
    url: str | None = None  # the final URL where it is known
    fetched_at: datetime | None = None
    media_type: str | None = None
    charset: str | None = None

    @property
    def content_hash(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said of a URL: a page, or that the one already had is still right."""

    asked_url: str
    url: str  # after redirects
    page: Page | None = None  # None: not modified
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Something that a post points to."""

    url: str
    text: str = ""
    kind: str = "link"  # link, image, attachment, embed


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a post with one role and one speaker."""

    role: str  # own, quote, embed, heading, list, table, code, signature
    text: str
    attributed_to: str | None = None
    quoted_post_id: str | None = None
    source_url: str | None = None
    repeats_post_id: str | None = None  # an unmarked repetition of this earlier post
    depth: int = 0  # 1 for a quote, 2 for a quote inside it
    cells: tuple[tuple[str, ...], ...] = ()  # of a table, row by row; text holds them tab-separated, a line a row
    header_rows: int = 0
    header_columns: int = 0
    note: str | None = None  # how a passage was read where that is not plain


@dataclass(frozen=True, slots=True)
class Post:
    """One post; signatures are kept as passages but are not part of its text."""

    post_id: str
    position: int
    passages: tuple[Passage, ...]
    author: str | None = None
    author_id: str | None = None
    posted_at: datetime | None = None
    edited_at: datetime | None = None
    permalink: str | None = None
    reply_to_post_id: str | None = None
    reactions: int | None = None
    links: tuple[Link, ...] = ()
    date_note: str | None = None  # how a relative or zone-less date was resolved

    @property
    def text(self) -> str:
        """All passages in their order, joined by blank lines, signatures left out."""
        return "\n\n".join(p.text for p in self.passages if p.role != "signature")


@dataclass(frozen=True, slots=True)
class Thread:
    """What is known of a thread apart from its posts."""

    thread_id: str
    platform: str
    site: str | None = None
    url: str | None = None
    title: str | None = None
    forum: str | None = None
    started_at: datetime | None = None
    expected_post_count: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong without stopping the run."""

    stage: str  # fetch, parse, store, tag, check
    item: str
    code: str  # one snake_case word a kind: missing_posts, challenge_page, ...
    message: str


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What one page yields."""

    thread: Thread
    posts: tuple[Post, ...]
    next_url: str | None = None
    page_number: int | None = None
    last_page: int | None = None
    problems: tuple[Problem, ...] = ()


# --- from a post to its figures ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A passage's place in the text of its post."""

    start_char: int
    end_char: int
    role: str
    attributed_to: str | None = None
    quoted_post_id: str | None = None
    repeats_post_id: str | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0
    header_columns: int = 0


@dataclass(frozen=True, slots=True)
class PostText:
    """A post as the taggers and checks see it."""

    post_id: str
    thread_id: str
    position: int
    text: str
    passages: tuple[PassageSpan, ...] = ()
    author: str | None = None
    posted_at: datetime | None = None
    thread_title: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written, with its modifier inside the span."""

    start_char: int
    end_char: int
    text: str
    kind: str  # count, percent, money, ratio, multiple, duration
    modifier: str = "="  # =, ~, <, <=, >, >=
    value: float | None = None  # None for ranges and vague words; numerator / denominator of a ratio; 5 for 5 %
    low: float | None = None  # the interval that the wording itself states: both ends of a range or vague word
    high: float | None = None
    unit: str | None = None  # currency code, unit of time or measure, or None for a plain number
    numerator: float | None = None
    denominator: float | None = None
    counted: str | None = None  # the words that name what is counted, as written
    denominator_counted: str | None = None  # the same for a ratio's second member
    precision: float | None = None  # the place value of the last digit printed: 27k has 1000, 2.5 % has 0.1
    hedge: str | None = None  # the modifier's words, lower case: about, just over, nearly, less than


@dataclass(frozen=True, slots=True)
class Term:
    """A member of an equation: a quantity of the same post, a plain number, or an unknown."""

    quantity: int | None = None  # index into the post's quantities
    value: float | None = None  # None: unknown


@dataclass(frozen=True, slots=True)
class Equation:
    """Figures of one post that belong together: a sum, a product, a ratio said twice, a part of a whole."""

    start_char: int
    end_char: int
    operator: str  # +, -, *, /, share (result per cent = first of second), ratio (first : second), same
    members: tuple[Term, ...]
    result: Term


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that somebody could check: who says what about whom, and when."""

    claim_id: str
    post_id: str
    start_char: int
    end_char: int
    text: str
    sentence: str
    kind: str  # count, share, ratio, money, rate, average, change, rank, duration, equation
    subject: str | None = None  # concept id of what is counted; a plain noun as 'noun:…' where no concept fits
    measure: str | None = None  # concept id: headcount, share, ratio, damages_paid, …
    population: str | None = None  # concept id of the scope, or of the whole that a share is of
    modifier: str = "="
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    equation_id: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    speech_act: str = "assertion"  # assertion, question, hypothetical, sarcasm
    role: str = "own"  # role of the passage it stands in
    attributed_to: str | None = None
    repeats_claim_id: str | None = None
    score: float | None = None  # check-worthiness, 0 to 1, calibrated
    hedge: str | None = None
    precision: float | None = None
    mentions: tuple["Mention", ...] = ()  # every concept named near the figure, nearest first
    row_header: str | None = None  # of a figure in a table
    column_header: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named by the words around a claim."""

    concept_id: str
    start_char: int
    end_char: int
    text: str
    part: str = "sentence"  # counted (right at the figure), clause, sentence, before, quote, title, row, column
    of_denominator: bool = False  # names what the second member of a ratio counts, or the whole of a share


@dataclass(frozen=True, slots=True)
class Buzzword:
    """A management or digital-government term and how it is used."""

    start_char: int
    end_char: int
    text: str
    term: str
    usage: str  # performative, substantive, mention
    score: float


@dataclass(frozen=True, slots=True)
class PhoenixReference:
    """The word Phoenix and what it means here."""

    start_char: int
    end_char: int
    text: str
    sense: str  # pay_system, city, bird, product, person, organisation, other
    score: float


@dataclass(frozen=True, slots=True)
class PostTags:
    """All that the taggers found in one post."""

    post_id: str
    quantities: tuple[Quantity, ...] = ()
    equations: tuple[Equation, ...] = ()
    equation_ids: tuple[str, ...] = ()  # beside equations
    claims: tuple[Claim, ...] = ()
    buzzwords: tuple[Buzzword, ...] = ()
    phoenix_references: tuple[PhoenixReference, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadTags:
    """A thread with its posts and what was read in them, as the checks take it."""

    thread: Thread
    posts: tuple[PostText, ...]
    tags: tuple[PostTags, ...]  # beside posts


# --- what claims are held against -----------------------------------------------------------------


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


# --- what the store answers -------------------------------------------------------------------------


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
class Explanation:
    """How one claim was checked: its verdicts, the deciding one first, each with its evidence computed again."""

    finding: Finding
    verdicts: tuple[Verdict, ...]
    evidence: tuple[Evidence | None, ...]  # beside verdicts


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of the SQL contract."""

    view: str
    name: str
    kind: str
    meaning: str
    view_meaning: str


# --- from labelled text to models ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A stretch of a text with the label that a person gave it."""

    text_id: str
    text: str
    start_char: int
    end_char: int
    label: str
    thread: str = ""
    fields: tuple[tuple[str, str], ...] = ()  # what else the corpus says: writer, subject, title, before, …


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How well one label is told from the others."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Examples whose confidence lies in one tenth of the scale, and how often they were right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A classifier measured on one split of its corpus."""

    model: str
    split: str
    examples: int
    accuracy: float
    macro_f1: float
    macro_f1_interval: tuple[float, float]  # 95 %, bootstrap over threads
    scores: tuple[LabelScore, ...]
    confusion: tuple[tuple[int, ...], ...]  # rows: given label, columns: predicted, in the order of scores
    ece: float  # expected calibration error over ten bins
    brier: float
    reliability: tuple[ReliabilityBin, ...]
    wrong: tuple[str, ...] = ()  # ids of the examples that it got wrong


# --- one statement against one table ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table as a file or a page holds it: rows of text, header rows first."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    header_rows: int | None = None  # None: to be found


@dataclass(frozen=True, slots=True)
class TableReading:
    """One way to read a statement over a table, and whether it holds."""

    operation: str  # lookup, count, extreme, range, same, compare, missing, total
    words: str
    is_true: bool
    fit: float  # of the statement's words, 0 to 1
    cells: tuple[tuple[int, int], ...] = ()  # row and column as in the file, from 0
    value: float | None = None


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """What a table says of a statement."""

    statement: str
    outcome: str  # supported, refuted, conflicting, not_enough_evidence
    reading: TableReading | None = None  # the one that decided
    readings: tuple[TableReading, ...] = ()  # all that were tried, the best fit first
    note: str | None = None
    confidence: float | None = None
