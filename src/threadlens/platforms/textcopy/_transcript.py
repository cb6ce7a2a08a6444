"""Transcripts and chats: a name before a colon, in angle or square brackets, at the start of what was said."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from threadlens.platforms.textcopy._dates import DateMark, find_date
from threadlens.platforms.textcopy._lines import Line, looks_like_name
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy

# Labels of prose that stand before a colon as names do.
_LABEL = re.compile(
    r"notes?|edit|update|ps|p\.s|sources?|re|subject|warning|examples?|question|pros|cons|summary|tl;?dr|date|time|where"
    r"|when|why|how|what|who|fyi|disclaimer|caution|tip|hint|answer|results?|conclusion|background|context|thread|title"
    r"|topic|forum|url|link|https?|quote|originally posted by.*|total|average|attachments?|tags?|reactions?|posted|by"
    r"|from|to|cc|bcc|sent|spoiler|code|p|\d+|quote from.*|step \d+|part \d+|chapter \d+|option \w|day \d+",
    re.I,
)
_SAYING = re.compile(r"\b(?:said|wrote|writes|says|posted)$", re.I)
_BRACKETED = re.compile(r"^[\[(](?P<d>[^\])]{3,40})[\])]\s*(?:<(?P<n>[^<>]{1,40})>|(?P<n2>[^<>:]{1,40}?):)\s*(?P<t>.*)")
_ANGLED = re.compile(r"^(?P<d>[\d:. apmAPM-]{4,20}\s+)?<[@+%~&]?(?P<n>[^<>\s][^<>]{0,39})>\s*(?P<t>.*)")
_NAME_DATE = re.compile(r"^(?P<n>[^:()\[\]]{1,40}?)\s*[(\[](?P<d>[^)\]]{3,50})[)\]]\s*(?::|[-–—]\s)\s*(?P<t>.*)")
_COLON = re.compile(
    r"^(?:(?:#|post\s|reply\s)?(?P<o>\d{1,4})[.):]?\s+)?(?P<n>[^:\s][^:]{0,39}?)\s*:(?:\s+(?P<t>.*)|$)", re.I
)


@dataclass(frozen=True, slots=True)
class _Said:
    number: int
    name: str
    text: str
    date: DateMark | None = None
    ordinal: int | None = None
    alone: bool = False


def cut_chat(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at times and names in brackets before what was said, or None where they do not recur."""
    for shape, read in _READERS:
        said = [s for line in lines if line.text and (s := read(line))]
        if len(said) >= 2 and _begins_early(lines, said):
            return Cut(shape, _posts(lines, said), tuple(lines[: said[0].number]))
    return None


