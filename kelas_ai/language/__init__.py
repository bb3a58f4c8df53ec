"""Good Indonesian: which words exist, and what was probably meant."""
