"""Findings on a terminal: what was decided in full, what was not in short."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from threadlens.records import Finding
from threadlens.report.wording import LABELS, ORDER, excerpt, reference, who

STYLES = {"supported": "green", "refuted": "red", "conflicting": "yellow", "not_enough_evidence": "dim"}
MARKS = {"supported": "✓", "refuted": "✗", "conflicting": "≠", "not_enough_evidence": "·"}
ASCII_MARKS = {"supported": "+", "refuted": "x", "conflicting": "!", "not_enough_evidence": "."}

ID_LENGTH = 8  # what `threadlens explain` needs of an id

_SOURCE = 110  # characters of a source; `explain` and the machine formats give all of it

# From this width on, what was said and what is known stand side by side.
_WIDE = 110


def print_findings(
    console: Console, findings: Sequence[Finding], *, show_all: bool = False, show_undecided: bool = False
) -> None:
    """Prints findings by outcome; undecided ones in short, repetitions in quotes counted only, unless asked for."""
    if not findings:
        console.print("no figure found")
        return
    shown = [f for f in findings if show_all or not f.repeats_claim_id]
    is_full = show_all or show_undecided
    decided = [f for f in shown if is_full or f.outcome != "not_enough_evidence"]
    undecided = [f for f in shown if not is_full and f.outcome == "not_enough_evidence"]
    has_many_threads = len({f.thread_id for f in shown}) > 1
    if decided:
        console.print(_table(console, decided, has_many_threads=has_many_threads))
    if undecided:
        _print_undecided(console, undecided, has_many_threads=has_many_threads)
    console.print(_summary(shown, len(findings) - len(shown)), highlight=False)


def marks(console: Console) -> dict[str, str]:
    """A sign for each outcome that the terminal can show."""
    return MARKS if console.encoding.lower().replace("-", "").startswith("utf") else ASCII_MARKS


def _table(console: Console, findings: Sequence[Finding], *, has_many_threads: bool) -> Table:
    is_wide = console.width >= _WIDE
    table = Table(box=None, show_header=is_wide, padding=(0, 2, 1, 0), expand=True, header_style="bold")
    table.add_column("outcome", no_wrap=True, width=13)
    if is_wide:
        table.add_column("claim", ratio=10)
        table.add_column("held against", ratio=9)
    else:
        table.add_column("said", ratio=1)
    previous: Finding | None = None
    for finding in sorted(findings, key=lambda f: ORDER.index(f.outcome)):
        mark = Text(f"{marks(console)[finding.outcome]} {LABELS[finding.outcome]}", STYLES[finding.outcome])
        said, known = _said(finding, previous, has_many_threads=has_many_threads), _known(finding)
        previous = finding
        if is_wide:
            table.add_row(mark, said, known)
        else:
            table.add_row(mark, Group(said, known))
    return table


def _said(finding: Finding, previous: Finding | None, *, has_many_threads: bool) -> Text:
    if previous and (previous.post_id, previous.sentence) == (finding.post_id, finding.sentence):
        return Text(f"in the same sentence · {finding.claim_id[:ID_LENGTH]}", "dim")
    line, start, end = excerpt(finding.sentence, finding.text)
    text = Text(f"“{line}”")
    text.stylize(f"bold {STYLES[finding.outcome].replace('dim', '')}".strip(), start + 1, end + 1)
    text.append(f"\n{who(finding)} · {finding.claim_id[:ID_LENGTH]}", "dim")
    if has_many_threads:
        text.append(f" · {finding.thread_title or finding.thread_id}", "dim")
    return text


def _known(finding: Finding) -> Table:
    source = reference(finding, width=_SOURCE)
    if source is None and finding.method == "arithmetic":
        source = "the post's own figures"
    # Bold marks the figure on a terminal only; said beside what is known it can be read anywhere.
    stated = " ".join(finding.text.split())
    lines = (("stated", stated), ("known", source), ("read as", finding.reading), ("rule", finding.note))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=7)
    table.add_column()
    for name, text in lines:
        if text:
            table.add_row(name, Text(text))
    return table


def _print_undecided(console: Console, findings: Sequence[Finding], *, has_many_threads: bool) -> None:
    mark = marks(console)["not_enough_evidence"]
    console.print(Text(f"{mark} undecided: no published figure at hand fits", "dim"))
    for _, group in groupby(findings, key=lambda f: f.thread_id):
        thread = list(group)
        if has_many_threads:
            console.print(Text(f"  {thread[0].thread_title or thread[0].thread_id}", "dim"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, style="dim")
        table.add_column(style="dim")
        for position, found in groupby(thread, key=lambda f: f.position):
            figures = [Text(" ".join(f.text.split())) for f in found]
            table.add_row(f"  post {position}", Text(" · ").join(figures))
        console.print(table)
    console.print()


def _summary(findings: Sequence[Finding], repeats: int) -> Text:
    counts = Counter(f.outcome for f in findings)
    text = Text(f"{len(findings)} figure{'s' * (len(findings) != 1)}: ")
    parts = [Text(f"{counts[o]} {LABELS[o]}", STYLES[o] if counts[o] else "dim") for o in ORDER]
    text.append_text(Text(", ").join(parts))
    if repeats:
        text.append(f"; {repeats} repeated in quotes")
    return text
