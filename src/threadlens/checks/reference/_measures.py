"""Readings of figures with a measure of their own: damages, costs, backlog, salaries, planned strength."""

import re
from dataclasses import replace

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Figure, added, point
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import stated_value
from threadlens.checks._vocabulary import IN_SENTENCE, MONEY, MONTHLY, PAY_SYSTEM_ID
from threadlens.checks.reference import _cues, _firm, _pay
from threadlens.checks.reference._link import near, special_measure
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim, Mention

_LARGE = re.compile(r"\b(?:million|billion|bn|[mb])\b", re.IGNORECASE)
_PER_HEAD = re.compile(
    r"\s*(?:a|per|for (?:each|every))\s+(?:psac\s+)?(?:head|person|employee|member|worker|public servant|pop)\b"
    r"|\s*(?:each|apiece)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\s*(?:[x×*]|times)\s", re.IGNORECASE)
_MEMBERS = re.compile(r"\s*(?:\w+\s+)?(?:members|employees|people|workers|public servants)\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:so far|to date|in total|altogether|has been|have been|has paid|have paid|cumulative\w*|already"
    r"|until now|by now)\b",
    re.IGNORECASE,
)
# What changes from month to month; of all others every figure known by then may be meant.
VOLATILE = frozenset(
    {
        "backlog",
        "queue",
        "queue_over_one_year",
        "normal_workload",
        "damages_paid",
        "damages_estimate",
        "cost_to_date",
        "employees_waiting",
        "salary_minimum",
        "salary_maximum",
        "average_cost",
        "authorized_strength",
        "planned_strength",
        "strength_gap",
        "authorized_positions",
        "pay_error_value",
        "planned_reduction",
    }
)
# Published under one definition: a figure that differs is wrong. Of all others there are several counts.
_DECISIVE = frozenset(
    {
        "backlog",
        "queue_over_one_year",
        "damages_paid",
        "damages_recipients",
        "project_cost",
        "cost_to_date",
        "expected_saving",
        "stabilisation_cost",
        "salary_minimum",
        "salary_maximum",
        "authorized_strength",
        "normal_workload",
    }
)
_UNPUBLISHED, _FRESH = 3, 100  # months, days
# A figure so far off is about something else.
_MISLINKED = 20
_COUNTABLE = frozenset(
    re.findall(
        r"\w+",
        "transaction case file request item issue problem pay department agency organization organisation advisor "
        "adviser servant staff position regular reservist troop soldier member strong clerk job",
    )
)
# The departments that run pay for all the others.
_PAYS = re.compile(r"public_services_and_procurement|treasury_board|core_public|separate_agencies")
_IN_SENTENCE_OR_CELL = IN_SENTENCE | {"row", "column"}
_ON_PAPER = frozenset({"authorized_strength", "planned_strength", "strength_gap", "authorized_positions"})
_EACH = re.compile(r"\b(?:each|every|per)\b", re.IGNORECASE)

_BEYOND = re.compile(
    r"\b(?:beyond|above|over|excess|exceed\w*|on top of|without|besides?|not counting|normal|usual)\b", re.IGNORECASE
)

_UNION = "psac_members"
_PAY = re.compile(r"\b(?:pay|paid|paycheques?|paychecks?|payroll)\b", re.IGNORECASE)


