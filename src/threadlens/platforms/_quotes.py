"""Who is quoted: attribution lines, the post that a link leads to, and the '>' marks of e-mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

_MARKS = "«»“”„‘’\"' "
_NAME = r"(?P<name>\S.{0,79}?)"
_WHEN = r"(?:\s*(?:[|·»,-]\s*)?[(\[]?(?:on|am|le|el|il|op)?\s*\S*\d.*)?"
_SAID = (
    r"(?:said|says|wrote|writes|posted|replied|schrieb|hat geschrieben|hat gesagt|sagte|a écrit|a dit|escribió|dijo|"
    r"ha scritto|ha detto|schreef|zei|escreveu|disse|napisał(?:\(a\)|a)?|skrev|kirjoitti|sanoi|írta|napsal(?:\(a\)|a)?|"
    r"написал(?:\(а\)|а)?|писал(?:\(а\)|а)?|пишет|сказал(?:\(а\)|а)?|yazdı|dedi)"
)
_PREFIXED = re.compile(
    r"(?:(?:quote|zitat|citation|cita|citaat|citat|lainaus|цитата)\s*[:;]?\s*)?"
    r"(?:originally posted by|originally written by|original(?:ly)? post(?:ed)? by|quote from|quoting|"
    r"quoted (?:from|by)|zitat von|zitiert von|citation de|message de|cita de|citazione da|citado por|iniciado por|"
    r"citaat van|"
    r"ursprünglich (?:geschrieben|gepostet) von|envoyé par|escrito por|originariamente inviat[ao] da|цитата от|"
    r"citat av)"
    rf"\s*:?\s+{_NAME}(?:\s+(?:on|am|le|el|»)\s+.*\d.*)?(?:\s+view post)?\s*[:»]?\s*",
    re.IGNORECASE,
)
_SUFFIXED = re.compile(rf"(?:on\s.{{6,80}}?,\s+)?@?{_NAME},?\s+{_SAID}(?:\s+in\s+.*?)?{_WHEN}\s*[:;]?", re.IGNORECASE)
# 'Am 5.3.2016 um 11:00 schrieb X:', 'Op 5-3-2016 om 11:00 zei X:': behind a date the verb comes first.
_INVERTED = re.compile(rf"\D{{0,30}}\d.{{0,60}}?\s{_SAID}\s+{_NAME}\s*[:;]", re.IGNORECASE)
_NOT_NAMES = {"he", "she", "they", "it", "you", "i", "we", "who", "someone", "somebody", "one", "this", "that", "also"}
_TARGETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"content_commentid=(\d+)",
        r"goto/post\?id=(\d+)",
        r"[?&;]do=findComment&(?:amp;)?comment=(\d+)",
        r"#(?:js-)?post[-_]?(?:message_)?(\d+)",
        r"#(?:p|pid|msg|comment-|findcomment-|comment_|entry|elcomment_)(\d+)",
        r"[./;]msg(\d+)",
        r"__p__(\d+)",
        r"/(?:posts|post|comment)[/-](\d+)",
        r"[?&;](?:p|pid|postid|msg)=(\d+)",
    )
)
# '> 5 %' and '>400' compare; '> and then' quotes.
_MARKED = re.compile(r"\s*((?:>\s?)+)(.*)")
_COMPARES = re.compile(r"\s*>\s*=?\s*[$€£]?\d")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an engine says of one of its quote blocks; `words` are the elements that hold what was quoted."""

    words: tuple[Tag, ...]
    author: str | None = None
    post_id: str | None = None
    source_url: str | None = None


def attribution(text: str | None) -> str | None:
    """The name in a line that stands over a quote ('X said:', 'Originally Posted by X'), or None."""
    line = " ".join((text or "").split()).strip(_MARKS)
    if not line or len(line) > 200:
        return None
    found = _PREFIXED.fullmatch(line) or _INVERTED.fullmatch(line) or _SUFFIXED.fullmatch(line)
    return found["name"].strip(_MARKS).removeprefix("@").rstrip(",:–— ") or None if found else None


def attribution_in_prose(text: str) -> str | None:
    """The name in a line of running text above a quote: stricter, so that 'As the minister said:' names nobody."""
    name = attribution(text) if text.rstrip().endswith((":", "：")) or _PREFIXED.fullmatch(text.strip()) else None
    tokens = (name or "").split()
    if not tokens or len(tokens) > 4 or tokens[0].lower() in _NOT_NAMES:
        return None
    if len(tokens) > 1 and not all(token[0].isupper() or not token[0].isalpha() for token in tokens):
        return None
    if len(tokens) > 1 and tokens[0].lower() in {"as", "the", "and", "but", "what", "so"}:
        return None
    return name


def name_before_verb(text: str | None) -> str | None:
    """The name in a citation that ends in a verb and a colon, whatever the language ('X hat gesagt:')."""
    line = " ".join((text or "").replace("↑", " ").split()).strip(" ,")
    return attribution(line) or re.sub(r"\s+\S+\s*[:：]$", "", line).strip(" :,") or None


def post_id_in(href: str | None) -> str | None:
    """The id of the post that a link leads to, by the forms that forum engines use."""
    for pattern in _TARGETS if href else ():
        found = pattern.search(href or "")
        if found:
            return found[1]
    return None


def marked_lines(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of equal depth of a text with e-mail style '>' marks: depth and text without the marks."""
    depth, held = 0, list[str]()
    for line in text.split("\n"):
        found = None if _COMPARES.match(line) else _MARKED.fullmatch(line)
        this = found[1].count(">") if found else 0
        if this != depth and (line.strip() or not depth):
            if any(held):
                yield depth, "\n".join(held).strip("\n")
            depth, held = this, []
        held.append(found[2] if found else line)
    if any(held):
        yield depth, "\n".join(held).strip("\n")
