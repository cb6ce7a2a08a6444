"""Readings of changes: up by a share, by a number, or by a factor, from one date to another."""

import re
from dataclasses import replace

from threadlens.checks import _dates
from threadlens.checks._dates import in_words
from threadlens.checks._figures import Computed, difference, growth, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.reference._link import near, target
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim

_DOWN = re.compile(
    r"\b(?:down|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+|shrank|shrunk|shrink\w*|"
    r"lost|los(?:e|es|ing)|"
    r"cut(?:s|ting)?|slash\w*|shed|reduc\w+|fewer|smaller|lower|less|halv\w+)\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"doubl|tripl|quadrupl|times|halv|fold|x\b", re.IGNORECASE)


def readings(view: ThreadView, claim: Claim, index: Index, *, is_percent: bool) -> Readings | None:
    """The change of a count over the claim's period; None without a period or a thing that changed."""
    time = _dates.when(view, claim)
    if (
        time.origin != "claim"
        or time.start is None
        or time.years < 0.9
        or claim.unit not in {None, "percent", "%", "people"}
    ):
        return None
    pool = near(view, claim) or [m for m in claim.mentions if m.part in {"clause", "sentence"}]
    found = target(view, claim, index, pool=[m for m in pool if index.kind(m.concept_id) in {"subject", "population"}])
    if found is None:
        return None
    start, end = view.clause(claim)
    falls = _DOWN.search(view.post(claim).text[start:end]) is not None
    by_factor = not is_percent and _FACTOR.search(claim.text) is not None
    made = []
    for scope in (*found.scopes, *found.softer):
        ends = _dates.first_and_last(index.series("headcount", found.subject, scope), time)
        if ends is None:
            continue
        if is_percent:
            value = growth(*ends)
        elif by_factor:
            value = quotient(ends[1], ends[0])
        else:
            value = difference(*ends)
        label = f"{index.label(found.subject)}, {index.label(scope)}, change"
        label += f" from {in_words(ends[0].end)} to {in_words(ends[1].end)}"
        value = value if by_factor else _directed(value, falls=falls)
        made.append(Reading(label, (value,), is_default=scope in found.scopes))
    # of several changes in a sentence each may be that of another time
    alone = sum(1 for c in view.tags[claim.post_id].claims if c.sentence == claim.sentence and c.kind == "change") == 1
    return Readings(time, tuple(made), confidence=0.85, signed=False, is_loose=not alone) if made else None


def _directed(value: Computed, *, falls: bool) -> Computed:
    """The change in the direction that the words give: a fall of 5 % is 5."""
    if not falls:
        return value
    sql = value.sql.replace("select ", "select -(", 1).replace(" as reference_value", ") as reference_value")
    return replace(value, value=-value.value, low=-value.high, high=-value.low, sql=sql)
