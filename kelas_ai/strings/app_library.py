"""What Rencanaku, its dialogs and Kurikulum say."""

from __future__ import annotations

LIBRARY_TITLE = "Rencanaku"
TRASH_TITLE = "Rencanaku · Sampah"
FILTER = "Ketik untuk mencari: topik, mapel, kelas …"
COUNT = "{count} rencana"
EMPTY = "Belum ada rencana. Esc, lalu tulis satu kalimat di Beranda."
EMPTY_TRASH = "Sampah kosong. F9 untuk kembali."
NO_MATCH = "Tidak ada rencana dengan kata itu."
VERSIONS_COUNT = "{count} versi"

KEY_DOCUMENT = "Dokumen"
KEY_COPY = "Salin"
KEY_VERSIONS = "Versi"
KEY_FILE = "Berkas"
KEY_TRASH = "Buang"
KEY_RESTORE = "Pulihkan"
KEY_TRASH_VIEW = "Sampah"
KEY_PLANS_VIEW = "Rencana"

TRASHED = "Dipindahkan ke Sampah. F9 lalu F8 memulihkan."
RESTORED = "Dipulihkan."
IN_TRASH = "Rencana ini ada di Sampah. F8 memulihkannya, lalu dapat dibuka."
COPY_TITLE = "Salin untuk kelas lain: {topic}"
COPY_TOLD = "Rencana disusun ulang untuk kelas itu; rencana lama tidak berubah."
COPY_FIELDS = {
    "kelas": ("Kelas", "1 sampai 12"),
    "murid": ("Jumlah murid", "boleh kosong"),
    "jp": ("JP satu pertemuan", "kosong = JP rencana lama"),
    "konteks": ("Tempat", "kosong = tempat rencana lama"),
}
COPY_MAKE = "Susun (F2)"

VERSIONS_TITLE = "Versi: {topic}"
VERSION = "{mark}{number}. {reason}\n   {when}"
VERSION_CURRENT = "► "
VERSION_OTHER = "  "
VERSIONS_SAME = "Sama dengan versi yang dipakai sekarang."
VERSIONS_COMPARED = "Versi {number} dibandingkan dengan versi yang dipakai sekarang:"
CHANGE_LABEL = "{label}"
CHANGE_BEFORE = "− versi {number}: {text}"
CHANGE_AFTER = "+ sekarang: {text}"
CHANGE_NOTHING = "(tidak ada)"
KEY_USE = "Pakai versi ini"
USED = "Versi {number} dipakai. Versi lain tetap ada."

FILES_TITLE = "Pilih berkas"
FILES_TOLD = "USB dan folder Anda. Enter membuka, ← naik satu folder."
FILES_UP = "↑ folder di atas"
FILES_EMPTY = "Tidak ada berkas yang cocok di folder ini."
FILES_REFUSED = "Folder ini tidak dapat dibaca."
FILES_STICK = "USB  {path}"
FILES_FOLDER = "[{name}]"
FILE_OPENED = "Rencana dari berkas dibuka dan disimpan."

CURRICULUM_TITLE = "Kurikulum"
SEARCH = "Ketik topik, misalnya: pecahan kelas 5"
SEARCH_HINT = "Ketik untuk mencari di {cards} kartu topik dan {topics} topik."
SEARCH_BY_WORDS = "{count} hasil menurut kata; makna menyusul …"
SEARCH_BY_MEANING = "{count} hasil menurut kata dan makna."
SEARCH_WORDS_ONLY = "{count} hasil menurut kata."
SEARCH_UNCERTAIN = "Hasil hanya mirip; tidak ada yang memuat sebagian besar kata itu."
SEARCH_NOTHING = "Tidak ada yang cocok. Coba kata lain atau sebutkan mapel dan kelas."
KINDS = {"kartu": "kartu", "topik": "topik", "cp": "elemen", "dokumen": "dokumen"}
HIT = "{title}\n{kind} · {subject}, {where}"
GRADE = "kelas {grade}"
PHASE = "fase {phase}"
KEY_PLAN = "Buat rencana dari ini"
KEY_READ = "Baca"
KEY_IMPORT = "Impor"
READ_HINT = "Pilih hasil di kiri untuk membacanya. F2: buat rencana dari yang dipilih."
OFFICIAL = "Bunyi resmi"
SUMMARY = "Ringkasan kelas-ai, bukan kutipan resmi"
SOURCE = "Sumber: {source}"
IMPORT_TITLE = "Impor dokumen resmi atau dokumen sekolah"
IMPORTING = "Membaca {name}: {done} dari {total}, {left} (Esc: hentikan)"
IMPORT_STARTS = "Membaca {name} … (Esc: hentikan)"
IMPORT_LEFT = "sekitar {seconds} detik lagi"
IMPORT_STOPPED = "Impor dihentikan. Tidak ada yang setengah masuk."
IMPORT_DONE = "Impor selesai"
IMPORT_SUMMARY = "{name}: {outcomes} capaian resmi, {passages} bagian dokumen."
IMPORT_NOTHING = "Tidak ada yang dikenali dalam berkas itu."

CARD_ABOUT = "{subject} · fase {phase} · kelas {grade} · {strand} · {hours} JP"
CARD_TOPIC = "Topik: {title}"
TOPIC_FACT = "Inti"
TOPIC_PHRASES = "Disebut juga"
CARD_STEPS = "Kegiatan"
STAGE_UNDERSTAND = "Memahami"
STAGE_APPLY = "Mengaplikasi"
STAGE_REFLECT = "Merefleksi"
CARD_CONTEXTS = "Situasi setempat"
CARD_ITEMS = "Contoh soal"

HELP_LIBRARY = """\
# Rencanaku

Ketik untuk menyaring. **Enter** membuka rencana.

- **F2** buat dokumen · **F5** salin untuk kelas lain · **F6** lihat dan bandingkan versi
- **F7** buka salinan dari berkas atau USB
- **F8** buang ke Sampah, atau pulihkan bila sedang di Sampah · **F9** Sampah dan kembali

Tidak ada yang benar-benar terhapus: rencana di Sampah tetap ada sampai dipulihkan.
"""
HELP_VERSIONS = """\
# Versi

Setiap perubahan disimpan sebagai versi. Pilih satu versi untuk melihat bedanya dengan yang dipakai
sekarang. **Enter** memakai versi itu; versi lain tetap ada.
"""
HELP_CURRICULUM = """\
# Kurikulum

Hasil muncul saat Anda mengetik. Menurut kata lebih dulu; setelah Anda berhenti mengetik, juga
menurut makna. **Tab** atau **panah bawah** ke hasil, **Enter** membaca, **F2** membuat rencana dari
yang dipilih, **F7** mengimpor keputusan atau dokumen sekolah dari USB.
"""
HELP_FILES = """\
# Memilih berkas

USB yang terpasang ada paling atas. **Enter** membuka folder atau memilih berkas, **panah kiri**
naik
satu folder, **Esc** batal.
"""
