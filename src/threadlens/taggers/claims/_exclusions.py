"""Figures that nobody could check: coefficients, idioms, heads of lists, instructions, lapses of time as dates."""

import re

from threadlens.records import Quantity

# A coefficient: 'EX 1 plus 13 % of the difference', 'base × 1.5', '86 % of the gap between the two maxima'.
_RULE_AFTER = re.compile(
    r"^\s*(?:of|×|x|\*|times)\s+(?:the\s+|its\s+|their\s+|that\s+|your\s+|each\s+)?(?:[\w/'’-]+\s+){0,4}?"
    r"(?:difference|gap|spread|maximum|minimum|base (?:pay|salary|rate)|(?:base|basic|regular|hourly|normal) (?:pay"
    r"|salary|rate|wage)|remainder)\b",
    re.IGNORECASE,
)
_RULE_BEFORE = re.compile(r"(?:\b(?:plus|minus|less|multiplied by|times)|[+×*])\s*$", re.IGNORECASE)
_RULE_SENTENCE = re.compile(
    r"\b(?:formula|is calculated|are calculated|is set (?:at|as|to)|calculated as|multiplied by|the maximum is"
    r"|the minimum is|pro-?rated|is equal to)\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:a |one |ten |two |(?:a )?hundred |hundreds of |thousands of |10 |100 |1000 )?(?:million|billion|zillion"
    r"|gazillion|bazillion|thousand|hundred|bajillion)"
    r" (?:times|reasons|ways|things|years|miles|questions|excuses|and one)\b(?= (?:over|better|worse|why|to|before"
    r"|more (?:fun|likely)|away|behind|ahead|i|about"
    r"|it|and)|[.!?,]|$)"
    r"|(?<!by )(?<!up )(?<!to )(?<!at )(?<!of )\b(?:110|1000) ?(?:%|per ?cent)(?! (?:of|increase|more|growth|rise"
    r"|higher|tariff|markup|inflation))"
    r"|\b(?:100|one hundred|a hundred|99|99\.9+) ?(?:%|per ?cent) (?:agree|sure|certain|right|correct|behind"
    r"|positive|convinced|with you|on board|this|true"
    r"|honest|serious|wrong|there|agreed|bs|bullshit|of the time)\b|\b(?:agree|sure|right|behind you|correct|this"
    r"|agreed) (?:a )?(?:100|hundred|110) ?(?:%|per ?cent)"
    r"|\b(?:my |your |his |her |their )?(?:two|2|0?\.02) ?(?:cents|¢|pennies|bits)(?: worth)?\b"
    r"|(?<!\w)\$?0?\.02\b(?= ?(?:worth|[.!]|$))"
    r"|\b(?:nine|9) times out of (?:ten|10)\b|\b(?:six|half a dozen) of (?:one|the other)\b|\b(?:two|2) sides (?:of"
    r"|to)\b|\bone[- ]size[- ]fits"
    r"|\b(?:two|2|both) (?:birds|wrongs|peas|left feet|faced|minds|evils)\b|\bsecond to none\b|\b(?:three"
    r"|3) strikes\b|\bcatch[- ]22\b|\bcloud (?:nine|9)\b"
    r"|\b(?:first|square) one\b|\bback to (?:square )?one\b|\bground zero\b|\b(?:day|number|job|step|exhibit|plan"
    r"|rule|point|priority) (?:one|zero|1)\b"
    r"|\bone (?:of|thing|day|way|another|more time|hand|side|point|bit|to one|by one|on one|or the other"
    r"|or another)\b|\b(?:at|for|the|no|any|some|every|each|that|this"
    r"|another|which|only|last|first|big|old|new|good|bad|right|wrong|same|other|previous|next|final|biggest"
    r"|main) one\b(?! (?:[\w-]+ )?(?:in|out of|for) (?:\d|every|two|three|four|five|six|seven|eight|nine|"
    r"ten|twenty|a hundred|fifty))"
    r"|\bone(?:['’]s| that| who| which| with| for the| would| could| can| might| has| is| was| of (?:them|those"
    r"|these|my|his|her|the|our|your|their))\b"
    r"|\b(?:a|one) hundred per ?cent\b(?! of)|\b(?:zero|0|no) (?:tolerance|chance|sense|clue|idea|interest|sum"
    r"|point|doubt|shame|respect|trust|fucks?)\b"
    r"|\b(?:five|5|ten|10|two|2)[- ](?:minutes?|seconds?|mins?|secs?) (?:of )?(?:google|googling|search|thought"
    r"|break|walk|job)"
    r"|\bin (?:two|2) shakes\b|\bten[- ]four\b|\b10-4\b|\b911\b|\b(?:top|bottom) (?:dollar|notch)\b|\b40 winks\b"
    r"|\bsix feet under\b|\bnine yards\b|\bnine lives\b"
    r"|\bgive (?:it )?(?:1[1-9]0|100|a hundred)\b|\b(?:a |one )?(?:couple|few|dozen) (?:of )?(?:things|thoughts"
    r"|points|questions|notes|comments|beers|drinks|words"
    r"|lines|cents|bucks|reasons|ways|thoughts)\b|\bhalf (?:the (?:time|fun|battle|story|problem)|a (?:mind|brain"
    r"|clue|chance|second|sec)|[- ]?(?:assed|baked|hearted|way|ass))\b"
    r"|\b(?:a |one )?(?:second|minute|moment|sec|minutes?) (?:please|thought)\b|\b(?:million|billion"
    r"|64,?000)[- ]dollar question\b|\bfifty shades\b|\b360 (?:degrees|review)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:(?:about|over|under|nearly|almost|roughly|around|more than|less than)\s+)?"
    r"(?:\d+,\d{3}|[$€£]\d+[,\d]*\b(?!\.\d))"
)
_NO_LETTERS = re.compile(r"[\W\d]+")
_DIGITS = re.compile(r"\d+")
# The numbers of two digits and more that stand in _IDIOM and _LIST_HEAD.
_SPOKEN = frozenset(
    {"10", "100", "1000", "99", "02", "911", "40", "64", "000", "360", "22", *(f"1{n}0" for n in range(1, 10))}
)
_LIST_HEAD = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|a few|a couple(?: of)?|[2-9]|10)(?: (?:other"
    r"|main|key|big|more|different|quick|simple"
    r"|possible|good|basic|major|important|additional|obvious|real|separate|follow-?up|small|short))? (?:things"
    r"|points|reasons|questions|thoughts|options|ways"
    r"|issues|problems|observations|factors|comments|examples|notes|ideas|takeaways|types|kinds|sorts|facts"
    r"|categories|possibilities|aspects|parts|pieces"
    r"|scenarios|steps|items|caveats|themes|words|cases(?! of| at)|sides|choices|theories|answers|suggestions|concerns"
    r"|lessons))\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^(?:\W|\d+[.)]\s|then |next,? |first,? |now |and |finally,? |please |just |step \d+[:.]?\s)*(?:click|press"
    r"|tap|scroll|select|choose|enter|type|set|open|restart|reboot"
    r"|wait(?= (?:for|until|till|a|about|another|at least|\d))"
    r"|hold|turn|plug|unplug|install|download|add|mix|stir|bake|cook|preheat|simmer|boil|drill|cut|cap|limit|use"
    r"|put(?! the \d)|insert|remove|tighten|loosen|repeat|apply|let it|leave it"
    r"|drink|take(?! (?:your|his|her|their|that|this)\b)|stretch"
    r"|rest|torque|solder|sand|soak|refresh|swipe|dial|refer|see|go to|log|fill|attach|change"
    r"|subtract|multiply|divide|round|count to|allow|keep)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:you|we|i) (?:have|get|are at|end up with|land at)\s+(?:about\s|only\s|just\s)?$|\bthat['’]?s\s+$",
    re.IGNORECASE,
)
_SEASONS = frozenset({"spring", "summer", "fall", "autumn", "winter"})
# 'Bake at 220', but 'add it to my 550,000': no instruction counts that far.
_LARGEST_STEP = 3_000
# 'the largest five-year band' measures nothing.
_BAND_AFTER = re.compile(r"\s(?:age )?(?:bands?|brackets?|cohorts?|groups?|slices?)\b", re.IGNORECASE)
_LAPSE_BEFORE = re.compile(
    r"\b(?:(?:over|in|during|for|within|throughout)\s+)?(?:the\s+)?(?:past|last|next|previous|coming|following"
    r"|first|final)\s*$",
    re.IGNORECASE,
)
_LAPSE_AFTER = re.compile(
    r"^\s*(?:or so |or more |or two )?(?:(?:springs?|summers?|falls?|autumns?|winters?) )?"
    r"(?:ago|earlier|from now|back|hence|old(?:er)?\b(?! than))\b",
    re.IGNORECASE,
)


def is_excluded(text: str, sentence: tuple[int, int], clause: tuple[int, int], quantity: Quantity) -> bool:
    """Whether a quantity is surely no claim."""
    start, end = quantity.start_char, quantity.end_char
    before, after = text[sentence[0] : start], text[end : sentence[1]]
    is_lapse = quantity.kind == "duration" or (quantity.counted or "").rstrip("s") in _SEASONS
    if is_lapse and (
        _LAPSE_BEFORE.search(before) or (_LAPSE_AFTER.match(after) and not after.lstrip().startswith("old"))
    ):
        return True
    if quantity.kind == "duration" and _BAND_AFTER.match(after):
        return True
    if _is_coefficient(text, sentence, before, after, quantity):
        return True
    # '7,115', '27%' and '$92 million' are in no idiom.
    idioms = () if _PLAIN.match(quantity.text) or _is_unspoken(quantity.text) else (_IDIOM, _LIST_HEAD)
    for pattern in idioms:
        for match in pattern.finditer(text, max(sentence[0], start - 40), min(sentence[1], end + 40)):
            if match.start() < end and start < match.end():
                return not _is_exact_multiple(quantity)
    if _RESULT.search(before):
        return False  # 'take the last two and you have 402' does a sum
    is_small = max(quantity.value or 0, quantity.high or 0) < _LARGEST_STEP and quantity.kind not in {"ratio", "money"}
    return is_small and _STEP.match(text[sentence[0] : sentence[1]]) is not None and clause[0] - sentence[0] < 60


def _is_exact_multiple(quantity: Quantity) -> bool:
    """'two hundred times over' says how many, 'a hundred times over' says many."""
    value = quantity.value or 0
    return quantity.kind == "multiple" and value > 2 and str(int(value)).strip("0") != "1"


def _is_unspoken(figure: str) -> bool:
    """Whether a figure is written in digits alone that no idiom has."""
    if not _NO_LETTERS.fullmatch(figure):
        return False
    return all(len(d) > 1 and d not in _SPOKEN for d in _DIGITS.findall(figure))


def _is_coefficient(text: str, sentence: tuple[int, int], before: str, after: str, quantity: Quantity) -> bool:
    if quantity.kind not in {"percent", "multiple", "count", "ratio"}:
        return False
    if _RULE_AFTER.match(after):
        return True
    return (
        quantity.kind == "percent"
        and _RULE_BEFORE.search(before) is not None
        and _RULE_SENTENCE.search(text, *sentence) is not None
    )
