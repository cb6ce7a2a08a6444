"""Every check's cases: what is said of a figure in a post, through the taggers that read it."""

import importlib
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language

from threadlens import checks, references
from threadlens.checks import Checker
from threadlens.records import Claim, PassageSpan, PostTags, PostText, Thread, ThreadTags, Verdict
from threadlens.taggers import link_repeats

FOLDER = Path(checks.__file__).parent
POSTED = datetime(2021, 12, 15, 12, tzinfo=UTC)
CASES = [
    pytest.param(plugin, case, id=f"{plugin}-{path.stem}-{case.get('name') or case['post']}")
    for plugin in checks.plugins()
    for path in sorted((FOLDER / plugin / "cases").glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


@cache
def pipeline() -> Language:
    """The taggers that read figures, without the classifier that leaves out what is hardly worth a check."""
    nlp = spacy.blank("en")
    for name in ("sentences", "quantities"):
        importlib.import_module(f"threadlens.taggers.{name}.component")
        nlp.add_pipe(f"threadlens_{name}")
    importlib.import_module("threadlens.taggers.claims.component")
    nlp.add_pipe("threadlens_claims", config={"threshold": 0.0})
    for _, component in nlp.pipeline:
        if hasattr(component, "use_concepts"):
            component.use_concepts(references.concepts())
    return nlp


def tags_of(post: PostText) -> PostTags:
    doc = pipeline().make_doc(post.text)
    doc.user_data["threadlens_post"] = post
    for _, component in pipeline().pipeline:
        doc = component(doc)
    names = ("quantities", "equations", "equation_ids", "claims")
    return PostTags(post.post_id, **{name: tuple(doc.user_data.get(f"threadlens_{name}", ())) for name in names})


@cache
def checker() -> Checker:
    return Checker((fact for table in references.tables() for fact in table.facts), references.concepts())


def thread_of(case: dict[str, Any]) -> ThreadTags:
    posts = case.get("posts") or [{"author": "ana", "text": case["post"]}]
    posted = datetime.fromisoformat(case["posted"]).replace(tzinfo=UTC) if "posted" in case else POSTED
    posted_at = None if case.get("undated") else posted
    texts = tuple(
        PostText(
            f"p{n}",
            "t",
            n,
            p["text"],
            (PassageSpan(0, len(p["text"]), "own"),),
            p["author"],
            posted_at,
            case.get("title"),
        )
        for n, p in enumerate(posts, 1)
    )
    tags = link_repeats(texts, tuple(tags_of(post) for post in texts))
    return ThreadTags(Thread("t", "xenforo2"), texts, tuple(tags))


def decided(thread: ThreadTags) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for verdict in sorted(checker().check(thread), key=lambda v: v.rank):
        found.setdefault(verdict.claim_id, verdict)
    return found


def claim_at(thread: ThreadTags, post: int, figure: str) -> Claim | None:
    for claim in thread.tags[post - 1].claims:
        if claim.text == figure or figure in claim.text or claim.text in figure:
            return claim
    return None


@pytest.mark.parametrize(("plugin", "case"), CASES)
def test_case(plugin: str, case: dict[str, Any]) -> None:
    thread = thread_of(case)
    post = case["post"] if isinstance(case["post"], int) else 1
    claim = claim_at(thread, post, case["figure"])
    verdict = decided(thread).get(claim.claim_id) if claim else None
    outcome = verdict.outcome if verdict else "not_enough_evidence"
    assert outcome == case["outcome"], verdict
    if verdict is not None and "reading" in case:
        assert verdict.reading == case["reading"]


def test_every_check_has_cases() -> None:
    missing = [name for name in checks.plugins() if not list((FOLDER / name / "cases").glob("*.json"))]
    assert not missing


def test_every_check_names_its_version() -> None:
    assert checker().version == "reference=7 arithmetic=7 cross_post=4"
