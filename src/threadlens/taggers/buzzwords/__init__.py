"""Buzzwords: terms of management and digital-government talk, and whether they are used, practised or mentioned."""
