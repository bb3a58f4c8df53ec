"""Tests with real model weights."""
