"""All quantities and written-out equations of a text, without a model."""

import re
from dataclasses import dataclass

from threadlens.records import Equation, Quantity
from threadlens.taggers.quantities import ranges, ratios
from threadlens.taggers.quantities.context import is_countable
from threadlens.taggers.quantities.counted import count
from threadlens.taggers.quantities.equations import equations
from threadlens.taggers.quantities.figure import Figure, Line
from threadlens.taggers.quantities.figures import article_figure, figure_at, name_kind
from threadlens.taggers.quantities.lexicon import STARTERS
from threadlens.taggers.quantities.modifiers import modify
from threadlens.taggers.quantities.tokens import OPAQUE, TAB, Token, lex

_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕-⅞⅐-⅒]")
_WORDS = re.compile(r"[a-z]+")
_BOUNDED_ARTICLE = re.compile(
    r"\b(?:than|over|under|above|below|about|nearly|almost|roughly|to|least|most|around|within) an?\b|\ba grand\b"
)
_ARTICLES = frozenset({"a", "an"})
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says in figures."""

    quantities: tuple[Quantity, ...] = ()
    equations: tuple[Equation, ...] = ()


_NOTHING = Reading()


def read(text: str) -> Reading:
    """The quantities of a text in their order, and the equations that it writes out."""
    if not _may_hold(text):
        return _NOTHING
    found: list[Line] = []
    base = 0
    for match in _LINE.finditer(text):
        if not _may_hold(match.group()):
            continue
        tokens, starts = lex(match.group(), match.start())
        figures = _figures(tokens, starts)
        if figures:
            found.append(Line(tokens, figures, base))
            base += len(figures)
    if not found:
        return _NOTHING
    return Reading(
        tuple(_quantity(text, line.tokens, figure) for line in found for figure in line.figures),
        equations(found),
    )


def _may_hold(text: str) -> bool:
    """Whether a text has a digit, a number word or a counting article; a set of words is faster than a long pattern."""
    if _DIGIT.search(text):
        return True
    lower = text.lower()
    return not STARTERS.isdisjoint(_WORDS.findall(lower)) or _BOUNDED_ARTICLE.search(lower) is not None


def _figures(tokens: list[Token], starts: list[int]) -> list[Figure]:
    raw: list[Figure] = []
    end = -1
    for at in _with_articles(tokens, starts):
        if at <= end:
            continue
        figure = article_figure(tokens, at) if tokens[at].lower in _ARTICLES else figure_at(tokens, at)
        if figure is None or figure.first <= end:
            continue
        raw.append(figure)
        end = figure.last
    if not raw:
        return raw
    raw = ranges.drop_repeats(tokens, raw)
    figures = ranges.join(tokens, ratios.join(tokens, raw))
    figures = [figure for figure in figures if is_countable(tokens, figure)]
    for i, figure in enumerate(figures):
        modify(tokens, figure, _floor(tokens, figures, i), _ceiling(tokens, figures, i))
    figures = ranges.merge_bounds(tokens, figures)
    for i, figure in enumerate(figures):
        name_kind(tokens, figure)
        count(tokens, figure, _ceiling(tokens, figures, i))
    return figures


def _with_articles(tokens: list[Token], starts: list[int]) -> list[int]:
    articles = [i for i, token in enumerate(tokens) if token.lower in _ARTICLES]
    return sorted(starts + articles) if articles else starts


def _floor(tokens: list[Token], figures: list[Figure], i: int) -> int:
    """The first token that may belong to a figure's modifier."""
    floor = figures[i - 1].last + 1 if i else 0
    for at in range(figures[i].first - 1, floor - 1, -1):
        if tokens[at].kind in (TAB, OPAQUE):
            return at + 1
    return floor


def _ceiling(tokens: list[Token], figures: list[Figure], i: int) -> int:
    ceiling = figures[i + 1].first if i + 1 < len(figures) else len(tokens)
    for at in range(figures[i].last + 1, ceiling):
        if tokens[at].kind in (TAB, OPAQUE):
            return at
    return ceiling


def _quantity(text: str, tokens: list[Token], figure: Figure) -> Quantity:
    start, end = tokens[figure.first].start, tokens[figure.last].end
    return Quantity(
        start_char=start,
        end_char=end,
        text=text[start:end],
        kind=figure.kind,
        modifier=figure.modifier,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        numerator=figure.numerator,
        denominator=figure.denominator,
        counted=figure.counted,
        denominator_counted=figure.denominator_counted,
        precision=figure.precision,
        hedge=figure.hedge,
    )
