"""The lines of a copy, each with what it may be apart from words of a post."""

import re
from dataclasses import dataclass

from threadlens.platforms.textcopy._dates import DateMark, find_date
from threadlens.platforms.textcopy._vocabulary import (
    CONTROL,
    EDIT_NOTE,
    PAGER,
    RANK,
    REACTION_LINE,
    STAT_LABEL,
    STAT_PAIR,
    STAT_VALUE,
)

_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
# UBB.threads: a letter in place of a portrait, and under it whose it is and whether that person is there.
_PORTRAIT = re.compile(
    r"^(?P<letter>\w)\n(?P<name>(?i:(?P=letter))\S{0,40}(?: \S{1,30}){0,3}) (?:Offline|Online)$", re.M
)
_RULE = re.compile(r"(?:([-=*_~#+.•—–─━═·])\s?)(?:\1\s?){2,}")
_ORDINAL = re.compile(
    r"(?:\b(?:post|reply|comment|message|response|answer|beitrag|antwort|nr|no)\.?\s*(?:#|no\.?|number)?\s*(?=\d+\b(?!\s*(?:%|\w)))|#\s?)"
    r"(?P<n>\d{1,6})\b(?!%)",
    re.I,
)
_COUNT = re.compile(
    r"(?P<n>\d[\d,.]*k?)\s*"
    r"(?:likes?|points?|pts|repl(?:y|ies)|votes?|upvotes?|comments?|views?|reactions?|♥|❤️?|👍)(?!\w)",
    re.I,
)
_AFFIX = (
    r"re|old|posted|post|posts|written|wrote|writes|said|says|replied|reply|replies|commented|comment|submitted|asked"
    r"|answered|started|sent|added|unread|originally|message|response|author|from|user|username|name|date|time"
    r"|thread starter|op|by|on|at|link|permalink|edited|gepostet|verfasst|geschrieben|beitrag|antwort|von|am|um"
    r"|message|réponse|posté|publié|écrit|par|le|mensaje|respuesta|publicado|escrito|por|bericht|geplaatst|door|op"
    r"|messaggio|inviato|da|il|autor|auteur|autore|post autor|сообщение|добавлено|inlägg|skrivet|av|kirjoittanut"
)
_FIRST_AFFIX = re.compile(rf"\A\s*(?:{_AFFIX})(?![\w'’])[\s:]*", re.I)
_LAST_AFFIX = re.compile(rf"[\s,]+(?:{_AFFIX})\s*:?\s*$", re.I)
_VERB = re.compile(r"\b(?:wrote|writes|said|says|hat geschrieben|a écrit)\b", re.I)
_SIGNS = re.compile(r"[\s»«•·|()\[\]<>*~→>,:;–—#&-]+")
_NAME_STOP = re.compile(
    r"\b(?:i|i'm|is|are|was|were|be|been|has|have|had|do|does|did|not|it|this|that|these|those|they|we|you|he|she|will|would|can|could|should|if|but|because|my|your|our|their"
    r"|what|when|where|why|how|there|here|with|for|thanks|thank|yes|no|ok|okay|agreed|lol|hello|hi|edit|update|note|in|on|at|to|as|so|just|all)\b",
    re.I,
)
_NAME = re.compile(r"[@~]?(?=.*[^\W_])[\w@.'’`´+!$&/|~()\[\]{}*^=°#☆★-]+(?: [\w@.'’`´+!$&/|~()\[\]{}*^=°#☆★-]+){0,4}")


REACTIONS = re.compile(r"(?:all )?reactions?:", re.I)
_KINDS = (
    ("stat", (STAT_LABEL, STAT_PAIR)),
    ("edit", (EDIT_NOTE,)),
    ("control", (CONTROL, PAGER, REACTION_LINE)),
    ("rank", (RANK,)),
)


