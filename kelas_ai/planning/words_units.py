"""Words that make a number a duration."""

from __future__ import annotations

from kelas_ai.planning.phrases import book

HOUR_UNITS = book({"jp": "jp; jpl; jam pelajaran; jam pel; jampel; jam pembelajaran; jamp"})
MINUTE_UNITS = {"menit", "mnt", "mnit", "menitan", "minutes", "minute", "min"}
TIMES = {"x", "kali"}
