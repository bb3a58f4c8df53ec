"""What the rules say about written practice answers. Pairs: good first, then what to do."""

from __future__ import annotations

EMPTY = "Belum ada jawaban. Tulis satu atau dua kalimat; boleh diperbaiki sesudahnya."
TOO_LONG = "Jawaban terlalu panjang (batasnya {limit} huruf). Tulis intinya saja."
NO_PRIVATE = "Tidak ada data pribadi yang terlihat."
PRIVATE = {
    "nik": "“{said}” seperti NIK. Nomor penduduk tidak pernah ditulis dalam permintaan.",
    "nip": "“{said}” seperti NIP. Hapus; alat tidak memerlukannya.",
    "nisn": "“{said}” seperti NISN atau nomor induk. Hapus; cukup tulis jumlah murid.",
    "telepon": "“{said}” seperti nomor telepon. Hapus.",
    "nama": "“{said}” menyebut nama. Ganti dengan peran, misalnya “seorang murid”.",
    "alamat": "“{said}” mengarah ke alamat seseorang. Cukup sebut jenis tempat, misalnya pesisir.",
    "keluarga": "“{said}” adalah keadaan keluarga murid. Tulis dukungan yang diperlukan saja.",
    "kesehatan": "“{said}” adalah keterangan kesehatan. Tulis penyesuaian yang diperlukan saja, "
    "misalnya “duduk dekat papan”.",
    "lahir": "“{said}” adalah data kelahiran. Hapus; kelas dan fase sudah cukup.",
}
OLD_TERM = "“{old}” istilah lama. Pakai: {modern}."

REQUEST = {
    "mapel": ("Mapel dikenali: {said}.", "Mapel belum jelas. Sebutkan, misalnya “IPAS”."),
    "kelas": ("Kelas dikenali: {said}.", "Kelas belum disebut, jadi fase dan bahasa ditebak."),
    "topik": ("Topik dikenali: {said}.", "Topik belum terbaca. Sebut pokok yang dipelajari."),
    "jp": ("Waktu dikenali: {said}.", "JP belum disebut, jadi menit langkah ditebak."),
    "murid": ("Banyak murid dikenali: {said}.", "Jumlah murid belum disebut; kelompok ditebak."),
    "keadaan": (
        "Keadaan kelas dikenali: {said}.",
        "Keadaan kelas belum disebut. Tambahkan satu hal nyata, misalnya “tanpa proyektor”, "
        "“kelas rangkap”, atau “di kampung nelayan”.",
    ),
}
OTHER_SUBJECT = "Tugas ini meminta pelajaran {name}."
GOAL_CONTENT = (
    "Tujuan memuat kompetensi dan isi.",
    "Tujuan terlalu pendek. Tulis kata kerja yang terlihat hasilnya dan isi yang dipelajari.",
)
ABOUT = (
    "Isinya menyentuh topik “{topic}”.",
    "Tidak ada kata dari topik “{topic}”. Sebut isi yang dipelajari.",
)
STEP_LONG = (
    "Langkahnya cukup rinci untuk dijalankan guru lain.",
    "Langkah terlalu pendek. Sebut apa yang dipegang, dilakukan, dan dihasilkan murid.",
)
STEP_WHO = {
    "murid": ("Kegiatan murid disebut.", "Belum jelas apa yang dilakukan murid."),
    "guru": ("Peran guru disebut.", "Belum jelas apa yang dilakukan guru saat murid bekerja."),
}
STEP_TIME = ("Waktunya disebut.", "Tambahkan waktunya, misalnya “15 menit”.")
STEP_POWER = (
    "Langkah dapat berjalan tanpa listrik.",
    "“{tool}” memerlukan listrik atau jaringan. Ganti dengan papan, kertas, atau benda sekitar.",
)
POWERED = (
    r"\b(?:proyektor|infokus|lcd|laptop|komputer|internet|youtube|video|google|quizizz|kahoot|"
    r"canva|gawai|hp|ponsel|televisi|tv|aplikasi)\b"
)
LABELS = r"\b(?:bodoh|malas|pintar|pandai|cerdas|lambat|payah|nakal|jenius|ceroboh|lemah|hebat)\b"
FEEDBACK_LABEL = (
    "Tidak ada label pada orangnya.",
    "“{said}” menilai orangnya. Sebut pekerjaannya: bagian mana yang sudah tepat atau belum.",
)
NEXT_STEP = (
    r"\b(?:coba(?:lah)?|periksa(?:lah)?|tambahkan|gambar(?:lah|kan)?|hitung(?:lah)?|ulangi|"
    r"bandingkan|tulis(?:kan|lah)?|jelaskan|perbaiki|cek|lengkapi|tunjukkan|ukur(?:lah)?|ganti|"
    r"baca(?:lah)?|urutkan|cari(?:lah)?)\b"
)
FEEDBACK_STEP = (
    "Ada langkah berikut yang dapat dikerjakan murid.",
    "Belum ada langkah berikut. Tambahkan satu, misalnya “Coba gambar…” atau “Periksa lagi…”.",
)
FEEDBACK_LONG = (
    "Cukup rinci untuk dipahami murid.",
    "Terlalu pendek. Sebut bagian pekerjaan yang Anda maksud.",
)
STRENGTH = (
    r"\b(?:sudah|tepat|benar|berhasil|jelas|terlihat|lengkap|rapi alasannya|caramu|langkahmu|"
    r"kamu (?:menulis|menghitung|menggambar|menemukan|membandingkan|menyebut))\b"
)
FEEDBACK_STRENGTH = (
    "Yang sudah ada pada pekerjaan murid disebut.",
    "Sebut dulu satu hal yang sudah ada pada pekerjaan itu, misalnya “Langkah pertamamu sudah "
    "tepat karena …”.",
)
FEEDBACK_MARK = (
    "Tanpa angka nilai, jadi murid membaca isinya.",
    "Angka nilai membuat murid berhenti membaca. Simpan angkanya, berikan isinya.",
)
# Words that two texts may share without sharing a topic.
COMMON = frozenset(
    "dalam dengan pada yang untuk dari dan atau serta menjadi secara antara melalui sederhana "
    "berdasarkan menentukan menjelaskan mengenali memahami menganalisis membuat murid dapat mampu "
    "kelas konsep macam jenis contoh kehidupan sehari hari berbagai".split()
)
