"""Which columns hold figures, and what they measure: people, shares, money, an average."""

import re
from dataclasses import dataclass

from threadlens.errors import ReferenceDataError
from threadlens.references.imports import _layout as roles
from threadlens.references.imports._grid import Grid
from threadlens.references.imports._layout import Column, Values, Wishes
from threadlens.references.imports._names import Names, folded, is_total
from threadlens.references.imports._periods import Period, has_fiscal_years, period
from threadlens.references.imports._profile import Profile, is_share

_UNIT_IN_HEADER = re.compile(
    r"[(\[](?P<unit>[^()\[\]]*)[)\]]|,\s*(?P<after>(?:in )?(?:thousands|millions|billions|per ?cent|%|\$))\s*$"
)
_NUMBER_OF = re.compile(
    r"^(?:total )?(?:number|count|no|total|nombre|sum|headcount)(?: of| de| d)?(?: the)? (?P<what>.+)$"
)
_GENERIC = re.compile(
    r"(?:obs )?value|count|number|n|no|total|figure|amount|headcount|head count|nombre|anzahl|result|data|quantity|"
    r"total (?:number|count|value)|"
    r"number of (?:people|person)|people|person|total headcount|column \d+"
)
# What is no plain number of things or people, and is called by its own name.
_NO_COUNT = re.compile(
    r"\b(?:average|avg|mean|median|rate|ratio|index|per|age|price|cost|salary|wage|pay|income|revenue|budget|spending|expenditure|"
    r"score|temperature|rainfall|length|height|weight|width|depth|area|distance|speed|duration|day|hour|minute|density|"
    r"minimum|maximum|min|max|growth|change|variance|deviation|interest|yield|gdp|emission|level)\b"
)
_SCALES = (
    (re.compile(r"\b(?:billion|billions|milliards?)\b|\bbn\b", re.IGNORECASE), 1e9),
    (re.compile(r"\b(?:million|millions)\b|000[ ,']000|\$M\b|\bmn\b", re.IGNORECASE), 1e6),
    (re.compile(r"\b(?:thousand|thousands|milliers)\b|[$']000|(?:^|\b)000s?\b|\$K\b", re.IGNORECASE), 1e3),
)
# A share that has a name of its own: unemployment rate, vacancy rate.
_NAMED_SHARE = re.compile(r"(?!(?:share|rate|percent|percentage|proportion)\b)\w+(?: \w+)? rate")
_PHYSICAL = re.compile(
    r"k?m|cm|mm|km2|m2|m3|sq(?:uare)? .*|k?g|mg|t|tonnes?|tons?|ha|hectares?|acres?|°?[CF]|celsius|hours?|days?|"
    r"minutes?|seconds?|"
    r"[kMGT]?Wh?|[kMGT]wh|litres?|liters?|l|index.*|points?|score|ratio|per .*|.+ per .+|.+/.+",
    re.IGNORECASE,
)
_PLAIN_MEASURES = frozenset({"headcount", "share", "ratio", "change", "salary"})
_DOLLARS = re.compile(r"\$|\bCAD\b|\bdollars?\b|\bC\$", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b|\bpourcent\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Count:
    """What a column of figures counts or measures."""

    measure: str
    subject: str
    unit: str


def wide_periods(found: tuple[Profile, ...]) -> dict[int, Period]:
    """The columns of a wide table, one a year or month, with their time."""
    is_fiscal = has_fiscal_years([p.name for p in found if period(p.name)])
    times = {p.index: period(p.name.replace("_", " "), fiscal=is_fiscal) for p in found if p.is_numeric or not p.filled}
    named = {index: when for index, when in times.items() if when is not None}
    return named if len(named) >= 2 and len(set(named.values())) == len(named) else {}


def value_columns(
    grid: Grid,
    found: tuple[Profile, ...],
    columns: tuple[Column, ...],
    wishes: Wishes,
    names: Names,
    wide: dict[int, Period],
) -> tuple[tuple[Values, ...], tuple[str, ...]]:
    """The columns of figures, and what was left out of them; raises where there is none."""
    candidates, remarks = _candidates(found, columns, wishes, wide)
    if not candidates:
        raise ReferenceDataError(
            f"{grid.source}: no column of figures was found among {', '.join(grid.header)}: name it with --value COLUMN"
        )
    base = _base(grid, columns, wishes, names)
    values = []
    for profile in candidates:
        header = "" if wide else profile.name
        what = _what(header, profile, wishes, names, base, is_only=len(candidates) == 1 or bool(wide))
        scale = _scale(f"{header} {wishes.unit}")
        values.append(
            Values(
                profile.index, what.measure, what.subject, what.unit, profile.decimal, scale, wide.get(profile.index)
            )
        )
    return tuple(values), tuple(remarks)


def _candidates(
    found: tuple[Profile, ...], columns: tuple[Column, ...], wishes: Wishes, wide: dict[int, Period]
) -> tuple[list[Profile], list[str]]:
    """The columns of figures that are taken, and why others are not."""
    wanted = {folded(v) for v in wishes.values}
    candidates = [found[c.index] for c in columns if c.role == roles.VALUE and (not wanted or folded(c.name) in wanted)]
    remarks: list[str] = []
    if wide:
        left = [p.name for p in candidates if p.index not in wide]
        remarks += [f"{name}: left out beside the columns of years" for name in left]
        candidates = [p for p in candidates if p.index in wide]
    elif not wishes.values:
        exact = [p for p in candidates if p.key in {"obs value", "value"}]
        candidates = exact or candidates
        counts = [p for p in candidates if not is_share(p)]
        if counts and len(counts) < len(candidates):
            remarks += [
                f"{p.name}: a share of something that the table does not name; --value takes it"
                for p in candidates
                if is_share(p)
            ]
            candidates = counts
    return candidates, remarks


def unit_of(text: str) -> str:
    """A unit as facts write it."""
    if _PERCENT.search(text):
        return "%"
    if _DOLLARS.search(text):
        return "USD" if re.search(r"US\$|USD|U\.S\.", text) else "CAD"
    plain = folded(text)
    if re.fullmatch(
        r"(?:number|headcount|unit|person|people|employee|individual|count|pure numb.*|.*\bperson)?", plain
    ):
        return "people"
    return " ".join(text.split())


def is_countable(unit: str) -> bool:
    """Whether figures of a unit count people or things: 5 km are no five of anything."""
    return unit not in {"%", "CAD", "USD"} and _PHYSICAL.fullmatch(unit) is None


def scale_of(text: str) -> float:
    """What a column of units or multipliers says that figures are to be multiplied with."""
    stripped = text.strip()
    if stripped.isdigit() and len(stripped) <= 2:  # SDMX writes the power of ten
        return float(10 ** int(stripped))
    return _scale(stripped)


def _scale(text: str) -> float:
    return next((factor for pattern, factor in _SCALES if pattern.search(text)), 1.0)


def _what(header: str, profile: Profile, wishes: Wishes, names: Names, base: str, *, is_only: bool) -> _Count:
    unit_text = _unit_in(header) or (wishes.unit if not any(wishes.unit == p for p in (profile.name,)) else "")
    bare = re.sub(r"(?i)\bpct\b|_pct\b|%", " ", _UNIT_IN_HEADER.sub("", header)).replace("_", " ").strip()
    key = folded(bare)
    counted = _NUMBER_OF.match(key)
    noun = counted["what"] if counted else key
    unit = unit_of(unit_text) if unit_text else ""
    special = names.find(bare, "measure")
    if wishes.measure:
        measure = names.find(wishes.measure, "measure") or wishes.measure
    elif special and special not in _PLAIN_MEASURES:
        measure = special
    elif (is_share(profile) and header) or unit == "%":
        measure = bare.lower() if _NAMED_SHARE.fullmatch(key) else "share"
    elif unit in {"CAD", "USD"} or (_NO_COUNT.search(key) and not counted and names.find(bare, "subject") is None):
        measure = names.find(bare, "measure") or bare or "amount"
    else:
        measure = "headcount"
    said = wishes.subject
    if said:
        subject = names.find(said, "subject") or said
    elif measure in names.by_id and measure not in _PLAIN_MEASURES:
        subject = base or next((c.concept_id for c in names.by_id.values() if measure in c.measures), "")
    elif measure != "headcount" or not key or _GENERIC.fullmatch(key):
        subject = base
    else:
        subject = names.find(noun, "subject") or (base if is_only and base else _noun(bare, noun))
    people = "people" if measure != "headcount" or not subject or subject in names.by_id else subject
    return _Count(measure, subject, unit or ("%" if measure == "share" else people))


def _noun(bare: str, noun: str) -> str:
    words = bare.split()
    return " ".join(words[-len(noun.split()) :]).lower() if words and not bare.isupper() else bare


def _unit_in(header: str) -> str:
    found = _UNIT_IN_HEADER.search(header)
    if found is None:
        return "%" if "%" in header else "$" if "$" in header else ""
    text = (found["unit"] or found["after"] or "").strip()
    return text if _PERCENT.search(text) or _DOLLARS.search(text) or len(text.split()) <= 3 else ""


def _base(grid: Grid, columns: tuple[Column, ...], wishes: Wishes, names: Names) -> str:
    """What all classes are of: their nearest common whole, else what the title names."""
    shared = _shared_whole(grid, columns, names)
    if shared:
        return shared
    text = " ".join((wishes.title, grid.about.title, *grid.above[:3]))
    found = names.inside(text, "subject")
    if found:
        return found
    places = [
        i
        for c in columns
        if c.role == roles.POPULATION
        for i in (names.find(v, "population") for v in dict.fromkeys(grid.column(c.index)))
        if i
    ]
    roots = {names.wider(p)[-1] for p in places if names.wider(p)}
    members = {
        c.scopes[0]: c.concept_id
        for c in reversed(list(names.by_id.values()))
        if c.kind == "subject" and c.scopes and not c.broader
    }
    if len(roots) == 1 and (found := members.get(roots.pop())):
        return found
    return _noun_of(wishes.title or grid.about.title or next(iter(grid.above), ""))


def _shared_whole(grid: Grid, columns: tuple[Column, ...], names: Names) -> str:
    """What contains the classes of every column of classes, where most of them are known."""
    chains: list[tuple[str, ...]] = []
    for column in columns:
        if column.role in {roles.SUBJECT, roles.CLASS}:
            values = [v for v in dict.fromkeys(grid.column(column.index)) if not is_total(v)]
            known = [i for i in (names.find(v, "subject") for v in values) if i]
            if 3 * len(known) < len(values) or not known:
                return ""
            chains += [(k, *names.wider(k)) if len(set(known)) > 1 else names.wider(k) for k in known]
    return next((c for c in chains[0] if all(c in chain for chain in chains)), "") if chains else ""


def _noun_of(title: str) -> str:
    """What a title says is counted: trees of 'Street trees of Millbrook, 2021'; empty where it is no plain plural."""
    words = re.split(r"\s+(?:of|in|by|per|for|at|to|from)\s+|[,:;(]", title.strip(), maxsplit=1)[0].split()
    is_plural = bool(words) and words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is", "ics"))
    return (
        " ".join(words).lower() if is_plural and len(words) <= 3 and not _GENERIC.fullmatch(folded(words[-1])) else ""
    )
