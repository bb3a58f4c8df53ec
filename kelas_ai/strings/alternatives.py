"""What is said about other texts of the library for one part of a plan."""

from __future__ import annotations

KINDS = {
    "pemantik": "pertanyaan pemantik lain",
    "konteks": "situasi setempat lain",
    "langkah": "cara lain untuk langkah ini",
    "perluasan": "kegiatan perluasan",
    "catatan": "catatan tambahan untuk langkah ini",
    "kelas": "saran untuk kelas ini",
    "miskonsepsi": "miskonsepsi yang didahulukan",
}
GENERAL = "umum"
TEACHER_CHOSE = "Guru memilih teks pustaka yang lain."
TEACHER_KEPT = "Dipilih AI dari teks pustaka dan disetujui guru."
NEEDS_HELP_NOTE = "Untuk murid yang perlu bimbingan: {text}"
AHEAD_NOTE = "Untuk murid yang mahir: {text}"
MULTIGRADE = "Kelas rangkap: {text}"
WITHOUT_POWER = "Tanpa listrik: {text}"
