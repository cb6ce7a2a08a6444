"""Claims out of the quantities of one post."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from threadlens.records import Claim, Concept, Equation, Mention, PassageSpan, Quantity
from threadlens.taggers.claims._changes import is_restated
from threadlens.taggers.claims._context import Context
from threadlens.taggers.claims._equations import claim_id, equation_id, members, unknown
from threadlens.taggers.claims._exclusions import is_excluded
from threadlens.taggers.claims._kinds import is_part_of_whole, kind_of
from threadlens.taggers.claims._mentions import header_mentions, is_anaphor, mentions, reading, root, speaks_of_us
from threadlens.taggers.claims._money import paid_concepts, with_money
from threadlens.taggers.claims._nouns import with_noun
from threadlens.taggers.claims._percents import in_percent
from threadlens.taggers.claims._ranks import has_any, places
from threadlens.taggers.claims._speech import source_of, speech_act
from threadlens.taggers.claims._tables import Cell, cells, is_figure
from threadlens.taggers.claims._times import header_period, heads_change, period_of

# How sure the classifier is that somebody could check this figure; None where there is no classifier.
Worthiness = Callable[[Context, Quantity], float | None]
_COMPARISON = re.compile(
    r"\b(?:more|fewer|less|as (?:many|much)|the (?:size|number|amount)|larger|bigger)\b", re.IGNORECASE
)
_PERCENT = "percent"


class Reader:
    """Reads claims with a given set of concepts and a given measure of check-worthiness."""

    def __init__(self, concepts: Sequence[Concept], worthiness: Worthiness, threshold: float) -> None:
        self._concepts: Mapping[str, Concept] = {c.concept_id: c for c in concepts}
        self._paid = paid_concepts(concepts)
        self._worthiness = worthiness
        self._threshold = threshold

    def read(self, context: Context, quantities: Sequence[Quantity], equations: Sequence[Equation]) -> list[Claim]:
        """The claims of a post, in the order of its text."""
        ids = [equation_id(context, e) for e in equations]
        member_of = members(equations, ids)
        tables = {p: cells(context.text, p) for p in context.post.passages if p.role == "table"}
        counted = [with_noun(quantity) for quantity in quantities]
        claims: list[Claim] = []
        last: str | None = None
        for number, bare in enumerate(with_money(context, counted, equations, self._paid)):
            quantity = bare if number in member_of else in_percent(context, bare, claims[-1] if claims else None)
            passage = context.passage_at(quantity.start_char)
            if passage.role in {"code", "signature"}:
                continue
            cell = _cell_of(tables.get(passage, []), quantity)
            if cell is not None:
                claim = None if cell.is_header else self._table_claim(context, quantity, cell, passage)
            else:
                claim = self._claim(
                    context,
                    quantity,
                    passage,
                    is_member=number in member_of,
                    anaphor=last,
                    last=_last_number(claims),
                )
            if claim is None:
                continue
            claim = self._totalled(context, claim, claims)
            claims.append(replace(claim, equation_id=member_of[number]) if number in member_of else claim)
            if (
                claim.kind in {"count", "average"}
                and not speaks_of_us(quantity, context)
                and self._is_plural_noun(claim.subject)
            ):
                last = claim.subject
        claims.extend(unknown(context, equations, ids))
        if has_any(context.text):
            claims.extend(self._ranks(context, claims))
        return sorted(claims, key=lambda c: (c.start_char, -c.end_char))

    def _ranks(self, context: Context, claims: Sequence[Claim]) -> list[Claim]:
        """Places in an order that are stated without a figure, and that no figure stands in already."""
        found = []
        for place in places(context, self._concepts):
            quantity, figure = place.quantity, (place.quantity.start_char, place.quantity.end_char)
            passage = context.passage_at(figure[0])
            taken = any(c.start_char < figure[1] and figure[0] < c.end_char for c in claims)
            if taken or passage.role in {"code", "signature", "table", "heading"}:
                continue
            index = context.sentence_at(figure[0])
            sentence, clause = context.sentence(index), context.clause(*figure)
            around = [m for m in mentions(context, quantity) if self._concepts[m.concept_id].kind == "population"]
            start, end = period_of(context, index, figure, "rank")
            source = source_of(context.text, sentence, figure)
            claim = replace(
                _plain(context, quantity, passage, sentence, "rank"),
                subject=place.mentions[0].concept_id,
                population=around[0].concept_id if around else None,
                period_start=start,
                period_end=end,
                speech_act=speech_act(context.text, sentence, clause, figure),
                attributed_to=passage.attributed_to or source,
                mentions=(*place.mentions, *around),
            )
            found.append(claim)
        return found

    def _totalled(self, context: Context, claim: Claim, before: Sequence[Claim]) -> Claim:
        """'45 of the one and 32 of the other, 77 together' counts what both are parts of."""
        if claim.kind != "count" or claim.value is None or any(m.part == "counted" for m in claim.mentions):
            return claim
        start, _ = context.sentence(context.sentence_at(claim.start_char))
        parts = [c for c in before[-2:] if c.start_char >= start and c.kind == "count" and c.value]
        if len(parts) < 2 or sum(c.value or 0 for c in parts) != claim.value:
            return claim
        named = sorted(c.subject or "" for c in parts)
        whole = next((c.concept_id for c in self._concepts.values() if named == sorted(c.parts)), None)
        if whole is None:
            return claim
        place = Mention(whole, claim.start_char, claim.end_char, claim.text, "counted")
        return replace(claim, subject=whole, mentions=(place, *claim.mentions))

    def _is_plural_noun(self, subject: str | None) -> bool:
        """Whether 'of them' may point back to it: to executives, not to a department."""
        if subject is None or subject.startswith("noun:"):
            return subject is not None
        return self._concepts[subject].kind == "subject"

    def _claim(
        self,
        context: Context,
        quantity: Quantity,
        passage: PassageSpan,
        *,
        is_member: bool,
        anaphor: str | None,
        last: Claim | None,
    ) -> Claim | None:
        figure = (quantity.start_char, quantity.end_char)
        index = context.sentence_at(figure[0])
        sentence, clause = context.sentence(index), context.clause(*figure)
        if any(a.start_char <= figure[0] and figure[1] <= a.end_char for a in context.ages(index)):
            return None
        if self._is_in_name(context, index, quantity):
            return None
        if not is_member and is_excluded(context.text, sentence, clause, quantity):
            return None
        score = self._worthiness(context, quantity)
        kind = self._kind(context, clause, quantity, last)
        named = mentions(context, quantity)
        # A figure that counts what the reference tables know of can be checked, however it is worded.
        counts_known = any(m.part == "counted" and self._concepts[m.concept_id].kind != "measure" for m in named)
        certain = is_member or counts_known or _compares(context.text, quantity)
        if score is not None and score < self._threshold and not certain:
            return None
        guess = reading(
            self._concepts,
            named,
            quantity,
            kind=kind,
            text=context.text,
            anaphor=anaphor if is_anaphor(quantity, context) else None,
        )
        start, end = period_of(context, index, figure, kind)
        source = source_of(context.text, sentence, figure)
        return replace(
            _plain(context, quantity, passage, sentence, kind),
            subject=self._counted(context, quantity, named, guess.subject),
            measure=guess.measure,
            population=guess.population,
            period_start=start,
            period_end=end,
            speech_act=speech_act(context.text, sentence, clause, figure),
            attributed_to=passage.attributed_to or source,
            score=score,
            mentions=tuple(named),
        )

    def _kind(self, context: Context, clause: tuple[int, int], quantity: Quantity, last: Claim | None) -> str:
        kind = kind_of(context.text, clause, quantity)
        if kind != "share" or last is None or last.kind != "change":
            return kind
        _, end = context.sentence(context.sentence_at(quantity.start_char))
        change, figure = (last.start_char, last.end_char), (quantity.start_char, quantity.end_char)
        return "change" if is_restated(context.text, change, figure, end) else kind

    def _is_in_name(self, context: Context, index: int, quantity: Quantity) -> bool:
        """'the top two levels': the number word is part of what they are called; three territories are counted."""
        if quantity.kind != "count" or not quantity.text.isalpha():
            return False
        start, end = quantity.start_char, quantity.end_char
        around = [m for m in context.matches(index) if m.start_char <= start and end <= m.end_char]
        return any(self._concepts[c].kind == "subject" for m in around for c in m.concept_ids)

    def _counted(
        self, context: Context, quantity: Quantity, named: Sequence[Mention], subject: str | None
    ) -> str | None:
        """What 'of us' counts: not only those who were named last, but all who are like them."""
        is_named = any(m.part == "counted" for m in named)
        if subject is None or is_named or not speaks_of_us(quantity, context):
            return subject
        return root(self._concepts, subject)

    def _table_claim(self, context: Context, quantity: Quantity, cell: Cell, passage: PassageSpan) -> Claim:
        index = context.sentence_at(quantity.start_char)
        named = header_mentions(context, cell.row_header or "", "row")
        named += header_mentions(context, cell.column_header or "", "column")
        named += [m for m in mentions(context, quantity) if m.part not in {"clause", "sentence", "counted"}]
        kind = "share" if quantity.kind == "percent" else "money" if quantity.kind == "money" else "count"
        if heads_change(cell.column_header):
            kind = "change"
        guess = reading(self._concepts, named, replace(quantity, counted=None), kind=kind, text="", anaphor=None)
        start, end = header_period(context, cell, passage)
        return replace(
            _plain(context, quantity, passage, context.sentence(index), kind),
            subject=guess.subject,
            measure=guess.measure,
            population=guess.population,
            period_start=start,
            period_end=end,
            attributed_to=passage.attributed_to,
            mentions=tuple(named),
            row_header=cell.row_header,
            column_header=cell.column_header,
        )


def _last_number(claims: Sequence[Claim]) -> Claim | None:
    """The last claim, lengths of time left out: '98,000 more in seven years, 38 percent'."""
    return next((c for c in reversed(claims[-2:]) if c.kind != "duration"), None)


def _plain(context: Context, quantity: Quantity, passage: PassageSpan, sentence: tuple[int, int], kind: str) -> Claim:
    """What the quantity alone says."""
    value, unit = quantity.value, quantity.unit
    after = context.text[quantity.end_char : sentence[1]]
    is_fraction = kind == "share" and quantity.kind != "percent" and is_part_of_whole(quantity, after)
    if is_fraction and value is not None:
        value, unit = value * 100, _PERCENT  # shares are in per cent: 'half of the staff' is 50
    if quantity.kind == "percent":
        unit = unit or _PERCENT
    return Claim(
        claim_id=claim_id(context.post.post_id, quantity.start_char, quantity.end_char, quantity.text),
        post_id=context.post.post_id,
        start_char=quantity.start_char,
        end_char=quantity.end_char,
        text=quantity.text,
        sentence=context.text[sentence[0] : sentence[1]],
        kind=kind,
        modifier=quantity.modifier,
        value=value,
        low=quantity.low,
        high=quantity.high,
        unit=unit,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        role=passage.role,
        hedge=quantity.hedge,
        precision=quantity.precision * 100 if is_fraction and quantity.precision else quantity.precision,
    )


def _compares(text: str, quantity: Quantity) -> bool:
    """'10 times more forms', 'twice as many': a comparison states a fact; 'ten times' alone may be emphasis."""
    if quantity.kind != "multiple":
        return False
    return _COMPARISON.search(text[quantity.start_char : quantity.end_char + 12]) is not None


def _cell_of(found: Sequence[Cell], quantity: Quantity) -> Cell | None:
    return next((c for c in found if c.start_char <= quantity.start_char < c.end_char and is_figure(c.text)), None)
