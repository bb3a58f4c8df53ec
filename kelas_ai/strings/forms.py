"""Headings of the forms besides PM, and what Panca Cinta means in each subject.

Source: FACTS on older forms (RPP satu lembar, modul ajar) and Kurikulum Berbasis Cinta 2025.
The insertion texts are our own proposals; the teacher changes them.
"""

from __future__ import annotations

ONE_PAGE = "Rencana Pembelajaran Ringkas"
IDENTITY = "Identitas"
MODULE = "Modul Ajar"
GENERAL = "I. Informasi Umum"
CORE = "II. Komponen Inti"
PRIOR = "Kompetensi awal"
FACILITIES = "Sarana dan prasarana"
TARGET = "Target murid"
MODEL = "Model pembelajaran"
UNDERSTANDING = "Pemahaman bermakna"
ACTIVITIES = "III. Kegiatan Pembelajaran"
ASSESSMENT = "IV. Asesmen"
SUPPORT = "V. Diferensiasi, Remedial, dan Pengayaan"
REFLECTION = "VI. Refleksi"
THEME = "Topik Panca Cinta"
INSERTION = "Materi insersi"
MADRASAH_NOTE = (
    "Topik Panca Cinta dan materi insersi adalah usul kelas-ai untuk madrasah; sesuaikan dengan "
    "kesepakatan madrasah Anda. Panca Cinta berjalan bersama dimensi profil lulusan, tidak "
    "menggantikannya."
)

SEQUENCE = "Alur Pertemuan"
SEQUENCE_TIME = "{count} pertemuan, {hours} JP ({minutes} menit)"
MEETING_TIME = "{hours} JP ({minutes} menit)"
SEQUENCE_COLUMNS = ("Pertemuan", "Topik", "Tujuan pembelajaran", "Titik periksa")
SEQUENCE_NOTES = (
    "Setiap pertemuan membangun atas yang sebelumnya. Asesmen akhir satu pertemuan menjadi bahan "
    "asesmen awal pertemuan berikutnya; bila lebih dari sepertiga murid belum mencapainya, ulangi "
    "bagian itu dahulu.",
    "Urutan mengikuti lapisan topik kelas-ai; tukar bila buku atau alur tujuan pembelajaran "
    "sekolah Anda berbeda.",
)

ALLAH, SCIENCE, NATURE, PEOPLE, COUNTRY = (
    "Cinta Allah dan Rasul-Nya",
    "Cinta Ilmu",
    "Cinta Lingkungan",
    "Cinta Diri dan Sesama",
    "Cinta Tanah Air",
)

# Topic words decide before the subject: a lesson on the water cycle is about nature in any subject.
BY_TOPIC: tuple[tuple[tuple[str, ...], str], ...] = (
    (("salat", "puasa", "zakat", "wudu", "al-qur", "hadis", "iman", "rasul", "akhlak"), ALLAH),
    (
        (
            "lingkungan", "ekosistem", "air", "tumbuhan", "hewan", "alam", "sampah", "iklim",
            "tanah", "hutan", "energi", "pelestarian", "bumi",
        ),
        NATURE,
    ),
    (
        (
            "pancasila", "pahlawan", "kemerdekaan", "nkri", "bangsa", "kerajaan", "undang", "norma",
            "sumpah", "budaya", "indonesia", "wilayah",
        ),
        COUNTRY,
    ),
    (
        (
            "diri", "keluarga", "teman", "gotong", "keberagaman", "kesehatan", "pubertas",
            "kebugaran", "perundungan", "wawancara", "musyawarah", "sosial",
        ),
        PEOPLE,
    ),
)  # fmt: skip
BY_SUBJECT = {
    "Pendidikan Agama Islam dan Budi Pekerti": ALLAH,
    "Pendidikan Pancasila": COUNTRY,
    "Ilmu Pengetahuan Sosial": COUNTRY,
    "IPS": COUNTRY,
    "Sejarah": COUNTRY,
    "IPAS": NATURE,
    "IPA": NATURE,
    "Ilmu Pengetahuan Alam": NATURE,
    "Biologi": NATURE,
    "Geografi": NATURE,
    "Bahasa Indonesia": PEOPLE,
    "Bahasa Inggris": PEOPLE,
    "PJOK": PEOPLE,
}
INSERTIONS = {
    ALLAH: (
        "Murid mengaitkan “{topic}” dengan ajaran yang mereka kenal, menyebut satu wujudnya dalam "
        "kebiasaan hari ini, dan menutup pelajaran dengan doa yang dipahami artinya."
    ),
    SCIENCE: (
        "Sebelum menyelesaikan tugas “{topic}”, murid menyebut siapa yang terbantu oleh ilmu ini. "
        "Pada akhir pelajaran mereka bersyukur atas akal dan menuliskan satu hal yang masih ingin "
        "diketahui."
    ),
    NATURE: (
        "Murid memandang “{topic}” sebagai amanah: menyebut satu ciptaan Allah yang terlibat dalam "
        "pelajaran ini dan satu tindakan menjaganya yang dapat dikerjakan di madrasah pekan ini."
    ),
    PEOPLE: (
        "Selama kegiatan “{topic}”, murid mendengarkan teman sampai selesai, menyampaikan pendapat "
        "dengan santun, dan menyebut satu kebaikan teman sekelompok pada akhir pelajaran."
    ),
    COUNTRY: (
        "Murid menghubungkan “{topic}” dengan tempat tinggalnya: satu hal yang patut disyukuri "
        "dari negeri ini dan satu sumbangan kecil yang dapat mereka lakukan sebagai warga madrasah."
    ),
}


def panca_cinta(subject: str, topic: str) -> tuple[str, str]:
    """Theme and insertion text for a lesson: by the topic's words, else by the subject."""
    said = topic.lower()
    words = set(said.replace(",", " ").split())
    by_topic = (
        theme
        for stems, theme in BY_TOPIC
        if any(stem in words or (len(stem) > 4 and stem in said) for stem in stems)
    )
    theme = next(by_topic, BY_SUBJECT.get(subject, SCIENCE))
    return theme, INSERTIONS[theme].format(topic=topic)
