"""What importing says: its help, progress, and the report."""

from __future__ import annotations

IMPORT_HELP = (
    "Baca keputusan Capaian Pembelajaran atau dokumen sekolah ke dalam kelas-ai.\n\n"
    "Keputusan CP (PDF, DOCX, JSON Lines) dikenali per mapel, fase, dan elemen; sejak itu rencana "
    "mengutipnya kata demi kata beserta keputusan dan halamannya. Buku guru, ATP, dan modul ajar "
    "(PDF, DOCX, TXT, MD) dapat dicari dengan kelas-ai cari. Impor ulang berkas yang sama "
    "mengganti isinya.\n\n"
    "Contoh: kelas-ai impor “CP 046.pdf”\n\nContoh: kelas-ai impor folder-dokumen --tanpa-makna"
)
FILES_HELP = "Berkas atau folder yang diimpor."
DECREE_HELP = "Nomor keputusan, bila judul berkas tidak memuatnya, misalnya 046/H/KR/2025."
IN_FORCE_HELP = "Tanggal mulai berlaku (TTTT-BB-HH) untuk keputusan yang belum dikenal."
DOCUMENT_HELP = "Simpan sebagai dokumen biasa, jangan ambil CP-nya."
BAD_DATE = "Tanggal “{date}” tidak dikenal. Tulis seperti 2026-06-11."
READING = "{name}: membaca halaman {done} dari {total}"
KEEPING = "{name}: menyimpan"
CANCELLED = "Impor {name} dihentikan; berkas itu tidak diimpor. Yang lain tetap seperti semula."
DECREE_LINE = "{name}: {decree}, berlaku {in_force}{pages}"
DOCUMENT_LINE = "{name}: dokumen{pages}"
PAGES = ", {pages} halaman"
REPLACED_LINE = "  menggantikan impor sebelumnya ({same})"
SAME, CHANGED = "isi sama", "isi berubah"
OUTCOMES_LINE = "  {found} CP dikenali; {quoted} dikutip dalam rencana sebagai teks resmi"
PASSAGES_LINE = "  {passages} bagian teks dapat dicari dengan kelas-ai cari"
COVERAGE_LINE = "  {subject}: {phases}"
MISSING_LINE = "  Belum ada dalam berkas ini: {subject} fase {phase}: {strands}"
ABSENT_LINE = "  Mapel lain dalam tabel nasional yang tidak ada dalam berkas ini: {count} mapel"
HELD_LINE = "  Disimpan tetapi tidak dikutip: {reason}"
UNRECOGNISED_LINE = "  Tidak dikenali: {text}"
NOTE_LINE = "  Catatan: {text}"
MORE_LINE = "  … dan {count} lagi (lihat semuanya dengan --json)"
ID_LINE = "  id: {source_id} (hapus dengan: kelas-ai kurikulum hapus {source_id})"
FAILED_LINE = "Tidak diimpor: {problem}"
NOTHING_IMPORTED = "Belum ada dokumen yang diimpor. Mulai dengan: kelas-ai impor BERKAS"
REMOVED = "{name} dan semua yang dibaca darinya telah dihapus. Berkas aslinya tidak disentuh."

PHASE_CLASSES = (
    "{subject} fase {phase} (hlm. {page}): judulnya menyebut kelas {classes}, yang bukan kelas "
    "fase {phase}. Hurufnya yang dipakai."
)
PHASE_SENTENCE = (
    "{subject} fase {phase} (hlm. {page}): kalimat pembukanya menyebut fase {said}. Judulnya yang "
    "dipakai."
)
UNRECOGNISED = "{subject} fase {phase}, “{strand}” (hlm. {page}): {reason}"
TOO_SHORT = "tidak ada teks capaian di bawahnya"
TOO_LONG = "teksnya terlalu panjang untuk satu elemen"
NO_SUCH_PHASE = "tabel nasional tidak mempunyai mapel ini pada fase itu"
NOT_IN_TABLES = "bukan elemen dalam tabel nasional ({known})"
REPLACED_BY = "telah diganti {decree}; impor keputusan itu untuk mengutipnya"
DOUBTFUL = "sumbernya belum pasti: {source}"
WITHOUT_DECREE = "sumbernya tidak menyebut keputusan"
REPLACED_STATUS = "berkasnya sendiri menyatakan teks ini {status}"
REPEATED = (
    "{subject} fase {phase}, “{strand}” muncul lagi dengan bunyi lain (hlm. {page}); bunyi yang "
    "pertama yang dipakai."
)
LIKE_OUTCOMES = (
    "{count} bagian mirip CP, tetapi berkas ini bukan keputusan, jadi disimpan sebagai dokumen "
    "biasa. Bila ini memang keputusan CP, ulangi dengan --keputusan “nomornya”."
)
DECREE_WITHOUT_OUTCOMES = (
    "Berkas ini {decree}, tetapi tidak ada tabel atau judul elemen yang dikenali."
)
SAME_NAME = (
    "Sudah ada dokumen lain bernama sama ({other}) dari folder lain; keduanya disimpan. Bila itu "
    "versi lama: kelas-ai kurikulum hapus {other}"
)
UNREADABLE_PAGES = "{count} halaman berupa gambar tanpa teks dan tidak terbaca: {pages}."
SET_ASIDE = "Simpanan impor yang rusak dipindahkan ke {path}; impor ulang dokumen aslinya."
CITED = "{decree}, hlm. {page}"
LIST_HELP = "Daftar dokumen yang diimpor.\n\nContoh: kelas-ai kurikulum impor"
REMOVE_HELP = (
    "Hapus satu dokumen impor dan semua yang dibaca darinya.\n\n"
    "Contoh: kelas-ai kurikulum hapus cp-046"
)
SOURCE_DECREE = "{id}: {decree}, {count} CP dari {name}{pages}"
SOURCE_DOCUMENT = "{id}: {name}, {count} bagian teks{pages}"
OUTCOME_TITLE = "{subject} fase {phase}: {strand}"
WITHOUT_MEANING_HELP = (
    "Siapkan pencarian kata saja; pencarian makna dapat disusulkan dengan kelas-ai kurikulum "
    "bangun."
)
INDEXING = "Menyiapkan pencarian dokumen impor …"
EMBEDDING = "Menyiapkan pencarian makna: {done} dari {total} bagian (Ctrl-C: lanjutkan lain kali)"
EMBEDDING_STOPPED = (
    "Pencarian makna belum selesai disiapkan; dokumen sudah tersimpan dan dapat dicari menurut "
    "kata. Lanjutkan dengan: kelas-ai kurikulum bangun"
)
