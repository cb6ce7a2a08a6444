"""The words around a place in a text: its sentence, the neighbours, the rest of the post, the thread's title."""

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*\s+|\s*\n\s*")
# Only what stands near decides; a post may be a whole report.
_REACH = 1200


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A word or phrase and the text around it."""

    text: str
    left: str  # of its sentence, up to it
    right: str  # of its sentence, from it on
    before: str  # the sentence before
    after: str  # the sentence after
    post: str  # the rest of the post, as far as it is near
    title: str


def surroundings(text: str, start: int, end: int, title: str) -> Surroundings:
    """What stands around a place in a post."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    earlier = [low, *(low + m.end() for m in _END.finditer(text[low:start]))]
    later = [*(end + m.end() for m in _END.finditer(text[end:high])), high]
    begin, stop = earlier[-1], later[0]
    previous = earlier[-2] if len(earlier) > 1 else begin
    following = later[1] if len(later) > 1 else stop
    return Surroundings(
        text=text[start:end],
        left=text[begin:start],
        right=text[end:stop],
        before=text[previous:begin],
        after=text[stop:following],
        post=f"{text[low:previous]} {text[following:high]}",
        title=title,
    )