def cut_by_names(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at names before colons, or None where they do not recur all through it."""
    said = _recurring(lines, [s for line in lines if line.text and (s := _colon(line))])
    if len(said) < 2 or not _begins_early(lines, said):
        return None
    paragraphs = sum(1 for line in lines if line.text and (line.number == 0 or lines[line.number - 1].is_empty))
    alone = sum(s.alone for s in said)
    # a name over its words may head many paragraphs; one before its words rarely heads more than two
    enough = 0.15 if alone > len(said) / 2 else 0.4
    if len(said) < enough * max(paragraphs, 1):
        return None
    return Cut("names", _posts(lines, said), tuple(lines[: said[0].number]))


def _bracketed(line: Line) -> _Said | None:
    found = _BRACKETED.match(line.text)
    date = find_date(found["d"], loose=True) if found else None
    name = (found["n"] or found["n2"] or "").strip() if found else ""
    return _Said(line.number, name, found["t"], date) if found and date and looks_like_name(name) else None


def _stamped(line: Line) -> _Said | None:
    date = find_date(line.text[:50], loose=True)
    if date is None or date.start > 1:
        return None
    found = _COLON.match(line.text[date.end :].lstrip(" \t-–—|,])"))
    return (
        _Said(line.number, found["n"].strip(), found["t"] or "", date)
        if found and looks_like_name(found["n"].strip())
        else None
    )


def _angled(line: Line) -> _Said | None:
    found = _ANGLED.match(line.text)
    if not found or not looks_like_name(found["n"]):
        return None
    return _Said(line.number, found["n"], found["t"], find_date(found["d"] or "", loose=True))


def _name_date(line: Line) -> _Said | None:
    found = _NAME_DATE.match(line.text)
    date = find_date(found["d"], loose=True) if found else None
    return (
        _Said(line.number, found["n"].strip(), found["t"], date)
        if found and date and looks_like_name(found["n"].strip())
        else None
    )


def _colon(line: Line) -> _Said | None:
    found = _COLON.match(re.sub(r"^\*\*([^*]+?):?\*\*:?", r"\1:", line.text))
    if not found:
        return None
    name = found["n"].strip().strip("*_").strip()
    if not looks_like_name(name) or _LABEL.fullmatch(name) or _SAYING.search(name) or name.endswith((")", "/")):
        return None
    return _Said(line.number, name, found["t"] or "", None, int(found["o"]) if found["o"] else None, not found["t"])


_READERS: tuple[tuple[str, Callable[[Line], _Said | None]], ...] = (
    ("chat", _bracketed),
    ("chat", _stamped),
    ("chat", _angled),
    ("names with dates", _name_date),
)


def _recurring(lines: Sequence[Line], said: Sequence[_Said]) -> list[_Said]:
    """Names before colons that recur, or that open every stretch of the copy."""
    first_words = next((line.number for line in lines if line.kind == "text"), 0)
    opening = [s for s in said if s.number == 0 or lines[s.number - 1].is_empty or lines[s.number - 1].kind == "rule"]
    often = Counter(s.name for s in said)
    known = {name for name, n in often.items() if n >= 2}
    lead = [line for line in lines[first_words : said[0].number] if line.kind == "text"] if said else []
    if not said or len(lead) > 2:
        return []
    names = {s.name for s in said}
    if len(known) >= 2 or (known and len(names) >= 2):
        # once some names recur, a name said once is one too where it opens a paragraph
        opened = {s.number for s in opening}
        return [s for s in said if s.name in known or s.number in opened]
    if len(opening) == len(said) and len(names) >= 2 and (all(s.alone for s in said) or all(not s.alone for s in said)):
        return list(said)
    return []


def _begins_early(lines: Sequence[Line], said: Sequence[_Said]) -> bool:
    """Whether what was said begins near the top, so that the names are of posts and not inside one."""
    lead = [line for line in lines[: said[0].number] if line.kind == "text"]
    return len(lead) <= 4 and sum(len(line.text) for line in lead) <= 400


def _posts(lines: Sequence[Line], said: Sequence[_Said]) -> tuple[RawPost, ...]:
    posts: list[RawPost] = []
    for i, s in enumerate(said):
        end = said[i + 1].number if i + 1 < len(said) else len(lines)
        head = Line(s.number, s.text, s.text, "text") if s.text else None
        body = (*((head,) if head else ()), *lines[s.number + 1 : end])
        posts.append(tidy(RawPost(tuple(body), author=s.name.lstrip("@"), date=s.date, ordinal=s.ordinal)))
    return tuple(p for p in posts if has_words(p))


_BY = re.compile(r"(?:from|author|user|username|name|poster|posted by|by|member)\s*:\s*(?P<n>\S.{0,59})", re.I)
_FIELD = re.compile(
    r"(?:date|sent|posted|posted on|on|time|when|created|to|cc|subject|title|re|post|number|id"
    r"|reply-to|message-id)\s*:.*",
    re.I,
)
_ADDRESS = re.compile(r"\s*[<(\[]?[\w.+-]+(?:@|\sat\s)[\w.-]+\.\w+[>)\]]?")


def cut_by_fields(lines: Sequence[Line]) -> Cut | None:
    """The copy cut at labelled fields over each post: 'From: X', 'Date: …', 'Subject: …'."""
    starts: list[tuple[int, int, str, DateMark | None]] = []
    for line in lines:
        found = _BY.fullmatch(line.text)
        name = _ADDRESS.sub("", found["n"]).strip(" \"'") if found else ""
        if not name or not looks_like_name(name):
            continue
        begin, end = line.number, line.number + 1
        while begin > 0 and _FIELD.fullmatch(lines[begin - 1].text):
            begin -= 1
        while end < len(lines) and _FIELD.fullmatch(lines[end].text):
            end += 1
        if end - begin > 1:
            dates = [d for x in lines[begin:end] if x.number != line.number and (d := find_date(x.text))]
            starts.append((begin, end, name, dates[0] if dates else None))
    if len(starts) < 2 or sum(len(x.text) for x in lines[: starts[0][0]]) > 400:
        return None
    stops = [s[0] for s in starts[1:]] + [len(lines)]
    posts = [
        tidy(RawPost(tuple(lines[end:stop]), author=name, date=date))
        for (_, end, name, date), stop in zip(starts, stops, strict=True)
    ]
    first = lines[: starts[0][1]]
    return Cut("labelled fields", tuple(p for p in posts if has_words(p)), tuple(first))
