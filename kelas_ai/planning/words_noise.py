"""Requests, greetings and labels around the topic, in several languages of the islands."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import PhraseBook, book
from kelas_ai.planning.reading import Reading
from kelas_ai.planning.words_numbers import number_at, roman_at

KIND = "basa-basi"
ANYWHERE: PhraseBook[bool] = book(
    {
        True: "rpp; rppm; rpp 1 lembar; rpp satu lembar; rpp deep learning; modul ajar; "
        "modul ajar deep learning; "
        "modul pembelajaran; rpp pembelajaran mendalam; modul ajar pembelajaran mendalam; "
        "perangkat ajar; rencana pembelajaran; rencana pelaksanaan pembelajaran; "
        "perencanaan pembelajaran; perencanaan pembelajaran mendalam; "
        "rencana pembelajaran mendalam; dokumen perencanaan pembelajaran; rancangan pembelajaran; "
        "skenario pembelajaran; bahan ajar; kurikulum merdeka; kurikulum 2013; "
        "kurikulum nasional; kurmer; k 13; kurtilas; pembelajaran mendalam; "
        "pendekatan deep learning; pendekatan pembelajaran mendalam; assalamualaikum; "
        "assalamu alaikum; assalamualaikum wr wb; cara mengajarkan; cara mengajar; cara ngajar; "
        "cara ngajarin; bagaimana mengajarkan; bagaimana cara mengajarkan; bagaimana mengajar; "
        "gimana ngajarin; gimana cara ngajar; gimana cara ngajarin; kumaha ngajarkeun; "
        "kumaha carana ngajarkeun; kumaha ngajar; piye carane ngajar; piye carane mulang; "
        "piye ngajar; carane ngajar; carane mulang; di sekolah saya; di sekolah kami; "
        "di kelas saya; di kelas kami; satuan pendidikan; alokasi waktu; tujuan pembelajaran; "
        "kasih contoh; kasih saya; kasih aku; kasih dong",
    }
)
GREETINGS: PhraseBook[bool] = book(
    {
        True: "selamat pagi; selamat siang; selamat sore; selamat malam; terima kasih; "
        "terimakasih; makasih; matur nuwun; hatur nuhun",
    }
)
REQUESTS = {
    *{"buatkan", "buatin", "bikin", "bikinin", "bikinkan", "tlg", "mohon", "mhn", "pengen"},
    *{"pingin", "carikan", "cariin", "susunkan", "rancangkan", "siapkan", "berikan", "ajari"},
    *{"ajarkan", "mengajar", "mengajarkan", "ngajar", "ngajarin", "ngajarkeun", "mulang", "gue"},
    *{"ya", "yah", "dong", "dongg", "deh", "sih", "nih", "yuk", "pls", "plis", "please", "thanks"},
    *{"halo", "hai", "hallo", "bantu", "bantuin", "kumaha", "piye", "carane", "punten", "nyuwun"},
    *{"tulung", "tulungi", "jieunkeun", "pangdamelkeun", "gawekno", "gawekke", "gaweno", "nggawe"},
    *{"njaluk", "pengin", "arep", "hoyong", "kulo", "mapel", "lkpd", "gratis", "docx", "donk"},
    *{"assalam", "wr", "wb", "ges", "gaes", "guys", "makasi", "trims", "tq", "thx"},
}
# These are trimmed only next to another request word, or when they stand alone.
WEAK_REQUESTS = {
    *{"minta", "mau", "ingin", "perlu", "butuh", "tolong", "contoh", "susun", "rancang", "coba"},
    *{"lengkap", "cepat", "modul", "besok", "segera", "terbaru", "pdf", "word", "rpm", "abdi"},
    *{"saya", "aku", "kami", "kita", "gw", "kak", "kakak", "pak", "bu", "ibu", "bapak", "bang"},
    *{"gan", "mas", "mbak", "min", "bos", "pa", "guru", "buat"},
}
TOPIC_WORDS = {"materi", "topik", "tentang", "untuk", "utk", "mengenai"}
NOT_AT_END = {"mengajar", "bikin", "bantu"}
LEADING = {
    *{"untuk", "utk", "tentang", "ttg", "tntg", "materi", "topik", "mengenai", "yang", "yg", "dan"},
    *{"buat", "pelajaran", "terkait", "perihal", "berjudul", "dengan", "pada", "serta"},
}
TRAILING = {
    *{"untuk", "utk", "tentang", "ttg", "mengenai", "di", "pada", "pd", "dan", "yang", "yg"},
    *{"dengan", "dgn", "dg", "dari", "dr", "ke", "oleh", "serta", "atau", "buat", "per"},
    *{"tapi", "tetapi", "namun", "karena", "karna", "krn", "saat", "ketika", "sebanyak"},
}
KEPT_PAIRS = {("sama", "dengan"), ("materi", "genetik")}
FOR_WHOM = {"untuk", "utk", "bagi", "buat"}
PUPILS = {"murid", "siswa", "anak", "didik", "muridku", "siswaku", "pelajar", "anak2"}
ALONE = {
    *{"murid", "siswa", "siswi", "peserta", "didik", "anak", "kelas", "kls", "semester", "smt"},
    *{"pertemuan", "jp", "jumlah", "orang", "guru", "sekolah", "fase", "judul", "tema", "kondisi"},
    *{"topik", "materi", "mapel", "pelajaran", "mata", "pembelajaran", "alokasi", "menit", "jam"},
    *{"kurikulum", "ini", "itu", "saja", "aja", "cuma", "hanya", "tanpa", "program", "jurusan"},
    *{"model", "metode", "alat", "waktu", "bagi", "yang", "ada"},
}
LABELS = {
    *{"topik", "materi", "judul", "tema", "mapel", "waktu", "kelas", "jumlah", "fase", "semester"},
    *{"elemen", "sarana", "media", "alat", "model", "metode", "konteks", "kondisi", "keterangan"},
    *{"pelajaran", "pokok", "catatan", "permintaan", "kegiatan"},
}
CHAPTERS = {"bab", "tema", "subtema", "pembelajaran", "unit", "chapter", "pb", "halaman", "hal"}
SCHOOL_YEAR = book({True: "tahun ajaran; tahun pelajaran; thn ajaran; th ajaran; tapel; ta"})


def read_fixed_noise(reading: Reading, findings: Findings) -> None:
    """Claim phrases that never belong to a topic: `modul ajar`, `kurikulum merdeka`, `bab 3`."""
    for first, last, _ in ANYWHERE.found(reading):
        reading.claim(first, last, KIND)
    for first, last, _ in SCHOOL_YEAR.found(reading):
        end = _year_end(reading, last)
        if end > last:
            reading.claim(first, end, KIND)
    for first, last, _ in GREETINGS.found(reading):
        polite = reading.word(last) in REQUESTS | WEAK_REQUESTS or reading.isolated(first, last)
        outside = first == 0 or last == len(reading)
        if reading.opens(first) and outside and (polite or reading.closes(last)):
            reading.claim(first, last, KIND)
    for index in range(len(reading)):
        _chapter(reading, index)


def _year_end(reading: Reading, index: int) -> int:
    end = index
    while end < min(index + 2, len(reading)) and reading.word(end).isdecimal():
        if len(reading.word(end)) not in {2, 4}:
            break
        end += 1
    return end


def _chapter(reading: Reading, index: int) -> None:
    if reading.word(index) not in CHAPTERS or not reading.joined(index + 1):
        return
    number = number_at(reading, index + 1)
    numbered = number if number and number[1] <= 300 else None
    roman = roman_at(reading, index + 1)
    if roman and reading.word(index) in {"bab", "tema", "unit"}:
        reading.claim(index, index + 2, KIND)
    elif numbered:
        reading.claim(index, index + 1 + numbered[0], KIND)


def trim_edges(reading: Reading) -> None:
    """Claim request words, labels and loose connectors at the edges, until none is left."""
    changed = True
    while changed:
        changed = False
        for first, last in list(_pieces(reading)):
            changed |= _trim_piece(reading, first, last)
        for first, last in list(reading.segments()):
            changed |= _trim_segment(reading, first, last)


def _pieces(reading: Reading) -> list[tuple[int, int]]:
    """Segments split again where punctuation separates them."""
    pieces: list[tuple[int, int]] = []
    for first, last in reading.segments():
        start = first
        for index in range(first + 1, last + 1):
            if index == last or reading.closes(index):
                pieces.append((start, index))
                start = index
    return pieces


def _trim_piece(reading: Reading, first: int, last: int) -> bool:
    said = [reading.word(index) for index in range(first, last)]
    polite = all(word in REQUESTS | WEAK_REQUESTS for word in said)
    if polite and said != ["pak"]:
        if reading.isolated(first, last) or any(word in REQUESTS for word in said):
            reading.claim(first, last, KIND)
            return True
    if said[0] in LABELS and ":" in reading.gap(first + 1):
        reading.claim(first, first + 1, KIND)
        return True
    start, end = first, last
    while start < end and _polite(reading, start, start + 1, last):
        start += 1
    while end > start and _polite(reading, end - 1, end - 2, end):
        end -= 1
    reading.claim(first, start, KIND)
    reading.claim(end, last, KIND)
    return start > first or end < last


def _polite(reading: Reading, index: int, beside: int, last: int) -> bool:
    """True for a request word at an edge. beside: its neighbour towards the topic."""
    word = reading.word(index)
    backwards = beside < index
    if reading.hyphenated(index) or (backwards and word in NOT_AT_END):
        return False
    if word in REQUESTS:
        return True
    company = REQUESTS if backwards else REQUESTS | WEAK_REQUESTS | TOPIC_WORDS
    return word in WEAK_REQUESTS and beside < last and reading.word(beside) in company


def _trim_segment(reading: Reading, first: int, last: int) -> bool:
    start, end = first, last
    while start < end and _loose(reading, start, LEADING):
        start += 1
    while end > start and _loose(reading, end - 1, TRAILING):
        end -= 1
    end = _without_audience(reading, start, end)
    if all(reading.word(index) in ALONE for index in range(start, end)):
        end = start
    reading.claim(first, start, KIND)
    reading.claim(end, last, KIND)
    return start > first or end < last


def _loose(reading: Reading, index: int, connectors: set[str]) -> bool:
    pairs = {
        (reading.word(index - 1), reading.word(index)),
        (reading.word(index), reading.word(index + 1)),
    }
    kept = reading.hyphenated(index) or pairs & KEPT_PAIRS
    return reading.word(index) in connectors and not kept


def _without_audience(reading: Reading, start: int, end: int) -> int:
    """Drop `untuk siswa`, `bagi peserta didik` at the end of a segment."""
    if end - start < 2 or reading.word(end - 1) not in PUPILS:
        return end
    before = end - 2
    before -= 1 if reading.word(before) in {"peserta", "anak"} else 0
    return before if before >= start and reading.word(before) in FOR_WHOM else end
