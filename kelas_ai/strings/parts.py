"""What the parts of a plan are called where one is picked out to be read or changed."""

from __future__ import annotations

from kelas_ai.strings import headings

SECTIONS = {
    "identitas": "Identitas",
    "identifikasi": headings.IDENTIFICATION,
    "desain": headings.DESIGN,
    "pengalaman": headings.EXPERIENCE,
    "asesmen": headings.ASSESSMENT,
    "dukungan": headings.SUPPORT,
    "refleksi": headings.REFLECTION,
    "bahan": headings.TEACHING_MATERIAL,
    "lkpd": headings.WORKSHEET,
    "soal": "Lampiran 3 dan 4. Soal dan Kunci",
}
SCHOOL = headings.SCHOOL
TEACHER = headings.TEACHER
TEACHER_NIP = "NIP guru"
PRINCIPAL = "Kepala sekolah"
PRINCIPAL_NIP = "NIP kepala sekolah"
SCHOOL_YEAR = headings.SCHOOL_YEAR
SEMESTER = headings.SEMESTER
TOPIC = headings.TOPIC
NUMBERED = "{name} {number}"
OUTCOME = "Capaian pembelajaran, elemen {strand}"
DIMENSION = "Dimensi: {name}"
UNDERSTANDING = "Pemahaman bermakna"
MODEL = "Model pembelajaran"
MODEL_REASON = "Alasan memilih model"
STEP_STUDENTS = "Langkah {number} ({stage}): murid"
STEP_TEACHER = "Langkah {number}: guru"
STEP_MINUTES = "Langkah {number}: menit"
STEP_NOTE = "Langkah {number}: catatan"
MATERIALS = "Langkah {number}: bahan"
SITUATION = "Situasi setempat ({place})"
TASK = "Tugas setempat"
TASK_KEY = "Kunci tugas setempat"
BELIEF = "Miskonsepsi {number}"
QUESTION = "Miskonsepsi {number}: pertanyaan penguji"
RESPONSE = "Miskonsepsi {number}: tindakan guru"
CHECK_TECHNIQUE = "{check}: teknik"
CHECK_INSTRUMENT = "{check}: instrumen {number}"
CHECK_FOLLOW_UP = "{check}: {follow_up}"
CRITERION = "KKTP {objective}: {level}"
EXAMPLE = "Contoh: soal"
EXAMPLE_STEP = "Contoh: langkah {number}"
EXAMPLE_ANSWER = "Contoh: jawaban"
READING = "Bacaan, paragraf {number}"
FACT = "Inti materi {number}"
SHEET_TITLE = "LKPD: judul"
SHEET_PURPOSE = "LKPD: tujuan"
SHEET_STEP = "LKPD: langkah {number}"
SHEET_QUESTION = "LKPD: pertanyaan {number}"
SHEET_KEY = "LKPD: kunci {number}"
ITEM = "Soal {number}"
ITEM_CHOICE = "Soal {number}: pilihan {letter}"
ITEM_KEY = "Soal {number}: kunci"
ITEM_EXPLANATION = "Soal {number}: penjelasan"
KEY_TO_CHECK = "perlu diperiksa"
NOT_MINUTES = "Menit ditulis dengan angka dari 1 sampai 400."
TOO_LONG = "Teks terlalu panjang: {length} huruf, batasnya {limit}."
EMPTY = "Bagian ini tidak boleh kosong."
UNPRINTABLE = "Teks memuat huruf yang tidak dapat dicetak."
LIST_SEPARATOR = ", "
