"""Headings and fixed words of the plan documents."""

from __future__ import annotations

TITLE = "Perencanaan Pembelajaran Mendalam"
IDENTIFICATION = "A. Identifikasi"
DESIGN = "B. Desain Pembelajaran"
EXPERIENCE = "C. Pengalaman Belajar"
ASSESSMENT = "D. Asesmen"
SUPPORT = "E. Diferensiasi dan Tindak Lanjut"
REFLECTION = "F. Refleksi"
TEACHING_MATERIAL = "Lampiran 1. Bahan Ajar"
WORKSHEET = "Lampiran 2. Lembar Kerja Murid (LKPD)"
ITEMS = "Lampiran 3. Lembar Soal"
KEYS = "Lampiran 4. Kunci dan Penskoran (untuk guru)"
SOURCES = "Lampiran 5. Sumber dan Asal Teks"
FILL_IN = "…………………………………"
STAGES = {"awal": "Kegiatan awal", "inti": "Kegiatan inti", "penutup": "Penutup"}
EXPERIENCES = {
    "memahami": "memahami",
    "mengaplikasi": "mengaplikasi",
    "merefleksi": "merefleksi",
}
LEVELS = ("Baru berkembang", "Layak", "Cakap", "Mahir")
CHECKS = {"awal": "Asesmen awal", "proses": "Asesmen proses", "akhir": "Asesmen akhir"}
USES = {
    "awal": "Asesmen awal",
    "proses": "Asesmen proses",
    "latihan": "Latihan",
    "akhir": "Asesmen akhir",
}
ORIGINS = {
    "resmi": "kutipan resmi",
    "pustaka": "pustaka kelas-ai",
    "guru": "ditulis guru",
    "ai": "ditulis AI",
}
LEGEND = (
    "Teks tanpa tanda berasal dari pustaka kelas-ai. Tanda lain: [resmi] kutipan peraturan, [guru] "
    "ditulis guru, [AI] ditulis AI dan disetujui guru."
)
CHECK_KEY = "perlu diperiksa"
VERIFIED = "dihitung ulang"
WAITING = "Saran AI yang belum disetujui guru"
CHOSEN = "Teks pustaka yang dipilih AI"
NOTICES = "Catatan untuk guru"
REVIEW = "Telaah sebelum supervisi"
KNOWING = "Mengetahui,"
PRINCIPAL = "Kepala Sekolah"
