"""What tells a figure that somebody could check from one that nobody could: features for the classifier."""

import re
from functools import lru_cache

from threadlens.taggers._ngrams import ngrams
from threadlens.taggers._surroundings import Surroundings

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d,.]*|[^\w\s]")
_UNIT = (
    ("percent", re.compile(r"%|per ?cent|percentage", re.IGNORECASE)),
    ("money", re.compile(r"[$€£¥]|\b(?:dollars?|bucks|euros?|pounds?|cents?|grand|quid)\b", re.IGNORECASE)),
    ("time", re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade|yr|hr|min|mo)s?\b", re.IGNORECASE)),
    ("multiple", re.compile(r"\b(?:times|fold|double|triple|half|twice|x)\b|\d+x\b", re.IGNORECASE)),
    (
        "ratio",
        re.compile(r"\d:\d|\b(?:out of|for every|to one|in (?:ten|five|four|three|a hundred))\b|\d/\d", re.IGNORECASE),
    ),
    ("scale", re.compile(r"\b(?:hundred|thousand|million|billion)s?\b|\d[kKmM]\b", re.IGNORECASE)),
    (
        "hedge",
        re.compile(
            r"\b(?:about|around|roughly|some|nearly|almost|over|under|more|less|least|most|only|just)\b", re.IGNORECASE
        ),
    ),
)
_CUES = (
    ("year", re.compile(r"\b(?:19|20)\d\d\b")),
    (
        "past",
        re.compile(
            r"\b(?:was|were|had|did|got|went|took|made|came|said|paid|cost|spent|lost|won|\w{3,}ed)\b", re.IGNORECASE
        ),
    ),
    ("present", re.compile(r"\b(?:is|are|has|have|gets?|costs?|pays?|takes?|employs?)\b", re.IGNORECASE)),
    ("modal", re.compile(r"\b(?:would|could|should|might|must|can|may|shall)\b|['’]d\b", re.IGNORECASE)),
    ("future", re.compile(r"\b(?:will|going to|gonna)\b|['’]ll\b", re.IGNORECASE)),
    ("if", re.compile(r"\b(?:if|suppose|imagine|say you|assume|let['’]?s say)\b", re.IGNORECASE)),
    ("you", re.compile(r"\b(?:you|your|you['’]re)\b", re.IGNORECASE)),
    ("I", re.compile(r"\b(?:I|me|my|we|our|us)\b")),
    (
        "source",
        re.compile(
            r"\b(?:report\w*|according|data|stat\w*|survey|census|study|figures?|audit|budget)\b", re.IGNORECASE
        ),
    ),
    ("there", re.compile(r"\bthere (?:is|are|was|were)\b", re.IGNORECASE)),
    ("question", re.compile(r"\?\s*[\"')]*$")),
    ("shout", re.compile(r"!\s*[\"')]*$")),
)
_REACH = 4
_NGRAMS = {"pieces": 4.0, "shapes": 2.0}  # chosen with the lines of each hand left out in turn (2026-11)
_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[A-Z\"“(])|\n+")


def features(text: str, start: int, end: int) -> dict[str, float]:
    """Named features of the figure at a place of a text; only its sentence counts."""
    first, last = _sentence(text, start)
    raw_before = _TOKEN.findall(text[first:start])
    raw_after = _TOKEN.findall(text[end : max(end, last)])
    before, after = [_plain(w) for w in raw_before], [_plain(w) for w in raw_after]
    figure = text[start:end]
    shape = _shape(figure)
    found = {"bias": 1.0, f"fig={shape}": 1.0, f"n={min(len(before), 8)}": 1.0}
    for side, plain in (("b", before[::-1]), ("a", after)):
        for at in range(_REACH):
            word = plain[at] if at < len(plain) else "<>"
            found[f"{side}{at}={word}"] = 1.0
            found[f"{side}~{word}"] = 1.0
            if at + 1 < len(plain):
                found[f"{side}{at}={word} {plain[at + 1]}"] = 1.0
        if plain:
            found[f"{side}0~{plain[0][-3:]}"] = 1.0
    found[f"around={before[-1] if before else '<>'} {after[0] if after else '<>'}"] = 1.0
    for word in dict.fromkeys((*before, *after)):  # in their order: a set's differs from run to run, and so would sums
        found[f"w={word}"] = 0.5
    for name in _units(figure):
        found[f"unit={name}"] = 1.0
    for name in _cues(text[first:last]):
        found[f"cue={name}"] = 1.0
        found[f"cue={name}&{shape}"] = 1.0
    found[f"open={before[0] if before else 'FIG'}"] = 1.0
    found[f"figures={min(5, sum(w[0].isdigit() for w in (*raw_before, *raw_after)))}"] = 1.0
    around = Surroundings(figure, text[first:start], text[end : max(end, last)], "", "", "", "")
    return found | ngrams(around, _NGRAMS)


@lru_cache(maxsize=4096)
def _units(figure: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _UNIT if pattern.search(figure))


@lru_cache(maxsize=64)  # the figures of a sentence come one after the other
def _cues(sentence: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _CUES if pattern.search(sentence))


def _sentence(text: str, at: int) -> tuple[int, int]:
    """A rough cut, the same for labelled text and for posts."""
    first, last = 0, len(text)
    for match in _END.finditer(text, max(0, at - 1000), min(len(text), at + 1000)):
        if match.end() <= at:
            first = match.end()
        elif match.start() >= at:
            last = match.start() + 1
            break
    return first, last


def _plain(word: str) -> str:
    if word[0].isdigit():
        return "#" * min(4, len(word.replace(",", "").split(".")[0]))
    return word.lower()


@lru_cache(maxsize=4096)
def _shape(figure: str) -> str:
    """Digits by their number, words by themselves."""
    return re.sub(
        r"\d+(?:,\d{3})+", "9,999", re.sub(r"(?<![\d,])\d+(?![\d,])", lambda m: "9" * min(4, len(m[0])), figure.lower())
    )[:24]
