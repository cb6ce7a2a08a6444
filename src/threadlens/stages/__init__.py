"""What a command does: the only place where layers meet."""
