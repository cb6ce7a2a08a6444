"""Answers to SQL, as rows and as files."""

import json
from pathlib import Path
from typing import Any

import duckdb

from threadlens.errors import StoreError, UsageError

_FORMATS = {".parquet": "format parquet", ".csv": "format csv, header", ".json": "format json, array true"}


def query(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and rows of one statement."""
    try:
        cursor = connection.execute(sql)
        names = [str(d[0]) for d in cursor.description or []]
        if any("TIME ZONE" in str(d[1]) for d in cursor.description or []):
            # Python takes instants with a zone only through a library that is not needed for anything else.
            cursor = connection.execute(_without_zones(cursor, sql))
        kinds = [str(d[1]) for d in cursor.description or []]
        rows = cursor.fetchall() if names else []
    except duckdb.Error as error:
        raise UsageError(f"SQL: {error}") from error
    return names, _parse_json(rows, [place for place, kind in enumerate(kinds) if kind == "JSON"])


def export(connection: duckdb.DuckDBPyConnection, sql: str, target: str | Path) -> None:
    """Writes the rows of a statement to a .parquet, .csv or .json file by DuckDB itself."""
    suffix = Path(target).suffix.lower()
    if suffix not in _FORMATS:
        raise UsageError(f"{target}: the name must end in .parquet, .csv or .json")
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            raise UsageError(f"one statement is written to {target}, not {len(statements)}")
        quoted = str(target).replace("'", "''")
        connection.execute(f"copy ({statements[0].query.strip().rstrip(';')}\n) to '{quoted}' ({_FORMATS[suffix]})")
    except duckdb.IOException as error:
        raise StoreError(f"{target} cannot be written: {error}") from error
    except duckdb.Error as error:
        raise UsageError(f"SQL: {error}") from error


def _parse_json(rows: list[tuple[Any, ...]], places: list[int]) -> list[tuple[Any, ...]]:
    if not places:
        return rows
    parsed = [list(row) for row in rows]
    for row in parsed:
        for place in places:
            row[place] = None if row[place] is None else json.loads(row[place])
    return [tuple(row) for row in parsed]


def _without_zones(cursor: duckdb.DuckDBPyConnection, sql: str) -> str:
    columns = ", ".join(
        f'"{name}"::timestamp as "{name}"' if "TIME ZONE" in str(kind) else f'"{name}"'
        for name, kind, *_ in cursor.description or []
    )
    return f"select {columns} from ({sql.strip().rstrip(';')}\n)"  # noqa: S608 -- the user's own statement
