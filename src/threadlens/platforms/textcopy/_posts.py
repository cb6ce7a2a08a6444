"""Stretches of a copy that are one post each, before their words are read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from threadlens.platforms.textcopy._dates import DateMark, find_date
from threadlens.platforms.textcopy._lines import REACTIONS, Line

_OTHERS = re.compile(r".*\band (?P<n>\d[\d,]*) others?\b.*", re.I)
_LIKES = re.compile(r"\W*(?P<n>\d[\d,]*)\s*(?:likes?|points?|upvotes?|reactions?|♥|❤️?|👍)?\W*", re.I)


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
    under_stats, over_control, names = False, False, ""
    while lines and (
        _is_foot(lines)
        or (over_control and _is_count(lines))
        or (lines[-1].text == post.author and (under_stats or _is_under_control(lines)))
    ):
        line = lines.pop()
        under_stats = under_stats or line.kind == "stat"
        over_control = over_control or line.kind == "control"
        if line.kind == "edit":
            edited = edited or find_date(line.text, loose=True)
        elif line.kind == "control":
            reactions = _reactions(f"Reactions: {names}" if REACTIONS.fullmatch(line.text) else line.text, reactions)
            names = line.text
    return replace(post, lines=tuple(lines), reactions=reactions, edited=edited)


def _is_foot(lines: Sequence[Line]) -> bool:
    """Whether a post's last line is of the page: a control, a rule, a count or a portrait's letter under controls."""
    line = lines[-1]
    if line.is_empty or line.kind == "rule" or _is_edge(line) or not re.search(r"\w|[^\x00-\u2fff]", line.text):
        return True
    slight = len(line.text) == 1 or re.fullmatch(r"[\d.,]+k?", line.text) is not None
    above = next((x for x in reversed(lines[:-1]) if x.text), None)
    return slight and above is not None and above.kind in ("control", "edit")


def _is_count(lines: Sequence[Line]) -> bool:
    """Whether the last line is a number of its own below the words: of votes, where a control stood under it."""
    has_more = any(x.text for x in lines[:-1])
    return has_more and lines[-2].is_empty and re.fullmatch(r"[\d.,]+k?", lines[-1].text) is not None


def _is_under_control(lines: Sequence[Line]) -> bool:
    """Whether a control stands above the last line: 'Top', and under it the author's block begins again."""
    above = next((x for x in reversed(lines[:-1]) if x.text), None)
    return above is not None and above.kind == "control"


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
