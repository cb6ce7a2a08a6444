"""Where sentences begin and end in the text of a post."""

import re

# A run of sentence marks with what closes around it, or a run of line ends.
_CANDIDATE = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=[ \t\u00a0]|\n|$)|[ \t\u00a0]*\n[ \t\u00a0\n]*")
_LIST_MARKER = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
_BULLET = re.compile(r"(?:[•●▪◦‣·*>#–—-]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])[ \t\u00a0]")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«/]+$")
_LEFT_OUT = " .\t\u00a0"  # a row of dots is no sentence
_SPACE = " \t\u00a0"

# Never end a sentence: a name, a figure or an example follows.
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "sr", "st", "mt", "ft", "gen", "brig", "col", "lt", "maj",
        "capt", "cpt", "cmdr", "cdr", "sgt", "cpl", "pte", "adm", "radm", "vadm", "hon", "sen", "rep", "gov", "pres",
        "vs", "v", "cf", "ca", "approx", "appx", "est", "incl", "excl", "fig", "figs", "eq", "no", "nos", "art",
        "sec", "para", "pp", "p", "vol", "ch", "ed", "eds", "eg", "ie", "viz", "avg", "max", "min", "resp", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "tel", "ext", "bldg", "rte",
        "hwy",
    }
)  # fmt: skip
# Ends one only where a capital follows.
_MAYBE = frozenset(
    {
        "etc", "inc", "ltd", "co", "corp", "bros", "dept", "govt", "gov't", "div", "assn", "univ", "al", "jr", "sr",
        "ave", "blvd", "rd", "a.m", "p.m", "am", "pm", "u.s", "u.k", "u.n", "e.u", "d.c", "b.c", "ph.d", "m.a", "b.a",
        "e.g", "i.e", "wk", "wks", "hr", "hrs", "yr", "yrs", "mo", "mos", "sq", "lb", "lbs", "oz",
    }
)  # fmt: skip
# Open a sentence far more often than they follow an initialism as a name.
_STARTERS = frozenset(
    {
        "the", "they", "it", "he", "she", "we", "i", "you", "but", "and", "so", "in", "on", "at", "if", "this", "that",
        "these", "those", "there", "what", "when", "why", "how", "who", "my", "our", "their", "his", "her", "its", "a",
        "an", "no", "not", "then", "now", "as", "for", "is", "are", "was", "were", "do", "did", "has", "have",
    }
)  # fmt: skip
# A line at least this long that stops in mid-sentence was wrapped by a mail program, not ended by its writer.
_WRAPPED = 55


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, without the white space around it."""
    sentences: list[tuple[int, int]] = []
    start = _skip(text, 0)
    line = start
    for match in _CANDIDATE.finditer(text):
        at, end = match.span()
        if end <= start:
            continue
        if "\n" in match.group():
            if at > start and _is_wrapped(text, line, at, end):
                line = end
                continue
            if at > start:
                sentences.append((start, at))
            start = line = _skip(text, end)
        elif _ends_sentence(text, line, at, end):
            sentences.append((start, end))
            start = _skip(text, end, over_lines=False)
    if start < len(text) and text[start:].strip():
        sentences.append((start, start + len(text[start:].rstrip())))
    return [(start, end) for start, end in sentences if text[start:end].strip(_LEFT_OUT)]


def _skip(text: str, at: int, *, over_lines: bool = True) -> int:
    stop = len(text)
    blank = _SPACE + "\r\n" if over_lines else _SPACE
    while at < stop and text[at] in blank:
        at += 1
    return at


def _is_wrapped(text: str, line: int, at: int, end: int) -> bool:
    """Whether a line end stands in the middle of a sentence."""
    if text.count("\n", at, end) != 1 or at - line < _WRAPPED or end >= len(text):
        return False
    following = text[end : end + 200].split("\n", 1)[0]
    if "\t" in text[line:at] or "\t" in following or _BULLET.match(following):
        return False
    return text[at - 1] not in ".!?…:;" and following[:1].islower()


def _ends_sentence(text: str, line: int, at: int, end: int) -> bool:
    after = _skip(text, end, over_lines=False)
    following = text[after : after + 1]
    if not following or following == "\n":
        return True
    if text[line:end].count("\t") != text[line:after].count("\t"):
        return False  # the end of a table cell
    mark = text[at:end]
    if mark[0] in "!?":
        # '"Really?" he asked': the sentence goes on after the closing mark.
        return not (mark[-1] in "\"'”’»)]" and following.islower())
    if mark.startswith(("..", "…")) or "…" in mark:
        return following.isupper() or following in '"“«('
    if len(mark) > 1 and mark[-1] in "\"'”’»)]" and following.islower():
        return False
    return not _is_abbreviation(text, line, at, text[after : after + 16])


def _is_abbreviation(text: str, line: int, at: int, rest: str) -> bool:
    following = rest[:1]
    word_match = _WORD_BEFORE.search(text, max(line, at - 24), at)
    if word_match is None:
        return False
    word = word_match.group()
    if word_match.start() == line and _LIST_MARKER.fullmatch(text, word_match.start(), at + 1):
        return True  # '1. An item'
    lower = word.lower().lstrip("*_~")
    if lower in _TITLES:
        # 'No. 5', 'pp. 3-4', but 'He said no. Then …'
        return lower not in {"no", "nos", "p", "v", "art", "min", "max", "mar", "sec", "ft", "ch", "est"} or (
            following.isdigit() or (lower in {"mar", "ft", "v"} and not following.islower())
        )
    if "." in lower and (lower in _MAYBE or _is_initialism(lower, is_first=word_match.start() == line)):
        # 'the U.S. Navy', but 'in the U.S. They'
        return not (following.isupper() and _first_word(rest) in _STARTERS)
    if lower in _MAYBE:
        return not following.isupper() or lower == "al"
    return len(word) == 1 and word.isupper() and word != "I" and following.isupper()


def _is_initialism(word: str, *, is_first: bool) -> bool:
    """'U.S', 'q.v'; a decimal is none, '8.1%.' ends a sentence, but '2.1. Scope' opens a line as a heading."""
    return len(word.replace(".", "")) <= 3 and (word[0].isalpha() or (is_first and not word.endswith("%")))


def _first_word(text: str) -> str:
    match = re.match(r"[A-Za-z]+", text)
    return match.group().lower() if match else ""
