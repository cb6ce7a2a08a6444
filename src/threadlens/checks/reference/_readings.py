"""The readings of a claim by its kind."""

import re

from threadlens.checks._index import Index
from threadlens.checks._thread import ThreadView
from threadlens.checks._vocabulary import PERCENT
from threadlens.checks._wording import foreign, is_increase
from threadlens.checks.reference import _changes, _counts, _measures, _pay, _ratios, _shares, _turns
from threadlens.checks.reference._reading import Readings
from threadlens.records import Claim

# 'number over 300,000' is no place in an order
_RANKED = 1000
_OF = re.compile(r"\s*of\b", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:more|fewer|less|bigger|larger|smaller)\b(?! than half)", re.IGNORECASE)


def readings(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    """All that the words may mean; None where they name nothing that the tables hold."""
    if (
        claim.kind in {"duration", "equation"}
        or (claim.kind == "rank" and (claim.value or 0) < _RANKED)
        or not claim.mentions
        or foreign(view, claim)
        or is_increase(view, claim)
    ):
        return None
    is_share = claim.kind == "share" or claim.unit in PERCENT
    is_more = is_share and _MORE.match(view.post(claim).text, claim.end_char)
    if is_more or (claim.kind == "change" and not (is_share and _OF.match(view.post(claim).text, claim.end_char))):
        turned = _turns.readings(view, claim, index, is_percent=is_share)
        return turned or _changes.readings(view, claim, index, is_percent=is_share)
    if is_share:
        return _shares.readings(view, claim, index)
    if claim.kind == "ratio" or claim.numerator is not None:
        return _ratios.readings(view, claim, index)
    return _amount(view, claim, index)


def _amount(view: ThreadView, claim: Claim, index: Index) -> Readings | None:
    special = _pay.readings(view, claim, index) or _measures.readings(view, claim, index)
    if special is not None or claim.kind in {"money", "rate"} or claim.unit:
        return special
    return None if _measures.names_other(view, claim, index) else _counts.readings(view, claim, index)
