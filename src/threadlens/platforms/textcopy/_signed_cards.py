"""Copies of question pages: under each post a card with 'asked' or 'answered', a date, and whose portrait it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from threadlens.platforms.textcopy._dates import DateMark, find_date
from threadlens.platforms.textcopy._lines import Line
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy

_SIGNED = re.compile(r"(?:asked|answered)\s+\S.*", re.I)
_PORTRAIT = re.compile(r"(?P<name>\S.{0,60}?)['’]s user avatar", re.I)
_STANDING = re.compile(r"[\d,.]+k?(?:\s*\d+ (?:gold|silver|bronze) badges?)*", re.I)
# What stands between a card and the next post's words: comments, then these.
_AFTER_COMMENTS = re.compile(r"add a comment.*|show \d+ more comments?.*|sorted by:?.*|highest score.*|viewed .*", re.I)
_BEFORE_CARD = re.compile(r"share|cite|improve this (?:question|answer)|follow|edited .*", re.I)
_SCORE = re.compile(r"[-−]?\d+")
_NEAR = 4  # lines of a card


@dataclass(frozen=True, slots=True)
class _Card:
    start: int
    end: int
    author: str
    date: DateMark


def cut_by_cards(lines: Sequence[Line]) -> Cut | None:
    """The copy cut above its cards, or None where there are not two."""
    cards = [card for line in lines if _SIGNED.fullmatch(line.text) and (card := _card(lines, line.number))]
    if len(cards) < 2:
        return None
    posts, floor, first = [], 0, len(lines)
    for card in cards:
        begin = _begin(lines, floor, card.start)
        end = next((n for n in range(begin, card.start) if lines[n].text.lower() == "share"), card.start)
        while end > begin and _BEFORE_CARD.fullmatch(lines[end - 1].text):
            end -= 1
        posts.append(tidy(RawPost(tuple(lines[begin:end]), card.author, card.date)))
        first, floor = min(first, begin), card.end
    posts = [post for post in posts if has_words(post)]
    return Cut("cards below the posts", tuple(posts), tuple(lines[:first])) if len(posts) > 1 else None


def _card(lines: Sequence[Line], start: int) -> _Card | None:
    date = find_date(lines[start].text, loose=True)
    near = range(start + 1, min(start + 1 + _NEAR, len(lines)))
    found = next(((n, m["name"]) for n in near if (m := _PORTRAIT.fullmatch(lines[n].text))), None)
    if date is None or found is None:
        return None
    end, name = found[0] + 1, found[1]
    while end < len(lines) and (lines[end].text in ("", name) or _STANDING.fullmatch(lines[end].text)):
        end += 1
    return _Card(start, end, name, date)


def _begin(lines: Sequence[Line], floor: int, ceiling: int) -> int:
    """Where a post's words begin: behind comments on the one before and the count of votes."""
    passed = [n + 1 for n in range(floor, ceiling) if _AFTER_COMMENTS.fullmatch(lines[n].text)]
    begin = passed[-1] if passed else floor
    while begin < ceiling and (not lines[begin].text or _SCORE.fullmatch(lines[begin].text)):
        begin += 1
    return begin
