"""What is shown of a file: how one figure was checked."""

from collections.abc import Iterable

from threadlens.checks import Checker
from threadlens.errors import ThreadlensError, UsageError
from threadlens.records import Evidence, Explanation, ThreadTags, Tried, Verdict
from threadlens.store import Store

_LISTED = 5


def explanation(store: Store, prefix: str) -> Explanation:
    """Everything that was decided about the claim whose id begins like this."""
    found = store.find_claims(prefix)
    exact = [f for f in found if f.claim_id == prefix]
    if len(found) > 1 and not exact:
        ids = ", ".join(f.claim_id for f in found[:_LISTED])
        raise UsageError(
            f"{len(found)} claims begin with {prefix!r} ({ids}{', …' * (len(found) > _LISTED)}): give more"
        )
    if not found:
        raise UsageError(f'no claim begins with {prefix!r}: `threadlens sql "from findings"` lists them')
    finding = (exact or found)[0]
    original = finding.claim_id
    verdicts = store.verdicts_of(original)
    seen = [original]
    repeated = finding.repeats_claim_id
    while not verdicts and repeated is not None and repeated not in seen:
        seen.append(repeated)
        verdicts = store.verdicts_of(repeated)
        repeated = next((f.repeats_claim_id for f in store.find_claims(repeated)), None)
    evidence = tuple(_compute(store, v) for v in verdicts)
    return Explanation(finding, verdicts, evidence, _tried(store, finding.thread_id, reversed(seen)))


def _tried(store: Store, thread_id: str, claim_ids: Iterable[str]) -> tuple[Tried, ...]:
    """The readings that were tried of a claim, or of the one that it repeats."""
    thread = store.thread(thread_id)
    if thread is None:
        return ()
    tags = ThreadTags(thread, store.post_texts(thread_id), store.tags_of(thread_id))
    checker = Checker(store.facts(), store.concepts())
    found = (checker.tried(tags, claim_id) for claim_id in claim_ids)
    return next((tried for tried in found if tried), ())


def _compute(store: Store, verdict: Verdict) -> Evidence | None:
    if verdict.evidence_sql is None:
        return None
    try:
        columns, rows = store.query(verdict.evidence_sql)
    except ThreadlensError as error:
        return Evidence((), (), str(error))
    return Evidence(tuple(columns), tuple(tuple(str(value) for value in row) for row in rows))
