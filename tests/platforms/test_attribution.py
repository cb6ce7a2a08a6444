"""Who a line over a quote names, in the words and orders of engines, languages and mail programs."""

import pytest

from threadlens.platforms._attribution import attribution, attribution_in_prose


@pytest.mark.parametrize(
    "line",
    [
        "Kim Vale said:",
        "Kim Vale said: ↑",
        "Kim Vale;104233 wrote:",
        "Kim Vale hat folgendes geschrieben:",
        "Kim Vale a dit :",
        "Kim Vale dedi ki:",
        "Kim Vale je napisao/la:",
        "Kim Valeさんが書きました:",
        "Ο χρήστης Kim Vale έγραψε:",
        "Originally Posted by Kim Vale View Post",
        "Zitat von Kim Vale Beitrag anzeigen",
        "Envoyé par Kim Vale Voir le message",
        "Oorspronkelijk geplaatst door Kim Vale",
        "Сообщение от Kim Vale",
        "Zamieszczone przez Kim Vale",
        "Quote from: Kim Vale on March 05, 2016, 11:00:11 AM",
        "Cita de: Kim Vale en Marzo 05, 2016, 11:00:11 am",
        "Cytat: Kim Vale w Marzec 05, 2016, 11:00:11",
        "Citat från: Kim Vale skrivet 05 mars 2016, 11:00",
        "Lainaus käyttäjältä: Kim Vale - 05.03.2016 - 11:00:11",
        "QUOTE(Kim Vale @ Mar 5 2016, 11:00 AM)",
        "(05-03-2016, 11:00 AM)Kim Vale Wrote:",
        "On 5/3/2016 at 11:00 AM, Kim Vale said:",
        "Le 05/03/2016 à 11:00, Kim Vale a écrit :",
        "W dniu 5.03.2016 o 11:00, Kim Vale napisał:",
        "5 марта 2016 в 11:00, Kim Vale сказал:",
        "12 hours ago, Kim Vale said:",
        "vor 12 Stunden schrieb Kim Vale:",
        "il y a 12 minutes, Kim Vale a dit :",
        "Kim Vale, on 5 March 2016 - 11:00 AM, said:",
        "Kim Vale wrote: ↑Tue Mar 05, 2016 11:00 am",
        "Kim Vale a écrit : ↑sam. 5 mars 2016 11:00",
        "On Tue, Mar 5, 2016 at 11:00 AM Kim Vale <kim@vale.example> wrote:",
        "Op di 5 mrt 2016 om 11:00 schreef Kim Vale <kim@vale.example>:",
        "Il giorno mar 5 mar 2016 alle ore 11:00 Kim Vale <kim@vale.example> ha scritto:",
        "Kim Vale <kim@vale.example> schrieb am Di., 5. März 2016, 11:00:",
        "2016-03-05 11:00 GMT+01:00 Kim Vale <kim@vale.example>:",
        "In article <id77>, Kim Vale <kim@vale.example> wrote:",
    ],
)
def test_line_names_who_is_quoted(line: str) -> None:
    assert attribution(line) == "Kim Vale"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Player 1 said:", "Player 1"),
        ("Quote from: Player 1 on March 05, 2016, 11:00:11 AM", "Player 1"),
        ("Class of 2016 wrote:", "Class of 2016"),
        ("1984 said:", "1984"),
        ("May Lin said:", "May Lin"),
    ],
)
def test_name_with_a_figure_or_a_month_stays_whole(line: str, name: str) -> None:
    assert attribution(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "As the minister said:",
        "He wrote:",
        "On 5 March 2016 the committee wrote:",
        "In 2016 there were 40 posts:",
        "The table shows three figures:",
        "Note: 11:00 on 5 March:",
    ],
)
def test_sentence_names_nobody(line: str) -> None:
    assert attribution_in_prose(line) is None
