"""What the plan screen and its dialogs say."""

from __future__ import annotations

MARKS = {"resmi": "§", "pustaka": "○", "guru": "■", "ai": "♦"}
NAMES = {"resmi": "resmi", "pustaka": "pustaka", "guru": "guru", "ai": "AI"}
HEAD = "{mark} {name} · {label}"
CHOSEN_BY_AI = "♦ dipilih AI"
WAITING = "♦ AI mengusulkan, belum diterima:"
IDENTITY = "{mark} {label}: {text}"
UNOWNED = "{label}: {text}"
EMPTY_TEXT = "(kosong)"
KEY_CHECK = "kunci perlu diperiksa"

KEY_MENU = "Ubah/ganti"
KEY_EDIT = "Ubah teks"
KEY_NEXT = "Minta lagi"
KEY_WISH = "Minta perubahan"
KEY_ACCEPT = "Terima"
KEY_REJECT = "Tolak"
KEY_DOCUMENT = "Dokumen"
KEY_AI = "AI"
KEY_REVIEW = "Telaah"
KEY_UNDO = "Urung"
KEY_REDO = "Ulang"
KEY_MAKE = "Buat rencana"

REVIEW = "Telaah: {verdict}"
REVIEW_LEFT = "Telaah: {verdict} ({count})"
TODO_NONE = "Tidak ada yang perlu dikerjakan."
TODO = "{number}. [{severity}] {title}\n   {fix}"

AI_TITLE = "AI"
AI_IDLE = "F3: AI memilih teks yang cocok untuk kelas ini."
AI_OFF = "AI dimatikan. Nyalakan di Laptop ini."
AI_LOADING = "Memuat model … biasanya 3–20 detik. (F3: hentikan)"
AI_WORKING = "AI bekerja: {done} dari sekitar {total} bagian, {left}. (F3: hentikan)"
AI_LEFT = "sekitar {seconds} detik lagi"
AI_LEFT_UNKNOWN = "menghitung sisa waktu"
AI_STOPPED = "AI dihentikan. Semua yang sudah ada tersimpan."
AI_DONE = "AI selesai: {asked} hal ditanyakan, {chosen} teks diganti."
AI_PROPOSED = " {count} usul menunggu Anda: tekan T."

MENU_TITLE = "{label}"
MENU_EDIT = "Ubah teksnya sendiri"
MENU_NEXT = "Minta lagi: teks pustaka berikutnya ({count} pilihan)"
MENU_NO_NEXT = "Minta lagi: pustaka hanya punya teks ini"
MENU_WISH = "Minta perubahan dengan kata sendiri"
MENU_ACCEPT = "Terima saran AI: {text}"
MENU_REJECT = "Tolak saran AI"
MENU_KEEP_CHOICE = "Terima pilihan AI"
MENU_TAKE_BACK = "Tolak pilihan AI: kembalikan teks draf"
MENU_OFFICIAL = "Kutipan resmi tidak diubah; pindahkan ke catatan bila perlu"

NO_NEXT = "Pustaka hanya punya satu teks untuk bagian ini. Tekan U untuk mengubahnya sendiri."
NEXT_SHOWN = "Teks pustaka berikutnya. Ctrl+Z mengembalikan."
NOTHING_WAITING = "Tidak ada saran AI untuk bagian ini."
ACCEPTED = "Saran diterima."
REJECTED = "Saran ditolak; teks rencana tetap."
KEPT = "Pilihan AI diterima."
TAKEN_BACK = "Teks draf dikembalikan."
NO_UNDO = "Tidak ada lagi yang dapat diurungkan."
NO_REDO = "Tidak ada lagi yang dapat diulang."
UNDONE = "Diurungkan: {reason}"
REDONE = "Diulang."
UNDO_UNSAVED = "Rencana ini belum tersimpan, jadi belum dapat diurungkan."
OFFICIAL_FIXED = "Bunyi resmi dikutip apa adanya dan tidak diubah."
BOTH_CHANGED = "Rencana ini juga diubah di jendela lain. Kedua versi tersimpan di Rencanaku."

EDIT_TITLE = "Ubah: {label}"
EDIT_HINT = "F2 simpan · Esc batal · Ctrl+Z urung"
EDIT_KEPT = "Ketikan yang belum selesai dibuka lagi."
EDIT_LEAVE = "Simpan perubahan pada bagian ini?"
EDIT_SOURCE = "Sebelumnya: {mark} {name}. Sesudah disimpan: ■ guru."
EDIT_FINDINGS = "Telaah bagian ini: {text}"
EDIT_FINE = "Telaah bagian ini: tidak ada catatan."

WISH_TITLE = "Minta perubahan: {label}"
WISH_PLACEHOLDER = "misalnya: untuk murid yang belum lancar membaca"
WISH_HINT = "Pustaka mencari teks yang cocok; AI tidak menulis di sini."
WISH_NOTHING = (
    "Pustaka tidak punya teks yang cocok dengan permintaan itu untuk topik ini. Enter di sini "
    "untuk menulisnya sendiri."
)
WISH_FOUND = "{count} teks cocok. Panah untuk memilih, Enter untuk memakai."
WISH_OFFER = "{kind}{fits}{where}\n{text}"
WISH_FITS = " · untuk {fits}"
WISH_ELSEWHERE = " · {label}"
WISH_APPLIED = "Dipakai pada: {label}. Ctrl+Z mengembalikan."

