"""Readings of changes: up by a share, by a number, or by a factor, from one date to another."""

import re
from dataclasses import replace
from datetime import date

from threadlens.checks import _dates
from threadlens.checks._dates import When, in_words
from threadlens.checks._figures import Computed, difference, growth, quotient
from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks.reference._link import near, target
from threadlens.checks.reference._reading import Reading, Readings
from threadlens.records import Claim

_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_IN_YEARS = re.compile(
    r"\b(?:in|over|within|during)\s+(?:just\s+|only\s+|the (?:last|past)\s+)?"
    rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<unit>years?|decades?)\b",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:down|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+|shrank|shrunk|shrink\w*|"
    r"lost|los(?:e|es|ing)|"
    r"cut(?:s|ting)?|slash\w*|shed|reduc\w+|fewer|smaller|lower|less|halv\w+)\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"doubl|tripl|quadrupl|\btwice|\bthrice|times|halv|fold|x\b", re.IGNORECASE)


def readings(view: ThreadView, claim: Claim, index: Index, *, is_percent: bool) -> Readings | None:
    """The change of a count over the claim's period; None without a period or a thing that changed."""
    time = span_said(claim, _dates.when(view, claim))
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
    falls = DOWN.search(view.post(claim).text[start:end]) is not None
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
        label += f" from {in_words(ends[0].end, ends[0].facts)} to {in_words(ends[1].end, ends[1].facts)}"
        value = value if by_factor else directed(value, falls=falls)
        made.append(Reading(label, (value,), is_default=scope in found.scopes))
    # of several changes in a sentence each may be that of another time
    here = [c for c in view.tags[claim.post_id].claims if c.sentence == claim.sentence and c is not claim]
    alone = is_percent or by_factor or sum(c.kind in {"count", "change"} for c in here) <= 1
    told = Readings(time, tuple(made), confidence=0.85, signed=False, is_loose=not alone, by_context=found.by_context)
    return told if made else None


def span_said(claim: Claim, time: When) -> When:
    """The time of a change: 'In ten years' ends with the post, or with the time that the sentence names."""
    said = _IN_YEARS.search(claim.sentence)
    if said is None or time.end is None or (time.start is not None and time.years > 1.5):
        return time
    words = said["count"].lower()
    years = (
        int(words) if words.isdigit() else _NUMBERS.get(words, 0) * (10 if said["unit"].lower().startswith("d") else 1)
    )
    if not 1 <= years <= 50:
        return time
    end = time.end if time.origin == "claim" else time.fallback or time.end
    # the figures are those of each March
    return When(date(end.year - years, 1, 1), end, "claim")


def directed(value: Computed, *, falls: bool) -> Computed:
    """The change in the direction that the words give: a fall of 5 % is 5."""
    if not falls:
        return value
    sql = value.sql.replace("select ", "select -(", 1).replace(" as reference_value", ") as reference_value")
    return replace(value, value=-value.value, low=-value.high, high=-value.low, sql=sql)
