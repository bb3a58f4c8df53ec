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
