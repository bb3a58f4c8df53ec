"""Recognise official outcomes and passages in what was read, and say what was not."""
