"""The SQL contract as text."""

from collections.abc import Sequence
from itertools import groupby

from threadlens.records import ViewColumn


def contract_text(columns: Sequence[ViewColumn], *, is_brief: bool = False) -> str:
    """Each view with its meaning, its columns below it."""
    blocks = []
    for view, group in groupby(columns, key=lambda c: c.view):
        found = list(group)
        if is_brief:
            blocks.append(f"{view} ({', '.join(c.name for c in found)})\n")
            continue
        width = max(len(c.name) for c in found)
        kinds = max(len(c.kind) for c in found)
        lines = [f"  {c.name:<{width}}  {c.kind:<{kinds}}  {c.meaning}".rstrip() for c in found]
        blocks.append("\n".join([f"{view}: {found[0].view_meaning}", *lines]) + "\n")
    return ("" if is_brief else "\n").join(blocks)
