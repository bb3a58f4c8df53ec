"""Deterministic checks after real supervision forms."""
