"""Saved plans and their versions in one SQLite file."""
