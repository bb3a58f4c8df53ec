"""Small language models on a school laptop's CPU."""
