"""Lines of a WhatsApp export: a date and a time, a name, words that may go on below."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

_HEAD = 36
_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff"
# In numbers in any order, in numbers with signs between them, or with the month as a word.
_DATE = (
    r"(?P<date>\d{1,4}[/.\-]\s?\d{1,2}[/.\-]\s?\d{1,4}\.?(?:\s?г\.)?|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]|"
    r"[^\W\d_]{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?,? (?:de )?\d{4})"
)
_HALF = r"(?:[AaPp]\.?\s?[Mm]\.?|上午|下午|午前|午後|오전|오후|μ\.\s?μ\.|π\.\s?μ\.|م|ص|ÖÖ|ÖS|Uhr|ч\.)"
_TIME = rf"(?P<time>(?:{_HALF}\s?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?{_HALF})?)"
_JOIN = rf"[,،]?\s+(?:(?!{_HALF})[^\W\d]{{1,5}}\.?\s(?:(?!{_HALF})[^\W\d]{{1,4}}\s)?)?"  # 'um', 'klo', 'a las'
_BRACKETED = re.compile(rf"\[{_DATE}{_JOIN}{_TIME}\]\s?(?P<rest>.*)")
# Android puts a dash, old iPhones a colon.
_DASHED = re.compile(rf"{_DATE}{_JOIN}{_TIME}(?:\s?[-–—]\s|:\s)(?P<rest>.*)")
# Service lines have no colon, or one inside of a quoted name of a group.
_NAMED = re.compile(r"(?P<name>[^:\n\"“”„«]{1,70}?):(?:\s(?P<words>.*)|$)", re.DOTALL)


@dataclass(slots=True)
class RawMessage:
    """A message as it stands; without a name it is the service's own."""

    date: str
    time: str
    name: str | None
    lines: list[str] = field(default_factory=list)


def head_of(line: str) -> re.Match[str] | None:
    """What opens a message."""
    # Marks of direction stand before the line and, where it runs from the right, within the date.
    bare = line.lstrip(_MARKS)
    if not bare[:1].isalnum() and bare[:1] != "[":
        return None
    if bare[:1].isdecimal() and not bare[:1].isascii():
        bare = _western(bare)
    return _BRACKETED.match(bare) or _DASHED.match(bare)


def _western(line: str) -> str:
    """The line with European digits, and without marks, in the date at its head."""
    head, tail = line[:_HEAD], line[_HEAD:]
    head = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in head if c not in _MARKS)
    return head + tail


def messages(text: str) -> Iterator[RawMessage]:
    """The messages in the order of the file."""
    current: RawMessage | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        found = head_of(line)
        if found is None:
            if current is not None:
                current.lines.append(line)
            continue
        if current is not None:
            yield current
        named = _NAMED.match(found["rest"])
        name = named["name"].strip(f"{_MARKS} ~\u00a0\u202f") if named else None
        words = (named["words"] or "") if named else found["rest"]
        current = RawMessage(found["date"], found["time"], name or None, [words])
    if current is not None:
        yield current
