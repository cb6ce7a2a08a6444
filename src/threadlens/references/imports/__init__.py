"""Tables that a user brings: read from a file, their columns guessed, their rows made figures and concepts."""

from threadlens.references.imports._facts import Flaw, Import, build, describe, require_sound, usual_day
from threadlens.references.imports._files import read_text, read_workbook
from threadlens.references.imports._grid import About, Grid, grid_of
from threadlens.references.imports._guess import guess
from threadlens.references.imports._layout import MEANINGS, Column, Layout, Wishes
from threadlens.references.imports._names import Names, slug
from threadlens.references.imports._packages import description_beside, read_description
from threadlens.references.imports._validation import Remark, remarks_on, remarks_on_import

__all__ = [
    "MEANINGS",
    "About",
    "Column",
    "Flaw",
    "Grid",
    "Import",
    "Layout",
    "Names",
    "Remark",
    "Wishes",
    "build",
    "describe",
    "description_beside",
    "grid_of",
    "guess",
    "read_description",
    "read_text",
    "read_workbook",
    "remarks_on",
    "remarks_on_import",
    "require_sound",
    "slug",
    "usual_day",
]
