"""Published figures and the names of what they count."""
