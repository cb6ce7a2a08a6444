"""Phoenix: what the word means where it stands, the pay system or another of its senses."""
