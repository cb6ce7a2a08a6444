"""A figure that its own author takes back in a later post, or in the same one."""

import re
from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed, stated_value
from threadlens.records import Claim, Verdict

RANK = 80
_ACCEPTS = re.compile(
    r"\b(?:I stand corrected|my (?:mistake|bad|error)|mea culpa|I was wrong|I(?:'|’)?(?:ve|"
    r" have)? misre(?:ad|membered)|"
    r"(?:you(?:'|’)re|you are) (?:right|correct)|thanks for (?:the correction|correcting)|fair enough|good catch|"
    r"(?:oops|whoops),? (?:I meant|that should)|correction:)",
    re.IGNORECASE,
)
# Another figure for the same thing is of the same order.
_ORDER = 4.0
# What happened to some of them, or how their number moved, says nothing of how many there were.
_MOVES = re.compile(
    r"\b(?:grew|grow\w*|rose|fell|dropped|shrank|increas\w+|decreas\w+|declin\w+|added|hired|hir(?:es|ing)|quit|"
    r"left|lost|gained|retired|joined|cut|laid off|more(?! like)|fewer|extra|another|other|additional|newly|new|"
    r"of (?:them|those|whom))\b",
    re.IGNORECASE,
)
# What the figure is said of: 'the mess hall', 'our base'.
_NAMED = re.compile(
    r"\b(?:the|our|my|his|her|their|this|that|whole|in|at|of|on|for)\s+(?:(?:the|our|my|whole|entire|a|an)\s+)*"
    r"(?P<what>(?!correct)[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?)",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "money", "share", "average"})


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """A claim whose author later accepts another figure for the same thing is refuted by that."""
    own = [c for c in view.claims() if c.role == "own" and c.kind in _KINDS and c.subject]
    for later in own:
        post = view.post(later)
        start, end = view.sentence(later)
        if not _ACCEPTS.search(post.text[max(0, start - 120) : end]):
            continue
        for earlier in own:
            before = view.post(earlier)
            if before.author is None or before.author != post.author or before.position >= post.position:
                continue
            if _same_thing(earlier, later) and _is_alike(view, earlier, later) and _differs(earlier, later):
                yield _verdict(earlier, later)


def _same_thing(a: Claim, b: Claim) -> bool:
    keys = ("kind", "subject", "measure", "unit")
    scopes = {a.population, b.population} - {None}
    return all(getattr(a, key) == getattr(b, key) for key in keys) and len(scopes) < 2 and _same_time(a, b)


def _is_alike(view: ThreadView, a: Claim, b: Claim) -> bool:
    """Whether both figures are levels of one order and of one thing."""
    clauses = [view.post(c).text[slice(*view.clause(c))] for c in (a, b)]
    return is_of_one(view, a, b) and not any(_MOVES.search(clause) for clause in clauses)


def is_of_one(view: ThreadView, a: Claim, b: Claim) -> bool:
    """Whether two figures are of one order, and said of the same thing as far as their clauses name one."""
    first, second = stated_value(a), stated_value(b)
    if not first or not second or not 1 / _ORDER <= first / second <= _ORDER:
        return False
    clauses = [view.post(c).text[slice(*view.clause(c))] for c in (a, b)]
    named = [{w for m in _NAMED.finditer(clause) for w in m["what"].lower().split()} for clause in clauses]
    return not named[0] or not named[1] or bool(named[0] & named[1])


def _same_time(a: Claim, b: Claim) -> bool:
    return a.period_end == b.period_end or a.period_end is None or b.period_end is None


def _differs(a: Claim, b: Claim) -> bool:
    rule, value = allowed(a), stated_value(b)
    return rule is not None and value is not None and not rule.holds(value)


def _verdict(earlier: Claim, later: Claim) -> Verdict:
    value = stated_value(later)
    stated = stated_value(earlier)
    error = abs(stated - value) / abs(value) if stated is not None and value else None
    return Verdict(
        earlier.claim_id,
        "cross_post",
        "refuted",
        earlier.text,
        reference_value=value,
        relative_error=error,
        reading=f"its author's later figure: {later.text}",
        source="a later post of the same author",
        evidence_sql=f"select coalesce(value, numerator / denominator, (low + high) / 2, low, high) as reference_value from claims where claim_id = '{later.claim_id}'",  # noqa: S608, E501 -- an id made here
        note="the author accepted a correction",
        confidence=0.7,
        rank=RANK,
    )
