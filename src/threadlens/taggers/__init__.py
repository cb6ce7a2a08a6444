"""Figures, claims, buzzwords and Phoenix out of posts."""
