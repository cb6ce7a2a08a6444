"""What the mentions of a claim can mean beside each other: women of the forces or of the service, Ottawa as a place."""

import re
from dataclasses import replace

from threadlens.checks._index import Index
from threadlens.records import Claim, Mention, PostTags, PostText, ThreadTags

_IN_TEXT = frozenset({"counted", "clause", "sentence"})
# A government goes by the name of its capital, but where somebody lives or works it is the city.
_CAPITAL = re.compile(
    r"\b(?:is|are|was|were|be|works?|working|lives?|living|based|sits?|sitting|located|stationed|moved|"
    r"posted)\s+(?:in|at|to|near|around)\s+$",
    re.IGNORECASE,
)


def clarified(thread: ThreadTags, index: Index) -> ThreadTags:
    """The thread with the mentions that its words leave possible."""
    posts = {post.post_id: post for post in thread.posts}
    return replace(thread, tags=tuple(_tags(tags, posts[tags.post_id], index) for tags in thread.tags))


def _tags(tags: PostTags, post: PostText, index: Index) -> PostTags:
    return replace(tags, claims=tuple(_claim(claim, post, index) for claim in tags.claims))


def _claim(claim: Claim, post: PostText, index: Index) -> Claim:
    kept = [m for m in claim.mentions if not _is_place(m, post)]
    kept = [m for m in kept if _is_best(m, kept, index)]
    return claim if len(kept) == len(claim.mentions) else replace(claim, mentions=tuple(kept))


def _is_place(mention: Mention, post: PostText) -> bool:
    if mention.text != "Ottawa" or mention.part == "title":
        return False
    return _CAPITAL.search(post.text[max(0, mention.start_char - 24) : mention.start_char]) is not None


def _is_best(mention: Mention, among: list[Mention], index: Index) -> bool:
    """Of two subjects that go by one name, the one whose scope is named; else the first."""
    span = (mention.start_char, mention.end_char, mention.part)
    rivals = [m for m in among if (m.start_char, m.end_char, m.part) == span and index.kind(m.concept_id) == "subject"]
    if len(rivals) < 2 or mention not in rivals:
        return True
    named = [m for m in among if index.kind(m.concept_id) == "population"]
    near = [m for m in named if m.part in _IN_TEXT] or [m for m in named if m.part in {"before", "title"}]
    fitting = [r for r in rivals if any(_fits(index, r.concept_id, n.concept_id) for n in near)]
    return mention == (fitting or rivals)[0]


def _fits(index: Index, subject: str, population: str) -> bool:
    scopes = index.scopes_of(subject)
    roots = {s for scope in scopes for s in (scope, *index.ancestors(scope))}
    return population in roots or any(a in roots for a in index.ancestors(population))
