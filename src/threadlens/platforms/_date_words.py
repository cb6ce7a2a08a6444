"""The words of dates in the languages that forums come in: months, days, 'today', 'ago' and units of time."""

from functools import cache

# Full names by language, genitives where its dates have them; a code with a suffix is another set of the same language.
_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de_at": "jänner feber",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pl_nominative": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru_nominative": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "cs_nominative": "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "sl": "januar februar marec april maj junij julij avgust september oktober november december",
    "sr_genitive": "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "sr": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "sr_cyrl": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "fi_short": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "el_short": "ιαν φεβ μαρ απρ μάι ιουν ιούλ αύγ σεπ οκτ νοέ δεκ",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "lv": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
# Shorter forms that are no beginning of the name.
_SHORT_MONTHS = {"mrt": 3, "mrz": 3, "maa": 3, "črc": 7, "srp": 8, "kol": 8, "ruj": 9, "stu": 11, "sij": 1, "ožu": 3,
                 "ιούν": 6, "ιουλ": 7, "αυγ": 8, "νοε": 11, "μαϊ": 5, "μαι": 5, "ιαν": 1}  # fmt: skip
# A form that begins names of several months counts for the language that comes first, unless the page names its own.
_ABBREVIATED = (
    "en", "de", "de_at", "fr", "es", "it", "nl", "pt", "sv", "no", "pl", "ru", "uk", "tr", "hu", "ro", "cs", "sk", "sl",
    "hr", "bg", "sr_cyrl", "el", "ca", "et", "id", "da", "lt", "lv",
)  # fmt: skip

_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "mon tue wed thu fri sat sun",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "segunda terça quarta quinta sexta sábado domingo",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "понеділок вівторок середа четвер пʼятниця субота неділя",
    "måndag tisdag onsdag torsdag fredag lördag söndag",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    "pondělí úterý středa čtvrtek pátek sobota neděle",
    "pondelok utorok streda štvrtok piatok sobota nedeľa",
    "ponedjeljak utorak srijeda četvrtak petak subota nedjelja",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "luni marți miercuri joi vineri sâmbătă duminică",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
)

_TODAY = (
    "today heute hoy oggi vandaag hoje dzisiaj dziś сегодня сьогодні idag dnes tänään bugün ma astăzi azi "
    "днес danas danes σήμερα avui täna šiandien šodien היום اليوم"
)
TODAY = frozenset(_TODAY.split())
_YESTERDAY = (
    "yesterday gestern hier ayer ieri gisteren ontem wczoraj вчера вчора igår včera eilen dün tegnap jučer "
    "juče včeraj χθες χτες ahir eile vakar אתמול أمس"
)
YESTERDAY = frozenset(_YESTERDAY.split())
# What is written as several words, with an apostrophe or without spaces.
TODAY_PHRASES = ("aujourd'hui", "aujourd’hui", "i dag", "hari ini", "hôm nay", "今天", "今日", "오늘")
YESTERDAY_PHRASES = ("i går", "hôm qua", "昨天", "昨日", "어제")
# Words that say which half of the day a time is in, where it is not 'am' and 'pm'.
FORENOON = r"vorm\.|öö\b|π\. ?μ\.|пр\. ?об\.|dop\.|de\.|上午|午前|오전|ص|f\.? ?m\b"
AFTERNOON = r"nachm\.|ös\b|μ\. ?μ\.|сл\. ?об\.|odp\.|du\.|下午|午後|오후|م|e\.? ?m\b"

AGO = (
    r"\bago\b|\bvor\b|\bil y a\b|\bhace\b|\bfa\b|\bgeleden\b|\bhá\b|\batrás\b|\btemu\b|\bназад\b|\btому\b|\bпреди\b"
    r"|\bsedan\b|\bsiden\b|\bsitten\b|\bönce\b|\bpřed\b|\bpred\b|\bprije\b|\bezelőtt\b|\bacum\b|\bπριν\b|\blalu\b"
    r"|(?<!午)前|(?<!오)전"
)
NOW = (
    r"\bjust now\b|\b(?:a )?moments? ago\b|\bless than a minute ago\b|\bjust posted\b|\bgerade eben\b|\bà l.instant\b|"
    r"\bahora mismo\b|\bhace un momento\b|\bun attimo fa\b|\bzojuist\b|\bagora mesmo\b|\bprzed chwilą\b|\bтолько что\b|"
    r"\baz önce\b|\bjuuri nyt\b|\bjust nu\b|刚刚|剛剛|たった今|방금"
)

