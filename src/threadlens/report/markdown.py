"""Findings as a Markdown table."""

import re
from collections.abc import Iterable

from threadlens.records import Finding
from threadlens.report.wording import LABELS, excerpt, reference, who

HEAD = ("outcome", "claim", "said by", "reference", "read as", "rule", "link", "id")


def finding_rows(findings: Iterable[Finding]) -> Iterable[tuple[str, ...]]:
    """The cells of each finding, the figure in bold and the source linked."""
    for finding in findings:
        line, start, end = excerpt(finding.sentence, finding.text)
        claim = f"{cell(line[:start])}**{cell(line[start:end])}**{cell(line[end:])}" if end else cell(line)
        source = cell(reference(finding) or "")
        if source and finding.source_url:
            source = f"[{source}](<{finding.source_url}>)"
        link = f"[post](<{finding.permalink}>)" if finding.permalink else ""
        yield (
            LABELS[finding.outcome],
            claim,
            cell(who(finding)),
            source,
            cell(finding.reading or ""),
            cell(finding.note or ""),
            link,
            finding.claim_id,
        )


def cell(text: str) -> str:
    """Text that cannot break out of a table's cell."""
    for character in ("\\", "|", "<", "[", "*", "_", "`"):
        text = text.replace(character, f"\\{character}")
    return re.sub(r"\s+", " ", text)
