"""What the terminal app says on every screen, on Beranda, and in its help."""

from __future__ import annotations

TITLE = "kelas-ai"
SUBTITLE = "Rencana pembelajaran tanpa internet"

KEY_BACK = "Kembali"
KEY_HELP = "Bantuan"
KEY_QUIT = "Keluar"
KEY_PALETTE = "Perintah"
KEY_OK = "Pakai"
KEY_SAVE = "Simpan"
KEY_NEXT = "Lanjut"
YES = "Ya"
NO = "Tidak"
OK = "Baik"
CANCEL = "Batal"

SAVED_MARK = "tersimpan"
SAVING_MARK = "menyimpan …"
UNSAVED_MARK = "BELUM TERSIMPAN"
SAVED_AGAIN = "Rencana sudah tersimpan kembali."

ASK = "Tulis mapel, kelas, topik, JP, dan keadaan kelas, lalu tekan Enter"
EXAMPLE = "mtk kls 5 membandingkan pecahan 2 jp 28 murid tanpa proyektor"
PREPARING = "Menyiapkan pustaka …"
READY = "Siap. Pustaka {cards} kartu topik, {topics} topik."
DRAFTING = "Menyusun rencana …"
MENU_TITLE = "Atau pilih dengan panah dan Enter"
RECENT = "Lanjutkan rencana (panah ke sini, Enter)"
NONE_SAVED = "Belum ada rencana. Tulis satu kalimat di atas, lalu tekan Enter."
SEQUENCE = (
    "{count} rencana untuk {count} pertemuan sudah jadi dan tersimpan. Ini yang pertama; yang lain "
    "ada di Rencanaku."
)
RESUMED = "Dilanjutkan dari tempat terakhir. Esc untuk ke Beranda."
EMPTY_LINE = "Kotak di atas masih kosong. Tulis seperti contoh di dalamnya, lalu tekan Enter."
UNCLEAR_LINE = (
    "Topik “{said}” belum dikenali. Sebutkan mapel, kelas, dan topiknya, misalnya: "
    "mtk kelas 5 membandingkan pecahan."
)
UNCLEAR_HINT = "{problem} Tekan F2 untuk mengisi formulir."
KEY_FORM = "Formulir"

MENU = {
    "formulir": ("Rencana baru", "isi formulir singkat, langkah demi langkah"),
    "rencanaku": ("Rencanaku", "semua rencana tersimpan: buka, salin, cetak, pulihkan"),
    "kurikulum": ("Kurikulum", "cari topik, baca kartu dan capaian"),
    "perangkat": ("Laptop ini", "kemampuan laptop, model AI, nama sekolah dan guru"),
    "bantuan": ("Bantuan", "cara memakai aplikasi ini"),
}

PALETTE_PLACEHOLDER = "Ketik nama perintah, misalnya: dokumen"
PALETTE_NOTHING = "Tidak ada perintah dengan kata itu."
PALETTE_TITLE = "Perintah"

CONFIRM_TITLE = "Pastikan"
STOPPING = "Menutup …"

UNEXPECTED = (
    "Terjadi kesalahan yang belum dikenal ({kind}). Pekerjaan Anda tetap tersimpan; rinciannya "
    "ada di {log}."
)
BROKEN_SETTINGS = (
    "{problem} Untuk sementara dipakai pengaturan bawaan; perbaiki di Laptop ini (menu Beranda). "
    "Berkas lama tidak dihapus."
)

HELP_GENERAL = """\
## Di semua layar

- **Tab** pindah ke bagian berikutnya, **panah** memilih, **Enter** membuka
- **Esc** kembali, **F1** atau **?** bantuan, **Ctrl+P** semua perintah, **Ctrl+Q** keluar
- Tetikus juga dapat dipakai: klik, gulir
- Setiap perubahan langsung tersimpan; Anda boleh menutup kapan saja
"""
HELP_HOME = """\
# Beranda

Tulis satu kalimat di kotak atas, misalnya:

> mtk kls 5 membandingkan pecahan 2 jp 28 murid tanpa proyektor

Tekan **Enter**. Rencana langsung tersusun dari pustaka. Bila lebih suka mengisi satu per satu,
tekan
**F2** (formulir).
"""
