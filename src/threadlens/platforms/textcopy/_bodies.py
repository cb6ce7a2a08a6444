"""The words of one post as passages: own words, quotes, headings, lists, code, tables, signature."""

import re
from collections.abc import Iterator, Sequence

from threadlens.platforms._tables import split_tables
from threadlens.platforms._text_index import TextIndex
from threadlens.platforms.textcopy._lines import Line
from threadlens.platforms.textcopy._quotes import Block, split_quotes
from threadlens.records import Passage

_MARKER = re.compile(r"(?:[•·▪►‣◦○●■–*+-]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+(?=\S)", re.I)
_BULLET = re.compile(r"[•·▪►‣◦○●■*+–-]\s")
_SIGNATURE_RULE = re.compile(r"(?:_{4,}|-{2,}|—{2,})\s*")
_HEADING_END = re.compile(r"[.!?,;:…\"”)\]]$")
_LONGEST_HEADING = 80


def read_body(lines: Sequence[Line], earlier: TextIndex, authors: frozenset[str]) -> tuple[Passage, ...]:
    """The passages of a post, in their order."""
    words, signature = _split_signature(lines)
    passages: list[Passage] = []
    for block in split_quotes(words, earlier, authors):
        if block.depth:
            passages.append(_quote(block))
        else:
            passages.extend(_own(block.lines))
    whole = "\n\n".join(p.text for p in passages)
    passages = [q for p in passages for q in (split_tables(p, whole) if p.role in ("own", "quote") else (p,))]
    if signature:
        passages.append(Passage("signature", "\n".join(signature)))
    return tuple(p for p in passages if p.text.strip())


def _quote(block: Block) -> Passage:
    return Passage("quote", "\n\n".join(_paragraphs(block.lines)), attributed_to=block.speaker, depth=block.depth)


def _own(lines: Sequence[str]) -> Iterator[Passage]:
    """Own words, with headings and lists as passages of their own."""
    kinds = list(_kinds(lines))
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and kinds[end] in (kinds[at], "") and kinds[at] != "heading":
            end += 1
        text = (
            "\n\n".join(_paragraphs(lines[at:end]))
            if kinds[at] == "own"
            else "\n".join(x.strip() for x in lines[at:end] if x.strip())
        )
        if text:
            yield Passage(kinds[at] or "own", text)
        at = end


def _kinds(lines: Sequence[str]) -> Iterator[str]:
    """What each line is: own, list, heading, or '' where it is empty."""
    for n, line in enumerate(lines):
        text = line.strip()
        if not text:
            yield ""
        elif _is_item(lines, n):
            yield "heading" if _is_heading(lines, n) and not _has_neighbour(lines, n) else "list"
        elif _is_heading(lines, n):
            yield "heading"
        else:
            yield "own"


def _is_item(lines: Sequence[str], n: int) -> bool:
    """Whether a line opens with a list marker that is no lone dash and no year or sum."""
    text = lines[n].strip()
    if not _MARKER.match(text):
        return False
    if _BULLET.match(text):
        return text[0] not in "*+–-" or any(
            _BULLET.match(x.strip()) and x.strip()[0] == text[0] for x in (*lines[:n], *lines[n + 1 :])
        )
    return True


def _has_neighbour(lines: Sequence[str], n: int) -> bool:
    """Whether the next filled line above or below is a list item too."""
    above = next((i for i in range(n - 1, -1, -1) if lines[i].strip()), None)
    below = next((i for i in range(n + 1, len(lines)) if lines[i].strip()), None)
    return any(i is not None and _is_item(lines, i) for i in (above, below))


def _is_heading(lines: Sequence[str], n: int) -> bool:
    """Whether a short line without a full stop stands over a longer paragraph, after a gap or at the start."""
    text = lines[n].strip()
    if (
        len(text) > _LONGEST_HEADING
        or _HEADING_END.search(text)
        or not re.search(r"[^\W\d_]{3}", text)
        or re.search(r"\d\s*%|\d{5}", text)
    ):
        return False
    if not (text[0].isupper() or text[0].isdecimal()) or (n and lines[n - 1].strip()):
        return False
    after = next((x.strip() for x in lines[n + 1 :] if x.strip()), "")
    return len(after) > len(text) and len(after) > 60


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines joined to paragraphs at empty lines; line breaks inside a paragraph stay."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\n".join(p) for p in paragraphs if p]


def _split_signature(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """The post without what follows a signature's rule near its end."""
    for at in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        line = lines[at]
        mail_mark = line.raw.rstrip("\n") in ("-- ", "--")
        if mail_mark or (line.kind == "rule" and line.sign == "_" and _SIGNATURE_RULE.fullmatch(line.text)):
            before = [x for x in lines[:at] if not x.is_empty]
            after = [x.text for x in lines[at + 1 :] if not x.is_empty]
            if before and after and len(after) <= 8:
                return list(lines[:at]), after
    return list(lines), []
