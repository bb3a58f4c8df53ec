"""What Laptop ini, the profile and the first run say."""

from __future__ import annotations

MACHINE_TITLE = "Laptop ini"
LOOKING = "Memeriksa laptop … {part}"
LOOKED = "Diperiksa {when}."
AI_ON = "AI menyala, model {model}."
AI_OFF = "AI dimatikan; rencana tetap dibuat dari pustaka."
KEY_PROFILE = "Sekolah"
KEY_AI = "AI nyala/mati"
KEY_AGAIN = "Periksa"
KEY_INSTALL = "Pasang model"
FINDING = "{mark} {found}"
ADVICE = "    Lakukan: {advice}"
MARKS = {"baik": "✓ baik", "catatan": "! catatan", "perlu tindakan": "!! PERLU"}
MODELS = "MODEL AI"
MODEL_LINE = "{name} · {state} · berkas {file}, memori {memory} · {licence}"
INSTALLED = "terpasang"
NOT_INSTALLED = "belum terpasang"
CHOSEN = "► "
INSTALL_TITLE = "Pasang model dari USB"
INSTALL_NONE = (
    "Tidak ada berkas model di USB yang terpasang. Colokkan USB Kelas, lalu coba lagi, atau pilih "
    "berkasnya sendiri."
)
INSTALL_CHOOSE = "Pilih berkas sendiri …"
INSTALL_FILE = "{name} dari {path} ({size})"
INSTALLING = "Menyalin {name}: {percent}%, {left} (Esc: hentikan)"
INSTALL_LEFT = "sekitar {seconds} detik lagi"
INSTALL_DONE = "{name} terpasang dan asli."
INSTALL_STOPPED = "Pemasangan dihentikan. Bagian yang sudah tersalin dibuang."
UNKNOWN_MODEL = "Berkas {name} tidak ada dalam daftar model kelas-ai, jadi tidak dipasang."

PROFILE_TITLE = "Sekolah dan guru"
PROFILE_TOLD = "Dicetak pada setiap rencana. Boleh dikosongkan dan ditulis tangan."
PROFILE_FIELDS = {
    "school": ("Nama sekolah", "SD Negeri 3 Karang Indah"),
    "teacher": ("Nama guru", "Ni Luh Ayu Saraswati, S.Pd."),
    "teacher_nip": ("NIP guru", "boleh kosong"),
    "principal": ("Kepala sekolah", "boleh kosong"),
    "principal_nip": ("NIP kepala sekolah", "boleh kosong"),
    "place": ("Tempat sekolah", "ketik: pesisir, sawah, kota …"),
    "output": ("Folder dokumen", "kosong = folder rencana"),
}
PROFILE_SAVED = "Tersimpan."
PROFILE_SAVE = "Simpan (F2)"
PROFILE_BAD = "“{value}” tidak dapat dipakai untuk {field}."
PROFILE_NOT_SAVED = "Pengaturan belum tersimpan: {reason}. Isinya dipakai sampai kelas-ai ditutup."

WELCOME_TITLE = "Selamat datang (1 dari 2)"
WELCOME_TOLD = (
    "Selamat datang di kelas-ai. Isi nama sekolah dan nama Anda agar tercetak pada rencana. "
    "Semua tetap di laptop ini. Belum tahu? Lewati saja."
)
WELCOME_NEXT = "Lanjut (F2)"
WELCOME_SKIP = "Lewati"
ABILITIES_TITLE = "Yang dapat dikerjakan laptop ini (2 dari 2)"
ABILITIES_TOLD = "Semua di bawah ini bekerja tanpa internet."
ABILITIES_PLAN = "✓ Menyusun rencana lengkap dari pustaka dalam sekitar satu detik"
ABILITIES_SEARCH = "✓ Mencari topik dan capaian saat Anda mengetik"
ABILITIES_PRINT = "✓ Membuat dokumen Word dan PDF yang siap dicetak"
ABILITIES_AI = "✓ AI memilih teks yang cocok untuk kelas Anda (model {model})"
ABILITIES_NO_MODEL = "– AI belum dapat dipakai: model belum terpasang. Pasang dari USB Kelas nanti."
ABILITIES_NO_MEMORY = (
    "– AI mungkin tidak muat: memori kosong {free}, perlu {needed}. Tutup program lain."
)
ABILITIES_AI_OFF = "– AI dimatikan dalam pengaturan."
ABILITIES_MACHINE = "Laptop: {cores} inti, memori {total} ({free} kosong), ruang simpan {disk}."
ABILITIES_START = "Buat rencana pertama (F2)"
FIRST_PLAN_TOLD = (
    "Rencana pertama: isi mapel, kelas, dan topik untuk hari Senin. Contoh sudah diisikan; ganti "
    "sesuka Anda, lalu tekan F2."
)
FIRST_PLAN = {"mapel": "Matematika", "kelas": "5", "topik": "membandingkan pecahan", "jp": "2"}
FIRST_PLAN_DONE = (
    "Rencana pertama Anda sudah jadi dan tersimpan. Panah memilih bagian, Enter mengubahnya, F2 "
    "membuat dokumen."
)

HELP_MACHINE = """\
# Laptop ini

Hasil pemeriksaan: prosesor, memori, ruang, model, pustaka, simpanan. Setiap masalah disertai satu
hal
yang perlu dilakukan.

- **F2** nama sekolah dan guru · **F3** AI nyala atau mati
- **F5** periksa lagi · **F6** pasang model dari USB
"""
HELP_PROFILE = """\
# Sekolah dan guru

Isi sekali; dicetak pada identitas setiap rencana baru. **F2** menyimpan. Semua boleh dikosongkan.
"""