# Seconds of a unit, and its words.
UNITS = (
    (
        1,
        (
            r"seconds?|secs?|s|sekund\w*|secondes?|segundos?|secondi?|seconden|секунд\w*|másodperc\w*|saniye|秒鐘?|"
            r"秒钟?|초"
        ),
    ),
    (60, r"min(?:s|\.|ut\w*)?|m|минут\w*|хвилин\w*|minuut\w*|dakika|perc\w*|λεπτ\w*|分[钟鐘]?|분"),
    (
        3_600,
        (
            r"hours?|hrs?|h|std\.?|stunden?|heures?|horas?|or[ae]|uur|uren|uurtje|godz\w*|час\w*|годин\w*|"
            r"timm(?:e|ar)|timer?|tunti\w*|saat|hodin\w*|sati?|órá\w*|or[ăe]|ώρ\w*|小[时時]|時間|시간"
        ),
    ),
    (
        86_400,
        (
            r"days?|d|tag(?:en?)?|jours?|j|d[ií]as?|giorn[oi]|dag(?:en|ar|er|e)?|dni|dzień|дн\w*|день|päivää?|gün|"
            r"dn[yíe]\w*|dana?|nap\w*|zile?|η?μέρ\w*|天|日|일"
        ),
    ),
    (
        604_800,
        (
            r"weeks?|wks?|w|wochen?|semaines?|sem|semanas?|settiman[ae]|we(?:ek|ken)|tyg\w*|недел\w*|тижн\w*|"
            r"veck(?:a|or)|uker?|uger?|viikkoa?|hafta|týdn\w*|hét\w*|周|週間?|주"
        ),
    ),
    (
        2_629_746,
        (
            r"months?|mo|monat(?:en?)?|mois|mes(?:es)?|mes[ei]|mês|maand(?:en)?|mies\w*|месяц\w*|місяц\w*|"
            r"månad(?:er)?|måned(?:er)?|kuukau\w*|ay|měsíc\w*|hónap\w*|lun[iă]|个月|個月|[ヶか]月|개월"
        ),
    ),
    (
        31_556_952,
        (
            r"years?|yrs?|y|jahr(?:en?)?|an(?:née)?s?|años?|ann[oi]|jaar|jaren|anos?|lat[a]?|rok\w*|год\w*|лет|"
            r"рок\w*|år|vuot\w*|vuosi|yıl|év\w*|年|년"
        ),
    ),
)

ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "AEST": 10, "AEDT": 11,
}  # fmt: skip


@cache
def months(language: str | None = None) -> dict[str, int]:
    """Month numbers by lower-case name and abbreviation; those of the language go before those of others."""
    own = (language or "").lower().replace("_", "-").partition("-")[0]
    first = [name for name in _MONTHS if own and name.partition("_")[0] == own]
    found: dict[str, int] = {}
    for name in first:
        _add(found, name, is_shortened=True)
    found.update((name, number) for name, number in _SHORT_MONTHS.items() if name not in found)
    for name in _MONTHS:
        _add(found, name, is_shortened=False)
    for name in _ABBREVIATED:
        _add(found, name, is_shortened=True)
    return found


def weekdays() -> dict[str, int]:
    """Weekday numbers, Monday is 0, by lower-case name."""
    return {name: number for names in _WEEKDAYS for number, name in enumerate(names.split())}


def _add(found: dict[str, int], language: str, *, is_shortened: bool) -> None:
    for number, name in enumerate(_MONTHS[language].split(), 1):
        for length in (len(name), *((3, 4, 5) if is_shortened else ())):
            found.setdefault(name[:length], number)
