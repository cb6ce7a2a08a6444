"""A file's rows in the forms that other programs take."""

from collections.abc import Sequence
from pathlib import Path

from threadlens.report.claimreview import claim_reviews
from threadlens.store import Store

DECIDED = ("supported", "refuted", "conflicting")


def export_claim_reviews(
    store: Store, *, outcomes: Sequence[str] | None = None, url_prefix: str | None = None
) -> tuple[str, int]:
    """ClaimReview of what was decided (or of these outcomes), repetitions left out, and how many there are."""
    findings = [f for f in store.findings(outcomes=outcomes or DECIDED) if f.repeats_claim_id is None]
    text = claim_reviews(findings, checked_at=store.runs(), concepts=store.concepts(), url_prefix=url_prefix)
    return text, len(findings)


def export_views(store: Store, folder: Path, suffix: str) -> tuple[Path, ...]:
    """Writes every view to a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for view in dict.fromkeys(column.view for column in store.contract()):
        target = folder / f"{view}{suffix}"
        store.export(f"from {view}", target)
        written.append(target)
    return tuple(written)
