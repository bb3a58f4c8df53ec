"""Why a file could not be written, and what plan files are called."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "tidak ada izin menulis",
    errno.EPERM: "tidak ada izin menulis",
    errno.EROFS: "folder hanya dapat dibaca",
    errno.ENOENT: "folder tidak ditemukan",
    errno.ENOTDIR: "bukan folder",
    errno.EEXIST: "nama itu sudah dipakai berkas lain",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.EIO: "media rusak atau tercabut",
    errno.ENODEV: "media tercabut",
}
UNKNOWN_REASON = "sistem menolak"
TOO_MANY_COPIES = "terlalu banyak salinan bernama sama"
FILE_NAME = "{subject} kelas {grade} - {topic}"
MEETING = "Pertemuan {number} "
SEQUENCE_NAME = "Alur pertemuan {subject} kelas {grade} - {topic}"
NAMELESS = "Rencana pembelajaran"
PART_NAMES = {
    "lengkap": "",
    "guru": "Lembar guru ",
    "lkpd": "LKPD ",
    "soal": "Soal ",
    "kunci": "Kunci ",
    "bahan": "Bahan ajar ",
    "ringkas": "Ringkas ",
    "modul": "Modul ajar ",
    "madrasah": "Madrasah ",
}


def reason(error: OSError) -> str:
    """The system's refusal in a few Indonesian words."""
    return REASONS.get(error.errno or 0, UNKNOWN_REASON)
