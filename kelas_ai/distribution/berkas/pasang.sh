#!/bin/sh
# Memasang atau memperbarui kelas-ai dari USB ini. Pekerjaan guru tidak disentuh.
# Pakai: sh pasang.sh            (pilihan: sh pasang.sh --help)
set -u
usb=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 12
program=${KELAS_PROGRAM:-${XDG_DATA_HOME:-$HOME/.local/share}/kelas-ai-program}
. "$usb/kelas/siapkan.sh"
periksa_laptop
if [ -f "$program/aktif" ] && sh "$program/kelas-ai" --versi >/dev/null 2>&1; then
    # Yang terpasang memeriksa tanda tangan USB ini sebelum apa pun dari USB dijalankan.
    sh "$program/kelas-ai" usb pasang "$usb" --program "$program" "$@"
else
    printf 'Memasang kelas-ai dari %s\n' "$usb"
    buka_lapisan
    dari_lapisan usb pasang "$usb" --program "$program" "$@"
fi
hasil=$?
if [ -t 0 ] && [ -z "${KELAS_TANPA_TUNGGU:-}" ]; then
    printf 'Tekan Enter untuk menutup. '
    read -r _ || :
fi
exit $hasil
