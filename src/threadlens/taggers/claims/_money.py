"""Amounts of money without a currency: '400 million' in talk of what a thing cost, '135k' of a level that is paid."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from threadlens.records import Concept, Equation, Quantity
from threadlens.taggers.claims._context import Context
from threadlens.taggers.claims._matcher import Match

_CURRENCY = "dollar"
_SCALED = re.compile(r"(?:million|billion|trillion|thousand|grand)s?\b|\d\s?(?:[MBK]|bn|mn|mil)\b", re.IGNORECASE)
_SPENT = re.compile(
    r"\b(?:costs?|costing|budget(?:ed|s)?|spend(?:s|ing)?|spent|price[ds]?|bill(?:ed)?|sold|sav(?:e[ds]?|ings?)|damages|"
    r"settlements?|compensation|money|cash|payouts?|paid|fund(?:s|ed|ing)?|dollars?|bucks|invest\w*|tab|overruns?|"
    r"deficits?|debts?|fees?|grants?|contracts?|loses|worth|fix|stabili[sz]e|charged?|invoiced?|revenue)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:people|person|populations?|heads|of us|of them"
    r"|we(?: are|['’]?re) (?!at\b|up\b|over\b|now\b|talking\b|looking\b)"
    r"|citizens|taxpayers|canadians|americans|brits|"
    r"residents|households|voters|"
    r"feds|employees|workers|civilians|staff|jobs|members|recipients|transactions|cases|files|requests|users|"
    r"lines|paying|live|living)\b",
    re.IGNORECASE,
)
# '150,000 of your dollars'
_DOLLARS = re.compile(r"(?:of )?(?:your |our |my |their |canadian |us )?(?:dollars?|bucks)\b", re.IGNORECASE)
# 'another hundred on top', 'so five hundred': more of the money that was named before.
_MORE = re.compile(
    r"\b(?:another|plus|so|then|or|to|against|than|vs\.?|versus|start|get|got|makes?)\s+"
    r"(?:(?:about|around|only|like|just|[\w-]+['’]s|you|we)\s+)*$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"\btimes\s+\d|\d\s*[x×*]\s*\d", re.IGNORECASE)
# 'an offer of 500', 'the fee was 80'
_SUM_OF = re.compile(
    r"\b(?:offers?|payments?|payouts?|che(?:que|ck)s?|refunds?|prices?|fees?|bills?|fines?|deposits?|rents?|wages?"
    r"|salar(?:y|ies)|bonus(?:es)?|settlements?|grants?)\s+(?:of|is|was|are|were|at|to)\s+"
    r"(?:(?:about|around|only|just|over|up to|like)\s+)*$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\W*(?:plus|then|and|another|and then)\s+(?:another\s+)?$", re.IGNORECASE)
_COUNTS_ON = re.compile(r"\s*(?:of\b|(?:people|ppl|times|employees|percent|per ?cent|%))", re.IGNORECASE)
# Fewer than this cost too little to be called by the million alone; more than this no pay range of a level ends at.
_LEAST_COST = 1_000_000
_LEAST_PAY, _MOST_PAY = 40_000, 500_000
_ORDER = 12
# 'around 182k, two-star 227': one price beside the other.
_GOES_ON = re.compile(
    r"(?:\b(?:was|is|at|to|then|against|versus|vs\.?|with (?:the )?[\w-]+|became|hit|reached|now|stars?|gets?|for|end)"
    r"|[:,=])\s+(?:(?:about|around|only|just|over|under|nearly|almost|like)\s+)?$",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s?(?:million|billion|thousand|grand|bn|mn|[kmb])\b", re.IGNORECASE)
_SCALES = {"m": 1_000_000, "b": 1_000_000_000, "t": 1_000, "g": 1_000, "k": 1_000}
_LOOKS_SCALED = re.compile(r"\d\s?[kmb]\b|,\d|million|billion|thousand|hundred|grand|^[a-z\s-]+$", re.IGNORECASE)
_SAME_SIZE = 4
_LEAST_MANTISSA = 10
_REACH = 70


def paid_concepts(concepts: Iterable[Concept]) -> frozenset[str]:
    """The concepts whose pay is published."""
    return frozenset(c.concept_id for c in concepts if any(m.startswith("salary_") for m in c.measures))


def with_money(
    context: Context, quantities: Sequence[Quantity], equations: Sequence[Equation], paid: frozenset[str]
) -> list[Quantity]:
    """The quantities of a post, those that can only be amounts of money as money."""
    factors = {term.quantity for equation in equations for term in equation.members}
    found: list[Quantity] = []
    scales: list[int] = []
    for number, plain in enumerate(quantities):
        unit, quantity, scale = None, _unlabelled(context, plain), _scale(plain)
        if quantity.kind == "count" and quantity.counted is None and number not in factors:
            last = found[-1] if found else None
            if last is not None and _shares_scale(context, last, quantity, scales[-1]):
                unit, scale = last.unit, scales[-1]
                quantity = _scaled(quantity, scale)
            else:
                unit = _unit(context, quantity, last, paid)
        if quantity.kind == "count" and _DOLLARS.match(quantity.counted or ""):
            unit, quantity = _CURRENCY, replace(quantity, counted=None)
        found.append(replace(quantity, kind="money", unit=unit) if unit else quantity)
        scales.append(scale)
    return found


def _unlabelled(context: Context, quantity: Quantity) -> Quantity:
    """'Budget: 4.5M' counts no budgets."""
    label = quantity.counted
    before = context.text[max(0, quantity.start_char - _REACH) : quantity.start_char].rstrip(" :=(")
    return replace(quantity, counted=None) if label and _SPENT.fullmatch(label) and before.endswith(label) else quantity


def _shares_scale(context: Context, last: Quantity, quantity: Quantity, scale: int) -> bool:
    """Whether a bare number goes on with the money before, in its scale: '182k' and then 227."""
    if scale == 1 or last.kind != "money" or last.value is None or quantity.value is None or quantity.unit is not None:
        return False
    mantissa = last.value / scale
    is_near = min(mantissa, quantity.value) * _SAME_SIZE >= max(mantissa, quantity.value) >= _LEAST_MANTISSA
    if not is_near or _LOOKS_SCALED.search(quantity.text) or _COUNTS_ON.match(context.text, quantity.end_char):
        return False
    between = context.text[last.end_char : quantity.start_char]
    if "\n" in between:
        return _corrects(context, last, quantity)
    if len(between) > _REACH or _PEOPLE.search(between):
        return False
    first, _ = context.sentence(context.sentence_at(quantity.start_char))
    return _GOES_ON.search(context.text[first : quantity.start_char]) is not None


def _corrects(context: Context, last: Quantity, quantity: Quantity) -> bool:
    """'160, surely' right below a quote that ends with $106M."""
    passage = context.passage_at(quantity.start_char)
    before = context.passage_at(last.start_char)
    is_first = passage.start_char == quantity.start_char and passage.role == "own"
    rest = context.text[last.end_char : before.end_char]
    return is_first and before.role == "quote" and re.search(r"\d", rest) is None


def _scale(money: Quantity) -> int:
    match = _SCALE.search(money.text)
    return _SCALES[match.group().strip().lower()[0]] if match else 1


def _scaled(quantity: Quantity, scale: int) -> Quantity:
    return replace(
        quantity,
        value=quantity.value * scale if quantity.value is not None else None,
        precision=quantity.precision * scale if quantity.precision is not None else None,
    )


def _unit(context: Context, quantity: Quantity, last: Quantity | None, paid: frozenset[str]) -> str | None:
    """The currency of a bare number, or None where it counts something."""
    if last is not None and last.kind == "money" and _goes_on(context, last, quantity):
        return last.unit
    if _is_sum(context, quantity):
        return _CURRENCY
    least, most = _ends(quantity)
    if least >= _LEAST_PAY and most <= _MOST_PAY and _is_pay(context, quantity, paid):
        return _CURRENCY
    return _CURRENCY if least >= _LEAST_COST and _is_cost(context, quantity, last) else None


def _is_sum(context: Context, quantity: Quantity) -> bool:
    """Whether a word for a sum of money leads to a number: 'an offer of 500'."""
    start, _ = context.sentence(context.sentence_at(quantity.start_char))
    before = context.text[max(start, quantity.start_char - _REACH) : quantity.start_char]
    leads = _SUM_OF.search(before) is not None
    return leads and quantity.unit is None and not _COUNTS_ON.match(context.text, quantity.end_char)


def _goes_on(context: Context, last: Quantity, quantity: Quantity) -> bool:
    """Whether a number goes on with the money that stands before it."""
    start, _ = context.sentence(context.sentence_at(quantity.start_char))
    before = context.text[start : quantity.start_char]
    is_scaled = _SCALED.search(quantity.text) is not None
    if last.start_char >= start:
        if is_scaled:
            return True
        before = context.text[last.end_char : quantity.start_char]
        leads = _MORE.search(before) is not None
    else:
        leads = context.text[last.end_char : start].count("\n\n") == 0 and _OPENS.fullmatch(before) is not None
    return leads and _is_alike(last, quantity) and not _COUNTS_ON.match(context.text, quantity.end_char)


def _is_alike(last: Quantity, quantity: Quantity) -> bool:
    one, other = _ends(last)[1], _ends(quantity)[0]
    return min(one, other) > 0 and max(one, other) / min(one, other) <= _ORDER


def _is_pay(context: Context, quantity: Quantity, paid: frozenset[str]) -> bool:
    """Whether the last that is named before a number is a level or rank whose pay is published: of 'EX-01' 135k."""
    index = context.sentence_at(quantity.start_char)
    before = [m for m in context.matches(index) if m.end_char <= quantity.start_char]
    named = next((m for m in reversed(before) if _is_about(m, paid)), None)
    if named is None or quantity.start_char - named.end_char > _REACH:
        return False
    between = context.text[named.end_char : quantity.start_char]
    return not _PEOPLE.search(between) and not _COUNTS_ON.match(context.text, quantity.end_char)


def _is_about(match: Match, paid: frozenset[str]) -> bool:
    return any(concept in paid for concept in match.concept_ids)


def _is_cost(context: Context, quantity: Quantity, last: Quantity | None) -> bool:
    """Whether a number of millions stands where money is talked of, and nothing says that it counts people."""
    clause = context.clause(quantity.start_char, quantity.end_char)
    if _PEOPLE.search(context.text, *clause) or _SCALED.search(quantity.text) is None:
        return False
    index = context.sentence_at(quantity.start_char)
    start, end = context.sentence(index)
    if _PRODUCT.search(context.text, start, end):
        return False  # what a product counts is said of its factors
    first, _ = context.sentence(max(0, index - 1))
    is_near = last is not None and last.kind == "money" and last.start_char >= first
    title = context.post.thread_title or ""
    return is_near or _SPENT.search(context.text, start, end) is not None or _SPENT.search(title) is not None


def _ends(quantity: Quantity) -> tuple[float, float]:
    if quantity.low is not None and quantity.high is not None:
        return quantity.low, quantity.high
    value = quantity.value or 0.0
    return value, value
