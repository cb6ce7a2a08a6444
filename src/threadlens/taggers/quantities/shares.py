"""A part of a whole, and one relation said twice: 40 of 200, i.e. 20%; 160 for 100,000 (1:625)."""

from collections.abc import Iterator

from threadlens.records import Equation, Term
from threadlens.taggers.quantities.figure import Figure, Line
from threadlens.taggers.quantities.lexicon import FUNCTION_WORDS, phrases
from threadlens.taggers.quantities.tokens import OPAQUE, TAB, WORD

# What stands between two ways to say one thing.
_RESTATED = phrases(
    "( | ( = | ( i . e . | ( or | ( that is | = | aka | equals | i . e . | i . e . , | i . e . only | ie | is | "
    "just | makes | meaning | namely | or | or just | or only | so | that is | that is , | that's | that’s | "
    "thus | which is | which makes | – | —"
)
_THEM = frozenset({"them", "those", "these", "whom"})
_OF = phrases(
    "of | of the | of these | of those | of our | of all | of a total of | of its | of their | out of | of some"
)
_RESULTS = phrases("= | are | comes to | equals | gives | is | makes | means | was | would be")


def restated_at(line: Line, i: int) -> Iterator[Equation]:
    """Two ratios, a ratio and a share, or a fraction and its per cent, that the text puts beside each other as one."""
    if i + 1 >= len(line.figures):
        return
    first, second = line.figures[i], line.figures[i + 1]
    kinds = {first.kind, second.kind}
    if not kinds <= {"ratio", "percent"} or None in (first.value, second.value):
        return
    if "ratio" not in kinds and not (first.number.numerator and not second.number.numerator):
        return
    gap = _gap(line, first.last + 1, second.first)
    if not gap or not (_says_again(gap) or _is_said(first, gap)):
        return
    if "ratio" not in kinds and (gap == ["or"] or gap[-1] in ("is", "so", "was")):
        return  # 'a third or 40%' leaves a choice; ', or' and brackets say it again
    yield _equation(line, "same", (i,), i + 1)


def _is_said(first: Figure, gap: list[str]) -> bool:
    """'7,000 execs for 280,000 employees is 2.5%': after a ratio with its nouns a bare 'is' says it again."""
    words = gap[:-1]
    is_noun = all(w.isalpha() and w not in FUNCTION_WORDS for w in words)
    return first.kind == "ratio" and gap[-1] in ("is", "means", "makes") and len(words) <= 4 and is_noun


def share_at(line: Line, i: int) -> Iterator[Equation]:
    """A part, its whole and the share that the text draws from them."""
    figures = line.figures
    part = figures[i]
    if part.kind == "percent" and i + 2 < len(figures):
        yield from _share_of_whole(line, i)
    if part.kind not in ("count", "money") or i + 1 >= len(figures):
        return
    after = _gap(line, part.last + 1, figures[i + 1].first)
    if after is None:
        return
    if _is_of(after) and figures[i + 1].kind == part.kind and _can_contain(figures[i + 1], part):
        share = i + 2 if i + 2 < len(figures) and figures[i + 2].kind == "percent" else None
        gap = _gap(line, figures[i + 1].last + 1, figures[i + 2].first) if share else None
        if share and gap is not None and _says_again(gap):
            yield _equation(line, "share", (i, i + 1), share)
        elif not part.unit:
            yield _equation(line, "share", (i, i + 1), None)
    elif (
        figures[i + 1].kind == "percent"
        and after[:1] == ["of"]
        and len(after) > 1
        and after[1] in _THEM
        and _says_again(after[2:])
    ):
        whole = _whole_before(line, i)
        if whole is not None:
            yield _equation(line, "share", (i, whole), i + 1)
    elif figures[i + 1].kind == "percent" and after in (["("], [",", "or"]) and i + 2 < len(figures):
        beyond = _gap(line, figures[i + 1].last + 1, figures[i + 2].first)
        if beyond is not None and _is_of(beyond) and _can_contain(figures[i + 2], part):
            yield _equation(line, "share", (i, i + 2), i + 1)


def _share_of_whole(line: Line, i: int) -> Iterator[Equation]:
    """'5% of 200 is 10'."""
    whole, part = line.figures[i + 1], line.figures[i + 2]
    of = _gap(line, line.figures[i].last + 1, whole.first)
    then = _gap(line, whole.last + 1, part.first)
    if (
        of is None
        or then is None
        or not _is_of(of)
        or whole.kind not in ("count", "money")
        or part.kind not in ("count", "money")
    ):
        return
    for size in (1, 2):
        noun, verb = then[:-size], tuple(then[-size:])
        if (
            verb in _RESULTS
            and len(noun) <= 3
            and not any(w in FUNCTION_WORDS for w in noun)
            and _can_contain(whole, part)
        ):
            yield _equation(line, "share", (i + 2, i + 1), i)
            return


def _gap(line: Line, start: int, end: int) -> list[str] | None:
    tokens = line.tokens[start:end]
    if any(t.kind in (TAB, OPAQUE) for t in tokens) or len(tokens) > 14:
        return None
    return [t.lower for t in tokens]


def _is_of(words: list[str]) -> bool:
    return tuple(words) in _OF


def _says_again(words: list[str]) -> bool:
    """Whether the words before the restatement, nouns aside, only say that the same comes again."""
    for size in range(min(5, len(words)), 0, -1):
        if tuple(words[-size:]) in _RESTATED:
            rest = words[:-size]
            while rest and rest[-1] in (",", "?", ".", ":", ";", "…"):
                rest = rest[:-1]
            is_bare = words[-size:] in (["is"], ["so"], ["makes"], ["just"], ["—"], ["–"])
            return (
                (not rest or not is_bare)
                and len(rest) <= 4
                and all(w.isalpha() and w not in FUNCTION_WORDS for w in rest)
            )
    return False


def _can_contain(whole: Figure, part: Figure) -> bool:
    size = part.value if part.value is not None else part.high
    total = whole.value if whole.value is not None else whole.low
    return size is not None and total is not None and size <= total and part.kind == whole.kind


def _whole_before(line: Line, i: int) -> int | None:
    """The one count that 'of them' can mean: in this sentence or the two before it."""
    stops = 0
    candidates: list[int] = []
    at = line.figures[i].first - 1
    for k in range(i - 1, -1, -1):
        figure = line.figures[k]
        stops += sum(1 for t in line.tokens[figure.last + 1 : at + 1] if t.kind != WORD and t.text in ".!?")
        if stops > 2:
            break
        at = figure.first
        if (
            figure.kind == "count"
            and figure.unit is None
            and figure.value is not None
            and _can_contain(figure, line.figures[i])
        ):
            candidates.append(k)
    return candidates[0] if len({line.figures[k].value for k in candidates}) == 1 else None


def _equation(line: Line, operator: str, members: tuple[int, ...], result: int | None) -> Equation:
    indices = [*members, *([result] if result is not None else [])]
    first = min(line.figures[k].first for k in indices)
    last = max(line.figures[k].last for k in indices)
    return Equation(
        line.tokens[first].start,
        line.tokens[last].end,
        operator,
        tuple(Term(line.base + k) for k in members),
        Term(line.base + result) if result is not None else Term(),
    )
