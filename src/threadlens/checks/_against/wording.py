"""How much of a statement the words of its table account for."""

from threadlens.checks._against.grid import Grid
from threadlens.checks._against.statement import Statement
from threadlens.checks._against.words import STOP, word_set

# Words that say what is asked of a table, not what is in it.
_ASKING = word_set(
    "highest lowest largest smallest greates least most maximum minimum max min biggest best worst top peak total sum"
    " average mean higher lower greater less more fewer than same equal constan identic similar differe unique range"
    " ranging vary varies varied row column number count type kind categor compare compar respect accord follow only"
    " overall observe present report list contain amount data entry but not no"
    " above below over beyond never always every none both together increas decreas decline grew fell rose"
)


def explained(statement: Statement, grid: Grid) -> float:
    """The part of a statement's naming words that its table holds, 0 to 1."""
    naming = [w.stem for w in statement.words if not w.is_number and w.text not in STOP and w.stem not in _ASKING]
    return sum(stem in grid.vocabulary for stem in naming) / len(naming) if naming else 1.0
