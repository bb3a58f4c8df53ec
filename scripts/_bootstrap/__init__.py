"""Makes a bare machine ready to run kelas-ai. Standard library only."""
