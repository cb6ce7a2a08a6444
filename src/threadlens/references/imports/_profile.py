"""What a column's header and cells look like, before anything is decided about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from threadlens.references.imports._grid import Grid
from threadlens.references.imports._names import folded
from threadlens.references.imports._numbers import decimal_mark, is_withheld, number
from threadlens.references.imports._periods import has_fiscal_years, order_of, period

_SAMPLE = 5000
# Headers that mean one thing wherever they stand; SDMX and Statistics Canada have words of their own.
_DATE = re.compile(
    r"year|date|as of|day|month|quarter|period|time period|time|ref date|reference (?:date|period|year)|fiscal year|"
    r"calendar year|annee|an|exercice|jahr|datum|fy|effective(?: date)?|survey year|census year"
)
_ID = re.compile(
    r"(?:.* )?(?:id|ids|code|codes|no|nr|key|dguid|vector|coordinate|uuid|guid|nuts|index number|object id|fid)|#"
)
_UNIT = re.compile(r"units?|uom|unit(?: of)? measure|unite|einheit|currency|measurement unit|unit of measurement")
_SCALE = re.compile(r"unit mult|scalar factor|multiplier|scale")
_VALUE = re.compile(
    r"(?:obs )?value|(?:.* )?(?:count|number|headcount|amount|total)(?: .*)?|"
    r"n|nombre|anzahl|figure|employee|population|people|person"
)
_VARIABLE = re.compile(
    r"(?:.* )?(?:dimension|variable|characteristic|breakdown|attribute|topic|category type|demographic|domain)"
)
_MEASURE = re.compile(r"measure|indicator|sery|statistic|metric|indicateur|kennzahl")
_FLAG = re.compile(r"suppress\w*|status|symbol|flags?|obs status|obs flag|conf status|quality|terminated")
_DROPPED = re.compile(
    r"dataflow|structure(?: id| name)?|action|freq(?:uency)?|decimal|dguid|vector|coordinate|uom id|scalar id|"
    r"obs conf|confidence|time format|unnamed.*|index|row(?: number)?|last update"
)
_PLACE = re.compile(
    r"\b(?:department|departement|agency|agencie|organi[sz]ation|org|institution|ministry|minister|ministere|employer|company|firm|"
    r"region|province|territory|state|country|countrie|nation|geo|geography|area|ref area|"
    r"city|town|village|municipality|"
    r"county|district|borough|place|location|site|station|school|university|college|hospital|team|club|union|party|"
    r"bank|airport|park|universe|scope|population|jurisdiction|dept|ville|lieu|municipalite|ecole|hopital|etat|stadtteil|bezirk|stadt|kreis|ort|commune|kommune|land|gemeinde|pay)\b"
)
_CLASS = re.compile(
    r"\b(?:level|class|classification|group|category|type|kind|occupation|rank|grade|sex|gender|age|band|specy|species|product|"
    r"status|tenure|language|item|crop|cause|industry|sector|education|breed|model|vehicle|role|position|subject)\b"
)
_FIELDS = {
    "url": "url",
    "official url": "url",
    "source url": "url",
    "link": "url",
    "licence": "licence",
    "license": "licence",
    "publisher": "publisher",
    "title": "title",
    "source title": "title",
    "note": "note",
    "comment": "note",
    "remark": "note",
    "footnote": "note",
    "caveat": "note",
    "source": "note",
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A column as it looks."""

    index: int
    name: str
    key: str  # the header, folded
    filled: tuple[str, ...]  # cells that hold something, of a sample
    distinct: tuple[str, ...]
    numeric: float  # share of the filled cells that are numbers
    dated: float  # share of the filled cells that name a time
    decimal: str
    order: str | None
    is_fiscal: bool
    precision: float  # the mean length of its periods in days; 0 for days

    @property
    def is_numeric(self) -> bool:
        """Whether its cells are figures, marks of withheld ones aside."""
        return bool(self.filled) and self.numeric >= 0.9

    @property
    def is_dated(self) -> bool:
        """Whether its cells name times, some slips aside where the header says that they do."""
        return bool(self.filled) and self.dated >= (0.5 if _DATE.fullmatch(self.key) else 0.95)

    def is_called(self, role: str) -> bool:
        """Whether the header is one that this role goes by."""
        return _PATTERNS[role].fullmatch(self.key) is not None

    @property
    def is_place(self) -> bool:
        """Whether the header says that its values are organisations or places."""
        return _PLACE.search(self.key) is not None

    @property
    def is_class(self) -> bool:
        """Whether the header says that its values are classes of what is counted."""
        return _CLASS.search(self.key) is not None

    @property
    def field(self) -> str | None:
        """The field of a fact that the column holds."""
        return _FIELDS.get(self.key)


_PATTERNS = {
    "date": _DATE,
    "id": _ID,
    "unit": _UNIT,
    "scale": _SCALE,
    "value": _VALUE,
    "variable": _VARIABLE,
    "measure": _MEASURE,
    "flag": _FLAG,
    "dropped": _DROPPED,
}


def profiles(grid: Grid) -> tuple[Profile, ...]:
    """All columns as they look."""
    step = max(1, len(grid.rows) // _SAMPLE)
    return tuple(
        _profile(i, name, grid.column(i), step, prefers_comma=grid.prefers_comma) for i, name in enumerate(grid.header)
    )


def is_share(profile: Profile) -> bool:
    """Whether a column's figures are percentages of something."""
    return "%" in profile.name or bool(
        re.search(r"\b(?:pct|percent|per cent|percentage|share|rate|proportion)\b", profile.key)
    )


def determines(grid: Grid, finer: int, coarser: int, *, tolerance: float = 0.1) -> bool:
    """Whether a value of one column goes with one value of the other, some that moved in between aside."""
    seen: dict[str, set[str]] = {}
    for row in grid.rows:
        if row[finer] and row[coarser]:
            seen.setdefault(row[finer], set()).add(row[coarser])
    return bool(seen) and sum(len(v) > 1 for v in seen.values()) <= tolerance * len(seen)


def _profile(index: int, name: str, cells: Sequence[str], step: int, *, prefers_comma: bool) -> Profile:
    filled = tuple(c.strip() for c in cells[::step] if not is_withheld(c))
    distinct = tuple(dict.fromkeys(c.strip() for c in cells if c.strip()))
    sample = tuple(dict.fromkeys(filled))[:500]
    decimal = decimal_mark(sample, prefers_comma=prefers_comma)
    order, is_fiscal = order_of(list(sample)), has_fiscal_years(sample)
    periods = [period(c, order or "dmy", fiscal=is_fiscal) for c in sample]
    lengths = [(p.end - p.start).days for p in periods if p]
    return Profile(
        index,
        name,
        folded(re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ")),
        filled,
        distinct,
        sum(number(c, decimal) is not None for c in sample) / len(sample) if sample else 0.0,
        len(lengths) / len(sample) if sample else 0.0,
        decimal,
        order,
        is_fiscal,
        sum(lengths) / len(lengths) if lengths else 0.0,
    )
