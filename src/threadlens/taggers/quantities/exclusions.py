"""Stretches whose digits count nothing: dates, times, names, ranks, versions, addresses, list markers."""

import re
from collections.abc import Iterator

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?|january|february|april|june|july|august|september|october|"
    r"november|december|(?:jan|feb|aug|sept?|oct|nov|dec)\b\s?\.?|(?<=in\s)(?:may|march)|(?<=on\s)(?:may|march)|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_AND = r"\s?(?:-|–|—|/|to|and|or|through|until)\s?"
# What turns a number after a name back into a measurement: Level 3 is a name, 'level 3%' and 'area 200 km2' are not.
_MEASURED = (
    r"(?![\d,.]*\d)(?!\s?(?:%|per\s?cent|percent|million|billion|thousand|hundred|times|years?\b|months?\b|weeks?\b|"
    r"days?\b|hours?\b|minutes?\b|km|kg|metres?|meters?|miles?\b|people|dollars?|points?\b|degrees?))"
)

_NOT_COUNTED = r"(?!%|[.,]\d|:\d|\s?per\s?cent|\s?percent|\s?million)"

# Unit, document and product names: with these words before it a number is a label.
_LABELS = (
    r"(?:[Ss]ections?|[Ss]ec\.|ss?\.|[Aa]rticles?|[Aa]rt\.|[Cc]hapters?|[Cc]hap\.|[Cc]lauses?|[Ss]ubsections?|"
    r"[Pp]aragraphs?|[Pp]aras?\.?|[Pp]ages?|[Pp]g?p?\.|[Ff]igures?|[Ff]igs?\.|[Tt]able|[Aa]nnex(?:es)?|[Aa]ppendix|"
    r"[Ss]chedule|[Vv]olume|[Vv]ols?\.|[Ff]ootnotes?|[Vv]ersions?|[Rr]elease|[Ll]evels?|[Gg]rades?|[Rr]oom|[Rr]m\.|"
    r"[Pp]ad|[Rr]ef\.|[Rr]eference(?:\s+(?:[Nn]umber|[Nn]o\.))?|[Cc]h\.|"
    r"[Ss]uite|[Aa]pt\.?|[Ff]loor|[Hh]ighways?|[Hh]wy\.?|[Ii]nterstate|[Rr]outes?|[Rr]te\.?|[Ee]xit|[Gg]ate|[Tt]rack|"
    r"[Cc]hannel|[Ff]light|[Bb]us|[Tt]rain|[Uu]nit|[Bb]uilding|[Bb]ldg\.?|[Pp]latform|[Pp]hases?|[Ss]tages?|[Ss]teps?|"
    r"[Ii]tems?|[Oo]ptions?|[Tt]iers?|[Tt]ypes?|[Cc]lass|[Cc]ategory|[Cc]at\.|[Ss]eason|[Ee]pisode|[Rr]ound|[Gg]roup|"
    r"[Dd]ivision|[Zz]one|[Dd]istrict|[Ww]ard|[Ll]ot|[Ll]ine|[Rr]ow|[Cc]olumn|[Cc]ode|[Ee]rror|[Ee]quation|[Ee]q\.|"
    r"[Qq]uestion|[Pp]roblem|[Nn]ote|[Rr]ule|[Ff]orm|[Cc]ase|[Ss]erial|[Mm]odel|[Mm]ark|Mk\.?|[Pp]art|[Aa]ct|[Ss]cene|"
    r"[Pp]ost|[Rr]eply|[Cc]omment|[Tt]hread|[Ll]esson|[Mm]odule|[Ee]xercise|[Pp]riority|[Pp]sc?\.|[Vv]erse|[Pp]salm|"
    r"[Nn]os?\.|[Nn]rs?\.|[Nn]umber|Num\.|Order|Bill|Day|Week|Month|Year|Game|Match|Area|Team|Crew|Sector|"
    r"Resolution|Regulation|Directive|Agenda|Vision|Horizon|Expo|Formula|Fortune|World\s+War|Super\s+Bowl|Web|Industry|"
    r"Windows|iPhone|iPad|iOS|Android|Xbox|Play[Ss]tation|Galaxy|Pixel|Python|Java|HTML|Office|Boeing|Airbus|Bombardier|"
    r"Apollo|Voyager|Gemini|Viking|Pioneer|Falcon|Soyuz|Mariner|S&P|FTSE|Nasdaq|NASDAQ|Dow|DAX|CAC|Nikkei|Russell|Stoxx|"
    r"STOXX|TSX|Euro\s?Stoxx|Pier|Studio|Catch|Commandment|Protocol|Dorm|Hut|Camp|Station|Stn\.?|Wing|Squadron)"
)
# Classifications and ranks of public services and armed forces, by their letters.
_RANKS = r"(?:EX|AS|CR|CS|PM|PE|FI|EC|ES|PG|PC|GT|GL|GS|WP|CX|FB|SES|DM|OF|CWO|ENG|SP)"
# Other letters (IT, W, E …) need a hyphen or no space, which the pattern for letters with digits takes.
_UNITS = (
    r"(?:PPCLI|RCR|R22[eE]?R|CMBG|CBG|CMBG|RCHA|CER|CAR|VP|Svc|Fd|Cdn|Can|Bn|BN|Sqn|Div|Bde|Regt|Amb|Tp|Coy|Pl|Gp|"
    r"Wing|Squadron|Division|Brigade|Battalion|Regiment|Corps|Army|Canadian|Service|Intelligence|Engineer|Field|Military|"
    r"Health|Military\s+Police|MP|RCRs?|Para|Commando|Cdo|SAS|Royal|Combat|Airborne)"
)
# Pages and places by number, where no plural follows: 'tab 4', 'locker 12', but 'tab 4 windows'.
_SHEETS = (
    r"(?:[Tt]abs?|[Ss]lides?|[Rr]ev|[Rr]evision|[Ss]heets?|[Ll]ockers?|[Ee]xhibits?|[Gg]ame|[Dd]esks?|[Tt]ables?|[Bb]inders?"
    r"|[Bb]erths?|[Bb]uoys?|[Dd]oors?|[Bb]ays?|[Rr]inks?|[Hh]oles?|[Pp]lots?|[Aa]isles?|[Ll]anes?|[Ss]cenes?|Lock|Dock|Bridge|Wharf)"
)
_PRODUCTS = r"(?=[A-Z])(?:Excel|Word|Outlook|Access|Visio|Publisher|SharePoint|Exchange|Project|Server|SQL|AutoCAD)"
_WHO = r",?\s(?:it|we|they|I|i|there|you|he|she|my|our)"
_SUFFIXES = (
    r"(?:com|org|net|ca|gov|edu|io|uk|co|info|html?|php|pdf|docx?|xlsx?|pptx?|txt|csv|json|xml|py|js|jpe?g|png|gif|zip|exe|"
    r"mp[34])"
)
_CODES = (
    r"(?:USD|CAD|EUR|GBP|AUD|NZD|CHF|CNY|JPY|INR|MYR|MNT|UAH|SGD|HKD|SEK|NOK|DKK|PLN|BRL|MXN|ZAR|KRW|RUB|RM|Rs|US|C|A|R|CA|HK|"
    r"NZ|MUSD|MEUR)"
)
_GRADES = (
    rf"(?:{_RANKS}|ex(?=[ -]?0?[1-5]s?\b(?!\s(?:grand|bucks|k)\b)))[ -]?(?:0\d|\d{{1,2}})s?\b"
    rf"(?:\s?[-–/,&]\s?(?:{_RANKS}[ -]?)?0?\d{{1,2}}s?\b)*{_MEASURED}(?!:\d)"
)
_CALL = r"(?:call|phone|tel(?:ephone)?\.?|ext(?:ension|\.)?|dial|fax)"
# Each stretch starts where a word starts, so that the search can skip all other characters at once.
_FROM_LETTER = [
    r"(?:https?|ftp)://\S+|www\.\S+",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    rf"[\w-]+(?:\.[\w-]+)*\.{_SUFFIXES}\b(?:[:/]\S*)?",
    # dates
    rf"{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?:{_AND}{_DAY}(?:st|nd|rd|th)?)?(?:\s?,?\s+{_YEAR})?\b{_NOT_COUNTED}",
    rf"{_MONTH},?\s+(?:of\s+)?(?:{_YEAR}|['’]\d\d)(?:\s?[-–/]\s?\d\d(?:\d\d)?)?\b(?![.,]\d)",
    r"(?:FY|fiscal(?:\s+year)?|Fiscal(?:\s+Year)?)\s?['’]?\d{2,4}(?:\s?[-/–]\s?\d{2,4})?\b",
    # versions, telephone numbers
    r"[vV]\.?\d+(?:\.\d+)*\b",
    rf"(?i:{_CALL}[:.,]?\s+\d[\d-]{{2,}}(?:[ -]\d{{3,4}}){{0,3}})\b(?![,.%]\d|\s\w+s\b)",
    # letters with digits
    rf"(?<![.$€£])(?!{_CODES}\d)(?!(?:[kcmd]?m|s|in|ft|mi|yd)[23]\b)(?![xX]\d)[^\W\d_]+\d\w*(?:[-./+]\w+)*",
    r"(?!(?:foot|ft|to|in|and|or|of|per|by|for|plus|minus|under|over|sub)-)[A-Za-z]+(?:-[A-Z]+)*-\d[\w]*(?:[-/]\d+)*\b(?!%|[.,]\d)",
    r"[A-Z]{2}\s\d{5}(?:-\d{4})?\b",
    # ranks and grades
    _GRADES,
    r"[A-Z]{2,3}[- ]minus[- ]\d\b",
    # labels
    rf"(?:number|section|page|article|paragraph|chapter|room|route|flight)s?\s+#?\d+(?:[.-]\d+)*\b{_MEASURED}(?:\(\w+\))*+(?!\s+[a-z]+s\b)",
    rf"(?<!-)(?!Nos?\.\s\d{{1,3}},\d{{3}}){_LABELS}\s?#?(?:0|[1-9])\d*(?:\.\d+)*[A-Za-z]?\b(?:\(\w+\))*(?:\s?(?:-|–|,(?!\d{{3}}\b)|&|and|or|to)\s?\d+\b)*{_MEASURED}",
    rf"{_SHEETS}\.?\s\d{{1,3}}\b(?:\s?(?:-|–|,|&|and|or|to)\s?\d{{1,3}}\b)?{_MEASURED}(?![,.:]\d)(?!\s+[a-z]+s\b)",
    r"(?:[Cc]ode|PIN|pin|[Pp]assword|[Cc]ombination)\s(?:is|was)\s(?:still\s|now\s)?\d{3,6}\b(?![,.%]\d)",
    rf"{_PRODUCTS}\s(?:19|20)\d\d\b",
    rf"(?:[Ii]n|[Bb]y|[Ss]ince|[Bb]efore)\s[4-9]\d(?={_WHO}\b)",
    # age classes and clubs
    r"Group\s+of\s+\d{1,2}\b",
    r"(?:[Uu]nder|[Oo]ver)-(?:\d{1,2}s|1\d|2[0-3])\b(?!%|[.,-]\d)",
    r"(?:Five|Nine|Fourteen)\s+Eyes\b|(?:one|two|three|four|five)[ -]stars?\b",
]
_FROM_DIGIT = [
    rf"[\w-]+(?:\.[\w-]+)*\.{_SUFFIXES}\b(?:[:/]\S*)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    # idioms
    r"(?:24[/x]7(?:/365)?|50[/-]50|20[/-]20|9/11|9-1-1|80/20|7/7|10-4|7-Eleven|401\s?\(?[kK]\)?|(?:5|9|14)\s+Eyes)\b",
    r"[246][xX][468]s?\b",
    r"[2458][Kk]\b(?=\s+(?:TVs?|video|HDR|UHD|monitor|display|resolution|screen|[Ss]tick|content|footage)\b)",
    # dates
    rf"{_YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.]{_DAY}(?:T[\d:.]+Z?)?\b",
    rf"{_DAY}[/.-]{_DAY}[/.-](?:(?:19|20)\d\d|\d\d)\b(?![.,]?\d)",
    rf"{_DAY}(?:st|nd|rd|th)?(?:{_AND}{_DAY}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}\b(?:,?\s+{_YEAR}\b)?",
    rf"{_YEAR}\s?[-–/]\s?(?:\d\d|{_YEAR})\b(?!%|[.,]?\d|\s+(?:people|men|women|troops|jobs|workers|employees|dollars|k[mg]))",
    r"(?:1[0-9]|20)\d0['’]?s\b|[2-9]0['’]?s\b",
    # times
    r"\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d+)?\b",
    # no member of a ratio begins with a zero
    r"(?:[01]?\d|2[0-4]):(?:0\d|[0-5]\d(?=\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|sharp|tonight|tomorrow)))\b",
    r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?(?:[ap]\.\s?m\b\.?|[ap]m\b|AM\b|PM\b)",
    r"(?:[01]?\d|2[0-4])h[0-5]\d\b|0\d{3}\s?(?:hrs?|hours|h)\b|\d{1,2}\s?o['’]clock",
    # versions, telephone numbers, ids
    r"(?!\d{1,3}(?:\.\d{3}){2,}(?!\d))\d+\.\d+\.\d+(?:\.\d+)*\b|\d{1,3}(?:\.\d{1,3}){3}\b",
    r"0\d{2,4}(?:[ -]\d{3,4}){2,3}\b|\d{3}[-.]\d{3}[-.]\d{4}\b|\d+(?:-\d+){2,}\b",
    r"(?![\d.]+[eE]\d)(?!\d+[xX]\d)(?!\d+(?:[kcmd]?m|in|ft)[23]\b)\d+[A-Za-z]+\d\w*(?:-\w+)*",
    # grades, units of forces, addresses, ordinals
    r"(?<![.,])\d(?:/\d)?\s?\*+(?!\s?\d)|\d[- ]stars?\b",
    rf"\d{{1,3}}(?:st|nd|rd|th|[eè]|er)?\s+{_UNITS}\b(?!s\b|\s+(?!does\b|goes\b)[a-z]{{3,}}s\b)",
    r"\d{1,5}\s+(?:[A-Z][a-z]+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Crescent|Court|Place|Way)\b",
    r"\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b(?![-\s]?percent)",
]
_FROM_SIGN = [
    r"\+\d[\d\s()./-]{6,}\d|\(\d{3}\)\s?\d{3}[-. ]\d{4}",
    r"\+1\b(?![\d%]|[.,]\d)|[@#][\w-]+|№\s?\d+|\#\s\d+|`[^`]*`|\[\d{1,3}\]|§+\s?\d+(?:\.\d+)*",
    r"['’‘][2-9]0s\b|['’‘]\d\ds?(?![\w\"”'’])",
]
# 'Level 3' may open a line that is a heading; the number of a list item opens a line and is followed by its text,
# but '27. Even I can read a column' answers: few lists are so long.
_LINE_START = [
    r"^\s*(?:[-*•>]\s*)?(?:\(?\d{1,3}\)|(?:1?\d|20)\.|\d{1,2}(?:\.\d{1,2})+\.)\s+(?=\S)",
    r"^\s*\d{1,2}\.\d{1,2}\s+(?=[A-Z][a-z])(?!(?:Million|Billion|Percent))",
    r"^\s*\(?[a-zA-Z]\)\s",
]
_EXCLUDED = re.compile(
    rf"{'|'.join(_LINE_START)}|(?<![\w])(?:(?=[^\W\d_])(?:{'|'.join(_FROM_LETTER)})"
    rf"|(?=\d)(?<!\d[.,])(?:{'|'.join(_FROM_DIGIT)})|(?=[^\w\s])(?:{'|'.join(_FROM_SIGN)}))"
)
_ENUMERATOR = re.compile(r"(?<=\s)\d{1,2}\s?\)(?=\s\S)")
_DIGIT = re.compile(r"\d")
# Every stretch has one of these.
_ANCHOR = re.compile(rf"[\d@#`]|//|\bwww\.|\bEyes\b|\bstars?\b|\.{_SUFFIXES}\b")
_START = re.compile(r"(?<!\w)\S")
_REACH = 64  # characters from where a name, a month or a label begins to its number


