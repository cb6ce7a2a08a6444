"""Which claim of an earlier post a quoted figure repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace

from threadlens.records import Claim, PassageSpan, PostTags, PostText


def link(posts: Sequence[PostText], tags: Sequence[PostTags]) -> tuple[PostTags, ...]:
    """The tags with `repeats_claim_id` on claims in quotes whose original stands in an earlier post of the thread."""
    by_post: dict[str, tuple[PostText, list[Claim]]] = {}
    linked = []
    for post, tag in zip(posts, tags, strict=True):
        claims = [_linked(claim, post, by_post) for claim in tag.claims]
        by_post[post.post_id] = (post, claims)
        linked.append(replace(tag, claims=tuple(claims)))
    return tuple(linked)


def _linked(claim: Claim, post: PostText, earlier: dict[str, tuple[PostText, list[Claim]]]) -> Claim:
    passage = next((p for p in post.passages if p.start_char <= claim.start_char < p.end_char), None)
    if passage is None or passage.role != "quote":
        return claim
    for original, claims in _sources(passage, earlier):
        found = _same(claim, post, original, claims)
        if found is not None:
            return _as_repeated(claim, found, original)
    return claim


def _as_repeated(claim: Claim, found: Claim, original: PostText) -> Claim:
    """A quoted claim speaks of what the original spoke of, though its quote was cut short."""
    has_period = claim.period_start is not None or claim.period_end is not None
    return replace(
        claim,
        repeats_claim_id=found.repeats_claim_id or found.claim_id,
        attributed_to=claim.attributed_to or found.attributed_to or original.author,
        subject=found.subject or claim.subject,
        measure=found.measure or claim.measure,
        population=found.population or claim.population,
        period_start=claim.period_start if has_period else found.period_start,
        period_end=claim.period_end if has_period else found.period_end,
    )


def _sources(
    passage: PassageSpan, earlier: dict[str, tuple[PostText, list[Claim]]]
) -> list[tuple[PostText, list[Claim]]]:
    """Posts that a quote may come from: the one it names, else those of its author, else all; the latest first."""
    named = passage.repeats_post_id or passage.quoted_post_id
    if named in earlier:
        return [earlier[named]]
    latest = list(reversed(earlier.values()))
    by_author = [item for item in latest if passage.attributed_to and item[0].author == passage.attributed_to]
    return by_author or latest


def _same(claim: Claim, post: PostText, original: PostText, claims: Sequence[Claim]) -> Claim | None:
    """The claim with the same figure whose surroundings are most alike; without likeness it is another claim."""
    best, most = None, 0
    around = _around(post.text, claim)
    for other in claims:
        if other.text != claim.text or other.kind != claim.kind:
            continue
        alike = _overlap(around, _around(original.text, other))
        if alike > most:
            best, most = other, alike
    return best


def _around(text: str, claim: Claim) -> tuple[list[str], list[str]]:
    before = re.findall(r"\w+", text[max(0, claim.start_char - 80) : claim.start_char].lower())
    after = re.findall(r"\w+", text[claim.end_char : claim.end_char + 80].lower())
    return before[::-1], after


def _overlap(one: tuple[list[str], list[str]], other: tuple[list[str], list[str]]) -> int:
    """How many words before and after the figure run alike, without a gap."""
    total = 0
    for mine, theirs in zip(one, other, strict=True):
        for a, b in zip(mine, theirs, strict=False):
            if a != b:
                break
            total += 1
    return total
