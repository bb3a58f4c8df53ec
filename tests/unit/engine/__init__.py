"""Tests of kelas_ai.engine without weights."""
