"""What is read in posts: quantities, equations, claims, buzzwords, references to Phoenix."""

from dataclasses import dataclass
from datetime import date, datetime

from threadlens.records.threads import Thread


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
