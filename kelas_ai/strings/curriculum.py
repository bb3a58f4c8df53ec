"""What `kelas-ai kurikulum` says: what is installed, coverage, cards, and what does not exist."""

from __future__ import annotations

SHOW_HELP = (
    "Apa yang terpasang (pustaka, keputusan, dokumen) dan cakupannya per mapel dan fase.\n\n"
    "Contoh: kelas-ai kurikulum lihat --mapel matematika"
)
CARD_HELP = (
    "Buka satu kartu topik, atau daftar kartu bila tanpa ID.\n\n"
    "Contoh: kelas-ai kurikulum kartu mat-c-membandingkan-pecahan-beda-penyebut\n\n"
    "Contoh: kelas-ai kurikulum kartu --mapel ipas --fase B"
)
LIMITS_HELP = (
    "Yang tidak ada dalam kurikulum nasional, beserta alasan dan gantinya.\n\n"
    "Contoh: kelas-ai kurikulum batas"
)
CHECK_HELP = (
    "Periksa semua berkas pustaka terhadap aturan dan daftar sidiknya, juga simpanan impor.\n\n"
    "Contoh: kelas-ai kurikulum cek"
)
BUILD_HELP = (
    "Siapkan ulang pustaka dan indeks pencarian, juga pencarian makna dokumen impor.\n\n"
    "Contoh: kelas-ai kurikulum bangun"
)
SUBJECT_OPTION = "Hanya mapel ini (nama atau singkatan)."
PHASE_OPTION = "Hanya fase ini, A sampai F."
UNKNOWN_SUBJECT = "Mapel “{name}” tidak dikenal."
PACK_LINE = (
    "Pustaka nasional {version}: {cards} kartu topik, {topics} topik, {strands} elemen ({licence})"
)
NO_IMPORTS = "Dokumen impor: belum ada. Impor keputusan CP dengan: kelas-ai impor BERKAS"
IMPORTS_TITLE = "Dokumen impor:"
COVERAGE_TITLE = "Cakupan per mapel dan fase (kartu, topik, CP resmi dari jumlah elemen):"
COVERAGE_LINE = (
    "  {subject:<42} {phase}  {cards:>3} kartu  {topics:>3} topik  CP {official}/{strands}"
)
CARD_LINE = "{card_id}: {title} ({subject} fase {phase}, kelas {grade})"
LIMIT_TITLE = "Mapel yang tidak ada pada fase tertentu:"
LIMIT_LINE = "  {subjects}, fase {phases}: {reason} {suggestion} ({source})"
WITHOUT_TITLE = "Tanpa CP nasional:"
WITHOUT_LINE = "  {name}: {reason}"
SEALED = "Semua {count} berkas sama dengan daftar sidik."
NOT_SEALED = "Pustaka ini tidak membawa daftar sidik (SHA256SUMS); yang diperiksa hanya aturannya."
DIFFERENT = "Berbeda dari daftar sidik: {changed} berubah, {missing} hilang, {added} tambahan."
DIFFERENT_LINE = "  {kind}: {name}"
KINDS = {"changed": "berubah", "missing": "hilang", "added": "tambahan"}
IMPORTS_SOUND = "Simpanan impor utuh: {sources} berkas, {outcomes} CP."
CARD_PLACE = "{subject}, fase {phase}, kelas {grade}, elemen {strand}; {hours} JP"
CARD_SECTIONS = {
    "synonyms": "Dicari sebagai",
    "prerequisites": "Prasyarat",
    "objectives": "Tujuan pembelajaran",
    "facts": "Fakta kunci",
    "example": "Contoh soal",
    "misconceptions": "Miskonsepsi",
    "activities": "Langkah",
    "items": "Soal",
    "sources": "Sumber",
}
MISCONCEPTION = "{belief} Pertanyaan: {question}"
ITEM = "[{use}, {level}] {question} Kunci: {key}"
STEP = "{stage}: {students}"
STAGES = {
    "opening": "awal",
    "understand": "memahami",
    "apply": "mengaplikasi",
    "reflect": "merefleksi",
    "closing": "penutup",
}
