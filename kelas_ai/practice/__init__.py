"""Practice: units, planted faults with known truth, exact scoring, rule feedback, spacing."""
