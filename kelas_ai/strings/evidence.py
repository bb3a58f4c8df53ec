"""What sharing and counting say."""

from __future__ import annotations

SHARE_HELP = (
    "Buat berkas .kelas untuk USB: bukti latihan, dan bila mau satu rencana beserta pertanyaan. "
    "Tanpa --nama, pengirimnya hanya nama samaran.\n\n"
    "Contoh: kelas-ai bagikan kiriman.kelas --rencana 20261124-ab12cd --pertanyaan “Apakah "
    "asesmennya sudah sesuai?”"
)
ACCEPT_HELP = (
    "Buka berkas .kelas dari rekan: keasliannya diperiksa, rencananya disimpan sebagai salinan."
    "\n\nContoh: kelas-ai terima kiriman.kelas"
)
RECAP_HELP = (
    "Gabungkan bukti latihan banyak sekolah dari satu folder; setiap orang dihitung sekali."
    "\n\nContoh: kelas-ai rekap D:\\kumpulan --keluaran hasil-rekap"
)
ERASE_HELP = (
    "Hapus data latihan, bukti, dan kunci dari laptop ini beserta cadangannya. Rencana tidak "
    "dihapus.\n\nContoh: kelas-ai hapus-data --ya"
)
SHARED = "Tersimpan di {path}. Isinya: {content}. Pengirim: {who}."
PSEUDONYM = "nama samaran {mark}"
CONTENT = {
    "bukti.jsonl": "bukti latihan",
    "rencana.json": "satu rencana",
    "pertanyaan.txt": "pertanyaan",
}
EXISTS = "{path} sudah ada. Pilih nama lain, atau hapus dahulu berkas itu."
NOTHING_TO_SHARE = "Tidak ada yang dibagikan. Tambahkan --rencana, --pertanyaan, atau bukti."
FROM = "Dari: {who}. Tanda tangan cocok dengan isinya."
NAMED = "{name} (nama dari pengirim; nama samaran {mark})"
QUESTION = "Pertanyaan: {text}"
PLAN_KEPT = "Rencananya disimpan sebagai salinan. Buka dengan: kelas-ai buka {plan_id}"
EVIDENCE_SOUND = "Bukti latihan: {count} rekaman, rantainya utuh."
EVIDENCE_FLAWED = "Bukti latihan tidak dipakai: {flaw}."
EVIDENCE_OTHER = "Bukti latihan ditandatangani orang lain, bukan oleh pengirim berkas ini."

FLAWS = {
    "kosong": "tanpa bukti",
    "tidak_terbaca": "rekaman tidak terbaca atau dari versi lebih baru",
    "rantai_putus": "rantai putus atau rekaman diubah",
    "diubah": "tanda tangan tidak cocok",
    "kunci_campur": "rekaman dari beberapa kunci dicampur",
    "jam_aneh": "waktu rekaman tidak masuk akal (tidak dihitung)",
    "kunci_disalin": "satu kunci dipakai dua laptop (dihitung sampai sebelum bercabang)",
    "berkas_rusak": "berkas rusak atau ditolak",
    "salinan": "salinan berkas yang sudah dihitung",
}
RECAP_READING = "Membaca bukti: {done} berkas …"
RECAP_NOTHING = "Tidak ada berkas .kelas di {path}."
RECAP_TITLE = "Rekap bukti latihan"
ROWS = {
    "registered": "Terdaftar (mempunyai bukti)",
    "started": "Memulai sedikitnya satu latihan",
    "finished": "Menyelesaikan sedikitnya satu latihan",
    "shown_any": "Menunjukkan sedikitnya satu kemampuan",
}
SHOWN_ROW = "Menunjukkan: {title}"
FILES_ROW = "Berkas dibaca: {files}; rekaman dihitung: {records}."
PROBLEM_ROW = "{flaw}: {count}"
NO_PROBLEMS = "Tidak ada berkas yang bermasalah."
WRITTEN = "Rekap: {path}"
LETTER = (
    "Setiap angka adalah banyak orang yang berbeda, dikenali dari kunci pada laptopnya; satu orang "
    "dihitung sekali walaupun berkasnya disalin berkali-kali.",
    "“Menunjukkan” berarti lulus sedikitnya satu tugas pada untai itu: semua kesalahan yang "
    "ditanam ditemukan dengan paling banyak satu tanda keliru, atau jawaban tertulis memenuhi "
    "semua aturan. Kehadiran tidak dihitung.",
    "Angka ini tidak menyatakan mutu mengajar, tidak membuktikan siapa yang duduk di depan laptop, "
    "dan tidak dapat dipakai untuk memeringkat guru. Guru yang memakai dua laptop terhitung dua "
    "kali; beberapa guru yang memakai satu laptop terhitung satu kali.",
    "Tanda tangan membuktikan bahwa rekaman tidak diubah sesudah dibuat. Tanda tangan tidak "
    "mencegah seseorang membuat kunci baru; cocokkan jumlahnya dengan daftar sekolah.",
    "Yang rusak, diubah, bercabang, berwaktu aneh, atau salinan tercantum di bawah dan tidak "
    "ikut dihitung.",
)
CSV_HEAD = ("ukuran", "orang")
PROBLEM_HEAD = ("masalah", "berkas", "kunci", "rincian")
DATE_ROW = "Dibuat pada {date}."
ERASE_ASK = "Hapus semua data latihan dan bukti dari laptop ini? Ketik ya"
ERASED = "Data latihan, bukti, kunci, dan salinannya dalam {backups} cadangan sudah dihapus."
NOT_ERASED = "Tidak ada yang dihapus."
