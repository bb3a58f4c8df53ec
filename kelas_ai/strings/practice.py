"""What practice says: sheets, planted sentences, feedback, commands."""

from __future__ import annotations

SHEET_IDENTITY = "{subject} kelas {grade} (fase {phase}), topik: {title}"
SHEET_DIMENSION = "Dimensi profil lulusan: {name}. {evidence}"
SHEET_OBJECTIVE = "Tujuan pembelajaran {id}: {text}"
SHEET_TERM = "Istilah: {term} berarti {meaning}"
SHEET_FACT = "Materi: {text}"
SHEET_STEP = "{name} ({minutes} menit): {text}"
SHEET_TOTAL = "Jumlah waktu semua langkah: {total} menit ({hours} JP × {minutes} menit)"
SHEET_ITEM = "Soal {number} (mengukur {objective}): {question}{choices} Kunci: {key}."
SHEET_CRITERION = "KKTP {id}, tingkat cakap: {text}"
SHEET_SOURCE = "Sumber: {text}"
OPENING, UNDERSTAND, APPLY = "Awal", "Memahami", "Mengaplikasi"
REFLECT, CLOSING = "Merefleksi", "Penutup"

FACT_BELIEF = "Ini miskonsepsi yang lazim, bukan fakta. Cara menggoyahkannya: {question} {response}"
FACT_TERM = "Artinya tertukar dengan “{other}”. Yang benar: {term} berarti {meaning}"
FACT_SUM = "Hitungannya tidak benar. Yang benar: {truth}"
KEY_WRONG = "Kuncinya salah. Yang benar: {key} {explanation}"
MINUTES_WRONG = (
    "Menit semua langkah berjumlah {found}, bukan {total}. Langkah “{name}” semestinya "
    "{minutes} menit."
)
TOPIC_WRONG = "Kalimat ini dari pelajaran lain ({subject}: {title}), tidak menjelaskan topik ini."
MATCH_WRONG = "Soal ini tidak mengukur {id}. Tujuannya “{text}”, sedangkan yang dinilai {measured}."
MATCH_TASKS = (
    ("Salin judul materi hari ini ke buku catatan dengan huruf yang rapi.", "kerapian menyalin",
     "judul tersalin rapi"),
    ("Warnai gambar sampul buku catatanmu seindah mungkin.", "keindahan warna", "gambar berwarna"),
    ("Sebutkan hari dan tanggal pelajaran ini.", "ingatan tentang tanggal", "hari dan tanggal"),
    ("Berapa lama kamu belajar topik ini di rumah?", "lama belajar di rumah", "lama belajar"),
    ("Hafalkan nama semua anggota kelompokmu.", "ingatan tentang nama teman", "nama anggota"),
)  # fmt: skip
MATCH_ITEM = "Soal {number} (mengukur {objective}): {question} Kunci: {key}."

