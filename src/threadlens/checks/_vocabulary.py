"""The words, units, places of a mention and measures that rules look for, class by class."""

import re

PERCENT = frozenset({"percent", "%"})
MONEY = frozenset({"dollar", "dollars", "CAD", "$", "Canadian dollar"})
# Modifiers of a figure that is open, or nearly so, on one side.
BOUNDS = frozenset({"<", "<=", ">", ">="})
# Where a mention stands that the figure's own sentence makes.
IN_SENTENCE = frozenset({"counted", "clause", "sentence"})
# Measures that any figure may be of; the others say of themselves what is counted.
PLAIN_MEASURES = frozenset({"headcount", "share", "ratio", "change", "salary"})
SALARIES = ("salary_minimum", "salary_maximum")
WHOLE_SERVICE, CORE = "federal_public_service", "core_public_administration"
MONTHLY = frozenset({"backlog"})  # measures that are published month by month
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Words between a figure and what it counts that leave it whole.
NEUTRAL = frozenset(
    WORD.findall(
        "the a an of all total combined overall whole entire our their its canada's canadian canada federal "
        "civilian current currently active actual serving public service government gov't govt ps fed civil people "
        "persons individuals employee employees members member personnel or so odd and some just only these those "
        "good national uniformed full paid hard-working hardworking fine lovely dedicated such different "
        "individual actually roughly about in average group level population bloody damn damned "
    )
)
FOREIGN = re.compile(
    r"\b(?:U\.?S\.?A?|America|Americans?|United States|Washington|Pentagon|Biden|Trump|Obama|UK|U\.K\.|"
    r"Britain|British|"
    r"Whitehall|England|English civil|Scotland|Scottish|Wales|Ireland|Irish|Australians?|Australia|"
    r"Aussies?|Brits?|Yanks?|Kiwis?|Scots|Swiss|Danes|Swedes|Norwegians|Poles|French army|APS|"
    r"New Zealand|NZ|France|"
    r"German[sy]?|Germany|Japan(?:ese)?|China|Chinese|India|Russian?s?|Ukrain\w+|Israel\w*|Poland|Polish|"
    r"Dutch|Netherlands|"
    r"Norw\w+|Swed\w+|Danish|Denmark|Finland|Finnish|Ital\w+|Spain|Spanish|Belgi\w+|EU|European?|NATO|UN|"
    r"United Nations|"
    r"Ontario|OPS|Queen's Park|Qu[eé]bec|B\.?C\.?|British Columbia|Alberta|Saskatchewan|Manitoba|"
    r"New Brunswick|Nova Scotia|"
    r"Newfoundland|PEI|Yukon|Nunavut|provinc\w+|municipal\w*|city|cities|town(?! hall)|county|school boards?|"
    r"hospitals?|"
    r"Toronto|Vancouver|Calgary|Edmonton|Winnipeg|Montreal|Halifax|Hamilton|Regina|Saskatoon|Victoria|"
    r"private[- ]sector|compan(?:y|ies)|corporat\w+|firms?|Microsoft|Google|Amazon|IBM|Deloitte|Accenture|KPMG|Apple|"
    r"Facebook|Shopify|Walmart|GE|banks?|universit\w+|contractors?|consultants?|US)\b"
)
# What may follow a figure's noun and makes of it a part: relative clauses, participles, ages.
RESTRICTING = re.compile(
    r"\s*(?:who|whom|whose|which|that|hired|working|employed|earning|making|joining|leaving|"
    r"retiring|eligible|"
    r"aged|born|based|living|posted|deployed|joined|getting|receiving|doing|without|with|on|over|under(?! (?:them|"
    r"him|her|us|me)\b)|about to|each|"
    r"every|per|a year|annually|short|too(?!\s*(?:[.,;:!?)]|$))|needed|required|missing|vacan\w+|more than|"
    r"fewer than|less than|"
    r"extra|left|from|"
    r"affected|impacted|trained|assigned|located|stationed|outside|inside|near|around)\b",
    re.IGNORECASE,
)
BENIGN_AFTER = re.compile(
    r"\s*(?:on (?:strength|the (?:payroll|books|federal payroll)|march|june|sept\w*|dec\w*|january|april|\d)|"
    r"working (?:for|in) (?:the )?|employed (?:by|in) (?:the )?|with an? (?:average|total)|over (?:this|"
    r"that|the) period|"
    r"on average|from (?:the )?(?:march|january|\d{4})|each (?:paid|receiving))",
    re.IGNORECASE,
)
PLACE_AFTER = re.compile(r"\s*(?:in|at|within|across|of|for|throughout)\s+(?P<what>[^,.;:()?!–—]+)", re.IGNORECASE)
PLAIN_PLACE = re.compile(
    r"(?:the |our |this |that |those |same |date|day|all |any |total|whole|"
    r"entire|canada|country|government|gov|march|april|may|june|"
    r"july|aug|sept|oct|"
    r"nov|dec|jan|feb|early|mid|late|end|spring|summer|fall|winter|past|last|\d|20|19|charge|place|"
    r"service|which|fact|it|"
    r"general|uniform|ranks?|system|organi[sz]ation|population|year|time|moment|level|group|canadian|federal|them|us|"
    r"every|each|on|to|and|or|one|about|a |an |only|just|some|employees|employee|members|people|personnel)",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|recruit\w*|join(?:s|ed|ing)?|left|leav(?:e|es|ing)(?! it\b| that\b)|"
    r"quit\w*|retir(?:e|es|ed|ing|ement\w*)|"
    r"resign\w*|promot(?:e|es|ed|ing|ions?)|become|becomes|became|fir(?:ed|ing)|la(?:id|y|ying)[ -]?offs?|layoffs?|"
    r"let go|lost|los(?:e|es|ing)|train(?:ed|ing)|deploy\w*|died|killed|injured|wounded|releas(?:e|ed|es|ing)|"
    r"work(?:s|ed)? (?:from|remote\w*|at home)|remote\w*|telework\w*|vaccinat\w*|strik(?:e|es|ing)|struck|"
    r"sign(?:ed|s)? up|"
    r"compla\w+|grievances?|filed|appl(?:y|ied|ying|icants?|ications?)|respond\w*|survey\w*|answered|attend\w*|"
    r"voted|vacan\w+|unfilled|need(?:s|ed)? (?:to|another)|missing|overpaid|underpaid|suspend\w*|investigat\w*|"
    r"charged|convicted|accused|sued|relocat\w*|transfer\w*|moved|return\w*|teach\w*|speak\w*|bilingual|"
    r"newly|first time|just joined|new hires?|intake|attrition|turnover|per year|each year|every year|"
    r"a year|annually|"
    r"(?:my|our|this|that|his|her|their|each|every|one|the|a) (?:own |whole |entire )?(?:department|agency|ministry|"
    r"organi[sz]ation|sector|office|crown corporation)|"
    r"bonus\w*|performance pay|offshore|abroad|overseas|Latvia|my (?:branch|team|unit|group|directorate|"
    r"division|building|"
    r"floor|department|shop|section|office|base|regiment|ship)|our (?:branch|team|unit|group|directorate|"
    r"division|building|"
    r"floor|shop|section|office|base|regiment|ship|company)|sick leave|long[- ]term leave|disabilit\w+|Indigenous|"
    r"visible minorit\w+|equity|remain\w*|eliminat\w+|cut(?:s|ting)?|slash\w*|shed|axed?|shortage|shortfall|"
    r"under the age|older than|younger than|tech|IT|HR|PhDs?|degrees?)\b"
)
PARTITIVE = re.compile(r"\s*of\s+(?:the|our|these|those|its|their|all|every|my|your)\b", re.IGNORECASE)
# 'were executives', 'in the Regular Force': the figure's noun follows a verb or a preposition.
TIED_AFTER = re.compile(
    r"\s*(?:people|persons|members|employees|staff)?\s*(?:who\s+)?"
    r"(?:were|are|was|is|being|in|at|within|across|for|on|(?:work|working|employed|are employed) (?:for|in|by|at))\s+"
    r"(?:the|our|all|its|this|an?|actually|in the|at the)?\s*(?:whole|entire|total|federal|canadian)?\s*",
    re.IGNORECASE,
)
# 'the Regular Force has', 'executives numbered': what stands between a noun and its figure.
TYING = frozenset(
    WORD.findall(
        "number numbers numbered total totals totalled totaled count counts counted of is are was were be been had "
        "has have at to stood stands reached rose grew fell dropped climbed hit went the about roughly around just "
        "over under nearly almost some only exactly approximately alone a an with there came come sat sits employs "
        "employed population strength headcount size currently now still itself all down up from in on by as year "
        "end march april january february may june july august september october november december early late mid "
        "since than more less most strong today fiscal spring combined together make made makes "
    )
)
VAGUE_OF = re.compile(r"(?:dozens|scores|hundreds|thousands|millions|couple|number|handful)\s+of\s+$", re.IGNORECASE)
FEDERAL = re.compile(r"\b(?:federal\w*|feds?|government of canada|canada's|public service of canada)\b", re.IGNORECASE)
OUT_OF = re.compile(r"\b(?:out )?of (?:the|our|these|those|its|their|all(?: the)?)?\s*$", re.IGNORECASE)
PREDICATED = re.compile(r"\s*(?:are|were|is|was|have|had|work\w*|of them|will|would|do|did|got|get)\b", re.IGNORECASE)
GENERIC_AFTER = re.compile(
    r"\s*(?:$|[,.;:()?!–—+=/*]|(?:people|persons?|members?|employees|staff|of (?:us|them|you)|in|at|by|from|as|on|"
    r"strong|total|all|now|today|to|and|or|this|last|versus|vs|is|are|was|were|of|for|which|who|since|when|"
    r"during|between|level|[a-z]+ly|positions?|jobs?|souls|bodies|heads|with|then|back|if|per|across|than|"
    r"before|after|"
    r"while|but|against|compared|overall|there|right|plus|a|an|the|up|down|federal|here|so|not|isn[’']t|"
    r"over|within|under|the|alone|too|also|either|anyway|anymore|already|altogether|combined|together|currently|ago|apiece|"
    r"out|left over|lol|btw|hey|eh|yet|by|like|who|guys?|folks?|these days|nowadays|tops?|max|more or less|or so|"
    r"give or take|everyone|"
    r"everybody|people|says?|said|could|would|should|can|will|must|have|has|had|do|did|does|get|gets|got|make|makes|made|came|come)\b)",
    re.IGNORECASE,
)

