"""Numbers as teachers type them: digits, words up to ninety-nine, Roman class numbers."""

from __future__ import annotations

from kelas_ai.planning.reading import Reading

UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "lapan": 8,
    "sembilan": 9,
}
SINGLE_WORDS = UNITS | {"sepuluh": 10, "sebelas": 11, "duabelas": 12, "seratus": 100}
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
}
ORDINALS = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
LARGEST = 10**9
# A number before these words is part of the topic: *2 angka*, *1 sampai 10*, *3 dimensi*.
BELONGS_TO_TOPIC = {
    *{"angka", "dimensi", "pangkat", "digit", "soal", "variabel", "langkah", "sampai", "sd", "s"},
    *{"macam", "jenis", "teks", "bilangan", "kata", "kalimat", "paragraf", "per", "dan", "atau"},
    *{"hingga", "tahap", "unsur", "pilar", "sila", "arah", "warna", "suku", "buah", "cara", "hal"},
    *{"menit", "jam", "x", "kali", "dikali", "dibagi", "ditambah", "dikurang", "besar", "hari"},
    *{"bab", "unit", "tema", "benua", "negara", "provinsi", "musim", "langkah", "contoh", "orang"},
}


def digits_value(digits: str) -> int:
    """The value of a run of digits, capped so that a pasted page of digits stays cheap."""
    return int(digits) if len(digits) <= 9 else LARGEST


def number_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A whole number at this token: (tokens used, value), or None.

    A part of a decimal, a fraction or a date (2,5 or 1/2 or 1.250) is no whole number.
    """
    word = reading.word(index)
    if word.isdecimal():
        return None if part_of_larger(reading, index) else (1, digits_value(word))
    second = reading.word(index + 1) if reading.joined(index + 1) else ""
    if word in UNITS and second == "belas":
        return 2, 10 + UNITS[word]
    if word in UNITS and second == "puluh":
        third = reading.word(index + 2) if reading.joined(index + 2) else ""
        rest = UNITS.get(third)
        return (3, 10 * UNITS[word] + rest) if rest else (2, 10 * UNITS[word])
    return (1, SINGLE_WORDS[word]) if word in SINGLE_WORDS else None


def part_of_larger(reading: Reading, index: int) -> bool:
    """True when this digit run belongs to 2,5 or 1/2 or 1.250."""
    before = reading.gap(index) in {",", ".", "/"} and reading.said(index - 1).isdecimal()
    after = reading.gap(index + 1) in {",", "."} and reading.said(index + 1).isdecimal()
    return before or after


def roman_at(reading: Reading, index: int) -> int | None:
    """The value of a Roman numeral I to XIII at this token, or None."""
    return ROMAN.get(reading.word(index))
