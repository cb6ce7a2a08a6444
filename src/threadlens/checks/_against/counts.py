"""Statements of how many things a table lists: 'there are seven variables', 'four of the sites are dry'."""

import re
from collections.abc import Iterator

from threadlens.checks._against.conditions import conditioned, listed_things, within_bound
from threadlens.checks._against.figures import states
from threadlens.checks._against.grid import Grid
from threadlens.checks._against.statement import Figure, Statement
from threadlens.checks._against.words import STOP, Word, word_set
from threadlens.records import TableReading

_ALIKE = 0.6  # words of a header that the counted words must share
_MOST = 400  # things; larger figures are values
_FILLERS = word_set(
    "different type kind sort various distinct unique differ total main major more of the categor number separat given"
    " possibl only level such list follow"
)
_GENERIC = word_set(
    "column row variabl parame item paramet type category categor kind head headin value entry record line class"
    " group thing field element propert propertie feature factor attribu"
)
_ENDS = word_set(
    "are is in given have has that which were was used under with from present observed listed shown considered"
    " measured mentioned reported seen found available such like namely where whose when i"
)
_CUT = re.compile(r"[:;,(]|\s[-–]\s")
_FRAME = re.compile(
    r"\b(?:there|they (?:have|are)|(?:table|it|data|dataset)\b.{0,40}?\b(?:ha(?:s|ve)|having|contains?|consists? of|"
    r"shows?|gives?|lists?|includes?|comprises?|presents?|summari[sz]es|are|is|provides?|reports?))\b"
)
_HAS = re.compile(
    r"\b(?:ha(?:s|ve)|having|contains?|consists? of|includes?|comprises?|(?:divided|differentiated) into|of|are|with|"
    r"in|only|total)\s+(?:\w+\s+){0,2}$"
)
_KINDS = re.compile(
    r"^\s*(?:\w+\s+){0,2}(?:types?|kinds?|sorts?|categor(?:y|ies)|different|distinct|unique|various|groups?|classes|"
    r"levels?)\b"
)
_GIVEN = re.compile(
    r"\b(?:given|listed|shown|presented|considered|observed|mentioned|used|in (?:the|this|given) table|reported|"
    r"included|under it|in it)\b"
)


def count_readings(statement: Statement, grid: Grid) -> list[TableReading]:
    """Every reading of the statement as a count of things."""
    found: list[TableReading] = []
    for figure in statement.figures:
        if _may_count(statement, figure):
            things = _things(statement, figure)
            if said := _printed(statement, grid, figure, [w.stem for w in things]):
                return said
            found += _read(statement, grid, figure, things)
            return found
    small = [f for f in statement.figures if not f.decimals and 0 < f.value <= _MOST]
    # 'Ada Holm wrote three episodes': no frame of a count, so only what holds is said
    return [r for f in small for r in conditioned(statement, grid, f) if r.is_true and len(r.cells) > 1]


def _printed(statement: Statement, grid: Grid, figure: Figure, stems: list[str]) -> list[TableReading]:
    """'Lorn has four schools' where schools are a column of numbers: what is printed, not a count of cells."""
    found = []
    for label in grid.columns[grid.label_columns :]:
        fit = _fit([w.stem for level in label.levels for w in level], stems)
        if fit < _ALIKE or not grid.is_numeric_column(label.index):
            continue
        for row in statement.rows:
            place = (row.index, label.index)
            cell = grid.cells[place[0]][place[1]]
            words = f"printed for the named row under {label.texts[0]!r}: {cell.text}"
            found.append(TableReading("lookup", words, states(cell, figure), 1.0, (place,), cell.value))
    return found


def _may_count(statement: Statement, figure: Figure) -> bool:
    if figure.decimals or figure.value != int(figure.value) or not 0 < figure.value <= _MOST:
        return False
    word = statement.words[figure.position]
    before, after = statement.lower[: word.start], statement.lower[word.end :]
    if not re.match(r"\s+(?:\w|-)", after) or re.match(r"\s*[%.]", after):
        return False
    if _KINDS.match(after):
        return True
    if _FRAME.search(before) and len(before) < 80:
        return True
    is_first = not before.strip() or before.strip() in ("the", "all", "all the", "these", "only", "total", "totally")
    if is_first:
        return figure.is_word or bool(_GIVEN.search(after))
    return bool(_HAS.search(before)) and (figure.is_word or bool(_GIVEN.search(after)))


def _things(statement: Statement, figure: Figure) -> list[Word]:
    """The words that name what is counted."""
    things: list[Word] = []
    fillers: list[Word] = []
    last = statement.words[figure.position]
    for word in statement.words[figure.position + 1 : figure.position + 9]:
        if (things and word.text in _ENDS) or _CUT.search(statement.text[last.end : word.start]):
            break
        last = word
        if word.text in STOP:
            continue
        (fillers if word.stem in _FILLERS else things).append(word)
    return things or fillers[-1:]


def _read(statement: Statement, grid: Grid, figure: Figure, things: list[Word]) -> list[TableReading]:
    listed = listed_things(statement, grid, figure)
    stems = [w.stem for w in things]
    if within := list(within_bound(statement, grid, figure)):
        return within
    readings = []
    for name, size, fit in _countables(statement, grid, stems):
        holds = _holds(figure, size)
        readings.append(TableReading("count", f"{name}: {size}", holds, fit, (), float(size)))
    if listed:
        words = f"listed in the statement: {listed}"
        readings.append(TableReading("count", words, _holds(figure, listed), 0.84, (), listed))
    readings += conditioned(statement, grid, figure)
    return sorted(readings, key=lambda r: -r.fit)


