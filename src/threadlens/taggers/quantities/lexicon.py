"""Words that are numbers, scales, fractions, vague counts or hints about them."""


def words(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list separated by bars, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in text.split("|"))


CARDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
CARDINALS |= {"nought": 0, "naught": 0}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
TENS |= {"fourty": 40, "ninty": 90}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "tln": 1e12,
    "trn": 1e12,
    "quadrillion": 1e15,
}
PLURAL_SCALES: dict[str, float] = {
    "tens": 1e1,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
DOZENS: dict[str, float] = {"dozen": 12, "dozens": 12, "dz": 12, "dzs": 12, "doz": 12, "dozs": 12}
# Glued to digits, or after a space where a currency stands before the digits. 'm' is settled by its neighbours.
SUFFIXES: dict[str, float] = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "MM": 1e6,
    "mm": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mill": 1e6,
    "mio": 1e6,
    "m": 1e6,
    "b": 1e9,
    "B": 1e9,
    "bn": 1e9,
    "Bn": 1e9,
    "BN": 1e9,
    "bln": 1e9,
    "bil": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "tln": 1e12,
    "T": 1e12,
    "G": 1e9,
    "cr": 1e7,
    "Cr": 1e7,
}
SPACED_SUFFIXES = {
    "k",
    "K",
    "M",
    "MM",
    "mn",
    "mln",
    "mil",
    "mio",
    "bn",
    "Bn",
    "bln",
    "tn",
    "trn",
    "tln",
    "m",
    "B",
    "cr",
    "Cr",
}
FRACTIONS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "sixteenth": 16,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
    "billionth": 1_000_000_000,
    "trillionth": 1_000_000_000_000,
}
FRACTIONS |= {word + "s": value for word, value in list(FRACTIONS.items()) if word != "halves"}
VULGAR: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅐": (1, 7),
    "⅑": (1, 9),
    "⅒": (1, 10),
}
# One of a few: bounds of a bare vague word, and the factors of the scale that follows it.
VAGUE: dict[str, tuple[float, float, float, float]] = {
    "couple": (2, 2, 1.5, 3),
    "few": (3, 5, 2, 6),
    "several": (3, 9, 2, 10),
    "handful": (3, 7, 3, 8),
}
MULTIPLE_VERBS: dict[str, float] = {
    form: value
    for value, forms in (
        (2, "doubled doubles doubling"),
        (3, "tripled triples tripling trebled trebles trebling"),
        (4, "quadrupled quadruples quadrupling"),
        (5, "quintupled quintuples quintupling"),
        (0.5, "halved halving"),
    )
    for form in forms.split()
}
MULTIPLE_WORDS: dict[str, float] = {
    "double": 2,
    "triple": 3,
    "treble": 3,
    "quadruple": 4,
    "twice": 2,
    "thrice": 3,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "hundredfold": 100,
    "thousandfold": 1000,
}
# A banknote by its value.
NOTES: dict[str, float] = {"fiver": 5, "fivers": 5, "tenner": 10, "tenners": 10}
NUMBER_WORDS = frozenset(CARDINALS) | frozenset(TENS) | frozenset(SCALES) | frozenset(DOZENS)
# A reading can begin at these words and nowhere else, digits and currency signs apart.
STARTERS = (
    NUMBER_WORDS
    | frozenset(PLURAL_SCALES)
    | frozenset(MULTIPLE_VERBS)
    | frozenset(MULTIPLE_WORDS)
    | frozenset(VAGUE)
    | frozenset(FRACTIONS)
    | frozenset(NOTES)
    | {"most", "majority", "scores"}
)

# Words that end the noun phrase after a number: no part of speech is known, so the closed classes stand for it.
FUNCTION_WORDS = words(
    "a about above across after again against ago all almost along already also although always am among an and any "
    "anymore apart apiece are around as at away back be because been before being below besides between "
    "beyond both but "
    "by can cannot could despite did do does down due during each either else ever every except far for from get gets "
    "got had has have he her here hers him his how however i if in including inside instead into is it its itself just "
    "last late later least less let like likely maybe me might mine more most much must my near nearly never next no "
    "nor not now of off often on once one only onto or other others our ours out outside over own past per perhaps "
    "plus minus many few rather really same shall she should since so some soon still such than that the their theirs "
    "them then "
    "there therefore these they this those though through throughout thus til till to today together tomorrow tonight "
    "too toward towards under unless until up upon us usually versus very via vs was we well were what whatever when "
    "where whereas whether which while who whom whose why will with within without would x yes yesterday yet you "
    "your yours each annually yearly monthly weekly daily overall total altogether respectively approximately roughly "
    "compared according based lower higher fewer greater larger smaller wide tall long deep thick old"
)
VERBS = words(
    "accept add added agree agreed allow announced appear apply arrive arrived ask asked attend attended became become "
    "begin began believe bought brings build built buy call called came cause caught cause change changed come comes "
    "cost dead died die drop dropped earn earned earning ended enter expect expected face faced failed fall fell feel "
    "felt filed find fired fled follow found gave give given go goes going gone grow grew happen held help hired "
    "increase injured invested join joined keep kept kill killed know known lack laid lead learned leave left live "
    "living lose lost lower made make makes making mean means meet miss missing moved need needed never occupied "
    "occur occurred offered open opened owe own paid participate pass passed pay paying play played present provide "
    "raise raised ran reach reached read receive received registered remain remained report reported represent "
    "representing required respond resign resigned retire retired return returned rose run said sat saw say says see "
    "seem seen sell send sent serve served serving set share show showed sign signed sit sold spend spent stand start "
    "started stay stayed stood stop stopped support surveyed survive take taken taking think thought told took train "
    "trained try turn turned use used using visit vote voted wait waiting want wanted watched went win won work worked "
    "working wounded write written wrote wants says gets makes takes goes needs knows thinks seems becomes "
    "comes gives means "
    "includes remains loses brings keeps lives likes works ate drank sang swam slept spoke stole tore wore chose froze "
    "shook broke drew drove flew hid met sank sprang swore taught threw woke quit fed fled bled shone slid stuck "
    "struck swept"
)
IRREGULAR_PLURALS = words(
    "people men women children persons staff personnel police crew cattle aircraft spacecraft fish sheep feet teeth "
    "mice geese data media criteria troops folks wives lives media alumni phenomena servicemen servicewomen policemen "
    "firefighters fishermen businessmen chairmen craft offspring folk brass clergy faculty cavalry infantry artillery "
    "militia deer moose elk bison salmon trout cod squid shrimp swine poultry hovercraft watercraft ppl alumnae fungi "
    "cacti nuclei stimuli radii matrices indices appendices oxen dice"
)
ATTRIBUTIVE_PLURALS = words(
    "sales arms human-resources operations communications systems sports affairs services overseas savings customs "
    "resources relations studies rights standards statistics logistics "
    "goods earnings electronics series species news business mass access process class express press cross plus "
    "premises united congress glass wireless less tennis analysis status bus gas campus virus focus bonus corps "
    "previous various serious religious indigenous famous dangerous obvious continuous simultaneous"
)
