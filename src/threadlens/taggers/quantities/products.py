"""Products in words: 'each of the 300 got $20, that's $6,000', '40 units at $20, so $800'."""

from collections.abc import Iterator

from threadlens.records import Equation, Term
from threadlens.taggers.quantities.figure import Figure, Line
from threadlens.taggers.quantities.lexicon import FUNCTION_WORDS
from threadlens.taggers.quantities.tokens import OPAQUE, TAB, word_at
from threadlens.taggers.quantities.unit_forms import TIME

_STATED = ("that's", "that’s", "that is", "which is", "makes", "comes to", "equals", "=", "totals", "for a total of",
           "works out to", "adds up to", "is", "totalling", "that makes", "a total of", "which makes")  # fmt: skip
# Open more loosely: another factor may stand unsaid, so the product itself must bear them out.
_LOOSE = ("so", "so that's", "so about", "or", "so roughly", "for", "i . e .", "meaning")
_NEAR = 0.1
_MAX_GAP = 8
_AT = frozenset({"at", "@", "for", "x", "×", "costing", "paying", "worth"})
_SMALL = frozenset({"each", "apiece", "a", "piece", "per", "head", "person", "unit", "one", ","})


def product_at(line: Line, i: int) -> Iterator[Equation]:
    """The product whose first factor is a figure, where the text draws it from the next two."""
    if i + 2 >= len(line.figures):
        return
    count, price, result = line.figures[i : i + 3]
    if count.kind != "count" or count.unit is not None or price.kind not in ("money", "count"):
        return
    if None in (count.value, price.value, result.value) or not _is_alike(price, result):
        return
    between, then = _gap(line, count, price), _gap(line, price, result)
    if between is None or then is None or price.denominator_counted in TIME or not _relates(line, count, between):
        return
    end = " ".join(w for w in then if w not in _SMALL)
    is_stated = end in _STATED and (result.denominator_counted is None)
    if is_stated or ((end in _STATED or end in _LOOSE) and _is_near(count, price, result)):
        start, stop = line.tokens[count.first].start, line.tokens[result.last].end
        yield Equation(start, stop, "*", (Term(line.base + i), Term(line.base + i + 1)), Term(line.base + i + 2))


def _relates(line: Line, count: Figure, between: list[str]) -> bool:
    """'40 units at', or 'each of the 40 units got': nouns and one word that gives each its price."""
    nouns = [w for w in between if w not in FUNCTION_WORDS]
    if between and between[-1] in _AT:
        return len(nouns) <= 3 and all(w.isalpha() for w in between[:-1])
    at = count.first - 1
    while word_at(line.tokens, at) in ("the", "those", "these", "our", "all"):
        at -= 1
    is_each = word_at(line.tokens, at) == "of" and word_at(line.tokens, at - 1) == "each"
    return is_each and 1 <= len(between) <= 5 and all(w.isalpha() for w in between)


def _gap(line: Line, first: Figure, second: Figure) -> list[str] | None:
    tokens = line.tokens[first.last + 1 : second.first]
    if len(tokens) > _MAX_GAP or any(t.kind in (TAB, OPAQUE) or t.text in ".;?!" for t in tokens):
        return None
    return [t.lower for t in tokens]


def _is_alike(price: Figure, result: Figure) -> bool:
    return (price.kind, price.unit) == (result.kind, result.unit) or (price.kind == "money" and result.kind == "count")


def _is_near(count: Figure, price: Figure, result: Figure) -> bool:
    product = (count.value or 0) * (price.value or 0)
    return product > 0 and abs((result.value or 0) - product) <= _NEAR * product
