"""Words of the starter form."""

from __future__ import annotations

TITLE = "Rencana Pembelajaran"
IDENTITY = (
    ("Nama guru", "{{ guru }}"),
    ("Mata pelajaran", "{{ mapel }}"),
    ("Fase / kelas", "{{ fase }} / {{ kelas }}"),
    ("Semester, tahun ajaran", "{{ semester }}, {{ tahun_ajaran }}"),
    ("Topik", "{{ topik }}"),
    ("Alokasi waktu", "{{ jp }} JP × {{ menit_per_jp }} menit = {{ menit }} menit"),
    ("Jumlah murid", "{{ murid }}"),
)
SIGNATURE = (
    ("Mengetahui,\nKepala Sekolah", "{{ tanggal }}\nGuru {{ mapel }}"),
    ("{{ kepala_sekolah }}\nNIP {{ nip_kepala_sekolah }}", "{{ guru }}\nNIP {{ nip_guru }}"),
)
HEADINGS = {
    "capaian": "Capaian Pembelajaran",
    "tujuan": "Tujuan Pembelajaran",
    "dimensi": "Dimensi Profil Lulusan",
    "kesiapan": "Kesiapan Murid",
    "pemahaman": "Pemahaman Bermakna",
    "pemantik": "Pertanyaan Pemantik",
    "model": "Praktik Pedagogis",
    "langkah": "Langkah Pembelajaran",
    "soal": "Soal",
    "kunci": "Kunci",
    "refleksi": "Refleksi Guru",
}
STEPS_HEAD = ("Menit", "Kegiatan murid", "Kegiatan guru", "Bahan")
NOTE = "Dibuat dengan kelas-ai dari formulir sekolah."
