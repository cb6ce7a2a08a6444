"""What the mentions of a claim can mean beside each other: women of the forces or of the service, Ottawa as a place."""

import re
from calendar import month_abbr, monthrange
from dataclasses import replace
from datetime import date

from threadlens.checks._index import Index
from threadlens.checks._vocabulary import IN_SENTENCE
from threadlens.records import Claim, Mention, PostTags, PostText, ThreadTags

_NOUN_IN = re.compile(r"(\w+) in (?:the )?\w+", re.IGNORECASE)
# A government goes by the name of its capital, but where somebody lives or works it is the city.
_CAPITAL = re.compile(
    r"\b(?:is|are|was|were|be|works?|working|lives?|living|based|sits?|sitting|located|stationed|moved|"
    r"posted)\s+(?:in|at|to|near|around)\s+$",
    re.IGNORECASE,
)
# A time that opens a clause before its figure, and what closes the clause: 'In March 2015, CRA had 418; by 2021 ...'
_OPENING_TIME = re.compile(
    r"\W*(?:(?:and|but|then|so|while|back)\s+)?(?:in|by|as of|at the end of)\s+"
    r"(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:of\s+)?)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSES = re.compile(r";|[–—]|\s-\s|,\s+(?:and\s+|but\s+)?(?=(?:by|in|as of)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b)")
_INCLUDED = re.compile(r"\b(?<!not )(?:including|counting)\s+(?:(?:the|its|all|both|separate)\s+)*$", re.IGNORECASE)
_PER_CENT = re.compile(r"%|\bper ?cent\b|\bpct\b|\bshare\b|\bportion\b", re.IGNORECASE)
_WHOLE = 100
_REACH = 400
# What may follow a number that leaves its unit out.
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)\]\n–—-]|(?:if|in|and|or|for|is|was|now|then|at|to|from|when|but|by|as|here|there|up|down|versus|vs|back|"
    r"today|overall|exactly|last|this|before|after)\b)",
    re.IGNORECASE,
)
_LEVELS = frozenset({"count", "share", "money", "ratio"})
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}


def clarified(thread: ThreadTags, index: Index) -> ThreadTags:
    """The thread with the mentions that its words leave possible."""
    posts = {post.post_id: post for post in thread.posts}
    inside = _inside(index)
    tags = []
    for tagged in thread.tags:
        post = posts[tagged.post_id]
        claims = (_shared(claim, tagged, post) for claim in tagged.claims)
        tags.append(replace(tagged, claims=tuple(_claim(claim, post, index, inside) for claim in claims)))
    return replace(thread, tags=tuple(tags))


def _shared(claim: Claim, tags: PostTags, post: PostText) -> Claim:
    """A bare number with decimals after one in per cent, or in a column of such, is in per cent: '2.5 % (2.455)'."""
    if claim.kind != "count" or claim.unit is not None:
        return claim
    if _PER_CENT.search(claim.column_header or ""):
        return replace(claim, kind="share", unit="percent")  # of a column of per cents
    is_bare = claim.numerator is None and claim.role != "table"
    if not is_bare or claim.value is None or not 0 < claim.value < _WHOLE or (claim.precision or 1) >= 1:
        return claim
    if any(m.part == "counted" for m in claim.mentions) or not _ENDS.match(post.text, claim.end_char):
        return claim
    before = [q for q in tags.quantities if claim.start_char - _REACH <= q.start_char < claim.start_char]
    with_decimals = [q for q in before if q.kind == "percent" or (q.precision or 1) < 1]
    if not with_decimals or with_decimals[-1].kind != "percent":
        return claim
    return replace(claim, kind="share", unit="percent")


def _inside(index: Index) -> dict[str, tuple[str, ...]]:
    """Concepts that a wider word names inside a scope: of 'women in the military' by 'women'."""
    if not index.inside:
        found: dict[str, list[str]] = {}
        for concept in index.concepts.values():
            words = {m[1].lower() for alias in concept.aliases if (m := _NOUN_IN.match(alias))}
            for word in words if concept.kind == "subject" else ():
                found.setdefault(word, []).append(concept.concept_id)
        index.inside.update({word: tuple(ids) for word, ids in found.items()})
    return index.inside


def _claim(claim: Claim, post: PostText, index: Index, inside: dict[str, tuple[str, ...]]) -> Claim:
    kept = tuple(_narrowed(m, claim, index, inside) for m in claim.mentions if not _is_aside(m, post, index))
    claim = claim if kept == claim.mentions else replace(claim, mentions=kept)
    own = _opening_period(claim, post.text)
    return replace(claim, period_start=own[0], period_end=own[1]) if own else claim


def _opening_period(claim: Claim, text: str) -> tuple[date, date] | None:
    """The time at the head of a figure's clause, where the figure was given that of a later clause."""
    start = text.find(
        claim.sentence, max(0, claim.end_char - len(claim.sentence)), claim.start_char + len(claim.sentence)
    )
    if claim.kind not in _LEVELS or claim.role == "table" or claim.period_end is None or start < 0:
        return None
    end = start + len(claim.sentence)
    opening = max([m.end() for m in _CLOSES.finditer(text, start, claim.start_char)], default=start)
    closing = _CLOSES.search(text, claim.end_char, end)
    said = _OPENING_TIME.match(text, opening, claim.start_char)
    if said is None or closing is None or _YEAR.search(text, said.end(), closing.start()):
        return None
    later = _YEAR.search(text, closing.end(), end)
    if later is None or claim.period_end.year != int(later.group()) or int(said["year"]) >= claim.period_end.year:
        return None
    year, month = int(said["year"]), _MONTHS.get((said["month"] or "").lower())
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _is_aside(mention: Mention, post: PostText, index: Index) -> bool:
    """Whether a mention is of a place, or of a part of a scope that is only said to be included."""
    if _is_place(mention, post):
        return True
    if mention.part not in IN_SENTENCE or index.kind(mention.concept_id) != "population":
        return False
    return _INCLUDED.search(post.text[max(0, mention.start_char - 24) : mention.start_char]) is not None


def _is_place(mention: Mention, post: PostText) -> bool:
    if mention.text != "Ottawa" or mention.part == "title":
        return False
    return _CAPITAL.search(post.text[max(0, mention.start_char - 24) : mention.start_char]) is not None


def _narrowed(mention: Mention, claim: Claim, index: Index, inside: dict[str, tuple[str, ...]]) -> Mention:
    """The subject that goes by a word in the scope that is named, where the word's own subject has no such scope."""
    rivals = inside.get(mention.text.lower())
    if not rivals:
        return mention
    named = [m for m in claim.mentions if index.kind(m.concept_id) == "population"]
    near = [m for m in named if m.part in IN_SENTENCE] or [m for m in named if m.part in {"before", "title"}]
    if not near or any(_fits(index, mention.concept_id, n.concept_id) for n in near):
        return mention
    fitting = [r for r in rivals if any(_fits(index, r, n.concept_id) for n in near)]
    return replace(mention, concept_id=fitting[0]) if fitting else mention


def _fits(index: Index, subject: str, population: str) -> bool:
    scopes = index.scopes_of(subject)
    roots = {s for scope in scopes for s in (scope, *index.ancestors(scope))}
    return population in roots or any(a in roots for a in index.ancestors(population))
