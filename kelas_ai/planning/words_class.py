"""The class: how many murid, and conditions such as no desks or a small room."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import book
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import number_at
from kelas_ai.planning.words_units import HOUR_UNITS, MINUTE_UNITS

KIND = "murid"
PUPILS = book(
    {
        True: "murid; siswa; siswi; anak; anak anak; anak didik; peserta didik; mrd; muridnya; "
        "siswanya; anaknya; murid saya; siswa saya; murid kami; pelajar; students; pupils"
    }
)
CHILD_WORDS = {"anak", "anaknya"}
AMOUNT_WORDS = {
    *{"ada", "sejumlah", "sebanyak", "berjumlah", "cuma", "hanya", "cuman", "jumlah", "jumlahnya"},
    *{"sekitar", "kira", "kurleb", "total", "totalnya", "isi", "isinya"},
}
COUNT_LABELS = {"jumlah", "jumlahnya", "total", "totalnya", "isinya"}
GIRLS_AND_BOYS = {
    *{"laki", "perempuan", "putra", "putri", "cowok", "cewek", "lk", "pr", "laki-laki"},
}
NOT_PUPILS_AFTER = {
    *{"ayam", "kucing", "kambing", "sapi", "itik", "bebek", "panah", "tangga", "sungai", "kalimat"},
    *{"buah", "domba", "anjing", "gajah", "ikan", "kerbau", "burung", "kuda", "kelinci", "kodok"},
}
NOT_PUPILS_BEFORE = {
    *{"punya", "mempunyai", "memiliki", "nilai", "data", "dari", "antara", "tinggi", "berat"},
    *{"bagi", "dibagi", "dibagikan", "ke", "seorang"},
}
NOT_A_COUNT = {"sd", "mi", "smp", "mts", "sma", "ma", "smk", "tahun", "kali", "x", "kelas", "kls"}
CONDITIONS = book(
    {
        "kelas_besar": "kelas besar; kelas gemuk; murid banyak; siswa banyak; banyak murid; "
        "banyak siswa; murid terlalu banyak; jumlah murid banyak; muridnya banyak; siswanya banyak",
        "kelas_sempit": "ruang sempit; ruangan sempit; kelas sempit; ruang kelas sempit; "
        "halaman sempit; lapangan sempit; tempat sempit; halaman kecil; lapangan kecil; "
        "halamannya sempit; ruang kelas kecil; ruangan kecil; kelasnya sempit; ruang kecil; "
        "kelas kecil dan sempit",
        "halaman_luas": "halaman luas; halaman sekolah luas; lapangan luas; halamannya luas; "
        "halaman yang luas; ada halaman luas; punya halaman luas",
        "tanpa_meja": "tanpa meja; tidak ada meja; ga ada meja; gak ada meja; tanpa bangku; "
        "duduk di lantai; lesehan; tanpa kursi; tanpa meja kursi; tanpa meja dan kursi",
        "sedikit_bahan": "bahan sedikit; bahan terbatas; alat terbatas; alat seadanya; "
        "bahan seadanya; sedikit bahan; alat dan bahan terbatas; fasilitas terbatas; "
        "sarana terbatas; alat peraga terbatas; serba terbatas; alat sedikit; minim alat; "
        "sedikit alat; kurang alat; kekurangan alat; minim bahan; alatnya sedikit; alat kurang",
        "sedikit_buku": "buku sedikit; buku terbatas; buku kurang; sedikit buku; kurang buku; "
        "kekurangan buku; buku paket kurang; buku paket sedikit; buku paket terbatas; bukunya "
        "sedikit; buku pelajaran kurang; bukunya kurang; bukunya terbatas; minim buku",
        "hujan": "saat musim hujan; sedang musim hujan; lagi musim hujan; waktu musim hujan; "
        "ketika musim hujan; karena musim hujan; pas musim hujan; sering hujan; sedang hujan; "
        "lagi hujan; hujan terus",
    }
)
RAINY = ("musim", "hujan")
ONLY = {"cuma", "hanya", "cuman", "tinggal", "ada"}
MANY_BOOKS = 60


def read_class_size(reading: Reading, findings: Findings) -> None:
    """Claim the number of murid, however it is written; `buku cuma 5` first."""
    for index in range(len(reading)):
        _few_books(reading, index, findings)
    for index in range(len(reading)):
        _boys_and_girls(reading, index, findings)
    for index in range(len(reading)):
        _number_first(reading, index, findings)
    for index in range(len(reading)):
        _number_last(reading, index, findings)


def _number_first(reading: Reading, index: int, findings: Findings) -> None:
    """`28 murid`, `40an siswa`, `28 orang murid`, `31 anak`."""
    number = number_at(reading, index)
    if not number:
        return
    after = index + number[0]
    if reading.word(after) == "an" and reading.gap(after) in {"", "-"}:
        after += 1
    if reading.word(after) == "orang" and reading.joined(after):
        after += 1
    pupils = PUPILS.at(reading, after) if reading.joined(after) else None
    if not pupils:
        return
    last = after + pupils[0]
    if reading.word(last) in NOT_PUPILS_AFTER or _told_of(reading, index):
        return
    _keep(reading, findings, index, last, number[1])


def _told_of(reading: Reading, index: int) -> bool:
    return reading.word(index - 1) in NOT_PUPILS_BEFORE and not reading.opens(index)


def _number_last(reading: Reading, index: int, findings: Findings) -> None:
    """`murid 28`, `jumlah siswa: 31 orang`, `muridnya cuma 12`, `jumlah 31`."""
    pupils = PUPILS.at(reading, index)
    label = reading.word(index) in COUNT_LABELS and reading.word(index - 1) != "yang"
    if not pupils and not label:
        return
    after = index + (pupils[0] if pupils else 1)
    counted = label
    while reading.word(after) in AMOUNT_WORDS and reading.joined(after):
        counted, after = True, after + 1
    number = number_at(reading, after) if reading.joined(after) else None
    if not number:
        return
    last = after + number[0]
    if not pupils and not (reading.opens(index) or reading.closes(last)):
        return
    people = reading.word(last) == "orang" or bool(PUPILS.at(reading, last))
    if not people and _counts_something_else(reading, last):
        return
    if reading.word(index) in CHILD_WORDS and not (counted or people):
        return
    _keep(reading, findings, index, last + (1 if people else 0), number[1])


def _counts_something_else(reading: Reading, last: int) -> bool:
    return bool(
        reading.word(last) in NOT_A_COUNT | MINUTE_UNITS
        or HOUR_UNITS.at(reading, last)
        or set(reading.gap(last)) & set("+×÷=<>%")
        or reading.attached(last)
    )


def _keep(reading: Reading, findings: Findings, first: int, last: int, count: int) -> None:
    while reading.word(first - 1) in AMOUNT_WORDS and reading.joined(first):
        first -= 1
    findings.students.append(count)
    reading.claim(first, last, KIND)


def _boys_and_girls(reading: Reading, index: int, findings: Findings) -> None:
    """`15 laki-laki dan 13 perempuan`: their sum, unless the whole is said as well."""
    first = _one_sex(reading, index)
    if not first:
        return
    start = first[0] + (1 if reading.word(first[0]) in {"dan", "n"} else 0)
    second = _one_sex(reading, start)
    if second:
        findings.students.append(first[1] + second[1])
        reading.claim(index, second[0], KIND)


def _one_sex(reading: Reading, index: int) -> tuple[int, int] | None:
    """(token after it, count), or None."""
    number = number_at(reading, index)
    after = index + number[0] if number else index
    if not number or reading.word(after) not in GIRLS_AND_BOYS:
        return None
    after += 1
    return (after + 1 if reading.word(after) == "laki" else after), number[1]


def read_conditions(reading: Reading, findings: Findings) -> None:
    """Claim conditions of room, books, materials and weather."""
    for first, last, condition in CONDITIONS.found(reading):
        findings.conditions.append(condition)
        reading.claim(first, last, "keadaan")
    for index in range(len(reading)):
        rainy = reading.follows(index, RAINY)
        if rainy and reading.opens(index) and reading.closes(index + 2):
            findings.conditions.append("hujan")
            reading.claim(index, index + 2, "keadaan")


def _few_books(reading: Reading, index: int, findings: Findings) -> None:
    """`buku cuma 5`, `buku paket hanya ada 7`, `cuma 5 buku`."""
    if reading.word(index) in {"cuma", "hanya", "cuman"}:
        number = number_at(reading, index + 1)
        after = index + 1 + (number[0] if number else 0)
        if number and reading.word(after) == "buku":
            findings.conditions.append("sedikit_buku")
            reading.claim(index, after + 1, "keadaan")
        return
    if reading.word(index) not in {"buku", "bukunya"}:
        return
    after = index + (2 if reading.word(index + 1) in {"paket", "pelajaran", "siswa"} else 1)
    only = after
    while reading.word(only) in ONLY and reading.joined(only):
        only += 1
    number = number_at(reading, only) if only > after else None
    if number and number[1] <= MANY_BOOKS:
        last = only + number[0]
        last += 1 if reading.word(last) in {"buah", "eksemplar", "biji"} else 0
        findings.conditions.append("sedikit_buku")
        reading.claim(index, last, "keadaan")
