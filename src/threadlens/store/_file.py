"""Opening a DuckDB file: its locks, its version, its migrations and its views."""

import hashlib
import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb

from threadlens.errors import StoreError

# 1.4 is the oldest line that is still supported; its clients and everything newer read such a file.
STORAGE_VERSION = "v1.4.0"
MEMORY = ":memory:"
SCHEMA = "base"  # of the tables that the views are made of


def connect(path: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to an up-to-date threadlens file, which is made where there is none."""
    if read_only and path != MEMORY and not Path(path).exists():
        raise StoreError(f"{path} does not exist: `threadlens ingest --db {path} SOURCE` makes it")
    if Path(path).name.split(".")[0].lower() == SCHEMA:
        # DuckDB names a database after its file, and cannot tell it from a schema of that name.
        raise StoreError(f"{path}: a file of this name cannot hold the schema {SCHEMA!r}; give it another with --db")
    try:
        connection = _open(path, read_only=read_only and path != MEMORY)
    except duckdb.Error as error:
        raise StoreError(_explain(path, str(error))) from error
    try:
        # Aware datetimes are turned into the session's zone on their way into a TIMESTAMP.
        connection.execute("set timezone = 'UTC'")
        # DuckDB's own bar would stand in the output of whatever command takes longer than two seconds.
        connection.execute("set enable_progress_bar = false")
        _bring_up_to_date(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def statements(kind: str) -> dict[str, str]:
    """The SQL of a folder beside this file, by file name without its ending."""
    return dict(_statements(kind))


@cache
def _statements(kind: str) -> tuple[tuple[str, str], ...]:
    folder: Traversable = files("threadlens.store") / kind
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple((f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in found)


def _open(path: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path == MEMORY:
        return duckdb.connect(path)
    if read_only:
        return duckdb.connect(path, read_only=True)
    return duckdb.connect(path, config={"storage_compatibility_version": STORAGE_VERSION})


def _explain(path: str, message: str) -> str:
    holder = re.search(r"held in (?P<program>.*?) \(PID (?P<pid>\d+)\)", message)
    if holder:
        return (
            f"{path} is in use by {holder['program']} (process {holder['pid']}): wait until it ends, close it, "
            "or give another file with --db"
        )
    if "lock on file" in message:
        return f"{path} is in use by another process: wait until it ends, or give another file with --db"
    if "not a valid DuckDB" in message:
        return f"{path} is not a DuckDB file: give another file with --db"
    if "No such file or directory" in message:
        return f"{path}: the folder does not exist; make it first, or give another file with --db"
    return f"{path} cannot be opened: {message.splitlines()[0]}"


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: str, *, read_only: bool) -> None:
    version, views_hash = _state(connection, path)
    migrations = {int(name.split("_")[0]): sql for name, sql in statements("migrations").items()}
    newest = max(migrations)
    if version > newest:
        raise StoreError(
            f"{path} was written by a newer threadlens (file version {version}, this one knows {newest}): "
            "update with `pip install --upgrade threadlens`"
        )
    if read_only and path != MEMORY:
        if version == 0:
            raise StoreError(f"{path} holds no threads: `threadlens ingest --db {path} SOURCE` fills it")
        if version < newest:
            raise StoreError(f"{path} is of an older version: `threadlens factcheck --db {path}` brings it up to date")
        return
    if version == newest and views_hash == _views_hash():
        return
    connection.execute("begin")
    for number in sorted(n for n in migrations if n > version):
        connection.execute(migrations[number])
    _make_views(connection)
    connection.execute("delete from base.version")
    connection.execute("insert into base.version values ($1, $2)", [newest, _views_hash()])
    connection.execute("commit")


def _state(connection: duckdb.DuckDBPyConnection, path: str) -> tuple[int, str]:
    schemas = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'base' and table_name = 'version'"
    ).fetchone()
    if schemas and schemas[0]:
        row = connection.execute("select version, views_hash from base.version").fetchone()
        if row:
            return int(row[0]), str(row[1])
    others = connection.execute(
        "select count(*) from duckdb_tables() where not internal and schema_name = 'base'"
    ).fetchone()
    if others and others[0]:
        raise StoreError(f"{path} is a DuckDB file of something else: give another file with --db")
    return 0, ""


@cache
def _views_hash() -> str:
    return hashlib.sha256("\0".join(f"{k}\0{v}" for k, v in _statements("views")).encode()).hexdigest()


def _make_views(connection: duckdb.DuckDBPyConnection) -> None:
    names = [
        str(row[0])
        for row in connection.execute(
            "select view_name from duckdb_views() where schema_name = 'main' and not internal"
        ).fetchall()
    ]
    waiting = statements("views")
    for name in set(names) & set(waiting):
        connection.execute(f'drop view "{name}"')
    # A view can only be made after those it reads; the order follows from their text.
    while waiting:
        ready = [n for n, sql in waiting.items() if not _read_views(sql, n) & waiting.keys()]
        for name in ready:
            connection.execute(waiting.pop(name))
        if not ready:
            raise StoreError(f"views read each other in a circle: {', '.join(sorted(waiting))}")


def _read_views(sql: str, name: str) -> set[str]:
    select = sql.partition("comment on")[0]
    return set(re.findall(r"(?:from|join)\s+([a-z_]+)\b(?!\.)", select)) - {name}
