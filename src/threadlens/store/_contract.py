"""The SQL contract as the file itself describes it."""

import duckdb

from threadlens.records import ViewColumn


def columns(connection: duckdb.DuckDBPyConnection) -> tuple[ViewColumn, ...]:
    """Every column of every view, in the order of the views' names and of their columns."""
    rows = connection.execute(
        "select table_name, column_name, columns.data_type, coalesce(columns.comment, ''), coalesce(views.comment, '') "
        "from duckdb_columns() as columns inner join duckdb_views() as views "
        "on columns.table_name = views.view_name and columns.schema_name = views.schema_name "
        "where columns.schema_name = 'main' and not views.internal order by table_name, column_index"
    ).fetchall()
    return tuple(ViewColumn(*row) for row in rows)
