"""A thread as the checks look at it: posts and claims by id, clauses, and the dates that it speaks of."""

import re
from collections.abc import Iterator
from datetime import date

from threadlens.records import Claim, Mention, PostTags, PostText, ThreadTags

_CLAUSE_END = re.compile(
    r"[;:()\[\]!?…\n–—]|,(?!\d)|\.(?!\d)|\b(?:while|whereas|although|though|but|unlike|compared (?:to|"
    r"with)|versus|vs)\b"
    r"|\b(?:and|so|then)\s+(?=(?:the|that|this|it|they|we|you|i|he|she|there|a|an|our|their)\b)",
    re.IGNORECASE,
)


class ThreadView:
    """Look-ups over one thread; nothing here changes it."""

    def __init__(self, thread: ThreadTags) -> None:
        self.thread = thread
        self.posts: dict[str, PostText] = {post.post_id: post for post in thread.posts}
        self.tags: dict[str, PostTags] = {tags.post_id: tags for tags in thread.tags}
        self.latest = self._latest()
        self.concepts = {m.concept_id for claim in self.claims() for m in claim.mentions if m.part != "title"}

    def claims(self) -> Iterator[Claim]:
        """All claims in the order of the thread."""
        for tags in self.thread.tags:
            yield from tags.claims

    def post(self, claim: Claim) -> PostText:
        """The post in which a claim stands."""
        return self.posts[claim.post_id]

    def posted(self, claim: Claim) -> date | None:
        """The day on which a claim was posted."""
        posted_at = self.post(claim).posted_at
        return posted_at.date() if posted_at else None

    def clause(self, claim: Claim) -> tuple[int, int]:
        """Where the clause around a figure begins and ends in its post."""
        text = self.post(claim).text
        low, high = self.sentence(claim)
        start = max((m.end() for m in _CLAUSE_END.finditer(text, low, claim.start_char)), default=low)
        end = _CLAUSE_END.search(text, claim.end_char, high)
        return start, end.start() if end else high

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Where the sentence around a figure begins and ends in its post."""
        text = self.post(claim).text
        first = max(0, claim.end_char - len(claim.sentence))
        start = text.find(claim.sentence, first, claim.start_char + len(claim.sentence))
        if start < 0 or start > claim.start_char:
            return max(0, claim.start_char - 200), min(len(text), claim.end_char + 200)
        return start, start + len(claim.sentence)

    def is_near(self, claim: Claim, mention: Mention) -> bool:
        """Whether a mention stands in the figure's clause or right at the figure."""
        if mention.part in {"counted", "row", "column"}:
            return True
        if mention.part not in {"clause", "sentence"}:
            return False
        start, end = self.clause(claim)
        return start <= mention.start_char < end

    def _latest(self) -> date | None:
        ends = [claim.period_end for claim in self.claims() if claim.period_end]
        posted = [post.posted_at.date() for post in self.thread.posts if post.posted_at]
        return max(ends, default=None) if not posted else max(posted)
