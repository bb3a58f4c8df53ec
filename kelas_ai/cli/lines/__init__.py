"""The plain question-and-answer mode: the same jobs as the app, one line at a time."""
