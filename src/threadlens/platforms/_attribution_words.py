"""The words of lines that say who is quoted, in the languages that forums come in."""

# 'X said', and 'schrieb X' behind a date. A word that also is a common one of another language stands with a pronoun.
SAID = (
    r"(?:said(?: the following)?|says|wrote(?: the following)?|writes|posted|replied|commented|"
    r"hat (?:folgendes )?geschrieben|hat gesagt|schrieb(?: folgendes)?|schreibt|sagte|meinte|"
    r"a écrit|a dit|écrivait|écrit|ha escrito|escribió|dijo|comentó|va escriure|va dir|ha scritto|ha detto|scrive|"
    r"schreef|zei|escreveu|disse|napisał(?:\(a\)|a|/a)?|pisze|powiedział(?:\(a\)|a)?|skrev|sade|sa|sagde|kirjoitti|"
    r"sanoi|írta|mondta|napsal(?:\(a\)|a|/a)?|řekla?|napísal(?:\(a\)|a)?|a scris|a spus|"
    r"написал(?:\(а\)|а)?|писал(?:\(а\)|а)?|пишет|сказала?(?:\(а\))?|сказал(?:\(а\))?|пише|написав(?:\(ла\))?|написа|"
    r"каза|yazdı|dedi(?: ki)?|nickli (?:üyeden|kullanıcıdan) alıntı|"
    r"demiş ki|je napisa(?:o|la)(?:/la)?|je reka(?:o|la)|napisa(?:o|la)|rekao|"
    r"έγραψε|είπε|rašė|parašė|rakstīja|kirjutas|ütles|menulis|berkata|đã viết|"
    r"(?:说|說|写道|寫道|写|寫|曰|さんが書きました|さんは書きました|さんの発言|のコメント|님이 썼습니다|님이 말함)了?)"
)
# Verbs that follow a name without a space.
UNSPACED = r"(?:说|說|写道|寫道|写|寫|さんが書きました|さんは書きました|さんの発言|님이 썼습니다)了?"

# 'Originally posted by X'
BY = (
    r"(?:originally (?:posted|written|said) by|original(?:ly)? post(?:ed)? by|posted (?:originally )?by|sent by|"
    r"quote (?:from|by)|quoting|quoted (?:from|by)|in (?:reply|response) to|"
    r"zitat von|zitiert von|original von|(?:ursprünglich )?(?:geschrieben|gepostet|verfasst) von|"
    r"citation de|message (?:original )?de|envoyé (?:initialement |à l'origine )?par|posté (?:initialement )?par|"
    r"écrit (?:initialement )?par|publié (?:initialement )?par|"
    r"cita de|citado (?:por|de)|iniciado por|(?:mensaje )?original de|escrito (?:originalmente )?por|"
    r"(?:originalmente )?(?:escrito|publicado|enviado|postado) (?:originalmente )?por|citação de|"
    r"citazione (?:da|di)|originariamente (?:inviat[ao]|scritt[ao]) da|"
    r"(?:scritto|postato|inviato)(?: originariamente)? da|"
    r"citaat van|(?:oorspronkelijk|origineel|originele)(?: bericht)? (?:geplaatst|gepost|geschreven)? ?(?:door|van)|"
    r"цитата(?: от)?|сообщение от|первоначально опубликовано|повідомлення від|"
    r"cytat:|zamieszczone przez|napisan[ey] przez|"
    r"citat (?:av|från|fra)|ursprungligen (?:postat|skrivet|skriven) av|skrivet av|"
    r"(?:opprinnelig|oprindelig)t? (?:lagt inn|skrevet|postet|indsendt) af?v?|sitat fra|"
    r"lainaus(?: käyttäjältä)?:|alkuperäinen (?:kirjoittaja|lähettäjä)|původně (?:odeslal|zaslal|napsal)(?:\(a\))?|"
    r"citace:|postat în original de|postat de|αρχικό μήνυμα από(?: τον| τη[νς])?|"
    r"idézet(?:et írta)?:|eredetileg írta|alıntı yapılan:|quote:)"
)
# A label before these words, or before a name that a date follows.
LABEL = r"(?:quote|zitat|citation|citación|cita|citaat|citat|citazione|citação|lainaus|цитата|cytat|alıntı|引用)"
# Ahead of a name: 'Ο χρήστης X έγραψε:'.
USER = r"(?:ο χρήστης|η χρήστης|ο/η|пользователь|користувач|uživatel|utilisateur|el usuario|der benutzer)"
# The link to the post, read with the line.
VIEW = (
    r"(?:view (?:original )?post|go to (?:quoted )?post|beitrag anzeigen|zum beitrag|voir le message|aller au message|"
    r"ver (?:el )?mensaje|ver (?:el )?post|ver mensagem|bekijk (?:bericht|post)|visualizza (?:il )?(?:messaggio|post)|"
    r"(?:по)?смотр(?:еть|ета?) сообщение|просмотр сообщения|zobacz post|wyświetl post|"
    r"visa inlägg|vis (?:indlæg|innlegg)|näytä viesti|mesajı görüntüle|zobrazit příspěvek|click to expand\W*)"
)
# Small words between name and date, and within dates.
_BETWEEN = (
    "on at am um le à el a il la las op om em às en o w dn. dnia w. от в на den kl kl. klo på skrivet kello "
    "de del di giorno alle ore ora the of dniu г. г в. г., h uhr - – — | @ · • » « ( ) , üzerinde tarihinde "
    "saat dne v"
)
BETWEEN = frozenset(_BETWEEN.split())
# After these with a date before the name the words end: '3 hours ago, X said'.
_PAST = "ago vor il y hace fa há temu назад geleden sedan siden sitten önce před just now moments moment an a one"
PAST = frozenset(_PAST.split())
# Who these are is not told by a name.
_NO_NAMES = (
    "he she they it you i we who someone somebody one this that also everyone nobody er sie es man il elle on él ella"
)
NO_NAMES = frozenset(_NO_NAMES.split())
