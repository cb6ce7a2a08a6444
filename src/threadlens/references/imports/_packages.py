"""Descriptions that name tables and say what their columns are: Frictionless data packages and CSVW."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from threadlens.errors import ReferenceDataError
from threadlens.references.imports._files import read_text, read_workbook
from threadlens.references.imports._grid import About, Grid

_CSVW = "http://www.w3.org/ns/csvw"


def read_description(path: Path) -> Iterator[Grid]:
    """Every table that a datapackage.json or a CSVW metadata file describes."""
    try:
        described = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, OSError) as error:
        raise ReferenceDataError(f"{path}: it cannot be read as JSON: {error}") from error
    if not isinstance(described, dict):
        raise ReferenceDataError(f"{path}: it describes no table: give a datapackage.json, CSVW metadata or the table")
    if isinstance(described.get("resources"), list):
        yield from _resources(path, described)
    elif _CSVW in json.dumps(described.get("@context", "")):
        yield from _csvw(path, described)
    else:
        raise ReferenceDataError(
            f"{path}: neither a data package (resources) nor CSVW (@context): give the table itself"
        )


def description_beside(path: Path) -> Path | None:
    """The CSVW metadata that lies beside a table under the name that its standard gives it."""
    beside = path.with_name(f"{path.name}-metadata.json")
    return beside if beside.exists() else None


def _resources(path: Path, described: Mapping[str, Any]) -> Iterator[Grid]:
    package = _about(described)
    resources = [r for r in described["resources"] if isinstance(r, dict)]
    for resource in resources:
        place = resource.get("path")
        place = place[0] if isinstance(place, list) and place else place
        own = _about(resource)
        name = own.name if len(resources) == 1 or not package.name else f"{package.name}_{own.name}"
        fields = (resource.get("schema") or {}).get("fields") if isinstance(resource.get("schema"), dict) else None
        titles = tuple((str(f.get("name", "")), str(f.get("title", ""))) for f in fields or () if f.get("title"))
        about = About(
            (package.name if len(resources) == 1 and package.name else name),
            own.title or package.title,
            own.publisher or package.publisher,
            own.url or package.url,
            own.licence or package.licence,
            titles,
        )
        missing = frozenset((resource.get("schema") or {}).get("missingValues", ()) if fields else ())
        yield _blanked(_resource_grid(path, resource, place, about), missing)


def _resource_grid(path: Path, resource: Mapping[str, Any], place: object, about: About) -> Grid:
    if isinstance(resource.get("data"), list):
        return read_text(_inline(resource["data"]), f"{path}, resource {about.name}", about=about)
    if not isinstance(place, str) or "://" in place:
        raise ReferenceDataError(f"{path}: resource {about.name} lies at {place}: download it and name the file")
    dialect = {k: v for k, v in (resource.get("dialect") or {}).items() if isinstance(v, str)}
    if isinstance(resource.get("encoding"), str):
        dialect["encoding"] = resource["encoding"]
    return _grid_at(path, place, about, dialect)


def _csvw(path: Path, described: Mapping[str, Any]) -> Iterator[Grid]:
    whole = _about(described)
    for table in described.get("tables") or [described]:
        own = _about(table)
        columns = (table.get("tableSchema") or described.get("tableSchema") or {}).get("columns", ())
        titles = tuple((_text(c.get("name")), _text(c.get("titles"))) for c in columns if isinstance(c, dict))
        dialect = {
            k: v for k, v in {**described.get("dialect", {}), **table.get("dialect", {})}.items() if isinstance(v, str)
        }
        about = About(
            own.name or whole.name,
            own.title or whole.title,
            own.publisher or whole.publisher,
            own.url or whole.url,
            own.licence or whole.licence,
            titles,
        )
        if not isinstance(table.get("url"), str):
            raise ReferenceDataError(f"{path}: a table in it has no url: add the name of its .csv")
        missing = frozenset(_text(c.get("null")) for c in columns if isinstance(c, dict) and c.get("null"))
        yield _blanked(_grid_at(path, table["url"], about, dialect), missing)


def _grid_at(path: Path, place: str, about: About, dialect: Mapping[str, str]) -> Grid:
    # A description that leads out of its own folder reads files that nobody meant to give.
    table = (path.parent / place).resolve()
    if not table.is_relative_to(path.parent.resolve()):
        raise ReferenceDataError(f"{path}: {place} lies outside its folder: put the table beside its description")
    if table.suffix.lower() in {".xlsx", ".xlsm"}:
        return read_workbook(table, about=about)
    try:
        return read_text(table.read_bytes(), str(path.parent / place), about=about, dialect=dialect)
    except OSError as error:
        raise ReferenceDataError(f"{path}: {place} cannot be read: {error.strerror}") from error


def _about(described: Mapping[str, Any]) -> About:
    sources = described.get("sources") or [{}]
    source = sources[0] if isinstance(sources, list) and isinstance(sources[0], dict) else {}
    licences = described.get("licenses") or [described.get("license") or {}]
    licence = licences[0] if isinstance(licences, list) else licences
    if isinstance(licence, dict):
        licence = licence.get("title") or licence.get("name") or licence.get("path")
    return About(
        _text(described.get("name")),
        _text(described.get("title") or described.get("dc:title") or described.get("dcterms:title")),
        _text(
            source.get("title")
            or described.get("publisher")
            or described.get("dc:publisher")
            or described.get("dcterms:publisher")
        ),
        _text(
            source.get("path")
            or described.get("homepage")
            or described.get("dc:source")
            or described.get("dcterms:source")
        ),
        _text(licence or described.get("dc:license") or described.get("dcterms:license")),
    )


def _text(value: object) -> str:
    """What JSON-LD may write as text, a list of texts, or an object with a value or an id."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        for key in ("@value", "schema:name", "name", "@id", "en", "und"):
            if key in value:
                return _text(value[key])
        return _text(next(iter(value.values()), ""))
    return str(value) if isinstance(value, (str, int, float)) else ""


def _blanked(grid: Grid, missing: frozenset[str]) -> Grid:
    """A description may say of its own marks, -999 or 'nd', that they stand for no figure."""
    marks = missing - {""}
    if not marks:
        return grid
    return replace(grid, rows=tuple(tuple("" if c in marks else c for c in row) for row in grid.rows))


def _inline(data: list[Any]) -> bytes:
    """Rows written into the description itself, as objects or as lists."""
    out = io.StringIO()
    writer = csv.writer(out)
    if data and isinstance(data[0], dict):
        names = list(data[0])
        writer.writerow(names)
        writer.writerows([row.get(n, "") for n in names] for row in data)
    else:
        writer.writerows(data)
    return out.getvalue().encode()
