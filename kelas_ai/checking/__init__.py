"""What this laptop can do and what must be done about it: `kelas-ai periksa`."""