def _holds(figure: Figure, size: float) -> bool:
    return {
        "<": size < figure.value,
        "<=": size <= figure.value,
        ">": size > figure.value,
        ">=": size >= figure.value,
    }.get(figure.modifier, size == figure.value)


def _countables(statement: Statement, grid: Grid, stems: list[str]) -> Iterator[tuple[str, int, float]]:
    if any(s in ("row", "record", "entry") for s in stems):
        yield "rows", len(grid.body), 1.0
        yield "rows with headings", len(grid.body) + len(grid.sections), 1.0
        yield "rows with the header", len(grid.cells), 1.0
        return
    if any(s in ("column", "head", "heading", "header") for s in stems):
        yield "columns", grid.width, 1.0
        yield "columns beside the labels", len(grid.data_columns), 1.0
        yield "groups of columns", len(_tops(grid)), 0.9
        if "head" not in stems:
            return
    yield from _column_values(grid, stems)
    yield from _under_headers(grid, stems)
    yield from _in_sections(grid, stems)
    yield from _named_alike(grid, stems)
    in_caption = {w.stem for w in grid.caption}
    is_known = not stems or any(s in _GENERIC for s in stems) or stems[-1] in in_caption
    base = 0.45 if is_known else 0.3
    yield "rows", len(grid.data_rows), base
    yield "different rows", len({r.texts[0] for r in grid.rows if r.texts}), base
    yield "columns", len(grid.data_columns), base
    yield "groups of columns", len(_tops(grid)), base
    if base > 0.4:
        yield "columns with the labels", grid.width, base * 0.9
    if (
        any(c.is_numeric for c in grid.cells[0][1:])
        and grid.header_rows == 1
        and grid.is_numeric_column(grid.width - 1)
    ):
        yield "rows with the first", len(grid.body) + 1, base
    if grid.sections:
        yield "sections", len(grid.sections), base


def _column_values(grid: Grid, stems: list[str]) -> Iterator[tuple[str, int, float]]:
    for label in grid.columns:
        fit = _fit([w.stem for level in label.levels for w in level], stems)
        if fit < 0.4:
            continue
        j = label.index
        name = label.texts[0] if label.texts else "rows"
        filled = [grid.cells[i][j].text for i in grid.body if not grid.cells[i][j].is_empty]
        values = set(filled)
        plain = [grid.cells[i][j].text for i in grid.data_rows if not grid.cells[i][j].is_empty]
        if len(values) < 2 and len(grid.data_columns) > 1:
            continue
        yield f"different entries under {name!r}", len(values), fit
        if j < grid.label_columns and len(set(label.texts)) == 1:
            yield "columns beside it", len({grid.cells[0][k].text for k in grid.data_columns}), fit * 0.9
        if len(set(plain)) != len(values):
            yield f"different entries under {name!r} without totals", len(set(plain)), fit
        if j < grid.label_columns or not grid.is_numeric_column(j):
            yield f"rows by {name!r}", len(plain), fit * 0.97
            if j == 0 and grid.sections:
                yield f"headings by {name!r}", len(grid.sections), fit * 0.97


def _under_headers(grid: Grid, stems: list[str]) -> Iterator[tuple[str, int, float]]:
    for i in range(grid.header_rows):
        groups: dict[str, set[str]] = {}
        for label in grid.columns:
            text = grid.cells[i][label.index].text
            if text and label.texts and text in label.texts[1:]:
                groups.setdefault(text, set()).add(label.texts[0])
        for text, children in groups.items():
            fit = _fit([w.stem for w in grid.cells[i][grid.columns[0].index].words], stems)
            own = _fit([w.stem for c in grid.cells[i] if c.text == text for w in c.words], stems)
            if max(own, fit) >= 0.4:
                yield f"columns under {text!r}", len(children), max(own, fit)


def _in_sections(grid: Grid, stems: list[str]) -> Iterator[tuple[str, int, float]]:
    sizes: dict[str, int] = {}
    for text in grid.section_of.values():
        sizes[text] = sizes.get(text, 0) + 1
    for i, text in grid.sections.items():
        fit = _fit([w.stem for w in grid.cells[i][0].words], stems)
        if fit >= 0.4 and text in sizes:
            yield f"rows under {text!r}", sizes[text], fit


def _named_alike(grid: Grid, stems: list[str]) -> Iterator[tuple[str, int, float]]:
    """'Three models' where columns are called Model 1, Model 2, Model 3."""
    for stem in (s for s in stems[-2:] if len(s) > 1 and not s.isdigit()):
        for axis, labels in (("rows", grid.rows), ("columns", grid.columns[grid.label_columns :])):
            for level in range(2):
                at = [label for label in labels if len(label.texts) > level]
                names = {x.texts[level] for x in at if stem in {w.stem for w in x.levels[level]}}
                if len(names) > 1:
                    yield f"{axis} named {stem!r}", len(names), 0.8


def _fit(label: list[str], stems: list[str]) -> float:
    """How well the counted words name a label: the last one is the head."""
    own = [s for s in label if s not in STOP]
    if not own or not stems:
        return 0.0
    shared = [s for s in stems if s in own]
    if not shared:
        return 0.0
    head = 0.15 if stems[-1] in own or stems[0] in own else 0.0
    return min(1.0, 0.45 * len(shared) / len(stems) + 0.4 * len(set(shared)) / len(set(own)) + head)


def _tops(grid: Grid) -> set[str]:
    return {label.texts[-1] for label in grid.columns[grid.label_columns :] if label.texts}
