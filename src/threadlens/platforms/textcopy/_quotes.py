"""Quotes in a copy: 'X said:', 'Originally Posted by X', 'On DATE, X wrote:', lines behind '>'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from threadlens.platforms._attribution import attribution_in_prose
from threadlens.platforms._text_index import TextIndex
from threadlens.platforms.textcopy._dates import find_date
from threadlens.platforms.textcopy._lines import Line, looks_like_name

_NAME = r"(?P<n>[^\n:]{1,60}?)"
_SAID = r"(?:said|wrote|writes|posted|says|schrieb|hat geschrieben|a écrit|escribió|dijo)"
_WHEN = r"(?:\s+on\s.{4,40}|\s*\(.{4,40}\)|\s*,?\s*↑.*)?"
_FROM = r"(?:quote|quoting|zitat)\s+(?:from|by|of|von|originally posted by)?:?\s*"
_LEADS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_NAME}\s+{_SAID}{_WHEN}\s*:\s*(?:↑.*)?",
        rf"(?:quote(?:\s+from)?\s*:?\s*)?originally (?:posted|written|said) by:?\s+{_NAME}(?:\s+view post)?\s*\W?",
        rf"{_FROM}{_NAME}(?:\s+on\s+.{{4,60}}|\s+\(.{{4,40}}\))?\s*:?",
        rf"on\s.{{6,80}}?,\s*(?:at\s.{{3,20}},\s*)?{_NAME}\s+(?:wrote|said)\s*:",
        rf"↑?\s*.{{6,40}}\d\s*{_NAME}\s+wrote:",
        rf"@{_NAME}\s+said in\s.{{1,120}}:",
        rf"in reply to\s+{_NAME}'s (?:post|message|comment)\s*:?",
        rf"(?:posted|sent) by\s+{_NAME}\s*:\s*",
    )
)
_ON = re.compile(r"on\s.*(?:wrote|said)\s*:$", re.I)
_WROTE = re.compile(r"[\s,)]*(?P<n>\S.{0,59}?)\s+(?:wrote|said)\s*:", re.I)
_ADDRESS = re.compile(r"\s*[<(\[]?[\w.+-]+(?:@|\sat\s)[\w.-]+\.\w+[>)\]]?")
_BARE_QUOTE = re.compile(r"(?:quote|quoted|zitat|citation|cita|citaat|citazione|цитата|cytat|citat)\s*:?", re.I)
_END = re.compile(
    r"(?:click to (?:expand|collapse)\W*|\[/quote\]|end (?:of )?quote\W*|show more\W*|read more\W*"
    r"|(?:zum vergrößern|zum erweitern) an?klicken\W*|cliquez pour (?:agrandir|voir plus)\W*"
    r"|(?:haz )?clic? para expandir\W*"
    r"|haga clic para ampliar\W*|clicca per (?:allargare|espandere)\W*|klik om te vergroten\W*|clique para expandir\W*"
    r"|kliknij,? aby rozwinąć\W*|нажмите,? чтобы раскрыть\W*|klicka för att utöka\W*|klikkaa laajentaaksesi\W*)",
    re.I,
)
_BBCODE = re.compile(r"\[quote(?:[= ]\"?(?P<n>[^\]\",;]{1,60})[^\]]*)?\]", re.I)
_BEHIND = re.compile(r"\s*(?P<marks>>(?:\s?>)*)\s?(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one speaker: depth 0 is the post's author."""

    lines: tuple[str, ...]
    depth: int = 0
    speaker: str | None = None


def split_quotes(lines: Sequence[Line], earlier: TextIndex, authors: frozenset[str]) -> list[Block]:
    """The lines of a post as blocks of one speaker each, attribution lines and end marks left out."""
    blocks: list[Block] = []
    own: list[str] = []
    at = 0
    while at < len(lines):
        taken = _behind(lines, at) or _marked(lines, at, earlier, authors)
        if taken is None:
            if not _END.fullmatch(lines[at].text):
                own.append(lines[at].raw if lines[at].kind != "space" else "")
            at += 1
            continue
        found, at = taken
        if found and found[0].speaker is None and own:
            speaker = _speaker(own[-1].strip() if own[-1].strip() else "", authors)
            if speaker:
                own.pop()
                found = [Block(b.lines, b.depth, b.speaker or speaker) for b in found]
        blocks.append(Block(tuple(own)))
        own = []
        blocks.extend(found)
    blocks.append(Block(tuple(own)))
    return [b for b in blocks if any(x.strip() for x in b.lines)]


def _speaker(text: str, authors: frozenset[str]) -> str | None:
    """Who an attribution line names, or None where the line is none."""
    text = _ADDRESS.sub("", text)
    dated = find_date(text) if _ON.match(text) else None
    if dated and (found := _WROTE.fullmatch(text[dated.end :])):
        return found["n"].strip(" ,\"“”'*_@")
    for pattern in _LEADS:
        found = pattern.fullmatch(text)
        if found:
            name = found["n"].strip(" ,\"“”'*_@")
            if looks_like_name(name) or name in authors:
                return name
    said = attribution_in_prose(text)
    if said and (looks_like_name(said) or said in authors):
        return said
    alone = text.rstrip(":").strip()
    return alone if text.endswith(":") and alone in authors else None


