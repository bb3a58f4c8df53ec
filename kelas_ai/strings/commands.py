"""What the command line says about itself and while it works."""

from __future__ import annotations

APP_HELP = (
    "Rencana pembelajaran luring untuk guru. Contoh: kelas-ai plan "
    "“mtk kls 5 membandingkan pecahan 2 jp 28 murid tanpa proyektor”"
)
PLAN_HELP = (
    "Buat rencana pembelajaran dari satu kalimat atau dari pilihan.\n\n"
    "Contoh: kelas-ai plan “ipas kelas 4 metamorfosis 2 jp 30 murid di kampung nelayan” "
    "--format docx"
)
SEARCH_HELP = (
    "Cari kartu topik, topik, dan elemen capaian.\n\nContoh: kelas-ai cari “pecahan beda penyebut "
    "kelas 5”"
)
LIST_HELP = "Daftar rencana yang tersimpan.\n\nContoh: kelas-ai daftar"
OPEN_HELP = (
    "Buka rencana tersimpan dan tulis ulang dokumennya.\n\n"
    "Contoh: kelas-ai buka 20261124-ab12cd --format docx"
)
REVIEW_HELP = (
    "Telaah rencana sebelum supervisi: berkas DOCX, PDF, MD, atau TXT dari siapa saja, atau "
    "rencana tersimpan.\n\nContoh: kelas-ai telaah modul-ajar-ipa.docx"
)
VERDICT = "Putusan: {verdict} ({passed} dari {count} butir tanpa keluhan)"
ON_PAGE = "halaman {page}, "
MODEL_HELP = "Lihat, periksa, dan pasang model bahasa."
CURRICULUM_HELP = "Lihat, bangun, dan periksa pustaka kurikulum."
DRAFT_READY = (
    "Draf siap dalam {seconds} detik: {steps} langkah, {minutes} menit, {items} soal. "
    "Telaah: {verdict}."
)
AI_STARTS = "AI memilih teks yang cocok untuk kelas ini (Ctrl-C: cukup sampai di sini) …"
AI_STEP = {
    "dipilih": "  AI memilih {slot}: {text}",
    "tetap": "  AI setuju dengan draf untuk {slot}.",
    "ditulis": "  AI mengusulkan {slot} (menunggu persetujuan): {text}",
    "ditolak": "  Usulan {slot} dari AI ditolak pemeriksa ({text}); teks pustaka dipakai.",
    "dihentikan": "  AI dihentikan. Semua yang sudah ada tetap tersimpan.",
}
AI_DONE = "AI selesai dalam {seconds} detik: {asked} hal ditanyakan, {chosen} teks diganti."
SAVED = "Tersimpan sebagai {plan_id}. Buka lagi: kelas-ai buka {plan_id}"
NOT_SAVED = "Rencana belum tersimpan: {problem}"
WRITTEN = "Dokumen: {path}"
NOTICE = "Catatan: {text}"
NOTHING_SAVED = "Belum ada rencana yang tersimpan. Buat dengan: kelas-ai plan “…”"
NOTHING_FOUND = (
    "Tidak ada yang cocok dengan “{text}”. Coba kata lain, atau sebutkan mapel dan kelasnya."
)
EMBEDDING = "Menyiapkan pencarian makna, sekali saja: {done} dari {total}"
WORDS_ONLY = "Pencarian memakai kata saja. {reason}"
UNCERTAIN = "Hasil berikut hanya mirip; tidak ada yang memuat sebagian besar kata itu."
NO_NATIONAL_OUTCOME = "Tidak ada: {reason}"
UNEXPECTED = (
    "Terjadi kesalahan yang belum dikenal ({kind}). Rinciannya ada di {log}. Ulangi perintahnya; "
    "bila terjadi lagi, kirim berkas itu kepada yang membantu."
)
BAD_FORMAT = "Format “{name}” tidak dikenal. Pilih: {known}."
SEQUENCE_READY = (
    "{count} pertemuan siap. AI bekerja pada satu rencana; buka salah satunya di kelas-ai untuk "
    "meminta AI memilih."
)
TEMPLATE_HELP = (
    "Buat formulir Word contoh; ubah sesuka sekolah, lalu pakai dengan --templat."
    "\n\nContoh: kelas-ai templat formulir-sekolah.docx"
)
BAD_FORM = "Bentuk “{name}” tidak dikenal. Pilih: {known}."
BAD_PART = "Bagian “{name}” tidak dikenal. Pilih: {known}."
PACK_READY = "Pustaka {version}: {cards} kartu topik, {topics} topik, {strands} elemen."
PACK_SOUND = "Semua berkas pustaka terbaca dan memenuhi aturan."
