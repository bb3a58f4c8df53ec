"""Headings and fixed words of the plan documents."""

from __future__ import annotations

TITLE = "Perencanaan Pembelajaran Mendalam"
IDENTIFICATION = "A. Identifikasi"
DESIGN = "B. Desain Pembelajaran"
EXPERIENCE = "C. Pengalaman Belajar"
ASSESSMENT = "D. Asesmen"
SUPPORT = "E. Diferensiasi, Remedial, dan Pengayaan"
REFLECTION = "F. Refleksi"
TEACHING_MATERIAL = "Lampiran 1. Bahan Ajar"
WORKSHEET = "Lampiran 2. Lembar Kerja Murid (LKPD)"
ITEMS = "Lampiran 3. Lembar Soal"
KEYS = "Lampiran 4. Kunci dan Penskoran (untuk guru)"
TEMPLATE_MISSING = "berkas tidak ditemukan"
TEACHER_PAGE = "Lembar Guru"
SOURCES = "Lampiran 5. Sumber dan Asal Teks"

FILL_IN = "…………………………………"
FILL_IN_PLACE = "…………………"

# Identity
SCHOOL = "Satuan pendidikan"
TEACHER = "Nama guru"
SUBJECT = "Mata pelajaran"
PHASE_AND_CLASS = "Fase / kelas"
PHASE_AND_CLASS_VALUE = "{phase} / {grade} ({level})"
SEMESTER = "Semester"
TOPIC = "Topik"
TIME = "Alokasi waktu"
TIME_VALUE = "{hours} JP × {minutes} menit = {total} menit ({meeting})"
ONE_MEETING = "1 pertemuan"
MEETING_OF = "pertemuan {number} dari {count}"
SCHOOL_YEAR = "Tahun ajaran"
STUDENTS = "Jumlah murid"
STUDENTS_VALUE = "{students} murid"

# A. Identifikasi
READINESS = "Kesiapan murid"
READINESS_NOTE = "Pengetahuan awal yang diperlukan:"
MATERIAL = "Karakteristik materi"
MATERIAL_KIND = "Jenis pengetahuan"
MATERIAL_RELEVANCE = "Relevansi"
MATERIAL_DIFFICULTY = "Tingkat kesulitan"
DIMENSIONS = "Dimensi profil lulusan"

# B. Desain pembelajaran
OUTCOMES = "Capaian pembelajaran"
CROSS_DISCIPLINARY = "Lintas disiplin ilmu"
OBJECTIVES = "Tujuan pembelajaran"
ASSESSMENT_LABEL = "Asesmen"
TOPIC_AND_UNDERSTANDING = "Topik dan pemahaman bermakna"
PEDAGOGY = "Praktik pedagogis"
PARTNERSHIP = "Kemitraan pembelajaran"
ENVIRONMENT = "Lingkungan pembelajaran"
TECHNOLOGY = "Pemanfaatan teknologi"
TRIGGER = "Pertanyaan pemantik"

# C. Pengalaman belajar
STAGES = {"awal": "Kegiatan awal", "inti": "Kegiatan inti", "penutup": "Penutup"}
EXPERIENCES = {
    "memahami": "memahami",
    "mengaplikasi": "mengaplikasi",
    "merefleksi": "merefleksi",
}
MINUTES = "Menit"
MINUTES_VALUE = "{minutes} menit"
STUDENTS_DO = "Murid"
TEACHER_DOES = "Guru"
STUDENT_ACTIVITY = "Kegiatan murid"
TEACHER_ACTIVITY = "Kegiatan guru"
PRINCIPLE_AND_MATERIALS = "Prinsip, TP, dan bahan"
MATERIALS = "Bahan"
LOCAL_TASK = "Tugas dari lingkungan sekitar"
SITUATION = "Situasi"
TASK = "Tugas"
KEY = "Kunci"
MISCONCEPTIONS = "Miskonsepsi yang perlu diantisipasi"
BELIEF = "Yang mungkin diyakini murid"
PROBING_QUESTION = "Pertanyaan penguji"
RESPONSE = "Tindakan guru"
CLASS_ADVICE = "Menyesuaikan dengan kelas"

