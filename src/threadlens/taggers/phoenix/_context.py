"""Where the word Phoenix stands in a text, and the words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# The quick test: texts without it cost nothing more.
_GATE = re.compile(r"ph(?:oe|eo|o)n(?:ei|i)x|pheonix", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w@#/.])#?(?P<word>ph(?:oeni|eoni|onei|oneni)x(?:ed|es|ing)?)(?![\w@]|\.\w)", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*\s+|\s*\n\s*")
# Only what stands near decides; a post may be a whole report.
_REACH = 1200


@dataclass(frozen=True, slots=True)
class Context:
    """One mention: its word and the text around it, the nearest first."""

    word: str
    left: str  # of its sentence, up to the word
    right: str  # of its sentence, from the word on
    before: str  # the sentence before
    after: str  # the sentence after
    post: str  # the rest of the post, as far as it is near
    title: str


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """Where the word stands, in any of its spellings."""
    if _GATE.search(text):
        for found in MENTION.finditer(text):
            yield found.span("word")


def context(text: str, start: int, end: int, title: str) -> Context:
    """The words around a mention."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    earlier = [low, *(low + m.end() for m in _END.finditer(text[low:start]))]
    later = [*(end + m.end() for m in _END.finditer(text[end:high])), high]
    begin, stop = earlier[-1], later[0]
    previous = earlier[-2] if len(earlier) > 1 else begin
    following = later[1] if len(later) > 1 else stop
    return Context(
        word=text[start:end],
        left=text[begin:start],
        right=text[end:stop],
        before=text[previous:begin],
        after=text[stop:following],
        post=f"{text[low:previous]} {text[following:high]}",
        title=title,
    )
