"""How a figure is put forward: asserted, asked, supposed or mocked, and on whose word."""

import re

_SARCASM = re.compile(
    r"(?:^|\s)/s(?:arc(?:asm)?)?\b|\[/?sarc(?:asm)?\]|</?sarc(?:asm)?>|\(sarc(?:asm)?\)|\bsarcasm\b"
    r"|\byeah,? (?:right|sure)\b|\bsure,? jan\b"
    r"|\bsuu+re\b|\boh,? (?:sure|right|please|really)\b|\bas if\b|\bmy (?:ass|arse|foot)\b|\bpull the other one\b"
    r"|\bwink,? wink\b"
    r"|\briiight\b|🙄|:rolleyes:|:sarcasm:",
    re.IGNORECASE,
)
_SCARE = re.compile(r"[\"“‘'«]\s*$")
_SCARE_END = re.compile(r"^\s*(?:\w+\s*){0,2}[\"”’'»]")
_SUPPOSED = re.compile(
    r"\b(?:if|suppose|supposing|imagine|what if|let['’]?s say|let us say|assume|assuming|hypothetically|say we"
    r"|were to|in theory|unless"
    r"|pretend)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"(?:\b(?:would|could|might)(?:n['’]t)?|(?<!\bI)['’]d(?! (?:(?!need)\w+ed|paid|been|had|got|gone|seen|done|"
    r"made|said|told|spent|lost|cut|taken|given|sworn|found|left|put|read)\b))\s",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\b(?:I['’]d|I would|we['’]d|would) (?:guess|say|think|bet|estimate|imagine|put|venture|reckon)\b", re.IGNORECASE
)
# What was said then of what was to come: 'they told us it would save 70 million' supposes nothing.
_REPORTED = re.compile(
    r"\b(?:said|told|claimed|promised|swore|announced|estimated|predicted|projected|forecast|argued|pitched|assured"
    r"|(?:reason|idea|plan|pitch|promise|point|case|claim|argument|estimate|excuse)\b[^,;.]{0,30}\bwas)\b[^;.]*$",
    re.IGNORECASE,
)
# 'At $150 each that would be …': a price that is assumed.
_ASSUMED = re.compile(
    r"(?:^|[,;]\s*)\W*(?:(?:and|so|but|now)\s+)?(?:at|with|say)\s+(?:an?\s+|about\s+|maybe\s+)?$", re.IGNORECASE
)
# A figure that is spoken of as known: 'we would need 47 for the 65,644'.
_GIVEN = re.compile(r"\b(?:the|those|these|our|their|your|his|her)\s+$", re.IGNORECASE)
_WH = re.compile(
    r"\b(?:how (?:many|much|come|is|are|do|does|did|can|could|long|often|else)|why|what(?!\s+if)|where|when|who"
    r"|which)\b.*$",
    re.IGNORECASE,
)
_AUXILIARY = (
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|isn['’]t|aren['’]t|wasn['’]t"
    r"|weren['’]t|don['’]t|doesn['’]t"
    r"|didn['’]t|hasn['’]t|haven['’]t|won['’]t|wouldn['’]t|am)\b"
)
_POLAR = re.compile(rf"(?:^|[,;:–—]\s*|\b(?:and|but|so|or|then|well|ok|okay)\s+){_AUXILIARY}\s+\w+", re.IGNORECASE)
# Who says so; a pronoun names nobody, and 'I say' is the writer.
_VERB = (
    r"(?:said|says|say|saying|claimed|claims|claim|reported|reports|reporting|mentioned|mentions|stated|states"
    r"|estimated|estimates|announced"
    r"|announces|swears|swore|insists|insisted|told|tells|wrote|writes|noted|notes|found|finds|showed|shows|argues"
    r"|argued|reckons|pegs|pegged"
    r"|puts|confirmed|confirms|admitted|admits|alleges|alleged|published|quoted|quotes)"
)
_NAME = r"(?P<who>(?:the |a |an |my |our |your |their |his |her |this |that )?(?:[\w’'&.-]+ ){0,4}?[\w’'&.-]+)"
_SAYS = re.compile(
    rf"(?:^|[,;:.(–—]\s*|\b(?:but|and|while|because|as|since|that)\s+){_NAME},?\s+(?:(?:has|have|had|just|also|even"
    rf"|recently|today|now|once|then"
    rf"|yesterday|still|always|last \w+|this \w+)\s+){{0,2}}{_VERB}\b(?!\s+(?:goodbye|hello|up)\b)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|as per|per|quoting|citing|as reported (?:by|in)|based on)\s+(?P<who>[^,;:.()]{2,60})",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    {
        "i", "we", "you", "he", "she", "they", "it", "this", "that", "these", "those", "who", "which", "what",
        "there", "someone", "somebody", "people", "everyone", "everybody", "nobody", "anyone", "one", "some", "many",
        "others", "and", "but", "so", "as", "me", "us", "them", "here", "then", "just", "also",
    }
)  # fmt: skip


def speech_act(text: str, sentence: tuple[int, int], clause: tuple[int, int], figure: tuple[int, int]) -> str:
    """assertion, question, hypothetical or sarcasm."""
    start, end = sentence
    # A mark of mockery may follow the sentence: '… only 400 of them. /s'
    line_end = text.find("\n", end)
    tail = text[end : min(end + 24, line_end if line_end >= 0 else len(text))]
    if _SARCASM.search(text, start, end) or re.match(
        r"\s*(?:/s\b|\[/?sarc|🙄|:rolleyes:|yeah,? right)", tail, re.IGNORECASE
    ):
        return "sarcasm"
    if (
        _SCARE.search(text[start : figure[0]])
        and _SCARE_END.match(text[figure[1] : end])
        and not re.search(_VERB, text[start : figure[0]])
    ):
        return "sarcasm"
    if _is_supposed(text, sentence, clause, figure):
        return "hypothetical"
    if text[start:end].rstrip(" \"'”’)]!*_").endswith("?") and _is_asked(text, start, figure):
        return "question"
    return "assertion"


def source_of(text: str, sentence: tuple[int, int], figure: tuple[int, int]) -> str | None:
    """Whom the sentence names as the source of its figure."""
    start, end = sentence
    best = None
    for match in _SAYS.finditer(text[start : figure[0]]):
        who = match["who"].strip(" ,")
        between = text[start + match.end() : figure[0]]
        if (
            _names_somebody(who) and len(re.findall(r"[\"“”]", between)) < 2
        ):  # what follows a closed quotation is the writer's
            best = who
    if best is not None:
        return best
    for match in _ACCORDING.finditer(text[start:end]):
        who = match["who"].strip()
        named = re.split(r"\s+(?:there|we|they|it|that|about|over|and)\s", who)[0]
        if match.group().lower().startswith("per ") and not re.match(r"(?:the |a )?[A-Z]", named):
            continue
        if not re.search(r"\d", named) and _names_somebody(named):
            return named
    return None


def _names_somebody(who: str) -> bool:
    words = re.sub(r"['’]\w+", "", who.lower()).split()
    return bool(words) and words[0] not in _NOBODY and words[-1] not in _NOBODY and not any(w.isdigit() for w in words)


def _is_supposed(text: str, sentence: tuple[int, int], clause: tuple[int, int], figure: tuple[int, int]) -> bool:
    before_in_clause = text[clause[0] : figure[0]]
    if _GUESS.search(before_in_clause):
        return False
    if _GIVEN.search(before_in_clause) and _CONDITIONAL.search(text[sentence[0] : figure[0]]):
        return False
    if _ASSUMED.search(text[sentence[0] : figure[0]]) and _CONDITIONAL.search(text, figure[1], sentence[1]):
        return True
    supposed = _SUPPOSED.search(text, sentence[0], sentence[1])
    if supposed is not None and supposed.end() <= figure[0]:
        between = text[supposed.end() : figure[0]]
        # Inside the if-clause itself, or in a conditional main clause; 'if you ask me, there are 400' supposes nothing.
        if "," not in between or _CONDITIONAL.search(between.rsplit(",", 1)[-1]):
            return not re.match(
                r"\s*(?:you ask me|i (?:recall|remember)|memory serves|not more|anything|i['’]m not mistaken)",
                text[supposed.end() :],
            )
    verb = _CONDITIONAL.search(before_in_clause)
    if verb is not None and _REPORTED.search(text[sentence[0] : clause[0] + verb.start()]):
        return False
    return verb is not None and not re.search(r"\b(?:who|that|which)\b", before_in_clause[verb.end() :])


def _is_asked(text: str, start: int, figure: tuple[int, int]) -> bool:
    """Whether the figure itself is asked about; 'why do 40 % of nurses quit?' takes its figure for granted."""
    before = text[start : figure[0]]
    if _WH.search(before) or re.search(
        r"(?i)^\W*(?:of|with|given|for) the\s*$|\bof (?:the|all|those|these)\b[^,]*$", before
    ):
        return False
    after = text[figure[1] : figure[1] + 240].split("?", maxsplit=1)[0]
    return not re.search(r"(?i),\s*(?:how (?:many|much)|why|what|who|which|where)\b", after) or bool(
        _POLAR.search(before)
    )
