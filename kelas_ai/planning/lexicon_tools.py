"""Tools of a classroom and the phrases that say a class has them or not."""

from __future__ import annotations

from kelas_ai.planning.phrases import book

DEVICES = {
    "proyektor": "proyektor; projektor; projector; infokus; infocus; in focus; infocus; lcd; "
    "lcd proyektor; lcd projector; layar proyektor; ohp",
    "laptop": "laptop; leptop; notebook; chromebook",
    "komputer": "komputer; pc; computer; lab komputer",
    "gawai": "hp; handphone; ponsel; gawai; gadget; smartphone; hape; android; telepon genggam; "
    "tablet; telepon pintar",
    "internet": "internet; wifi; wi fi; sinyal; kuota; jaringan internet; koneksi internet; "
    "akses internet; jaringan; youtube",
    "pengeras suara": "speaker; pengeras suara; sound system; salon aktif; speker",
    "televisi": "tv; televisi; smart tv",
    "printer": "printer",
    "fotokopi": "fotokopi; fotocopy; fotokopian; foto copy; mesin fotokopi",
    "video": "video; video pembelajaran",
    "papan tulis": "papan tulis; whiteboard; white board",
    "kertas": "kertas; kertas plano; kertas manila; hvs",
    "kertas lipat": "kertas lipat; kertas origami",
    "karton": "karton",
    "kardus": "kardus; kardus bekas",
    "spidol": "spidol",
    "gambar": "media gambar; kartu gambar; gambar seri",
    "kartu": "kartu kata; kartu bilangan; flashcard; flash card",
    "LKPD": "lkpd; lks; lkpd cetak",
    "laboratorium": "lab; laboratorium; lab ipa; laboratorium ipa; ruang lab",
    "perpustakaan": "perpustakaan; perpus",
    "alat peraga": "alat peraga; media peraga; kit ipa; kit matematika",
}
INSTRUMENTS = {
    "mikroskop": "mikroskop",
    "globe": "globe; bola dunia",
    "peta": "peta; atlas",
    "penggaris": "penggaris; mistar",
    "busur": "busur; busur derajat",
    "jangka": "jangka; jangka sorong",
    "gunting": "gunting",
    "lem": "lem",
    "pensil warna": "pensil warna; krayon; crayon; cat air; pewarna",
    "timbangan": "timbangan; neraca",
    "termometer": "termometer",
    "stopwatch": "stopwatch; stop watch",
    "kalkulator": "kalkulator",
    "kamus": "kamus",
    "matras": "matras",
    "gamelan": "gamelan",
    "angklung": "angklung",
    "pianika": "pianika",
    "rekorder": "rekorder; recorder",
    "gitar": "gitar",
    "lapangan": "lapangan",
    "bola": "bola; bola voli; bola kaki; bola basket; bola besar; bola kecil",
    "net": "net",
    "raket": "raket",
    "cakram": "cakram; lembing; peluru",
}
ALL_TOOLS = book(DEVICES | INSTRUMENTS)
DEVICE_BOOK = book(DEVICES)
BOOKS = book({"buku": "buku; buku paket; buku siswa; buku pelajaran; buku teks"})
POWER = book({"listrik": "listrik; aliran listrik; pln; arus listrik"})
LACKING = book(
    {
        True: "tanpa; tidak ada; tdk ada; ga ada; gak ada; nggak ada; ngga ada; g ada; tak ada; "
        "enggak ada; tidak punya; tdk punya; ga punya; gak punya; nggak punya; tak punya; "
        "belum punya; belum ada; tidak tersedia; tidak memiliki; tak memiliki; tidak pakai; "
        "ga pakai; gak pakai; ga pake; gak pake; tidak memakai; tidak menggunakan; tidak perlu; "
        "belum tersedia; kekurangan; tidak dengan; minim; ora ono; ora ana; teu aya; ra ono; "
        "ndak ada; ndak punya; endak ada; kagak ada; sing ada"
    }
)
LACKING_AFTER = book(
    {
        True: "tidak ada; ga ada; gak ada; tdk ada; nggak ada; rusak; mati; padam; "
        "tidak tersedia; belum ada; sering mati; sering padam; belum masuk; terbatas; "
        "tidak berfungsi"
    }
)
WEAK_SIGNAL = book({True: "tidak stabil; lemot; susah; jelek; sulit; lemah; putus putus"})
ALLOWED = book({True: "boleh dipakai; boleh digunakan; boleh; tersedia; bisa dipakai"})
POWER_CUTS = book({True: "mati lampu; lampu mati; mati listrik; listrik padam; belum berlistrik"})
