"""Lines of a WhatsApp export: a date and a time, a name, words that may go on below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff"
_DATE = r"(?P<date>\d{1,4}[/.\-]\s?\d{1,2}[/.\-]\s?\d{1,4})"
_TIME = (
    r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[\s\u202f\u00a0]?[AaPp]\.?[\s\u202f\u00a0]?[Mm]\.?|[\s\u202f]?(?:上午|下午|Uhr))?)"
)
_JOIN = r",?\s+(?:(?:at|um|à|a las|alle|às|kl\.|om|o)\s+)?"
_BRACKETED = re.compile(rf"[{_MARKS}]*\[{_DATE}{_JOIN}{_TIME}\]\s?(?P<rest>.*)")
_DASHED = re.compile(rf"[{_MARKS}]*{_DATE}{_JOIN}{_TIME}\s?[-–—]\s(?P<rest>.*)")
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
    return _BRACKETED.match(line) or _DASHED.match(line)


def messages(text: str) -> Iterator[RawMessage]:
    """The messages in the order of the file."""
    current: RawMessage | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        found = head_of(line) if line[:1].strip(_MARKS)[:1] in ("", "[") or line[:1].isdigit() else None
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
