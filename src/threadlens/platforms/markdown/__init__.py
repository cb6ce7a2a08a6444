"""Markdown copies of threads: heads as headings or bold names, quotes behind '>', rules between posts."""

import re
from collections.abc import Iterator

from threadlens.platforms._document import Document
from threadlens.platforms.textcopy import read_copy
from threadlens.platforms.textcopy._shapes import cut
from threadlens.records import ThreadPage

LABEL = "Markdown copy"
ORDER = 93

_MARKS = (
    re.compile(r"^#{1,6}\s+\S", re.M),
    re.compile(r"^\*\*[^*\n]{1,80}\*\*", re.M),
    re.compile(r"(?<!!)\[[^\]\n]+\]\((?:https?://|/|#)[^)\s]*\)"),
    re.compile(r"^>\s?\S", re.M),
    re.compile(r"^(?:-{3,}|\*{3,}|_{3,})\s*$", re.M),
    re.compile(r"^```", re.M),
)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]+)(?<=\S)_(?![\w_])"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])")


def detect(document: Document) -> str | None:
    """Two or more kinds of Markdown's marks, and posts when they are taken off."""
    if document.is_html or document.json is not None or "\x00" in document.text[:2000]:
        return None
    kinds = sum(bool(mark.search(document.text)) for mark in _MARKS)
    if kinds < 2:
        return None
    posts = cut(plain(document.text)).posts
    return f"Markdown with {len(posts)} posts" if len(posts) > 1 else None


def parse(document: Document) -> Iterator[ThreadPage]:
    """The one thread of a copy."""
    yield read_copy(document, plain(document.text), "markdown")


def plain(text: str) -> str:
    """A text without Markdown's marks, line by line; quotes, lists, rules and tables keep theirs."""
    lines: list[str] = []
    fenced = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            continue
        lines.append(line if fenced else _plain_line(line))
    return "\n".join(lines)


def _plain_line(line: str) -> str:
    heading = _HEADING.match(line)
    line = heading[1] if heading else line
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    line = _STRONG.sub(r"\2", line)
    line = _EMPHASIS.sub(lambda m: m[1] or m[2], line)
    return _ESCAPE.sub(r"\1", line)
