"""Words that make a figure count something else than the concept beside it: a part, another country's, an event."""

import re

from threadlens.checks import _vocabulary as words
from threadlens.checks._thread import ThreadView, once_a_claim
from threadlens.records import Claim, Mention

_AGAIN = re.compile(r"\s*(?:again\s+as|as\s+\w+\s+again|again)\b", re.IGNORECASE)
# '80 with the associates', '6,115 if you add the EX-02s'
_WITH_OTHERS = re.compile(
    r"\s*,?\s*(?:with|counting|including|plus|together with|along with|and that includes|"
    r"(?:if|when|once|after|by)\s+(?:you\s+|we\s+|one\s+)?(?:add|count|includ|throw|lump)\w*)\s+(?:in\s+)?(?:the|their|its|all|every|[A-Z])",
)
_WITH_OTHERS_BEFORE = re.compile(
    r"\b(?:with|counting|including|adding|add|plus)\s+(?:in\s+)?(?:the|their|its|all)\s+[\w-]+(?:\s+[\w-]+)?,?\s+"
    r"(?:(?:it|that|they|there|we|is|was|are|were|had|have|has|makes?|comes? to|get|about|around)\s+)*$",
    re.IGNORECASE,
)
_SUMMED = re.compile(
    r"\b(?:so|that makes|making|makes|together|in all|altogether|combined|for a total of|total(?:ling)?|hence|i\.e\.|"
    r"adds? up to|or)[\s,]+(?:(?:about|around|roughly|some|a total of|it is|it was|nearly|almost)\s+)*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\d[^.;!?\d]*\b(?:and|plus|with)\b[^.;!?\d]*\d", re.IGNORECASE)
# 'when Harper left it was 257,000': an event that only says when
_ONLY_WHEN = re.compile(r"\b(?:when|after|before|since|until|till|once)\s+(?:[\w’'-]+\s+){1,3}$", re.IGNORECASE)
_BY_WRITER = re.compile(r"\b(?:I|we|he|she|you)(?:[’']\w+)?\s+(?:\w+\s+)?$")


def is_of_money(claim: Claim) -> bool:
    """Whether a figure is an amount of money, also one whose currency no table has."""
    return claim.unit in words.MONEY or claim.kind == "money"


@once_a_claim
def foreign(view: ThreadView, claim: Claim) -> str | None:
    """The word by which a figure's clause speaks of another country, a province, a city or a company."""
    post = view.post(claim)
    start, end = view.clause(claim)
    is_federal = words.FEDERAL.search(claim.sentence) is not None
    named = [
        (m.start_char, m.end_char)
        for m in _in_text(claim)
        # a province by itself has a public service of its own
        if is_federal or words.FOREIGN.fullmatch(m.text) is None
    ]
    for match in words.FOREIGN.finditer(post.text, start, end):
        if not any(low <= match.start() < high for low, high in named):
            return match.group()
    return None


def restriction(view: ThreadView, claim: Claim, mention: Mention) -> str | None:
    """The words that make the figure count only a part of the mentioned concept, or an event; else None."""
    if mention.part in {"row", "column"}:
        return None
    text = view.post(claim).text
    start, end = view.clause(claim)
    event = _event(_masked(claim, text, start, end))
    if event:
        return event.group()
    if mention.start_char >= claim.end_char:
        return _between(claim, mention, text) or _after(claim, mention, text)
    return _before(claim, mention, text)


def is_increase(view: ThreadView, claim: Claim) -> bool:
    """Whether a share is what was added: 'half again as many', 'half as many again'."""
    return _AGAIN.match(view.post(claim).text, claim.end_char) is not None


def is_sum(view: ThreadView, claim: Claim) -> bool:
    """Whether a figure covers more than what was counted last: 'so 77' of two counts, '80 with the associates'."""
    text = view.post(claim).text
    if _WITH_OTHERS.match(text, claim.end_char):
        return True
    opening = text[view.sentence(claim)[0] : claim.start_char]
    if _WITH_OTHERS_BEFORE.search(opening) and any(character.isdigit() for character in opening):
        return True
    return _SUMMED.search(opening) is not None and _JOINED.search(opening) is not None


