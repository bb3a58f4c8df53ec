"""Names of the parts of a plan in the forms in use, and what the review of foreign plans says.

Sources: FACTS sections 1, 2, 5 and 12 (forms and supervision checklists 2025/26).
"""

from __future__ import annotations

import re

# Order matters: the first that matches wins, so narrower names come first.
SECTION_NAMES: dict[str, re.Pattern[str]] = {
    "kunci": re.compile(r"(?:kunci|pembahasan soal|jawaban soal)\b"),
    "rubrik": re.compile(
        r"(?:rubrik|kktp|kriteria ketercapaian|pedoman penskoran|penskoran|teknik penskoran)\b"
    ),
    "soal": re.compile(
        r"(?:(?:lembar |butir |contoh |daftar )?soal\b|latihan soal|pertanyaan tes)"
    ),
    "lkpd": re.compile(r"(?:lkpd|lks|lkm|lembar kerja|lembar kegiatan)\b"),
    "asesmen_awal": re.compile(
        r"(?:asesmen|penilaian|tes)\s+(?:(?:pada )?awal|diagnostik|sebelum)|diagnostik\b"
    ),
    "asesmen_proses": re.compile(r"(?:asesmen|penilaian)\s+(?:(?:pada )?proses|formatif|selama)"),
    "asesmen_akhir": re.compile(r"(?:asesmen|penilaian|tes)\s+(?:(?:pada )?akhir|sumatif|sesudah)"),
    "instrumen": re.compile(r"(?:instrumen|lembar (?:pengamatan|observasi)|teknik penilaian)\b"),
    "asesmen": re.compile(r"(?:rencana )?(?:asesmen|penilaian|assessment|evaluasi)\b(?! diri)"),
    "diferensiasi": re.compile(
        r"(?:pembelajaran )?(?:ber)?diferensiasi\b|murid yang (?:perlu|cakap)"
    ),
    "remedial": re.compile(r"(?:remedial|pengayaan|program remedial)\b"),
    "refleksi": re.compile(r"refleksi\b"),
    "cp": re.compile(r"(?:capaian pembelajaran|cp\b)"),
    "pemantik": re.compile(r"pertanyaan pemantik|pemantik\b"),
    "pemahaman": re.compile(r"(?:pemahaman bermakna|topik dan pemahaman)\b"),
    "tujuan": re.compile(
        r"(?:alur )?(?:tujuan(?: pembelajaran)?|tp(?:\s?\d+)?)\b(?!.*\bkktp|\s+dan\b)"
    ),
    "awal": re.compile(r"(?:kegiatan )?(?:pendahuluan|pembuka(?:an)?)\b|kegiatan awal\b|^awal\b"),
    "penutup": re.compile(r"(?:kegiatan )?penutup\b|kegiatan akhir\b"),
    "inti": re.compile(
        r"(?:kegiatan )?inti\b(?! materi)|"
        r"(?:memahami|mengaplikasi(?:kan)?|merefleksi(?:kan)?)\s*(?:$|[(:\d])"
    ),
    "langkah": re.compile(
        r"(?:langkah|kegiatan pembelajaran|pengalaman (?:belajar|pembelajaran)|skenario|"
        r"aktivitas pembelajaran|kegiatan belajar)"
    ),
    "profil": re.compile(r"(?:dimensi|profil (?:pelajar|lulusan)|dpl)\b"),
    "kesiapan": re.compile(r"(?:kesiapan|kompetensi awal|identifikasi|karakteristik)\b"),
    "media": re.compile(
        r"(?:media|sarana|alat dan bahan|alat,|bahan (?:dan|ajar)|sumber belajar|pemanfaatan)\b"
    ),
    "sumber": re.compile(r"(?:daftar pustaka|referensi|sumber(?: dan asal teks)?)\b"),
    "materi": re.compile(
        r"(?:materi|contoh penyelesaian|contoh soal|inti materi|"
        r"ringkasan materi|uraian materi|bacaan)\b"
    ),
    "identitas": re.compile(r"(?:identitas|informasi umum)\b"),
    "lain": re.compile(
        r"(?:lintas disiplin|praktik pedagogis|kemitraan|lingkungan|model pembelajaran|target|"
        r"miskonsepsi|tugas dari lingkungan|glosarium|desain|catatan|asal teks|"
        r"telaah|komponen inti|lampiran|mengetahui)\b"
    ),
}
STEPS = ("langkah", "awal", "inti", "penutup")
CHECKED = (
    "asesmen", "asesmen_awal", "asesmen_proses", "asesmen_akhir", "rubrik", "instrumen", "soal",
    "kunci",
)  # fmt: skip

