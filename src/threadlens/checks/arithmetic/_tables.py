"""Totals and shares of a table held against its other cells."""

import re
from collections import defaultdict
from collections.abc import Iterator

from threadlens.checks._thread import ThreadView
from threadlens.records import Claim, Verdict

RANK = 30
_TOTAL = re.compile(r"\b(?:grand )?(?:total|sum|overall|combined|all(?: levels| ranks)?)\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\bsub-?total\b", re.IGNORECASE)


def verdicts(view: ThreadView) -> Iterator[Verdict]:
    """Cells headed as a total, by row or by column."""
    for tags in view.thread.tags:
        cells = [
            c for c in tags.claims if c.role == "table" and c.value is not None and (c.row_header or c.column_header)
        ]
        yield from _totals(cells, by_row=True)
        yield from _totals(cells, by_row=False)


def _totals(cells: list[Claim], *, by_row: bool) -> Iterator[Verdict]:
    """by_row: a row headed 'total' under the other rows of the same column."""
    lines: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for cell in cells:
        lines[(cell.column_header if by_row else cell.row_header) or "", cell.unit].append(cell)
    for line in lines.values():
        headers = [(c.row_header if by_row else c.column_header) or "" for c in line]
        if any(_SUBTOTAL.search(h) for h in headers) or len(set(headers)) != len(headers):
            continue
        totals = [c for c, h in zip(line, headers, strict=True) if _TOTAL.search(h)]
        parts = [c for c, h in zip(line, headers, strict=True) if not _TOTAL.search(h)]
        if len(totals) == 1 and len(parts) > 1:
            yield from _total(totals[0], parts)


def _total(claim: Claim, parts: list[Claim]) -> Iterator[Verdict]:
    value = sum(p.value or 0.0 for p in parts)
    # printed shares are rounded one by one
    slack = len(parts) * max(p.precision or 0.0 for p in parts) / 2 if claim.unit else 0.0
    stated = claim.value or 0.0
    holds = abs(stated - value) <= max(slack, 1e-9)
    if not holds and abs(stated - value) > 0.5 * abs(value):
        return  # the rows are not the parts of this total
    ids = ", ".join(f"'{p.claim_id}'" for p in sorted(parts, key=lambda p: p.start_char))
    yield Verdict(
        claim.claim_id,
        "arithmetic",
        "supported" if holds else "refuted",
        claim.text,
        reference_value=value,
        relative_error=abs(stated - value) / abs(value) if value else None,
        reading=f"sum of the {len(parts)} other cells of its line",
        source="the post itself",
        evidence_sql=f"select sum(value) as reference_value from claims where claim_id in ({ids})",  # noqa: S608 -- ids made here
        note="a total is the sum of its parts" + (", each rounded as printed" if slack else ""),
        confidence=0.9,
        rank=RANK,
    )