REASON_EDIT = "diubah guru: {label}"
REASON_NEXT = "teks pustaka lain: {label}"
REASON_WISH = "permintaan guru: {label}"
REASON_ACCEPT = "saran AI diterima"
REASON_REJECT = "saran AI ditolak"
REASON_AI = "saran AI"
REASON_DRAFT = "draf"

EXPORT_TITLE = "Buat dokumen"
EXPORT_FOLDER = "Folder"
EXPORT_FORMATS = {
    "docx": "Word (.docx), dapat diubah lagi",
    "pdf": "PDF, dicetak apa adanya",
    "md": "Teks (.md), disalin ke mana saja",
    "html": "Halaman web, untuk ponsel",
    "json": "JSON, untuk program lain",
}
EXPORT_CONTENTS_TITLE = "Isi"
EXPORT_FORMATS_TITLE = "Bentuk berkas (Enter membuatnya)"
EXPORT_CONTENTS = {
    "lengkap": "Rencana lengkap",
    "ringkas": "Satu halaman",
    "modul": "Modul ajar",
    "madrasah": "Bentuk madrasah",
    "guru": "Lembar guru",
    "lkpd": "LKPD saja",
    "soal": "Soal saja",
    "kunci": "Kunci saja",
    "bahan": "Bahan ajar saja",
}
EXPORT_HERE = "Folder biasa"
EXPORT_DRIVE = "USB {path}"
EXPORT_WORKING = "Menulis dokumen …"
EXPORT_DONE = "Dokumen sudah jadi"
EXPORT_PATH = "{path}"
PRINT_HINT = (
    "Mencetak: buka berkas itu dengan Word atau LibreOffice, lalu tekan Ctrl+P. Tidak ada "
    "pencetak? Salin berkas ke USB dan cetak di tempat lain."
)
EXPORT_PENDING_AI = "Masih ada {count} saran AI yang belum diterima; dokumen tidak memuatnya."

RESCUE_TITLE = "Rencana belum tersimpan"
RESCUE_BODY = "{problem}\n\nTeks Anda masih utuh di layar ini. Apa yang ingin dilakukan?"
RESCUE_RETRY = "Coba simpan lagi"
RESCUE_PLACE = "Simpan salinan di {path} ({free} kosong)"
RESCUE_OTHER = "Pilih folder lain …"
RESCUE_LATER = "Lanjutkan dulu; teks tetap di layar"
RESCUE_DONE = "Salinan tersimpan: {path}. Buka lagi lewat Rencanaku, F7."
RESCUE_LEAVE = "Rencana ini BELUM TERSIMPAN. Keluar dan membuangnya?"

FORM_TITLE = "Rencana baru"
FORM_FIELDS = {
    "mapel": ("Mata pelajaran", "ketik beberapa huruf, misalnya ipa"),
    "kelas": ("Kelas", "1 sampai 12"),
    "topik": ("Topik", "ketik beberapa huruf, misalnya pecahan"),
    "jp": ("JP satu pertemuan", "kosong = 2 JP"),
    "murid": ("Jumlah murid", "boleh kosong"),
    "alat": ("Alat", "misalnya: tanpa proyektor, ada pengeras suara"),
    "konteks": ("Tempat", "misalnya: kampung nelayan"),
    "keadaan": ("Keadaan kelas", "misalnya: kelas rangkap, tanpa listrik"),
}
FORM_MAKE = "Buat rencana (F2)"
FORM_CLEAR = "Kosongkan"
FORM_HINT = "Enter: isian berikutnya · panah bawah: pilih saran · F2: buat rencana"
FORM_KEPT = "Isian terakhir Anda dibuka lagi."
FORM_FROM = "Dari kurikulum: {title}"

HELP_PLAN = """\
# Rencana

Kiri: rencana per bagian. Kanan: telaah dan AI.

Tanda asal di depan setiap bagian: **§ resmi**, **○ pustaka**, **■ guru** (Anda), **♦ AI**.

- **Enter** semua pilihan untuk bagian ini
- **U** ubah teks, **M** minta lagi, **P** minta perubahan, **T** terima, **X** tolak
- **F2** buat dokumen, **F3** mulai atau hentikan AI, **F4** ke telaah dan kembali
- **Ctrl+Z** urung, **Ctrl+Y** ulang (semua versi tetap ada di Rencanaku)
"""
HELP_FORM = """\
# Formulir

Isi yang Anda tahu; mapel, kelas, dan topik sudah cukup. Saat mengetik mapel atau topik, saran
muncul di
bawahnya: tekan **panah bawah** lalu **Enter** untuk memakainya. **F2** membuat rencana. Isian
disimpan
saat diketik.
"""
HELP_EDIT = """\
# Mengubah teks

Tulis seperti biasa. **F2** menyimpan, **Esc** kembali. Ketikan disimpan setiap detik; bila laptop
mati,
ketikan itu dibuka lagi. Bagian yang Anda ubah bertanda **■ guru**.
"""
HELP_WISH = """\
# Minta perubahan

Tulis dengan kata sendiri, misalnya *untuk murid yang belum lancar membaca*, *ruang sempit*, *tanpa
listrik*, *di kampung nelayan*. Pustaka menawarkan cara, situasi, atau catatan lain yang cocok
untuk topik
ini. Bila tidak ada yang cocok, dikatakan terus terang dan Anda dapat menulis sendiri.
"""