TITLES: dict[str, str] = {
    "BAGIAN-01": "Tujuan, langkah, dan asesmen ada",
    "BAGIAN-02": "Bagian lain yang lazim diperiksa ada",
    "IDEN-01": "Identitas lengkap",
    "IDEN-02": "Kelas dan fase sejalan",
    "IDEN-03": "Mapel ada pada fase ini",
    "IDEN-04": "Satu kelas dan satu mapel pada seluruh dokumen",
    "JAM-01": "Menit per JP sesuai jenjang",
    "JAM-02": "Jumlah menit sama dengan alokasi",
    "JAM-03": "Menit tiap tahap sama dengan jumlah langkahnya",
    "CAPAI-01": "CP dengan sumber yang berlaku",
    "CAPAI-02": "CP dikutip utuh dan dari fase yang benar",
    "TUJU-01": "Tujuan terukur, satu kompetensi",
    "TUJU-02": "Tujuan tanpa kegiatan atau media",
    "TUJU-03": "Setiap tujuan dilatih dan dinilai",
    "ASES-01": "Asesmen awal, proses, dan akhir ada",
    "ASES-02": "Instrumen dan kriteria terlampir",
    "KUNCI-01": "Hitungan dan kunci benar",
    "KUNCI-02": "Kunci pilihan ada di antara pilihannya",
    "ISTILAH-01": "Istilah dan peraturan yang berlaku",
    "ISI-01": "Tanpa isian kosong",
    "ISI-02": "Tanpa sisa percakapan dengan AI",
    "ISI-03": "Tanpa bagian tentang topik lain",
    "ISI-04": "Tanpa pengulangan",
    "EJAAN-01": "Kata-kata ada dalam kamus",
}
FIXES: dict[str, str] = {
    "BAGIAN-01": "Tambahkan {missing}; ketiganya wajib menurut Permendikdasmen 1/2026 Pasal 5.",
    "BAGIAN-02": "Lengkapi {missing}; kepala sekolah dan pengawas biasanya memeriksanya.",
    "IDEN-01": "Tuliskan {missing} pada identitas.",
    "IDEN-02": "Kelas {grade} umumnya fase {phase}. Sesuaikan salah satunya.",
    "IDEN-03": "{reason}",
    "IDEN-04": "Samakan dengan {first} pada seluruh dokumen.",
    "JAM-01": "Pakai {expected} menit untuk satu JP pada jenjang {level}.",
    "JAM-02": "Ubah menit kegiatan sampai jumlahnya {expected} menit.",
    "JAM-03": "Samakan menit tahap ini dengan jumlah menit langkahnya, yaitu {expected}.",
    "CAPAI-01": "Tuliskan sumber CP: {expected}.",
    "CAPAI-02": "{advice}",
    "TUJU-01": "Pakai satu kata kerja yang dapat diamati, misalnya menjelaskan atau menghitung.",
    "TUJU-02": "Pindahkan kegiatan atau media ke langkah pembelajaran.",
    "TUJU-03": "Tambahkan {where} untuk tujuan ini.",
    "ASES-01": "Tambahkan asesmen {missing} beserta caranya.",
    "ASES-02": "Lampirkan {missing}.",
    "KUNCI-01": "Hitung ulang: {answer}.",
    "KUNCI-02": "Pilih kunci dari pilihan yang ada, atau lengkapi pilihannya.",
    "ISTILAH-01": "Ganti dengan {replacement}.",
    "ISI-01": "Isi atau hapus bagian ini.",
    "ISI-02": "Hapus kalimat ini; periksa juga kalimat di sekitarnya.",
    "ISI-03": "Periksa apakah bagian ini tersalin dari pelajaran tentang “{topic}”.",
    "ISI-04": "Tulis ulang atau hapus salah satunya.",
    "EJAAN-01": "{meant}",
}
PART_NAMES = {
    "tujuan": "tujuan pembelajaran", "langkah": "langkah pembelajaran", "asesmen": "asesmen",
    "cp": "capaian pembelajaran", "kesiapan": "kesiapan murid", "profil": "dimensi profil lulusan",
    "refleksi": "refleksi", "diferensiasi": "diferensiasi", "media": "media atau bahan ajar",
    "awal": "awal", "proses": "proses", "akhir": "akhir", "rubrik": "rubrik atau KKTP",
    "instrumen": "instrumen (soal, lembar pengamatan)", "kunci": "kunci jawaban",
}  # fmt: skip