def find(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each excluded stretch of a line, in their order and without overlap."""
    if not _DIGIT.search(line) and "@" not in line and "//" not in line and "`" not in line:
        return
    inline = [m.span() for m in _ENUMERATOR.finditer(line) if _is_enumerator(line, m.start())] if ")" in line else []
    for start, end in _stretches(line):
        while inline and inline[0][0] < start:
            yield inline.pop(0)
        if end > start:
            yield start, end
        inline = [span for span in inline if span[0] >= end]
    yield from inline


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Where _EXCLUDED matches; all of it wants a digit or a sign, so that only the words before these are looked at."""
    at = 0
    opening = _EXCLUDED.match(line)
    if opening:
        yield opening.span()
        at = max(opening.end(), 1)
    for anchor in _ANCHOR.finditer(line):
        place = anchor.start()
        if place < at:
            continue
        first = max(at, place - _REACH)
        while first > at and not line[first - 1].isspace():
            first -= 1
        for start in _START.finditer(line, first, place + 1):
            if start.start() < at:
                continue
            match = _EXCLUDED.match(line, start.start())
            if match and match.end() > start.start():
                yield match.span()
                at = match.end()
        at = max(at, place + 1)


def _is_enumerator(line: str, at: int) -> bool:
    """A number before a closing bracket is a marker where no bracket is open."""
    return line.rfind("(", 0, at) <= line.rfind(")", 0, at)
