"""What the `model` commands say."""

from __future__ import annotations

LIST_HELP = "Daftar model dan yang sudah terpasang.\n\nContoh: kelas-ai model daftar"
CHECK_HELP = (
    "Periksa keaslian model yang terpasang (SHA-256).\n\nContoh: kelas-ai model cek standar"
)
INSTALL_HELP = (
    "Pasang model dari USB atau dari registri paket. Hanya perintah ini yang memakai jaringan.\n\n"
    "Contoh: kelas-ai model pasang hemat --dari /media/usb"
)
INSTALLED = "terpasang"
NOT_INSTALLED = "belum terpasang"
GENUINE = "{name} asli dan siap dipakai: {path}"
UNKNOWN_FILE = "{path} tidak ada dalam katalog; keasliannya tidak dapat diperiksa."
PROGRESS = "  {percent}% ({done})"
WORKING = {
    "memuat": "  Memuat model: {percent}%{left}",
    "membaca": "  AI membaca rencana: {percent}%{left}",
}
LEFT = ", kira-kira {seconds} detik lagi"
FAULTS = {
    "": "tidak dapat dibaca, mungkin terpotong atau rusak.",
    "baca": "tidak dapat dibaca dari tempatnya; mungkin USB terlepas atau berkasnya terkunci.",
    "kosong": "kosong (0 bita).",
    "bukan_gguf": "bukan model GGUF.",
    "versi": "memakai versi GGUF yang tidak dikenal.",
    "terpotong": "terpotong; penyalinannya tidak selesai.",
    "berubah": "berubah dari aslinya.",
    "rusak": "rusak.",
    "arsitektur": "adalah model jenis lain, yang tidak dapat menulis atau memilih teks.",
    "uji_muat": "tidak dapat dimuat mesin AI; berkasnya rusak atau jenisnya belum didukung.",
}
"""What is wrong with a model file; follows its path."""
