"""Rows of a Parquet file as text, read by DuckDB itself."""

from pathlib import Path

import duckdb

from threadlens.errors import ReferenceDataError


def read_parquet(path: Path) -> tuple[tuple[str, ...], list[list[str]]]:
    """Column names and rows; raises ReferenceDataError where it is no Parquet file."""
    try:
        with duckdb.connect() as connection:
            cursor = connection.execute("select columns(*)::varchar from read_parquet($1)", [str(path)])
            names = tuple(str(column[0]) for column in cursor.description or ())
            return names, [["" if cell is None else cell for cell in row] for row in cursor.fetchall()]
    except duckdb.Error as error:
        raise ReferenceDataError(f"{path}: it cannot be read as Parquet: {str(error).splitlines()[0]}") from error
