"""Every error as two Indonesian sentences: what happened, and one thing to do."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from typing import Any

from kelas_ai import errors
from kelas_ai.errors import KelasError
from kelas_ai.strings.models import FAULTS
from kelas_ai.strings.saving import REASONS

_LINE = re.compile(r"\(at line (\d+)")
# What the system and SQLite say in English, in the words of `strings/saving.py`.
_DETAILS = {os.strerror(code): told for code, told in REASONS.items()} | {
    os.strerror(errno.ENOENT): "tidak ditemukan",
    os.strerror(errno.EISDIR): "itu folder",
    "file is not a database": "isinya bukan simpanan kelas-ai",
    "database disk image is malformed": "isinya rusak",
    "unable to open database file": "tidak dapat dibuka",
    "attempt to write a readonly database": "hanya dapat dibaca",
    "database is locked": "sedang dipakai program lain",
    "disk I/O error": "media rusak atau tercabut",
}
Facts = dict[str, Any]
Message = str | Callable[[Facts], str]


def size(count: Any) -> str:
    """Bytes as teachers read them: 1,1 GB, 350 MB."""
    amount = float(count or 0)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB".replace(".", ",")


def _shortened(text: Any, limit: int = 60) -> str:
    plain = " ".join(str(text).split())
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"


def _unclear(facts: Facts) -> str:
    said = _shortened(facts.get("text", ""))
    return (
        f"Topik “{said}” belum dikenali. Sebutkan mapel, kelas, dan topiknya, misalnya: "
        "kelas-ai plan “mtk kelas 5 membandingkan pecahan”, atau cari dulu dengan kelas-ai cari."
    )


def _setting(facts: Facts) -> str:
    option, value, path = facts.get("option", "?"), facts.get("value", "?"), facts.get("path", "?")
    if option == "model":
        return (
            f"Model “{_shortened(value)}” tidak dikenal. Lihat nama yang ada dengan kelas-ai model "
            "daftar, lalu perbaiki nama itu pada perintah atau di kelas.toml."
        )
    if str(option).endswith(".toml"):
        found = _LINE.search(str(value))
        place = f" pada baris {found[1]}" if found else ""
        return (
            f"Berkas pengaturan {path} salah tulis{place}. Perbaiki tanda kutip atau kurungnya, "
            "atau pindahkan berkas itu agar pengaturan bawaan dipakai."
        )
    return (
        f"Pengaturan “{option}” bernilai “{_shortened(value)}” dan tidak dapat dipakai. "
        f"Perbaiki di {path} atau hapus barisnya."
    )


def _drive_full(facts: Facts) -> str:
    free = facts.get("free_bytes")
    room = f" Ruang kosong tinggal {size(free)}." if free else ""
    return (
        f"Ruang penyimpanan penuh saat menulis {facts.get('path', 'berkas')}.{room} Hapus berkas "
        "yang tidak perlu atau pilih folder lain dengan --keluaran."
    )


MESSAGES: dict[type[KelasError], Message] = {
    errors.KelasError: "Terjadi kesalahan di kelas-ai. Ulangi perintahnya; bila terjadi lagi, "
    "catat pesannya untuk yang membantu.",
    errors.ConfigError: _setting,
    errors.RequestError: "Permintaan belum dapat dibuat menjadi rencana. Sebutkan mapel, kelas, "
    "dan topiknya.",
    errors.RequestEmpty: "Belum ada permintaan yang dapat dibaca. Tulis mapel, kelas, dan topik, "
    "misalnya: kelas-ai plan “ipas kelas 4 metamorfosis 2 jp”.",
    errors.RequestTooLong: "Permintaan terlalu panjang ({length} huruf, batasnya {limit}). Tulis "
    "cukup satu atau dua kalimat: mapel, kelas, topik, JP, dan keadaan kelas.",
    errors.RequestUnclear: _unclear,
    errors.RequestImpossible: "{reason} {suggestion}",
    errors.CurriculumError: "Pustaka kurikulum tidak dapat dipakai. Pasang ulang dari USB Kelas.",
    errors.PackInvalid: "Berkas pustaka {path} keliru: {problem}. Perbaiki berkas itu atau pasang "
    "ulang pustaka.",
    errors.CardNotFound: "Kartu “{card_id}” tidak ada dalam pustaka. Cari topiknya dengan "
    "kelas-ai cari.",
    errors.RetrievalError: "Pencarian tidak dapat dipakai. Jalankan kelas-ai kurikulum bangun.",
    errors.IndexMissing: "Pustaka belum disiapkan di {path}. Jalankan kelas-ai kurikulum bangun.",
    errors.IndexStale: "Pustaka di {path} dibuat dari berkas lain atau rusak. Jalankan kelas-ai "
    "kurikulum bangun.",
    errors.EmbedderMissing: "Pencarian menurut makna tidak tersedia ({path}). Pencarian menurut "
    "kata tetap berjalan; pasang ulang kelas-ai dari USB Kelas untuk memakai keduanya.",
    errors.EmbedderUnreadable: "Berkas pencarian menurut makna rusak: {path}. Pencarian menurut "
    "kata tetap berjalan; salin ulang kelas-ai dari USB Kelas.",
    errors.EngineError: "Model bahasa tidak dapat dipakai. Rencana tetap dibuat dari pustaka; "
    "jalankan kelas-ai model cek untuk memeriksa model.",
    errors.EngineMissing: "Mesin model (llama-cpp-python) tidak dapat dimuat. Rencana tetap dibuat "
    "dari pustaka; pasang ulang kelas-ai untuk memakai AI.",
    errors.ModelMissing: "Berkas model tidak ditemukan: {path}. Rencana tetap dibuat dari pustaka; "
    "pasang model dengan kelas-ai model pasang, atau colokkan USB Kelas.",
    errors.ModelUnreadable: lambda facts: (
        f"Berkas model {facts.get('path')} "
        f"{FAULTS.get(str(facts.get('reason')), FAULTS[''])} Rencana tetap dibuat dari "
        "pustaka; pasang ulang dengan kelas-ai model pasang."
    ),
    errors.ModelMismatch: "Isi berkas model {path} berbeda dari aslinya. Jangan dipakai; pasang "
    "ulang dengan kelas-ai model pasang.",
    errors.PromptTooLong: "Permintaan untuk model terlalu panjang ({tokens} dari {limit} token). "
    "Ringkas konteks kelas, lalu ulangi.",
    errors.GenerationCancelled: "AI dihentikan. Rencana dan saran yang sudah ada tetap tersimpan.",
    errors.NotEnoughMemory: lambda facts: (
        f"Memori kosong tidak cukup untuk model ini (perlu {size(facts.get('needed_bytes'))}, ada "
        f"{size(facts.get('free_bytes'))}). Rencana tetap dibuat dari pustaka; tutup program lain "
        "atau pakai model yang lebih kecil."
    ),
    errors.PlanningError: "Rencana tidak dapat disusun. Coba sebutkan topik dengan kata lain.",
    errors.DraftIncomplete: "Rencana belum lengkap: {missing}. Sebutkan topik dengan kata lain.",
    errors.PartInvalid: "{reason} Perbaiki teksnya, lalu simpan lagi.",
    errors.UnitNotFound: "Latihan “{unit_id}” tidak ada. Lihat daftarnya dengan kelas-ai latihan.",
    errors.StorageError: "Simpanan di {path} tidak dapat ditulis atau dibaca ({detail}). Periksa "
    "izin folder itu, atau pilih tempat lain dengan KELAS_HOME.",
    errors.StorageFull: "Ruang penyimpanan penuh saat menyimpan ke {path}. Hapus berkas yang tidak "
    "perlu, atau pilih tempat lain dengan KELAS_HOME.",
    errors.DatabaseNewer: "Simpanan di {path} dibuat oleh kelas-ai yang lebih baru. Perbarui "
    "kelas-ai di laptop ini; isinya tidak diubah.",
    errors.DatabaseDamaged: "Simpanan di {path} rusak ({detail}). Berkasnya dibiarkan; salinan "
    "cadangan ada di folder yang sama (nama berakhiran cadangan).",
    errors.PlanNotFound: "Rencana “{plan_id}” tidak ada. Lihat daftarnya dengan kelas-ai daftar.",
    errors.ExportError: "Dokumen {path} tidak dapat dibuat ({detail}). Pilih folder lain dengan "
    "--keluaran.",
    errors.OutputNotWritable: "Tidak dapat menulis di {path} ({detail}). Pilih folder lain dengan "
    "--keluaran.",
    errors.DriveFull: _drive_full,
    errors.DistributionError: "USB Kelas tidak dapat dipakai. Periksa dengan kelas-ai usb cek "
    "FOLDER-USB.",
    errors.StickUnreadable: "{path} bukan USB Kelas atau tidak dapat dibaca ({detail}). Periksa "
    "apakah foldernya benar, atau minta salinan baru.",
    errors.SignatureInvalid: "Tanda tangan USB Kelas di {path} tidak cocok dengan isinya. Jangan "
    "dipakai; minta salinan dari pemberi yang Anda percaya.",
    errors.KeyUnknown: "USB Kelas ini ditandatangani pembuat lain (sidik {fingerprint}); "
    "laptop ini mempercayai {trusted}. Tanyakan sidiknya kepada pembuat; bila sama, ulangi dengan "
    "--percaya {fingerprint}.",
    errors.LayerDamaged: "Berkas {path} rusak. Salin ulang USB Kelas dari laptop lain dengan "
    "kelas-ai usb salin.",
    errors.StickIncomplete: "USB Kelas ini tidak lengkap: {parts}. Perbaiki dengan menyalin dari "
    "USB atau laptop lain yang bersidik {fingerprint}, terbitan {release}: kelas-ai usb salin.",
    errors.StickOlder: "USB Kelas ini (terbitan {release}) lebih lama daripada yang terpasang "
    "({installed}). Bila memang ingin kembali, ulangi dengan --boleh-lama.",
    errors.NoRoom: lambda facts: (
        f"Ruang di {facts.get('path', 'tujuan')} tidak cukup: perlu "
        f"{size(facts.get('needed_bytes'))}, ada {size(facts.get('free_bytes'))}. Hapus berkas "
        "yang tidak perlu, lalu ulangi; yang sudah selesai tidak diulang."
    ),
    errors.DriveLost: "Penyimpanan {path} tidak dapat dibaca atau ditulis ({detail}). Pasang lagi "
    "USB-nya, lalu ulangi perintah yang sama; yang sudah selesai tidak diulang.",
    errors.BuildImpossible: "USB Kelas tidak dapat dibuat di sini: {detail}. Jalankan dari laptop "
    "pembuat dengan python3 scripts/run.py usb buat FOLDER.",
    errors.NotInstalled: "kelas-ai ini tidak dipasang dari USB Kelas ({path}). Jalankan perintah "
    "ini dari kelas-ai yang terpasang, atau sebutkan sumbernya dengan --dari.",
    errors.NothingToUndo: "Tidak ada versi sebelumnya di {path}. Versi sekarang tetap dipakai.",
    errors.DataNewer: "Simpanan {path} sudah diperbarui dan tidak terbaca oleh versi sebelumnya. "
    "Tetaplah pada versi ini; bila harus kembali, ulangi dengan --pakai-cadangan (memakai "
    "{backup}; simpanan baru tetap disimpan).",
    errors.ImportsDamaged: "Simpanan dokumen impor di {path} rusak ({detail}). Rencana tersimpan "
    "tidak terpengaruh; jalankan lagi kelas-ai impor dengan dokumen aslinya untuk membuatnya "
    "kembali.",
    errors.SourceNotFound: "Dokumen impor “{source_id}” tidak ada. Lihat daftarnya dengan "
    "kelas-ai kurikulum impor.",
    errors.ReadingError: "Dokumen {path} tidak dapat dibaca ({detail}). Coba simpan ulang sebagai "
    "PDF atau DOCX, lalu ulangi.",
    errors.FileMissing: "Berkas {path} tidak ditemukan atau tidak boleh dibaca. Periksa nama dan "
    "foldernya.",
    errors.NotAFile: "{path} bukan berkas biasa (folder, tautan, atau perangkat). Sebutkan nama "
    "berkas aslinya.",
    errors.FileEmpty: "Berkas {path} kosong. Salin ulang dari sumbernya.",
    errors.FileTooLarge: lambda facts: (
        f"Dokumen {facts.get('path', '')} terlalu besar: {facts.get('what', 'isi')} "
        f"{facts.get('found', '?')}, batasnya {facts.get('limit', '?')}. Pecah menjadi beberapa "
        "berkas, lalu impor satu per satu."
    ),
    errors.WrongFileType: "Berkas {path} tidak dapat dibaca: namanya menyatakan {expected}, "
    "isinya {found}. Yang dapat dibaca: PDF, DOCX, JSON Lines, TXT, dan MD; ubah namanya atau "
    "simpan ulang dalam format itu.",
    errors.FileEncrypted: "Dokumen {path} dikunci dengan kata sandi. Buka di laptop ini, simpan "
    "salinan tanpa kata sandi, lalu pakai salinannya.",
    errors.FileScanned: "Dokumen {path} berisi gambar hasil pindai tanpa teks ({pages} halaman), "
    "jadi tidak ada yang dapat dibaca. Minta berkas aslinya (bukan hasil pindai), atau jalankan "
    "OCR lebih dulu.",
    errors.FileDamaged: "Dokumen {path} rusak atau terpotong ({detail}). Salin ulang dari "
    "sumbernya.",
    errors.FileUnsafe: "Dokumen {path} ditolak karena isinya berbahaya untuk dibuka ({detail}). "
    "Minta berkas yang baru dari sumber yang dipercaya.",
    errors.NothingToRead: "Tidak ada teks atau berkas yang dapat diimpor di {path}. Yang dapat "
    "dibaca: PDF, DOCX, JSON Lines, TXT, dan MD.",
    errors.TemplateInvalid: "Formulir {path} tidak dapat diisi: {detail}. Buat contoh yang "
    "benar dengan kelas-ai templat, lalu ubah di Word.",
    errors.PackageNewer: "Berkas {path} dibuat oleh kelas-ai yang lebih baru. Perbarui kelas-ai "
    "di laptop ini; berkasnya tidak diubah.",
    errors.PackageEdited: "Berkas {path} tidak sama dengan yang ditandatangani pengirimnya "
    "({what}). Jangan dipakai; minta salinan baru dari pengirim.",
    errors.NoPlanFound: "{path} terbaca, tetapi tidak tampak sebagai rencana pembelajaran: tidak "
    "ada bagian seperti tujuan, langkah, atau asesmen. Periksa apakah berkasnya benar.",
}


class _Known(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def explain(error: KelasError) -> str:
    """The Indonesian message of an error, filled with its facts."""
    for kind in type(error).__mro__:
        message = MESSAGES.get(kind)
        if message is not None:
            break
    else:  # pragma: no cover - KelasError itself has a message
        message = MESSAGES[KelasError]
    facts = dict(error.facts)
    if (detail := str(facts.get("detail", ""))) in _DETAILS:
        facts["detail"] = _DETAILS[detail]
    if callable(message):
        return message(facts)
    return message.format_map(_Known(facts)).strip()