def has_own_noun(view: ThreadView, claim: Claim) -> bool:
    """Whether a noun that no table knows stands after the figure; one before it may belong to other words."""
    noun = (claim.subject or "").removeprefix("noun:")
    if noun in {claim.subject, "strong", ""}:
        return False
    after = view.post(claim).text[claim.end_char : claim.end_char + 60].lower()
    return noun.rsplit(" ", 1)[-1][:-1] in after


def is_tied(view: ThreadView, claim: Claim, mention: Mention) -> bool:
    """Whether only linking words stand between a mention in the clause and the figure."""
    text = view.post(claim).text
    if mention.start_char >= claim.end_char:
        return _between(claim, mention, text) is None
    between = _masked(claim, text, mention.end_char, claim.start_char)
    return all(word.lower() in words.TYING or word.isdigit() for word in words.WORD.findall(between))


def share_restriction(view: ThreadView, claim: Claim, mention: Mention) -> str | None:
    """The same for the part of a share, which may stand on either side of its whole."""
    text = view.post(claim).text
    event = _event(_masked(claim, text, *view.clause(claim)))
    if event:
        return event.group()
    return _after(claim, mention, text) if mention.start_char >= claim.end_char else None


def has_event(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text says what happened to those who are counted."""
    return _event(text[start:end]) is not None


def _event(clause: str) -> re.Match[str] | None:
    """What happened to those who are counted; what the writer did is no matter: 'when I joined there were'."""
    for found in words.EVENT.finditer(clause):
        before = clause[: found.start()]
        if not _BY_WRITER.search(before) and not _ONLY_WHEN.search(before):
            return found
    return None


def _between(claim: Claim, mention: Mention, text: str) -> str | None:
    between = _masked(claim, text, claim.end_char, mention.start_char)
    if words.TIED_AFTER.fullmatch(between):
        return None
    if claim.kind == "count" and words.VAGUE_OF.search(claim.text + between):
        between = between.replace("of", "", 1)
    if words.PARTITIVE.match(between):
        return between.strip() or "of the"
    for word in words.WORD.findall(between):
        if word.lower().replace("’", "'") not in words.NEUTRAL:
            return str(word)
    return None


def _after(claim: Claim, mention: Mention, text: str) -> str | None:
    end = max([m.end_char for m in claim.mentions if m.part == "counted" and not m.of_denominator] + [mention.end_char])
    end = end if end - mention.end_char < 60 else mention.end_char
    _, last = _sentence_end(claim, text)
    tail = text[end:last]
    if words.RESTRICTING.match(tail) and not words.BENIGN_AFTER.match(tail):
        return tail.strip().split(" ")[0]
    if words.PASSIVE.match(tail):
        return tail.strip().split(" ")[0]
    if claim.kind == "count" and not words.GENERIC_AFTER.match(tail):
        return tail.strip().split(" ")[0]
    place = words.PLACE_AFTER.match(tail)
    if place is None:
        return None
    low, high = end + place.start("what"), end + place.end("what")
    if any(low <= m.start_char < min(high, low + 40) for m in _in_text(claim)):
        return None
    return None if words.PLAIN_PLACE.match(place["what"]) else place["what"].strip()


def _before(claim: Claim, mention: Mention, text: str) -> str | None:
    after = text[claim.end_char : claim.end_char + 60]
    if words.OUT_OF.search(text[max(0, mention.start_char - 16) : mention.start_char]) and words.PREDICATED.match(
        after
    ):
        return "of " + mention.text
    return None if words.GENERIC_AFTER.match(after) else after.strip().split(" ")[0]


def _sentence_end(claim: Claim, text: str) -> tuple[int, int]:
    start = text.find(claim.sentence, max(0, claim.end_char - len(claim.sentence)))
    return (start, start + len(claim.sentence)) if start >= 0 else (claim.start_char, claim.end_char + 200)


def _in_text(claim: Claim) -> list[Mention]:
    return [m for m in claim.mentions if m.part in words.IN_SENTENCE]


def _masked(claim: Claim, text: str, start: int, end: int) -> str:
    """A stretch of text with the mentions in it blanked out."""
    stretch = list(text[start:end])
    for mention in _in_text(claim):
        for at in range(max(mention.start_char, start), min(mention.end_char, end)):
            stretch[at - start] = " "
    return "".join(stretch)
