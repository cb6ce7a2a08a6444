"""Age bands in everyday words: 'under 30', '65 or older', '55 plus' name a group and state no figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from threadlens.taggers.claims._matcher import Match, Matcher

_AGE = r"(?:1[6-9]|[2-7]\d)"
_NO_MORE = r"(?!\d|[,.:]\d|\s?(?:%|k\b|per ?cent|percent|thousand|million|hundred|dollars?|bucks))"
_OF_AGE = r"(?:\s?(?:years?|yrs?|yo)(?:[ -]olds?)?(?: of age)?)?"
_UP = r"(?:older|over|up|above|more|plus|upwards?)"
_DOWN = r"(?:younger|under|below|less)"
# Said of nothing but people of an age.
_BAND = re.compile(
    rf"(?<![\w+.,$-])(?P<up>{_AGE}){_OF_AGE}(?:\s?(?:or|and|&)\s(?!over a\b){_UP}\b"
    r"|(?P<plus>\s?plus\b|\+(?![^\s.,;)])))(?!\s?\d)"
    rf"|\b(?P<down>{_AGE}){_OF_AGE} (?:or|and) {_DOWN}\b"
    rf"|\b(?:older than|over the age of|above the age of|aged over)\s(?P<above>{_AGE})\b{_NO_MORE}"
    rf"|\b(?:younger than|under the age of|below the age of|aged under)\s(?P<below>{_AGE})\b{_NO_MORE}"
    rf"|\bover[- ](?P<overs>{_AGE})['’]?s\b|\bunder[- ](?P<unders>{_AGE})['’]?s\b"
    rf"|\b(?:aged?|ages|between the ages of)\s(?P<first>{_AGE})\s?(?:-|–|to|and)\s?(?P<last>{_AGE})\b{_NO_MORE}"
    rf"|\b(?P<from>{_AGE})\s?(?:-|–|to)\s?(?P<to>{_AGE})[ -]years?[ -]olds?\b"
    rf"|\b(?:under|below)\s(?P<young>{_AGE})\syears?(?: old| of age)\b"
    rf"|\b(?:over|above)\s(?P<old>{_AGE})\syears?(?: old| of age)\b",
    re.IGNORECASE,
)
# Of people of an age only where a figure is said of the band, or the band of counted people.
_LOOSE = re.compile(rf"\b(?P<side>under|below|over|above)\s(?P<age>{_AGE})\b{_NO_MORE}(?!['’-]?\w)", re.IGNORECASE)
_SAID_OF_BAND = re.compile(
    r"\s*(?:is|are|was|were|it['’]?s|it (?:is|was)|there(?:['’]?s| are| were)|thats|make up|makes up|made up|crowd"
    r"|group|bracket|:|=|,)\s*"
    r"(?:(?:only|just|about|around|roughly|nearly|almost|some|like|the)\s+)*"
    r"(?:[~≈]?\d|a (?:third|quarter|fifth|tenth)|half)",
    re.IGNORECASE,
)
_SAID_OF_PEOPLE = re.compile(
    r"(?:\d\S*|half|third|quarter|fifth|tenth|most|many|few|nobody|everyone|everybody|anyone|people|ppl|feds?|employees|staff"
    r"|public servants|workers|women|men|those|them|us)\s(?:(?:who|that)\s)?(?:(?:is|are|was|were|'re|’re)\s)?$",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\s(?:is|are|was|were|went|rose|fell|grew|make|number|had|have"
    r"|crowd|group|bracket|set|demographic|cohort|year[ -]olds?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d|half|third|quarter|fifth|tenth|most", re.IGNORECASE)
# 'people under 30', 'those over 55': nothing else is over 55 of them.
_PEOPLE = re.compile(
    r"\b(?:people|ppl|folks|feds?|employees|staff|public servants|workers|women|men|those|anyone|everyone|someone"
    r"|anybody|everybody|somebody)\s(?:(?:who|that)(?:\sare|['’]re)\s|aged\s|age\s)?$",
    re.IGNORECASE,
)
_PEOPLE_ARE = re.compile(
    r"(?<![\w.,-])(?!(?:19|20)\d\d\b)\d[^;.]*(?<!there )\b(?:is|are|was|were)\s(?:all\s|still\s)?$", re.IGNORECASE
)
# Every band holds one of these; most sentences with a figure hold none.
_HINT = re.compile(
    r"\b(?:under|over|older|younger|plus|below|above|aged?|ages|(?:or|and) up|years?[ -]old|in their|not yet)\b|\d\+"
    r"|\b[2-6][05]\s?(?:-|–|to)\s?[2-6][49]\b",
    re.IGNORECASE,
)
# The bands by which staff are counted: five or ten years from a round age.
_STEP = re.compile(r"(?<![\w.,$/-])(?P<first>[2-6][05])\s?(?:-|–|to)\s?(?P<last>[2-6][49])\b(?![.,:/]?\d|\s?[%$–-])")
_OF_AGES = re.compile(
    r"\b(?:ages?|aged|years?[ -]olds?|age (?:bands?|groups?)|bands?|brackets?|in their \w+ties|retire\w*|millennials"
    r"|boomers|(?:under|over)[- ][2-6][05]s?)\b|\b[2-6][05]\+|\b65 (?:and|or) (?:over|older|up)",
    re.IGNORECASE,
)
_TIES = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_DECADE = re.compile(
    r"\bin their (?:(?:early|mid|late)[ -])?(?P<ties>twent|thirt|fort|fift|sixt)ies\b"
    r"|\bnot yet (?P<not_yet>twenty|thirty|forty|fifty|sixty|[2-6][05])\b(?!\s[a-z-]+s\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Band:
    start_char: int
    end_char: int
    name: str


def bands(text: str, start: int, end: int, matcher: Matcher) -> list[Match]:
    """The age bands that a sentence names, each under the concept of its bounds."""
    if _HINT.search(text, start, end) is None:
        return []
    found = []
    for band in _named(text, start, end):
        known = matcher.find(band.name) or matcher.find("aged otherwise")
        # Without concepts of age there is nothing that a figure could be held against by mistake.
        ids = known[0].concept_ids if known and known[0].start_char == 0 else ()
        found.append(Match(band.start_char, band.end_char, ids))
    return found


def _named(text: str, start: int, end: int) -> Iterator[_Band]:
    for match in _BAND.finditer(text, start, end):
        before = text[max(start, match.start() - 60) : match.start()]
        is_said = _SAID_OF_PEOPLE.search(before) or _PEOPLE_ARE.search(before)
        if match["plus"] and not (is_said or _CROWD.match(text, match.end(), end)):
            continue  # '55+ executives' counts executives
        yield _Band(match.start(), match.end(), _name(match))
    yield from _stepped(text, start, end)
    for match in _DECADE.finditer(text, start, end):
        ties, age = match["ties"], match["not_yet"]
        first = _TIES[f"{ties.lower()}y"] if ties else int(age) if age.isdigit() else _TIES[age.lower()]
        yield _Band(match.start(), match.end(), f"aged {first}-{first + 9}" if ties else _bounded("under", first))
    for match in _LOOSE.finditer(text, start, end):
        before = text[max(start, match.start() - 60) : match.start()]
        is_band = _SAID_OF_BAND.match(text, match.end(), end) is not None
        counts_more = re.match(r"\s+(?:of|in|at|[a-z-]+s)\b", text[match.end() : end]) is not None
        is_predicate = _PEOPLE_ARE.search(before) or (_SAID_OF_PEOPLE.search(before) and _COUNTED.search(before))
        is_predicate = is_predicate or _PEOPLE.search(before)
        if is_band or (is_predicate and not counts_more):
            side = "under" if match["side"].lower() in {"under", "below"} else "over"
            yield _Band(match.start(), match.end(), _bounded(side, int(match["age"])))


def _stepped(text: str, start: int, end: int) -> Iterator[_Band]:
    """'40-44' where ages are spoken of, or several such bands stand in a text."""
    found = [m for m in _STEP.finditer(text, start, end) if int(m["last"]) - int(m["first"]) in {4, 9}]
    if found and (_OF_AGES.search(text) or sum(1 for _ in _STEP.finditer(text)) > 1):
        for match in found:
            if not re.match(r"\s?(?:years?|months?|weeks?|days?|hours?|minutes?)\b(?! olds?)", text[match.end() : end]):
                yield _Band(match.start(), match.end(), f"aged {match['first']}-{match['last']}")


def _name(match: re.Match[str]) -> str:
    for first, last in (("first", "last"), ("from", "to")):
        if match[first]:
            return f"aged {match[first]}-{match[last]}"
    for group in ("below", "unders", "young"):
        if match[group]:
            return _bounded("under", int(match[group]))
    for group in ("above", "overs", "old"):
        if match[group]:
            return _bounded("over", int(match[group]))
    return _bounded("over", int(match["up"])) if match["up"] else f"aged {match['down']} and under"


def _bounded(side: str, age: int) -> str:
    """'over 55' is said of those who are 55 too: nobody counts by the day after the birthday."""
    return f"aged under {age}" if side == "under" else f"aged {age} and over"
