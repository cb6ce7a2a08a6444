"""Frozen rows: all that crosses a layer. Instants are aware and in UTC; offsets count characters of Post.text."""

from threadlens.records.answers import (
    Evidence,
    Explanation,
    Finding,
    Saved,
    StoredPage,
    ViewColumn,
)
from threadlens.records.facts import (
    Concept,
    Fact,
    ReferenceTable,
    Verdict,
)
from threadlens.records.labels import (
    Evaluation,
    LabelledText,
    LabelScore,
    ReliabilityBin,
)
from threadlens.records.statements import (
    CellTable,
    TableReading,
    TableVerdict,
)
from threadlens.records.tags import (
    Buzzword,
    Claim,
    Equation,
    Mention,
    PassageSpan,
    PhoenixReference,
    PostTags,
    PostText,
    Quantity,
    Term,
    ThreadTags,
)
from threadlens.records.threads import (
    Answer,
    Link,
    Page,
    Passage,
    Post,
    Problem,
    Thread,
    ThreadPage,
)

__all__ = [
    "Answer",
    "Buzzword",
    "CellTable",
    "Claim",
    "Concept",
    "Equation",
    "Evaluation",
    "Evidence",
    "Explanation",
    "Fact",
    "Finding",
    "LabelScore",
    "LabelledText",
    "Link",
    "Mention",
    "Page",
    "Passage",
    "PassageSpan",
    "PhoenixReference",
    "Post",
    "PostTags",
    "PostText",
    "Problem",
    "Quantity",
    "ReferenceTable",
    "ReliabilityBin",
    "Saved",
    "StoredPage",
    "TableReading",
    "TableVerdict",
    "Term",
    "Thread",
    "ThreadPage",
    "ThreadTags",
    "Verdict",
    "ViewColumn",
]
