"""USB sticks: built, checked, copied; and what they put on a laptop: installed, updated, undone."""
