"""Signed, hash-chained records of practice, and merging those of many schools."""
