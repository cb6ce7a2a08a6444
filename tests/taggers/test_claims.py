"""Cases of claims: each text holds exactly these claims, with these fields."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from threadlens.records import Claim, Concept, PassageSpan, PostText
from threadlens.taggers import Tagger

CASES = Path(__file__).parents[2] / "src/threadlens/taggers/claims/cases"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.json")):
        if path.name != "concepts.json":
            found += [pytest.param(case, id=f"{path.stem}-{case['name']}") for case in json.loads(path.read_text())]
    return found


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    rows = json.loads((CASES / "concepts.json").read_text())
    return Tagger([Concept(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in rows])


def post(case: dict[str, Any]) -> PostText:
    text, spans = case.get("text", ""), []
    for passage in case.get("passages", ()):
        cells = tuple(tuple(row) for row in passage.get("cells", ()))
        words = passage.get("text") or "\n".join("\t".join(row) for row in cells)
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{words}" if text else words
        spans.append(
            PassageSpan(
                start,
                len(text),
                passage["role"],
                attributed_to=passage.get("attributed_to"),
                cells=cells,
                header_rows=passage.get("header_rows", 0),
                header_columns=passage.get("header_columns", 0),
            )
        )
    posted = (
        datetime.combine(date.fromisoformat(case["posted_at"]), datetime.min.time(), UTC)
        if "posted_at" in case
        else None
    )
    return PostText("p1", "t1", 1, text, tuple(spans), posted_at=posted, thread_title=case.get("title"))


def seen(claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    found = {name: getattr(claim, name) for name in wanted}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


@pytest.mark.parametrize("case", cases())
def test_claims_of_a_text(case: dict[str, Any], tagger: Tagger) -> None:
    [tags] = tagger.tag([post(case)])
    assert len(tags.claims) == len(case["claims"]), [c.text for c in tags.claims]
    for claim, wanted in zip(tags.claims, case["claims"], strict=True):
        assert seen(claim, wanted) == wanted
