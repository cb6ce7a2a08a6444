"""Words and numbers of labels, cells and statements, in a form that can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\.\d+|\d+|%|[^\W\d_]+")
_SIGNS = "-−–‒"


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


_UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen",
)
_TENS = {
    word: 10 * n
    for n, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
NUMBER_WORDS = {w: n for n, w in enumerate(_UNITS)} | _TENS
STOP = word_set(
    "a an the of in on at by for to from and or is are was were be been being has have had having with as it its their"
    " this that these those there than then which who whose under into per when while where also given table i e"
    " value values only all any each both between among such will shows show shown does do did can if"
)
_LONG = 7  # letters by which long words are told apart: 'economy' and 'economies', 'measured' and 'measurement'


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number and where it stands."""

    text: str  # lower case
    stem: str
    start: int
    end: int
    value: float | None = None
    decimals: int = 0
    is_word_number: bool = False
    is_glued: bool = False  # to a letter before it: 'TL0', 'PC1'

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits or is a number word."""
        return self.value is not None


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text; letters and digits are parted, so that 'WS013' and 'WS 013' are the same."""
    found = []
    for match in _TOKEN.finditer(text):
        raw, start = match.group().lower(), match.start()
        if raw[0].isdigit() or raw[0] == ".":
            value = float(raw.replace(",", ""))
            if _is_negative(text, start):
                value, raw, start = -value, f"-{raw}", start - 1
            decimals = len(raw.partition(".")[2])
            is_glued = _is_glued(text, match.start())
            found.append(Word(raw, raw.replace(",", ""), start, match.end(), value, decimals, is_glued=is_glued))
        elif raw == "%":
            found.append(Word(raw, "percent", start, match.end()))
        else:
            value_of_word = NUMBER_WORDS.get(raw)
            number = None if value_of_word is None else float(value_of_word)
            found.append(Word(raw, stem(raw), start, match.end(), number, is_word_number=number is not None))
    return _joined(text, found)


def stem(word: str) -> str:
    """A word without plural endings, cut where long words part into forms."""
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:_LONG]


def compact(text: str) -> str:
    """Digits and letters only, as copies leave them that lose dashes and signs."""
    return "".join(c for c in text.lower() if c.isascii() and (c.isalnum() or c == "."))


def _is_glued(text: str, start: int) -> bool:
    """'PC1' and 'CA-125' are names."""
    before = text[start - 1 : start]
    return before.isalpha() or (before in _SIGNS and before != "" and text[start - 2 : start - 1].isalpha())


def _is_negative(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] not in _SIGNS:
        return False
    return start == 1 or text[start - 2] in " \t([,;:=<>≤≥±/\n" + _SIGNS


def _joined(text: str, found: list[Word]) -> tuple[Word, ...]:
    """'twenty five' is one number."""
    joined: list[Word] = []
    for word in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.text in _TENS
            and word.is_word_number
            and word.value is not None
            and 0 < word.value < 10
            and word.start - last.end == 1
        ):
            value = _TENS[last.text] + word.value
            joined[-1] = Word(f"{last.text} {word.text}", str(int(value)), last.start, word.end, value, 0, True)
        else:
            joined.append(word)
    return tuple(joined)
