"""Findings on a terminal: what was decided in full, what was not in short."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from threadlens.records import Finding
from threadlens.report.lines import Line, Lines, wrapped
from threadlens.report.wording import LABELS, ORDER, excerpt, reference, who

STYLES = {"supported": "green", "refuted": "red", "conflicting": "yellow", "not_enough_evidence": "dim"}
MARKS = {"supported": "✓", "refuted": "✗", "conflicting": "≠", "not_enough_evidence": "·"}
ASCII_MARKS = {"supported": "+", "refuted": "x", "conflicting": "!", "not_enough_evidence": "."}

ID_LENGTH = 8  # what `threadlens explain` needs of an id

_SOURCE = 110  # characters of a source; `explain` and the machine formats give all of it

# From this width on, what was said and what is known stand side by side.
_WIDE = 110
_MARK, _NAME, _GAP = 15, 8, 2  # columns: of the outcome, of 'read as', and between two


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
        console.print(Lines(_rows(console, decided, has_many_threads=has_many_threads)), end="")
    if undecided:
        console.print(Lines(_undecided(console, undecided, has_many_threads=has_many_threads)), end="")
    console.print(_summary(shown, len(findings) - len(shown)), highlight=False)


def marks(console: Console) -> dict[str, str]:
    """A sign for each outcome that the terminal can show."""
    return MARKS if console.encoding.lower().replace("-", "").startswith("utf") else ASCII_MARKS


def _rows(console: Console, findings: Sequence[Finding], *, has_many_threads: bool) -> Iterator[Line]:
    said_width, known_width = _widths(console)
    if known_width:
        yield [(_cell("outcome", _MARK), "bold"), (_cell("claim", said_width + _GAP), "bold"), ("held against", "bold")]
        yield []
    previous: Finding | None = None
    for finding in sorted(findings, key=lambda f: ORDER.index(f.outcome)):
        mark = (_cell(f"{marks(console)[finding.outcome]} {LABELS[finding.outcome]}", _MARK), STYLES[finding.outcome])
        said = list(_said(finding, previous, said_width, has_many_threads=has_many_threads))
        known = list(_known(finding, known_width or said_width))
        previous = finding
        lines = [*_beside(said, known, said_width)] if known_width else [*said, *known]
        for place, line in enumerate(lines):
            yield [mark if place == 0 else (" " * _MARK, ""), *line]
        yield []


def _widths(console: Console) -> tuple[int, int]:
    """How wide what was said and what is known may be; the second is 0 where they stand below each other."""
    room = max(console.width - _MARK, 2 * (_NAME + _GAP))
    if console.width < _WIDE:
        return room - _GAP, 0
    left = -(-10 * room // 19)
    return left - _GAP, room - left - _GAP


def _beside(said: Sequence[Line], known: Sequence[Line], width: int) -> Iterator[Line]:
    nothing: Line = []
    for left, right in zip_longest(said, known, fillvalue=nothing):
        used = sum(cell_len(text) for text, _ in left)
        yield [*left, (" " * (width + _GAP - used), ""), *right]


def _said(finding: Finding, previous: Finding | None, width: int, *, has_many_threads: bool) -> Iterator[Line]:
    if previous and (previous.post_id, previous.sentence) == (finding.post_id, finding.sentence):
        yield from (
            [(line, "dim")] for line in wrapped(f"in the same sentence · {finding.claim_id[:ID_LENGTH]}", width)
        )
        return
    line, start, end = excerpt(finding.sentence, finding.text)
    strong = f"bold {STYLES[finding.outcome].replace('dim', '')}".strip()
    yield from _marked(f"“{line}”", (start + 1, end + 1), strong, width)
    whose = f"{who(finding)} · {finding.claim_id[:ID_LENGTH]}"
    if has_many_threads:
        whose += f" · {finding.thread_title or finding.thread_id}"
    yield from ([(line, "dim")] for line in wrapped(whose, width))


def _marked(text: str, span: tuple[int, int], style: str, width: int) -> Iterator[Line]:
    """A text in lines with one stretch of it in a style of its own."""
    at = 0
    for line in wrapped(text, width):
        at = text.find(line, at)
        low, high = (min(max(edge - at, 0), len(line)) for edge in span)
        yield [(line[:low], ""), (line[low:high], style), (line[high:], "")]
        at += len(line)


def _known(finding: Finding, width: int) -> Iterator[Line]:
    source = reference(finding, width=_SOURCE)
    if source is None and finding.method == "arithmetic":
        source = "the post's own figures"
    # Bold marks the figure on a terminal only; said beside what is known it can be read anywhere.
    stated = " ".join(finding.text.split())
    for name, text in (("stated", stated), ("known", source), ("read as", finding.reading), ("rule", finding.note)):
        for place, line in enumerate(wrapped(text, width - _NAME) if text else ()):
            yield [(_cell("" if place else name, _NAME), "dim"), (line, "")]


def _undecided(console: Console, findings: Sequence[Finding], *, has_many_threads: bool) -> Iterator[Line]:
    mark = marks(console)["not_enough_evidence"]
    yield [(f"{mark} undecided: no published figure at hand fits", "dim")]
    for _, group in groupby(findings, key=lambda f: f.thread_id):
        thread = list(group)
        if has_many_threads:
            yield [(f"  {thread[0].thread_title or thread[0].thread_id}", "dim")]
        wide = max(len(f"  post {f.position}") for f in thread) + _GAP
        for position, found in groupby(thread, key=lambda f: f.position):
            figures = " · ".join(" ".join(f.text.split()) for f in found)
            for place, line in enumerate(wrapped(figures, max(console.width - wide - _GAP, _NAME))):
                yield [(_cell("" if place else f"  post {position}", wide), "dim"), (line, "dim")]
    yield []


def _cell(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _summary(findings: Sequence[Finding], repeats: int) -> Text:
    counts = Counter(f.outcome for f in findings)
    text = Text(f"{len(findings)} figure{'s' * (len(findings) != 1)}: ")
    parts = [Text(f"{counts[o]} {LABELS[o]}", STYLES[o] if counts[o] else "dim") for o in ORDER]
    text.append_text(Text(", ").join(parts))
    if repeats:
        text.append(f"; {repeats} repeated in quotes")
    return text
