"""Claims: figures that somebody could check, with what, whom and when they speak of."""
