"""What the `usb` commands say."""

from __future__ import annotations

GROUP_HELP = "Buat, periksa, salin, dan pasang USB Kelas."
BUILD_HELP = (
    "Buat USB Kelas di FOLDER: aplikasi dengan Python-nya sendiri, model, pustaka, dan petunjuk, "
    "ditandatangani dengan kunci pembuat.\n\nContoh: kelas-ai usb buat /media/usb --model hemat"
)
CHECK_HELP = (
    "Periksa setiap berkas USB Kelas: rusak, hilang, asing, atau bukan dari pembuatnya.\n\n"
    "Contoh: kelas-ai usb cek /media/usb"
)
INSTALL_HELP = (
    "Pasang atau perbarui kelas-ai dari USB Kelas; hanya bagian yang berubah disalin, dan "
    "pekerjaan guru tidak disentuh.\n\nContoh: kelas-ai usb pasang /media/usb"
)
COPY_HELP = (
    "Buat USB Kelas baru dari laptop ini (atau dari USB lain), atau perbaiki yang rusak; isinya "
    "sama bita demi bita dan tanda tangannya tetap berlaku.\n\n"
    "Contoh: kelas-ai usb salin /media/usb-baru"
)
UNDO_HELP = (
    "Batalkan pembaruan terakhir: versi sebelumnya dipakai lagi.\n\nContoh: kelas-ai usb batalkan"
)
CONFIRM_HELP = (
    "Setujui pembaruan terakhir dan hapus versi sebelumnya untuk menghemat ruang.\n\n"
    "Contoh: kelas-ai usb setujui"
)
REMOVE_HELP = (
    "Copot kelas-ai dari laptop ini. Rencana dan pengaturan guru tetap ada.\n\n"
    "Contoh: kelas-ai usb copot"
)
STATUS_HELP = (
    "Versi yang terpasang, versi sebelumnya, dan kunci yang dipercaya.\n\n"
    "Contoh: kelas-ai usb lihat"
)
FOLDER = "Folder USB Kelas."
TARGET = "Folder USB yang akan ditulisi."
HELP_TIERS = "hemat, standar, unggul; boleh beberapa, dipisah koma."
HELP_INSTALL_TIERS = "otomatis, semua, tanpa, atau nama tingkat dipisah koma."
HELP_NO_WINDOWS = "Tanpa bagian Windows."
HELP_SUPPLIES = "Folder berisi berkas yang tidak ada di registri paket (Python Windows)."
HELP_NO_MEANING = "Tanpa vektor pencarian makna; dihitung di laptop pada pencarian pertama."
HELP_TRUST = "Percayai pembuat dengan sidik ini (tanyakan langsung kepadanya)."
HELP_OLDER = "Izinkan USB yang lebih lama daripada yang terpasang."
HELP_PROGRAM = "Folder program."
HELP_NO_CARRY = "Jangan simpan berkas untuk membuat USB bagi sistem lain."
HELP_TEMPORARY = "Tanpa model, menu, dan perintah; untuk menjalankan langsung dari USB."
HELP_FROM = "Salin dari USB lain, bukan dari laptop ini."
HELP_WITH_BACKUP = "Pakai salinan rencana dari sebelum pembaruan; yang baru tetap disimpan."
HELP_JSON = "Hasil sebagai JSON."

PARTS = {
    "python": "Python",
    "paket": "paket pendukung",
    "mesin": "mesin AI",
    "aplikasi": "aplikasi",
    "kurikulum": "pustaka kurikulum",
    "makna": "pencarian makna",
    "linux-x64": "bagian Linux",
    "windows-x64": "bagian Windows",
    "model-hemat": "model hemat",
    "model-standar": "model standar",
    "model-unggul": "model unggul",
}
MENU_COMMENT = "Rencana pembelajaran tanpa internet"
BUILDING = "Menyiapkan {name} …"
COPYING = "  {percent}% {name}"
BUILT = "USB Kelas siap di {path}: {files} berkas, {size}."
MAKER = "Sidik pembuat: {fingerprint} (bacakan kepada penerima agar dapat dicocokkan)."
MISSING_PIECE = "Belum ada untuk Windows: {reason}\n    SHA-256 {sha256}"
UNKNOWN_SUM = "(hanya diketahui pembuatnya)"
RELEASE = "Versi {version}, terbitan {release}, sidik pembuat {fingerprint}."
TRUSTED = "Pembuat ini dipercaya laptop ini."
NOT_TRUSTED = "Pembuat ini belum dipercaya laptop ini; cocokkan sidiknya dengan pembuatnya."
FIRST_TRUST = (
    "Laptop ini sekarang mempercayai pembuat bersidik {fingerprint}. USB dari pembuat lain akan "
    "ditolak."
)
SOUND = "USB Kelas utuh: {files} berkas cocok dengan tanda tangan."
DAMAGED = "rusak:       {path}"
MISSING = "hilang:      {path}"
UNREADABLE = "tak terbaca: {path}"
EXTRA = "tambahan:    {path} (bukan bagian USB Kelas)"
FOREIGN = "lain:        {path}"
RISKY = "BERBAHAYA?   {path} (jenis berkas yang biasa dipakai virus; jangan dibuka, hapus)"
LEFT_OUT = "tidak dibawa: {part}"
UNFINISHED = "Penyalinan ke USB ini belum selesai. Ulangi: kelas-ai usb salin FOLDER"
REPAIR = (
    "Perbaiki dengan salinan yang sama (terbitan {release}, sidik {fingerprint}): dari laptop yang "
    "memasangnya jalankan kelas-ai usb salin {path}"
)
REPAIR_HERE = "Laptop ini dapat memperbaikinya: kelas-ai usb salin {path}"
INSTALLED = "kelas-ai {version} terpasang (terbitan {release})."
UPDATED = "Diperbarui: {parts}. Versi sebelumnya disimpan; kembali dengan: kelas-ai usb batalkan"
UNCHANGED = "Sudah sama dengan USB ini; tidak ada yang perlu disalin."
NOT_COPIED = "Tidak dapat disalin dari USB (rusak atau hilang): {paths}"
MODELS_READY = "Model: {models}."
NO_MODEL = "Tanpa model bahasa; rencana dibuat dari pustaka."
START = "Mulai dengan: kelas-ai   (atau pilih kelas-ai di menu; bila belum ada: sh {path})"
START_WINDOWS = "Mulai dengan kelas-ai di menu Start, atau: {path}"
COPIED = "USB Kelas di {path} selesai: {written} berkas ditulis, {kept} sudah benar."
UNAVAILABLE = "Tidak ada di sumber ini: {path}"
UNDONE = (
    "Sekarang dipakai terbitan {release}; rencana Anda tetap ada. Ulangi perintah ini untuk "
    "kembali."
)
CONFIRMED = "Pembaruan disetujui; versi sebelumnya dihapus."
REMOVED = "kelas-ai dicopot. Rencana dan pengaturan Anda tetap ada di {home}"
ACTIVE = "Aktif: {name}"
PREVIOUS = "Sebelumnya: {name} (kembali dengan kelas-ai usb batalkan)"
TRUSTED_KEY = "Pembuat yang dipercaya: {fingerprint}"
CHANGING_MODEL = "Model bawaan diatur ke {tier} karena itulah yang terpasang."


def part_name(part: str) -> str:
    """A layer or group as teachers know it."""
    return PARTS.get(part, part)
