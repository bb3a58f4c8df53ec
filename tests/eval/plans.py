"""Three sound plans as teachers write them, for rendering in many layouts and for damaging."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Draft:
    """A plan in parts. steps: stage name, its minutes, and (minutes, text) of its steps."""

    subject: str
    grade: str
    phase: str
    topic: str
    time: str
    outcome: str
    objectives: list[str]
    trigger: str
    steps: list[tuple[str, int, list[tuple[int, str]]]]
    checks: list[tuple[str, str]]
    criteria: list[tuple[str, str, str]]
    support: list[str]
    reflection: list[str]
    media: str
    items: list[tuple[str, list[str], str]]
    sources: list[str]
    profile: str = "penalaran kritis dan kolaborasi"
    school: str = "SD Negeri 2 Lembata"
    teacher: str = "Yohana Peni, S.Pd."
    extra: list[str] = field(default_factory=list)


def fractions() -> Draft:
    """Matematika, kelas 5."""
    return Draft(
        subject="Matematika", grade="V", phase="C", topic="Penjumlahan pecahan berbeda penyebut",
        time="2 x 35 menit",
        outcome="Murid melakukan operasi penjumlahan pecahan dalam masalah sehari-hari (ringkasan; "
        "Kepka BSKAP 046/H/KR/2025, Matematika fase C, elemen Bilangan).",
        objectives=[
            "Menjumlahkan dua pecahan berbeda penyebut dengan menyamakan penyebutnya.",
            "Menyelesaikan masalah takaran yang memuat penjumlahan pecahan berbeda penyebut.",
        ],
        trigger="Ibu menuang setengah gelas lalu sepertiga gelas santan. Cukupkah satu gelas?",
        steps=[
            ("Pendahuluan", 10, [(4, "Guru menyapa murid dan menanyakan kabar."),
                (6, "Murid menjawab pertanyaan pemantik dan dua soal asesmen awal tentang pecahan senilai.")]),
            ("Kegiatan inti", 45, [(20, "Murid melipat kertas untuk menunjukkan 1/2 dan 1/3, lalu mencari lipatan yang sama besar agar kedua pecahan dapat dijumlahkan."),
                (15, "Kelompok menyelesaikan tiga masalah takaran dengan menyamakan penyebut dan menuliskan alasannya."),
                (10, "Kelompok saling memeriksa hasil penjumlahan, kemudian menuliskan kekeliruan yang sering muncul.")]),
            ("Penutup", 15, [(10, "Murid mengerjakan tiga soal asesmen akhir secara mandiri."),
                (5, "Murid menuliskan satu hal yang dipahami dan satu pertanyaan.")]),
        ],
        checks=[
            ("Asesmen awal", "Dua soal lisan tentang pecahan senilai; murid yang belum lancar memakai pita pecahan."),
            ("Asesmen proses", "Pengamatan saat murid menyamakan penyebut, memakai lembar pengamatan."),
            ("Asesmen akhir", "Tes tertulis tiga soal penjumlahan pecahan dan masalah takaran."),
        ],
        criteria=[
            ("TP1", "Menjumlahkan dengan bantuan gambar", "Menjumlahkan tanpa gambar dan hasilnya sederhana"),
            ("TP2", "Menyelesaikan masalah takaran satu langkah", "Menyelesaikan masalah takaran dua langkah"),
        ],
        support=["Murid yang perlu bimbingan memakai pita pecahan.",
            "Murid yang mahir membuat soal takaran baru untuk temannya."],
        reflection=["Bagian mana yang paling menantang bagi murid?",
            "Apakah waktu melipat kertas cukup?"],
        media="Kertas lipat, pita pecahan, gelas takar, papan tulis",
        items=[
            ("Hasil dari 1/2 + 1/3 adalah …", ["2/5", "5/6", "1/5", "2/6"], "B"),
            ("Hasil dari 1/4 + 2/3 adalah …", ["11/12", "3/7", "3/12", "1/2"], "A"),
            ("Ibu memakai 3/4 kg tepung dan 1/8 kg gula. Berapa kg jumlahnya?", [], "7/8"),
        ],
        sources=["Permendikdasmen 1/2026 tentang Standar Proses", "Pengalaman mengajar guru"],
    )  # fmt: skip


def ecosystem() -> Draft:
    """IPA, kelas 7."""
    return Draft(
        subject="IPA", grade="VII", phase="D", topic="Interaksi makhluk hidup dalam ekosistem",
        time="2 x 40 menit",
        outcome="Murid mengaitkan makhluk hidup dengan lingkungannya (ringkasan; Kepka BSKAP "
        "046/H/KR/2025, IPA fase D, elemen Pemahaman IPA).",
        objectives=[
            "Menjelaskan peran produsen, konsumen, dan pengurai dalam ekosistem kebun sekolah.",
            "Menganalisis akibat hilangnya satu makhluk hidup terhadap jaring makanan.",
        ],
        trigger="Apa yang terjadi pada kebun kalau semua katak pergi?",
        steps=[
            ("Pendahuluan", 10, [(10, "Murid menjawab pertanyaan pemantik dan menyebutkan makhluk hidup yang pernah dilihat di kebun sekolah.")]),
            ("Kegiatan inti", 55, [(25, "Kelompok mengamati kebun sekolah, mencatat produsen, konsumen, dan pengurai, serta menggambar jaring makanan."),
                (20, "Kelompok mencoret satu makhluk hidup dari jaring makanan, lalu menganalisis akibatnya bagi yang lain."),
                (10, "Kelompok memperbaiki gambar setelah mendengar tanggapan kelompok lain.")]),
            ("Penutup", 15, [(15, "Murid mengerjakan soal asesmen akhir tentang ekosistem dan menuliskan refleksi singkat.")]),
        ],
        checks=[
            ("Asesmen awal", "Tanya jawab tentang makanan hewan di sekitar sekolah."),
            ("Asesmen proses", "Lembar pengamatan kerja kelompok dan gambar jaring makanan."),
            ("Asesmen akhir", "Soal uraian dan pilihan ganda tentang peran produsen, konsumen, pengurai, serta jaring makanan."),
        ],
        criteria=[
            ("TP1", "Menyebutkan peran satu kelompok makhluk hidup", "Menjelaskan peran ketiganya dengan contoh kebun"),
            ("TP2", "Menyebut satu akibat", "Menganalisis akibat berantai pada jaring makanan"),
        ],
        support=["Murid yang perlu bimbingan memakai kartu gambar hewan dan tumbuhan.",
            "Murid yang mahir menambah pengaruh musim pada jaring makanan."],
        reflection=["Apa yang paling menarik dari pengamatan kebun?",
            "Apakah pembagian kelompok sudah adil?"],
        media="Kebun sekolah, buku catatan, kartu gambar, papan tulis",
        items=[
            ("Makhluk hidup yang membuat makanannya sendiri disebut …", ["konsumen", "produsen", "pengurai", "predator"], "B"),
            ("Sebutkan satu pengurai di kebun sekolah.", [], "Jamur atau cacing"),
            ("Jelaskan akibat bila ulat habis dari kebun.", [], "Burung pemakan ulat berkurang, daun lebih utuh"),
        ],
        sources=["Permendikdasmen 1/2026 tentang Standar Proses", "Pengamatan kebun sekolah"],
        school="SMP Negeri 4 Sabu", teacher="Marten Riwu, S.Pd.",
    )  # fmt: skip


def norms() -> Draft:
    """Pendidikan Pancasila, kelas 7."""
    return Draft(
        subject="Pendidikan Pancasila", grade="VII", phase="D", topic="Norma di lingkungan sekolah",
        time="3 x 40 menit",
        outcome="Murid menaati norma dan aturan (ringkasan; Kepka BSKAP 046/H/KR/2025, Pendidikan "
        "Pancasila fase D, elemen Undang-Undang Dasar Negara Republik Indonesia Tahun 1945).",
        objectives=[
            "Membedakan norma agama, kesusilaan, kesopanan, dan hukum dari contoh di sekolah.",
            "Merumuskan kesepakatan kelas yang sesuai dengan norma di sekolah.",
        ],
        trigger="Mengapa ada aturan yang tidak tertulis, tetapi tetap ditaati?",
        steps=[
            ("Pendahuluan", 15, [(15, "Murid menanggapi pertanyaan pemantik dan menyebutkan satu aturan di rumah.")]),
            ("Kegiatan inti", 80, [(30, "Kelompok membaca empat kasus di sekolah, lalu membedakan norma agama, kesusilaan, kesopanan, dan hukum."),
                (30, "Kelas bermusyawarah untuk merumuskan kesepakatan kelas yang sesuai dengan norma."),
                (20, "Murid meninjau kembali satu kesepakatan yang sulit dijalankan dan mengusulkan perbaikannya.")]),
            ("Penutup", 25, [(15, "Murid mengerjakan soal asesmen akhir tentang norma."),
                (10, "Murid menuliskan tekad menjalankan satu kesepakatan.")]),
        ],
        checks=[
            ("Asesmen awal", "Kartu contoh perbuatan yang dikelompokkan murid."),
            ("Asesmen proses", "Pengamatan musyawarah dengan daftar cek."),
            ("Asesmen akhir", "Soal kasus tentang norma agama, kesusilaan, kesopanan, dan hukum serta rumusan kesepakatan kelas."),
        ],
        criteria=[
            ("TP1", "Membedakan dua norma", "Membedakan keempat norma dengan alasan"),
            ("TP2", "Merumuskan satu kesepakatan", "Merumuskan kesepakatan yang dapat diperiksa"),
        ],
        support=["Murid yang perlu bimbingan memakai kartu contoh perbuatan.",
            "Murid yang mahir memimpin musyawarah kelompok."],
        reflection=["Kesepakatan mana yang paling berguna?",
            "Apakah semua murid sempat berpendapat?"],
        media="Kartu kasus, kertas kesepakatan, papan tulis",
        items=[
            ("Sanksi norma hukum ditetapkan oleh …", ["keluarga", "negara", "teman", "diri sendiri"], "B"),
            ("Berikan satu contoh norma kesopanan di kelas.", [], "Mengangkat tangan sebelum berbicara"),
            ("Rumuskan satu kesepakatan kelas tentang kebersihan.", [], "Piket setiap hari dengan daftar nama"),
        ],
        sources=["Permendikdasmen 1/2026 tentang Standar Proses", "Tata tertib sekolah"],
        school="SMP Negeri 4 Sabu", teacher="Ester Lado, S.Pd.",
    )  # fmt: skip


CLEAN = (fractions, ecosystem, norms)
