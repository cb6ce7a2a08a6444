"""Running text with quotes in it that no markup shows: behind '>' signs as in mail, or between [quote] and [/quote]."""

import re
from dataclasses import replace

from threadlens.platforms._attribution import attribution_in_prose
from threadlens.platforms._flow import plain
from threadlens.platforms._quotes import marked_lines
from threadlens.records import Passage

# A post's author leaves them where a board does not read them, or wrote them wrong.
_BRACKETED = re.compile(
    r"\[quote(?:\s*=\s*[\"']?(?P<name>[^\"'\],;\[]{1,60})[^\]]*)?\](?P<words>(?:(?!\[quote).)*?)\[/quote\]", re.I | re.S
)
_POST = re.compile(r"\bpost(?:_?id)?\s*[:=]\s*[\"']?(\d+)", re.IGNORECASE)


def has_marks(text: str) -> bool:
    """Whether there may be anything to take apart."""
    return ">" in text or "[/" in text


def split_marked(text: str, speaker: Passage) -> list[Passage]:
    """A text of one speaker as passages, each quote with who is named in its bracket or in a line above it."""
    passages: list[Passage] = []
    at = 0
    for found in _BRACKETED.finditer(text):
        passages += _by_signs(text[at : found.start()], speaker)
        name, post = found["name"], _POST.search(found[0].partition("]")[0])
        inner = Passage("quote", "", attributed_to=name.strip() if name else None, depth=speaker.depth + 1)
        inner = replace(inner, quoted_post_id=post[1] if post else None)
        passages += _by_signs(found["words"], inner)
        at = found.end()
    return [p for p in (*passages, *_by_signs(text[at:], speaker)) if p.text.strip()]


def _by_signs(text: str, speaker: Passage) -> list[Passage]:
    passages: list[Passage] = []
    named: dict[int, str] = {}  # who speaks at which depth: a quote goes on behind one that is nested in it
    name: str | None = None
    for depth, stretch in marked_lines(text) if ">" in text else [(0, text)]:
        named = {level: said for level, said in named.items() if level <= depth}
        if name and depth:
            named[depth] = name
        head, _, last = stretch.rstrip().rpartition("\n")
        name = attribution_in_prose(last) if ">" in text else None
        words = plain(head if name else stretch)
        if depth:
            who = named.get(depth) or speaker.attributed_to
            passages.append(replace(speaker, role="quote", text=words, attributed_to=who, depth=speaker.depth + depth))
        else:
            passages.append(replace(speaker, text=words))
    return [p for p in passages if p.text.strip()]
