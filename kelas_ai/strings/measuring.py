"""What `ukur` says."""

from __future__ import annotations

HELP = (
    "Ukur kecepatan dan memori kelas-ai di laptop ini: draf, pencarian, dan model AI.\n\n"
    "Tutup program lain dulu. Dapat memakan beberapa menit di laptop lambat.\n\n"
    "Contoh: kelas-ai ukur --model hemat"
)
JSON_HELP = "Hasil sebagai JSON."
MODEL_OPTION_HELP = "hemat, standar, atau berkas GGUF."
WITHOUT_AI_HELP = "Draf dan pencarian saja."
MEASURING = "Mengukur {what} …"
DRAFT, SEARCH, MODEL = "draf", "pencarian menurut kata", "model AI {name}"
ROWS = (
    ("draf_detik", "Draf rencana", "{} detik"),
    ("cari_detik", "Pencarian menurut kata", "{} detik"),
    ("muat_detik", "Memuat model", "{} detik"),
    ("pilihan_pertama_detik", "Pilihan AI pertama, model belum dimuat", "{} detik"),
    ("pilihan_berikut_detik", "Pilihan AI berikutnya untuk kelas yang sama", "{} detik"),
    ("baca_token_per_detik", "Membaca", "{} token per detik"),
    ("tulis_token_per_detik", "Menulis", "{} token per detik"),
)
PEAK = "Memori paling banyak: {size}"
ON = "Model: {name}. Utas: {threads}. Mesin: {variant}."
WITHOUT_MODEL = "AI tidak diukur. {problem}"
