"""Where the school is, in the teacher's own words and as one of our places."""

from __future__ import annotations

from kelas_ai.planning.findings import Findings
from kelas_ai.planning.phrases import book
from kelas_ai.planning.reading import Reading

KIND = "tempat"
SURE_PLACES = book(
    {
        "pesisir": "kampung nelayan; desa nelayan; perkampungan nelayan; daerah pesisir; pesisir; "
        "desa pesisir; kampung pesisir; pesisir pantai; tepi pantai; pinggir pantai; "
        "daerah pantai; dekat pantai; dekat laut; tepi laut; pinggir laut; tepi teluk; "
        "anak nelayan; murid anak nelayan; kampung di tepi pantai; masyarakat nelayan; "
        "lingkungan nelayan",
        "pulau": "pulau kecil; pulau terpencil; pulau terluar; kepulauan; daerah kepulauan; "
        "pulau terdepan",
        "sungai": "tepi sungai; pinggir sungai; bantaran sungai; tepian sungai; daerah sungai; "
        "dekat sungai; tepi danau; pinggir danau; dekat danau; daerah rawa; kampung rawa",
        "sawah": "petani padi; desa petani; daerah persawahan; persawahan; tengah sawah; "
        "dekat sawah; daerah sawah; pinggir sawah; anak petani; murid anak petani; petani sawah; "
        "desa persawahan; kampung petani; tepi sawah; lingkungan sawah; lingkungan petani",
        "kebun": "kebun kopi; kebun karet; kebun sawit; kebun teh; kebun kelapa; kebun cengkeh; "
        "kebun kakao; kebun coklat; kebun jagung; perkebunan; daerah perkebunan; perkebunan kopi; "
        "perkebunan karet; perkebunan sawit; perkebunan teh; daerah kebun; tengah kebun; "
        "lahan sawit; petani kopi; petani karet; petani sawit; anak petani kopi; "
        "anak petani karet; anak petani sawit; kebun sayur; ladang jagung; "
        "perkebunan kelapa sawit; kebun kelapa sawit",
        "hutan": "tepi hutan; pinggir hutan; dekat hutan; daerah hutan; kawasan hutan; "
        "tengah hutan; pedalaman; pedalaman hutan",
        "gunung": "pegunungan; daerah pegunungan; dataran tinggi; lereng gunung; kaki gunung; "
        "dekat gunung; lereng; perbukitan; daerah perbukitan; desa pegunungan; lereng bukit; "
        "puncak bukit; kaki bukit; daerah gunung",
        "pasar": "dekat pasar; lingkungan pasar; sekitar pasar; anak pedagang; "
        "murid anak pedagang; samping pasar; belakang pasar; daerah pasar; sebelah pasar",
        "kota": "kota padat; kota besar; perkotaan; daerah perkotaan; rumah susun; rusun; "
        "tengah kota; pusat kota; pinggir kota; pinggiran kota; permukiman padat; "
        "pemukiman padat; kampung kota; gang sempit; kawasan industri; perumahan; daerah kota; "
        "kampung padat; kampung padat penduduk; kota padat penduduk",
        "": "perbatasan; daerah perbatasan; desa terpencil; daerah terpencil; daerah 3t; "
        "desa tertinggal; pedesaan; perdesaan; daerah tertinggal; kampung terpencil",
    }
)
ORDINARY_PLACES = book(
    {
        "pesisir": "pantai; kampung laut; tepi laut",
        "pulau": "pulau",
        "sungai": "sungai",
        "sawah": "sawah; desa pertanian",
        "kebun": "kebun; ladang",
        "hutan": "hutan; desa hutan",
        "gunung": "gunung; bukit",
        "pasar": "pasar",
        "kota": "kota",
        "": "desa; kampung",
    }
)
SCHOOL_WORDS = {
    *{"sekolah", "sekolahku", "sekolahnya", "madrasah", "kami", "kita", "saya", "tinggal"},
    *{"terletak", "berada", "lokasi", "konteks", "daerah", "muridnya", "siswanya", "murid"},
    *{"siswa", "lingkungan"},
}
OUR_SCHOOL = {"sekolah", "sekolahku", "sekolahnya", "madrasah", "tinggal", "lokasi", "konteks"}
LOCATING = {
    *{"kampung", "desa", "perkampungan", "daerah", "tepi", "pinggir", "dekat", "murid", "lereng"},
    *{"kaki", "tengah", "sekitar", "samping", "belakang", "sebelah", "bantaran", "rumah", "rusun"},
    *{"kota", "pusat", "gang", "pedalaman", "lingkungan", "tepian", "pinggiran", "puncak"},
}
REGIONS = {
    *{"papua", "kalimantan", "sulawesi", "sumatra", "sumatera", "jawa", "bali", "maluku", "ntt"},
    *{"ntb", "aceh", "riau", "flores", "sumba", "timor", "halmahera", "mentawai", "nias", "madura"},
    *{"lombok", "sumbawa", "bangka", "belitung", "natuna", "asmat", "wamena", "merauke", "alor"},
}
COUNTED_LAST = {"murid", "siswa", "anak", "orang", "jp", "menit"}
LONG_REQUEST = 5
"""Words before a bare last word from which it no longer is the topic."""
PREPOSITIONS = {"di", "dekat", "sekitar", "pada", "tengah", "tepi", "pinggir", "samping", "dari"}
PLACE_TOPICS = {
    *{"kehidupan", "masyarakat", "penduduk", "ekosistem", "tanaman", "hewan", "tumbuhan"},
    *{"ekonomi", "pencaharian", "pekerjaan", "profesi", "suhu", "iklim", "cuaca", "penelitian"},
    *{"etnografi", "budaya", "adat", "tradisi", "jual", "beli", "interaksi", "transaksi"},
    *{"belanja", "usaha", "permukiman", "rumah", "kegiatan", "keragaman", "sumber", "potensi"},
    *{"bencana", "abrasi", "erosi", "banjir", "longsor", "makanan", "jaring", "rantai"},
    *{"kenampakan", "bentang", "bentuk", "muka", "air", "flora", "fauna", "habitat", "perubahan"},
    *{"sosial", "mobilitas", "urbanisasi", "tata", "letak", "kondisi", "mangrove", "tempat"},
    *{"lingkungan", "komoditas", "hasil", "jenis", "perbedaan", "peta", "denah", "ikan", "sampah"},
    *{"pencemaran", "polusi", "konservasi", "wilayah", "pola", "desa", "kota", "pariwisata"},
    *{"wisata", "kearifan", "lokal", "suku", "kerajaan", "perdagangan", "pedagang", "nelayan"},
    *{"petani", "kawasan", "negara", "tambak", "garam", "sawah", "dataran", "lembah"},
}


