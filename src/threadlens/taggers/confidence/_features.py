"""What speaks for a verdict: the check's own odds, its kind, and how the figure is said."""

import math

from threadlens.records import Claim, Verdict

RIGHT, WRONG = "right", "wrong"
_LEAST, _MOST = 0.02, 0.995  # odds beyond these say no more
_COARSE = 0.05
_WEIGHED = "taken from the words around it"
_DERIVED = "derived"
_TELLING = ("held in", "digits swapped", "digit wrong", "same figure before")  # of a note, what a verdict rests on
_MANY = 5
_BOUNDS = frozenset({"<", "<=", ">", ">="})


def features(claim: Claim, verdict: Verdict) -> dict[str, float]:
    """By name; the check's own confidence as log odds."""
    own = min(max(verdict.confidence or 0.5, _LEAST), _MOST)
    note = verdict.note or ""
    how = "weighed" if _WEIGHED in note else verdict.method
    found = {
        "log_odds": math.log(own / (1 - own)),
        f"how={how}": 1.0,
        f"outcome={verdict.outcome}": 1.0,
        f"how={how} {verdict.outcome}": 1.0,
        f"kind={claim.kind}": 1.0,
        f"role={claim.role}": 1.0,
    }
    if verdict.method == "arithmetic":
        found[f"made={(verdict.reading or '').split(' ')[0].rstrip(':')}"] = 1.0
    found[f"digits={min(_digits(claim), _MANY)}"] = 1.0
    found.update({f"note={word}": 1.0 for word in _TELLING if word in note})
    if claim.modifier in _BOUNDS:
        found["bound"] = 1.0
    if claim.modifier == "~" or claim.hedge:
        found["hedged"] = 1.0
    if not any(character.isdigit() for character in claim.text):
        found["in words"] = 1.0
    if _is_coarse(claim):
        found["coarse"] = 1.0
    if claim.speech_act != "assertion":
        found["no assertion"] = 1.0
    if _DERIVED in note:
        found["derived"] = 1.0
    return found


def _digits(claim: Claim) -> int:
    """How many digits of a figure say something."""
    return len("".join(c for c in claim.text if c.isdigit()).strip("0"))


def _is_coarse(claim: Claim) -> bool:
    """Whether a figure has one digit that counts."""
    digits = f"{abs(claim.value or 0):.10g}".replace(".", "").strip("0")
    return len(digits) < 2
