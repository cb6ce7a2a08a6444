"""What each column of a table is, as guessed or as said."""

from dataclasses import dataclass, field

from threadlens.references.imports._periods import Period

# Roles of columns. A variable names what its neighbour's categories are of: age band, region, tenure.
DATE, VALUE, UNIT, SCALE = "date", "value", "unit", "scale"
POPULATION, SUBJECT, CLASS, VARIABLE, MEASURE = "population", "subject", "class", "variable", "measure"
WIDER, ID, FIELD, FLAG, LEFT_OUT = "wider", "id", "field", "flag", "left out"

MEANINGS = {
    DATE: "date or period",
    VALUE: "figures",
    UNIT: "unit of the figures",
    SCALE: "multiplier of the figures",
    POPULATION: "population: whose members are counted",
    SUBJECT: "subject: what is counted",
    CLASS: "classes: subject or population by variable",
    VARIABLE: "names the variable of the classes",
    MEASURE: "measure: what the figure says",
    WIDER: "contains the population",
    ID: "identifier, not used",
    FIELD: "kept with each figure",
    FLAG: "says that a figure is withheld",
    LEFT_OUT: "not used",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a table instead of having it guessed; column names or plain text."""

    name: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    date: str = ""
    values: tuple[str, ...] = ()
    unit: str = ""
    dimensions: tuple[str, ...] = ()
    measure: str = ""
    subject: str = ""
    population: str = ""
    as_of: str = ""  # MM-DD: the day of the year to which a bare year belongs
    order: str = ""  # dmy or mdy, where 03/04/2020 may be either


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its role and, in words, why or as what."""

    index: int
    name: str
    role: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """A column of figures: what it measures, of whom, and when where its header says so."""

    index: int
    measure: str
    subject: str
    unit: str
    decimal: str = "."
    scale: float = 1.0
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is needed to read a table's rows as figures."""

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    columns: tuple[Column, ...]
    values: tuple[Values, ...]
    population: str  # concept or label of all rows together
    order: str = "dmy"
    is_fiscal: bool = False
    as_of: str = ""
    period: Period | None = None  # of all figures, where no column says it
    remarks: tuple[str, ...] = field(default=())
    totals: frozenset[tuple[int, str]] = frozenset()  # column and value of rows that add the others up

    def indices(self, role: str) -> tuple[int, ...]:
        """The columns of a role."""
        return tuple(c.index for c in self.columns if c.role == role)

    def index(self, role: str) -> int | None:
        """The first column of a role."""
        return next(iter(self.indices(role)), None)

    def column(self, index: int) -> Column:
        """The column at an index."""
        return self.columns[index]