# D. Asesmen
CHECKS = {"awal": "Asesmen awal", "proses": "Asesmen proses", "akhir": "Asesmen akhir"}
FOLLOW_UPS = {"awal": "Tindak lanjut", "proses": "Umpan balik", "akhir": "Penskoran"}
TECHNIQUE = "Teknik"
INSTRUMENT = "Instrumen"
ITEM_NUMBERS = "Soal"
ITEM_NUMBERS_VALUE = "Nomor {numbers} pada Lampiran 3; kunci pada Lampiran 4."
CRITERIA = "Kriteria ketercapaian tujuan pembelajaran (KKTP)"
OBJECTIVE_SHORT = "TP"
LEVELS = ("Baru berkembang", "Layak", "Cakap", "Mahir")
OBSERVATION = "Lembar pengamatan asesmen proses"
OBSERVATION_NOTE = "Beri tanda centang (✓) bila tampak; catat kata atau cara murid yang penting."
NUMBER = "No."
STUDENT_NAME = "Nama murid"
OBSERVATION_REMARK = "Catatan"

# E. and F.
NEEDS_HELP = "Murid yang perlu bimbingan"
ON_TRACK = "Murid yang cakap"
AHEAD = "Murid yang mahir"
REMEDIAL = "Remedial"
ENRICHMENT = "Pengayaan"
STUDENT_REFLECTION = "Refleksi murid"
TEACHER_REFLECTION = "Refleksi guru"
AFTERWARDS = "Catatan guru setelah pembelajaran"
KNOWING = "Mengetahui,"
PRINCIPAL = "Kepala Sekolah"
TEACHER_OF = "Guru {subject}"
PLACE_AND_DATE = "{place}, {date}"
NIP = "NIP {number}"

# Lampiran
FACTS = "Inti materi"
FACT_SOURCE = "Sumber: {source}"
EXAMPLE = "Contoh dan penyelesaian"
PROBLEM = "Soal"
SOLUTION = "Penyelesaian"
ANSWER = "Jawaban"
READING = "Bacaan"
GLOSSARY = "Glosarium"
NAME_LINE = ("Nama", "Kelas", "Tanggal")
PURPOSE = "Tujuan"
TOOLS = "Alat dan bahan"
STEPS = "Langkah kerja"
RESULTS = "Hasil"
QUESTIONS = "Pertanyaan"
USES = {
    "awal": "Asesmen awal",
    "proses": "Asesmen proses",
    "latihan": "Latihan",
    "akhir": "Asesmen akhir",
}
EXPLANATION = "Penjelasan"
OBJECTIVE_AND_LEVEL = "TP dan tingkat"
CHECK_KEY = "perlu diperiksa"
VERIFIED = "dihitung ulang"
SCORING = "Penskoran asesmen akhir"
WORKSHEET_KEY = "Kunci LKPD"

# Lampiran 5 and provenance
USED_SOURCES = "Sumber"
PROVENANCE = "Asal teks"
MARKS = {"resmi": "resmi", "pustaka": "pustaka", "guru": "guru", "ai": "AI"}
LEGEND = (
    "Teks tanpa tanda berasal dari pustaka kelas-ai. Tanda lain: resmi (kutipan peraturan), guru "
    "(ditulis guru), AI (ditulis AI dan disetujui guru)."
)
FOOTER_LEGEND = "Teks tanpa tanda: pustaka kelas-ai"
WAITING = "Saran AI yang belum disetujui guru"
ACCEPTED = "Teks AI yang disetujui guru"
CHOSEN = "Teks pustaka yang dipilih AI"
REJECTED = "{count} saran AI ditolak guru dan tidak dipakai."
MODEL_USED = "Model bahasa yang dipakai: {model}."
NOTICES = "Catatan untuk guru"
REVIEW = "Telaah sebelum supervisi: {verdict}"
REVIEW_COUNT = "{passed} dari {total} butir terpenuhi."
REVIEW_TODO = "Yang perlu dikerjakan, mulai dari yang terpenting:"
PAGE_OF = ("Halaman ", " dari ")
HEADER_CLASS = "{subject}, Fase {phase}/Kelas {grade}"

# Names of our own Word styles, as a teacher sees them in Word's list
STYLE_TABLE_TEXT = "Isi Tabel"
STYLE_STUDENT_TEXT = "Teks Murid"
STYLE_WRITING_LINE = "Baris Tulis"
STYLE_SIGNATURE = "Tanda Tangan"
STYLE_SCHOOL_NAME = "Nama Sekolah"


def stage_line(name: str, experience: str, minutes: int) -> str:
    """`Kegiatan inti: memahami (25 menit)`."""
    doing = f": {EXPERIENCES.get(experience, experience)}" if experience else ""
    return f"{STAGES.get(name, name)}{doing} ({minutes} menit)"


def total_line(minutes: int, allotted: int) -> str:
    """The sum of all activities, compared with the allotted time when they differ."""
    told = f"Jumlah waktu: {minutes} menit"
    return told if minutes == allotted else f"{told}, sedangkan alokasi {allotted} menit"
