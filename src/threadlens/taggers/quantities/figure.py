"""A figure while it is being read: token indices, value, unit, and what the words around it add."""

from dataclasses import dataclass, field

from threadlens.taggers.quantities.tokens import Token


@dataclass(slots=True)
class Number:
    """A number without its unit: `first` and `last` are token indices, both inside."""

    first: int
    last: int
    value: float | None
    precision: float | None = None
    low: float | None = None
    high: float | None = None
    numerator: float | None = None  # of a written fraction
    denominator: float | None = None
    is_word: bool = False
    is_vague: bool = False
    is_grouped: bool = False  # separators, a suffix, a decimal: no year or label looks like that
    modifier: str | None = None  # 'most' and 'the majority' bring their own


@dataclass(slots=True)
class Figure:
    """A number with its unit, growing to the quantity that is reported."""

    first: int
    last: int
    kind: str
    value: float | None
    number: Number
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    precision: float | None = None
    modifier: str = "="
    hedge: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    counted: str | None = None
    denominator_counted: str | None = None
    has_currency_before: bool = False
    is_compound: bool = False  # 'three-year', '30-year-old': the noun stands elsewhere

    @property
    def is_range(self) -> bool:
        """Whether both ends are stated and no single value."""
        return self.value is None and self.low is not None and self.high is not None


@dataclass(slots=True)
class Line:
    """A line of a text with its figures; `base` is the index of the first among the quantities of the text."""

    tokens: list[Token]
    figures: list[Figure]
    base: int
    starts: dict[int, int] = field(init=False)  # first token of a figure: its index

    def __post_init__(self) -> None:
        self.starts = {figure.first: i for i, figure in enumerate(self.figures)}
