"""Bare numbers that are in per cent because the one before them is: '71 percent, and in 2010 it was 70'."""

import re
from dataclasses import replace

from threadlens.records import Claim, Quantity
from threadlens.taggers.claims._context import Context

_UNIT = "percent"
_WHOLE = 100
# Nothing but verbs, little words and times between the two: no other thing is spoken of.
_BETWEEN = re.compile(
    r"(?:\sof (?:the |all |our )?\w+)?\s?(?:[,;:.(–—-]\s?|\b(?:and|but|from|to|than"
    r"|was|were|is|are|it|they|in|by|of|now|then|at|still|up|down|back|that|had|been"
    r"|being|only|just|about|around|not|the|this|last|year|years?|ago|before|spring|fall|march|against|versus|vs|compared|with"
    r"|(?:19|20)\d\d|['’]\d\d|so|while|where|which|over|under|nearly|almost|earlier|later|today|or)\b\s?)*",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)\]\n–—]|(?:if|in|and|or|for|is|was|now|then|at|to|from|when|but|by|as|back|today|last|this|before|after"
    r"|you|there)\b)",
    re.IGNORECASE,
)
_NEAR = 3


def in_percent(context: Context, quantity: Quantity, last: Claim | None) -> Quantity:
    """The quantity, in per cent where it goes on with the per cents before it."""
    if last is None or last.unit != _UNIT or last.value is None or quantity.value is None:
        return quantity
    if quantity.kind != "count" or quantity.unit is not None:
        return quantity
    if not 0 < quantity.value <= _WHOLE or not _ENDS.match(context.text, quantity.end_char):
        return quantity
    between = context.text[last.end_char : quantity.start_char]
    goes_on = quantity.counted is None and _is_near(last, quantity) and _BETWEEN.fullmatch(between)
    if not (goes_on or _says_it_finer(last, quantity)):
        return quantity
    start, _ = context.sentence(context.sentence_at(quantity.start_char))
    return replace(quantity, kind=_UNIT, unit=_UNIT, counted=None) if last.start_char >= start else quantity


def _is_near(last: Claim, quantity: Quantity) -> bool:
    one, other = last.value or 0, quantity.value or 0
    return one * _NEAR >= other and other * _NEAR >= one


def _says_it_finer(last: Claim, quantity: Quantity) -> bool:
    """'2.5 % (2.455 if you like)': the same with more decimals."""
    step = last.precision or 1
    return (quantity.precision or 1) < step and abs((last.value or 0) - (quantity.value or 0)) <= step / 2
