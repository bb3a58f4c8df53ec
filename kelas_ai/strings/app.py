"""What the terminal app says."""

from __future__ import annotations

TITLE = "kelas-ai"
SUBTITLE = "Rencana pembelajaran tanpa internet"
ASK = "Tulis mapel, kelas, topik, JP, dan keadaan kelas, lalu tekan Enter"
EXAMPLE = "mtk kls 5 membandingkan pecahan 2 jp 28 murid tanpa proyektor"
RECENT = "Rencana tersimpan (pilih, lalu Enter)"
NONE_SAVED = "Belum ada rencana. Contoh: {example}"
PREPARING = "Menyiapkan pustaka …"
READY = "Siap. Pustaka {cards} kartu topik, {topics} topik."
DRAFTING = "Menyusun rencana …"
REVIEW = "Telaah: {verdict}"
TODO_NONE = "Tidak ada yang perlu dikerjakan."
SUGGESTIONS = "Saran AI"
AI_IDLE = "Tekan F3 agar AI memilih teks yang cocok untuk kelas ini."
AI_WORKING = "AI sedang bekerja … (F3: hentikan)"
AI_STOPPED = "AI dihentikan. Semua yang sudah ada tersimpan."
AI_DONE = "AI selesai: {asked} hal ditanyakan, {chosen} teks diganti."
WAITING = "Menunggu persetujuan: {text}\n(F6 terima, F7 tolak)"
SAVED_AT = "Dokumen: {path}"
KEY_BACK = "Kembali"
KEY_HELP = "Bantuan"
KEY_DOCUMENT = "Buat dokumen Word"
KEY_AI = "AI mulai/berhenti"
KEY_ACCEPT = "Terima saran"
KEY_REJECT = "Tolak saran"
KEY_QUIT = "Keluar"
HELP = """\
# Bantuan

Tulis satu kalimat di kotak atas, misalnya:

> mtk kls 5 membandingkan pecahan 2 jp 28 murid tanpa proyektor

Rencana langsung tersusun dari pustaka dan langsung tersimpan. Semua versi tetap ada.

- **Enter** buat rencana, atau buka rencana yang dipilih
- **Tab** pindah antara kotak dan daftar
- **F2** buat dokumen Word
- **F3** mulai atau hentikan AI (AI hanya memilih teks; tulisan barunya menunggu Anda)
- **F6 / F7** terima atau tolak saran AI
- **Esc** kembali
- **Ctrl+Q** keluar
"""
