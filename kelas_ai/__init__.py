"""kelas-ai: an offline lesson planning toolkit for Indonesian teachers."""

__version__ = "0.1.0"