def read_places(reading: Reading, findings: Findings) -> None:
    """Claim the place of the school; leave it in a topic that is about places.

    Either way the place is noted, so a lesson on *jual beli di pasar* gets market examples.
    """
    sure = list(SURE_PLACES.found(reading))
    inside = {index for first, last, _ in sure for index in range(first, last)}
    topical = any(
        reading.word(index) in PLACE_TOPICS and index not in inside for index in range(len(reading))
    )
    for first, last, place in sure:
        start = _start(reading, first)
        located = start < first or reading.word(first) in LOCATING
        end = _with_proper_name(reading, start, last)
        edge = reading.opens(start) or reading.closes(end)
        ours = any(reading.word(index) in OUR_SCHOOL for index in range(start, first))
        claimed = ours or reading.isolated(start, end) or (located and edge and not topical)
        _keep(reading, findings, (start, first, end if claimed else last), place, claimed)
    for first, last, place in ORDINARY_PLACES.found(reading):
        start = _start(reading, first)
        before = {reading.word(index) for index in range(start, first)}
        if before & OUR_SCHOOL or (before and reading.isolated(start, last)):
            end = _with_proper_name(reading, start, last)
            _keep(reading, findings, (start, first, end), place, claimed=True)
        elif place and _afterthought(reading, first, last):
            _keep(reading, findings, (first, first, last), place, claimed=True)
        elif place and reading.word(first - 1) == "di":
            findings.places.append(place)


def _afterthought(reading: Reading, first: int, last: int) -> bool:
    """`… pajak 2 jp 35 murid kota`: a bare place at the end, after the class was described."""
    counted = reading.said(first - 1) in COUNTED_LAST and reading.said(first - 2).isdigit()
    return counted and first >= LONG_REQUEST and last == len(reading)


def _start(reading: Reading, first: int) -> int:
    """The first token of `sekolah kami di`, `di daerah`, `yang tinggal di` before a place."""
    start = first
    while reading.word(start - 1) in PREPOSITIONS | SCHOOL_WORDS and reading.joined(start):
        start -= 1
    return start


def _keep(
    reading: Reading, findings: Findings, span: tuple[int, int, int], place: str, claimed: bool
) -> None:
    """Note a place. span: first token with prepositions, first of the place itself, end."""
    start, first, end = span
    findings.contexts.append(reading.raw(first, end))
    if place:
        findings.places.append(place)
    if claimed:
        reading.claim(start, end, KIND)


def _with_proper_name(reading: Reading, first: int, last: int) -> int:
    """Include a name after the place: `di pulau kecil Sebesi`, `pedalaman papua`."""
    if reading.word(last) in REGIONS and reading.joined(last):
        return last + 1
    return reading.name_end(first, last)


def place_of(written: str) -> str:
    """The place in a context given as an option, or empty."""
    reading = Reading(written)
    for phrases in (SURE_PLACES, ORDINARY_PLACES):
        for _, _, place in phrases.found(reading):
            if place:
                return place
    return ""