def names_other(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether the clause names a measure other than a number of people: planned strength, a gap, a cut."""
    return any(
        index.kind(m.concept_id) == "measure"
        and m.concept_id not in {"headcount", "share", "ratio", "change"}
        and view.is_near(claim, m)
        and not _is_of_another(view, claim, m)
        and _is_people(index, m.concept_id)
        for m in claim.mentions
    )


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """The facts of the named measure at the claim's time."""
    cued = _cues.measures(view, claim)
    named = special_measure(view, claim, index)
    at_figure = {m.concept_id for m in claim.mentions if m.part == "counted"}
    # a name right at the figure goes before what happens in its clause, and that before other names
    counted = [m for m in named if m in at_figure]
    measures = tuple(dict.fromkeys((*counted, *(() if counted and claim.unit is None else cued), *named)))
    taken = {m.concept_id for m in claim.mentions if _is_of_another(view, claim, m)}
    measures = tuple(m for m in measures if m not in taken)
    time = _dates.when(view, claim)
    if view.is_about_pay and _firm.is_normal(view, claim):
        measures = ("normal_workload",)
    measures = measures or _firm.carried(view, claim, index, time)
    # 'more than half a billion' after '$400 million': a large figure of a measure of money
    is_bare = claim.unit is None and _LARGE.search(claim.text) is not None
    is_money = claim.unit in MONEY or (is_bare and any(_is_money(index, m) for m in measures))
    if (claim.kind == "money" or claim.unit is not None) and not is_money:
        return None
    if not is_money and not cued and _counts_other(view, claim, index):
        return None
    ends = _salary(claim) if is_money else ()
    if ends and _pay.is_difference(view, claim):
        return None
    for measure in ends or _damages(view, claim, measures, is_money=is_money) or measures:
        cells = index.cells_of(measure)
        here = {m.concept_id for m in claim.mentions if m.part in _IN_SENTENCE_OR_CELL}
        named_scopes = here & {p for _, p in cells}
        if measure == "damages_per_employee" and _UNION in here:
            cells = [c for c in cells if c[0] == _UNION]
        found = [
            reading
            for subject, population in cells
            if (not named_scopes or population in named_scopes) and _is_meant(view, claim, index, measure, subject)
            for reading in _measure(view, claim, index, (measure, subject, population), time, is_money=is_money)
        ]
        if found:
            return Readings(time, tuple(found), confidence=0.9)
    return None


def _is_of_another(view: ThreadView, claim: Claim, mention: Mention) -> bool:
    """Whether a strength on paper is that of a figure nearer to its name: '63,000 against 71,500 authorized'."""
    if mention.concept_id not in _ON_PAPER or mention.part not in IN_SENTENCE:
        return False
    text = view.post(claim).text
    if mention.start_char >= claim.end_char:
        return re.search(r"\d", text[claim.end_char : mention.start_char]) is not None
    # '68,000 regulars authorized, 71,500 under the new plan'
    between = text[mention.end_char : claim.start_char]
    return re.search(r"\d", between) is not None


def _measure(
    view: ThreadView, claim: Claim, index: Index, cell: tuple[str, str, str], time: When, *, is_money: bool
) -> list[Reading]:
    measure = cell[0]
    series = index.series(*cell)
    series = tuple(f for f in series if (f.facts[0].unit == "CAD") == is_money)
    if measure == "damages_paid":
        series = _paid(view, claim, series, time)
    chosen = _latest(series, time) if measure in MONTHLY else []
    chosen = chosen or (_dates.at(series, time) if measure in VOLATILE else _known(series, time))
    special = _firm.extreme(view, claim, series, time) if measure in VOLATILE else None
    if measure == "damages_per_employee" and cell[1] == _UNION:
        special = _firm.beyond(claim, chosen)
    chosen = [special] if special else chosen
    if not chosen or _is_elsewhere(claim, chosen):
        return []
    label = f"{index.label(measure)}, {in_words(chosen[-1].end, chosen[-1].facts)}"
    item = dict(chosen[-1].facts[0].dimensions).get("item", "")
    label += f" ({item})" if item and len(chosen) == 1 else ""
    derived = all(f.confidence == "derived" for c in chosen for f in c.facts)
    is_sure = measure in _DECISIVE or special is not None or _firm.is_firm(view, claim, measure, chosen)
    is_sure = is_sure or (_is_named_at(claim, measure) and len({f.value for f in chosen}) == 1)
    is_sure = is_sure and not (measure in VOLATILE and _firm.is_open(view, claim))
    may_refute = is_sure and (not derived or measure == "damages_paid")
    plain = Reading(
        label,
        tuple(point(f) for f in chosen),
        tuple(point(f) for f in series),
        may_refute=may_refute,
        scope=cell[2],
        subject=cell[1],
        measure=measure,
    )
    return [plain, *_with_normal(claim, index, plain, chosen)]


def _is_named_at(claim: Claim, measure: str) -> bool:
    """Whether a measure is named right at the figure: '150 support staff'."""
    named = [m.text.lower() for m in claim.mentions if m.concept_id == measure and m.part == "counted"]
    return any(not text.startswith(("in ", "at ")) for text in named)  # of a place there may be others


def _with_normal(claim: Claim, index: Index, plain: Reading, chosen: list[Figure]) -> list[Reading]:
    """The backlog may be all that is waiting, the normal workload with it, where no word says which."""
    if plain.measure != "backlog" or _BEYOND.search(claim.sentence):
        return []
    normal = {f.end: f for f in index.series("normal_workload", plain.subject, plain.scope)}
    pairs = [(f, normal[f.end]) for f in chosen if f.end in normal]
    if not pairs:
        return []
    label = f"{plain.label} with the {index.label('normal_workload')}"
    return [replace(plain, label=label, options=tuple(added(pair) for pair in pairs), is_default=False)]


def _is_elsewhere(claim: Claim, figures: list[Figure]) -> bool:
    stated = stated_value(claim)
    if not stated:
        return False
    return all(f.value > _MISLINKED * stated or stated > _MISLINKED * f.value for f in figures)


def _latest(series: tuple[Figure, ...], time: When) -> list[Figure]:
    """The last figures of a series of months that a post can have known: they come out weeks after their month."""
    if time.origin not in {"post", "thread"} or time.end is None:
        return []
    known = [f for f in series if f.end <= time.end]
    return known[-_UNPUBLISHED:] if known and (time.end - known[-1].end).days < _FRESH else []


def _known(series: tuple[Figure, ...], time: When) -> list[Figure]:
    """Every figure that was published by the time of the claim; one of several may be meant."""
    return [f for f in series if time.end is None or f.start <= time.end]


def _paid(view: ThreadView, claim: Claim, series: tuple[Figure, ...], time: When) -> tuple[Figure, ...]:
    """Payments of a named fiscal year, or all so far: the words say which."""
    yearly = tuple(f for f in series if f.start < f.end)
    so_far = tuple(f for f in series if f.start == f.end)
    if time.origin == "claim" and 0.5 < time.years < 1.5:
        return yearly
    if _SO_FAR.search(claim.sentence) or time.origin != "claim":
        return so_far
    return series


def _counts_other(view: ThreadView, claim: Claim, index: Index) -> bool:
    """Whether the figure counts other things than pay transactions, people or departments, or those of one of them."""
    subject = claim.subject or ""
    noun = subject.rsplit(" ", 1)[-1].removeprefix("noun:") if subject.startswith("noun:") else ""
    if noun and noun not in _COUNTABLE:
        return True
    named = (m for m in near(view, claim) if index.kind(m.concept_id) == "population")
    return any(
        index.members(m.concept_id) == "employees" and index.ancestors(m.concept_id) and not _PAYS.search(m.concept_id)
        for m in named
    )


def _damages(view: ThreadView, claim: Claim, measures: tuple[str, ...], *, is_money: bool) -> tuple[str, ...]:
    """Amounts a head and heads, where the text around speaks of damages."""
    named = [m for m in claim.mentions if m.concept_id.startswith("damages")]
    if view.is_about_pay and is_money and not measures:
        named += [m for m in claim.mentions if m.concept_id == _UNION and m.part in _IN_SENTENCE_OR_CELL]
    after = view.post(claim).text[claim.end_char : claim.end_char + 40]
    if not named or (measures and not any(m.startswith("damages") for m in measures)):
        return ()
    start, _ = view.clause(claim)
    is_each = _EACH.search(view.post(claim).text[start : claim.start_char]) is not None
    if is_money and (is_each or _PER_HEAD.match(after) or (claim.equation_id and _TIMES.match(after))):
        return ("damages_per_employee",)
    near_money = any(view.is_near(claim, m) for m in named)
    if not is_money and _MEMBERS.match(after):
        return ("damages_recipients",) if near_money and "damages_covered" not in measures else ("damages_covered",)
    return ()


def _is_money(index: Index, measure: str) -> bool:
    return any(f.facts[0].unit == "CAD" for cell in index.cells_of(measure) for f in index.series(measure, *cell))


def _salary(claim: Claim) -> tuple[str, ...]:
    """The end of the pay range that is named."""
    named = {m.concept_id for m in claim.mentions if m.part in {"counted", "clause", "sentence", "row", "column"}}
    for measure in ("salary_minimum", "salary_maximum"):
        if measure in named:
            return (measure,)
    return ()


def _is_meant(view: ThreadView, claim: Claim, index: Index, measure: str, subject: str) -> bool:
    """Whether the text speaks of what the measure is of: Phoenix for its costs, a level for its salary."""
    concepts = {m.concept_id for m in claim.mentions}
    if subject == PAY_SYSTEM_ID or measure.startswith(
        ("damages", "departments", "positions", "support", "employees_", "queue")
    ):
        named = any("phoenix" in m.text.lower() for m in claim.mentions) or measure in _cues.measures(view, claim)
        # a post about Phoenix may leave the name out where it speaks of pay
        in_post = "phoenix" in view.post(claim).text.lower() and _PAY.search(claim.sentence) is not None
        by_thread = view.is_about_pay and (measure == "backlog" or "pay_advisors" in concepts)
        return named or PAY_SYSTEM_ID in concepts or in_post or by_thread
    if measure in {"lump_sum", "late_penalty"}:
        return True
    near_subjects = {m.concept_id for m in near(view, claim) if index.kind(m.concept_id) == "subject"}
    near_scopes = {index.members(m.concept_id) for m in near(view, claim) if index.kind(m.concept_id) == "population"}
    return subject in near_subjects or (not near_subjects and subject in near_scopes)


def _is_people(index: Index, measure: str) -> bool:
    return bool(index.cells_of(measure)) and not _is_money(index, measure)