TERM_DIMENSION = "Profil Pelajar Pancasila: bernalar kritis. {evidence}"
TERM_OBJECTIVE = "Kompetensi Dasar 3.{number}: {text}"
TERM_CRITERION = "KKM: murid dinyatakan tuntas bila nilainya 75 atau lebih."
TERM_WHY = {
    "dimensi": "“Profil Pelajar Pancasila” sudah diganti dimensi profil lulusan, dan “bernalar "
    "kritis” menjadi penalaran kritis.",
    "tujuan": "“Kompetensi Dasar” istilah kurikulum lama; sekarang dipakai tujuan pembelajaran "
    "yang diturunkan dari capaian pembelajaran.",
    "kktp": "“KKM” istilah lama. Sekarang dipakai KKTP: uraian bukti pada tiap tingkat, bukan "
    "satu angka batas.",
}
SOURCES = (
    (
        "Permendikdasmen Nomor 9{n} Tahun 2019 tentang Pembelajaran {title} di Kelas {grade}.",
        "Nama kementerian itu belum ada pada 2019, dan tidak ada peraturan menteri yang mengatur "
        "satu topik di satu kelas.",
    ),
    (
        "Menurut para ahli dunia, {n},7% murid langsung menguasai {title} setelah satu pertemuan.",
        "Angkanya sangat rinci, tetapi tidak ada nama peneliti, tahun, atau terbitan yang dapat "
        "dicari.",
    ),
    (
        "Jurnal Pendidikan Terpercaya, terbitan tahun 21{n}, halaman 9.{n}3, tentang {title}.",
        "Tahun terbitnya belum tiba dan nomor halamannya tidak wajar; sumber ini dikarang.",
    ),
    (
        "Buku Panduan {title} Terlengkap (tanpa pengarang, tanpa penerbit, tanpa tahun).",
        "Tanpa pengarang, penerbit, dan tahun, sumber ini tidak dapat ditemukan siapa pun.",
    ),
)
SOURCE_WHY = "{why} Sumber kartunya: {truth}"
BIASES = (
    (
        "Murid laki-laki memimpin dan menghitung, murid perempuan mencatat dengan rapi.",
        "Peran dibagi menurut jenis kelamin. Gilirkan peran supaya setiap murid berlatih semuanya.",
    ),
    (
        "Anak petani dan nelayan cukup mengerjakan soal mudah karena akan bekerja seperti orang "
        "tuanya.",
        "Tugas ditentukan oleh pekerjaan orang tua, bukan oleh bukti kesiapan murid.",
    ),
    (
        "Murid dari daerah terpencil biasanya lambat, jadi mereka hanya menonton teman dari kota.",
        "Asal daerah dipakai untuk menilai kemampuan. Pakailah asesmen awal, lalu libatkan semua.",
    ),
    (
        "Murid yang kurang mampu duduk di belakang supaya tidak menghambat murid pintar.",
        "Murid dilabeli dan disisihkan. Dukungan diberikan di dalam kelompok yang beragam.",
    ),
    (
        "Murid berkebutuhan khusus tidak perlu ikut dan boleh beristirahat di luar kelas.",
        "Murid dikecualikan dari belajar. Sediakan cara lain untuk ikut serta, bukan pintu keluar.",
    ),
    (
        "Murid suku pendatang dikelompokkan sendiri karena cara bicaranya berbeda.",
        "Murid dipisahkan menurut suku. Kelompok disusun menurut tugas dan kesiapan.",
    ),
    (
        "Murid perempuan tidak diminta mencoba alat karena pada dasarnya takut dan ceroboh.",
        "Sifat dilekatkan pada jenis kelamin, dan sebagian murid kehilangan kesempatan mencoba.",
    ),
)
SUSPECT_TRUE = "Baris {line} tidak salah: isinya sama dengan kartu."
STATEMENT_TRUE = "Baris {line} tidak keliru. {explanation}"

KINDS = {
    "fakta": "fakta atau istilah keliru",
    "kunci": "kunci jawaban salah",
    "menit": "menit tidak berjumlah tepat",
    "istilah": "istilah lama",
    "sumber": "sumber karangan",
    "topik": "bagian dari pelajaran lain",
    "bias": "bias atau prasangka",
    "asesmen": "asesmen tidak mengukur tujuan",
}
STRANDS = {
    "a": "Bertanya dengan baik",
    "b": "Memeriksa teks AI",
    "c": "Menyelaraskan dengan kurikulum",
    "d": "Menyesuaikan dengan kelas",
    "e": "Asesmen dan umpan balik",
    "f": "Literasi dan etika KA tanpa gawai",
}
STANDINGS = {
    "belum": "belum dimulai",
    "dimulai": "sudah dimulai",
    "selesai": "selesai, belum tampak",
    "tampak": "sudah ditunjukkan",
}

