"""How a finding is put into words and figures."""

from datetime import date, datetime

from threadlens.records import Finding

# What a reader must see first stands first.
ORDER = ("refuted", "conflicting", "supported", "not_enough_evidence")
LABELS = {
    "supported": "supported",
    "refuted": "refuted",
    "conflicting": "conflicting",
    "not_enough_evidence": "undecided",
}

SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥"}


def who(finding: Finding) -> str:
    """Who said it where and when: 'Ann, quoted by Bob · post 3 · 11 Feb 2024'."""
    author = finding.author or "an unnamed author"
    if finding.role == "quote" and finding.attributed_to:
        author = f"{finding.attributed_to}, quoted by {author}"
    parts = [author, f"post {finding.position}"]
    if finding.posted_at is not None:
        parts.append(day(finding.posted_at))
    return " · ".join(parts)


def day(when: date | datetime) -> str:
    """A day as people write it: 11 Feb 2024."""
    return f"{when.day} {when:%b %Y}"


def number(value: float) -> str:
    """A figure with thousands separated, as precise as it is worth."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:,.4g}"


def amount(value: float, unit: str | None, kind: str) -> str:
    """A figure with its unit: 2.5 %, $150,000,000, 7,115."""
    text = number(value)
    if unit in {"percent", "%"} or (kind in {"share", "change"} and unit is None):
        return f"{text} %"
    if unit in SIGNS:
        return f"{SIGNS[unit]}{text}"
    if kind == "money" and unit:
        return f"{text} {unit}"
    if kind == "ratio" and 0 < value < 1:
        return f"1 in {number(round(1 / value, 1))}"
    return text


def reference(finding: Finding, *, width: int | None = None) -> str | None:
    """The reference figure with its source and date; `width` shortens the source."""
    if finding.reference_value is None:
        return None
    text = amount(finding.reference_value, finding.unit, finding.kind)
    source = finding.source
    if source and width and len(source) > width:
        # The end of a source is its date, the beginning its publisher.
        name, _, date_ = source.rpartition(", ")
        source = f"{name[: width - len(date_) - 3].rstrip()}…, {date_}" if len(date_) < width // 2 else source[:width]
    if source:
        text += f" — {source}"
    # Many sources carry their date in their name already.
    if finding.as_of is not None and str(finding.as_of.year) not in (finding.source or ""):
        text += f", {day(finding.as_of)}"
    return text


def excerpt(sentence: str, figure: str, *, width: int = 320) -> tuple[str, int, int]:
    """The sentence, shortened around its figure, and where the figure stands in it."""
    line = " ".join(sentence.split())
    figure = " ".join(figure.split())
    at = line.find(figure)
    if at < 0:
        return (line if len(line) <= width else line[: width - 1] + "…"), 0, 0
    if len(line) <= width:
        return line, at, at + len(figure)
    start = max(0, min(at - width // 2, len(line) - width))
    while start > 0 and line[start - 1] != " ":
        start -= 1
    stop = min(len(line), start + width)
    while stop < len(line) and line[stop] != " ":
        stop -= 1
    stop = max(stop, at + len(figure))
    before, after = "…" if start else "", "…" if stop < len(line) else ""
    shift = len(before) - start
    return before + line[start:stop] + after, at + shift, at + len(figure) + shift
