"""Findings as schema.org ClaimReview in JSON-LD, one document with a graph."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from threadlens.records import Concept, Finding
from threadlens.report.wording import LABELS

TYPE = "@type"
# Refuted is the worst rating and supported the best, as schema.org's example has it.
RATINGS = {"refuted": 1, "conflicting": 3, "supported": 5}
AUTHOR = {
    TYPE: "Organization",
    "name": "threadlens (automatic)",
    "description": "An automatic check against published figures; no person has reviewed it.",
}


def claim_reviews(
    findings: Iterable[Finding],
    *,
    checked_at: Mapping[str, datetime],
    concepts: Iterable[Concept],
    url_prefix: str | None = None,
) -> str:
    """JSON-LD of these findings; `checked_at` gives the start of each run."""
    labels = {c.concept_id: c.label for c in concepts}
    graph = [_review(f, checked_at.get(f.run_id or ""), labels, url_prefix) for f in findings]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _review(
    finding: Finding, checked_at: datetime | None, labels: Mapping[str, str], url_prefix: str | None
) -> dict[str, Any]:
    rating = {
        TYPE: "Rating",
        "ratingValue": RATINGS.get(finding.outcome),
        "worstRating": 1 if finding.outcome in RATINGS else None,
        "bestRating": 5 if finding.outcome in RATINGS else None,
        "alternateName": LABELS[finding.outcome],
        "ratingExplanation": "; ".join(t for t in (finding.reading, finding.note) if t),
    }
    review: dict[str, Any] = _clean(
        {
            TYPE: "ClaimReview",
            "@id": f"urn:threadlens:claim:{finding.claim_id}",
            "url": None if url_prefix is None else f"{url_prefix}{finding.claim_id}",
            "datePublished": None if checked_at is None else checked_at.date().isoformat(),
            "author": AUTHOR,
            "claimReviewed": finding.sentence,
            "itemReviewed": _claim(finding, labels),
            "reviewRating": rating,
            "about": _reference(finding, labels),
            "isBasedOn": _dataset(finding),
        }
    )
    return review


def _claim(finding: Finding, labels: Mapping[str, str]) -> dict[str, Any]:
    is_quote = finding.role == "quote" and finding.attributed_to
    said_by = finding.attributed_to if is_quote else finding.author
    return {
        TYPE: "Claim",
        "name": finding.text,
        "text": finding.sentence,
        "author": {TYPE: "Person", "name": said_by} if said_by else None,
        "datePublished": None if finding.posted_at is None or is_quote else finding.posted_at.isoformat(),
        "appearance": {
            TYPE: "DiscussionForumPosting",
            "url": finding.permalink,
            "headline": finding.thread_title,
            "author": {TYPE: "Person", "name": finding.author} if finding.author else None,
            "datePublished": None if finding.posted_at is None else finding.posted_at.isoformat(),
            "position": finding.position,
        },
        "about": _observation(finding, finding.value, labels, stated=True),
    }


def _reference(finding: Finding, labels: Mapping[str, str]) -> dict[str, Any] | None:
    if finding.reference_value is None:
        return None
    return _observation(finding, finding.reference_value, labels, stated=False)


def _observation(finding: Finding, value: float | None, labels: Mapping[str, str], *, stated: bool) -> dict[str, Any]:
    period = None
    if stated and finding.period_start and finding.period_end:
        period = f"{finding.period_start}/{finding.period_end}"
    subject = _label(finding.subject, labels)
    return {
        TYPE: "Observation",
        "observationAbout": None if subject is None else {TYPE: "Thing", "name": subject},
        "variableMeasured": {
            TYPE: "StatisticalVariable",
            "name": " of ".join(t for t in (_label(finding.measure, labels) or finding.kind, subject) if t),
            "populationType": _label(finding.population, labels),
            "measuredProperty": _label(finding.measure, labels),
        },
        "value": {
            TYPE: "QuantitativeValue",
            "value": value,
            "minValue": finding.low if stated else None,
            "maxValue": finding.high if stated else None,
            "unitText": finding.unit,
        },
        "observationPeriod": period,
        "observationDate": None if stated or finding.as_of is None else finding.as_of.isoformat(),
    }


def _dataset(finding: Finding) -> dict[str, Any] | None:
    if finding.source is None:
        return None
    return {
        TYPE: "Dataset",
        "name": finding.source,
        "url": finding.source_url,
        "identifier": finding.table_name,
        "description": finding.evidence_sql,
    }


def _label(concept_id: str | None, labels: Mapping[str, str]) -> str | None:
    if concept_id is None:
        return None
    return labels.get(concept_id, concept_id.removeprefix("noun:"))


def _clean(value: Any) -> Any:
    """The same without what is empty."""
    if isinstance(value, dict):
        cleaned = {key: _clean(item) for key, item in value.items()}
        kept = {key: item for key, item in cleaned.items() if item not in (None, "", {})}
        return kept if set(kept) - {TYPE} else None
    return value
