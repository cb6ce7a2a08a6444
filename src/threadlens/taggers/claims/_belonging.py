"""Which of the times that a sentence names a figure goes with."""

import re
from collections.abc import Sequence
from datetime import date

from threadlens.taggers.claims._periods import Period

# What is to come is said of what will be.
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|going to|gonna|plan(?:s|ned|ning)?"
    r"|expect(?:s|ed)?|forecasts?|projected|project(?:s|ions?)"
    r"|targets?|goals?|aim(?:s|ed)?|would|could|should|may|might"
    r"|hope[sd]?|set to|supposed to|due|budget(?:s|ed)?|want[s]?"
    r"|promise[sd]?|have to|has to|need(?:s)?|to (?:cut|hire|save|lose|add|reach|cost|be))\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w-])\d")
# '9,824, from 5,175 in 2015': the time is that of the figure it is held against.
_AGAINST = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared|than|was|were|had|used to)\b(?=[^;]*(?<![\w-])\d)", re.IGNORECASE
)
_BREAK = re.compile(r";|,\s+(?:and|but|while|whereas|yet|so|now)\b|\b(?:but|while|whereas)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|are|has|have|sits?|stands?)\b|\w['’](?:s|re|ve)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|went|became|got|fell|rose|grew)\b", re.IGNORECASE)
_LONG_AGO = 200  # days


def of_figure(
    named: Sequence[Period], figure: tuple[int, int], sentence: tuple[int, int], text: str, posted: date | None
) -> list[Period]:
    """The times that a figure may go with, the sentence's others left out."""
    return [
        p
        for p in named
        if not (_is_to_come(p, text, posted) and not _FUTURE.search(text, *sentence))
        and not _is_of_another(p, figure, text, sentence[1])
        and not _is_of_the_past(p, figure, sentence, text, posted)
    ]


def _is_to_come(period: Period, text: str, posted: date | None) -> bool:
    """'next April'; a date of its own after that of the post may be known to one who edited it later."""
    is_pointed = text[period.start_char : period.end_char].lower().startswith("next")
    return is_pointed and posted is not None and period.first is not None and period.first > posted


def _is_of_another(period: Period, figure: tuple[int, int], text: str, end: int) -> bool:
    if period.start_char < figure[1]:
        return False
    between = text[figure[1] : period.start_char]
    return _AGAINST.search(between) is not None or (
        ";" in between and _FIGURE.search(text, period.end_char, end) is not None
    )


def _is_of_the_past(
    period: Period, figure: tuple[int, int], sentence: tuple[int, int], text: str, posted: date | None
) -> bool:
    """'In 2015 there were 300, and now it is 420': the second statement is of the day it was made."""
    if posted is None or period.last is None or (posted - period.last).days < _LONG_AGO or period.end_char > figure[0]:
        return False
    between = text[period.end_char : figure[0]]
    breaks = [*_BREAK.finditer(between)]
    if not breaks or not _FIGURE.search(between[: breaks[-1].start()]):
        return False
    own = text[period.end_char + breaks[-1].end() : sentence[1]]
    verb, past = _PRESENT.search(own), _PAST.search(own)
    return verb is not None and (past is None or verb.start() < past.start())
