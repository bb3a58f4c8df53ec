"""What the command line says about its own use: mistakes in a command, headings of help."""

from __future__ import annotations

MISSING = "Perintah belum lengkap: {name} belum ditulis."
NO_COMMAND = "Perintah “{name}” tidak ada."
NO_OPTION = "Pilihan “{name}” tidak ada."
PERHAPS = " Mungkin maksudnya: {names}."
OPTION_EMPTY = "Pilihan “{name}” harus diikuti isinya."
OPTION_FULL = "Pilihan “{name}” tidak memakai isi."
NOT_A_NUMBER = "Isi {name} harus angka bulat."
BAD_VALUE = "Isi {name} tidak dapat dipakai."
EXTRA = "Ada isian yang berlebih: {values}. Isian yang memuat spasi diapit dengan tanda kutip."
UNREADABLE = "Perintah itu tidak dapat dibaca."
SEE_HELP = "{problem} Lihat contohnya dengan {path} --help."
ABORTED = "Dihentikan."

USAGE_PREFIX = "Pemakaian: "
HEADINGS = {"Options": "Pilihan", "Arguments": "Isian", "Commands": "Perintah"}
HELP_WORDS = {
    "<list[str]>": "<teks>",
    "<list[path]>": "<berkas>",
    "<str>": "<teks>",
    "<int>": "<angka>",
    "<float>": "<angka>",
    "<path>": "<lokasi>",
    "[default: ": "[bawaan: ",
    "[required]": "[wajib]",
    "Show this message and exit.": "Tampilkan bantuan ini.",
}
USAGE_WORDS = {
    "[OPTIONS]": "[PILIHAN]",
    "COMMAND [ARGS]...": "PERINTAH [ISIAN]...",
}
