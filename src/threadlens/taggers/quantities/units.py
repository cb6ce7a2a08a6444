"""Units of time, share, measure and money, by the words and signs that follow or precede a number."""

from threadlens.taggers.quantities.lexicon import SCALES
from threadlens.taggers.quantities.tokens import HYPHENS, SIGN, WORD, Token

PERCENT, POINT, BASIS_POINT = "percent", "percentage point", "basis point"

_TIME_FORMS = {
    "second": "second seconds sec secs",
    "minute": "minute minutes min mins",
    "hour": "hour hours hr hrs",
    "day": "day days",
    "week": "week weeks wk wks",
    "fortnight": "fortnight fortnights",
    "month": "month months mo mos mth mths",
    "quarter": "quarters",
    "year": "year years yr yrs",
    "decade": "decade decades",
    "century": "century centuries",
    "millennium": "millennium millennia millenniums",
    "millisecond": "millisecond milliseconds ms",
    "microsecond": "microsecond microseconds",
    "nanosecond": "nanosecond nanoseconds ns",
}
_MEASURE_FORMS = {
    "metre": "metre metres meter meters",
    "kilometre": "kilometre kilometres kilometer kilometers km kms klick klicks",
    "centimetre": "centimetre centimetres centimeter centimeters cm cms",
    "millimetre": "millimetre millimetres millimeter millimeters mm",
    "micrometre": "micrometre micrometres micrometer micrometers micron microns μm µm",
    "nanometre": "nanometre nanometres nanometer nanometers nm",
    "picometre": "picometre picometres picometer picometers",
    "decimetre": "decimetre decimetres decimeter decimeters dm",
    "mile": "mile miles mi",
    "yard": "yard yards yd yds",
    "foot": "foot feet ft",
    "inch": "inch inches",
    "nautical mile": "nmi",
    "light-year": "lightyear lightyears",
    "gram": "gram grams gramme grammes gs",
    "kilogram": "kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos",
    "milligram": "milligram milligrams mg mgs",
    "microgram": "microgram micrograms μg µg mcg",
    "tonne": "tonne tonnes",
    "ton": "ton tons",
    "megatonne": "megatonne megatonnes megaton megatons Mt",
    "gigatonne": "gigatonne gigatonnes gigaton gigatons Gt",
    "kiloton": "kiloton kilotons kt",
    "pound": "lb lbs pound pounds",
    "ounce": "ounce ounces oz",
    "stone": "stone",
    "litre": "litre litres liter liters",
    "millilitre": "millilitre millilitres milliliter milliliters ml mL mls",
    "centilitre": "centilitre centilitres centiliter centiliters cl",
    "hectolitre": "hectolitre hectolitres hectoliter hectoliters hl",
    "gallon": "gallon gallons gal gals",
    "pint": "pint pints",
    "quart": "quart quarts",
    "barrel": "barrel barrels bbl",
    "bushel": "bushel bushels",
    "cup": "cup cups",
    "tablespoon": "tablespoon tablespoons tbsp",
    "teaspoon": "teaspoon teaspoons tsp",
    "acre": "acre acres",
    "hectare": "hectare hectares ha",
    "degree": "degree degrees deg",
    "degree Celsius": "celsius celcius centigrade",
    "degree Fahrenheit": "fahrenheit farenheit",
    "kelvin": "kelvin kelvins",
    "radian": "radian radians rad",
    "knot": "knot knots kn kts",
    "mile per hour": "mph",
    "kilometre per hour": "kph kmh kmph",
    "watt": "watt watts W",
    "kilowatt": "kilowatt kilowatts kW KW",
    "megawatt": "megawatt megawatts MW",
    "gigawatt": "gigawatt gigawatts GW",
    "terawatt": "terawatt terawatts TW",
    "watt-hour": "Wh",
    "kilowatt-hour": "kWh kilowatt-hours",
    "megawatt-hour": "MWh",
    "gigawatt-hour": "GWh",
    "terawatt-hour": "TWh",
    "horsepower": "horsepower hp bhp",
    "volt": "volt volts",
    "kilovolt": "kilovolt kilovolts kV",
    "ampere": "amp amps ampere amperes",
    "milliampere-hour": "mAh",
    "joule": "joule joules",
    "kilojoule": "kilojoule kilojoules kJ",
    "calorie": "calorie calories cal cals",
    "kilocalorie": "kcal",
    "newton": "newton newtons",
    "newton metre": "Nm",
    "pascal": "pascal pascals",
    "hectopascal": "hPa",
    "psi": "psi",
    "hertz": "hertz Hz",
    "kilohertz": "kilohertz kHz",
    "megahertz": "megahertz MHz",
    "gigahertz": "gigahertz GHz",
    "decibel": "decibel decibels dB",
    "bit": "bit bits",
    "byte": "byte bytes",
    "kilobyte": "kilobyte kilobytes KB kB",
    "megabyte": "megabyte megabytes MB",
    "gigabyte": "gigabyte gigabytes GB gig gigs",
    "terabyte": "terabyte terabytes TB",
    "petabyte": "petabyte petabytes PB",
    "exabyte": "exabyte exabytes EB",
    "kilobit": "kilobit kilobits kb",
    "megabit": "megabit megabits Mb mb",
    "megabit per second": "Mbps mbps",
    "gigabit per second": "Gbps gbps",
    "megapixel": "megapixel megapixels MP",
    "pixel": "pixel pixels px",
    "electronvolt": "eV",
    "megaelectronvolt": "MeV",
    "gigaelectronvolt": "GeV",
    "teraelectronvolt": "TeV",
    "sievert": "sievert sieverts Sv",
    "millisievert": "millisievert millisieverts mSv",
    "becquerel": "becquerel becquerels Bq",
    "mole": "mol",
    "carat": "carat carats",
    "cubic centimetre": "cc",
    "square foot": "sqft",
    "litres per 100 km": "",
    "parts per million": "ppm",
    "parts per billion": "ppb",
    "British thermal unit": "BTU BTUs",
    "percent": "percent percents percentage pct pc",
}
# Letters that are units only right after digits, or with a space where nothing else can be meant.
_SHORT_GLUED = {
    "m": "metre", "g": "gram", "l": "litre", "L": "litre", "t": "tonne", "h": "hour", "s": "second", "V": "volt",
    "A": "ampere", "d": "day", "J": "joule", "N": "newton", "B": "byte", "y": "year", "K": "kelvin", "in": "inch",
    "C": "degree Celsius", "F": "degree Fahrenheit", "pm": "picometre", "hrs": "hour", "Ma": "megayear",
}  # fmt: skip
_SHORT_SPACED = {"m": "metre", "g": "gram", "L": "litre", "l": "litre", "V": "volt", "J": "joule", "h": "hour"}
_NOT_HYPHENATED = {"second", "pound", "stone", "knot", "pc", "min", "sec", "in"}
TIME: dict[str, str] = {form: unit for unit, forms in _TIME_FORMS.items() for form in forms.split()}
MEASURES: dict[str, str] = {form: unit for unit, forms in _MEASURE_FORMS.items() for form in forms.split()}
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic"}
_EXPONENTS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic", "squared": "square", "cubed": "cubic"}
_BRITISH = ("metric", "imperial", "short", "long", "US", "nautical")


