"""An unknown of a sum that a later post tells: '80 + 400 + ??? = ???' is answered by 'the rest are 120, so 600'."""

from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.checks._tolerance import allowed
from threadlens.records import Claim, Equation, PostTags, Quantity, Verdict

RANK = 85
_POSTS = 6  # an answer comes soon
_LEAST = 2  # members that are known: with fewer some pair of figures fits by chance


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """`supported` for the open sum, and for the figure of the later post that closes it."""
    for tags in view.thread.tags:
        for equation in tags.equations:
            known = _known(equation, tags)
            if known:
                yield from _answered(view, tags, equation, known)


def _known(equation: Equation, tags: PostTags) -> list[Quantity]:
    """The known members of a sum of which one is unknown; none of anything else."""
    numbers = [tags.quantities[t.quantity] for t in equation.members if t.quantity is not None]
    is_open = len(equation.members) == len(numbers) + 1
    is_plain = all(q.kind == "count" and q.modifier == "=" and q.value for q in numbers)
    return numbers if equation.operator == "+" and is_open and is_plain and len(numbers) >= _LEAST else []


def _answered(view: ThreadView, tags: PostTags, equation: Equation, known: list[Quantity]) -> Iterator[Verdict]:
    given = sum(q.value or 0.0 for q in known)
    stated = equation.result.quantity
    total = tags.quantities[stated].value if stated is not None else None
    for post in (p for p in view.thread.posts if 0 < p.position - view.posts[tags.post_id].position <= _POSTS):
        figures = [c for c in view.tags[post.post_id].claims if _is_answer(c, known)]
        for missing in figures:
            whole = given + (missing.value or 0.0)
            if total is not None and total == whole:
                yield from _closed(tags, equation, known, missing, missing, total - given)
                return
            for result in figures if total is None else ():
                rule = allowed(result)
                if result.sentence == missing.sentence and result.value != missing.value and rule and rule.holds(whole):
                    yield from _closed(tags, equation, known, missing, result, whole)
                    return


def _is_answer(claim: Claim, known: list[Quantity]) -> bool:
    is_said = claim.role == "own" and claim.speech_act == "assertion" and claim.modifier in {"=", "~"}
    return claim.kind == "count" and is_said and bool(claim.value) and all(claim.value != q.value for q in known)


def _closed(
    tags: PostTags, equation: Equation, known: list[Quantity], missing: Claim, result: Claim, value: float
) -> Iterator[Verdict]:
    terms = [_number(q, tags.post_id) for q in known]
    shown = " + ".join([*(q.text for q in known), missing.text])
    if missing is result:  # the whole was given
        whole = tags.quantities[equation.result.quantity or 0]
        sql = f"{_number(whole, tags.post_id)} - ({' + '.join(terms)})"
        reading = f"what is missing in the sum of an earlier post: {shown} = {whole.text}"
    else:
        terms.append(f"(select value from claims where claim_id = '{missing.claim_id}')")  # noqa: S608 -- an id made here
        sql = " + ".join(terms)
        reading = f"the open sum of an earlier post: {shown} = {result.text}"
    asked = [
        c
        for c in tags.claims
        if c.kind == "equation" and c.start_char < equation.end_char and equation.start_char < c.end_char
    ]
    for claim in (result, *asked):
        yield Verdict(
            claim.claim_id,
            "cross_post",
            "supported",
            claim.text,
            reference_value=value,
            relative_error=abs((claim.value or value) - value) / value,
            reading=reading,
            source="two posts of the thread",
            evidence_sql=f"select {sql} as reference_value",
            note="a later post gives what the sum leaves open",
            confidence=0.7,
            rank=RANK,
        )


def _number(quantity: Quantity, post_id: str) -> str:
    post = post_id.replace("'", "''")
    place = f"start_char = {quantity.start_char} and end_char = {quantity.end_char}"
    return f"(select value from quantities where post_id = '{post}' and {place})"  # noqa: S608 -- quotes doubled
