"""A thread as the checks look at it: posts and claims by id, clauses, and the dates that it speaks of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from threadlens.checks import _vocabulary as words
from threadlens.checks._tolerance import stated_value
from threadlens.records import Claim, Mention, PostTags, PostText, Quantity, ThreadTags, Verdict

_CLAUSE_END = re.compile(
    r"[;:()\[\]!?…\n–—]|,(?!\d)|\.(?!\d)|\b(?:while|whereas|although|though|but|unlike|if you|compared (?:to|"
    r"with)|versus|vs)\b"
    r"|\b(?:and|so|then)\s+(?=(?:the|that|this|it|they|we|you|i|he|she|there|a|an|our|their)\b)",
    re.IGNORECASE,
)
# A thread that names other countries at least once for so many times that it names Canada speaks of several.
_MIXED = 4
_BACK = 240
_TALK = 2
_Rest = ParamSpec("_Rest")
_Found = TypeVar("_Found")
_Said = TypeVar("_Said", Claim, Quantity)


@dataclass(frozen=True, slots=True)
class Held:
    """What a claim counts that published figures bear out."""

    measure: str
    subject: str
    population: str
    as_of: date


def once_a_claim(
    function: Callable[Concatenate["ThreadView", _Said, _Rest], _Found],
) -> Callable[Concatenate["ThreadView", _Said, _Rest], _Found]:
    """Works out once what follows from a claim, or a quantity, and its thread's words, not from what checks find."""

    @wraps(function)
    def known(view: "ThreadView", claim: _Said, /, *rest: _Rest.args, **options: _Rest.kwargs) -> _Found:
        key = (function, id(claim), *rest, *options.values()) if rest or options else (function, id(claim))
        entry = view.known.get(key)
        if entry is None:  # the claim is kept with what is known of it, so that no other takes its id
            entry = view.known[key] = (claim, function(view, claim, *rest, **options))
        found: _Found = entry[1]
        return found

    return known