def _behind(lines: Sequence[Line], at: int) -> tuple[list[Block], int] | None:
    """Lines behind '>' signs, nested by their number."""
    if not _BEHIND.match(lines[at].text):
        return None
    blocks: list[Block] = []
    speakers: dict[int, str] = {}
    while at < len(lines):
        line = _BEHIND.match(lines[at].text)
        if line is None:
            following = next((x for x in lines[at + 1 :] if x.text), None)
            if (
                lines[at].text
                or following is None
                or not _BEHIND.match(following.text)
                or following.number - lines[at].number > 1
            ):
                break
            blocks.append(Block(("",), blocks[-1].depth, blocks[-1].speaker))
            at += 1
            continue
        depth = line["marks"].count(">")
        speaker = _speaker(line["text"].strip(), frozenset())
        if speaker:
            speakers[depth + 1] = speaker
        else:
            blocks.append(Block((line["text"],), depth, speakers.get(depth)))
        at += 1
    return _merged(blocks), at


def _merged(blocks: Sequence[Block]) -> list[Block]:
    merged: list[Block] = []
    for block in blocks:
        if merged and (merged[-1].depth, merged[-1].speaker) == (block.depth, block.speaker):
            merged[-1] = Block(merged[-1].lines + block.lines, block.depth, block.speaker)
        else:
            merged.append(block)
    return [b for b in merged if any(x.strip() for x in b.lines)] or merged[:1]


def _marked(
    lines: Sequence[Line], at: int, earlier: TextIndex, authors: frozenset[str]
) -> tuple[list[Block], int] | None:
    """A quote under an attribution line: to its end mark, as far as it repeats, or one paragraph."""
    code = _BBCODE.match(lines[at].text)
    if code:
        return _bbcode(lines, at, code)
    begin = at + 1
    speaker = _speaker(lines[at].text, authors)
    if speaker is None and _BARE_QUOTE.fullmatch(lines[at].text):
        begin = _next_filled(lines, at + 1)
        speaker = _speaker(lines[begin].text, authors) if begin < len(lines) else None
        begin += speaker is not None
    elif speaker is None:
        return None
    begin = _next_filled(lines, begin)
    if begin >= len(lines):
        return None
    if _BEHIND.match(lines[begin].text):
        found = _behind(lines, begin)
        return (
            ([Block(b.lines, b.depth, b.speaker or (speaker if b.depth == 1 else None)) for b in found[0]], found[1])
            if found
            else None
        )
    if lines[at].text.endswith(":") and not _is_attribution(lines, at, begin, authors):
        return None
    end, after = _quote_end(lines, begin, earlier)
    return _nested(lines, begin, end, speaker, authors), after


def _is_attribution(lines: Sequence[Line], at: int, begin: int, authors: frozenset[str]) -> bool:
    """Whether a line that ends with a colon is one of its own and not the end of somebody's paragraph."""
    return (
        at == 0
        or lines[at - 1].is_empty
        or bool(_END.fullmatch(lines[at - 1].text))
        or _speaker(lines[at].text, authors) in authors
        or begin > 0
    )


def _quote_end(lines: Sequence[Line], begin: int, earlier: TextIndex) -> tuple[int, int]:
    """Where a quote ends, and where the words after it begin."""
    for n in range(begin, len(lines)):
        if _END.fullmatch(lines[n].text):
            nested = any(_speaker(x.text, frozenset()) for x in lines[begin:n])
            return n, n + 1 + (1 if nested and n + 1 < len(lines) and _END.fullmatch(lines[n + 1].text) else 0)
        if n > begin and _speaker(lines[n].text, frozenset()) and lines[n - 1].is_empty and n - begin > 1:
            break
    end = begin
    for n in range(begin, len(lines)):
        if lines[n].is_empty:
            continue
        if not _is_repeated(lines[n].text, earlier):
            break
        end = n + 1
    if end == begin:
        end = next((n for n in range(begin, len(lines)) if lines[n].is_empty), len(lines))
        if end == len(lines) and end - begin > 1:
            end = begin + 1
    return end, end


def _is_repeated(text: str, earlier: TextIndex) -> bool:
    found = earlier.repeated(text)
    return sum(r.end - r.start for r in found) >= 0.8 * len(text) or earlier.holds(text)


def _nested(lines: Sequence[Line], begin: int, end: int, speaker: str | None, authors: frozenset[str]) -> list[Block]:
    """A quote's lines, with a quote inside it that has its own attribution line."""
    inner = next((n for n in range(begin, end) if _speaker(lines[n].text, authors) and n + 1 < end), None)
    if inner is None:
        return [Block(tuple(x.raw for x in lines[begin:end]), 1, speaker)]
    blocks = [Block(tuple(x.raw for x in lines[begin:inner]), 1, speaker)] if inner > begin else []
    stop = next((n for n in range(inner + 2, end) if lines[n].is_empty), end)
    blocks.append(Block(tuple(x.raw for x in lines[inner + 1 : stop]), 2, _speaker(lines[inner].text, authors)))
    rest = tuple(x.raw for x in lines[stop:end] if not _END.fullmatch(x.text))
    return [*blocks, Block(rest, 1, speaker)] if any(x.strip() for x in rest) else blocks


def _bbcode(lines: Sequence[Line], at: int, opened: re.Match[str]) -> tuple[list[Block], int] | None:
    """A quote in square brackets, to its closing tag."""
    text: list[str] = [lines[at].text[opened.end() :]]
    n = at
    while "[/quote]" not in text[-1].lower():
        n += 1
        if n >= len(lines):
            return None
        text.append(lines[n].raw)
    last, _, rest = re.split(r"(\[/quote\])", text[-1], maxsplit=1, flags=re.I)
    blocks = [Block((*text[:-1], last), 1, opened["n"])]
    if rest.strip():
        blocks.append(Block((rest.strip(),)))
    return blocks, n + 1


def _next_filled(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_empty:
        at += 1
    return at
