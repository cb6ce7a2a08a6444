"""Arithmetic written with signs: 80 + 400 + ?? = ??, $500 × 300K = $150M, 500 each for 300K people is 150M."""

from collections.abc import Iterator

from threadlens.records import Equation, Term
from threadlens.taggers.quantities.figure import Line
from threadlens.taggers.quantities.tokens import OPAQUE, TAB, WORD, Token

_OPERATORS = {
    "+": "+",
    "plus": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "minus": "-",
    "x": "*",
    "×": "*",
    "*": "*",
    "✕": "*",
    "·": "*",
    "times": "*",
    "/": "/",
    "÷": "/",
}
_EQUALS = frozenset({"=", "equals", "≈", "is", "makes", "gives", "totals", "was", "totalled", "means", "costs"})
_WORDY = frozenset({"x", "×", "*", "+", "plus", "times"})  # words may stand between a member and these
_MAX_GAP = 24
_EACH = frozenset({"each", "apiece", "per"})
_SPREAD = frozenset({"for", "to", "across", "among", "over", "by", "times"})


def chain_at(line: Line, i: int) -> Iterator[Equation]:
    """The chain of signs and numbers that begins with a figure."""
    if i and _step(line, i - 1) == i:
        return  # it began earlier
    terms: list[Term] = [Term(line.base + i)]
    operators: list[str] = []
    at, last = i, line.figures[i].last
    result: Term | None = None
    while True:
        place, sign = _sign_after(line, last + 1)
        if sign is None:
            break
        term, end, index = _member(line, place + 1)
        if term is None:
            break
        last = end
        if sign == "=":
            result = term
            break
        at = index if index is not None else at
        operators.append(sign)
        terms.append(term)
    if not operators:
        yield from _each(line, i)
        return
    if result is None and (not _stands_alone(operators) or _is_dimension(line, i)):
        return
    if result is None:
        result = _before_brackets(line, i, last) or Term()
    yield from _as_equations(line, (i, last), terms, operators, result)


def _step(line: Line, i: int) -> int | None:
    """The figure that an operator joins to figure i, if any."""
    place, sign = _sign_after(line, line.figures[i].last + 1)
    if sign is None or sign == "=":
        return None
    return _member(line, place + 1)[2]


def _sign_after(line: Line, at: int) -> tuple[int, str | None]:
    """Position and meaning of the operator after a member; words may stand between."""
    tokens = line.tokens
    for place in range(at, min(at + _MAX_GAP, len(tokens))):
        token = tokens[place]
        sign = _OPERATORS.get(token.lower)
        if sign and _is_operator(line, place, at):
            return place, sign
        if token.text == "=" or (token.lower in _EQUALS and place == at):
            return place, "="
        if (
            place in line.starts
            or token.kind in (TAB, OPAQUE)
            or (token.kind != WORD and token.text not in ("'", "/", "-", ")"))
        ):
            break
    return at, None


def _is_operator(line: Line, place: int, at: int) -> bool:
    token = line.tokens[place]
    if token.text == "+" and not token.glued and place + 1 < len(line.tokens) and line.tokens[place + 1].glued:
        return False  # a sign: '-40 outside and +22 inside'
    if token.lower in _WORDY:
        return place == at or place + 1 in line.starts or _is_unknown(line.tokens, place + 1)
    return place == at and (place + 1 in line.starts or _is_unknown(line.tokens, place + 1))


def _is_unknown(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == "?"


def _member(line: Line, at: int) -> tuple[Term | None, int, int | None]:
    """The figure or the unknown at a position, its last token and its index."""
    index = line.starts.get(at)
    if index is not None:
        return Term(line.base + index), line.figures[index].last, index
    end = at
    while _is_unknown(line.tokens, end):
        end += 1
    return (Term(), end - 1, None) if end > at else (None, at, None)


def _stands_alone(operators: list[str]) -> bool:
    """Without a result a hyphen or a slash may mean anything."""
    return all(sign in ("+", "*") for sign in operators)


def _is_dimension(line: Line, i: int) -> bool:
    """'3×10 beds', '2x6': sizes are written without spaces."""
    after = line.figures[i].last + 1
    return line.tokens[after].glued and line.tokens[after].lower in ("x", "×")


def _before_brackets(line: Line, i: int, last: int) -> Term | None:
    """'$150M … ($500 per member … x 300K)': the figure before the brackets is the result."""
    start = line.figures[i].first
    tokens = line.tokens
    if start < 1 or tokens[start - 1].text != "(" or i == 0:
        return None
    result = line.figures[i - 1]
    between = tokens[result.last + 1 : start - 1]
    if any(t.text in ".;?!" or t.kind == TAB for t in between):
        return None
    close = next((k for k in range(last, len(tokens)) if tokens[k].text == ")"), None)
    inside = [f for f in line.figures if f.first > start and close is not None and f.last < close]
    is_whole = close is not None and all(f.last <= last for f in inside)
    same = result.kind == line.figures[i].kind or "money" in (line.figures[i].kind, *(f.kind for f in inside))
    return Term(line.base + i - 1) if is_whole and same else None


def _as_equations(
    line: Line, place: tuple[int, int], terms: list[Term], operators: list[str], result: Term
) -> Iterator[Equation]:
    """One operator an equation: products inside a sum come first, as equations of their own."""
    i, last = place
    first = line.figures[i].first
    if result.quantity is not None and line.figures[result.quantity - line.base].first < first:
        first = line.figures[result.quantity - line.base].first
    start, end = line.tokens[first].start, line.tokens[last].end
    if len(set(operators)) == 1:
        yield Equation(start, end, operators[0], tuple(terms), result)
        return
    if not set(operators) <= {"+", "*"}:
        return
    groups: list[list[Term]] = [[terms[0]]]
    for sign, term in zip(operators, terms[1:], strict=True):
        if sign == "*":
            groups[-1].append(term)
        else:
            groups.append([term])
    members: list[Term] = []
    for group in groups:
        if len(group) == 1:
            members += group
            continue
        product = _product(line, group)
        yield Equation(start, end, "*", tuple(group), product)
        members.append(product)
    yield Equation(start, end, "+", tuple(members), result)


def _product(line: Line, group: list[Term]) -> Term:
    product = 1.0
    for term in group:
        value = line.figures[term.quantity - line.base].value if term.quantity is not None else term.value
        if value is None:
            return Term()
        product *= value
    return Term(value=product)


def _each(line: Line, i: int) -> Iterator[Equation]:
    """'500 each for 300K people is 150M', '$20 per head for 40 guests comes to $800'."""
    figures, tokens = line.figures, line.tokens
    if i + 2 >= len(figures):
        return
    first, second, third = figures[i : i + 3]
    gap = [t.lower for t in tokens[first.last + 1 : second.first]]
    rest = [t.lower for t in tokens[second.last + 1 : third.first]]
    if not 2 <= len(gap) <= 6 or not 1 <= len(rest) <= 8 or (gap[0] not in _EACH and "each" not in gap):
        return
    if gap[-1] not in _SPREAD or not _is_result(rest) or any(w in ".;!?\t" for w in gap + rest if w):
        return
    if None in (first.value, second.value, third.value):
        return
    members = (Term(line.base + i), Term(line.base + i + 1))
    yield Equation(tokens[first.first].start, tokens[third.last].end, "*", members, Term(line.base + i + 2))


def _is_result(words: list[str]) -> bool:
    tail = " ".join(words)
    return words[-1] in _EQUALS or tail.endswith(
        ("comes to", "works out to", "adds up to", "would be", "will be", "amounts to", "that's", "that’s")
    )