class ThreadView:
    """Look-ups over one thread; nothing here changes it."""

    def __init__(self, thread: ThreadTags, *, least_odds: float = 1.0) -> None:
        self.thread = thread
        self.least_odds = least_odds  # of what a check asks of a reading that is weighed against chance
        self.posts: dict[str, PostText] = {post.post_id: post for post in thread.posts}
        self.tags: dict[str, PostTags] = {tags.post_id: tags for tags in thread.tags}
        self.memory: dict[str, object] = {}  # what a check worked out of a claim and needs for those after it
        self.known: dict[tuple[Any, ...], tuple[Claim | Quantity, Any]] = {}  # see once_a_claim
        self.held: dict[str, Held] = {}  # what supported claims turned out to count, see hold
        self._held_in: dict[str, list[tuple[int, Held]]] = {post.post_id: [] for post in thread.posts}
        ids = {claim.claim_id for claim in self.claims()}
        # a repetition has no verdict of its own: it takes over that of the claim that it repeats
        self.repeated = {c.claim_id: c.repeats_claim_id for c in self.claims() if c.repeats_claim_id in ids}
        self._alike: dict[tuple[str, str | None, float | None], list[Claim]] = {}
        for claim in self.claims():
            self._alike.setdefault((claim.kind, claim.unit, stated_value(claim)), []).append(claim)
        self._places = {claim.claim_id: n for tags in thread.tags for n, claim in enumerate(tags.claims)}
        self.decided: dict[str, Verdict] = {}  # by the checks before, see Checker
        self.refuted: set[str] = set()  # claims that published figures refute
        self.latest = self._latest()
        self.is_mixed = False  # whether the thread speaks of other countries too
        self.is_canadian, self.is_military = self._setting()
        self._of_pay = {post.post_id for post in thread.posts if self._is_of_pay(post)}
        self.is_about_pay = bool(self._of_pay)
        self._days = {p.post_id: p.posted_at.date() if p.posted_at else None for p in thread.posts}
        self._held_around: dict[tuple[str, int], tuple[int, ...]] = {}  # as long as nothing else is borne out
        self._before: dict[tuple[str, int], tuple[tuple[int, PostText], ...]] = {}
        self._by_position: dict[int, list[PostText]] = {}
        for post in thread.posts:
            self._by_position.setdefault(post.position, []).append(post)

    def _is_of_pay(self, post: PostText) -> bool:
        """Whether a post, or the title, speaks of the pay system."""
        claims = self.tags[post.post_id].claims if post.post_id in self.tags else ()
        if any(m.concept_id == words.PAY_SYSTEM_ID for claim in claims for m in claim.mentions):
            return True
        return words.PAY_SYSTEM.search(f"{post.thread_title or ''}\n{post.text}") is not None

    @once_a_claim
    def is_in_talk_of_pay(self, claim: Claim) -> bool:
        """Whether the post of a claim, or one of the last two, speaks of the pay system."""
        post = self.post(claim)
        near = (post, *(before for _, before in self.before(post, _TALK)))
        return any(p.post_id in self._of_pay for p in near)

    def claims(self) -> Iterator[Claim]:
        """All claims in the order of the thread."""
        for tags in self.thread.tags:
            yield from tags.claims

    def post(self, claim: Claim) -> PostText:
        """The post in which a claim stands."""
        return self.posts[claim.post_id]

    def before(self, post: PostText, most: int) -> tuple[tuple[int, PostText], ...]:
        """The last posts before one, the farthest first, each with how far back it stands."""
        known = self._before.get((post.post_id, most))
        if known is None:
            steps = range(most, 0, -1)
            known = tuple((back, p) for back in steps for p in self._by_position.get(post.position - back, ()))
            self._before[post.post_id, most] = known
        return known

    def hold(self, claim: Claim, held: Held) -> None:
        """Remembers what published figures bear out; nothing of that is taken back."""
        self.held[claim.claim_id] = held
        self._held_in[claim.post_id].append((self.place(claim), held))
        self._held_around.clear()

    def held_around(self, claim: Claim, most: int) -> tuple[int, ...]:
        """How many figures are borne out in the post of a claim and in each of the last posts."""
        known = self._held_around.get((claim.post_id, most))
        if known is None:
            before = self.before(self.post(claim), most)
            known = len(self._held_in[claim.post_id]), *(len(self._held_in[p.post_id]) for _, p in before)
            self._held_around[claim.post_id, most] = known
        return known

    def held_in(self, post: PostText) -> list[tuple[int, Held]]:
        """What figures of a post are borne out, each with its place in the post."""
        return self._held_in[post.post_id]

    def place(self, claim: Claim) -> int:
        """The how-manieth claim of its post a claim is, from 0."""
        return self._places[claim.claim_id]

    def alike(self, claim: Claim) -> list[Claim]:
        """All claims of the kind, unit and figure of a claim, itself included, in the order of the thread."""
        return self._alike[claim.kind, claim.unit, stated_value(claim)]

    def posted(self, claim: Claim) -> date | None:
        """The day on which a claim was posted."""
        return self._days[claim.post_id]

    @once_a_claim
    def clause(self, claim: Claim) -> tuple[int, int]:
        """Where the clause around a figure begins and ends in its post."""
        text = self.post(claim).text
        low, high = self.sentence(claim)
        # what ends right before a figure introduces it: 'EX-01s: 3,999', 'the public service (335,957)'
        ends = (m.end() for m in _CLAUSE_END.finditer(text, low, claim.start_char))
        start = max((end for end in ends if text[end : claim.start_char].strip()), default=low)
        end = _CLAUSE_END.search(text, claim.end_char, high)
        return start, end.start() if end else high

    @once_a_claim
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

    def _setting(self) -> tuple[bool, bool]:
        """Whether the thread speaks of Canada, and whether of its forces."""
        text = "\n".join(
            [self.thread.thread.title or "", *(f"{p.thread_title or ''} {p.text}" for p in self.thread.posts)]
        )
        here = sum(1 for _ in words.CANADIAN.finditer(text))
        # a thread about another country names that one more often
        elsewhere = sum(1 for _ in words.COUNTRY.finditer(text))
        is_canadian = here > 0 and 3 * here >= elsewhere
        self.is_mixed = elsewhere > 1 and _MIXED * (elsewhere + text.count("£")) >= here
        return is_canadian, is_canadian and words.MILITARY.search(text) is not None

    @once_a_claim
    def is_anchored(self, claim: Claim) -> bool:
        """Whether the figure is of Canada for sure: no other country is spoken of, or Canada is named after it."""
        start, end = self.sentence(claim)
        text = self.post(claim).text
        around = text[max(0, start - _BACK, text.rfind("\n\n", 0, start) + 1) : end]
        here = max((m.start() for m in words.CANADIAN.finditer(around)), default=-1)
        # a province that is named as a place of federal employees is none of its own
        base = end - len(around)
        named = [m for m in claim.mentions if m.part in words.IN_SENTENCE]
        there = max(
            (
                m.start()
                for m in words.FOREIGN.finditer(around)
                if not any(n.start_char <= base + m.start() < n.end_char for n in named)
            ),
            default=-1,
        )
        return here > there or (there < 0 and not self.is_mixed)

    def _latest(self) -> date | None:
        ends = [claim.period_end for claim in self.claims() if claim.period_end]
        posted = [post.posted_at.date() for post in self.thread.posts if post.posted_at]
        return max(ends, default=None) if not posted else max(posted)
