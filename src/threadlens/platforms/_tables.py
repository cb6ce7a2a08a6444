"""Tables of pasted text: rows whose cells ran together are taken apart where exactly one reading is left."""

from threadlens.records import Passage


def split_tables(passage: Passage, post_text: str) -> tuple[Passage, ...]:
    """A passage with the tables in it as passages of their own."""
    return (passage,)
