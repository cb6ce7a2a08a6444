"""Short forms that a caption spells out, and where a statement says them in full."""

import re
from collections.abc import Iterator, Sequence

from threadlens.checks._against.words import STOP, Word, words

Abbreviation = tuple[str, tuple[str, ...]]  # the short form's stem, and those of what it stands for

_SPELT = re.compile(r"\b([A-Z][A-Za-z]{0,6})\s*(?:[:=]|stands for|denotes)\s*([A-Za-z][A-Za-z '-]{3,60})")
_BRACKETED = re.compile(r"\b([a-z][a-z '-]{3,60})\s\(([A-Z]{2,6})\)", re.IGNORECASE)


def abbreviations(caption: str) -> tuple[Abbreviation, ...]:
    """'MC: moisture content; HHV: …' and 'moisture content (MC)'."""
    found = []
    for match in _SPELT.finditer(caption):
        found.append((match.group(1), [w.stem for w in words(match.group(2)) if w.text not in STOP]))
    for match in _BRACKETED.finditer(caption):
        short = match.group(2)
        # as many words as the short form has letters: what stands before them belongs to the sentence
        found.append((short, [w.stem for w in words(match.group(1)) if w.text not in STOP][-len(short) :]))
    return tuple((words(short)[0].stem, tuple(full)) for short, full in found if full)


def short_forms(statement: Sequence[Word], known: Sequence[Abbreviation]) -> Iterator[tuple[str, int]]:
    """Each short form that the statement says in full, with the place of its first word."""
    stems = [w.stem for w in statement]
    for short, full in known:
        for start in range(len(stems) - len(full) + 1):
            if tuple(stems[start : start + len(full)]) == full:
                yield short, start
