# Dipakai pasang.sh dan jalankan.sh; memerlukan $usb dan $program.
# Membuka lapisan yang dibutuhkan untuk menjalankan kelas-ai: python, paket, aplikasi.

gagal() {
    for baris in "$@"; do printf '%s\n' "$baris" >&2; done
    exit 12
}

periksa_laptop() {
    if [ "$(uname -s)" != Linux ] || [ "$(uname -m)" != x86_64 ]; then
        gagal "USB Kelas ini untuk Linux 64-bit (x86_64); laptop ini $(uname -s) $(uname -m)." \
            "Pakai laptop lain, atau pasang.bat untuk Windows."
    fi
    if [ ! -r "$usb/kelas/jumlah.txt" ]; then
        gagal "Berkas kelas/jumlah.txt tidak ada pada USB ini." \
            "Minta salinan baru, atau perbaiki dari laptop lain: kelas-ai usb salin FOLDER-USB"
    fi
}

cocok() { # $1 = jumlah yang benar, $2 = berkas
    command -v sha256sum >/dev/null 2>&1 || return 0
    [ "$(sha256sum "$2" 2>/dev/null | cut -d' ' -f1)" = "$1" ]
}

buka_lapisan() {
    python='' kode=''
    mkdir -p "$program/lapisan" || gagal "Folder $program tidak dapat dibuat." "Periksa izin folder itu."
    while read -r jumlah jalur; do
        case $jalur in linux-x64/*) ;; *) continue ;; esac
        nama=${jalur##*/}
        nama=${nama%.tgz}
        tempat="$program/lapisan/$nama-$(printf '%.16s' "$jumlah")"
        if [ ! -f "$tempat.siap" ] || [ ! -d "$tempat" ]; then
            printf '  %s ...\n' "$nama"
            if [ ! -r "$usb/kelas/$jalur" ] || ! cocok "$jumlah" "$usb/kelas/$jalur"; then
                gagal "Berkas kelas/$jalur pada USB ini hilang atau rusak." \
                    "Perbaiki dari laptop yang sudah terpasang: kelas-ai usb salin FOLDER-USB"
            fi
            rm -rf "$tempat" "$tempat.part"
            if ! mkdir -p "$tempat.part" || ! tar -xzf "$usb/kelas/$jalur" -C "$tempat.part" 2>/dev/null; then
                rm -rf "$tempat.part"
                gagal "Berkas kelas/$jalur tidak dapat dibuka di $program." \
                    "Mungkin ruang penuh atau USB tercabut. Kosongkan ruang, pasang USB, lalu ulangi."
            fi
            mv "$tempat.part" "$tempat" || gagal "Folder $program tidak dapat ditulis."
        fi
        if [ "$nama" = python ]; then python=$tempat; else kode="$kode${kode:+:}$tempat"; fi
    done <"$usb/kelas/jumlah.txt"
    [ -n "$python" ] && [ -n "$kode" ] || gagal "kelas/jumlah.txt pada USB ini tidak lengkap."
}

dari_lapisan() { # menjalankan kelas-ai langsung dari lapisan yang baru dibuka
    PYTHONHOME="$python" PYTHONPATH="$kode" PYTHONUTF8=1 PYTHONNOUSERSITE=1 \
        PYTHONDONTWRITEBYTECODE=1 "$python/lib/ld-linux-x86-64.so.2" --library-path "$python/lib" \
        "$python/bin/python3" -m kelas_ai "$@"
}