def unit_at(tokens: list[Token], at: int, is_digits: bool) -> tuple[str, str, int] | None:
    """Kind, unit and last token of the unit that begins at a position; a hyphen before it is passed over."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text in HYPHENS:
        nxt = at + 1
        if nxt < len(tokens) and tokens[nxt].kind == WORD and tokens[nxt].glued:
            return unit_at(tokens, nxt, is_digits)
        return None
    if token.kind == SIGN:
        return _sign_unit(tokens, at)
    if token.kind != WORD:
        return None
    share = _share(tokens, at)
    if share:
        return share
    word = token.lower.removesuffix("'s").removesuffix("’s")
    if word in TIME and not _is_other_word(tokens, at, word):
        return "duration", TIME[word], at
    return _measure(tokens, at, is_digits)


def _is_other_word(tokens: list[Token], at: int, word: str) -> bool:
    """'5 min' is a unit, 'two second homes' and 'one second-rate player' are not."""
    return word in ("second", "mo", "min", "sec") and at > 0 and tokens[at - 1].kind == WORD and word != "second"


def _share(tokens: list[Token], at: int) -> tuple[str, str, int] | None:
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    last = at
    if word == "per" or word == "per-cent":
        joined = 2 if following in HYPHENS else 1
        if at + joined < len(tokens) and tokens[at + joined].lower in ("cent", "centage"):
            last = at + joined
        else:
            return None
    elif word == "basis" and following in ("points", "point"):
        return "percent", BASIS_POINT, at + 1
    elif word in ("bps", "bp", "bips"):
        return "percent", BASIS_POINT, at
    elif word in ("pp", "pps", "ppts", "ppt", "pts"):
        return ("percent", POINT, at) if word != "pts" else None
    elif word == "p" and following == "." and at + 2 < len(tokens) and tokens[at + 2].lower == "p":
        return "percent", POINT, at + (3 if at + 3 < len(tokens) and tokens[at + 3].text == "." else 2)
    elif word not in ("percent", "percents", "percentage", "pct", "pc"):
        return None
    return _points(tokens, last)


def _points(tokens: list[Token], last: int) -> tuple[str, str, int]:
    following = last + 1
    if following < len(tokens) and tokens[following].text in HYPHENS:
        following += 1
    if following < len(tokens) and tokens[following].lower in ("point", "points", "pts"):
        return "percent", POINT, following
    return "percent", PERCENT, last


def _sign_unit(tokens: list[Token], at: int) -> tuple[str, str, int] | None:
    token = tokens[at]
    if token.text in "%٪":
        return _points(tokens, at)
    if token.text in "°º":
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and following.kind == WORD and following.lower in ("c", "celsius", "f", "fahrenheit", "k"):
            scale = {"c": "degree Celsius", "f": "degree Fahrenheit", "k": "kelvin"}[following.lower[0]]
            return "count", scale, at + 1
        return "count", "degree", at
    if token.glued and token.text in ('"', "”", "″"):
        return ("count", "inch", at) if _no_quote_open(tokens, at) else None
    if (
        token.glued
        and token.text == "'"
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "'"
        and tokens[at + 1].glued
    ):
        return "count", "inch", at + 1
    return None


def _no_quote_open(tokens: list[Token], at: int) -> bool:
    return sum(t.text in ('"', "“", "”") for t in tokens[:at]) % 2 == 0


def _measure(tokens: list[Token], at: int, is_digits: bool) -> tuple[str, str, int] | None:
    token = tokens[at]
    power = _POWERS.get(token.lower)
    if power:
        nxt = at + 1
        if nxt < len(tokens) and tokens[nxt].text in (".", *HYPHENS):
            nxt += 1
        if nxt < len(tokens) and tokens[nxt].kind == WORD:
            base = MEASURES.get(tokens[nxt].lower)
            return ("count", f"{power} {base}", nxt) if base else None
        return None
    if token.lower in ("metric", "nautical", "short", "imperial") and at + 1 < len(tokens):
        base = MEASURES.get(tokens[at + 1].lower)
        name = {"metric ton": "tonne"}.get(f"{token.lower} {base}", f"{token.lower} {base}")
        return ("count", name, at + 1) if base else None
    if token.lower == "light" and at + 2 < len(tokens) and tokens[at + 2].lower in ("year", "years"):
        return "count", "light-year", at + 2
    base = MEASURES.get(token.text) or (MEASURES.get(token.lower) if len(token.lower) > 2 or not is_digits else None)
    if base is None and is_digits:
        base = _short(tokens, at)
    if base is None or token.lower == "percent":
        return None
    last = at
    if base == "degree":
        base, last = _degrees(tokens, at)
    return _exponent(tokens, base, last)


def _short(tokens: list[Token], at: int) -> str | None:
    token = tokens[at]
    if token.glued:
        if token.text in ("C", "F", "K") and not _is_warm(tokens):
            return None
        return _SHORT_GLUED.get(token.text) or MEASURES.get(token.lower)
    if token.text in ("C", "F"):
        return _SHORT_GLUED[token.text] if _is_warm(tokens) else None
    if token.text == "in":
        following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
        return "inch" if following in (".", "thick", "wide", "long", "tall", "deep", "x") else None
    if token.lower in ("pm", "am"):
        return None
    return _SHORT_SPACED.get(token.text) or (
        MEASURES.get(token.lower) if token.lower in ("km", "kg", "cm", "mm", "gb", "mb") else None
    )


def _is_warm(tokens: list[Token]) -> bool:
    """A bare C or F is a temperature where the line speaks of one."""
    words = {t.lower for t in tokens}
    return bool(words & {"temperature", "temperatures", "heat", "heatwave", "hot", "cold", "degrees", "warm", "weather",
                         "cools", "its", "outside", "freezing", "°"})  # fmt: skip


def _degrees(tokens: list[Token], at: int) -> tuple[str, int]:
    nxt = at + 1
    if nxt < len(tokens) and tokens[nxt].text == ".":
        nxt += 1
    following = tokens[nxt].lower if nxt < len(tokens) else ""
    if following in ("c", "celsius", "celcius", "centigrade"):
        return "degree Celsius", nxt
    if following in ("f", "fahrenheit", "farenheit"):
        return "degree Fahrenheit", nxt
    return "degree", at


def _exponent(tokens: list[Token], base: str, last: int) -> tuple[str, str, int]:
    nxt = last + 1
    if nxt < len(tokens) and tokens[nxt].text == "^" and tokens[nxt].glued:
        nxt += 1
    if nxt < len(tokens) and tokens[nxt].text in _EXPONENTS and (tokens[nxt].glued or tokens[nxt].kind == WORD):
        return _rate(tokens, f"{_EXPONENTS[tokens[nxt].text]} {base}", nxt)
    return _rate(tokens, base, last)


def _rate(tokens: list[Token], base: str, last: int) -> tuple[str, str, int]:
    """km/h, metres per second, miles an hour."""
    nxt = last + 1
    if nxt + 1 < len(tokens) and tokens[nxt].lower in ("/", "per", "an", "a"):
        below = tokens[nxt + 1]
        name = TIME.get(below.lower) or {"h": "hour", "s": "second"}.get(below.text)
        if name and below.kind == WORD:
            return "count", f"{base} per {name}", nxt + 1
        if tokens[nxt].lower in ("/", "per") and below.lower in MEASURES and below.lower not in SCALES:
            return "count", f"{base} per {MEASURES[below.lower]}", nxt + 1
    return "count", base, last
