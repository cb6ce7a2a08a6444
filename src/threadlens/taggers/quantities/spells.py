"""Stretches of time after 'over': 'costs rose over 10 years' names when, 'it lasted over 10 years' how long."""

from threadlens.taggers.quantities.figure import Figure
from threadlens.taggers.quantities.lexicon import words
from threadlens.taggers.quantities.tokens import Token, word_at

# Counted like units of time: 'over five winters'.
_SPELLS = words(
    "winters summers springs autumns falls seasons nights evenings mornings afternoons weekends weeknights shifts "
    "sessions semesters generations sittings lifetimes paydays holidays"
)
# Before 'over' they ask how long: verbs of lasting, prepositions that take a length, forms of be and have.
_LENGTH_BEFORE = words(
    "for in of after at within with than by last lasts lasted lasting take takes took taken taking spend spends spent "
    "spending wait waits waited waiting need needs needed require requires required serve serves served serving work "
    "works worked working sleep sleeps slept live lives lived living stay stays stayed staying stand stood hold held "
    "sit sits sat run runs ran drive drives drove travel travelled have has had having is are was were be been being "
    "'s 're 've get gets got give gives gave gone went now already still only wasted lost save saved saves aged age "
    "people anyone everyone those men women kids children adults seniors persons patients employees workers and or "
    "about the a"
)
_CONTRACTED = ("'s", "’s", "'ve", "’ve", "'re", "’re", "'d", "’d")
# After the figure they say the same: 'over 3 years ago', 'over 2 years have passed', 'over 20 years of service'.
_LENGTH_AFTER = words(
    "old olds ago later late earlier before after since of long longer away overdue behind ahead have has had is are "
    "was were went go goes passed pass will would can could worth experience apart"
)


def measures_time(tokens: list[Token], figure: Figure) -> bool:
    """Whether a figure is a length of time, in units or in winters, nights and shifts."""
    if figure.kind == "duration":
        return True
    return figure.kind == "count" and figure.unit is None and word_at(tokens, figure.last + 1) in _SPELLS


def is_during(tokens: list[Token], figure: Figure, at: int) -> bool:
    """Whether the 'over' at a position means during; it means more than where the words around ask how long."""
    last = figure.last + (figure.kind != "duration")
    before, following = word_at(tokens, at - 1), word_at(tokens, last + 1)
    if tokens[figure.last].lower in ("old", "olds", "age") or figure.is_compound or following in _LENGTH_AFTER:
        return False
    is_class = word_at(tokens, at - 2) in ("every", "any", "no", "each", "all")  # 'every stop over two minutes'
    return not (is_class or before in _LENGTH_BEFORE or before.endswith(_CONTRACTED))
