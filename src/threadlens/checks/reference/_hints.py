"""Measures that the words around a figure bring to mind without their name: 'beyond normal', 'to get it stable'.

A hint makes a measure likelier in a thread about the pay system; it supports nothing by itself, for every figure is
still weighed against chance.
"""

import re
from functools import lru_cache

from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.checks.reference._salience import Salient
from threadlens.records import Claim

_IN_CLAUSE, _IN_SENTENCE, _BEFORE, _EARLIER, _IN_TITLE = 0.5, 1.0, 2.0, 2.5, 3.0
_REACH = 160  # how far before the sentence its words still tell what is spoken of
# Words that name a measure all but by its name, and tell what the sentences after them are about as well.
_TELLING = {
    "backlog": r"backlog\w*|(?:over|beyond|above|past|on top of)(?: \w+){0,3} normal|pay transactions|pay files",
    "queue_over_one_year": r"(?:more|older|longer) than (?:a|one|12|twelve) (?:full )?(?:years?|months)|over a year",
    "damages_paid": r"damages|settlement\w*|compensation|pa(?:y|id) ?outs?|public accounts",
    "damages_per_employee": r"damages|settlement\w*|class[- ]action|full whack|psac (?:deal|members|people|got)",
    "damages_covered": r"cover(?:s|ed|ing)\b.{0,40}\b(?:members|employees|people)|eligible for|entitled to",
    "project_cost": r"budget(?:ed)?|original (?:\w+ )?(?:cost|price|budget|plan)|to build|to develop|"
    r"supposed to cost|price tag",
    "cost_to_date": r"total cost|has cost|costs? so far|cost to date|whole (?:mess|thing) cost|(?:spent|cost) on it",
    "stabilisation_cost": r"stabili[sz]\w+",
    "expected_saving": r"sav(?:ings?|e|es|ed)\b.{0,40}\b(?:a|per|every|each) year",
    "employees_waiting": r"pay requests?|waiting (?:for|on)",
    "positions_before": r"pay advis[eo]rs?|compensation advis[eo]rs?",
    "positions_eliminated": r"pay advis[eo]rs?|compensation advis[eo]rs?",
    "positions_miramichi": r"miramichi|pay cent(?:re|er)",
    "support_miramichi": r"support staff",
    "lump_sum": r"lump sum|late (?:contract|agreement|implementation)|"
    r"(?:contract|agreement) (?:was|is|got|being) (?:\w+ )?late",
    "late_penalty": r"(?:90|ninety) (?:more )?days",
}
# Words that say so only in the sentence of a figure.
_SAYING = {
    "backlog": r"clear(?:ed|ing)|whittled|piled? up|pile of|catch(?:ing)? up|caught up",
    "normal_workload": r"normal|usual (?:\w+ )?(?:load|workload)",
    "queue": r"queue|in the system|in all|total",
    "damages_paid": r"compensated|paid out",
    "damages_estimate": r"estimat\w+|still to come|further|expected|forecast\w*",
    "damages_recipients": r"(?:people|employees|workers|members|servants|of us) (?:\w+ )?(?:got|received|were paid)|"
    r"(?:paid|went|cheques|checks) (?:\w+ )?to|recipients?|compensated|something out of it",
    "damages_per_employee": r"each|apiece|(?:per|a) (?:person|head|employee|member|worker)|for 20\d\d-\d\d|"
    r"for (?:each|every) of|for the first year",
    "damages_covered": r"cover\w*|eligible|entitled|qualif\w+",
    "project_cost": r"original\w*|plan(?:ned)?|initial\w*|at the start|at first|build it|sold (?:it )?to us|"
    r"(?:supposed|meant|going) to cost|was to cost",
    "cost_to_date": r"so far|to date|total|(?:it|that) (?:has |have )?cost|cost (?:of|us|is|was)|the cost|spent|tab|"
    r"the bill|and counting|now|(?:we['’]?re|we are|it['’]?s|it is) (?:up )?(?:at|to|past)|taxpayers?|all in|all told",
    "repair_cost": r"fix(?:es|ed|ing)?|repair\w*|patch\w*",
    "stabilisation_cost": r"stable|steady|(?:clean|correct)\w* (?:up )?(?:the|its|all) (?:\w+ )?data",
    "replacement_cost": r"replac\w+|next ?gen|successor",
    "expected_saving": r"sav(?:e|es|ed|ing|ings)",
    "unplanned_operating_cost": r"unplanned|unexpected|unforeseen",
    "planned_operating_cost": r"(?:to|cost of) (?:run|operate|running|operating)|operating|run it|running (?:costs?|"
    r"bill)|"
    r"running (?:it|pay|phoenix|the (?:pay )?system)",
    "pay_error_value": r"errors?|mistakes?|owed|(?:over|under)-?pa(?:id|y\w*)",
    "employees_waiting": r"waiting|waited|stuck|pay (?:problems?|issues?)",
    "employees_paid": r"pa(?:ys?|id)(?! (?:requests?|problems?|issues?|system|cent\w+|advis\w+|files?|transactions?|"
    r"errors?))|payche(?:que|ck)s?|payroll|on the system",
    "departments_centralised": r"departments?|organi[sz]ations?|agencies",
    "departments_converted": r"old (?:pay )?system",
    "departments_first_rollout": r"first (?:wave|roll-?out|round|lot|batch)|february 2016",
    "positions_before": r"of us|used to|before|in the departments|across the departments",
    "positions_eliminated": r"cut|let go|laid off|gone|got rid of|axed|eliminat\w+|fired|dumped|lost|chopped",
    "positions_miramichi": r"advis[eo]rs?",
    "support_miramichi": r"support",
    "lump_sum": r"lump|late|(?:180|460) days|contract|agreement|implement\w*|catch-?up",
    "late_penalty": r"(?:three|3) months",
}


def _compiled(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {measure: re.compile(rf"\b(?:{said})\b", re.IGNORECASE) for measure, said in words.items()}


_TOLD, _SAID = _compiled(_TELLING), _compiled(_SAYING)


@once_a_claim
def hinted(view: ThreadView, claim: Claim) -> list[Salient]:
    """Measures of the pay system at which the words around a figure hint, with what it costs to think of them."""
    text = view.post(claim).text
    clause, sentence = view.clause(claim), view.sentence(claim)
    here = _blanked(text, claim, *clause)
    whole = _blanked(text, claim, *sentence)
    before = text[max(0, sentence[0] - _REACH, text.rfind("\n\n", 0, sentence[0]) + 1) : sentence[0]]
    title = view.post(claim).thread_title or view.thread.thread.title or ""
    # many figures have the same words before them, and all of a thread the same title
    around = ((_told_in(before), _BEFORE), (_told_in(text[: sentence[0]]), _EARLIER), (_told_in(title), _IN_TITLE))
    found = []
    for patterns in (_SAID, _TOLD):
        for measure, pattern in patterns.items():
            if pattern.search(whole):  # most words of most measures are not even there
                found.append(Salient(measure, _IN_CLAUSE if pattern.search(here) else _IN_SENTENCE))
            elif patterns is _TOLD:
                found += [Salient(measure, cost) for told, cost in around if measure in told][:1]
    return found


@lru_cache(maxsize=1024)
def _told_in(words: str) -> frozenset[str]:
    return frozenset(measure for measure, pattern in _TOLD.items() if pattern.search(words))


def _blanked(text: str, claim: Claim, start: int, end: int) -> str:
    """A stretch without the figure itself."""
    return f"{text[start : claim.start_char]} # {text[claim.end_char : end]}"