REVOKED: dict[str, str] = {
    r"0?3[23]/H/KR/202[24]": "Kepka BSKAP 046/H/KR/2025",
    r"008/H/KR/2022": "Kepka BSKAP 046/H/KR/2025",
    r"Permendikbud(?:ristek)?\s*(?:Nomor|No\.?)?\s*16\s*(?:/|Tahun)\s*2022": "Permendikdasmen 1/2026",  # noqa: E501
    r"Permendikbud(?:ristek)?\s*(?:Nomor|No\.?)?\s*22\s*(?:/|Tahun)\s*2016": "Permendikdasmen 1/2026",  # noqa: E501
    r"Permendikbud(?:ristek)?\s*(?:Nomor|No\.?)?\s*5\s*(?:/|Tahun)\s*2022": "Permendikdasmen 10/2025",  # noqa: E501
    r"Permendikbud(?:ristek)?\s*(?:Nomor|No\.?)?\s*8\s*(?:/|Tahun)\s*2024": "Permendikdasmen 12/2025",  # noqa: E501
    r"Kurikulum 2013\b": "kurikulum yang berlaku (Permendikdasmen 13/2025)",
}
CHATTER = (
    r"\btentu(?: saja)?[,!] (?:berikut|saya|ini)\b",
    r"\bberikut (?:adalah|ini) (?:contoh )?(?:modul ajar|RPP|rencana pembelajaran|dokumen)\b"
    r"[^.]*\b(?:Anda|diminta)\b",
    r"\bsebagai (?:sebuah )?(?:model bahasa|AI|asisten(?: AI| virtual)?)\b",
    r"\bsemoga (?:ini |modul ini |RPP ini )?(?:membantu|bermanfaat)\b",
    r"\bapakah (?:Anda|Bapak/Ibu|Ibu|Bapak) ingin (?:saya|menambahkan|mengubah)\b",
    r"\bsilakan (?:sesuaikan|modifikasi|ubah) (?:sesuai|dengan|bagian)\b",
    r"\bjika (?:Anda )?(?:ingin|butuh|memerlukan)[^.]{0,60}(?:beri tahu|kabari|katakan)\b",
    r"\bsure[,!] here\b|\bas an ai\b|\bhope this helps\b",
)
BLANKS = (
    r"\[[^\]\n]{0,60}(?:isi|nama|tulis|sebutkan|topik|tanggal|sekolah|masukkan)[^\]\n]{0,60}\]",
    r"\((?:isi (?:sendiri|nama|dengan|sesuai)|silakan isi|diisi (?:guru|sesuai|dengan)|"
    r"tuliskan (?:nama|di sini)|sebutkan di sini)[^)\n]{0,60}\)",
    r"\{[a-z_ ]{2,30}\}", r"\blorem ipsum\b", r"\bTODO\b", r"\bTBD\b", r"\b[Xx]{3,}\b",
    r"<(?:isi|nama|topik|tulis)[^>\n]{0,40}>",
)  # fmt: skip
MARKUP_LEFT = r"\*\*[^*\n]{2,}\*\*|^#{1,4} "
PLACE_STEP, PLACE_TEST = "langkah", "asesmen"
CP_ALTERED = (
    "Bunyi CP berbeda dari dokumen resmi pada “{said}”; aslinya “{official}”. Kutip utuh atau "
    "tulis bahwa ini ringkasan."
)
CP_OTHER_PHASE = "Bunyi ini berasal dari fase {found}, sedangkan rencana ini fase {phase}."
NOT_IN_CHOICES = "kunci “{key}” tidak ada di antara pilihan"
