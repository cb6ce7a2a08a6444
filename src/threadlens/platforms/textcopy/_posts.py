"""Stretches of a copy that are one post each, before their words are read."""

import re
from dataclasses import dataclass, field, replace

from threadlens.platforms.textcopy._dates import DateMark, find_date
from threadlens.platforms.textcopy._lines import Line

_OTHERS = re.compile(r".*\band (?P<n>\d[\d,]*) others?\b.*", re.I)
_LIKES = re.compile(r"\W*(?P<n>\d[\d,]*)\s*(?:likes?|points?|upvotes?|reactions?|♥|❤️?|👍)?\W*", re.I)
_SIGNATURE_RULES = ("_", "-", "—", "–")


@dataclass(frozen=True, slots=True)
class RawPost:
    """A post as lines, with what its head said."""

    lines: tuple[Line, ...]
    author: str | None = None
    date: DateMark | None = None
    ordinal: int | None = None
    reactions: int | None = None
    edited: DateMark | None = None
    title: str | None = None  # the user's title, which helps to tell names from titles


@dataclass(frozen=True, slots=True)
class Cut:
    """A copy cut into posts in one way."""

    shape: str
    posts: tuple[RawPost, ...]
    preamble: tuple[Line, ...] = field(default=(), repr=False)


def tidy(post: RawPost) -> RawPost:
    """The post without the controls, reactions and edit notes around its words; what they say becomes fields."""
    lines = list(post.lines)
    reactions, edited = post.reactions, post.edited
    while lines and (lines[0].is_empty or _is_edge(lines[0])):
        lines.pop(0)
    while lines and (lines[-1].is_empty or lines[-1].kind == "rule" or _is_edge(lines[-1])):
        line = lines.pop()
        if line.kind == "edit":
            edited = edited or find_date(line.text, loose=True)
        elif line.kind == "control":
            reactions = _reactions(line.text, reactions)
    return replace(post, lines=tuple(lines), reactions=reactions, edited=edited)


def has_words(post: RawPost) -> bool:
    """Whether anything of a post is left that a person could have written."""
    return any(line.kind not in ("blank", "space", "rule", "control", "edit") for line in post.lines)


def _is_edge(line: Line) -> bool:
    return line.kind in ("edit", "value", "stat") or (
        line.kind == "control" and not line.text.lower().startswith("click to")
    )


def _reactions(text: str, known: int | None) -> int | None:
    others = _OTHERS.fullmatch(text)
    if others:
        names = re.split(r",| and ", re.sub(r"(?i)^reactions?:\s*", "", text[: others.start("n")]))
        return int(others["n"].replace(",", "")) + len([n for n in names if n.strip()])
    likes = _LIKES.fullmatch(text)
    if likes and re.search(r"[a-z♥❤👍]", text, re.I):
        return int(likes["n"].replace(",", ""))
    if re.match(r"reactions?:\s*\S", text, re.I):
        return len([n for n in re.split(r",| and ", text.split(":", 1)[1]) if n.strip()])
    return known
