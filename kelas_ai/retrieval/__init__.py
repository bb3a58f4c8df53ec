"""Finding the topic, card and outcome that a teacher means."""