@dataclass(frozen=True, slots=True)
class Meta:
    """A line that holds nothing but who, when and which."""

    skeleton: str
    name: str | None = None
    title: str | None = None
    date: DateMark | None = None
    ordinal: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its kind: blank, space, rule, stat, value, control, edit, meta, rank or text."""

    number: int
    raw: str
    text: str
    kind: str
    meta: Meta | None = None
    sign: str = ""  # of a separator: the character that it repeats

    @property
    def is_furniture(self) -> bool:
        """Whether the line is of the page and not of a post's words."""
        return self.kind in ("stat", "value", "control", "edit", "meta", "rule", "space")

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen on it."""
        return self.kind in ("blank", "space")


def read_lines(text: str) -> list[Line]:
    """Every line of a copy with its kind."""
    lines: list[Line] = []
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    for number, raw in enumerate(_PORTRAIT.sub(r"\g<name>", plain).split("\n")):
        clean = _INVISIBLE.sub("", raw)
        before = lines[-1] if lines else None
        lines.append(_classify(number, clean, before))
    return lines


def looks_like_name(text: str) -> bool:
    """Whether a line could be a name and nothing else; recurrence decides whether it is one."""
    if not 1 <= len(text) <= 40 or not _NAME.fullmatch(text) or text.endswith((".", "?", "...", "!!")):
        return False
    words = text.split()
    if len(words) > 1 and _NAME_STOP.search(text):
        return False
    if len(words) >= 3 and sum(w[:1].isupper() or not w[:1].isalpha() for w in words) < len(words) - 1:
        return False
    if re.fullmatch(r"[ru]/\w+", text) and text[0] == "r":  # a place of Reddit
        return False
    return not (STAT_LABEL.fullmatch(text) or CONTROL.fullmatch(text) or re.fullmatch(r"[\d.,:%$/-]+", text))


def read_meta(text: str) -> Meta | None:
    """Name, date and number of a line that holds nothing else, or None."""
    if len(text) > 140:
        return None
    date = find_date(text, loose=len(text) <= 70)
    rest = text if date is None else f"{text[: date.start]}\x01{text[date.end :]}"
    again = find_date(rest)
    if again and date:
        rest = f"{rest[: again.start]}{rest[again.end :]}"
    ordinal = _ORDINAL.search(rest)
    if ordinal:
        rest = f"{rest[: ordinal.start()]}\x02{rest[ordinal.end() :]}"
    count = _COUNT.search(rest)
    rest = _COUNT.sub("\x03", rest)
    if date is None and ordinal is None:
        return None
    pieces, skeleton = _pieces(rest)
    pieces = [p for n, p in enumerate(pieces) if n == 0 or not CONTROL.fullmatch(p)]
    skeleton = skeleton if pieces else skeleton.replace("N", "")
    if len(pieces) > 2 or not all(looks_like_name(p) or RANK.fullmatch(p) for p in pieces):
        return None
    names = [p for p in pieces if not RANK.fullmatch(p)] or pieces[:1]
    if date is not None and date.form in ("clock", "no_year", "month_only", "ago") and len(names) > 1:
        return None
    return Meta(
        skeleton,
        name=names[0] if names and len(pieces) > 0 else None,
        title=pieces[1] if len(pieces) > 1 else None,
        date=date,
        ordinal=int(ordinal["n"]) if ordinal else None,
        count=_number(count["n"]) if count else None,
    )


def _classify(number: int, raw: str, before: Line | None) -> Line:
    text = raw.strip(" \t\xa0\u2003\u2002\u3000")
    if not text:
        spaced = raw.strip(" \t") != ""
        return Line(number, raw, "", "space" if spaced else "blank", sign="space" if spaced else "")
    rule = _RULE.fullmatch(text)
    if rule and not re.fullmatch(r"\.(?:\s?\.){2,5}", text):
        return Line(number, raw, text, "rule", sign=rule[1])
    kind = next((name for name, patterns in _KINDS if any(p.fullmatch(text) for p in patterns)), None)
    if kind != "stat" and before and before.kind == "stat" and _is_value(before.text, text):
        kind = "value"
    if kind is None and _are_controls(text):
        kind = "control"
    if kind is None and before and REACTIONS.fullmatch(before.text):
        kind = "control"
    meta = read_meta(text) if kind is None else None
    return Line(number, raw, text, kind or ("meta" if meta else "text"), meta=meta)


def _are_controls(text: str) -> bool:
    """Whether a line is several controls in a row: 'Reply Quote Like'."""
    words = re.split(r"[\s•·|]+", text)
    return 2 <= len(words) <= 8 and all(CONTROL.fullmatch(word) for word in words)


def _is_value(label: str, text: str) -> bool:
    """Whether a line is the value of the label above: a number, a date, or a few words for a place."""
    if not STAT_LABEL.fullmatch(label) or STAT_VALUE.fullmatch(text):
        return STAT_LABEL.fullmatch(label) is not None
    if re.match(r"join|date|member|regist|user since|last|inscri", label, re.I):
        return find_date(text, loose=True) is not None or bool(re.fullmatch(r"\w{3,9}\.? (?:19|20)\d\d", text))
    return bool(re.match(r"location|from|country|ort|occupation|gender|sex|local", label, re.I)) and len(text) <= 60


def _pieces(rest: str) -> tuple[list[str], str]:
    """What is left of a line, and its skeleton: N a name, D a date, O a number, W a verb of saying."""
    pieces: list[str] = []
    skeleton = "W" if _VERB.search(rest) else ""
    for part in re.split("([\x01\x02\x03]|\\s+[•·|»«–—-]+\\s+|[•·|»«–—]|\\s{2,}|\t)", rest):
        if part in ("\x01", "\x02", "\x03"):
            skeleton += {"\x01": "D", "\x02": "O", "\x03": ""}[part]
            continue
        word = _strip_affixes(part)
        if word and not _SIGNS.fullmatch(word):
            pieces.append(word)
            skeleton += "N"
    return pieces, skeleton


def _strip_affixes(part: str) -> str:
    """A part without the words that tie names to dates."""
    word = part.strip(" \t\n,:;()[]<>«»•·|–—-")
    for _ in range(4):
        shorter = _LAST_AFFIX.sub("", _FIRST_AFFIX.sub("", word, count=1)).strip(" \t,:;()[]<>«»•·|–—-")
        if shorter == word:
            break
        word = shorter
    return word


def _number(text: str) -> int | None:
    digits = re.fullmatch(r"(\d[\d,]*)(k?)|(\d+)\.(\d)k", text.lower())
    if digits is None:
        return None
    if digits[3]:
        return int(digits[3]) * 1000 + int(digits[4]) * 100
    return int(digits[1].replace(",", "")) * (1000 if digits[2] else 1)
