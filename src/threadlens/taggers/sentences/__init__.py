"""Sentences of forum text: lines, list items, table rows, abbreviations, decimals and trailing dots."""