# Names that only the Canadian service and forces have.
CANADIAN = re.compile(
    r"(?i:federal public|fonction publique|sous-ministre|deputy minister|treasury board|core public admin|"
    r"privy council|canad|ottawa|gatineau|national defence|phoenix pay)|"
    r"\b(?:TBS|PSAC|PIPSC|EX[- ]?0?[1-5]s?|[Nn]on-EX|A?DMs|ADM|AssocDM|"
    r"GOFOs?|GO/FOs?|CAF|DND|MDN|Reg F|P Res|Regular Force|Primary Reserve|NCMs?|[BML]Gens?|CPA|PSPC|NCR|CRA|ESDC)\b"
)
MILITARY = re.compile(
    r"\bCAF\b|\bCF\b|armed forces|canadian forces|\bmilitary\b|\bReg F\b|regular force|\bGOFOs?\b|\bDND\b|"
    r"\bsoldiers?\b|\btroops?\b|national defence|primary reserve|\barmy\b|\bgenerals\b|reservists?",
    re.IGNORECASE,
)
PAY_SYSTEM_ID = "phoenix_pay_system"  # what a figure is about, never what it counts
PAY_SYSTEM = re.compile(
    r"\bph(?:o?e|eo)nix pay|\bmiramichi\b|\bpay advis[eo]rs?\b|\bcompensation advis[eo]rs?\b|\bpay cent(?:re|er)\b"
    r"|\bph(?:oe|eo)nix\b.{0,60}\b(?:payroll|paycheques?|fiasco|debacle|budgeted|cost (?:us|so far)|has cost)\b"
    r"|\bpay system\b|\bfixed? phoenix\b|\bphoenix (?:damages|backlog)|\bbacklog\b.{0,80}\b(?:phoenix|pay)\b",
    re.IGNORECASE,
)
COUNTRY = re.compile(
    r"\b(?:U\.S\.|USA|US|America\w*|United States|UK|British|Britain|Brits?|Whitehall|Aussies?|"
    r"Australia\w*|APS|New Zealand|"
    r"Ireland|Irish|India\w*|German\w*|France|French government|Washington|Pentagon|Congress|Senator|Medicare|"
    r"Yanks?|Scotland|Scottish|London|Westminster|Canberra)\b"
)
# 'were paid late', 'got promoted': what befell those who are counted.
PASSIVE = re.compile(
    r"\s*(?:\w+ly\s+)?(?:were|was|are|is|have been|had been|has been|got|get|being)\s+(?:\w+ly\s+)?"
    r"(?!employed|counted|listed|needed to run|expected)(?:\w+(?:ed|wn|ght)|paid|laid|sent|told|left|hit|cut|"
    r"put|lost|given|"
    r"taken|forced|born|held|kept|made|hurt|shut|fired)\b",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r"\b(?:are|were|is|was|be|been|being|have|has|had|made|make|hold|held|fell|belong\w*)\b", re.IGNORECASE
)
