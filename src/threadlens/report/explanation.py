"""How one figure was checked, on a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from threadlens.records import Evidence, Explanation, Finding, Verdict
from threadlens.report.table import STYLES, marks
from threadlens.report.wording import LABELS, amount, day, excerpt, number, who

_ROWS = 20  # of evidence
_UNKNOWN = "No check had a figure of the same thing, scope and date to hold this one against."
_UNREAD = "No reading that was tried is close enough to the words, or to the figure, to decide it."


def print_explanation(console: Console, explanation: Explanation) -> None:
    """Prints the claim, each reading that was tried, and what its evidence gives today."""
    finding = explanation.finding
    console.print(_outcome(console, finding.outcome), Text(f"  claim {finding.claim_id}", "dim"), sep="")
    line, start, end = excerpt(finding.sentence, finding.text, width=2000)
    sentence = Text(f"“{line}”")
    sentence.stylize("bold", start + 1, end + 1)
    console.print(sentence)
    console.print(Text(who(finding), "dim"))
    if finding.permalink:
        console.print(Text(finding.permalink, "dim"), soft_wrap=True)
    console.print()
    console.print(_facts(_claim_lines(finding)))
    if not explanation.verdicts:
        console.print()
        console.print(_UNREAD if explanation.tried else _UNKNOWN)
    if explanation.tried:
        console.print()
        _print_tried(console, explanation)
    for number_, (verdict, evidence) in enumerate(zip(explanation.verdicts, explanation.evidence, strict=True), 1):
        console.print()
        _print_verdict(console, number_, verdict, evidence, finding)


def _print_tried(console: Console, explanation: Explanation) -> None:
    """The readings, those that the words name before those that the talk around only brings to mind."""
    lines = (("Readings that the words name:", True), ("Readings that the talk around brings to mind:", False))
    for heading, is_strict in lines:
        chosen = [t for t in explanation.tried if t.is_strict == is_strict]
        if chosen:
            console.print(Text(heading, "dim"))
        for tried in chosen:
            mark = "agrees" if tried.holds else "differs"
            line = Text.assemble(
                (f"{mark:8}", "green" if tried.holds else "dim"), f"{number(tried.value)}  {tried.reading}"
            )
            if tried.doubt is not None:
                line.append(f"  {tried.doubt:.1f} bits of doubt", "dim")
            console.print(Padding(line, (0, 0, 0, 3)))


def _outcome(console: Console, outcome: str) -> Text:
    return Text(f"{marks(console)[outcome]} {LABELS[outcome]}", f"bold {STYLES[outcome]}")


def _claim_lines(finding: Finding) -> list[tuple[str, str]]:
    ends = [number(v) for v in (finding.low, finding.high) if v is not None]
    stated = amount(finding.value, finding.unit, finding.kind) if finding.value is not None else " to ".join(ends)
    about = [p for p in (finding.subject, finding.measure, finding.population) if p]
    period = [day(p) for p in (finding.period_start, finding.period_end) if p is not None]
    lines = [
        ("figure", f"{finding.text}: {finding.modifier} {stated}"),
        ("kind", finding.kind if finding.speech_act == "assertion" else f"{finding.kind}, {finding.speech_act}"),
        ("about", " · ".join(about)),
        ("period", " to ".join(dict.fromkeys(period))),
        ("repeats", finding.repeats_claim_id or ""),
    ]
    return [(name, value) for name, value in lines if value]


def _print_verdict(console: Console, place: int, verdict: Verdict, evidence: Evidence | None, finding: Finding) -> None:
    head = Text(f"{place}. ").append_text(_outcome(console, verdict.outcome))
    head.append(f"  by {verdict.method}{', which decided' if place == 1 else ''}", "dim")
    console.print(head)
    value = verdict.reference_value
    error = verdict.relative_error
    lines = [
        ("reading", verdict.reading),
        ("stated", verdict.stated),
        ("reference", None if value is None else amount(value, finding.unit, finding.kind)),
        ("off by", None if error is None else f"{abs(error):.1%}"),
        ("rule", verdict.note),
        ("source", verdict.source),
        ("as of", None if verdict.as_of is None else day(verdict.as_of)),
        ("table", verdict.table_name),
        ("url", verdict.source_url),
        ("confidence", None if verdict.confidence is None else f"{verdict.confidence:.2f}"),
    ]
    console.print(Padding(_facts([(name, text) for name, text in lines if text]), (0, 0, 0, 3)))
    if verdict.evidence_sql:
        console.print(Padding(Text("evidence", "dim"), (0, 0, 0, 3)))
        console.print(Padding(Text(verdict.evidence_sql.strip()), (0, 0, 0, 5)))
        console.print(Padding(_evidence(evidence), (0, 0, 0, 5)))


def _facts(lines: list[tuple[str, str]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in lines:
        table.add_row(name, Text(text))
    return table


def _evidence(evidence: Evidence | None) -> Text:
    if evidence is None:
        return Text("")
    if evidence.error is not None:
        return Text(f"fails: {evidence.error}", "red")
    answer = "; ".join(", ".join(row) for row in evidence.rows[:_ROWS]) or "no row"
    return Text.assemble(("gives ", "dim"), (answer, "bold"))
