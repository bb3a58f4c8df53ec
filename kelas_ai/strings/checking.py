"""What `periksa` says: for every code what was found, and one thing to do where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kelas_ai.strings.formats import decimal, long_date
from kelas_ai.strings.problems import size

HELP = (
    "Periksa apa yang dapat dikerjakan laptop ini: prosesor, memori, ruang, model, pustaka, "
    "simpanan. Setiap masalah disertai satu hal yang perlu dilakukan.\n\n"
    "Contoh: kelas-ai periksa --laporan periksa.txt"
)
HELP_JSON = "Hasil sebagai JSON."
HELP_REPORT = "Tulis laporan tanpa data pribadi untuk diserahkan kepada penolong."
HELP_QUICK = "Jangan hitung SHA-256 seluruh model (lebih cepat)."
CHECKING_MODEL = "Memeriksa keaslian {name}"
REPORT_WRITTEN = "Laporan (tanpa data pribadi): {path}"
REPORT_TITLE = "Laporan kelas-ai periksa"
REPORT_HEAD = ("kelas_ai", "python", "sistem", "waktu")
DO = "Lakukan"
MARKS = {"baik": "[baik]   ", "catatan": "[catatan]", "perlu tindakan": "[PERLU]  "}
NOBODY = ("root", "user", "admin", "administrator", "guru", "pengguna")

RECOPY = "Colokkan USB Kelas, lalu jalankan pasang lagi dari sana; pekerjaan Anda tetap ada."

SAYS: dict[str, tuple[str, str]] = {
    "pemasangan": (
        "kelas-ai {version} dari USB Kelas, terbitan {release}, sidik pembuat {fingerprint}.",
        "",
    ),
    "pemasangan_menunggu": (
        "kelas-ai {version} dari USB Kelas, terbitan {release}, sidik pembuat {fingerprint}; versi "
        "sebelumnya masih disimpan.",
        "Bila versi ini baik, hemat ruang dengan kelas-ai usb setujui; bila tidak, kelas-ai usb "
        "batalkan.",
    ),
    "pemasangan_rusak": (
        "Catatan pemasangan di {path} rusak.",
        RECOPY,
    ),
    "prosesor": ("Prosesor: {name}, {cores} inti, mengenal {features}.", ""),
    "mesin": ("Mesin AI: varian {variant} akan dipakai di prosesor ini.", ""),
    "mesin_tunggal": ("Mesin AI: satu varian, dibangun untuk prosesor pembuatnya.", ""),
    "mesin_tidak_ada": (
        "Mesin AI belum terpasang. Rencana tetap dibuat dari pustaka.",
        "Pasang kelas-ai dari USB Kelas bila ingin memakai AI.",
    ),
    "mesin_tidak_cocok": (
        "Tidak ada varian mesin AI yang cocok dengan prosesor ini.",
        RECOPY + " Bila tetap begini, pakai kelas-ai dengan --tanpa-ai.",
    ),
    "memori": ("Memori: {free_bytes} kosong dari {total_bytes}.", ""),
    "memori_kurang": (
        "Memori kosong {free_bytes}, padahal {model} memerlukan {needed_bytes}.",
        "Tutup program lain (terutama peramban), atau pakai --model hemat atau --tanpa-ai.",
    ),
    "memori_habis": (
        "Memori hampir habis: tinggal {free_bytes} dari {total_bytes}.",
        "Tutup program lain atau nyalakan ulang laptop.",
    ),
    "disk": ("Ruang simpan: {free_bytes} kosong.", ""),
    "disk_sempit": (
        "Ruang simpan tinggal {free_bytes}; cukup untuk rencana, tidak untuk model baru.",
        "Hapus berkas yang tidak perlu sebelum memperbarui kelas-ai.",
    ),
    "disk_penuh": (
        "Ruang simpan hampir penuh: {free_bytes} di {path}.",
        "Hapus berkas yang tidak perlu (video, unduhan) agar rencana dapat disimpan.",
    ),
    "disk_tidak_terbaca": (
        "Ruang simpan di {path} tidak dapat dibaca ({detail}).",
        "Periksa apakah diska atau USB masih terpasang.",
    ),
    "folder": ("Folder pekerjaan Anda: {path}", ""),
    "folder_terkunci": (
        "Folder pekerjaan {path} tidak dapat ditulis.",
        "Pilih folder lain dengan KELAS_HOME, atau minta izin menulis di folder itu.",
    ),
    "konsol": ("Konsol: {columns} x {rows} huruf, {colours} warna, {encoding}.", ""),
    "konsol_tidak_ada": ("Konsol: keluaran ditulis ke berkas atau program lain.", ""),
    "konsol_kecil": (
        "Konsol hanya {columns} x {rows} huruf; aplikasi memerlukan {least_columns} x "
        "{least_rows}.",
        "Perbesar jendela terminal atau kecilkan hurufnya.",
    ),
    "konsol_bukan_utf8": (
        "Konsol memakai {encoding}; beberapa tanda mungkin tampil sebagai “?”.",
        "Pakai Windows Terminal, atau ketik chcp 65001 sebelum kelas-ai.",
    ),
    "jam": ("Jam laptop: {now}.", ""),
    "jam_mundur": (
        "Jam laptop menunjukkan {now}, padahal terakhir dipakai {latest}.",
        "Betulkan tanggal dan jam laptop, agar tahun ajaran dan urutan rencana benar.",
    ),
    "jam_terlalu_maju": (
        "Jam laptop menunjukkan {now}; itu tidak mungkin.",
        "Betulkan tanggal dan jam laptop.",
    ),
    "katalog_rusak": ("Katalog model tidak dapat dibaca ({detail}).", RECOPY),
    "model_belum_ada": (
        "Model {model} belum terpasang. Rencana tetap dibuat dari pustaka.",
        "Pasang dengan: kelas-ai model pasang {wanted} --dari FOLDER-USB",
    ),
    "model_tidak_dikenal": (
        "Pengaturan model “{wanted}” tidak dikenal.",
        'Tulis model = "hemat" di kelas.toml, atau lihat kelas-ai model daftar.',
    ),
    "model_asli": ("Model {model}: utuh dan asli.", ""),
    "model_utuh_sekilas": ("Model {model}: ukuran dan awalnya benar.", ""),
    "model_asing": (
        "Berkas model {path} tidak ada dalam katalog; keasliannya tidak dapat diperiksa.",
        "Pakai hanya bila Anda tahu asalnya.",
    ),
    "model_rusak": (
        "Model {model} rusak atau bukan yang asli: {path}",
        "Hapus berkas itu, lalu pasang ulang model dari USB Kelas.",
    ),
    "model_tidak_terbaca": (
        "Model {model} tidak dapat dibaca: {path}",
        "Periksa apakah USB masih terpasang, lalu ulangi.",
    ),
    "penyemat": ("Pencarian menurut makna: berkasnya utuh.", ""),
    "penyemat_tidak_ada": (
        "Pencarian menurut makna tidak terpasang; pencarian menurut kata tetap berjalan.",
        "Pasang ulang kelas-ai dari USB Kelas untuk memakai keduanya.",
    ),
    "penyemat_rusak": ("Berkas pencarian menurut makna rusak.", RECOPY),
    "kurikulum": ("Pustaka kurikulum: {files} berkas, sidik {digest}.", ""),
    "kurikulum_asli": ("Pustaka kurikulum: {files} berkas, asli (sidik {digest}).", ""),
    "kurikulum_tidak_ada": ("Pustaka kurikulum tidak ada di {path}.", RECOPY),
    "kurikulum_tidak_terbaca": ("Pustaka kurikulum di {path} tidak dapat dibaca.", RECOPY),
    "kurikulum_berubah": ("Pustaka kurikulum berbeda dari yang dipasang.", RECOPY),
    "indeks_belum_ada": (
        "Pustaka belum disiapkan; itu terjadi sendiri pada pemakaian pertama.",
        "Jalankan kelas-ai kurikulum bangun bila ingin menyiapkannya sekarang.",
    ),
    "indeks_rusak": (
        "Pustaka siap pakai rusak.",
        "Jalankan kelas-ai kurikulum bangun.",
    ),
    "pustaka_siap": ("Pustaka siap pakai, versi {version}.", ""),
    "indeks_kata": ("Pencarian kata: {documents} dokumen.", ""),
    "indeks_kata_belum_ada": (
        "Pencarian kata belum disiapkan; itu terjadi sendiri pada pencarian pertama.",
        "Jalankan kelas-ai kurikulum bangun bila ingin menyiapkannya sekarang.",
    ),
    "vektor": ("Pencarian makna: {documents} dokumen.", ""),
    "vektor_belum_ada": (
        "Pencarian makna belum disiapkan; pencarian pertama memakan waktu lebih lama.",
        "Jalankan kelas-ai kurikulum bangun bila ingin menyiapkannya sekarang.",
    ),
    "vektor_rusak": (
        "Simpanan pencarian makna rusak: {path}",
        "Hapus folder itu, lalu jalankan kelas-ai kurikulum bangun.",
    ),
    "simpanan": ("Simpanan: {plans} rencana, sehat, {backups} salinan cadangan.", ""),
    "simpanan_kosong": ("Simpanan: belum ada rencana.", ""),
    "simpanan_sibuk": (
        "Simpanan sedang dipakai atau belum ditutup ({detail}).",
        "Tutup kelas-ai di jendela lain, buka lagi sekali, lalu ulangi periksa.",
    ),
    "simpanan_lebih_baru": (
        "Simpanan dibuat oleh kelas-ai yang lebih baru; isinya tidak diubah.",
        "Perbarui kelas-ai dari USB Kelas yang lebih baru.",
    ),
    "simpanan_rusak": (
        "Simpanan rusak ({detail}). Berkasnya tidak diubah.",
        "Simpan dulu folder {path} di tempat lain; salinan sehat terbaru: {newest}.",
    ),
    "simpanan_rusak_tanpa_cadangan": (
        "Simpanan rusak ({detail}) dan belum ada salinan cadangan. Berkasnya tidak diubah.",
        "Simpan dulu berkas {path} di tempat lain, lalu minta bantuan dengan laporan ini.",
    ),
    "kecepatan": ("Kecepatan terakhir: draf {draft_seconds} detik.", ""),
    "kecepatan_ai": (
        "Kecepatan terakhir: draf {draft_seconds} detik, AI {ai_seconds} detik.",
        "",
    ),
    "kecepatan_belum_diukur": ("Kecepatan: belum ada rencana yang dibuat di sini.", ""),
}


def sentences(code: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """What was found, and what to do ("" when nothing)."""
    found, advice = SAYS[code]
    shown = {name: _shown(name, value) for name, value in facts.items()}
    return found.format_map(shown), advice.format_map(shown)


def _shown(name: str, value: object) -> str:
    if name.endswith("_bytes"):
        return size(value)
    if name.endswith("_seconds"):
        return decimal(float(str(value)), 2)
    if name in ("digest", "expected"):
        return str(value)[:12]
    if isinstance(value, datetime):
        return f"{long_date(value)} pukul {value:%H.%M}"
    if isinstance(value, list):
        named = (str(one).upper().replace("_2", ".2").replace("_", "-") for one in value)
        return ", ".join(named) or "set dasar saja"
    return str(value)


def summary(urgent: int) -> str:
    """The last line."""
    if not urgent:
        return "Laptop ini siap. Tidak ada yang harus dilakukan."
    return f"Ada {urgent} hal yang perlu dilakukan; lihat tanda [PERLU] di atas."
