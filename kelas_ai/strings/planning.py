"""Sentences that the composer adds around card text."""

from __future__ import annotations

SUMMARY_SOURCE = (
    "Ringkasan kelas-ai, bukan kutipan resmi. Bunyi resmi: {decree}, {subject} fase {phase}, "
    "elemen {strand}."
)
CARD_SOURCE = "Kartu topik kelas-ai: {title} ({card_id})."
PATTERN_SOURCE = "Pola pembelajaran kelas-ai “{pattern}” dan ringkasan elemen {strand}."
CARD_NOTE = "Disusun dari kartu topik “{title}”."
PATTERN_NOTE = (
    "Belum ada kartu topik untuk “{topic}”. Rencana ini disusun dari ringkasan elemen {strand} dan "
    "pola pembelajaran umum. Lengkapi contoh dan soal dengan buku yang dipakai di kelas, lalu "
    "periksa setiap kunci."
)
GROUPING = "Untuk {students} murid: {pairs}; bila berkelompok empat, {groups}."
GROUPING_SMALL = "Untuk {students} murid: bekerja bersama dalam satu kelompok atau berpasangan."
WITHOUT_TOOLS = "Tidak memerlukan {tools}."
WITHOUT_POWER = "Semua kegiatan berjalan tanpa listrik."
LOCAL_PLACE = "Lingkungan murid: {place}; situasinya dipakai pada tugas dari lingkungan sekitar."
MULTIGRADE_NOTE = "Kelas rangkap: {text}"
WITHOUT_POWER_NOTE = "Tanpa listrik: {text}"
LONG_LESSON = (
    "Kegiatan ini dirancang untuk {card_hours} JP, sedangkan alokasi {hours} JP. Dua kegiatan "
    "perluasan ditambahkan; untuk waktu sepanjang ini pertimbangkan dua pertemuan."
)
SHORT_LESSON = (
    "Kegiatan ini dirancang untuk {card_hours} JP, sedangkan alokasi {hours} JP. Langkah yang "
    "boleh dilewati ditiadakan dan waktu langkah lain dipendekkan."
)
OTHER_GRADE = (
    "Kartu “{title}” biasanya untuk kelas {card_grade}; rencana ini disusun untuk kelas {grade} "
    "pada fase yang sama. Periksa tingkat kesulitannya."
)
OTHER_MODEL = (
    "Model “{asked}” yang diminta berbeda dari model kartu (“{model}”). Langkah kartu tidak diubah "
    "agar tetap runtut."
)
CARD_ELSEWHERE = (
    "Kartu topik “{title}” ada untuk kelas {grade} (fase {phase}). Bila itu yang dimaksud, ulangi "
    "dengan kelas {grade}."
)
TOPIC_ELSEWHERE = "Topik “{title}” dalam pustaka berada pada kelas {grade} (fase {phase})."
NEAREST_TOPIC = "Topik terdekat dalam pustaka: “{title}”."
UNKNOWN_FACT = (
    "Penjelasan pokok tentang {topic} terdapat dalam buku {subject} yang dipakai di kelas."
)
NO_MEETINGS = "Urutan {count} pertemuan tidak dapat direncanakan sekaligus."
SUGGEST_MEETINGS = "Tulis 1 sampai {most} pertemuan; yang lebih panjang dibagi menurut topik."
FEWER_MEETINGS = (
    "Diminta {asked} pertemuan; pustaka mempunyai topik yang berurutan untuk {count} pertemuan. "
    "Ulangi dengan topik lain untuk pertemuan sisanya."
)
AFTER_MEETING = (
    "Murid telah mengikuti pertemuan {number}, “{topic}”; hasil {count} soal asesmen akhirnya "
    "dibaca guru sebelum pelajaran ini dimulai."
)
ASSUMED_HOURS = "JP tidak disebut; dipakai {hours} JP ({minutes} menit) untuk satu pertemuan."
ASSUMED_GRADE = "Kelas tidak disebut; dipakai kelas {grade}, kelas yang lazim untuk topik ini."
ASSUMED_SUBJECT = "Mapel tidak disebut; “{topic}” dikenali sebagai topik {subject}."
NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def grouping(students: int) -> str:
    """How this many murid divide into pairs and groups of four."""
    if students < 6:
        return GROUPING_SMALL.format(students=students)
    pairs = f"{students // 2} pasangan"
    if students % 2:
        pairs = f"{students // 2 - 1} pasangan dan satu kelompok bertiga"
    return GROUPING.format(students=students, pairs=pairs, groups=_groups_of_four(students))


def _groups_of_four(students: int) -> str:
    full, rest = divmod(students, 4)
    if rest == 0:
        return f"{full} kelompok"
    if rest == 3:
        return f"{_count(full)} kelompok beranggota empat dan satu kelompok beranggota tiga"
    fives = rest
    if full < fives:
        return f"{full} kelompok dengan anggota tambahan"
    whole = f"{_count(full - fives)} kelompok beranggota empat dan " if full > fives else ""
    return f"{whole}{_count(fives)} kelompok beranggota lima"


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
