"""The DuckDB file: everything that was fetched, read and judged, behind the views of the SQL contract."""

from threadlens.store._store import Store

__all__ = ["Store"]
