"""Claims against facts, arithmetic and each other."""
