"""Figures that belong together, and equations that leave something open."""

import hashlib
from collections.abc import Sequence

from threadlens.records import Claim, Equation
from threadlens.taggers.claims._context import Context


def claim_id(post_id: str, start: int, end: int, text: str) -> str:
    """An id that the same words at the same place of the same post always have."""
    return hashlib.sha256(f"{post_id}\0{start}\0{end}\0{text}".encode()).hexdigest()[:16]


def equation_id(context: Context, equation: Equation) -> str:
    """An id for the figures that belong together."""
    text = context.text[equation.start_char : equation.end_char]
    return claim_id(context.post.post_id, equation.start_char, equation.end_char, f"{equation.operator} {text}")


def members(equations: Sequence[Equation], ids: Sequence[str]) -> dict[int, str]:
    """The id of the equation that each quantity is a member of, by the number of the quantity."""
    found: dict[int, str] = {}
    for equation, name in zip(equations, ids, strict=True):
        for term in (*equation.members, equation.result):
            if term.quantity is not None:
                found.setdefault(term.quantity, name)
    return found


def unknown(context: Context, equations: Sequence[Equation], ids: Sequence[str]) -> list[Claim]:
    """A claim for each equation that leaves something open: 80+400+????=????."""
    found = []
    for equation, name in zip(equations, ids, strict=True):
        terms = (*equation.members, equation.result)
        if all(t.quantity is not None or t.value is not None for t in terms):
            continue
        figure = (equation.start_char, equation.end_char)
        index = context.sentence_at(figure[0])
        sentence, passage = context.sentence(index), context.passage_at(figure[0])
        text = context.text[figure[0] : figure[1]]
        found.append(
            Claim(
                claim_id=claim_id(context.post.post_id, *figure, text),
                post_id=context.post.post_id,
                start_char=figure[0],
                end_char=figure[1],
                text=text,
                sentence=context.text[sentence[0] : sentence[1]],
                kind="equation",
                equation_id=name,
                speech_act="question" if "?" in context.text[figure[0] : sentence[1]] else "assertion",
                role=passage.role,
                attributed_to=passage.attributed_to,
            )
        )
    return found
