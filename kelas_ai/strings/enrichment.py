"""What is said to the model, and what is said about its choices."""

from __future__ import annotations

SYSTEM = "Kamu membantu guru di Indonesia. Jawab singkat dalam bahasa Indonesia baku."
CLASS = "Kelas {grade} {level}, mata pelajaran {subject}, topik {topic}."
PLACE = "Sekolah berada di {place}."
STUDENTS = "Murid {students} orang."
MISSING = "Tidak tersedia: {tools}."
CONDITIONS = "Keadaan kelas: {conditions}."
TEACHER_WORDS = "Permintaan guru: {text}"
NEUTRAL_CLASS = "Kelas {grade} {level}, mata pelajaran {subject}."
ASK_TRIGGER = "Tulis pertanyaan pemantik yang paling cocok untuk kelas ini."
ASK_CONTEXT = "Tulis situasi sehari-hari yang paling dekat dengan murid kelas ini."
ASK_STEP = "Tulis kegiatan murid yang paling mungkin dilakukan di kelas ini."
ASK_MISCONCEPTION = "Tulis kekeliruan yang paling mungkin dimiliki murid kelas ini."
ASK_NEW_TRIGGER = (
    "Tulis satu pertanyaan pemantik tentang {topic} untuk murid di {place}. Satu kalimat, tanpa "
    "angka, diakhiri tanda tanya."
)
PLACE_NAMES = {
    "pesisir": "kampung nelayan di pesisir",
    "pulau": "pulau kecil",
    "sungai": "kampung di tepi sungai",
    "sawah": "desa persawahan",
    "kebun": "daerah perkebunan",
    "hutan": "kampung di dekat hutan",
    "gunung": "desa pegunungan",
    "pasar": "lingkungan pasar",
    "kota": "kota",
}
CONDITION_NAMES = {
    "tanpa_listrik": "tanpa listrik",
    "kelas_rangkap": "kelas rangkap",
    "kelas_besar": "murid banyak",
    "kelas_sempit": "ruang sempit",
    "halaman_luas": "halaman luas",
    "tanpa_meja": "tanpa meja",
    "sedikit_bahan": "bahan sedikit",
    "sedikit_buku": "buku sedikit",
    "hujan": "musim hujan",
}
SLOT_NAMES = {
    "pemantik": "pertanyaan pemantik",
    "konteks": "situasi setempat",
    "langkah": "kegiatan murid",
    "miskonsepsi": "miskonsepsi yang didahulukan",
    "pemantik_baru": "pertanyaan pemantik baru",
}
CHOSEN = "Dipilih AI dari {count} teks pustaka."
KEPT = "AI memilih teks yang sama dengan draf dari {count} teks pustaka."
WRITTEN = "Ditulis AI untuk kelas ini; menunggu persetujuan guru."
ACCEPTED = "Ditulis AI dan disetujui guru."
REJECTED = "Ditulis AI dan ditolak guru."
