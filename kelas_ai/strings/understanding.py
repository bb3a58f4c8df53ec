"""What is said about a request: what was assumed, what contradicts, what is not possible."""

from __future__ import annotations

FIELD_NAMES = {
    "subject": "mapel",
    "grade": "kelas",
    "phase": "fase",
    "level": "jenjang",
    "topic": "topik",
    "lesson_hours": "JP",
    "students": "jumlah murid",
    "learning_model": "model",
    "context": "konteks",
    "semester": "semester",
}
LEVEL_NAMES = {"SD": "SD/MI", "SMP": "SMP/MTs", "SMA": "SMA/MA/SMK"}
OPTION_WINS = (
    "Teks menyebut {field} {written}, sedangkan pilihan menyebut {chosen}. Yang dipakai: {chosen}."
)

# Class, phase, level
GRADE_OF_LEVEL = "Kelas {written} {level} dibaca sebagai kelas {grade}."
GRADE_GUESSED = "Angka {grade} sesudah nama mapel atau jenjang dibaca sebagai kelas {grade}."
SEVERAL_GRADES = (
    "Disebut kelas {grades}; rencana ini untuk kelas {grade}. Buat satu rencana untuk setiap "
    "kelas, atau tulis “kelas rangkap” bila belajar bersama."
)
MULTIGRADE_GRADES = (
    "Kelas rangkap {grades}: langkah disusun untuk kelas {grade}, dengan saran mengajar dua kelas "
    "bersamaan. Sesuaikan tujuan untuk kelas {others}."
)
SEVERAL_PHASES = "Disebut fase {phases}; rencana ini untuk fase {phase}."
SEVERAL_LEVELS = "Disebut {levels}; yang dipakai {level}."
NO_SUCH_GRADE = "Kelas {grade} tidak ada; kelas di sekolah ialah 1 sampai 12."
SUGGEST_GRADE = "Tulis kelas 1 sampai 12, misalnya kelas 5 atau kelas VII."
GRADE_NOT_IN_LEVEL = (
    "Kelas {grade} tidak ada di {level}; {level} ialah kelas {first} sampai {last}."
)
SUGGEST_LEVEL = (
    "Tulis kelas {grade} {right_level} bila yang dimaksud kelas {grade}, atau kelas {first} sampai "
    "{last} bila yang dimaksud {level}."
)
GRADE_NOT_IN_PHASE = "Kelas {grade} termasuk fase {right}, bukan fase {phase}."
SUGGEST_PHASE = "Tulis kelas {grade} saja, atau fase {phase} dengan kelas {grades}."
PHASE_NOT_IN_LEVEL = "Fase {phase} ialah fase di {right_level}, bukan di {level}."
SUGGEST_PHASE_LEVEL = "Tulis kelasnya, misalnya kelas {example}."
UNREADABLE_GRADE = "Kelas “{written}” tidak dikenali."
UNREADABLE_PHASE = "Fase “{written}” tidak dikenali; fase ialah A sampai F."
SUGGEST_PHASE_LETTER = "Tulis fase A, B, C, D, E, atau F."

# Subject
SPELLING = "“{written}” dibaca sebagai {subject}."
SUBJECT_FROM_TOPIC = (
    "Mapel tidak disebut tersendiri; kata “{written}” dibaca sebagai petunjuk mapel {subject}. "
    "Sebutkan mapelnya bila bukan itu."
)
MADRASAH_SUBJECT = (
    "“{written}” dibaca sebagai bagian dari {subject}; CP mapel madrasah belum ada dalam pustaka "
    "ini."
)
BRANCH = "{family} terdiri atas beberapa cabang; dari topiknya dipakai {subject}."
BRANCH_UNCLEAR = "{family} terdiri atas beberapa cabang: {subjects}. Sebutkan cabangnya."
FAMILY_NAMES = {"seni": "Seni Budaya", "prakarya": "Prakarya"}
SEVERAL_SUBJECTS = "Disebut beberapa mapel ({subjects}); rencana ini untuk {subject}."
UNKNOWN_SUBJECT = "Mapel “{written}” tidak dikenali."
SUGGEST_SUBJECTS = "Tulis nama mapel, misalnya Matematika, Bahasa Indonesia, atau IPAS."
SUGGEST_NEAREST = "Mungkin maksudnya {subject}."
NOT_IN_PACK = "{subject} belum ada dalam pustaka ini."
SUGGEST_OTHER_SUBJECT = (
    "Bila topiknya bagian dari mapel lain, sebutkan mapel itu; bila tidak, susun dengan CP dari "
    "sekolah atau daerah."
)
PHASE_NOT_IN_PACK = "CP {subject} untuk fase {phase} belum ada dalam pustaka ini."
SUGGEST_IMPORT = (
    "Yang tersedia: fase {phases}. Pakai dokumen CP resmi milik sekolah untuk fase ini."
)
REPLACED = "{reason} Rencana ini memakai mapel {subject}."

# Time
OTHER_MINUTES = (
    "Disebut {hours} × {written} menit, sedangkan 1 JP di {level} {minutes} menit; rencana memakai "
    "{hours} JP ({total} menit)."
)
MINUTES_ROUNDED = (
    "{written} menit bukan kelipatan 1 JP ({minutes} menit); dipakai {hours} JP ({total} menit)."
)
MINUTES_DIFFER = "Disebut {hours} JP dan {written} menit; dipakai {hours} JP ({total} menit)."
SEVERAL_HOURS = "Disebut beberapa alokasi waktu ({hours_said} JP); dipakai {hours} JP."
ONE_MEETING = (
    "Disebut {count} pertemuan. Satu rencana dibuat untuk satu pertemuan; ulangi dengan topik "
    "bagian berikutnya untuk pertemuan lain."
)
ONE_MEETING_SHARE = (
    "Disebut {count} pertemuan dengan jumlah {whole} JP. Satu rencana dibuat untuk satu pertemuan: "
    "{hours} JP."
)
NO_HOURS = "Alokasi {hours} JP tidak dapat direncanakan untuk satu pertemuan."
SUGGEST_HOURS = (
    "Tulis 1 sampai {most} JP; topik yang lebih panjang dibagi menjadi beberapa pertemuan."
)
UNREADABLE_HOURS = "Alokasi waktu “{written}” tidak dikenali."

# Class size
NO_STUDENTS = "Jumlah murid {students} tidak dapat direncanakan."
SUGGEST_STUDENTS = "Tulis jumlah murid 1 sampai {most}."
MANY_STUDENTS = (
    "{students} murid dalam satu kelas jauh di atas kebiasaan; periksa angkanya. Bila benar, bagi "
    "murid menjadi dua rombongan untuk kegiatan praktik."
)
UNREADABLE_STUDENTS = "Jumlah murid “{written}” tidak dikenali."
