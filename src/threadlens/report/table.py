"""Findings on a terminal: what was decided in full, what was not in short."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from threadlens.records import Finding
from threadlens.report.wording import LABELS, ORDER, excerpt, reference, who

STYLES = {"supported": "green", "refuted": "red", "conflicting": "yellow", "not_enough_evidence": "dim"}
MARKS = {"supported": "✓", "refuted": "✗", "conflicting": "≠", "not_enough_evidence": "·"}
ASCII_MARKS = {"supported": "+", "refuted": "x", "conflicting": "!", "not_enough_evidence": "."}

ID_LENGTH = 8  # what `threadlens explain` needs of an id

# From this width on, what was said and what is known stand side by side.
_WIDE = 110


def print_findings(console: Console, findings: Sequence[Finding], *, show_all: bool = False) -> None:
    """Prints findings by outcome; repetitions inside quotes and undecided figures only with `show_all`."""
    repeats = [] if show_all else [f for f in findings if f.repeats_claim_id]
    shown = [f for f in findings if show_all or not f.repeats_claim_id]
    decided = [f for f in shown if show_all or f.outcome != "not_enough_evidence"]
    undecided = [f for f in shown if not show_all and f.outcome == "not_enough_evidence"]
    has_many_threads = len({f.thread_id for f in shown}) > 1
    if decided:
        console.print(_table(console, decided, has_many_threads=has_many_threads))
    if undecided:
        _print_undecided(console, undecided)
    console.print(_summary(console, shown, len(repeats)), highlight=False)


def marks(console: Console) -> dict[str, str]:
    """A sign for each outcome that the terminal can show."""
    return MARKS if console.encoding.lower().replace("-", "").startswith("utf") else ASCII_MARKS


def _table(console: Console, findings: Sequence[Finding], *, has_many_threads: bool) -> Table:
    is_wide = console.width >= _WIDE
    table = Table(box=None, show_header=is_wide, padding=(0, 2, 1, 0), expand=True, header_style="bold")
    table.add_column("outcome", no_wrap=True, width=13)
    if is_wide:
        table.add_column("said", ratio=10)
        table.add_column("known", ratio=9)
    else:
        table.add_column("said", ratio=1)
    for finding in sorted(findings, key=lambda f: ORDER.index(f.outcome)):
        mark = Text(f"{marks(console)[finding.outcome]} {LABELS[finding.outcome]}", STYLES[finding.outcome])
        said, known = _said(finding, has_many_threads=has_many_threads), _known(finding)
        if is_wide:
            table.add_row(mark, said, known)
        else:
            table.add_row(mark, Text("\n").join([said, known]) if known else said)
    return table


def _said(finding: Finding, *, has_many_threads: bool) -> Text:
    line, start, end = excerpt(finding.sentence, finding.text)
    text = Text(f"“{line}”")
    text.stylize(f"bold {STYLES[finding.outcome].replace('dim', '')}".strip(), start + 1, end + 1)
    text.append(f"\n{who(finding)} · {finding.claim_id[:ID_LENGTH]}", "dim")
    if has_many_threads:
        text.append(f" · {finding.thread_title or finding.thread_id}", "dim")
    return text


def _known(finding: Finding) -> Text:
    lines = []
    source = reference(finding)
    if source:
        lines.append(Text.assemble(("reference  ", "dim"), source))
    elif finding.method == "arithmetic":
        lines.append(Text.assemble(("arithmetic  ", "dim"), "the post's own figures"))
    if finding.reading:
        lines.append(Text.assemble(("read as  ", "dim"), finding.reading))
    if finding.note:
        lines.append(Text.assemble(("rule  ", "dim"), finding.note))
    return Text("\n").join(lines)


def _print_undecided(console: Console, findings: Sequence[Finding]) -> None:
    by_post: dict[tuple[str, int, str], list[str]] = {}
    for finding in findings:
        key = (finding.thread_id, finding.position, finding.author or "")
        by_post.setdefault(key, []).append(" ".join(finding.text.split()))
    console.print(
        Text(f"{marks(console)['not_enough_evidence']} undecided, for want of a figure to hold them against", "dim")
    )
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for (_, position, _), figures in by_post.items():
        table.add_row(Text(f"  post {position}", "dim"), Text(", ".join(figures), "dim"))
    console.print(table)
    console.print()


def _summary(console: Console, findings: Sequence[Finding], repeats: int) -> Text:
    counts = Counter(f.outcome for f in findings)
    text = Text(f"{len(findings)} figure{'s' * (len(findings) != 1)}: ")
    parts = [Text(f"{counts[o]} {LABELS[o]}", STYLES[o] if counts[o] else "dim") for o in ORDER]
    text.append_text(Text(", ").join(parts))
    if repeats:
        text.append(f"; {repeats} repeated in quotes")
    return text