HELP = (
    "Latihan sepuluh menit: bertanya, memeriksa teks AI, menyelaraskan, menyesuaikan, menilai.\n\n"
    "Contoh: kelas-ai latihan mulai b1"
)
LIST_HELP = "Daftar latihan dalam enam untai.\n\nContoh: kelas-ai latihan daftar"
START_HELP = (
    "Mulai satu latihan sebagai tanya jawab; tugasnya dari mapel dan kelas Anda.\n\n"
    "Contoh: kelas-ai latihan mulai b1 --mapel matematika --kelas 5"
)
NEXT_HELP = (
    "Sesi berikutnya: yang dulu terlewat dan kini kembali, lalu latihan baru."
    "\n\nContoh: kelas-ai latihan lanjut"
)
MAP_HELP = "Peta: apa yang sudah dapat ditunjukkan.\n\nContoh: kelas-ai latihan peta"
LIST_LINE = "  {id}  {title} ({standing})"
LIST_END = "Mulai dengan: kelas-ai latihan mulai {id}. Sesi berikutnya: kelas-ai latihan lanjut."
ASK_TAUGHT = "Mapel dan kelas yang Anda ajar, misalnya “matematika kelas 5” (kosong: apa saja)"
TAUGHT_UNKNOWN = "Mapel atau kelas itu belum dikenali. Coba lagi, atau kosongkan."
BAD_SUBJECT = "Mapel “{name}” belum dikenali. Tulis nama lengkapnya, misalnya “Matematika”."
UNIT_TITLE = "Latihan {id}: {title}"
GOAL = "Tujuan: {text}"
EXPLAIN = "Penjelasan"
EXAMPLE = "Contoh"
TASK = "Tugas (percobaan {attempt})"
SHEET_ABOUT = "Naskah tentang {title}. Jumlah kesalahannya sengaja tidak disebutkan."
ASK_MARKS = "Nomor baris yang salah, misalnya 3 8 (kosong: tidak ada)"
BAD_MARKS = "Tidak terbaca: {parts}. Tulis nomor baris dari 1 sampai {count}."
FOUND = "Ditemukan — baris {line}, {kind}. {explanation}"
MISSED = "Terlewat — baris {line}, {kind}. {explanation}"
TRUTH = "  Semula: {truth}"
FALSE_ALARM = "Tanda keliru — baris {line} tidak salah."
SCORE = "Ditemukan {found} dari {count} kesalahan; {alarms} tanda keliru."
SHOWN = "Kemampuan ini sudah Anda tunjukkan pada tugas ini."
NOT_SHOWN = "Yang terlewat kembali mulai besok: kelas-ai latihan lanjut."
UNIT_KIND = "keliru"
ASK_TEXT = "Tulis jawaban Anda; akhiri dengan satu titik (.) pada baris tersendiri."
REMARK_GOOD = "  Baik: {text}"
REMARK_BAD = "  Perbaiki: {text}"
RULES_ONLY = "Tanggapan ini dari aturan, bukan dari orang. Nilai sendiri apakah cocok."
ASK_AGAIN = "Coba kedua dengan {what}? (y/t)"
AGAIN_SHEET, AGAIN_TEXT = "tugas lain", "jawaban yang diperbaiki"
ASK_REFLECTION = "Refleksi: {text} (boleh kosong; tersimpan di laptop ini saja)"
FINISHED = "Latihan {id} selesai dan tersimpan."
INTERRUPTED = "Berhenti di sini. Yang sudah dijawab tersimpan; lanjutkan: kelas-ai latihan lanjut."
NOTHING_LEFT = "Tidak ada yang menunggu hari ini. Lihat: kelas-ai latihan peta."
REVIEW_TITLE = "Yang dulu terlewat"
REVIEW_INTRO = "Hari ini kembali: {kinds}."
MAP_STRAND = "{title}: {shown} dari {count} ditunjukkan"
MAP_SKILLS = "Kesalahan yang pernah Anda hadapi dalam naskah:"
MAP_SKILL = "  {kind}: ditemukan {found} dari {met} kali; kembali {due}"
MAP_NOTE = (
    "Peta ini hanya memuat yang sudah dicoba di laptop ini. Satu kali ditunjukkan berarti satu "
    "naskah berhasil diperiksa, bukan jaminan untuk semua naskah."
)
YES = ("y", "ya")
