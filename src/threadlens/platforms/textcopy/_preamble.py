"""What a copy says before its first post: the thread's title and address."""

import re
from collections import Counter
from collections.abc import Sequence

from threadlens.platforms.textcopy._lines import Line, looks_like_name
from threadlens.platforms.textcopy._posts import RawPost
from threadlens.platforms.textcopy._vocabulary import FOOT, NOTICE, RANK

_URL = re.compile(r"(?:url|link|source)?\s*:?\s*(https?://\S+)", re.I)
_LABELLED = re.compile(r"(?:author\s+)?(?:thread|topic|title|subject|discussion|re)\s*:\s*(\S.*)", re.I)
_RE = re.compile(r"(?:re|aw|fwd?)\s*:\s*", re.I)
_SIGN = re.compile(r"\s*\(read \d+ times\)|#+\s+|\*\*|\s+\|\s+.*$|\s+[-–—]\s+(?:page \d+.*)$", re.I)


def find_title(preamble: Sequence[Line], posts: Sequence[RawPost]) -> str | None:
    """The title among the lines before the first post, or None where none stands out."""
    subjects = Counter(_RE.sub("", line.text, count=1) for p in posts for line in p.lines[:2] if _RE.match(line.text))
    if subjects:
        return subjects.most_common(1)[0][0]
    labelled = next((m for line in preamble if (m := _LABELLED.fullmatch(line.text))), None)
    if labelled:
        return _cleaned(labelled[1])
    candidates = [line for line in preamble if _may_be_title(line)]
    if not candidates:
        return None
    often = Counter(_cleaned(line.text) for line in candidates)
    return _cleaned(max(candidates, key=lambda line: _weight(line, often, preamble)).text)


def find_url(preamble: Sequence[Line]) -> str | None:
    """The thread's address where the copy begins with it."""
    return next((m[1] for line in preamble if (m := _URL.fullmatch(line.text))), None)


def without_title(post: RawPost, title: str | None) -> RawPost:
    """A post as it is but for a first line that repeats the title with 'Re:'."""
    lines = list(post.lines)
    if title and lines and _RE.match(lines[0].text) and _RE.sub("", lines[0].text, count=1) == title:
        return RawPost(tuple(lines[1:]), post.author, post.date, post.ordinal, post.reactions, post.edited, post.title)
    return post


def _may_be_title(line: Line) -> bool:
    text = line.text
    if (
        line.kind != "text"
        or len(text) > 200
        or _URL.fullmatch(text)
        or FOOT.fullmatch(text)
        or NOTICE.fullmatch(text)
        or RANK.fullmatch(text)
    ):
        return False
    counted = re.match(r"[\d.,]+k?\s+(?:points|views|replies|comments|votes|upvotes|members)\b", text, re.I)
    # By whom, when and in which forum a topic was opened.
    opened = re.fullmatch(r"(?:started |posted )?by \S.{0,40}|\S+ \d{1,2}, \d{4} in \S.*", text, re.I)
    return (
        counted is None and opened is None and bool(re.search(r"[^\W\d_]{2}", text)) and not text.endswith((",", ";"))
    )


def _weight(line: Line, often: Counter[str], preamble: Sequence[Line]) -> float:
    """How much a line speaks for being the title: some words, said twice, close to the first post, no name."""
    words = len(line.text.split())
    place = next(i for i, x in enumerate(preamble) if x.number == line.number) / max(1, len(preamble))
    weight = min(words, 6) / 2 + 2 * (often[_cleaned(line.text)] > 1) + 1.5 * place
    weight -= (
        2 * (words == 1)
        + 1.5 * (line.text.endswith(".") and words > 8)
        + 1.0 * (words > 25)
        + 2 * ("›" in line.text or " > " in line.text or "»" in line.text)
    )
    return weight - 0.5 * looks_like_name(line.text)


def _cleaned(text: str) -> str:
    return _SIGN.sub("", text).strip(" *_#")
