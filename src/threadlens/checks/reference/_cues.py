"""Measures that a sentence names by what happens in it: positions eliminated, executives to be cut, a saving a year."""

import re
from dataclasses import dataclass

from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import IN_SENTENCE, MONEY
from threadlens.records import Claim

_GOING = (
    r"\b(?:cuts?|cutting|go|going|gone|eliminat\w+|axed?|shed(?:ding)?|slash\w*|reduc\w+|los(?:e|es|ing|"
    r"t)|trim\w*|drop\w*|"
    r"take out|let go|laid off|lay off|got rid|get rid|chopped?|disappear\w*|abolish\w*|fired?|"
    r"terminat\w+|pink slips?|takes? out|taking out|"
    r"out (?:over|by|in) (?:the )?(?:next |two|three|20\d\d))\b|\blet\b.*\bgo\b"
)
_LATER = (
    r"\b(?:will|would|are to|is to|to be|plan\w*|going to|gonna|announc\w*|budget|over (?:the next|two|"
    r"three|several)|targets?|"
    r"by 20\d\d|promis\w*|proposes?|wants? to|intends?)\b"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    measure: str
    subjects: frozenset[str]  # of which one is named at the figure or in its clause; empty: any
    words: tuple[re.Pattern[str], ...]  # all of them stand in the sentence
    is_money: bool = False
    about: re.Pattern[str] | None = None  # what the post or the title speaks of


def _cue(measure: str, subjects: str, *words: str, is_money: bool = False, about: str | None = None) -> _Cue:
    patterns = tuple(re.compile(w, re.IGNORECASE) for w in words)
    topic = re.compile(about, re.IGNORECASE) if about else None
    return _Cue(measure, frozenset(subjects.split()), patterns, is_money, topic)


_PHOENIX = r"\bph(?:o?e|eo)nix\b"
_FORCES = "caf_members regular_force_members regular_force canadian_armed_forces reserve_members reserve_force"
_CUES = (
    _cue("planned_reduction", "executives", _GOING, _LATER),
    _cue("positions_eliminated", "pay_advisors", _GOING),
    _cue("positions_miramichi", "pay_advisors", r"\bmiramichi\b"),
    _cue("positions_before", "pay_advisors", r"\b(?:before|used to|had|were|did|once)\b"),
    _cue("expected_saving", "", r"\bsav(?:e|es|ed|ing|ings)\b", is_money=True, about=_PHOENIX),
    _cue(
        "project_cost",
        "",
        r"\b(?:planned|budget\w*|originally|supposed to cost|sold (?:it )?to us)\b",
        is_money=True,
        about=_PHOENIX,
    ),
    _cue("departments_centralised", "", r"\bdepartments?\b.*\b(?:centrali[sz]ed|miramichi)\b"),
    _cue("employees_paid", "employees", r"\b(?:pa(?:y|id|ys)|payche(?:que|ck)s?|payroll)\b", about=_PHOENIX),
    _cue(
        "damages_recipients",
        "",
        r"\b(?:people|employees|workers|members|servants|feds|of (?:us|you|them))\s+(?:\w+\s+)?"
        r"(?:got|received|were paid)\b",
        r"\b(?:damages|settlement|compensation|money|che(?:que|ck)s?)\b",
        about=r"\b(?:damages|settlement)\b",
    ),
    _cue(
        "queue_over_one_year", "", r"\bof (?:them|those|these|which)\b.{0,24}\b(?:older|over|more|longer)\b.{0,8} year"
    ),
    _cue("damages_covered", "psac_members", r"\bcover(?:s|ed|ing)?\b", about=r"\bdamages|settlement\b"),
    _cue("damages_recipients", "employees", r"\b(?:paid (?:out )?to|received|got)\b", about=r"\bdamages\b"),
    _cue(
        "authorized_strength",
        _FORCES,
        r"\b(?:authori[sz]ed|supposed to (?:have|be)|should have|on paper|establishment|"
        r"under the (?:new )?plan|ceiling|grow to|target)\b",
    ),
    _cue("strength_gap", _FORCES, r"\b(?:short|shortfall|below|understrength|gap|missing|under strength)\b"),
)


def measures(view: ThreadView, claim: Claim) -> tuple[str, ...]:
    """Measures whose words stand around the figure, in the order of the cues."""
    is_money = claim.unit in MONEY
    named = {m.concept_id for m in claim.mentions if m.part in IN_SENTENCE and view.is_near(claim, m)}
    post = view.post(claim)
    start, end = view.clause(claim)
    clause = post.text[start:end]
    around = f"{post.thread_title or ''}\n{post.text}"
    return tuple(
        cue.measure
        for cue in _CUES
        if cue.is_money == is_money
        and (not cue.subjects or cue.subjects & named)
        and all(w.search(clause if cue.is_money else claim.sentence) for w in cue.words)
        and (cue.about is None or cue.about.search(around))
    )
