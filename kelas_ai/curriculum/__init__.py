"""Curriculum packs: the YAML that people write, checked and compiled for the laptop."""
