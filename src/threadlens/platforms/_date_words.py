"""The words of dates in the languages that forums come in: months, days, 'today', 'ago' and units of time."""

# Full names first, by language; genitive forms where dates use them. Abbreviations follow from _ABBREVIATED.
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fi_short": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "pl_nominative": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ru_nominative": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}
# A three-letter form counts for the language that comes first; four letters cover sept, juin, juil, août.
_ABBREVIATED = ("en", "de", "fr", "es", "it", "nl", "pt", "sv", "no", "pl", "ru", "tr", "hu", "ro")

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
)

TODAY = frozenset(
    "today heute hoy oggi vandaag hoje dzisiaj dziś сегодня сьогодні idag dnes tänään bugün ma astăzi azi".split()  # noqa: SIM905 -- a list of words reads better as words
)
YESTERDAY = frozenset(
    "yesterday gestern hier ayer ieri gisteren ontem wczoraj вчера вчора igår včera eilen dün tegnap".split()  # noqa: SIM905 -- as above
)
# What is written as several words or with an apostrophe.
TODAY_PHRASES = ("aujourd'hui", "aujourd’hui", "i dag")
YESTERDAY_PHRASES = ("i går",)

AGO = (
    r"\bago\b|\bvor\b|\bil y a\b|\bhace\b|\bfa\b|\bgeleden\b|\bhá\b|\bатрás\b|\btemu\b|\bназад\b|\bsedan\b|\bsiden\b"
    r"|\bsitten\b|\bönce\b|\bpřed\b|\bezelőtt\b"
)
NOW = r"\bjust now\b|\b(?:a )?moments? ago\b|\bless than a minute ago\b|\bgerade eben\b|\bà l.instant\b|\bjust posted\b"

UNITS = (
    (1, r"seconds?|secs?|sekunden?|secondes?|segundos?|secondi?|seconden|sekund[y]?|секунд\w*|sekunder?"),
    (60, r"minutes?|mins?|minuten?|minutos?|minut[oi]|minut[yę]?|минут\w*|minuter|minutt(?:er)?|minuuttia?|dakika"),
    (3_600, r"hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren|godzin[yę]?|час\w*|timm(?:e|ar)|timer?|tuntia?|saat"),
    (86_400, r"days?|tag(?:en?)?|jours?|d[ií]as?|giorn[oi]|dag(?:en|ar|er)?|dni|dzień|дн\w*|день|päivää?|gün"),
    (
        604_800,
        r"weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)|tygodni\w*|недел\w*|veck(?:a|or)|uker?",
    ),
    (2_629_746, r"months?|monat(?:en?)?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|miesi\w*|месяц\w*|månad(?:er)?|måneder?"),
    (31_556_952, r"years?|yrs?|jahr(?:en?)?|an(?:née)?s?|años?|ann[oi]|jaar|jaren|anos?|lat[a]?|год\w*|лет|år"),
)

ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "AEST": 10, "AEDT": 11,
}  # fmt: skip


def months() -> dict[str, int]:
    """Month numbers by lower-case name and abbreviation."""
    found: dict[str, int] = {}
    for names in _MONTHS.values():
        for number, name in enumerate(names.split(), 1):
            found.setdefault(name, number)
    for language in _ABBREVIATED:
        for number, name in enumerate(_MONTHS[language].split(), 1):
            found.setdefault(name[:3], number)
            found.setdefault(name[:4], number)
            found.setdefault(name[:5], number)
    return found


def weekdays() -> dict[str, int]:
    """Weekday numbers, Monday is 0, by lower-case name."""
    return {name: number for names in _WEEKDAYS for number, name in enumerate(names.split())}
